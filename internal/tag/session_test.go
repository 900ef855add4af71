package tag

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/rules"
)

// TestReadingsAreKept: whoever audits a draft of 1 MB with its base again reads the
// clause alone that changed, and a text of many times that size is not held for it.
func TestReadingsAreKept(t *testing.T) {
	files, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		bytes int
		kept  bool
	}{{3 << 20, true}, {5 << 20, false}} {
		tagger := New(lex)
		text := strings.Repeat("to read meters ", test.bytes/15)
		first := tagger.Session()
		read := first.read(text)
		first.Close()
		again := tagger.Session()
		if kept := again.read(text) == read; kept != test.kept {
			t.Errorf("%d bytes: kept is %v", test.bytes, kept)
		}
	}
}
