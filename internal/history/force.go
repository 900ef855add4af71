package history

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/resolution"
)

// A step down counts from these ranks on, as in the profiles of check. Calls of the
// operative part count by each rank: a history shows small steps that add up.
const (
	leastCall     = 1
	leastPreamble = 3
	leastModal    = 2
	leastVerb     = 3
)

// force is what made a clause bind less and more, one sentence each.
type force struct{ down, up []string }

// step notes that a rank changed.
func (f *force) step(older, newer resolution.Rank, least int) {
	if older.Rank == 0 || newer.Rank == 0 || older.Ladder != newer.Ladder {
		return
	}
	f.turned(older.Rank-newer.Rank, least, older.Words, newer.Words)
}

// turned notes a fall by so many ranks, a rise where it is negative.
func (f *force) turned(fall, least int, from, to string) {
	detail := fmt.Sprintf("“%s” became “%s”", from, to)
	switch {
	case fall >= least:
		f.down = append(f.down, detail)
	case -fall >= least:
		f.up = append(f.up, detail)
	}
}

// balance says what of a clause's force a step changed: part, call, the modals and verbs
// of its statements, what limits it and what makes it checkable. back is kept of the two.
func balance(older, newer audit.EditionPlace, back []int) force {
	var f force
	a, b := clauseAt(older), clauseAt(newer)
	x, y := older.Edition.CallRank(older.Clause), newer.Edition.CallRank(newer.Clause)
	switch from, to := weight(a.Part), weight(b.Part); {
	case from > to:
		f.down = append(f.down, fmt.Sprintf("it stands in the %s now", b.Part))
	case from < to:
		f.up = append(f.up, fmt.Sprintf("it stands in the %s now", b.Part))
	case x.Ladder == "preamble":
		f.step(x, y, leastPreamble)
	default:
		f.step(x, y, leastCall)
	}
	f.statements(older, newer, back)
	if a.Part == b.Part {
		f.qualifiers(older, newer)
		f.quantities(older, newer, back)
	}
	return f
}

// weight orders parts by how much they bind.
func weight(p resolution.Part) int {
	switch p {
	case resolution.PartOperative:
		return 2
	case resolution.PartFootnote:
		return 0
	}
	return 1
}

// statements compares the modals and verbs of the statements that go on.
func (f *force) statements(older, newer audit.EditionPlace, back []int) {
	xs, ys := older.Edition.Statements(older.Clause), newer.Edition.Statements(newer.Clause)
	for _, p := range sameStatements(xs, ys, clauseAt(newer).Words, back) {
		x, y := &xs[p[0]], &ys[p[1]]
		if told(x) && told(y) {
			continue // how a text tells what happened binds nobody
		}
		if clauseAt(older).Part == clauseAt(newer).Part || x.Modal.Rank > 0 && y.Modal.Rank > 0 {
			f.modal(x, y)
		}
		if x.Verb.Words != y.Verb.Words {
			f.step(x.Verb, y.Verb, leastVerb)
		}
	}
}

// told reports whether a statement tells what happened, or names an instrument.
func told(s *audit.EditionStatement) bool {
	return s.Standing == resolution.StandingRecord || s.Standing == resolution.StandingCitation
}

// plain is the rank of a statement without a modal, between shall and should.
const plain = 4

func (f *force) modal(x, y *audit.EditionStatement) {
	from, to := x.Modal, y.Modal
	if from.Rank == to.Rank {
		return
	}
	if from.Rank == 0 {
		from = resolution.Rank{Rank: plain, Words: "a plain statement"}
	}
	if to.Rank == 0 {
		to = resolution.Rank{Rank: plain, Words: "a plain statement"}
	}
	f.turned(from.Rank-to.Rank, leastModal, from.Words, to.Words)
}

