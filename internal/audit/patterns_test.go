package audit_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/strictyaml"
)

// pattern is a way in which language is lost, gained or missing, by the numbers
// under which the field's notes list them: P1 to P28, G1 to G8, M1 to M11, S1 to
// S23, H1 to H5.
type pattern struct {
	ID string `yaml:"id"`
	Is string `yaml:"is"`
	// Finds are texts in which it has to be found, Silent its twins: texts that look
	// like it and give information at most.
	Finds  []patternRow `yaml:"finds"`
	Silent []patternRow `yaml:"silent"`
	// Meta says why no text can show it.
	Meta string `yaml:"meta"`
}

// patternRow is one audit of texts that hold little but the words in question.
type patternRow struct {
	About string `yaml:"about"`
	// Form is "itu" (the default), "un" or "outcome": the head that is put before the
	// texts. Each line of a text is a paragraph. Call stands above the only item
	// where the texts are items.
	Form      string `yaml:"form"`
	Title     string `yaml:"title"`
	BaseTitle string `yaml:"base_title"`
	Call      string `yaml:"call"`
	Base      string `yaml:"base"`
	Proposal  string `yaml:"proposal"`
	Draft     string `yaml:"draft"`
	// Package are whole texts by file name.
	Package map[string]string `yaml:"package"`
	// Want are wanted findings, "rule @ clause" or "rule|rule @ clause"; without a
	// clause it is Call. May are rules that an expert may report besides, Also rules
	// that have to be reported wherever.
	Want []string `yaml:"want"`
	May  []string `yaml:"may"`
	Also []string `yaml:"also"`
	// Level is the level of what is wanted, where it matters.
	Level finding.Level `yaml:"level"`
	// Notice is a part of a notice that is wanted.
	Notice string `yaml:"notice"`
	// Todo says why the row fails; it then has to fail.
	Todo string `yaml:"todo"`
}

// TestPatterns audits a table of texts for every pattern and check of the field.
func TestPatterns(t *testing.T) {
	all := patterns(t)
	for _, p := range all {
		t.Run(p.ID, func(t *testing.T) {
			for i := range p.Finds {
				row := &p.Finds[i]
				if len(row.Want) == 0 && row.Notice == "" {
					t.Errorf("%s: nothing is wanted of “%s”", p.ID, row.About)
				}
				row.run(t)
			}
			for i := range p.Silent {
				row := &p.Silent[i]
				if len(row.Want)+len(row.May)+len(row.Also) > 0 {
					t.Errorf("%s: “%s” is no silent twin", p.ID, row.About)
				}
				row.run(t)
			}
		})
	}
}

// TestPatternsComplete asks for a row that works for every number.
func TestPatternsComplete(t *testing.T) {
	have := map[string]*pattern{}
	for i, p := range patterns(t) {
		if have[p.ID] != nil {
			t.Errorf("%s stands twice", p.ID)
		}
		have[p.ID] = &patterns(t)[i]
	}
	for _, series := range []struct {
		letter string
		last   int
	}{{"P", 28}, {"G", 8}, {"M", 11}, {"S", 23}, {"H", 5}} {
		for n := range series.last {
			id := fmt.Sprintf("%s%d", series.letter, n+1)
			p := have[id]
			if p == nil {
				t.Errorf("%s is missing", id)
				continue
			}
			works := func(row patternRow) bool { return row.Todo == "" }
			rows := p.Finds
			if len(rows) == 0 {
				rows = p.Silent // what is never a finding
			}
			if p.Meta == "" && !slices.ContainsFunc(rows, works) {
				t.Errorf("%s (%s) is not seen to work", id, p.Is)
			}
			if p.Meta != "" && len(rows) > 0 {
				t.Errorf("%s has rows and says that it can have none", id)
			}
		}
	}
}

func patterns(t *testing.T) []pattern {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "patterns", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables of patterns (%v)", err)
	}
	var out []pattern
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var some []pattern
		if err := strictyaml.Read(f, data, &some); err != nil {
			t.Fatal(err)
		}
		out = append(out, some...)
	}
	return out
}

