package grammar

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/resolution"
)

// tellingForms are decisions and statements: texts without enacting line and calls, whose
// paragraphs tell what a body did.
var tellingForms = []formCase{
	{"decisions of a council", `
Decision 2031/215
Elections
At its 15th plenary meeting, on 13 June 2031, the Council:
(a) Decided to postpone the election;
(b) Took note of the report on towers.
Decision 2031/216
Towers
At its 16th plenary meeting, on 14 June 2031, the Economic and Social Council, having considered the report, approved the towers.
The Council also requested the Secretary-General to mend masts.
2031/217. Masts
At its 17th meeting, on 15 June 2031, the Council, recalling its resolution 2030/4, approved the agenda set out below:
1. Election of officers.`, `
title: Elections
para/1: At its 15th plenary meeting, on 13 June 2031, the Council:
para/1/a: Decided to postpone the election;
para/1/b: Took note of the report on towers.
--
title: Towers
para/1: At its 16th plenary meeting, on 14 June 2031, the Economic and Social Council, having considered the report, approved the towers.
para/2: The Council also requested the Secretary-General to mend masts.
--
title: Masts
para/1: At its 17th meeting, on 15 June 2031, the Council, recalling its resolution 2030/4, approved the agenda set out below:
para/1/1: Election of officers.`},
	{"statement of a president", `
S/PRST/2031/4
Statement by the President of the Security Council
The Security Council welcomes the towers.
“In this regard, the Council further underlines the role of masts.
Such steps matter to the coast.
The Council will remain seized of the matter.”`, `
title: Statement by the President of the Security Council
para/1: The Security Council welcomes the towers.
para/2: “In this regard, the Council further underlines the role of masts.
para/3: Such steps matter to the coast.
para/4: The Council will remain seized of the matter.”`},
	{"report that mentions a body once", `
Towers of the coast
The Council decided on towers in spring.
Masons came from all parts of the coast.
They built until winter.`, `
title: Towers of the coast
para/1: Towers of the coast
para/2: The Council decided on towers in spring.
para/3: Masons came from all parts of the coast.
para/4: They built until winter.`},
}

// TestTold reads calls where a paragraph tells what a body did, and none in what only
// looks like it.
func TestTold(t *testing.T) {
	for text, want := range map[string]string{
		"The Security Council also calls upon Member States to build towers.":                                "The Security Council also calls upon",
		"At its 14th plenary meeting, on 12 June 2031, the Council, having considered the report, decided …": "The Council decided",
		"At its sixth session, the Commission on Towers requested the secretariat to report.":                "The Commission on Towers requested",
		"“In this regard, the Council expresses its deep concern at the fall of towers.":                     "The Council expresses its deep concern",
		"At the same meeting, the Conference of the Parties took note of the report.":                        "The Conference of the Parties took note",
		"The towers of the Council request nothing.":                                                         "",
		"The Council of the coast, which decided on towers, will meet.":                                      "",
		"In its resolution 30/4, the Council decided on towers.":                                             "",
		"The Secretary-General requested the Council to meet.":                                               "",
		"At its best, the Council decided.":                                                                  "The Council decided",
	} {
		got := ""
		if x, ok := told(text); ok && x.call != nil {
			got = x.call.Text
		}
		if got != want {
			t.Errorf("told(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestNarrativeCalls sees the calls and the organ of a decision.
func TestNarrativeCalls(t *testing.T) {
	text := strings.ReplaceAll(strings.TrimSpace(`
At its 15th plenary meeting, on 13 June 2031, the Economic and Social Council:
(a) Decided to postpone the election;
(b) Requested the Secretary-General to report.
The Council further requested the Commission to meet.`), "\n", "\n\n")
	r := Parse(viewOf("decision", text))[0]
	if r.Form != resolution.FormOutcome || r.Organ != "" {
		t.Errorf("form %q, organ %q; want outcome and none, for no call names the organ", r.Form, r.Organ)
	}
	var got []string
	for _, c := range r.Clauses {
		if c.Call != nil {
			got = append(got, c.Path+" "+c.Call.Verb)
		}
	}
	want := []string{"para/1/a decided", "para/1/b requested", "para/2 requested"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
