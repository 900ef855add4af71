package compare

import (
	"slices"
	"strconv"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// quantities returns the kinds of quantity that the predicate x had and that the
// counterparts lack altogether.
func (p *pairing) quantities(x resolution.Statement, m *resolution.Mention) []string {
	var out []string
	for i := range x.Slots {
		if q := x.Slots[i].Quantity; q != nil && p.about(q, m) && p.keptShare(q.From, q.To) < 1 && !p.quantified(q) {
			out = append(out, q.Kind)
		}
	}
	return out
}

// quantified reports whether a counterpart has a quantity of the kind of q, and says how
// much if q did. A rhythm of reports is a report.
func (p *pairing) quantified(q *resolution.Quantity) bool {
	for _, v := range p.to {
		for _, r := range v.Clause.Tags.Quantities() {
			if r.Kind == q.Kind && (r.Counted || !q.Counted) || q.Kind == "report" && r.Kind == "rhythm" {
				return true
			}
		}
	}
	switch {
	case q.Kind == "report" && p.reportsStill():
		return true
	case q.Amount == 1 && p.single(q): // "one woman and one man" became "a woman and a man"
		return true
	}
	// "at least six" may have become "six or more".
	return q.Kind == "share" && slices.ContainsFunc(p.to, func(v *match.Unit) bool { return v.Clause.Tags.Counts })
}

// reportsStill reports whether a counterpart has the word, as a verb or a noun.
func (p *pairing) reportsStill() bool { return p.has("report") || p.has("reports") }

// single reports whether the word behind a quantity stands in a counterpart behind an article
// that means one.
func (p *pairing) single(q *resolution.Quantity) bool {
	if q.To >= len(p.a) {
		return false
	}
	for i := 1; i < len(p.b); i++ {
		if p.b[i].fold == p.a[q.To].fold && (p.b[i-1].fold == "a" || p.b[i-1].fold == "an") {
			return true
		}
	}
	return false
}

// cutQuantity reports whether words of a quantity of the clause went.
func (p *pairing) cutQuantity() bool {
	for _, q := range p.from.Clause.Tags.Quantities() {
		if p.gone || p.keptShare(q.From, q.To) < 1 {
			return true
		}
	}
	return false
}

// lowered adds to known the quantities of the predicate x of clause u, close to
// mention m, of which clause v has less in the same place: a smaller share, a later
// year, a longer period, a higher ceiling. Only duties owe an amount; recitals
// tell what has been counted.
func (p *pairing) lowered(known []facts.Change, u, v *match.Unit, x resolution.Statement, m *resolution.Mention) []facts.Change {
	n := p.clauseIndex(v.Clause)
	if n < 0 || !u.Clause.Binds() || !v.Clause.Binds() {
		return known
	}
	for i := range x.Slots {
		q := x.Slots[i].Quantity
		if q == nil || q.Amount == 0 || !p.about(q, m) {
			continue
		}
		h, ok := p.hunkAt(q.AmountFrom, q.AmountTo)
		if !ok {
			continue
		}
		for _, r := range v.Clause.Tags.Quantities() {
			if r.Kind != q.Kind || r.Unit != q.Unit || !p.inB(h, n, r.AmountFrom, r.AmountTo) || !less(q, r, u, v) {
				continue
			}
			c := facts.Change{
				Kind: q.Kind, From: u.Clause.Words(q.AmountFrom, q.AmountTo), To: v.Clause.Words(r.AmountFrom, r.AmountTo),
			}
			if !slices.Contains(known, c) {
				known = append(known, c)
			}
		}
	}
	return known
}

// about reports whether a quantity stands close enough to a mention to be about it, and no
// mention of another family stands between the two or closer: "upon request, one place in
// three being kept for women" counts women.
func (p *pairing) about(q *resolution.Quantity, m *resolution.Mention) bool {
	if q.From > m.To+near || m.From > q.To+near {
		return false
	}
	far := p.apart(q, m)
	return !slices.ContainsFunc(p.from.Clause.Tags.Mentions, func(o resolution.Mention) bool {
		// Words count one at least, so that the gap alone can tell.
		gap := max(q.From, o.From) - min(q.To, o.To)
		return gap < far && o.Family != m.Family && !o.Weak && o.Statement == m.Statement && p.apart(q, &o) < far
	})
}

// asWords is how many words part a quantity from a mention as far as a mark does: what it
// counts stands on its own side of a comma.
const asWords = 10

// apart is how many words lie between a quantity and a mention, a mark as asWords.
func (p *pairing) apart(q *resolution.Quantity, m *resolution.Mention) int {
	from, to := min(q.To, m.To), max(q.From, m.From)
	n := 0
	for i := from; i < to && i < len(p.a); i++ {
		if p.a[i].punct {
			n += asWords
		} else {
			n++
		}
	}
	return n
}

// uncounted returns the kinds of quantities of a lost mention, where its counterparts still
// name the aim in other words of the family, which are new, and count nothing.
func (p *pairing) uncounted(m *resolution.Mention) []string {
	if p.gone || p.foreign || !slices.ContainsFunc(p.to, func(v *match.Unit) bool {
		return slices.ContainsFunc(v.Clause.Tags.Mentions, func(o resolution.Mention) bool {
			return o.Family == m.Family && !o.Weak && !o.Named() && p.allNew(&o, v)
		})
	}) {
		return nil
	}
	return p.quantities(statementOf(p.from.Clause, m), m)
}

// hunkAt returns the change in which words [from, to) lie, wholly or in part.
func (p *pairing) hunkAt(from, to int) (hunk, bool) {
	i := slices.IndexFunc(p.hunks, func(h hunk) bool { return h.A0 < to && from < h.A1 })
	if i < 0 {
		return hunk{}, false
	}
	return p.hunks[i], true
}

// less reports whether r owes less than q. A year that has passed when the newer
// text is adopted is renewed by every revision, which lowers nothing.
func less(q, r *resolution.Quantity, u, v *match.Unit) bool {
	switch q.Unit {
	case "year":
		return r.Amount > q.Amount && q.Amount > max(yearOf(u.Resolution), yearOf(v.Resolution))
	case "months", "number-at-most", "per-cent-at-most":
		return r.Amount > q.Amount
	}
	return r.Amount > 0 && r.Amount < q.Amount
}

func yearOf(r *resolution.Resolution) float64 {
	y, _ := strconv.ParseFloat(r.Year, 64) // 0 where the text has none
	return y
}

// reports adds to a force the report that the clause of a mention owed on it in a
// predicate of its own, "to support women who …, and to report to the Council", and
// that neither a counterpart nor another clause of its text owes any more.
func (f *follower) reports(force *facts.Force, p *pairing, u *match.Unit, m *resolution.Mention) {
	if m.Statement < 0 || p.gone || len(p.hunks) == 0 || !u.Clause.Binds() {
		return
	}
	if p.reportsStill() || slices.ContainsFunc(p.to, func(v *match.Unit) bool { return len(v.Clause.Tags.Reports) > 0 }) {
		return
	}
	for _, r := range u.Clause.Tags.Reports {
		if r.Start <= m.To+near && p.keptShare(r.Start, r.End) == 0 && ownStatement(u.Clause.Tags, m, r) && f.owed(p.to[0].Resolution) < f.owed(u.Resolution) {
			force.Quantities = sortedUnique(append(force.Quantities, "report"))
		}
	}
}

// ownStatement reports whether a report is asked for in a statement behind that of mention m,
// which says nothing of a family.
func ownStatement(t *resolution.Tags, m *resolution.Mention, r resolution.Range) bool {
	at := t.StatementAt(r.Start)
	return at > m.Statement && !slices.ContainsFunc(t.Mentions, func(o resolution.Mention) bool { return o.Statement == at })
}

// owed is the number of clauses of a resolution that ask for a report.
func (f *follower) owed(r *resolution.Resolution) int {
	n, counted := f.asked[r]
	if !counted {
		for i := range r.Clauses {
			if t := r.Clauses[i].Tags; t != nil && len(t.Reports) > 0 {
				n++
			}
		}
		f.asked[r] = n
	}
	return n
}
