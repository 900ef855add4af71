package grammar_test

import (
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
)

// TestNestedLists: lists of three levels that count in the same way keep their levels,
// without a colon before them.
func TestNestedLists(t *testing.T) {
	const head = "<p>The General Assembly,</p><p>Recalling its resolution 66/184,</p>"
	const list = "<ol><li>Decides to count:<ol TYPE><li>towers;</li><li>masts;<ol TYPE><li>old;</li><li>new;</li></ol></li><li>wires;</li></ol></li><li>Decides to end.</li></ol>"
	md := "The General Assembly,\n\nRecalling its resolution 66/184,\n\n1. Decides to count:\n    1. towers;\n    1. masts;\n        1. old;\n        2. new;\n    4. wires;\n3. Decides to end.\n"
	numbers := "pp/1 op/1 op/1/1 op/1/2 op/1/2/1 op/1/2/2 op/1/3 op/2"
	for _, tt := range []struct{ name, text, want string }{
		{"a.html", head + strings.ReplaceAll(list, " TYPE", ""), numbers},
		{"b.html", head + strings.ReplaceAll(list, "TYPE", "type=a"), "pp/1 op/1 op/1/a op/1/b op/1/b/a op/1/b/b op/1/c op/2"},
		{"c.md", md, numbers},
	} {
		doc, err := read.Document(tt.name, []byte(tt.text), limit.Default())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range grammar.Parse(doc.View(document.Draft))[0].Clauses[1:] {
			got = append(got, c.Path)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
