package tag

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// amount finds how much a quantity is, so that a lower target, a later year and a
// longer period can be told from their counterparts.
func amount(t *resolution.Tags, q *resolution.Quantity) {
	switch q.Kind {
	case "share":
		if !said(t, q, "fraction", "per-cent") {
			share(t, q)
		}
	case "deadline":
		for i := q.To - 1; i >= q.From; i-- {
			if english.Year(t.Words[i].Fold) {
				n, _ := strconv.ParseFloat(t.Words[i].Fold, 64) // year has looked at the digits that count
				set(q, n, "year", i, i+1)
				return
			}
		}
	case "rhythm":
		said(t, q, "period", "months")
	}
}

func set(q *resolution.Quantity, amount float64, unit string, from, to int) {
	q.Amount, q.Unit, q.AmountFrom, q.AmountTo = amount, unit, from, to
}

// said takes the amount of a quantity from an entry of a kind that overlaps it.
func said(t *resolution.Tags, q *resolution.Quantity, kind, unit string) bool {
	for i := range t.Hits {
		if h := &t.Hits[i]; h.Entry.Kind == kind && h.From < q.To && q.From < h.To {
			set(q, float64(h.Entry.Rank), unit, h.From, h.To)
			return true
		}
	}
	return false
}

// share takes the amount of a share from the number in it, or right beside it: the
// words found may be no more than "at least" or "per cent".
func share(t *resolution.Tags, q *resolution.Quantity) {
	for i := max(0, q.From-1); i <= q.To && i < len(t.Words); i++ {
		n, to := numberAt(t, i)
		if n <= 0 {
			continue
		}
		unit := "number"
		if end := perCent(t, to); end > to {
			unit, to = "per-cent", end
		}
		if ceiling(t, i) {
			unit += "-at-most"
		}
		set(q, n, unit, i, to)
		return
	}
}

// perCent returns the end of the words at i that make a number before them one of a
// hundred, or i.
func perCent(t *resolution.Tags, i int) int {
	switch {
	case i < len(t.Words) && (t.Words[i].Fold == "percent" || t.Words[i].Fold == "%"):
		return i + 1
	case i+1 < len(t.Words) && t.Words[i].Fold == "per" && t.Words[i+1].Fold == "cent":
		return i + 2
	}
	return i
}

// numberAt returns the number that begins at word i and the word behind it, 0 for
// none. A year is no number.
func numberAt(t *resolution.Tags, i int) (n float64, to int) {
	if w := &t.Words[i]; w.Kind == lexicon.Number {
		if english.Year(w.Fold) {
			return 0, i
		}
		n, err := strconv.ParseFloat(strings.ReplaceAll(w.Fold, ",", ""), 64)
		if err != nil {
			return 0, i // "70/125" names a resolution
		}
		return n, i + 1
	}
	to = i
	for k := range t.Hits {
		if h := &t.Hits[k]; h.From == i && h.Entry.Kind == "cardinal" && h.To > to {
			n, to = float64(h.Entry.Rank), h.To
		}
	}
	return n, to
}

// ceiling reports whether the words before word i make a number there the most.
func ceiling(t *resolution.Tags, i int) bool {
	for k := range t.Hits {
		if h := &t.Hits[k]; h.Entry.Kind == "ceiling" && h.To == i {
			return h.From == 0 || t.Words[h.From-1].Fold != "not" && t.Words[h.From-1].Fold != "no" // "not less than"
		}
	}
	return false
}
