package history

import (
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/english"
)

// kept says, for each word of the newer clause, which word of the older one it is, -1
// for new ones. It reads the word diff of the audit.
func kept(older, newer audit.EditionPlace) []int {
	a, b := clauseAt(older).Words, clauseAt(newer).Words
	out := make([]int, len(b))
	i, j, at := 0, 0, 0 // the next words of a and b, and the place in b's text
	for _, s := range audit.Diff(older, newer) {
		switch s.Op {
		case "-":
			start := 0
			if i > 0 && i < len(a) {
				start = a[i].Start
			}
			for i < len(a) && a[i].Start-start < len(s.Text) {
				i++
			}
			continue
		case "=":
			for at += len(s.Text); j < len(b) && b[j].Start < at; j++ {
				out[j] = -1
				if i < len(a) {
					out[j] = i
					i++
				}
			}
		default:
			for at += len(s.Text); j < len(b) && b[j].Start < at; j++ {
				out[j] = -1
			}
		}
	}
	for ; j < len(b); j++ {
		out[j] = -1
	}
	return out
}

// keeping keeps what kept found for two places while a version is joined: each of a
// clause's mentions asks for it.
type keeping map[[2]Place][]int

// kept is kept of two places; what it returns is not to be written to.
func (t *turn) kept(older, newer Place) []int {
	if a, b := t.clause(older), t.clause(newer); a.Text == b.Text && len(a.Words) == len(b.Words) {
		for len(t.same) < len(b.Words) { // most clauses stand as they stood
			t.same = append(t.same, len(t.same))
		}
		return t.same[:len(b.Words)]
	}
	if back, ok := t.diffs[[2]Place{older, newer}]; ok {
		return back
	}
	back := kept(t.place(older), t.place(newer))
	t.diffs[[2]Place{older, newer}] = back
	return back
}

func clauseAt(p audit.EditionPlace) *audit.EditionClause { return &p.Edition.Clauses[p.Clause] }

// reversed turns kept round: for each of n words of the older clause, which word of the
// newer one it became, -1 for none.
func reversed(kept []int, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	for j, i := range kept {
		if i >= 0 {
			out[i] = j
		}
	}
	return out
}

// content reports whether a word says something of its own.
func content(w *audit.EditionWord) bool { return !w.Punct && !english.StopWord(w.Fold) }

// share is the share of the content of words [from, to) that is kept, and how much of it
// there is.
func share(words []audit.EditionWord, kept []int, from, to int) (share float64, n int) {
	there := 0
	for i := from; i < to; i++ {
		if content(&words[i]) {
			n++
			if kept[i] >= 0 {
				there++
			}
		}
	}
	if n == 0 {
		return 1, 0
	}
	return float64(there) / float64(n), n
}

// stems are the stems of the content of words [from, to).
func stems(words []audit.EditionWord, from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		if content(&words[i]) {
			out = append(out, english.Stem(words[i].Fold))
		}
	}
	return out
}

// standsIn is the share of a clause's content, by its words, that its diff to another one
// keeps; the smaller of both ways.
func standsIn(older, newer audit.EditionPlace, back []int) float64 {
	a, b := clauseAt(older).Words, clauseAt(newer).Words
	x, _ := share(a, reversed(back, len(a)), 0, len(a))
	y, _ := share(b, back, 0, len(b))
	return min(x, y)
}

// renewed reports whether two clauses differ in numbers and months alone, as a citation
// does that each text makes of the one before it.
func renewed(older, newer audit.EditionPlace, back []int) bool {
	a, b := clauseAt(older).Words, clauseAt(newer).Words
	return onlyDates(a, reversed(back, len(a))) && onlyDates(b, back)
}

func onlyDates(words []audit.EditionWord, kept []int) bool {
	for i := range words {
		w := words[i].Fold
		if kept[i] < 0 && content(&words[i]) && !strings.ContainsAny(w, "0123456789") && !months[w] {
			return false
		}
	}
	return true
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
}

// run finds words [from, to) of one clause in another, as a row; -1 for nowhere.
func run(words []audit.EditionWord, from, to int, in []audit.EditionWord) int {
	n := to - from
next:
	for at := 0; at+n <= len(in); at++ {
		for k := range n {
			if in[at+k].Fold != words[from+k].Fold {
				continue next
			}
		}
		return at
	}
	return -1
}

// Clip cuts a quotation after about most bytes, between words.
func Clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	if at := strings.LastIndexByte(s[:most], ' '); at > 0 {
		return s[:at] + " …"
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
