package history

import (
	"slices"

	"github.com/resolint/resolint/internal/audit"
)

// brought notes for each word of the version which version brought it: that of the word
// that it was in the clause that its own comes from; for words put back, that in which
// the clause had them before; else this one.
func (t *turn) brought() {
	e := t.h.editions[t.v]
	out := make([][]int, len(e.Clauses))
	for c := range e.Clauses {
		if m := t.main[c]; m != nil && t.clause(m.Place).Text == e.Clauses[c].Text && len(t.parts[c]) == 0 {
			out[c] = t.h.origins[m.Version][m.Clause] // which nobody writes to
			continue
		}
		out[c] = make([]int, len(e.Clauses[c].Words))
		for i := range out[c] {
			out[c][i] = -1
		}
		switch {
		case t.h.of[t.v][c] >= 0:
			for _, s := range t.sources(c) {
				t.inherit(out[c], s.Place, c)
			}
			t.putBack(out[c], c)
		default:
			if p, ok := t.sameWords(c); ok {
				t.inherit(out[c], p, c)
			}
		}
		for i := range out[c] {
			switch {
			case i > 0 && e.Clauses[c].Words[i].Punct: // a comma goes with the word before it
				out[c][i] = out[c][i-1]
			case out[c][i] < 0:
				out[c][i] = t.v
			}
		}
	}
	t.h.origins = append(t.h.origins, out)
}

// inherit takes the origins of the words that clause c has from the clause at p.
func (t *turn) inherit(out []int, p Place, c int) {
	was := t.h.origins[p.Version][p.Clause]
	for j, i := range t.kept(p, Place{t.v, c}) {
		if i >= 0 && out[j] < 0 {
			out[j] = was[i]
		}
	}
}

// sameWords finds an enacting formula or another clause that is not followed in a
// parent: the same words at the same path.
func (t *turn) sameWords(c int) (Place, bool) {
	own := &t.h.editions[t.v].Clauses[c]
	for _, p := range t.h.Versions[t.v].Parents {
		i := slices.IndexFunc(t.h.editions[p].Clauses, func(o audit.EditionClause) bool { return o.Path == own.Path && o.Resolution == own.Resolution })
		if i >= 0 {
			return Place{p, i}, true
		}
	}
	return Place{}, false
}

// putBack finds rows of new words that the clause had before.
func (t *turn) putBack(out []int, c int) {
	words := t.h.editions[t.v].Clauses[c].Words
	places := t.h.Lives[t.h.of[t.v][c]].Places
	for from := 0; from < len(out); from++ {
		to := from
		for to < len(out) && out[to] < 0 {
			to++
		}
		if to == from || !slices.ContainsFunc(words[from:to], func(w audit.EditionWord) bool { return content(&w) }) {
			from = to
			continue
		}
		for i := len(places) - 1; i >= 0; i-- {
			p := places[i]
			if p.Version == t.v || !t.up[t.v][p.Version] {
				continue
			}
			if at := run(words, from, to, t.clause(p).Words); at >= 0 {
				copy(out[from:to], t.h.origins[p.Version][p.Clause][at:at+to-from])
				break
			}
		}
		from = to
	}
}

// Run is a stretch of a clause that one version brought.
type Run struct {
	// Version is the one that brought it.
	Version int
	Text    string
}

// Blame divides a clause into what each version brought of it. What stands between words
// goes with the word before it.
func (h *History) Blame(p Place) []Run {
	c := &h.editions[p.Version].Clauses[p.Clause]
	origins := h.origins[p.Version][p.Clause]
	var out []Run
	start := 0
	for i := range c.Words {
		end := len(c.Text)
		if i+1 < len(c.Words) {
			end = c.Words[i+1].Start
		}
		if n := len(out); n > 0 && out[n-1].Version == origins[i] {
			out[n-1].Text += c.Text[start:end]
		} else {
			out = append(out, Run{origins[i], c.Text[start:end]})
		}
		start = end
	}
	return out
}
