package grammar_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/testkit"
)

// parseReal reads a file of the corpus as the program does.
func parseReal(t *testing.T, name string) []*resolution.Resolution {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(testkit.Shared(t), "corpus", name))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Document(name, data, limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	return grammar.Parse(doc.View(document.Draft))
}

func count(r *resolution.Resolution, prefix string) int {
	n := 0
	for i := range r.Clauses {
		if strings.HasPrefix(r.Clauses[i].Path, prefix) {
			n++
		}
	}
	return n
}

// TestWordAssembly reads a long resolution of the standardization assembly from
// Word, with styles, sections and decimal numbers.
func TestWordAssembly(t *testing.T) {
	rs := parseReal(t, "docx/metanorma+mn-samples-itu/T-RES-T.1-2016-MSW-E.docx")
	if len(rs) != 1 {
		t.Fatalf("%d resolutions, want 1", len(rs))
	}
	r := rs[0]
	if r.Form != resolution.FormITU || r.Organ != "itu-wtsa" || r.Number != "1" || r.Place != "Hammamet" {
		t.Errorf("form %s, organ %s, number %s, place %s", r.Form, r.Organ, r.Number, r.Place)
	}
	for path, words := range map[string]string{
		"considering/bbis":    "that the International Telecommunication Regulations",
		"resolves/1.5/b/v/•3": "to adopt an alternative arrangement",
		"resolves/1.11.2":     "In those cases",
		"resolves/1bis.1.1.1": "Texts should be as brief as possible",
		"resolves/1.10/a":     "to consider the proposals",
		"considering/i":       "Resolution 72",
		"resolves/intro":      "that the provisions",
		"resolves/7.1.1":      "Member States",
		"resolves/1.5/b/i":    "propose the maintenance",
		"resolves/1bis.1.1.5": "Supplements to Recommendations",
		"enacting":            "The World Telecommunication Standardization Assembly",
		"title":               "Rules of procedure",
	} {
		if c := r.Find(path); c == nil || !strings.HasPrefix(c.Text, words) {
			t.Errorf("%s: %+v, want a clause that begins %q", path, c, words)
		}
	}
}

// TestPDFAssembly reads a General Assembly resolution from PDF whose 25
// preambular and 14 operative paragraphs are labelled in the corpus.
func TestPDFAssembly(t *testing.T) {
	r := parseReal(t, "pdf/GateNLP+gateplugin-UNGA/A_RES_73_6-EN.pdf")[0]
	if pp, op := count(r, "pp/"), count(r, "op/"); pp != 25 || op != 14 {
		t.Errorf("%d preambular and %d operative paragraphs, want 25 and 14", pp, op)
	}
	if n := count(r, "footnote/"); n != 6 {
		t.Errorf("%d footnotes, want 6", n)
	}
}

// TestPDFDeclaration reads a declaration that a resolution adopts.
func TestPDFDeclaration(t *testing.T) {
	r := parseReal(t, "pdf/GateNLP+gateplugin-UNGA/A_RES_73_3-EN.pdf")[0]
	if op, para := count(r, "op/"), count(r, "para/"); op != 1 || para < 53 {
		t.Errorf("%d operative paragraphs and %d of the declaration, want 1 and at least 53", op, para)
	}
}

// TestPDFHealthAssembly reads the form of the World Health Assembly.
func TestPDFHealthAssembly(t *testing.T) {
	r := parseReal(t, "pdf/srajib+dghs-who-resolation/66.9.pdf")[0]
	if r.Organ != "who-wha" || r.Number != "WHA66.9" {
		t.Errorf("organ %q, number %q", r.Organ, r.Number)
	}
	if c := r.Find("op/2/8"); c == nil || c.Call == nil || c.Call.Verb != "urges" || len(c.Call.Addressees) != 1 {
		t.Errorf("op/2/8: %+v", c)
	}
}

// TestAKNFinalActs reads the 64 texts of a plenipotentiary conference from an
// Akoma Ntoso file in which calls and footnotes stand inside items.
func TestAKNFinalActs(t *testing.T) {
	rs := parseReal(t, "itu/pp18_final_acts_akn.xml")
	if len(rs) != 64 {
		t.Fatalf("%d texts, want 64", len(rs))
	}
	calls, items := 0, 0
	for _, r := range rs {
		if r.Form != resolution.FormITU || r.Organ != "itu-pp" || r.Year != "2018" || r.Title == "" {
			t.Errorf("%s: form %s, organ %s, year %s, title %q", r.Heading, r.Form, r.Organ, r.Year, r.Title)
		}
		for _, c := range r.Clauses {
			if c.Part != resolution.PartPreamble && c.Part != resolution.PartOperative {
				continue
			}
			items++
			if c.Call.RunIn {
				calls++
			}
		}
	}
	// The file's own labels name 1,326 recitals and 1,228 operative paragraphs.
	if items < (1326+1228)*98/100 {
		t.Errorf("%d preambular and operative clauses, want at least 98 %% of 2554", items)
	}
	if calls == 0 {
		t.Error("no call was found inside another item")
	}
	t.Logf("%d clauses, %d of them under calls that run in", items, calls)
}
