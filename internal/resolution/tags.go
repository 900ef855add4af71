package resolution

import (
	"slices"
	"sync"

	"github.com/resolint/resolint/internal/lexicon"
)

// Tags are what the tagger found in one clause. All positions are indexes into
// Words, ends exclusive. What depends on parts of speech, which cost more than all
// the rest, is there only after Parse: most clauses of a draft stand as they stood,
// and nobody asks how they are built.
type Tags struct {
	*Found
	*Parsed
	once sync.Once
}

// Found is what tagging finds at once. Clauses with the same words that stand alike
// share it.
type Found struct {
	// Words are the clause's tokens; their offsets are bytes in Clause.Text.
	Words []lexicon.Token
	// Hits are all entries of the lexicon found, by start and then length.
	Hits []lexicon.Hit
	// Mentions are the clause's mentions of the language families, in order.
	Mentions []Mention
	// Citations are the instruments that the clause cites.
	Citations []Citation
	// Call is the rank of the clause's call on its ladder; see lexicon "call".
	Call Rank
	// Acts are what the clause makes somebody do that may enlarge a mandate.
	Acts []Act
	// Definition is the entry that makes the clause a definition, with the terms
	// it defines; nil for clauses that define nothing.
	Definition *Definition
	// Reports are the words that ask somebody to report.
	Reports []Range
	// ByNeed makes the rest and is called once; it is nil where there is none.
	ByNeed func() *Parsed

	once   sync.Once
	parsed *Parsed
}

// Parsed is what depends on parts of speech.
type Parsed struct {
	// Speech holds the Penn Treebank part of speech of each word where some tag
	// depends on it, and is nil elsewhere.
	Speech []string
	// Statements are the predicates that the clause coordinates, in order; they cover
	// all words.
	Statements []Statement
	// Slots are what fills the statements, in their order.
	Slots []Slot
	// Modifiers are the words beside mentions that make them more or less, StandIns those
	// that can stand in their place, in the order of the clause.
	Modifiers []Modifier
	StandIns  []StandIn
	// Scopes are the words that begin to say how far what stands before reaches: "in
	// particular", "only", "with special attention to".
	Scopes []int
	// Denies is true where something is denied, excluded or limited, Counts where a number
	// stands that is no year.
	Denies, Counts bool
}

// unparsed are the tags that depend on parts of speech, before Parse.
var unparsed = &Parsed{}

// NewTags are the tags of one clause, not parsed yet.
func NewTags(f *Found) *Tags { return new(Tags).Hold(f) }

// Hold makes t, which must be new, the tags of one clause, and returns it.
func (t *Tags) Hold(f *Found) *Tags {
	t.Found, t.Parsed = f, unparsed
	return t
}

// Rank is a place on a ladder of the lexicon; a higher rank is stronger.
type Rank struct {
	Ladder string
	Rank   int
	// Words are the words that gave the rank.
	Words string
	// ID and Role are those of the entry of the lexicon.
	ID, Role string
}

// RankOf is the rank that an entry gives, by the words given.
func RankOf(e *lexicon.Entry, words string) Rank {
	return Rank{Ladder: e.Ladder, Rank: e.Rank, Words: words, ID: e.ID, Role: e.Role}
}

// Grade is how much a mention does, from a name in a title to a duty.
type Grade int

// The grades, weakest first.
const (
	GradeTitle Grade = iota
	GradeListed
	GradeStated
	GradeDuty
	GradeReported
)

// Mention is a place where the clause speaks the language of a family.
type Mention struct {
	Entry    *lexicon.Entry
	Family   string
	From, To int
	// Atoms say what the mention is about, sorted; see lexicon.Entry.Class.
	Atoms []string
	// Grade is there after Tags.Parse.
	Grade Grade
	// Statement is the index in Tags.Statements of the predicate it stands in, Slot that in
	// Tags.Slots of the slot it fills, Item that of the item of the slot it stands in, or
	// -1. They are there after Tags.Parse.
	Statement, Slot, Item int
	// Weak mentions count only beside another mention of their family.
	Weak bool
}

// Citation is a cited resolution or instrument.
type Citation struct {
	From, To int
	// Key identifies the instrument over its revisions: "itu-pp/70",
	// "un-ga/75/176", or the ID of the series it belongs to.
	Key string
	// Family is the family of its series or of its title, "" if none.
	Family string
	// Title is the range of its title in Words, empty if none is given.
	TitleFrom, TitleTo int
	// Position in its series, oldest 0, -1 if it is in none.
	Position int
	// Use is how the clause cites the instrument: "named" in passing or in a recital,
	// "considered", "applied" where the clause acts under it, "incorporated" where it
	// says what the instrument says.
	Use string
}

// Quantity is a number, share, target, date or rhythm that makes a commitment
// checkable.
type Quantity struct {
	// Kind is "share", "number", "deadline", "rhythm", "report" or "money".
	Kind     string
	From, To int
	// Value is the normalised text, comparable between clauses.
	Value string
	// Amount is how much it is, in Unit: "per-cent", "number", "year" or "months", the
	// first two with "-at-most" where it is the most that may be; 0 where the words do
	// not say. AmountFrom and AmountTo are the words that do.
	Amount               float64
	Unit                 string
	AmountFrom, AmountTo int
	// Counted is false for a share that does not say how much: "an appropriate share".
	Counted bool
}

// Act is an actor – verb – object triple or a phrase that says one.
type Act struct {
	Entry    *lexicon.Entry // the phrase or the verb
	Object   *lexicon.Entry // nil for phrases
	Actor    string         // as printed, "" if the call says who acts
	From, To int
	// Service is true where the governing verb only studies, shares, assists …
	Service bool
}

// Definition is a definition of a term.
type Definition struct {
	Entry    *lexicon.Entry
	From, To int
	// Terms are the terms of art or families that it defines.
	Terms []*lexicon.Entry
	// Family is "gender" for a definition of gender, else "mandate".
	Family string
}

// Parse makes the parts of speech and the tags that depend on them, when it is
// called for the first time. It is safe for concurrent use, and whoever reads what
// it makes calls it before.
func (t *Tags) Parse() {
	t.once.Do(func() {
		f := t.Found
		f.once.Do(func() {
			f.parsed = unparsed
			if f.ByNeed != nil {
				f.parsed, f.ByNeed = f.ByNeed(), nil // with what it holds
			}
		})
		t.Parsed = f.parsed
	})
}

// Release lets go of what nobody reads once the texts are compared: the hits and all that
// depends on parts of speech. It is not safe beside other use.
func (t *Tags) Release() {
	t.Hits, t.ByNeed, t.Parsed, t.parsed = nil, nil, unparsed, unparsed
}

// Named reports whether the mention only names an instrument, and so is of the
// lowest grade.
func (m *Mention) Named() bool { return m.Entry.Role == "citation" || m.Entry.Role == "instrument" }

// Binds reports whether what the clause says is a duty: it is operative, by its
// part or its call.
func (c *Clause) Binds() bool { return c.Part == PartOperative || c.Call != nil && c.Call.Operative }

// Words returns the words [from, to) of the clause as printed.
func (c *Clause) Words(from, to int) string {
	if c.Tags == nil || from >= to || to > len(c.Tags.Words) {
		return ""
	}
	return c.Text[c.Tags.Words[from].Start:c.Tags.Words[to-1].End]
}

// Families returns the families that the clause mentions, weak mentions included,
// in the order of their first mention.
func (t *Tags) Families() []string {
	var room [4]string // there are four
	out := room[:0]
	for i := range t.Mentions {
		if f := t.Mentions[i].Family; !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return slices.Clone(out)
}
