package history

import (
	"slices"

	"github.com/resolint/resolint/internal/audit"
)

// goneStatement is a statement that a clause lost while it went on.
type goneStatement struct {
	version, since int
	stems          []string
}

// leastKept is the share of a statement's content that must stand for the statement to
// stand; leastStatement is how much content makes a statement worth telling of.
const (
	leastKept      = 0.3
	leastStatement = 3
	leastAgain     = 0.6
)

// statements tells which statements of a clause came and went while it goes on in c.
func (t *turn) statements(life int, from Place, c int) {
	older, newer := t.place(from), t.place(Place{t.v, c})
	xs, ys := older.Edition.Statements(older.Clause), newer.Edition.Statements(newer.Clause)
	if len(xs) < 2 && len(ys) < 2 {
		return
	}
	a, b := clauseAt(older).Words, clauseAt(newer).Words
	back := t.kept(from, Place{t.v, c})
	forth := reversed(back, len(a))
	lost, won := parted(xs, a, forth), parted(ys, b, back)
	if len(lost) == len(won) { // as many came as went: they were reworded
		return
	}
	for _, s := range lost {
		ev := Event{Kind: Dropped, Clause: t.h.Path(from), Statement: clauseAt(older).Quote(s.From, s.To)}
		t.tell(life, ev)
		t.gone[life] = append(t.gone[life], goneStatement{t.v, from.Version, stems(a, s.From, s.To)})
	}
	for _, s := range won {
		ev := Event{Kind: Born, Clause: path(newer.Edition, c), Statement: clauseAt(newer).Quote(s.From, s.To)}
		if g := t.goneAs(life, stems(b, s.From, s.To)); g != nil {
			ev.Kind, ev.Since = Returned, g.since
		}
		t.tell(life, ev)
	}
}

// parted returns the statements of which hardly anything has a counterpart.
func parted(list []audit.EditionStatement, words []audit.EditionWord, kept []int) []audit.EditionStatement {
	var out []audit.EditionStatement
	for _, s := range list {
		if there, n := share(words, kept, s.From, s.To); n >= leastStatement && there < leastKept {
			out = append(out, s)
		}
	}
	return out
}

// goneAs finds a statement that the life lost and that says the same.
func (t *turn) goneAs(life int, words []string) *goneStatement {
	list := t.gone[life]
	for i := len(list) - 1; i >= 0; i-- {
		g := &list[i]
		common := 0
		for _, w := range g.stems {
			if slices.Contains(words, w) {
				common++
			}
		}
		if t.up[t.v][g.version] && float64(common) >= leastAgain*float64(max(len(g.stems), len(words))) {
			return g
		}
	}
	return nil
}
