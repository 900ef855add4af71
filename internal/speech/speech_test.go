package speech

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tag/aptagmodel"

	"github.com/resolint/resolint/internal/specimen"
	"github.com/resolint/resolint/internal/testkit"
)

func tagger(t testing.TB) *Tagger {
	t.Helper()
	own, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// words cuts a text as the lexicon does, about: letters and digits, hyphens and marks apart.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r'’“”", r) })
}

// byProse are the tags that prose gives.
func byProse(t testing.TB, words []string) []string {
	t.Helper()
	model, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, tok := range model.Tag(words) {
		out = append(out, tok.Tag)
	}
	return out
}

// TestAsProse: the tags are those of prose, in sentences and in lists of odd words.
func TestAsProse(t *testing.T) {
	texts := map[string]string{
		"specimen": specimen.Make(1, 60_000).Draft,
		"odd":      "0 1 12 2030 -200 +123 1.5 70/125 a - -LRB- -lrb- -RRBB- * *-1 *T* *T*-1 *?* *ICH* @who 8D xD xDD XDD é École ÉCOLE ! , ; : . ( ) % $ 2nd multi-stakeholder -x x- MAY May may ſ K",
		"none":     "",
	}
	if !testkit.Race {
		more, err := filepath.Glob("../../testdata/cases/*")
		if err != nil || len(more) < 20 {
			t.Fatalf("%d cases: %v", len(more), err)
		}
		for _, name := range more {
			if info, err := os.Stat(name); err != nil || info.IsDir() {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = string(data)
		}
	}
	own := tagger(t)
	for name, text := range texts {
		all := words(text)
		got, want := own.Tag(all, nil), byProse(t, all)
		for i := range want {
			if len(got) != len(want) || got[i] != want[i] {
				t.Fatalf("%s: word %d, %q: %s of %d tags, prose says %s", name, i, all[i], got[i], len(got), want[i])
			}
		}
	}
}

// TestNames: the names of features are in order, and so are the words with one tag: that
// is not looked at in every run.
func TestNames(t *testing.T) {
	m := tagger(t).model
	for i := 1; i+1 < m.features.at.len(); i++ {
		if m.features.at.of(i-1) > m.features.at.of(i) || m.pairs.of(i-1) > m.pairs.of(i) {
			t.Fatalf("feature %d ends before it begins", i-1)
		}
		if a, b := m.features.of(i-1), m.features.of(i); string(a) >= string(b) {
			t.Fatalf("%q stands before %q", a, b)
		}
	}
	for i := 1; i < len(m.sureAt); i++ {
		a, _ := m.entry(i - 1)
		if b, _ := m.entry(i); string(a) >= string(b) {
			t.Fatalf("%q stands before %q", a, b)
		}
	}
	for _, id := range m.ids {
		if int(id) >= len(m.classes) {
			t.Fatalf("there is no tag %d", id)
		}
	}
}

// TestDamaged: a model that is cut anywhere is refused.
func TestDamaged(t *testing.T) {
	for cut := len(aptagmodel.English) - 1; cut >= 0; cut -= 9973 {
		if _, err := read(aptagmodel.English[:cut]); err == nil {
			t.Errorf("a model cut after %d bytes is read", cut)
		}
	}
}

func FuzzAsProse(f *testing.F) {
	f.Add("Requests the Secretary-General to report, within existing resources, by 2030;")
	f.Fuzz(func(t *testing.T, text string) {
		all := words(text)
		for _, w := range all {
			if len(all) > 200 || strings.ContainsAny(w, "(:=@^¯_[") {
				t.Skip() // emoticons of several marks are no words of the lexicon's
			}
		}
		if got, want := tagger(t).Tag(all, nil), byProse(t, all); !slices.Equal(got, want) {
			t.Errorf("%q: %q, prose says %q", all, got, want)
		}
	})
}

// BenchmarkTag tags a draft of 20 kB as one sentence.
func BenchmarkTag(b *testing.B) {
	own, all := tagger(b), words(specimen.Make(1, 20_000).Draft)
	var tags []string
	b.ReportAllocs()
	for b.Loop() {
		tags = own.Tag(all, tags[:0])
	}
}

func BenchmarkProse(b *testing.B) {
	model, err := tag.New()
	if err != nil {
		b.Fatal(err)
	}
	var tokens []tag.Token
	for _, w := range words(specimen.Make(1, 20_000).Draft) {
		tokens = append(tokens, tag.Token{Text: w})
	}
	b.ReportAllocs()
	for b.Loop() {
		model.TagTokens(tokens)
	}
}
