package rules_test

import (
	"io/fs"
	"os"
	"reflect"
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/rules"
)

// TestLexiconImage checks that the image is that of the files, and that reading it
// gives the same lexicon.
func TestLexiconImage(t *testing.T) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	image, err := lexicon.Image(own)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("lexicon/image.bin", image, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(image) != rules.LexiconImage {
		t.Error("lexicon/image.bin is not that of lexicon/*.yaml; go test ./rules -run TestLexiconImage -update writes it")
	}
	read, err := lexicon.LoadImage(own, string(image))
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := lexicon.Load(own)
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Entries) != len(loaded.Entries) || len(read.Entries) < 100 {
		t.Fatalf("%d entries read, %d loaded", len(read.Entries), len(loaded.Entries))
	}
	for i, e := range read.Entries {
		if want := loaded.Entries[i]; !same(e, want) || read.Lookup(e.ID) != e {
			t.Errorf("read %+v, loaded %+v", e, want)
		}
	}
	if !reflect.DeepEqual(read.Series, loaded.Series) || !reflect.DeepEqual(read.Agreed, loaded.Agreed) || !reflect.DeepEqual(read.Families, loaded.Families) {
		t.Error("series, agreed wording or families differ")
	}
	for _, text := range texts(t) {
		a, b := find(read, text), find(loaded, text)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%q: read %v, loaded %v", text, a, b)
		}
	}
}

// same compares an entry of an image with a loaded one: all but the patterns and
// notes, empty lists and none being one.
func same(image, loaded *lexicon.Entry) bool {
	x, y := *image, *loaded
	y.Words, y.Note = nil, ""
	for _, e := range []*lexicon.Entry{&x, &y} {
		for _, list := range []*[]string{&e.For, &e.Atoms} {
			*list = append([]string(nil), *list...)
		}
	}
	return reflect.DeepEqual(x, y)
}

func find(l *lexicon.Lexicon, text string) [][3]any {
	var out [][3]any
	for _, h := range l.Find(l.Tokens(text, nil)) {
		out = append(out, [3]any{h.Entry.ID, h.From, h.To})
	}
	return out
}

// texts are the patterns themselves, as texts, and the texts of the examples.
func texts(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, dir := range []string{"lexicon", "kinds"} {
		names, err := fs.Glob(rules.FS, dir+"/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(rules.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(data))
		}
	}
	return out
}

// TestLoadImageOfOtherFiles: an image of other files is not taken for theirs, and
// damaged ones are refused.
func TestLoadImageOfOtherFiles(t *testing.T) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	image, err := lexicon.Image(own)
	if err != nil {
		t.Fatal(err)
	}
	stale := append([]byte(nil), image...)
	stale[12]++ // in the digest
	for name, other := range map[string][]byte{"stale": stale, "empty": nil, "of another form": []byte("lexicon 0\n")} {
		l, err := lexicon.LoadImage(own, string(other))
		if err != nil || len(find(l, "women and girls")) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	for cut := len(image) - 1; cut > 100; cut -= len(image) / 37 {
		if _, err := lexicon.LoadImage(own, string(image[:cut])); err == nil {
			t.Errorf("an image cut after %d bytes is read", cut)
		}
	}
}
