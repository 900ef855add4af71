// Package facts is the model of what happened between the roles of an audit: the
// fate of each mention, the acts and definitions that are new, the subjects that
// call for a family. It is the input of the policies.
//
// Facts say what is; they judge nothing. Every fact that a policy can read is
// listed in schema.json. Besides what policies see, a fact knows the clauses that
// it is about, so that a finding made from it can point at them.
package facts

import "github.com/resolint/resolint/internal/resolution"

// Version is the version of the schema. It changes when a field changes its
// meaning or goes; new fields leave it.
const Version = "1"

// Facts are the facts of one audited draft with its base and proposals.
type Facts struct {
	// HasBase, HasProposals and Package say which roles there are.
	HasBase, HasProposals, Package bool
	// Profile names the profile.
	Profile string
	// Fates follow mentions from one text to another.
	Fates []Fate
	// Clauses are the draft's clauses that deal with a subject which calls for a
	// family.
	Clauses []Clause
	// Acts are the draft's acts that may enlarge a mandate.
	Acts []Act
	// Definitions are the draft's definitions and exchanged terms.
	Definitions []Definition
	// Texts describe each resolution of the draft as a whole.
	Texts []Text
	// Reverted are clauses in which the outcome went back to the base although
	// proposals differed.
	Reverted []Reverted
	// Rewritten are families that texts lost which are rewritten: their losses are told
	// once and not clause by clause.
	Rewritten []Rewritten
	// Statements are the statements of the base, of clauses that mention a family, whose
	// slots changed in what the clauses became.
	Statements []Statement
}

// Direction says between which texts a fate leads.
type Direction string

// The directions of fates.
const (
	// Loss follows a mention of the base into the draft.
	Loss Direction = "loss"
	// Gain follows a mention of the draft back to the base.
	Gain Direction = "gain"
	// Proposed follows a mention that a proposal introduced into the outcome.
	Proposed Direction = "proposed"
)

// Relation says what became of a clause.
type Relation string

// The relations between clauses of two texts.
const (
	Same     Relation = "same"     // the same words in the same place
	Moved    Relation = "moved"    // the same words elsewhere
	Edited   Relation = "edited"   // other words
	Split    Relation = "split"    // one clause became several
	Merged   Relation = "merged"   // several became one
	Replaced Relation = "replaced" // another clause stands in its place
	Gone     Relation = "gone"     // nothing took its place
)

// Site is a clause of one text, and the words of it that a fact is about.
type Site struct {
	Resolution *resolution.Resolution
	Clause     *resolution.Clause
	// From and To are word indexes of the words in question.
	From, To int
	// Proposal is the index of the proposal, -1 for other texts.
	Proposal int
}

// Fate is what became of the mentions that one clause has of one family.
type Fate struct {
	ID        string
	Direction Direction
	Family    string
	// Concept is the ID of the first concept in question, Label its name.
	Concept, Label string
	Relation       Relation
	// From is the clause that is followed; To the clause it became, nil if gone.
	From Site
	To   *Site
	// OutOfScope is true in texts that the family is not scored in.
	OutOfScope bool
	// Editorial is true where the draft is marked as an editorial change only.
	Editorial bool
	// Open is true where the words in question stand in unattributed brackets.
	Open bool
	// Lost are the mentions that the clause it became has lost and that no other
	// place took over.
	Lost []Lost
	// Kept says whether the family is still mentioned in the clause it became.
	Kept bool
	// Force says how what was kept binds on each side.
	Force Force
	// Surviving is the closest mention that the followed text still has.
	Surviving *Site
	// NewElsewhere is true where the other text mentions the family nowhere.
	NewElsewhere bool
	// Standing is that of the statement that the mentions in question stand in.
	Standing resolution.Standing
	// Next is true where the other text is the next one of the series, "57/35" after
	// "54/31", and no revision of this one.
	Next bool
	// GoesOn is true where most of that statement stands in what the clause became.
	GoesOn bool
	Judged
}

