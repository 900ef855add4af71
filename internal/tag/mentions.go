package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// findMentions turns hits of concepts into mentions: the longest of a family
// where several lie in one another, with the atoms of what it contains; citations
// as mentions of their own; false friends, titles and lone weak words left out.
func findMentions(form resolution.Form, c *resolution.Clause) {
	t := c.Tags
	references := ofKind(t.Hits, "reference")
	first, longest := 0, 0 // mentions before first end before the hit begins
	for _, h := range t.Hits {
		if h.Entry.ID == "rights-in-general" && outdone(t, h) {
			continue
		}
		if h.Entry.Kind != "concept" || inTitle(t, h) || inReference(references, h) || !fits(form, c, h) || properName(c, h) {
			continue
		}
		for longest = max(longest, h.To-h.From); first < len(t.Mentions) && t.Mentions[first].From+longest <= h.From; {
			first++ // hits, and so mentions, come by their start
		}
		addMention(t, h, first)
	}
	addCitations(c)
	slices.SortStableFunc(t.Mentions, func(a, b resolution.Mention) int { return a.From - b.From })
	weigh(c)
}

// outdone reports whether a general hit overlaps a more specific one of its
// family: "the right to privacy" is about privacy.
func outdone(t *resolution.Tags, h lexicon.Hit) bool {
	for _, o := range t.Hits {
		if o.Entry != h.Entry && o.Entry.Kind == "concept" && o.Entry.Family == h.Entry.Family && o.From < h.To && h.From < o.To {
			return true
		}
	}
	return false
}

// addMention adds a hit to the mentions, unless one of those from first on is a part of it
// or holds it.
func addMention(t *resolution.Tags, h lexicon.Hit, first int) {
	atoms := atomsOf(t, h)
	for i := first; i < len(t.Mentions); i++ {
		m := &t.Mentions[i]
		if m.Family != h.Entry.Family {
			continue
		}
		switch {
		case m.From <= h.From && h.To <= m.To: // within a longer one
			if better(h.Entry, m.Entry) {
				m.Entry, m.Atoms = h.Entry, atoms
			}
			return
		case h.From <= m.From && m.To <= h.To: // around a shorter one
			entry := h.Entry
			if better(m.Entry, entry) {
				entry, atoms = m.Entry, m.Atoms
			}
			*m = resolution.Mention{Entry: entry, Family: h.Entry.Family, From: h.From, To: h.To, Atoms: atoms, Statement: -1, Slot: -1, Item: -1}
			return
		}
	}
	t.Mentions = append(t.Mentions, resolution.Mention{Entry: h.Entry, Family: h.Entry.Family, From: h.From, To: h.To, Atoms: atoms, Statement: -1, Slot: -1, Item: -1})
}

// better reports whether the entry of an overlapping hit says more than the other
// on the same ladder ("core mandate" within "within its core mandate").
func better(a, b *lexicon.Entry) bool {
	return a.Ladder != "" && a.Ladder == b.Ladder && a.Rank > b.Rank
}

// atomsOf returns an entry's atoms; a class that ends in a colon takes its last
// word ("right:" gives "right:food").
func atomsOf(t *resolution.Tags, h lexicon.Hit) []string {
	atoms := h.Entry.Atoms
	if len(atoms) == 1 && strings.HasSuffix(atoms[0], ":") {
		return []string{atoms[0] + t.Words[h.To-1].Fold}
	}
	return atoms
}

func inTitle(t *resolution.Tags, h lexicon.Hit) bool {
	for i := range t.Citations {
		if c := &t.Citations[i]; c.TitleFrom <= h.From && h.To <= c.TitleTo && c.TitleTo > 0 {
			if c.Family == "" {
				c.Family = h.Entry.Family
			}
			return true
		}
	}
	return false
}

// inReference reports whether a hit lies in a general reference ("its resolutions
// on the advancement of women"), which names a subject and says nothing on it.
func inReference(references []lexicon.Hit, h lexicon.Hit) bool {
	return slices.ContainsFunc(references, func(o lexicon.Hit) bool { return o.From <= h.From && h.To <= o.To })
}

// ofKind returns the hits of entries of a kind.
func ofKind(hits []lexicon.Hit, kind string) []lexicon.Hit {
	var out []lexicon.Hit
	for _, h := range hits {
		if h.Entry.Kind == kind {
			out = append(out, h)
		}
	}
	return out
}

// properName reports whether a hit is part of a name: all its words of content bear
// capitals in running text ("the Ministry of Women", "the System-wide Action Plan on
// Gender Equality"). Names are no commitments. Actors and instruments are names and
// count as such.
func properName(c *resolution.Clause, h lexicon.Hit) bool {
	if f := h.Entry.Family; f != "gender" && f != "human-rights" || c.Part == resolution.PartTitle {
		return false
	}
	switch h.Entry.Role {
	case "instrument", "citation", "body", "actor":
		return false
	}
	t := c.Tags
	for i := h.From; i < h.To; i++ {
		if w := &t.Words[i]; len(w.Fold) > 3 && !capital(c.Text[w.Start]) {
			return false
		}
	}
	if !capital(c.Text[t.Words[h.From].Start]) || opensSentence(t, h.From) {
		return false
	}
	lower := 0 // a line in capitals, or a heading, has no names to tell
	for i := range t.Words {
		if w := &t.Words[i]; len(w.Fold) > 3 && !capital(c.Text[w.Start]) {
			lower++
		}
	}
	return lower >= 3
}

