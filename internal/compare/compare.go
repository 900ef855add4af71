// Package compare turns tagged clause trees of two or more roles into facts:
// which clause became which, and what became of every mention.
//
// Clauses are linked over the whole document, and a package over all its
// resolutions, before anything is called lost: equal words first, then content
// and place together, then splits and merges. It knows what changed and what
// stands there now; what is good or bad about that the policies say.
package compare

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// Input is what is compared. Base and Proposals may be empty.
type Input struct {
	Base, Draft []*resolution.Resolution
	Proposals   [][]*resolution.Resolution
	Lexicon     *lexicon.Lexicon
	Profile     string
	// Package is true for several resolutions audited as one.
	Package bool
	// Unread leaves out Result.Readings.
	Unread bool
	// Align links the clauses of two texts and says how often clauses were held against
	// each other: align.Texts.
	Align func(a, b *match.Text, each func(n int, f func(i int))) int64
	// Lasting says of the stems of words how long paragraphs with them stand in the texts
	// of a series: below zero shorter than others.
	Lasting map[string]float64
	// Each calls f for 0 to n-1, from as many goroutines as there are to spare; nil
	// calls it one after the other.
	Each func(n int, f func(i int))
}

// each is Each, or a loop.
func (in *Input) each(n int, f func(i int)) {
	if in.Each != nil {
		in.Each(n, f)
		return
	}
	for i := range n {
		f(i)
	}
}

// align links the units of two texts.
func (c *comparison) align(a, b *match.Text) { c.work.Add(c.in.Align(a, b, c.in.each)) }

// texts collects the units of several roles.
func (in *Input) texts(roles ...[]*resolution.Resolution) []*match.Text {
	out := make([]*match.Text, len(roles))
	in.each(len(roles), func(i int) { out[i] = match.NewText(roles[i]) })
	return out
}

// Result is what a comparison found: the facts, and the links between clauses
// that reports of the full text show.
type Result struct {
	Facts *facts.Facts
	// Changes lists the clauses of the draft and the base's lost ones in reading
	// order.
	Changes []Change
	// Readings are the changes that a reviewer may want to read, each once.
	Readings []Reading
	// Suppressed are resolutions of the base that the draft has no counterpart of.
	Suppressed []*resolution.Resolution
	// Work is how often a clause was held against another: the measure by which tests
	// see that the work grows with the texts and not with their square.
	Work int64
}

// Change is one row of a full-text comparison.
type Change struct {
	Base, Draft *facts.Site // nil where a side has none
	Relation    facts.Relation
}

// Compare establishes the facts of an audit.
func Compare(in Input) Result {
	c := &comparison{in: in}
	c.facts = &facts.Facts{
		HasBase: in.Base != nil, HasProposals: len(in.Proposals) > 0,
		Package: in.Package, Profile: in.Profile,
	}
	res := Result{Facts: c.facts}
	if in.Base == nil {
		c.draft = match.NewText(in.Draft)
	} else {
		both := in.texts(in.Draft, in.Base)
		c.draft, c.base = both[0], both[1]
		c.align(c.base, c.draft)
		c.inDraft = sync.OnceValue(func() *match.Index { return indexOf(c.draft) })
		fates := make([]fateList, 2)
		in.each(2, func(i int) {
			if i == 0 {
				fates[0] = c.follow(c.base, c.draft, facts.Loss, -1, nil)
			} else {
				fates[1] = c.follow(c.draft, c.base, facts.Gain, -1, nil)
			}
		})
		c.facts.Fates = slices.Concat(slices.Concat(fates...)...)
		res.Changes = c.changes()
		if !in.Unread {
			res.Readings = c.readings()
		}
		res.Suppressed = c.suppressed()
	}
	for p, rs := range in.Proposals {
		c.proposal(p, rs)
	}
	c.draftFacts()
	c.draftEvidence()
	for i := range c.facts.Fates {
		c.facts.Fates[i].ID = fmt.Sprintf("f%d", i+1)
	}
	res.Work = c.work.Load()
	return res
}

// suppressed returns the resolutions of the base that none of the draft came from.
func (c *comparison) suppressed() []*resolution.Resolution {
	matched := map[*resolution.Resolution]bool{}
	for _, r := range c.in.Draft {
		matched[c.baseOf(r)] = true
	}
	var out []*resolution.Resolution
	for _, r := range c.in.Base {
		if !matched[r] {
			out = append(out, r)
		}
	}
	return out
}

type comparison struct {
	in          Input
	base, draft *match.Text
	facts       *facts.Facts
	// back follows the draft back to the base, nil where there is none.
	back *follower
	// acts are the acts of the base, votes for each resolution of the draft the
	// clauses that came from each of the base; both are made when first asked for.
	acts  map[phrase]bool
	votes map[*resolution.Resolution]map[*resolution.Resolution]int
	work  atomic.Int64
	// inDraft finds clauses of the draft by their words.
	inDraft func() *match.Index
}