// Lost is one lost mention.
type Lost struct {
	Concept, Label, Role string
	Words                string
	From, To             int
	// Slot and Marker are those of the slot that the mention filled, "" where it stood in none.
	Slot   resolution.SlotKind
	Marker resolution.Marker
	// Grade is the grade it had.
	Grade resolution.Grade
	// Listed is true for an item of an enumeration; Siblings is true if other
	// items of it are still there.
	Listed, Siblings bool
	// Positive is true where a duty to act was lost rather than one to abstain.
	Positive bool
	// Standing is true where most of the predicate around it stands.
	Standing bool
	// Modifies is true where the words only say how something else is done: they follow
	// the verb of their predicate, of which they are a small part.
	Modifies bool
	// Umbrella is true where a universal group stays that the mention was a part
	// of ("all users, in particular women").
	Umbrella bool
	// Bare is true where the noun of the mention stays in its place without what said of
	// what kind it is: "[gender-based] violence".
	Bare bool
	// Instead are the roles of what was put in its place: "universal",
	// "government", "rival", "national-law", "reference", "weaker", "weak-verb" …
	Instead []string
	// InsteadUse is how a reference that took its place cites: "named", "considered",
	// "applied" or "incorporated"; "" where none did.
	InsteadUse string
	// InsteadWords are the words put in its place.
	InsteadWords string
}

// Force compares how a kept mention binds.
type Force struct {
	FromPart, ToPart string
	// Calls, modals and verbs by rank; 0 where there is none.
	FromCall, ToCall           Rank
	FromModal, ToModal         Rank
	FromVerb, ToVerb           Rank
	FromConcept, ToConcept     Rank
	FromNegated, ToNegated     bool
	FromCallText, ToCallText   string
	FromAddressee, ToAddressee string
	// Qualifiers are those that only the other side has, Limits the adjectives.
	Qualifiers []string
	Limits     []string
	// Turned are the words on the other side alone that turn the mention round:
	// "regardless of", "without", "not". Unturned are those on the followed side alone.
	Turned, Unturned []string
	// Conditions are the words on the other side alone on which it depends: "unless the
	// public interest calls for it", "or" of two conditions. Reach are those on the followed
	// side alone that say that all are meant: "all persons", "in every office".
	Conditions, Reach []string
	// Quantities are kinds that only the followed side has.
	Quantities []string
	// Lowered are quantities of which the other side has less: a smaller share, a later
	// year, a longer period.
	Lowered []Change
	// Degrees are the degree words that only the followed side has.
	Degrees []string
	// Items are items of an enumeration around the mention that were lost though
	// the mention was kept ("fulfilling").
	Items []string
	// Moved is true if the mention stands under another call or in another
	// resolution.
	Moved bool
}

// Differs names what binds otherwise on the other side, as policies name it; nil for
// nothing. Of what has a rank that counts, and not its words: verbs and concepts count
// where they fell.
func (f *Force) Differs() []string {
	var out []string
	for _, field := range [...]struct {
		name    string
		differs bool
	}{
		{"limits", len(f.Limits) > 0},
		{"turned", len(f.Turned) > 0},
		{"unturned", len(f.Unturned) > 0},
		{"conditions", len(f.Conditions) > 0},
		{"reach", len(f.Reach) > 0},
		{"items", len(f.Items) > 0},
		{"moved", f.Moved},
		{"call", f.FromCall.Rank != f.ToCall.Rank || f.FromCall.Ladder != f.ToCall.Ladder},
		{"modal", f.FromModal.Rank != f.ToModal.Rank},
		{"verb", f.FromVerb.Rank > f.ToVerb.Rank},
		{"negated", f.FromNegated != f.ToNegated},
		{"concept", f.FromConcept.Rank > f.ToConcept.Rank},
		{"part", f.FromPart != f.ToPart},
		{"qualifiers", len(f.Qualifiers) > 0},
		{"quantities", len(f.Quantities) > 0},
		{"lowered", len(f.Lowered) > 0},
		{"degrees", len(f.Degrees) > 0},
	} {
		if field.differs {
			out = append(out, field.name)
		}
	}
	return out
}

// Change is a quantity on both sides, as printed.
type Change struct{ Kind, From, To string }

// Statement is a statement of the base and what happened to its slots in the statement
// that it became.
type Statement struct {
	ID       string
	From, To Site
	// Standing is what it is in the base.
	Standing resolution.Standing
	Slots    []Slot
}

