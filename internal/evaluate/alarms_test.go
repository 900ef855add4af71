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