// sameStatements pairs the statements of two clauses by the words that they share, most
// first. A lone one goes with a lone one.
func sameStatements(xs, ys []audit.EditionStatement, words []audit.EditionWord, back []int) [][2]int {
	if len(xs) == 1 && len(ys) == 1 {
		return [][2]int{{0, 0}}
	}
	common := make(map[[2]int]int)
	at := func(list []audit.EditionStatement, i int) int {
		return slices.IndexFunc(list, func(s audit.EditionStatement) bool { return s.From <= i && i < s.To })
	}
	for j, i := range back {
		if i < 0 || !content(&words[j]) {
			continue
		}
		if p := [2]int{at(xs, i), at(ys, j)}; p[0] >= 0 && p[1] >= 0 {
			common[p]++
		}
	}
	var out [][2]int
	taken := [2][]bool{make([]bool, len(xs)), make([]bool, len(ys))}
	for {
		best := [2]int{-1, -1}
		for i := range xs {
			for j := range ys {
				p := [2]int{i, j}
				if !taken[0][i] && !taken[1][j] && common[p] > 0 && (best[0] < 0 || common[p] > common[best]) {
					best = p
				}
			}
		}
		if best[0] < 0 {
			return out
		}
		taken[0][best[0]], taken[1][best[1]] = true, true
		out = append(out, best)
	}
}

// qualifiers are words that leave it to somebody whether to do what is asked.
func (f *force) qualifiers(older, newer audit.EditionPlace) {
	x, y := older.Edition.Qualifiers(older.Clause), newer.Edition.Qualifiers(newer.Clause)
	for _, q := range y {
		if !slices.Contains(x, q) {
			f.down = append(f.down, "a qualifier came in: "+strings.ReplaceAll(q, "-", " "))
		}
	}
	for _, q := range x {
		if !slices.Contains(y, q) {
			f.up = append(f.up, "a qualifier went: "+strings.ReplaceAll(q, "-", " "))
		}
	}
}

// quantities compares what can be counted or dated: kinds that came or went, and amounts
// in the same place.
func (f *force) quantities(older, newer audit.EditionPlace, back []int) {
	xs, ys := owed(older), owed(newer)
	a, b := clauseAt(older), clauseAt(newer)
	forth := reversed(back, len(a.Words))
	for i := range xs {
		x := &xs[i]
		if count(ys, x.Kind) < count(xs, x.Kind) && fresh(forth, x.From, x.To) {
			f.down = append(f.down, fmt.Sprintf("its %s “%s” went", x.Kind, a.Quote(x.From, x.To)))
		}
		for j := range ys {
			y := &ys[j]
			if x.Kind == y.Kind && x.Unit == y.Unit && x.Amount != 0 && y.Amount != 0 && x.Amount != y.Amount && (len(xs) == 1 && len(ys) == 1 || facing(x, y, forth, back)) {
				f.amount(x, y, a.Quote(x.From, x.To), b.Quote(y.From, y.To))
			}
		}
	}
	for j := range ys {
		y := &ys[j]
		if count(xs, y.Kind) < count(ys, y.Kind) && fresh(back, y.From, y.To) {
			f.up = append(f.up, fmt.Sprintf("a %s came: “%s”", y.Kind, b.Quote(y.From, y.To)))
		}
	}
}

// owed are the quantities of a clause, those left out that only date a record.
func owed(p audit.EditionPlace) []audit.EditionQuantity {
	statements := p.Edition.Statements(p.Clause)
	return slices.DeleteFunc(p.Edition.Quantities(p.Clause), func(q audit.EditionQuantity) bool {
		return slices.ContainsFunc(statements, func(s audit.EditionStatement) bool { return s.From <= q.From && q.From < s.To && told(&s) })
	})
}

func count(list []audit.EditionQuantity, kind string) int {
	n := 0
	for i := range list {
		if list[i].Kind == kind {
			n++
		}
	}
	return n
}

// fresh reports whether some of words [from, to) have no counterpart.
func fresh(kept []int, from, to int) bool {
	return slices.Contains(kept[from:min(to, len(kept))], -1)
}

// facing reports whether two quantities stand in the same place: a word of one became a
// word of the other, or what stands around them did.
func facing(x, y *audit.EditionQuantity, forth, back []int) bool {
	for i := x.From; i < x.To; i++ {
		if forth[i] >= y.From && forth[i] < y.To {
			return true
		}
	}
	before := x.From > 0 && y.From > 0 && forth[x.From-1] == y.From-1
	behind := x.To < len(forth) && y.To < len(back) && forth[x.To] == y.To
	return before || behind
}

// amount says whether an amount asks for less. Of a period, a ceiling and a year more is
// less.
func (f *force) amount(x, y *audit.EditionQuantity, from, to string) {
	fall := 1
	if more := y.Amount > x.Amount; more != slices.Contains([]string{"months", "number-at-most", "per-cent-at-most", "year"}, x.Unit) {
		fall = -1
	}
	f.turned(fall, 1, from, to)
}
