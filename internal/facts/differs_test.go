package facts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDiffers sees what policies are told of a force that differs in one thing.
func TestDiffers(t *testing.T) {
	high, low := Rank{Ladder: "operative", Rank: 7, Words: "requests"}, Rank{Ladder: "operative", Rank: 3, Words: "invites"}
	reworded := Rank{Ladder: "operative", Rank: 7, Words: "request"}
	for _, tc := range []struct {
		name  string
		force Force
		want  []string
	}{
		{"nothing", Force{FromPart: "operative", ToPart: "operative", FromVerb: high, ToVerb: high}, nil},
		{"a call of other words", Force{FromCall: high, ToCall: reworded, FromCallText: "requests", ToCallText: "request"}, nil},
		{"a call of another rank", Force{FromCall: low, ToCall: high}, []string{"call"}},
		{"a call of another ladder", Force{FromCall: high, ToCall: Rank{Ladder: "preamble", Rank: 7}}, []string{"call"}},
		{"a modal", Force{FromModal: low, ToModal: high}, []string{"modal"}},
		{"a verb that fell", Force{FromVerb: high, ToVerb: low}, []string{"verb"}},
		{"a verb that rose", Force{FromVerb: low, ToVerb: high}, nil},
		{"a concept that fell", Force{FromConcept: high, ToConcept: low}, []string{"concept"}},
		{"a concept that rose", Force{FromConcept: low, ToConcept: high}, nil},
		{"an abstention", Force{ToNegated: true}, []string{"negated"}},
		{"a part", Force{FromPart: "operative", ToPart: "preamble"}, []string{"part"}},
		{"an addressee", Force{FromAddressee: "the Director", ToAddressee: "Member States"}, nil},
		{
			"all lists",
			Force{
				Qualifiers: []string{"as-needed"}, Limits: []string{"unlawful"}, Turned: []string{"without"}, Unturned: []string{"not"}, Conditions: []string{"unless asked"}, Reach: []string{"all persons"}, Quantities: []string{"report"},
				Lowered: []Change{{Kind: "share"}}, Degrees: []string{"full"}, Items: []string{"fulfilling"}, Moved: true,
			},
			[]string{"limits", "turned", "unturned", "conditions", "reach", "items", "moved", "qualifiers", "quantities", "lowered", "degrees"},
		},
	} {
		if diff := cmp.Diff(tc.want, tc.force.Differs()); diff != "" {
			t.Errorf("%s: -want +got:\n%s", tc.name, diff)
		}
	}
}
