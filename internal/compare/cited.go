package compare

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// titleKey is the content of a cited title, "" if none is given. A later resolution
// of the same title succeeds the earlier one.
func titleKey(t *resolution.Tags, c *resolution.Citation) string {
	var b strings.Builder
	for i := c.TitleFrom; i < c.TitleTo; i++ {
		if w := t.Words[i]; w.Kind == lexicon.Word && !english.StopWord(w.Fold) {
			b.WriteString(english.Stem(w.Fold))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// cited reports whether the other text cites the instrument of a mention, by its
// number or series, or a successor by its title.
func (f *follower) cited(u *match.Unit, m *resolution.Mention) bool {
	t := u.Clause.Tags
	for k := range t.Citations {
		c := &t.Citations[k]
		if c.From != m.From || "cite:"+c.Key != m.Atoms[0] {
			continue
		}
		title := titleKey(t, c)
		return f.keys[c.Key] || title != "" && f.titles[title]
	}
	return false
}
