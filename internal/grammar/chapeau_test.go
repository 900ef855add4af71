package grammar

import (
	"strings"
	"testing"
)

// TestChapeau sees items below a paragraph stand under its last call, and under no noun
// that looks like one; a verb in the plain form is what is called for.
func TestChapeau(t *testing.T) {
	text := strings.TrimSpace(`
91/3. Bridges
The General Assembly,
Noting the report,
1. Expresses concern at floods, and in this regard urges States:
(a) To build bridges;
2. Notes with interest appeals, requests and challenges:
(a) The first appeal;
3. Calls upon all States:
(a) Adopt rules for bridges;
4. The Commission urges Governments to act:
(a) Encourage builders;
5. Welcomes the report on bridges and requests:
(a) The Secretary-General to count bridges;
(b) States to mend them;
6. Notes with interest the appeals, challenges and requests:
(a) The first request of the year.`)
	want := map[string]string{
		"op/1": "expresses concern", "op/1/a": "urges", "op/2/a": "notes with interest", "op/3/a": "calls upon",
		"op/4": "urges", "op/4/a": "urges",
		"op/5": "welcomes", "op/5/a": "requests", "op/5/b": "requests", "op/6/a": "notes with interest",
	}
	rs := Parse(viewOf("chapeau", strings.ReplaceAll(text, "\n", "\n\n")))
	for path, verb := range want {
		c := rs[0].Find(path)
		if c == nil || c.Call == nil {
			t.Errorf("%s: %+v has no call", path, c)
			continue
		}
		if c.Call.Verb != verb {
			t.Errorf("%s stands under %q, want %q", path, c.Call.Verb, verb)
		}
	}
	if c := rs[0].Find("op/1/a"); c != nil && (len(c.Call.Addressees) != 1 || c.Call.Addressees[0] != "States" || !c.Call.Operative) {
		t.Errorf("the call of op/1/a is %+v", c.Call)
	}
}
