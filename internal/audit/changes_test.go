package audit_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

const readingBase = `The Human Rights Council,

Recalling the report of the Secretary-General on harbours of 3 May 2019,

1. Requests the Director to train engineers in remote ports, with particular attention to women and girls;

2. Urges all States to let fishing boats land their catch where a guard of the coast agrees;

3. Decides to review the tables of tides at its forty-first session;
`

const readingDraft = `The Human Rights Council,

Recalling the report of the Secretary-General on harbours of 7 June 2021,

1. Requests the Director to train engineers in remote ports;

2. Urges all States to let fishing boats land their catch;

3. Decides to review the tables of tides at its forty-fifth session;

4. Invites painters to the quay;
`

func TestReadingList(t *testing.T) {
	doc := audited(t, readingBase, readingDraft)
	got := map[string]string{}
	for _, c := range doc.Changes {
		at := ""
		if c.Base != nil {
			at = c.Base.Clause
		}
		if c.Draft != nil {
			at += "→" + c.Draft.Clause
		}
		got[at] = c.Reading
		if (c.Reading == finding.Judged) != (len(c.Findings) > 0) {
			t.Errorf("%s is %s with %d findings", at, c.Reading, len(c.Findings))
		}
	}
	for at, want := range map[string]string{
		"op/1→op/1": finding.Judged, "op/2→op/2": finding.ToRead, "pp/1→pp/1": finding.Editorial,
		"op/3→op/3": finding.Editorial, "→op/4": finding.ToRead,
	} {
		if got[at] != want {
			t.Errorf("%s is %q, want %q (%v)", at, got[at], want, got)
		}
	}
	if n := doc.Likely(); n < 1 || n > 2 {
		t.Errorf("the first %d hold what is likely to matter", n)
	}
}

func audited(t *testing.T, base, draft string) finding.Document {
	t.Helper()
	job := audit.Job{Name: "draft.txt", Draft: asIs("draft.txt", draft)}
	if base != "" {
		job.Base = asIs("base.txt", base)
	}
	r, err := audit.Run(context.Background(), []audit.Job{job}, audit.Options{Limits: limit.Default()})
	if err != nil || len(r.Failures) > 0 {
		t.Fatal(err, r.Failures)
	}
	return r.Documents[0]
}

// TestNothingIsUnaccountedFor holds, over real successive texts, that the reading list
// has every changed clause of the base and every new one of the draft exactly once.
func TestNothingIsUnaccountedFor(t *testing.T) {
	table, err := os.ReadFile(testkit.Shared(t, "corpus", "series.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	folder := testkit.Shared(t, "corpus", "un")
	rows := strings.Split(strings.TrimSpace(string(table)), "\n")[1:]
	every := testkit.Thin(60)
	if testing.Short() {
		every = 20
	}
	for i := 0; i < len(rows); i += every {
		cells := strings.Split(rows[i], "\t")
		text := map[string]string{}
		for _, name := range cells[:2] {
			data, err := os.ReadFile(filepath.Join(folder, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			text[name] = string(data)
		}
		accounted(t, cells[0]+" → "+cells[1], audited(t, text[cells[0]], text[cells[1]]), map[string]map[string]int{"-": copies(t, text[cells[0]]), "+": copies(t, text[cells[1]])})
	}
}

// copies counts the clauses of a text that have a path: a file may hold several
// resolutions, and now and then two of them have the very words at a path.
func copies(t *testing.T, text string) map[string]int {
	t.Helper()
	doc, err := read.Document("text.txt", []byte(text), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, r := range grammar.Parse(doc.View(document.Draft)) {
		for i := range r.Clauses {
			n[r.Clauses[i].Path]++
		}
	}
	return n
}

func accounted(t *testing.T, name string, doc finding.Document, paths map[string]map[string]int) {
	t.Helper()
	base, draft := map[string]int{}, map[string]int{}
	type clause struct{ sign, path, text string }
	seen := map[clause]int{}
	for _, c := range doc.Changes {
		switch {
		case c.Base != nil:
			base[c.Base.Clause]++
			seen[clause{"-", c.Base.Clause, c.Base.Text}]++
		case c.Draft != nil:
			seen[clause{"+", c.Draft.Clause, c.Draft.Text}]++
		default:
			t.Errorf("%s: an entry without clauses", name)
		}
		if c.Draft != nil {
			draft[c.Draft.Clause]++
		}
	}
	for at, n := range seen {
		if n > max(1, paths[at.sign][at.path]) {
			t.Errorf("%s: a clause stands %d times in the list: %s%s %.60s", name, n, at.sign, at.path, at.text)
		}
	}
	for i := range doc.Resolutions {
		for _, c := range doc.Resolutions[i].Clauses {
			gone := len(c.Diff) == 1 && c.Diff[0].Op == "-"
			added := len(c.Diff) == 1 && c.Diff[0].Op == "+"
			if gone && base[c.Path] == 0 && strings.TrimSpace(c.Diff[0].Text) != "" {
				t.Errorf("%s: %s is gone and not in the list", name, c.Path)
			}
			if added && draft[c.Path] == 0 && strings.TrimSpace(c.Diff[0].Text) != "" {
				t.Errorf("%s: %s is new and not in the list", name, c.Path)
			}
		}
	}
}