func (row *patternRow) run(t *testing.T) {
	t.Helper()
	t.Run(row.About, func(t *testing.T) {
		a, err := auditor()
		if err != nil {
			t.Fatal(err)
		}
		report, err := a.Run(context.Background(), []audit.Job{row.job()})
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Failures) > 0 {
			t.Fatalf("failures: %+v", report.Failures)
		}
		faults := row.faults(&report.Documents[0])
		switch {
		case row.Todo != "" && len(faults) == 0:
			t.Errorf("the row works: take its mark off (todo: %s)", row.Todo)
		case row.Todo != "":
			t.Logf("todo: %s (%s)", row.Todo, strings.Join(faults, "; "))
		case len(faults) > 0:
			t.Errorf("%s\nbase:  %s\ndraft: %s", strings.Join(faults, "\n"), row.Base, row.Draft)
		}
	})
}

// faults says what the findings lack and what they have too much.
func (row *patternRow) faults(doc *finding.Document) []string {
	var out []string
	used := make([]bool, len(doc.Findings))
	for _, want := range append(slices.Clone(row.Want), row.Also...) {
		rules, clause, placed := strings.Cut(want, " @ ")
		if !placed && !slices.Contains(row.Also, want) {
			clause = row.Call
		}
		found := false
		for i := range doc.Findings {
			f := &doc.Findings[i]
			if slices.Contains(strings.Split(rules, "|"), f.Rule) && at(f, clause) && f.Level == cmp.Or(row.Level, f.Level) {
				found, used[i] = true, true
			}
		}
		if !found {
			out = append(out, "not found: "+want)
		}
	}
	for i := range doc.Findings {
		f := &doc.Findings[i]
		if !used[i] && f.Level != finding.LevelNone && !slices.Contains(row.May, f.Rule) {
			out = append(out, fmt.Sprintf("false: %s (%s) on %s: %s", f.Rule, f.Level, f.Subject().Clause, f.Message))
		}
	}
	if row.Notice != "" && !slices.ContainsFunc(doc.Notices, func(n string) bool { return strings.Contains(n, row.Notice) }) {
		out = append(out, fmt.Sprintf("no notice with %q: %q", row.Notice, doc.Notices))
	}
	return out
}

// at reports whether a finding is about a clause; the empty one is any.
func at(f *finding.Finding, path string) bool {
	return path == "" || slices.Contains([]string{clause(f.Base), clause(f.Proposal), clause(f.Draft)}, path)
}

func (row *patternRow) job() audit.Job {
	job := audit.Job{Name: row.About}
	for _, name := range slices.Sorted(maps.Keys(row.Package)) {
		job.Draft = append(job.Draft, asIs(name, row.Package[name])...)
	}
	if row.Package == nil {
		job.Draft = asIs("draft.txt", row.text(row.Title, "GENEVA, 2030", row.Draft))
	}
	if row.Base != "" {
		job.Base = asIs("base.txt", row.text(cmp.Or(row.BaseTitle, row.Title), "LIMA, 2026", row.Base))
	}
	if row.Proposal != "" {
		job.Proposals = asIs("proposal.txt", row.text(row.Title, "LIMA, 2026", row.Proposal))
	}
	return job
}

// text puts the head of a text before its paragraphs.
func (row *patternRow) text(title, edition, body string) string {
	body = strings.TrimSpace(body)
	if row.Call != "" {
		if !strings.Contains(body, "\n") {
			body += "."
		}
		body = row.Call + "\n\n" + body
	}
	var paragraphs []string
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	title = cmp.Or(title, "Work of the organization")
	var head []string
	switch row.Form {
	case "un":
		head = []string{"A/C.3/85/L.9", title, "The General Assembly,"}
	case "outcome":
		head = []string{"Outcome document", title}
		paragraphs = append(paragraphs, "8. We thank the host country.", "9. We will meet again in ten years.")
	default:
		city, year, _ := strings.Cut(edition, ", ")
		head = []string{
			"RESOLUTION 299 (REV. " + edition + ")", title,
			fmt.Sprintf("The Plenipotentiary Conference of the International Telecommunication Union (%s, %s),", city[:1]+strings.ToLower(city[1:]), year),
		}
	}
	return strings.Join(append(head, paragraphs...), "\n\n") + "\n"
}
