package match_test

import (
	"slices"
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

func TestSubject(t *testing.T) {
	lex := &lexicon.Lexicon{}
	tags := resolution.NewTags(&resolution.Found{Words: lex.Tokens("Welcomes the panels held on 3 and 4 May 2031 at its sessions, and the panels of 2032;", nil)})
	for _, tt := range []struct {
		from, to int
		want     []string
	}{
		{0, len(tags.Words), []string{"welcom", "panel", "held", "#number", "#year", "session"}},
		{-3, 3, []string{"welcom", "panel"}},
		{2, 1000, []string{"panel", "held", "#number", "#year", "session"}},
		{1, 2, nil},
	} {
		if got := match.Subject(tags, tt.from, tt.to); !slices.Equal(got, tt.want) {
			t.Errorf("words %d to %d are about %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}