// Outcome says what happened to a slot.
type Outcome string

// The outcomes of slots.
const (
	// Went and Came are slots that only one side fills.
	Went Outcome = "went"
	Came Outcome = "came"
	// Changed are slots with other items or another marker.
	Changed Outcome = "changed"
)

// Slot is a slot that is not what it was.
type Slot struct {
	Kind    resolution.SlotKind
	Outcome Outcome
	// FromMarker and ToMarker, FromWords and ToWords are of the two sides, "" where one has
	// none. The words are as printed, with those that open the slot.
	FromMarker, ToMarker resolution.Marker
	FromWords, ToWords   string
	// Concept is the condition of the lexicon that the slot is, "" for other words.
	Concept string
	// Quantity is the kind of a quantity, "deadline"; "" in other slots.
	Quantity string
	// Lost are the items that went, Came those that came.
	Lost, Came []Item
}

// Item is one thing that fills a slot.
type Item struct {
	Words string
	// Concept and Family are those of the first mention in it, "" where the lexicon does not
	// know what it is.
	Concept, Family string
}

// Rank is a rank with the words that gave it.
type Rank struct {
	Ladder string
	Rank   int
	Words  string
	// Role is what the words are beside their rank: "concern" for a call that voices one.
	Role string
}

// Clause is a draft clause that deals with subjects.
type Clause struct {
	ID   string
	Site Site
	// Subjects are what the clause deals with, each calling for families.
	Subjects []Subject
	// Families are the families that the clause itself mentions.
	Families []string
	// New is true where the base has no such clause.
	New        bool
	OutOfScope bool
	// Covered are the families that a general safeguard clause covers.
	Covered []string
	Judged
}

// Subject is a subject that calls for families.
type Subject struct {
	ID, Label, Words string
	For              []string
	From, To         int
}

// Act is an act of the draft, or a widened scope.
type Act struct {
	ID    string
	Site  Site
	Label string
	// Kind is "phrase", "verb", "scope", "basic", "released" or "power".
	Kind         string
	Words        string
	Verb, Object string
	Actor        string
	// Service is true where the predicate only studies, shares, assists.
	Service bool
	// Families are the families that the clause mentions.
	Families []string
	// New is true where the base does not have it.
	New        bool
	OutOfScope bool
	// Limited is true where the clause's own safeguard limits the act.
	Limited bool
	// FromScope and ToScope are set for a widened scope.
	FromScope, ToScope Rank
	Base               *Site
	Judged
}

// Definition is a definition that the draft has.
type Definition struct {
	ID     string
	Site   Site
	Family string
	Terms  []string
	Words  string
	// Change is "added", "changed", "term" (one term exchanged for another) or
	// "same", or "present" where there is no base.
	Change     string
	Base       *Site
	OutOfScope bool
	Judged
}

// Text describes one resolution of the draft.
type Text struct {
	ID   string
	Site Site // its title
	// State is "matched", "new", "unmatched" or "alone".
	State string
	// Topics are what the text as a whole deals with.
	Topics []Subject
	// Counts counts the mentions of each family in base and draft.
	Counts []Count
	// Named are families that the title itself speaks of.
	Named      []string
	OutOfScope bool
	Judged
}

// Count counts a family's mentions.
type Count struct {
	Family      string
	Base, Draft int
	// Proposal counts those of the proposal that has most of them.
	Proposal int
	// Operative counts those of the draft that bind.
	Operative int
}

// Rewritten is a family of a text of which so little goes on in the draft that the two
// are different texts of one title.
type Rewritten struct {
	ID     string
	Family string
	// Base and Draft are the titles.
	Base, Draft Site
	// Clauses is the number of the base's clauses, Carried of those that go on, Lost of
	// those that speak of the family and have no counterpart.
	Clauses, Carried, Lost int
	// Before and After are the numbers of clauses that speak of the family in the two texts.
	Before, After int
	OutOfScope    bool
	Judged
}

// Reverted is a clause in which the outcome equals the base although a proposal
// differed.
type Reverted struct {
	ID       string
	Draft    Site
	Proposal Site
}