func capital(b byte) bool { return b >= 'A' && b <= 'Z' }

// opensSentence reports whether word i is the first of the clause or of a sentence.
func opensSentence(t *resolution.Tags, i int) bool {
	return i == 0 || t.Words[i-1].Kind == lexicon.Punct && t.Words[i-1].Fold != ","
}

// fits says whether the words around a hit give it its family's sense.
func fits(form resolution.Form, c *resolution.Clause, h lexicon.Hit) bool {
	if slices.Contains(h.Entry.NotIn, string(form)) {
		return false
	}
	switch h.Entry.Role {
	case "request":
		if form != resolution.FormUN {
			return true
		}
		// A request limits help that somebody gives, and nothing else.
		for _, o := range c.Tags.Hits {
			if o.Entry.Kind == "assistance" && o.From < h.To+nearRequest && h.From < o.To+nearRequest && (o.To <= h.From || o.From >= h.To) {
				return true
			}
		}
		return false
	case "excluded":
		// A subject is excluded only by an exclusion before it.
		for _, o := range c.Tags.Hits {
			if o.Entry.Role == "exclusion" && o.To <= h.From && !stopBetween(c.Tags.Words, o.To, h.From) {
				return true
			}
		}
		return false
	case "control":
		// "subject to review by a judge" limits those who watch people, not a mandate.
		for _, o := range c.Tags.Hits {
			if o.Entry.Role == "safeguard" && o.From < h.To+2 && h.From < o.To {
				return false
			}
		}
		return true
	case "exclusion", "limiter":
		// "excluding" and "confined to" say something on a mandate only of a body that is the
		// subject, or beside one, a limiter or an excluded subject.
		if h.Entry.ID != "exclusion" && h.Entry.ID != "limit" {
			return true
		}
		for _, o := range c.Tags.Hits {
			if o.Entry.Kind == "scope-of-actor" || o.Entry.Role == "limiter" && o.Entry.ID != "limit" || o.Entry.Kind == "scope-subject" && o.To <= h.From || o.Entry.Role == "excluded" && o.From >= h.To {
				return true
			}
		}
		return body(c, subjectStart(c.Tags, sentenceStart(c.Tags, h.From), h.From), h.From) != ""
	}
	return true
}

// nearRequest is how many words away from a request what it limits may stand.
const nearRequest = 20

func stopBetween(w []lexicon.Token, from, to int) bool {
	for i := from; i < to; i++ {
		if w[i].Fold == ";" || w[i].Fold == "." {
			return true
		}
	}
	return false
}

// citation entries stand for a citation as a mention of its family.
var citation = map[string]*lexicon.Entry{}

func init() {
	for _, f := range family.IDs() {
		citation[f] = &lexicon.Entry{ID: "citation-" + f, Kind: "concept", Role: "citation", Family: f, Label: "the citation"}
	}
}

// addCitations makes mentions of citations that belong to a family by their
// series or their title. They are of the lowest grade, and equal over revisions
// and successors.
func addCitations(c *resolution.Clause) {
	t := c.Tags
	for i := range t.Citations {
		cite := &t.Citations[i]
		e := citation[cite.Family]
		if e == nil {
			continue
		}
		key := "cite:" + cite.Key
		if slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool { return m.Atoms[0] == key }) {
			continue
		}
		t.Mentions = append(t.Mentions, resolution.Mention{
			Entry: e, Family: cite.Family, From: cite.From, To: cite.To,
			Atoms: []string{key}, Statement: -1, Slot: -1, Item: -1,
		})
	}
}

// weigh marks weak mentions that no other mention of their family supports.
func weigh(c *resolution.Clause) {
	t := c.Tags
	if !slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool { return m.Entry.Support != "" }) {
		return
	}
	strong := map[string]bool{}
	weak := map[string]map[string]bool{}
	for i := range t.Mentions {
		m := &t.Mentions[i]
		if m.Entry.Role == "citation" {
			continue
		}
		if m.Entry.Support == "" {
			strong[m.Family] = true
			continue
		}
		if m.Entry.Support != "two" {
			continue
		}
		if weak[m.Family] == nil {
			weak[m.Family] = map[string]bool{}
		}
		weak[m.Family][m.Atoms[0]] = true
	}
	for i := range t.Mentions {
		m := &t.Mentions[i]
		m.Weak = m.Entry.Support != "" && !strong[m.Family] && len(weak[m.Family]) < 2 && (m.Entry.Support != "duty" || !c.Binds())
	}
}
