// Package history follows every clause, statement and mention of a text over its
// versions: when each was born, reworded, made weaker or stronger, moved, split, merged,
// dropped and brought back, and by whom.
//
// It is a room beside the corridor: which clause became which, what was lost and how much
// a rule says of it the audit tells it for two versions at a time, and it only strings
// that together. Identity over a whole chain is its own matter: a change that is taken
// back is one that was undone, and what comes back after a gap is what it was before.
package history

import "github.com/resolint/resolint/internal/audit"

// SchemaVersion is the version of the JSON form; see schema.json. It changes when a
// field changes its meaning or goes; new fields leave it.
const SchemaVersion = "1"

// Version is one version of the text. Parents are indexes of versions that it was made
// from, all before it; the first is that of the main line. A text that goes on from
// several takes from each.
type Version struct {
	ID        string
	Source    string
	Date      string // "2027", "2027-03" or "2027-03-01"; "" where nobody knows
	Proponent string // who put it forward, "" where nobody says
	Parents   []int
	// Proposal is true for what was tabled and is no version of the main line.
	Proposal bool
	// Side is true for what the main line of the last version does not pass through:
	// proposals and branches.
	Side bool
	// Heading is how the text calls itself.
	Heading string
	// Notices say what was guessed or not read of it, one sentence each.
	Notices []string
}

// Kind says what happened to a clause, a statement of it or a mention.
type Kind string

// The kinds of events. Between them a life is carried on as it is.
const (
	Born         Kind = "born"
	Reworded     Kind = "reworded"
	Weakened     Kind = "weakened"
	Strengthened Kind = "strengthened"
	Moved        Kind = "moved"
	Split        Kind = "split"
	Merged       Kind = "merged"
	Dropped      Kind = "dropped"
	Returned     Kind = "returned"
)

// Kinds are all kinds in the order in which they are told.
var Kinds = []Kind{Born, Reworded, Weakened, Strengthened, Moved, Split, Merged, Dropped, Returned}

// Event is something that happened in a version.
type Event struct {
	Version int
	Kind    Kind
	// Clause is the path: in the version, or for what was dropped in the one before.
	Clause string
	// Undoes is the version whose change is taken back, -1 for none.
	Undoes int
	// Since is the version in which what returned stood last, -1 for other kinds.
	Since int
	// Others are the paths of the other halves: those that a clause was split into, in
	// the version, or those that it was merged from, in the one before.
	Others []string
	// Statement are the words of the statement that came or went while its clause goes
	// on; "" where the event is about the clause as a whole.
	Statement string
	// Details say what made it weaker or stronger, one each: "“shall” became “should”".
	Details []string
	// Rules are those of the audit that report the change: "gender/weakened".
	Rules []string
	// First is true for what the first version of all brought.
	First bool
	// Untaken is true for what a proposal or branch changed and the main line never took up.
	Untaken bool
}

// Place is a clause of one version.
type Place struct {
	Version, Clause int // indexes; the clause is one of Edition(Version).Clauses
}

// Life is that of one clause. It stands in at most one clause of each version.
type Life struct {
	ID     int
	Places []Place // by version
	Events []Event // by version
	// Origin is the life that this one was split from, -1 for none; Into the life that it
	// was merged into where it ended so, else -1.
	Origin, Into int
	// Mentions are indexes of History.Mentions of those that ever stood in it.
	Mentions []int
}

// MentionPlace are words [From, To) of a clause of one version.
type MentionPlace struct {
	Place
	From, To int
}

// Mention is the life of one mention of a language family.
type Mention struct {
	ID int
	// Family, Concept and Label are those of its last words.
	Family, Concept, Label string
	Places                 []MentionPlace // by version
	Events                 []Event        // by version
}

// Join says that a clause of an older version became, beside the one in which its life
// goes on, another one too (Split), or went into one in which another life goes on (Merged).
type Join struct {
	Kind     Kind
	From, To Place
}

// History is the story of a text.
type History struct {
	Versions []Version
	Lives    []*Life
	Mentions []*Mention
	// Joins are the splits and merges, by version.
	Joins []Join

	editions []*audit.Edition
	// of says which life stands in each clause of each version, -1 for none.
	of [][]int
	// origins are, by version, clause and word, the version that brought the word.
	origins [][][]int
}

// Last is the version that the story ends with: the last one that is no proposal.
func (h *History) Last() int { return last(h.Versions) }

// Edition is the text of a version.
func (h *History) Edition(version int) *audit.Edition { return h.editions[version] }

// Path is the path of a place; where a version holds several resolutions, the number of
// its own goes before it: "2:resolves/3".
func (h *History) Path(p Place) string {
	return path(h.editions[p.Version], p.Clause)
}

// Life returns the life that stands in a clause of a version, nil for none.
func (h *History) Life(p Place) *Life {
	if l := h.of[p.Version][p.Clause]; l >= 0 {
		return h.Lives[l]
	}
	return nil
}

// Text is the printed text of a place.
func (h *History) Text(p Place) string { return h.editions[p.Version].Clauses[p.Clause].Text }

// Stands reports whether a life goes on in the last version.
func (h *History) Stands(l *Life) bool {
	_, ok := l.In(h.Last())
	return ok
}

// StandsIn reports whether a mention goes on in the last version.
func (h *History) StandsIn(m *Mention) bool {
	_, ok := m.In(h.Last())
	return ok
}

// Entered is the version with which the words of a mention were complete: the latest of
// those that brought them.
func (h *History) Entered(p MentionPlace) int {
	out := 0
	for _, v := range h.origins[p.Version][p.Clause][p.From:p.To] {
		out = max(out, v)
	}
	return out
}

// Brought counts the words of a version by the version that brought them.
func (h *History) Brought(version int) []int {
	out := make([]int, len(h.Versions))
	for c, words := range h.origins[version] {
		for i, v := range words {
			if !h.editions[version].Clauses[c].Words[i].Punct {
				out[v]++
			}
		}
	}
	return out
}

// In returns the place of a life in a version; ok is false where it does not stand there.
func (l *Life) In(version int) (Place, bool) {
	for _, p := range l.Places {
		if p.Version == version {
			return p, true
		}
	}
	return Place{}, false
}

// In returns the place of a mention in a version; ok is false where it does not stand
// there.
func (m *Mention) In(version int) (MentionPlace, bool) {
	for _, p := range m.Places {
		if p.Version == version {
			return p, true
		}
	}
	return MentionPlace{}, false
}

// Words are the words of a mention as one version prints them.
func (h *History) Words(p MentionPlace) string {
	return h.editions[p.Version].Clauses[p.Clause].Quote(p.From, p.To)
}
