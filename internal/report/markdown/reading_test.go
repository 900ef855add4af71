package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/reporttest"
)

// listed is a report whose first document has a reading list of n changes.
func listed(n int) *finding.Report {
	r := reporttest.Sample()
	d := &r.Documents[0]
	for i := range n {
		c := finding.Change{
			Base: &finding.ChangeSide{Clause: fmt.Sprintf("op/%d", i+1), Text: "to report | each year @octocat"}, Draft: &finding.ChangeSide{Clause: fmt.Sprintf("op/%d", i+2), Text: "to report | as appropriate"},
			Relation: "edited", Reading: finding.ToRead, Interest: 0.5, Diff: reporttest.Diff("to report | [-each year @octocat-]{+as appropriate+}"),
		}
		switch i {
		case 0:
			c.Reading, c.Findings = finding.Judged, []string{d.Findings[0].Fingerprint}
		case 1:
			c.Base = nil
		case 2:
			c.Draft = nil
		}
		d.Changes = append(d.Changes, c)
	}
	return r
}

func TestReadingList(t *testing.T) {
	out := string(reporttest.Bytes(t, Writer{}, listed(60)))
	for _, want := range []string{
		"<details><summary>Reading list: the first 60 of 60 changed clauses hold what is likely to matter; 1 judged, 59 to read, 0 editorial</summary>\n\n| | Clause |",
		"| 1 | op/1 → op/2<br>judged, medium | to report &#124; <del>each year @\u200boctocat</del> | to report &#124; <ins>as appropriate</ins> |",
		"| 2 | op/3 (new)<br>to read, medium | – | ",
		"| 3 | op/3 (gone)<br>to read, medium | to report",
		"| 40 | op/40 → op/41",
		"… and 20 more changed clauses; the HTML and JSON reports have all.\n\n</details>",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("nowhere says %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, "| 41 |") {
		t.Error("the list goes on")
	}
}

// TestReadingListIsBounded: the list takes what the findings leave, and no finding's room.
func TestReadingListIsBounded(t *testing.T) {
	plain := string(reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	for limit := 2000; limit < 30_000; limit += 1000 {
		out := string(reporttest.Bytes(t, Writer{limit: limit}, listed(500)))
		if len(out) > limit && limit > 6000 {
			t.Errorf("a limit of %d gives %d bytes", limit, len(out))
		}
		if strings.Count(out, "<details>") != strings.Count(out, "</details>") {
			t.Errorf("limit %d: what is folded does not end", limit)
		}
		if limit > len(plain)+1000 && !strings.Contains(out, "The gender digital divide is no longer considered") {
			t.Errorf("limit %d: the list has taken the room of a finding", limit)
		}
	}
}
