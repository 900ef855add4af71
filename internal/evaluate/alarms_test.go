package evaluate

import "testing"

func TestLoss(t *testing.T) {
	complete, spots, may := true, false, false
	wants := []Wanted{
		{Rule: "gender/removed", Side: "base", Clause: "op/1"},
		{Rule: "mandate/weakened", Side: "base", Clause: "op/2", Must: &may},
		{Rule: "mandate/expanded", Side: "draft", Clause: "op/3"},
		{Rule: "gender/moved", Side: "base", Clause: "op/4"},
	}
	quiets := []Quiet{{Side: "base", Clause: "op/5"}, {Side: "draft", Clause: "op/6"}}
	for _, c := range []struct {
		about       string
		complete    *bool
		clause      string
		loss, known bool
	}{
		{"a finding that has to be there", &complete, "op/1", true, true},
		{"no-break spaces are spaces", &complete, "op/1 ", true, true},
		{"one that experts argue about", &complete, "op/2", false, false},
		{"a finding on the draft is no loss of the base", &complete, "op/3", false, true},
		{"a move is no loss", nil, "op/4", false, true},
		{"quiet", &spots, "op/5", false, true},
		{"quiet on the other side", &spots, "op/6", false, false},
		{"spot labels say nothing of the rest", &spots, "op/9", false, false},
		{"complete labels do", &complete, "op/9", false, true},
	} {
		x := Case{Want: Want{Findings: wants, Quiet: quiets, Complete: c.complete}}
		if loss, known := x.Loss(c.clause); loss != c.loss || known != c.known {
			t.Errorf("%s: %v, %v", c.about, loss, known)
		}
	}
}

// TestLabelOnTheDraft: an alarm about a clause that is new in the draft has its place there,
// and says of a missing word what no labeller of pairs was asked.
func TestLabelOnTheDraft(t *testing.T) {
	spots := false
	w := Want{Complete: &spots}
	for _, a := range []alarm{
		{Rule: "gender/missing", New: "op/1", Verdict: "wrong"},
		{Rule: "mandate/expanded", New: "op/2", Verdict: "right"},
		{Rule: "mandate/expanded", Verdict: "wrong"},
	} {
		if err := w.take(&a); err != nil {
			t.Fatal(err)
		}
	}
	x := Case{Want: w}
	for _, c := range []struct {
		about  string
		found  Found
		wanted float64
		known  bool
	}{
		{"judged wrong", Found{Rule: "gender/missing", Draft: "op/1"}, 0, true},
		{"another family there", Found{Rule: "human-rights/missing", Draft: "op/1"}, 0, false},
		{"judged right", Found{Rule: "mandate/expanded", Draft: "op/2"}, 1, true},
		{"not judged", Found{Rule: "gender/missing", Draft: "op/3"}, 0, false},
	} {
		if wanted, known := x.Label(&c.found); wanted != c.wanted || known != c.known {
			t.Errorf("%s: %v, %v", c.about, wanted, known)
		}
	}
}
