package tag

import (
	"slices"
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// TestForms: an entry can name every form that a resolution can have.
func TestForms(t *testing.T) {
	forms := []resolution.Form{
		resolution.FormITU, resolution.FormUN, resolution.FormOutcome, resolution.FormArticles, resolution.FormPlain,
	}
	for _, f := range forms {
		if !slices.Contains(lexicon.Forms, string(f)) {
			t.Errorf("no entry can name the form %q", f)
		}
	}
	entry := &lexicon.Entry{NotIn: []string{"un"}}
	for _, f := range forms {
		if got := fits(f, &resolution.Clause{}, lexicon.Hit{Entry: entry}); got == (f == resolution.FormUN) {
			t.Errorf("an entry that is not in texts of the UN counts in the form %q: %t", f, got)
		}
	}
}
