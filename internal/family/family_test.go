package family

import (
	"io/fs"
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/rules"
)

// TestAll: what is read here is what the lexicon reads.
func TestAll(t *testing.T) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Load(own)
	if err != nil {
		t.Fatal(err)
	}
	got := IDs()
	if len(got) < 4 || len(got) != len(l.Families) {
		t.Fatalf("%v, and the lexicon has %v", got, l.Families)
	}
	for i, f := range l.Families {
		if got[i] != f.ID || f.Label == "" {
			t.Errorf("family %d is %v, and in the lexicon %v", i, got[i], f)
		}
	}
	if w := Words("human-rights"); w != "human rights" {
		t.Errorf("human-rights in running text is %q", w)
	}
}
