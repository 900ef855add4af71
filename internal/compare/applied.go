package compare

import (
	"slices"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// applied returns the clauses of text a that text b keeps in force without repeating
// them: "reaffirms paragraphs 40 to 87 of resolution 71/177", "recalls section II of
// its resolution 73/155". The value says whether it reaffirms them: what is reaffirmed by
// its number is lost nowhere, even where others of its words are said again.
func applied(a, b *match.Text) map[*resolution.Clause]bool {
	out := map[*resolution.Clause]bool{}
	for j := range b.Units {
		c := b.Units[j].Clause
		t := c.Tags
		reaffirmed := t.Has("call-reaffirms")
		if c.Call == nil || !reaffirmed && !t.Has("call-recalls") {
			continue
		}
		for k := range t.Citations {
			cite := &t.Citations[k]
			numbers, sections := partsOf(t, cite)
			if len(numbers) == 0 && len(sections) == 0 {
				continue
			}
			for i := range a.Units {
				u := &a.Units[i]
				if u.Resolution.Number != "" && strings.HasSuffix(cite.Key, "/"+u.Resolution.Number) && stands(u.Clause, numbers, sections) {
					out[u.Clause] = out[u.Clause] || reaffirmed
				}
			}
		}
	}
	return out
}

// renewed returns the clauses of text a that give a mandate its tasks and that a clause
// of b keeps in force by a phrase: "extends the mandate … under the same terms as
// provided for in resolution 46/16". Each has the place in b that does so.
func renewed(a, b *match.Text) map[*resolution.Clause]facts.Site {
	var out map[*resolution.Clause]facts.Site
	for j := range b.Units {
		v := &b.Units[j]
		t := v.Clause.Tags
		if !v.Clause.Tags.Has("task-renew") || !v.Clause.Binds() {
			continue
		}
		for k := range t.Citations {
			cite := &t.Citations[k]
			at := site(v, -1)
			at.From, at.To = cite.From, cite.To
			for i := range a.Units {
				u := &a.Units[i]
				if !cited(t, cite, u.Resolution) || !givesTasks(u) {
					continue
				}
				if out == nil {
					out = map[*resolution.Clause]facts.Site{}
				}
				out[u.Clause] = at
			}
		}
	}
	return out
}

// termsNear is how many words before a citation "the same terms" may stand.
const termsNear = 8

// cited reports whether a citation is of resolution r: by its number or, where r is a draft
// that had none yet, by "the same terms" for which a resolution of the body is cited.
func cited(t *resolution.Tags, cite *resolution.Citation, r *resolution.Resolution) bool {
	if r.Number != "" {
		return strings.HasSuffix(cite.Key, "/"+r.Number)
	}
	same := func(w lexicon.Token) bool { return w.Fold == "terms" }
	return slices.ContainsFunc(t.Words[max(0, cite.From-termsNear):cite.From], same)
}

// givesTasks reports whether a clause is a task of a mandate: an item of a clause that
// establishes or renews one.
func givesTasks(u *match.Unit) bool {
	for at := u.Clause.Parent; at >= 0; at = u.Resolution.Clauses[at].Parent {
		if p := &u.Resolution.Clauses[at]; p.Tags != nil && (p.Tags.Has("task-renew") || p.Tags.Has("task-establish")) {
			return true
		}
	}
	return false
}

// stretch is a range of paragraph numbers, both included.
type stretch struct{ from, to int }

// reach is how many words before a citation its paragraphs may be named.
const reach = 24

// partsOf returns the paragraphs and sections of a cited resolution that are named
// before it.
func partsOf(t *resolution.Tags, cite *resolution.Citation) (numbers []stretch, sections []string) {
	what := ""
	for i := max(0, cite.From-reach); i < cite.From; i++ {
		w := &t.Words[i]
		switch w.Fold {
		case "paragraph", "paragraphs", "section", "sections":
			what = strings.TrimSuffix(w.Fold, "s")
			continue
		case "to", "and", ",", "of", "its", "the", "inclusive", "resolution", "resolutions", "through", "–", "-":
			continue
		}
		switch {
		case what == "paragraph" && w.Kind == lexicon.Number:
			n, err := strconv.Atoi(w.Fold)
			if err != nil {
				continue
			}
			if i > 0 && len(numbers) > 0 && (t.Words[i-1].Fold == "to" || t.Words[i-1].Fold == "–" || t.Words[i-1].Fold == "-" || t.Words[i-1].Fold == "through") {
				numbers[len(numbers)-1].to = n
				continue
			}
			numbers = append(numbers, stretch{n, n})
		case what == "section" && roman(w.Fold):
			sections = append(sections, w.Fold)
		default:
			what = ""
		}
	}
	return numbers, sections
}

func roman(s string) bool { return s != "" && strings.Trim(s, "ivx") == "" }

// stands reports whether a clause stands in one of the paragraphs or sections.
func stands(c *resolution.Clause, numbers []stretch, sections []string) bool {
	parts := strings.Split(c.Path, "/")
	for i, p := range parts {
		if p != "op" || i+1 >= len(parts) {
			continue
		}
		n, err := strconv.Atoi(parts[i+1])
		for _, s := range numbers {
			if err == nil && s.from <= n && n <= s.to {
				return true
			}
		}
	}
	for _, s := range sections {
		if strings.EqualFold(c.Section, s) || parts[0] != "op" && strings.EqualFold(parts[0], s) {
			return true
		}
	}
	return false
}
