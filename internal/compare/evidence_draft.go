package compare

import (
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/resolution"
)

// draftEvidence notes what speaks for and against the facts that stand in the draft
// itself: what kind of fact it is, in what text, and how much of that is new. Nothing is
// known of them clause by clause: an act, or a silence, is new or it is no fact.
func (c *comparison) draftEvidence() {
	for i := range c.facts.Clauses {
		x := &c.facts.Clauses[i]
		c.weigh(&x.Judged, "fact:silence", &x.Site)
	}
	for i := range c.facts.Acts {
		x := &c.facts.Acts[i]
		c.weigh(&x.Judged, "fact:act", &x.Site)
		x.Evidence.Flag("act:"+x.Kind, true)
	}
	for i := range c.facts.Definitions {
		x := &c.facts.Definitions[i]
		c.weigh(&x.Judged, "fact:definition", &x.Site)
	}
	for i := range c.facts.Texts {
		x := &c.facts.Texts[i]
		c.weigh(&x.Judged, "fact:text", &x.Site)
	}
	for i := range c.facts.Rewritten {
		x := &c.facts.Rewritten[i]
		c.weigh(&x.Judged, "fact:rewritten", &x.Draft)
	}
}

// weigh notes what is said of every fact of a kind that stands in the draft.
func (c *comparison) weigh(j *facts.Judged, kind string, at *facts.Site) {
	e := &j.Evidence
	e.Flag(kind, true)
	e.Flag("fact-itu", at.Resolution.Form == resolution.FormITU)
	e.Flag("part:"+string(at.Clause.Part), true)
	if c.back != nil {
		j.Changed = c.back.changed
		c.back.textEvidence(e, at.Resolution)
	}
}
