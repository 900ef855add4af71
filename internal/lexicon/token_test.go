package lexicon

import "testing"

// TestFoldOfMarks: marks over and under letters hide no word, those drawn through
// letters strike it out.
func TestFoldOfMarks(t *testing.T) {
	for text, want := range map[string]string{
		"apprópriáte":                   "appropriate",
		"wome\u0301n":                   "women",
		"wıthın":                        "within",
		"RÔLE":                          "role",
		"w\u0336o\u0336m\u0336e\u0336n": "w\u0336o\u0336m\u0336e\u0336n",
	} {
		if got := (&Lexicon{}).Tokens(text, nil); len(got) != 1 || got[0].Fold != want {
			t.Errorf("%q folds to %+v, want %q", text, got, want)
		}
	}
}
