package read

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/readtest"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"no-break space", "Resolution\u00a0130", "Resolution 130"},
		{"beside a space", "Resolution \u00a0130", "Resolution 130"},
		{"narrow no-break space", "1\u202f000", "1 000"},
		{"hyphens", "multi\u2011stakeholder, sex\u2010disaggregated", "multi-stakeholder, sex-disaggregated"},
		{"soft hyphen and word joiner", "main\u00adstream\u2060ing", "mainstreaming"},
		{"ligatures", "a \ufb01rst e\ufb00ort, e\ufb03cient", "a first effort, efficient"},
		{"joiner in Latin", "gen\u200dder", "gender"},
		{"joiner in Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"characters without width", "m\u034fa\ufe0fy\u200e b\u2061e\U000e0041 \u2066shown\u2069 x", "may be shown x"},
		{"blanks that count as letters", "as\u3164appropriate\u2800or\u115fnot", "as appropriate or not"},
		{"letters in other drawings", "ｗｈｅｒｅ 𝐩𝐨𝐬𝐬𝐢𝐛𝐥𝐞 ⓜⓐⓨ ℕ𝟏 Ⅳ", "where possible may N1 IV"},
		{"Cyrillic letters in an English word", "where аpproprіate, mаy be", "where appropriate, may be"},
		{"a word of Cyrillic letters in English", "within the ѕсоре of this", "within the scope of this"},
		{"Greek and Armenian letters", "tο be cοnsidered fօr", "to be considered for"},
		{"small capitals and letters of phonetics", "ᴍᴀʏ be ɡiven", "may be given"},
		{"Russian stays", "о правах человека, как и IT-сети в мире", "о правах человека, как и IT-сети в мире"},
		{"Greek letters of formulas stay", "the angle α, the mass ρ and λα of 5 μm", "the angle α, the mass ρ and λα of 5 μm"},
		{"nothing", "naïve – “words” 🌐", "naïve – “words” 🌐"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.txt", []byte(tt.source), limit.Default())
			if err != nil {
				t.Fatal(err)
			}
			readtest.Check(t, doc)
			if diff := cmp.Diff([]string{tt.want}, readtest.Blocks(doc, document.Draft)); diff != "" {
				t.Error(diff)
			}
			v := doc.View(document.Draft)
			if p := v.Place(0, 0, len(v.Blocks[0].Text)); p.Start != 0 || p.End != len(tt.source) {
				t.Errorf("the text stands at [%d,%d) of %d bytes", p.Start, p.End, len(tt.source))
			}
		})
	}
}

// TestFoldKeepsPlaces looks at every word of a folded text in its source.
func TestFoldKeepsPlaces(t *testing.T) {
	source := "to\u00a0pro\u00admote multi\u2011stakeholder e\ufb00orts of\u00a0 women"
	doc, err := Document("a.txt", []byte(source), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	v := doc.View(document.Draft)
	for word, spelled := range map[string]string{
		"promote": "pro\u00admote", "multi-stakeholder": "multi\u2011stakeholder", "efforts": "e\ufb00orts", "women": "women",
	} {
		at := strings.Index(v.Blocks[0].Text, word)
		if at < 0 {
			t.Fatalf("%q is not in %q", word, v.Blocks[0].Text)
		}
		if p := v.Place(0, at, at+len(word)); source[p.Start:p.End] != spelled {
			t.Errorf("%q stands at %q, want %q", word, source[p.Start:p.End], spelled)
		}
	}
}

// TestFoldIsBounded reads a file of nothing but odd characters.
func TestFoldIsBounded(t *testing.T) {
	doc, err := Document("a.txt", []byte(strings.Repeat("a\u00a0", 2*maxFolds)+"\n\n"+strings.Repeat("b\u2011", 20)), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	readtest.Check(t, doc)
	runs := 0
	for i := range doc.Paragraphs {
		runs += len(doc.Paragraphs[i].Runs)
	}
	if runs > 2*maxFolds {
		t.Errorf("%d runs", runs)
	}
	if v := doc.View(document.Draft); strings.ContainsRune(v.Rendition(), '\u00a0') || strings.ContainsRune(v.Rendition(), '\u2011') {
		t.Error("not everything was folded")
	}
}
