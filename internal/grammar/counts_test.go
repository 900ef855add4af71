package grammar

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestLongCounts: numbers beyond 199 and 999 are labels where the count has come so far,
// in all their forms, and quantities and years elsewhere.
func TestLongCounts(t *testing.T) {
	const head = "RESOLUTION 12 (Lusaka, 2026)\n\nTowers\n\nThe Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),\n\nresolves\n\n"
	for _, form := range []string{"%d", "%d.", "%d)"} {
		var text strings.Builder
		text.WriteString(head)
		for i := 1; i <= 1203; i++ {
			if i%400 == 0 {
				continue // a gap: clauses 400, 800 and 1200 were deleted
			}
			fmt.Fprintf(&text, form+" to build tower %d;\n\n", i, i)
			if i == 250 {
				text.WriteString("2027 masts to the north of it;\n\n")
			}
		}
		v := viewOf("long", text.String())
		var paths []string
		for _, c := range Parse(v)[0].Clauses {
			paths = append(paths, c.Path)
		}
		for _, want := range []string{"resolves/199", "resolves/200", "resolves/250", "resolves/401", "resolves/999", "resolves/1000", "resolves/1203"} {
			if !slices.Contains(paths, want) {
				t.Errorf("form %q has no clause %s", form, want)
			}
		}
		if slices.Contains(paths, "resolves/2027") {
			t.Errorf("form %q takes a quantity for a label", form)
		}
	}
}
