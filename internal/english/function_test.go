package english_test

import (
	"testing"

	"github.com/resolint/resolint/internal/english"
)

// TestFunctionWords sees each question answered by the words that it is about, and by no
// others that stand beside them in sentences.
func TestFunctionWords(t *testing.T) {
	for _, tt := range []struct {
		name string
		ask  func(string) bool
		yes  string
		no   string
	}{
		{"coordinator", english.Coordinator, "or", "nor"},
		{"relative", english.Relative, "whose", "that"},
		{"relative of place", english.Relative, "where", "when"},
		{"negative", english.Negative, "never", "without"},
		{"lets be", english.LetsBe, "desist", "cease"},
		{"ceases", english.Ceases, "cease", "desist"},
		{"announces a term", english.AnnouncesTerm, "notion", "title"},
		{"opens a title", english.OpensTitle, "entitled", "of"},
		{"ends a title", english.EndsTitle, "which", "for"},
		{"before a date", english.BeforeDate, "until", "after"},
		{"between dates", english.BetweenDates, "through", "from"},
		{"subordinates", english.Subordinates, "until", "by"},
		{"opens a duty", english.OpensDuty, "shall", "must"},
		{"others", english.Others, "all member states", "the director of the bureau"},
	} {
		if !tt.ask(tt.yes) || tt.ask(tt.no) {
			t.Errorf("%s: %q %t, %q %t", tt.name, tt.yes, tt.ask(tt.yes), tt.no, tt.ask(tt.no))
		}
	}
}

func TestNobody(t *testing.T) {
	for words, want := range map[[2]string]bool{
		{"nobody", "that"}: true, {"one", "no"}: true, {"data", "no"}: true, {"one", "each"}: false, {"not", "shall"}: false,
	} {
		if got := english.Nobody(words[0], words[1]); got != want {
			t.Errorf("%q: %t", words, got)
		}
	}
}

// TestPondered: what stands behind these words is to be thought about.
func TestPondered(t *testing.T) {
	for words, want := range map[[2]string]bool{
		{"question", "of"}: true, {"need", "to"}: true, {"whether", "to"}: true,
		{"programme", "of"}: false, {"question", "and"}: false, {"whether", "of"}: false,
	} {
		if got := english.Pondered(words[0], words[1]); got != want {
			t.Errorf("%q: %t", words, got)
		}
	}
}
