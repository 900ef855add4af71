package docx

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const redlineDir = "../../../testdata/redline"

func redlineFile(t *testing.T) *document.Document {
	t.Helper()
	return readFile(t, filepath.Join(redlineDir, "confidence-redline.docx"))
}

func TestRedlineIsWhatItsProgramWrites(t *testing.T) {
	out := filepath.Join(t.TempDir(), "made.docx")
	cmd := exec.Command("go", "run", ".", "-o", out)
	cmd.Dir = redlineDir
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("run the generator: %v\n%s", err, msg)
	}
	made, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile(filepath.Join(redlineDir, "confidence-redline.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, committed) {
		t.Error("the committed file is not what testdata/redline writes; run: go run ./testdata/redline -o testdata/redline/confidence-redline.docx")
	}
}

// TestRedlineViews compares both sides with texts that were read by eye.
func TestRedlineViews(t *testing.T) {
	doc := redlineFile(t)
	for side, name := range map[document.Side]string{document.Base: "confidence-base.txt", document.Draft: "confidence-draft.txt"} {
		t.Run(name, func(t *testing.T) {
			got := strings.ReplaceAll(doc.View(side).Rendition(), "\t", " ")
			path := filepath.Join(redlineDir, name)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
		})
	}
}

func TestRedlineProvenance(t *testing.T) {
	doc := redlineFile(t)
	authors := map[string]int{}
	moved := map[string]map[document.ChangeKind]bool{}
	for _, p := range doc.Paragraphs {
		for _, r := range p.Runs {
			for _, c := range r.Changes {
				authors[c.Author]++
				if c.Move != "" {
					if moved[c.Move] == nil {
						moved[c.Move] = map[document.ChangeKind]bool{}
					}
					moved[c.Move][c.Kind] = true
				}
			}
		}
	}
	if len(authors) != 2 || authors["Delegate of Ruritania"] == 0 || authors["Delegate of Arcadia"] == 0 {
		t.Errorf("authors = %v", authors)
	}
	if m := moved["move231"]; len(moved) != 1 || !m[document.MovedFrom] || !m[document.MovedTo] {
		t.Errorf("moves = %v", moved)
	}
	styles := map[string]int{}
	for _, b := range doc.View(document.Draft).Blocks {
		styles[b.Style]++
	}
	want := map[string]int{"resno": 1, "restitle": 1, "normalaftertitle": 1, "call": 8, "enumlev1": 3, "normal": 20, "footnotetext": 1}
	if diff := cmp.Diff(want, styles); diff != "" {
		t.Errorf("styles of the draft: want -, got +:\n%s", diff)
	}
	if len(doc.Remarks) != 1 {
		t.Fatalf("remarks = %v", doc.Remarks)
	}
	r := doc.Remarks[0]
	if r.Author != "Delegate of Ruritania" || r.Quote != "in setting up national computer incident response teams" || !strings.Contains(r.Text, "request") {
		t.Errorf("remark = %+v", r)
	}
	if text := doc.Paragraphs[r.Paragraph].Runs[0].Text; !strings.HasPrefix(text, "to assist Member States") {
		t.Errorf("remark is anchored at %q", text)
	}
}
