package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// mostReasons is how many features for and how many against a finding are printed.
const mostReasons = 5

// Why prints how a finding was judged: what was held against what, and what spoke most
// for it and against it. What was found in the draft itself was held against nothing.
func Why(out io.Writer, f *finding.Finding) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "%s  %s  %s\n%s\n", f.Fingerprint, f.Level, f.Rule, plain.Line(f.Message))
	g := f.Grounds
	if g == nil || len(g.Base) == 0 {
		fmt.Fprintf(w, "\nA rule found this in the draft itself; resolint explain %s says which.\n", f.Rule)
	} else {
		heldAgainst(w, g)
	}
	if g != nil {
		reasons(w, f)
	}
	fmt.Fprintln(w)
	return flush(w)
}

// heldAgainst prints the statements of the two clauses.
func heldAgainst(w io.Writer, g *finding.Grounds) {
	fmt.Fprintf(w, "\nbase\n")
	for _, l := range g.Base {
		fmt.Fprintf(w, "  %s\n", plain.Line(l))
	}
	if len(g.Draft) == 0 {
		fmt.Fprintf(w, "draft: nothing took its place\n")
		return
	}
	fmt.Fprintf(w, "draft (%s, %.2f alike)\n", g.Relation, g.Likeness)
	for _, l := range g.Draft {
		fmt.Fprintf(w, "  %s\n", plain.Line(l))
	}
}

// reasons prints the features that speak most for a finding and against it.
func reasons(w io.Writer, f *finding.Finding) {
	g := f.Grounds
	fmt.Fprintf(w, "\nconfidence %.2f, log odds from %+.2f\n", f.Confidence, g.Bias)
	for _, side := range []struct {
		name string
		sign float64
	}{{"for", 1}, {"against", -1}} {
		var said []string
		for _, r := range g.Reasons {
			if r.Weight*side.sign > 0 && len(said) < mostReasons {
				said = append(said, fmt.Sprintf("%s %+.2f", r.Name, r.Weight))
			}
		}
		if len(said) > 0 {
			fmt.Fprintf(w, "  %-8s %s\n", side.name, strings.Join(said, ", "))
		}
	}
}

func flush(w *bufio.Writer) error {
	if err := w.Flush(); err != nil {
		return fmt.Errorf("print grounds: %w", err)
	}
	return nil
}
