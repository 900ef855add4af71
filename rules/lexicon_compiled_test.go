package rules_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/specimen"
	"github.com/resolint/resolint/rules"
)

// TestLexiconCompiled checks that the compiled lexicon is what its files say, and finds
// in texts and by name what they find.
func TestLexiconCompiled(t *testing.T) {
	folder, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	packed, err := lexicon.Pack(folder)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path.Join("lexicon", lexicon.Compiled), packed, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if rules.Lexicon != string(packed) {
		t.Errorf("lexicon/%s is not current; go test ./rules -run TestLexiconCompiled -update writes it", lexicon.Compiled)
	}
	got, err := lexicon.LoadCompiled(string(packed), folder)
	if err != nil {
		t.Fatal(err)
	}
	want := ours(t)
	for i, e := range want.Entries {
		if o := got.Entries[i]; got.Lookup(e.ID) != o || !reflect.DeepEqual(e, o) {
			t.Errorf("entry %s is not as its file says: %+v", e.ID, o)
		}
	}
	for what, pair := range map[string][2]any{
		"series": {got.Series, want.Series}, "agreed": {got.Agreed, want.Agreed}, "families": {got.Families, want.Families},
		"kinds": {got.Kinds, want.Kinds}, "ladders": {got.Ladders, want.Ladders}, "entries": {len(got.Entries), len(want.Entries)},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s are not as their files say", what)
		}
	}
	text := specimen.Make(1, 20_000).Draft
	if a, b := found(got, text), found(want, text); len(b) < 100 || !reflect.DeepEqual(a, b) {
		t.Errorf("%d hits in a text are not the %d of the files", len(a), len(b))
	}
	// What a pattern is found by is compiled from the patterns again.
	if a, b := got.Why(got.Tokens(text, nil)), want.Why(want.Tokens(text, nil)); !reflect.DeepEqual(a, b) {
		t.Error("hits have other reasons than by the files")
	}
}

func found(l *lexicon.Lexicon, text string) []lexicon.Hit { return l.Find(l.Tokens(text, nil)) }

// TestLexiconCompiledOfOthers: what was made of other files is passed over, and what is
// damaged refused.
func TestLexiconCompiledOfOthers(t *testing.T) {
	folder := fstest.MapFS{}
	for _, name := range files(t, "*.yaml") {
		if path.Dir(name) != "lexicon" {
			continue
		}
		data, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		folder[path.Base(name)] = &fstest.MapFile{Data: data}
	}
	packed, err := lexicon.Pack(folder)
	if err != nil {
		t.Fatal(err)
	}
	for cut := len(packed) - 1; cut > 100; cut -= len(packed) / 41 {
		if _, err := lexicon.LoadCompiled(string(packed[:cut]), folder); err == nil {
			t.Errorf("a lexicon cut after %d bytes is read", cut)
		}
	}
	other := maps.Clone(folder)
	delete(other, "acts.yaml")
	l, err := lexicon.LoadCompiled(string(packed), other)
	if err != nil || len(l.Entries) >= len(ours(t).Entries) {
		t.Errorf("a file that is gone is not missed: %v", err)
	}
}
