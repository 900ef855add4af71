package pdf

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// corpus returns the path of a file of the shared corpus, which is no part of
// the repository; the test is skipped where it is absent.
func corpus(t *testing.T, name string) string {
	t.Helper()
	return testkit.Shared(t, "corpus", "pdf", filepath.FromSlash(name))
}

func readCorpus(t *testing.T, name string) *document.Document {
	t.Helper()
	path := corpus(t, name)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(path, data, limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var gluedReference = regexp.MustCompile(`([a-z,;])\d{1,2}\b`)

// plain folds what extraction may spell in several ways: white space, hyphens,
// quotes, and the note marks that the labelled text glues to words.
func plain(s string) string {
	s = strings.NewReplacer("‑", "-", "‐", "-", "\u00a0", " ", "’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(s)
	s = gluedReference.ReplaceAllString(s, "$1")
	return strings.Join(strings.Fields(s), " ")
}

// bodyText is the paragraph's text without note references.
func bodyText(p *document.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		if !r.NoteRef {
			b.WriteString(r.Text)
		}
	}
	return plain(b.String())
}

type labelled struct {
	Text   string  `json:"text"`
	Type   string  `json:"type"`
	Prefix *string `json:"prefix"`
}

func TestGeneralAssemblyLabels(t *testing.T) {
	const folder = "GateNLP+gateplugin-UNGA/"
	d := readCorpus(t, folder+"A_RES_73_6-EN.pdf")
	raw, err := os.ReadFile(corpus(t, folder+"A_RES_73_6.labelled.json"))
	if err != nil {
		t.Fatal(err)
	}
	var labels []labelled
	if err := json.Unmarshal(raw, &labels); err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range d.Paragraphs {
		if d.Paragraphs[i].Part == document.PartBody {
			got = append(got, bodyText(&d.Paragraphs[i]))
		}
	}
	// Every labelled paragraph is one of ours, in order: none merged, none split.
	at, found, clauses := 0, 0, 0
	var wantWords, gotWords []string
	for _, l := range labels {
		want := plain(l.Text)
		if l.Prefix != nil {
			want = *l.Prefix + " " + want
		}
		wantWords = append(wantWords, strings.Fields(want)...)
		clause := l.Type == "paragraph" || l.Type == "heading"
		if clause && want != "The General Assembly," {
			clauses++
		}
		for k := at; k < len(got); k++ {
			if got[k] == want {
				at = k + 1
				if clause && want != "The General Assembly," {
					found++
				}
				want = ""
				break
			}
		}
		if want != "" {
			t.Errorf("labelled paragraph is missing, merged or split:\n%s", want)
		}
	}
	if clauses != 39 || found != 39 {
		t.Errorf("%d of %d labelled clauses found, want 39 of 39", found, clauses)
	}
	if len(got) != len(labels) {
		t.Errorf("%d body paragraphs, labelled are %d", len(got), len(labels))
	}
	for _, g := range got {
		gotWords = append(gotWords, strings.Fields(g)...)
	}
	common := commonWords(wantWords, gotWords)
	recall, precision := float64(common)/float64(len(wantWords)), float64(common)/float64(len(gotWords))
	t.Logf("clauses %d/39, word recall %.4f, precision %.4f of %d words", found, recall, precision, len(wantWords))
	if recall < 0.99 || precision < 0.99 {
		t.Errorf("word recall %.4f, precision %.4f, want 0.99", recall, precision)
	}
}

// commonWords is the length of the longest common subsequence.
func commonWords(a, b []string) int {
	prev, cur := make([]int, len(b)+1), make([]int, len(b)+1)
	for i := range a {
		for k := range b {
			if a[i] == b[k] {
				cur[k+1] = prev[k] + 1
			} else {
				cur[k+1] = max(cur[k], prev[k+1])
			}
		}
		prev, cur = cur, prev
	}
	return prev[len(b)]
}

// TestCorpusShape checks for each file how its paragraphs start, in order, what
// its notes are, and that no page furniture is left in the body.
func TestCorpusShape(t *testing.T) {
	furniture := regexp.MustCompile(`^\d+/\d+$|^\d{2}-\d{5}|^\*\d+\*$|^A/RES/\d+/\d+$|___`)
	tests := []struct {
		file   string
		starts []string // beginnings of paragraphs, in order
		notes  []string
		number int // of numbered operative paragraphs "N."
		body   int
	}{
		{
			file:   "GateNLP+gateplugin-UNGA/A_RES_73_3-EN.pdf",
			starts: []string{"73/3. Political declaration", "The General Assembly", "Adopts the following", "We, Heads of State", "1. Reaffirm the 2030", "53. Also request", "18th plenary meeting", "10 October 2018"},
			notes:  []string{"1", "2", "3", "4", "5", "6", "7"}, number: 53, body: 65,
		},
		{
			file:   "GateNLP+gateplugin-UNGA/A_RES_73_7-EN.pdf",
			starts: []string{"73/7. Report of the", "The General Assembly,", "Recalling its resolution", "Recalling also", "Stressing the importance that", "1. Welcomes", "28. Invites", "28th plenary meeting"},
			notes:  []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, number: 28, body: 49,
		},
		{
			file:   "GateNLP+gateplugin-UNGA/A_RES_73_8-EN.pdf",
			starts: []string{"United Nations", "Seventy-third session", "73/8. Necessity of ending", "The General Assembly,", "Determined to", "Recalling its resolutions 47/19", "Recalling also the measures", "5. Decides"},
			notes:  []string{"1"}, number: 5, body: 24,
		},
		{
			file:   "srajib+dghs-who-resolation/66.9.pdf",
			starts: []string{"WHA66.9 Disability", "The Sixty-sixth World Health Assembly", "Recalling resolution", "1. ENDORSES", "2. URGES Member States:", "(1) to implement", "(8) to prevent", "3. REQUESTS", "(6) to prepare"},
			notes:  []string{"3"}, number: 3, body: 33,
		},
		{
			file:   "srajib+dghs-who-resolation/66.5.pdf",
			starts: []string{"WHA66.5 Health conditions", "The Sixty-sixth", "Mindful of", "Taking note of the report", "1. DEMANDS", "(1) immediately", "2. URGES", "3. EXPRESSES", "4. EXPRESSES", "(6) to report"},
			notes:  []string{"1"}, number: 4, body: 36,
		},
		{
			file:   "srajib+dghs-who-resolation/66.10.pdf",
			starts: []string{"WHA66.10 Follow-up", "The Sixty-sixth", "Having considered the reports", "Recalling the Political", "1. DECIDES:", "(1) to endorse", "2. URGES", "(10) to continue", "3. REQUESTS", "(i) Member States", "(10) to propose"},
			notes:  []string{"3"}, number: 3, body: 46,
		},
	}
	numbered := regexp.MustCompile(`^\d+\. `)
	for _, tt := range tests {
		t.Run(filepath.Base(tt.file), func(t *testing.T) {
			d := readCorpus(t, tt.file)
			next, number, body := 0, 0, 0
			var notes []string
			for i := range d.Paragraphs {
				p := &d.Paragraphs[i]
				text := bodyText(p)
				if p.Page < 1 || p.Index != i+1 {
					t.Errorf("paragraph %d: page %d, index %d", i, p.Page, p.Index)
				}
				switch p.Part {
				case document.PartFootnote:
					notes = append(notes, p.Note)
				case document.PartBody:
					body++
					if furniture.MatchString(text) {
						t.Errorf("page furniture in the body: %s", text)
					}
					if numbered.MatchString(text) {
						number++
					}
					if next < len(tt.starts) && strings.HasPrefix(text, tt.starts[next]) {
						next++
					}
				}
			}
			if next < len(tt.starts) {
				t.Errorf("no paragraph starts with %q after the ones before it", tt.starts[next])
			}
			if number != tt.number || body != tt.body {
				t.Errorf("%d numbered of %d body paragraphs, want %d of %d", number, body, tt.number, tt.body)
			}
			if strings.Join(notes, " ") != strings.Join(tt.notes, " ") {
				t.Errorf("notes %v, want %v", notes, tt.notes)
			}
		})
	}
}

func TestCorpusPictures(t *testing.T) {
	path := corpus(t, "srajib+dghs-who-resolation/66.15.pdf")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read(path, data, limit.Default())
	var e *Error
	if !errors.As(err, &e) || !strings.Contains(e.Reason, "no text layer") || !strings.Contains(e.Remedy, "character recognition") {
		t.Fatalf("error %v, want one about the missing text layer with a remedy", err)
	}
}
