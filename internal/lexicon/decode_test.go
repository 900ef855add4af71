package lexicon

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resolint/resolint/internal/strictyaml"
)

// TestDecode: what is taken from our files by hand is what reflection takes.
func TestDecode(t *testing.T) {
	names, err := filepath.Glob("../../rules/lexicon/*.yaml")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var got source
		if !got.decode(string(text)) {
			t.Errorf("%s is read by reflection, which takes long", name)
			continue
		}
		var want file
		if err := strictyaml.Read(name, text, &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.content, cmp.AllowUnexported(file{}, group{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(Entry{}, "Line")); diff != "" {
			t.Errorf("%s (-reflection +by hand):\n%s", name, diff)
		}
	}
}

// TestDecodeElse: what is not as it should be is left to reflection.
func TestDecodeElse(t *testing.T) {
	for _, text := range []string{
		"", "a", "group: []", "groups: {}", "groups: [a]", "groups: [{kind: [a]}]", "groups: [{entries: {}}]", "groups: [{entries: [{id: a, id: b}]}]",
		"groups: [{entries: [{id: 1}]}]", "groups: [{entries: [{rank: a}]}]", "groups: [{entries: [{rank: 010}]}]", "groups: [{entries: [{words: a}]}]",
		"groups: [{entries: [{words: [[a]]}]}]", "groups: [{entries: [{lists: {a: b}}]}]", "spellings: {a: [b]}", "families: {a: b}", "kinds: [{idd: a}]",
	} {
		s := &source{}
		if s.decode(text) {
			t.Errorf("%q is taken by hand", text)
		}
		if s.content.Groups != nil || s.content.Spellings != nil {
			t.Errorf("%q leaves something behind", text)
		}
	}
}
