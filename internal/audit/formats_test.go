package audit_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
)

const testdata = "../../testdata"

// formats are the extensions of the files that testdata/formats writes.
var formats = []string{"txt", "md", "html", "docx", "odt", "akn", "pdf"}

// TestFormatsAreWhatTheirProgramWrites runs the program and compares bytes.
func TestFormatsAreWhatTheirProgramWrites(t *testing.T) {
	out := t.TempDir()
	cmd := exec.Command("go", "run", ".", "-from", "../connectivity", "-o", out)
	cmd.Dir = filepath.Join(testdata, "formats")
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("run the program: %v\n%s", err, msg)
	}
	for _, ext := range formats {
		for _, role := range []string{"base", "draft"} {
			name := role + "." + ext
			if !bytes.Equal(bytesOf(t, filepath.Join(out, name)), bytesOf(t, formatFile(role, ext))) {
				t.Errorf("%s is not what its program writes; run: go run ./testdata/formats", name)
			}
		}
	}
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func formatFile(role, ext string) string {
	return filepath.Join(testdata, "formats", role+"."+ext)
}

// words folds what formats spell in several ways: white space and ends of lines.
func words(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// treeOf lists the clauses of a file: part, path, label and words, and above them
// what names the resolution.
func treeOf(t *testing.T, path string) []string {
	t.Helper()
	doc, err := read.Document(path, bytesOf(t, path), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Notices) > 0 {
		t.Errorf("%s: notices %q", path, doc.Notices)
	}
	var out []string
	for _, r := range grammar.Parse(doc.View(document.Draft)) {
		out = append(out, words(fmt.Sprintf("%s %s %s %s %s %s %s revision=%t", r.Form, r.Organ, r.Kind, r.Number, r.Place, r.Year, r.Heading, r.Revision)))
		for i := range r.Clauses {
			c := &r.Clauses[i]
			call := ""
			if c.Call != nil {
				call = fmt.Sprintf("%s (%s to %s, %t)", c.Call.Text, c.Call.Verb, strings.Join(c.Call.Addressees, "; "), c.Call.Operative)
			}
			out = append(out, fmt.Sprintf("%s %s [%s] %s: %s", c.Part, c.Path, c.Label, call, words(c.Text)))
		}
	}
	return out
}

// TestFormatsHaveOneTree: the same resolution gives the same clauses in all formats.
func TestFormatsHaveOneTree(t *testing.T) {
	for _, role := range []string{"base", "draft"} {
		want := treeOf(t, filepath.Join(testdata, "connectivity", role+".txt"))
		if len(want) < 30 {
			t.Fatalf("%s: only %d clauses", role, len(want))
		}
		for _, ext := range formats {
			t.Run(role+"."+ext, func(t *testing.T) {
				if diff := gocmp.Diff(want, treeOf(t, formatFile(role, ext))); diff != "" {
					t.Errorf("clauses (-want +got):\n%s", diff)
				}
			})
		}
	}
}

func fileJob(name, base, draft string) audit.Job {
	load := func(path string) []audit.Source {
		return []audit.Source{{Name: path, Path: filepath.Base(path), Load: func() ([]byte, error) { return os.ReadFile(path) }}}
	}
	return audit.Job{Name: name, Base: load(base), Draft: load(draft)}
}

// said is what a finding says whatever the format: rule, level, concept, and on
// each side the clause and the words.
func said(f *finding.Finding) string {
	side := func(l *finding.Location) string {
		if l == nil {
			return "-"
		}
		return l.Clause + ": " + words(l.Text)
	}
	surviving := "-"
	if f.Surviving != nil {
		surviving = f.Surviving.Clause + ": " + words(f.Surviving.Text)
	}
	suggestion := "-"
	if f.Suggestion != nil {
		suggestion = words(f.Suggestion.Text)
	}
	return fmt.Sprintf("%s %s %s\n  base %s\n  draft %s\n  still %s\n  ask for %s\n  %s", f.Rule, f.Level, f.Concept,
		side(f.Base), side(f.Draft), surviving, suggestion, words(f.Message))
}

// TestFormatsHaveTheSameFindings audits each draft against the text base and
// against the base of its own format. Fingerprints agree, so that a baseline that
// was made from one format holds for the others.
func TestFormatsHaveTheSameFindings(t *testing.T) {
	source := filepath.Join(testdata, "connectivity")
	jobs := []audit.Job{fileJob("source", filepath.Join(source, "base.txt"), filepath.Join(source, "draft.txt"))}
	for _, ext := range formats {
		jobs = append(jobs,
			fileJob(ext+" against text", filepath.Join(source, "base.txt"), formatFile("draft", ext)),
			fileJob(ext+" against "+ext, formatFile("base", ext), formatFile("draft", ext)))
	}
	report, err := audit.Run(context.Background(), jobs, audit.Options{Limits: limit.Default()})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Failures) > 0 || len(report.Documents) != len(jobs) {
		t.Fatalf("%d documents of %d, failures %+v", len(report.Documents), len(jobs), report.Failures)
	}
	var want, wantPrints []string
	for i := range report.Documents {
		d := &report.Documents[i]
		var got, prints []string
		slices.SortStableFunc(d.Findings, func(a, b finding.Finding) int { return cmp.Compare(said(&a), said(&b)) })
		for j := range d.Findings {
			got = append(got, said(&d.Findings[j]))
			prints = append(prints, d.Findings[j].Fingerprint)
		}
		slices.Sort(prints)
		if i == 0 {
			want, wantPrints = got, prints
			if len(want) < 8 {
				t.Fatalf("only %d findings in the source", len(want))
			}
			continue
		}
		t.Run(jobs[i].Name, func(t *testing.T) {
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if diff := gocmp.Diff(wantPrints, prints); diff != "" {
				t.Errorf("fingerprints (-want +got):\n%s", diff)
			}
		})
	}
}
