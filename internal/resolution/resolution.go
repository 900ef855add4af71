// Package resolution is the model of a resolution: the tree of its clauses and
// the tags that a clause carries.
//
// The grammar fills the tree, the tagger the tags; comparison and policy input
// are made from it. It imports no stage. Paths are written as in
// https://github.com/resolint/resolint's labelled cases: "resolves/3/i", "op/7/a".
package resolution

import "github.com/resolint/resolint/internal/document"

// Form is the drafting form that a text follows.
type Form string

// The forms that the grammar tells apart.
const (
	// FormITU has calls on lines of their own and items below them.
	FormITU Form = "itu"
	// FormUN has preambular paragraphs and numbered operative ones, each
	// beginning with its verb (General Assembly, Human Rights Council, ECOSOC,
	// Security Council).
	FormUN Form = "un"
	// FormOutcome has numbered paragraphs throughout (declarations, compacts).
	FormOutcome Form = "outcome"
	// FormArticles has articles (constitutions, treaties, terms of reference).
	FormArticles Form = "articles"
	// FormPlain is a text in which no resolution was found; its paragraphs are
	// numbered in their order.
	FormPlain Form = "plain"
)

// Resolution is one resolution, decision, recommendation or declaration.
type Resolution struct {
	Form Form
	// Heading is the line that names the text, as printed: "RESOLUTION 130 (REV.
	// DUBAI, 2018)", "A/HRC/58/L.77".
	Heading string
	// Organ is the body that adopts, in a short stable form ("itu-pp",
	// "itu-wtsa", "itu-wtdc", "itu-council", "un-ga", "un-hrc", "un-ecosoc",
	// "un-sc"), empty if the text does not say.
	Organ string
	// Kind is "resolution", "decision", "recommendation" or "", lower case.
	Kind string
	// Number is the number as printed ("130", "75/176"), "" for a new one.
	Number string
	// Place and Year are those of the heading or the enacting line.
	Place string
	Year  string
	// Revision is true for a revision of an earlier text ("REV.").
	Revision bool
	Title    string
	// Mark is the proposal mark above the text: "ADD", "MOD", "(MOD)", "SUP",
	// "SUP*", "ADD*", "NOC", or "".
	Mark string
	// Source is the rest of a proposal header ("EUR/44A7/1"), or "".
	Source string
	// Clauses are all clauses in the order of the text.
	Clauses []Clause
	// View is the side of the document that the resolution was read from.
	View *document.View
	// Notices say what the grammar guessed, one sentence each.
	Notices []string
}

// Part is the part of a resolution that a clause belongs to.
type Part string

// The parts of a resolution.
const (
	PartTitle     Part = "title"
	PartEnacting  Part = "enacting"
	PartPreamble  Part = "preamble"
	PartOperative Part = "operative"
	// PartParagraph is a numbered paragraph of an outcome document, an article
	// or a plain text: neither preamble nor operative by its place alone.
	PartParagraph Part = "paragraph"
	PartAnnex     Part = "annex"
	PartFootnote  Part = "footnote"
	// PartReasons is a proposer's argument; it is no text of the resolution.
	PartReasons Part = "reasons"
)

// Clause is the smallest piece of a resolution that has a path of its own.
type Clause struct {
	// Path is unique within the resolution.
	Path string
	Part Part
	// Call is the call that the clause stands under, nil outside calls. Clauses
	// of one call block share it. In the UN form it is the clause's own opening
	// verb with its addressees.
	Call *Call
	// Label is the clause's own label as printed, without punctuation ("3",
	// "b", "ii"); empty for unlabelled clauses.
	Label string
	// Parent is the index in Resolution.Clauses of the clause that this one is a
	// sub-item of, -1 for none.
	Parent int
	// Heading is the section title that the clause stands under, if any.
	Heading string
	// Section is the label of the section that the clause stands in, "II", above any
	// headings without a label; "" for none.
	Section string
	// Text is the clause's own words, without label, without the words of its
	// sub-items and without variants that a bracket attributes to a proposer.
	Text string
	// Spans map Text to the blocks of the view, in order.
	Spans []Span
	// Notes are the marks of the footnotes that the clause refers to.
	Notes []string
	// Variants are attributed proposals found in the clause's place.
	Variants []Variant
	// Open are ranges of Text, in bytes, in unattributed square brackets, without
	// the brackets themselves.
	Open []Range
	// Tags is nil until the clause is tagged.
	Tags *Tags
}

// Span says that Text from byte At on (to the next span) stands in a block.
type Span struct {
	At int
	// Block is an index into View.Blocks, Offset a byte offset in its text.
	Block, Offset int
}

// Range is a half-open byte range.
type Range struct{ Start, End int }

// Variant is bracketed text with an owner: a proposal and no draft.
type Variant struct {
	// Owner is the proposer as printed.
	Owner string
	// Delete is true where the owner wants the bracketed words deleted; those
	// words then still stand in the clause's text.
	Delete bool
	Text   string
	// At is the byte offset in Clause.Text where the variant stood.
	At int
}

// Call is verb, addressees and what goes with them: "instructs the Director of
// the Telecommunication Development Bureau, in close cooperation with …".
type Call struct {
	// Text is the call as printed, without final punctuation, in the case that
	// paths use (lower case but for proper names).
	Text string
	// Verb is the verb phrase in lower case: "instructs", "resolves to
	// instruct", "noting with concern", "further invites" without "further".
	Verb string
	// Addressees are who the call speaks to, as printed, one each.
	Addressees []string
	// Operative is false for preambular calls.
	Operative bool
	// RunIn is true if the call stood inside another clause's paragraph.
	RunIn bool
}

// Locate returns where bytes [start, end) of the clause's text stand.
func (r *Resolution) Locate(c *Clause, start, end int) document.Place {
	if len(c.Spans) == 0 {
		return document.Place{Start: -1, End: -1}
	}
	first, last := c.spanAt(start), c.spanAt(max(start, end-1))
	from := r.View.Place(first.Block, first.Offset+start-first.At, first.Offset+start-first.At)
	to := r.View.Place(last.Block, last.Offset+max(start, end-1)-last.At, last.Offset+end-last.At)
	from.End, from.RenditionEnd = to.End, to.RenditionEnd
	if first == last {
		from = r.View.Place(first.Block, first.Offset+start-first.At, first.Offset+end-first.At)
	}
	if from.End < from.Start {
		from.End = from.Start
	}
	return from
}

// Changes returns the tracked changes that touch bytes [start, end) of the
// clause's text.
func (r *Resolution) Changes(c *Clause, start, end int) []*document.Change {
	var out []*document.Change
	for i, s := range c.Spans {
		stop := len(c.Text)
		if i+1 < len(c.Spans) {
			stop = c.Spans[i+1].At
		}
		from, to := max(start, s.At), min(end, stop)
		if from >= to {
			continue
		}
		for _, ch := range r.View.ChangesAt(s.Block, s.Offset+from-s.At, s.Offset+to-s.At) {
			if len(out) == 0 || out[len(out)-1] != ch {
				out = append(out, ch)
			}
		}
	}
	return out
}

func (c *Clause) spanAt(at int) Span {
	best := c.Spans[0]
	for _, s := range c.Spans[1:] {
		if s.At > at {
			break
		}
		best = s
	}
	return best
}

// Find returns the clause with the given path, or nil.
func (r *Resolution) Find(path string) *Clause {
	for i := range r.Clauses {
		if r.Clauses[i].Path == path {
			return &r.Clauses[i]
		}
	}
	return nil
}
