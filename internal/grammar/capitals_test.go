package grammar

import (
	"slices"
	"testing"

	"github.com/resolint/resolint/internal/resolution"
)

// TestCapitalCalls reads calls that begin with a capital, as some word processors
// and many delegations print them.
func TestCapitalCalls(t *testing.T) {
	v := viewOf("a.txt", "RESOLUTION 7 (REV. DUBAI, 2018)\n\nTitle\n\nThe Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),\n\n"+
		"Recalling\n\na) one;\n\nb) two,\n\nResolves\n\n1 to act;\n\n2 to go on,\n\nInstructs the Director of the Telecommunication Development Bureau\n\n1 to assist;\n\n2 to report,\n\n"+
		"Invites Member States\n\nto take part.")
	var paths []string
	for _, r := range Parse(v) {
		for i := range r.Clauses {
			if r.Clauses[i].Part == resolution.PartOperative {
				paths = append(paths, r.Clauses[i].Path)
			}
		}
	}
	want := []string{
		"resolves/1", "resolves/2", "instructs the Director of the Telecommunication Development Bureau/1",
		"instructs the Director of the Telecommunication Development Bureau/2", "invites Member States",
	}
	if !slices.Equal(paths, want) {
		t.Errorf("paths %q\nwant  %q", paths, want)
	}
}
