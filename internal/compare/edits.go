package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
)

// edits notes what was done to a clause of which all else stands, whatever the words are: a
// condition or an exception that was put in ("where the family agrees", "unless …") makes it
// bind less, as does "or" in the place of "and", and no lexicon has to know of what it speaks.
// Other forms of stretches were measured and tell nothing on real texts.
func (r *reader) edits(e *facts.Evidence, p *pairing) {
	if p.gone {
		return
	}
	r.went.clear()
	seen, stretches := r.went.seen, 0
	for _, h := range p.hunks {
		went, _ := edited(p.a[h.A0:h.A1], p.has)
		came, begins := edited(p.b[h.B0:h.B1], p.had)
		switch {
		case went > 0:
		case came > 0 && (begins == string(english.Condition) || begins == string(english.Exception)):
			seen[begins] = true
		case came == 0 && opened(p.a[h.A0:h.A1], p.b[h.B0:h.B1]):
			seen["and-or"] = true
		}
		if went+came > 0 {
			stretches++
		}
	}
	r.flags(e, "put-in", seen, nil)
	e.Flag("one-edit", stretches == 1)
}

// plain is how a stretch begins whose first word makes no turn and puts nothing beside what
// stands there.
const plain = "plain"

// edited counts the words with content that only one side has, and says what a stretch
// begins with: the turn that its first word makes, "adds" for one that puts something
// beside what stands there, or plain.
func edited(words []word, other func(fold string) bool) (n int, begins string) {
	for i := range words {
		w := &words[i]
		if w.punct {
			continue
		}
		if begins == "" {
			switch turn := english.TurnOf(w.fold); {
			case turn != english.NoTurn:
				begins = string(turn)
			case english.Adds(w.fold):
				begins = "adds"
			default:
				begins = plain
			}
		}
		if !english.StopWord(w.fold) && !other(w.fold) {
			n++
		}
	}
	return n, begins
}

// opened reports whether of two conditions, "necessary and proportionate", one is enough
// now.
func opened(a, b []word) bool {
	says := func(fold string) func(word) bool { return func(w word) bool { return w.fold == fold } }
	return slices.ContainsFunc(a, says("and")) && slices.ContainsFunc(b, says("or"))
}
