package resolution

import "github.com/resolint/resolint/internal/lexicon"

// Standing says what kind of thing a statement is. What a text tells of is no
// promise: that the next text does not tell it again takes nothing away.
type Standing string

// The standings of statements.
const (
	// StandingCommitment is what somebody is to do, or a principle that is laid down.
	StandingCommitment Standing = "commitment"
	// StandingConsideration is a recital that carries language.
	StandingConsideration Standing = "consideration"
	// StandingRecord tells what happened, was reported or appointed.
	StandingRecord Standing = "record"
	// StandingTask asks for or decides what is done once: a meeting, a report to one
	// session, the renewal of a mandate. Once done it is told no more.
	StandingTask Standing = "task"
	// StandingCitation names instruments and their titles, and little else.
	StandingCitation Standing = "citation"
)

// Statement is one of the things that a clause says: a predicate with what belongs
// to it, "to ensure that …", "that X shall …", "and urges States to …". The
// statements of a clause cover its words in their order.
type Statement struct {
	From, To int // word indexes, To exclusive
	// Call ranks the call that the statement stands under: the clause's own, or that
	// of a second one in the same sentence ("…, and urges …").
	Call Rank
	// Modal and Verb are the statement's own ranks, zero where it has none.
	Modal, Verb Rank
	// Negated is true for a duty to abstain ("to refrain from …").
	Negated bool
	// Head is the index of the head verb, -1 if none was found.
	Head     int
	Standing Standing
	// Addressee is the entry of the lexicon of whom the call is directed to ("to-states",
	// "to-officer"), nil where none was found.
	Addressee *lexicon.Entry
	// Slots are what fills the statement, by their place.
	Slots []Slot
}

// StatementAt returns the index of the statement in which word i stands, -1 for
// none. It is there after Parse.
func (t *Tags) StatementAt(i int) int {
	for k := range t.Statements {
		if s := &t.Statements[k]; s.From <= i && i < s.To {
			return k
		}
	}
	return -1
}
