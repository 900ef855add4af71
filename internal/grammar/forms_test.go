package grammar

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
)

// outline writes the clauses of all resolutions of a text, one a line.
func outline(v *document.View) string {
	var out strings.Builder
	for i, r := range Parse(v) {
		if i > 0 {
			out.WriteString("--\n")
		}
		for _, c := range r.Clauses {
			fmt.Fprintf(&out, "%s: %s", c.Path, strings.ReplaceAll(c.Text, "\n", " / "))
			for _, x := range c.Variants {
				fmt.Fprintf(&out, " {%s|%v|%s}", x.Owner, x.Delete, x.Text)
			}
			for _, o := range c.Open {
				fmt.Fprintf(&out, " [%s]", c.Text[o.Start:o.End])
			}
			if len(c.Notes) > 0 {
				fmt.Fprintf(&out, " ^%s", strings.Join(c.Notes, ","))
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// TestForms reads one small text for each form and each of its rare shapes. In
// the texts a line is a paragraph.
func TestForms(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			text := strings.ReplaceAll(strings.TrimSpace(f.text), "\n", "\n\n")
			v := viewOf(f.name, text)
			check(t, v, Parse(v))
			if d := cmp.Diff(strings.TrimSpace(f.want), strings.TrimSpace(outline(v))); d != "" {
				t.Errorf("outline differs (-want +got):\n%s", d)
			}
		})
	}
}

type formCase struct{ name, text, want string }

var forms = slices.Concat(ituForms, unForms, bracketForms, fieldForms, numberForms, bodyForms, listForms, tellingForms)
