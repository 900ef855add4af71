package cli

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/confidence"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/spf13/cobra"
)

// LastingOptions are the arguments and flags of resolint learn lasting.
type LastingOptions struct {
	*Factory
	List    string
	Texts   string
	Output  string
	Penalty float64
	Least   int
	Jobs    int

	ctx context.Context
}

// NewCmdLasting returns the command learn lasting.
func NewCmdLasting(f *Factory, run func(*LastingOptions) error) *cobra.Command {
	o := &LastingOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "lasting LIST.tsv --texts DIR",
		Short: "Learn which words stand for long in successive texts",
		Long: `Learn which words stand for long in successive texts: those of a panel or an
anniversary go with the next text, those of a duty stay. The list names pairs of texts,
one a line: the earlier, the later and the SHA-256 of each, with tabs between; the texts
are NAME.txt in the folder that --texts names. No label is needed. The same list gives
the same file, byte for byte.`,
		Example: "  resolint learn lasting testdata/lasting/series.tsv --texts ../texts --output rules/lasting.yaml",
		Args:    takes("LIST.tsv"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.List, o.ctx = args[0], cmd.Context()
			if run == nil {
				run = runLasting
			}
			return run(o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Texts, "texts", "", "`DIR` with the texts that the list names")
	flags.StringVarP(&o.Output, "output", "o", "", "`FILE` to write the words with their weights to")
	flags.Float64Var(&o.Penalty, "penalty", 20, "how strongly weights are held near zero")
	flags.IntVar(&o.Least, "least", 100, "leave out words that fewer than `N` paragraphs have")
	flags.IntVar(&o.Jobs, "jobs", 1, "read `N` pairs at once")
	return cmd
}

func runLasting(o *LastingOptions) error {
	jobs, err := o.pairs()
	if err != nil {
		return err
	}
	all, err := audit.Lasting(o.ctx, jobs, audit.Options{Version: o.Version, Jobs: o.Jobs, Limits: limit.Default()})
	if err != nil {
		return err
	}
	m := confidence.Fit(all, o.Penalty, o.Least).Part(audit.LastingWord)
	m.About = fmt.Sprintf("%d paragraphs of %d pairs of successive texts", len(all), len(jobs))
	fmt.Fprintf(o.Out, "%s, %d words\n", m.About, len(m.Weights))
	if o.Output == "" {
		return nil
	}
	return output.File(o.abs(o.Output), func(w io.Writer) error { return m.Write(w) })
}

// pairs reads the list and its texts, and holds these against their digests.
func (o *LastingOptions) pairs() ([]audit.Job, error) {
	var jobs []audit.Job
	data, err := os.ReadFile(o.abs(o.List))
	if err != nil {
		return nil, fmt.Errorf("learn lasting: %s: %w", o.List, capped.Bare(err))
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 4 {
			return nil, fmt.Errorf("%s: line %d has %d fields, not 4: the earlier text, the later, the SHA-256 of each", o.List, n, len(fields))
		}
		var texts [2][]byte
		for i := range texts {
			texts[i], err = os.ReadFile(filepath.Join(o.abs(o.Texts), fields[i]+".txt"))
			if err != nil {
				return nil, fmt.Errorf("%s: line %d: %w; name the folder of the texts with --texts", o.List, n, capped.Bare(err))
			}
			if sum := sha256.Sum256(texts[i]); hex.EncodeToString(sum[:]) != fields[2+i] {
				return nil, fmt.Errorf("%s: line %d: %s is another text than the list was made of", o.List, n, fields[i])
			}
		}
		jobs = append(jobs, audit.Job{Name: fields[0] + " " + fields[1], Base: []audit.Source{inMemory("base.txt", texts[0])}, Draft: []audit.Source{inMemory("draft.txt", texts[1])}})
	}
	if len(jobs) == 0 {
		return nil, fmt.Errorf("%s lists no pairs of texts", o.List)
	}
	return jobs, lines.Err()
}
