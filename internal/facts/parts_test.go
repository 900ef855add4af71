package facts

import (
	"reflect"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/resolution"
)

// TestParts: what rules look at together stands in one part.
func TestParts(t *testing.T) {
	base, draft := &resolution.Resolution{Heading: "RESOLUTION 7"}, &resolution.Resolution{Heading: "RESOLUTION 7 (REV.)"}
	at := func(r *resolution.Resolution, path string) Site {
		return Site{Resolution: r, Clause: &resolution.Clause{Path: path, Tags: resolution.NewTags(&resolution.Found{})}, Proposal: -1}
	}
	f := &Facts{HasBase: true}
	fate := func(id string, d Direction, from Site, to *Site) {
		f.Fates = append(f.Fates, Fate{ID: id, Direction: d, From: from, To: to})
	}
	to := func(s Site) *Site { return &s }
	fate("one", Loss, at(base, "1"), to(at(draft, "1")))
	fate("two", Loss, at(base, "2"), to(at(draft, "2")))
	fate("recorded", Loss, at(base, "3"), to(at(draft, "9")))
	fate("new", Gain, at(draft, "4"), nil)
	fate("newer", Gain, at(draft, "5"), nil)
	fate("one again", Gain, at(draft, "1"), to(at(base, "1")))
	fate("beside", Gain, at(draft, "6"), to(at(base, "3")))
	f.Clauses = []Clause{{ID: "c1", Site: at(draft, "9")}}
	ids := func(value ast.Value, list string) []string {
		var out []string
		value.(ast.Object).Get(ast.StringTerm(list)).Value.(*ast.Array).Foreach(func(x *ast.Term) {
			out = append(out, string(x.Value.(ast.Object).Get(ast.StringTerm("id")).Value.(ast.String)))
		})
		return out
	}
	for _, tt := range []struct {
		least int
		want  [][]string
	}{
		{1, [][]string{{"recorded", "beside"}, {"one", "one again"}, {"two"}, {"new"}, {"newer"}}},
		{3, [][]string{{"recorded", "beside", "one", "one again"}, {"two", "new", "newer"}}},
		{100, [][]string{{"recorded", "beside", "one", "one again", "two", "new", "newer"}}},
	} {
		var got [][]string
		for i, p := range f.Divide().Parts(tt.least) {
			value := p.Value()
			got = append(got, ids(value, "fates"))
			if records := ids(value, "clauses"); (len(records) == 1) != (i == 0) {
				t.Errorf("part %d of at least %d has the records %q", i, tt.least, records)
			}
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("parts of at least %d are %q, want %q", tt.least, got, tt.want)
		}
	}
}
