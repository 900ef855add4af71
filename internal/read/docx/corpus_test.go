package docx

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

func readFile(t testing.TB, path string) *document.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Read(filepath.Base(path), data, limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// blocks returns what a side shows, one string a block, without empty ones.
func blocks(d *document.Document, side document.Side) []string {
	var out []string
	for _, b := range d.View(side).Blocks {
		if text := strings.TrimSpace(b.Text); text != "" {
			out = append(out, fmt.Sprintf("%s %s|%s", b.Part, b.Label, text))
		}
	}
	return out
}

func difference(got, want []string) string {
	for i := range max(len(got), len(want)) {
		g, w := "(nothing)", "(nothing)"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			return fmt.Sprintf("block %d of %d, want %d:\n got %q\nwant %q", i, len(got), len(want), g, w)
		}
	}
	return ""
}

// TestCorpusAnswers: accepting and rejecting all changes gives the text, labels
// and order of the answer files, of all 67 without exception.
func TestCorpusAnswers(t *testing.T) {
	dir := testkit.Shared(t, "corpus", "docx", "OfficeDev+Open-Xml-PowerTools")
	files, err := filepath.Glob(filepath.Join(dir, "*ed.docx"))
	if err != nil || len(files) == 0 {
		t.Fatal("no answers found", err)
	}
	answers := 0
	for _, answer := range files {
		name := filepath.Base(answer)
		side := document.Draft
		input := strings.TrimSuffix(answer, "-Accepted.docx")
		if input == answer {
			side = document.Base
			input = strings.TrimSuffix(answer, "-Rejected.docx")
		}
		if input == answer {
			continue
		}
		answers++
		t.Run(name, func(t *testing.T) {
			got := blocks(readFile(t, input+".docx"), side)
			want := blocks(readFile(t, answer), side)
			if diff := difference(got, want); diff != "" {
				t.Error(diff)
			}
		})
	}
	if answers < 60 {
		t.Errorf("%d answers compared, want at least 60", answers)
	}
}

func TestCorpusReads(t *testing.T) {
	dir := testkit.Shared(t, "corpus", "docx")
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files found", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			d := readFile(t, file)
			if len(d.Paragraphs) == 0 {
				t.Error("no paragraphs")
			}
		})
	}
}