// index is that of a text whose clauses are looked for by their words.
func (c *comparison) index(t *match.Text) *match.Index {
	if t == c.draft && c.base != nil {
		return c.inDraft()
	}
	return indexOf(t)
}

// indexOf indexes the clauses of a text but titles.
func indexOf(t *match.Text) *match.Index {
	return match.NewIndex(t, t.Vocabulary, func(u *match.Unit) bool { return !u.Title })
}

// proposal follows what a proposal introduced, compared with the base, into the
// outcome.
func (c *comparison) proposal(p int, rs []*resolution.Resolution) {
	// Links belong to a pair of texts, so each comparison has units of its own.
	texts := c.in.texts(rs, c.in.Draft, rs, c.in.Base)
	prop, draft := texts[0], texts[1]
	known := func(int, string, string) bool { return false }
	if c.in.Base != nil {
		fromBase, base := texts[2], texts[3]
		c.align(fromBase, base)
		known = func(i int, family, atom string) bool {
			for _, l := range fromBase.Units[i].Links {
				if hasAtom(base.Units[l.To].Clause, family, atom) {
					return true
				}
			}
			return false
		}
		c.reverted(p, fromBase, base, rs)
	}
	c.align(prop, draft)
	fates := append(fateList{c.facts.Fates}, c.follow(prop, draft, facts.Proposed, p, known)...)
	c.facts.Fates = slices.Concat(fates...)
}

// reverted notes the clauses in which a proposal differed from the base and the
// outcome does not.
func (c *comparison) reverted(p int, prop, base *match.Text, _ []*resolution.Resolution) {
	kept := map[*resolution.Clause]int{}
	if c.base == nil {
		return
	}
	for i := range c.base.Units {
		if match.Unchanged(&c.base.Units[i]) {
			kept[c.base.Units[i].Clause] = c.base.Units[i].Links[0].To
		}
	}
	for i := range prop.Units {
		u := &prop.Units[i]
		if len(u.Links) == 0 || match.Unchanged(u) || u.Title {
			continue
		}
		to, ok := kept[base.Units[u.Links[0].To].Clause]
		if !ok {
			continue
		}
		d := &c.draft.Units[to]
		c.facts.Reverted = append(c.facts.Reverted, facts.Reverted{
			ID:    fmt.Sprintf("r%d", len(c.facts.Reverted)+1),
			Draft: site(d, -1), Proposal: site(u, p),
		})
	}
}

func site(u *match.Unit, proposal int) facts.Site {
	return facts.Site{Resolution: u.Resolution, Clause: u.Clause, From: 0, To: len(u.Clause.Tags.Words), Proposal: proposal}
}

func hasAtom(c *resolution.Clause, family, atom string) bool {
	for i := range c.Tags.Mentions {
		m := &c.Tags.Mentions[i]
		if m.Family != family {
			continue
		}
		for _, a := range m.Atoms {
			if a == atom {
				return true
			}
		}
	}
	return false
}

func hasAll(c *resolution.Clause, family string, atoms []string) bool {
	for _, a := range atoms {
		if !hasAtom(c, family, a) {
			return false
		}
	}
	return true
}

// changes lists all clauses of both texts in the order of the draft; clauses that
// are gone stand behind the clause that they followed in the base.
func (c *comparison) changes() []Change {
	out := make([]Change, 0, len(c.draft.Units)+len(c.base.Units)/8)
	sites := make([]facts.Site, 0, len(c.base.Units)+len(c.draft.Units)) // of all changes
	at := func(u *match.Unit) *facts.Site {
		sites = append(sites, site(u, -1))
		return &sites[len(sites)-1]
	}
	shown := make([]bool, len(c.base.Units))
	gone := func(from int) {
		for i := from; i < len(c.base.Units) && len(c.base.Units[i].Links) == 0 && !shown[i]; i++ {
			shown[i] = true
			out = append(out, Change{Base: at(&c.base.Units[i]), Relation: facts.Gone})
		}
	}
	gone(0)
	for j := range c.draft.Units {
		u := &c.draft.Units[j]
		ch := Change{Draft: at(u), Relation: facts.Gone}
		last := -1
		for _, l := range u.Links {
			if !shown[l.To] && ch.Base == nil {
				ch.Base, ch.Relation = at(&c.base.Units[l.To]), l.Relation
			}
			shown[l.To] = true
			last = l.To
		}
		out = append(out, ch)
		if last >= 0 {
			gone(last + 1)
		}
	}
	for i := range c.base.Units {
		if !shown[i] {
			gone(i)
		}
	}
	return out
}
