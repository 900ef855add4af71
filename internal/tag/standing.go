package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// findStandings says of each statement of a clause what kind of thing it is. Call,
// object and dates tell: "welcomes the report" and "decides to convene a panel" are
// records, "welcomes the report and urges States to …" is a record and a commitment.
// A rhythm ("every year") makes of a task a standing duty.
func findStandings(c *resolution.Clause, call *calling) {
	t := c.Tags
	at, rank := call, c.Tags.Call
	var to *lexicon.Entry
	for i := range t.Statements {
		s := &t.Statements[i]
		body := s.From
		if i == 0 {
			body = skipCall(c)
			if h := t.HitAt("noting", leadIn(t, 0)); h != nil {
				at, body = &calling{entry: h.Entry}, max(body, h.To)
			}
		} else if h := t.HitAt("noting", leadIn(t, s.From)); h != nil && h.Entry != nil && secondCall(t, h.From) {
			at, body = &calling{entry: h.Entry}, h.To
		} else if secondCall(t, leadIn(t, s.From)) {
			at = &calling{}
		}
		if h := t.HitAt("call", leadIn(t, s.From)); i > 0 && h != nil && secondCall(t, h.From) {
			rank = resolution.RankOf(h.Entry, c.Words(h.From, h.To))
		}
		if h := t.HitAt("call", leadIn(t, s.From)); h != nil && (i == 0 || secondCall(t, h.From)) {
			to = addressee(t, h.To)
		} else if i == 0 {
			to = addressee(t, body)
		}
		s.Call, s.Addressee = joint(t, i, rank), to
		s.Standing = standing(c, s, at, body)
		if i > 0 && goesOn(t, s.From) && (t.Statements[i-1].Standing == resolution.StandingRecord || t.Statements[i-1].Standing == resolution.StandingTask) {
			s.Standing = t.Statements[i-1].Standing
		}
	}
}

// joint is the call that statement i stands under if its own or the last one before it is
// rank. What several calls introduce together binds by the strongest: "calls upon States,
// and invites banks, to support …".
func joint(t *resolution.Tags, i int, rank resolution.Rank) resolution.Rank {
	if j := leadIn(t, t.Statements[i].From); j >= len(t.Words) || t.Words[j].Fold != "to" {
		return rank
	}
	for k := i - 1; k >= 0; k-- {
		s := &t.Statements[k]
		if s.Head >= 0 || s.Call.Role == "own" || s.Call.Ladder != rank.Ladder {
			break
		}
		if s.Call.Rank > rank.Rank {
			rank = s.Call
		}
	}
	return rank
}

// addressee is the entry of whom a call that ends before word i is directed to: it is
// named before anything else is.
func addressee(t *resolution.Tags, i int) *lexicon.Entry {
	if h := hitIn(t, "addressee", i, min(i+10, len(t.Words))); h != nil {
		return h.Entry
	}
	return nil
}

// goesOn reports whether a statement that begins at word i says more of the one before
// it: it opens neither with a call nor with what somebody is to do.
func goesOn(t *resolution.Tags, i int) bool {
	j := leadIn(t, i)
	if j >= len(t.Words) || secondCall(t, j) {
		return false
	}
	return t.Speech[j] == "VBG" || t.Speech[j] == "VBN"
}

// calling is the call that a statement stands under: the entry of the kind "noting"
// that its verb is, nil for other calls.
type calling struct {
	entry *lexicon.Entry
}

func standing(c *resolution.Clause, s *resolution.Statement, call *calling, body int) resolution.Standing {
	t := c.Tags
	plain := resolution.StandingConsideration
	if c.Part != resolution.PartPreamble {
		plain = resolution.StandingCommitment
	}
	if c.Part == resolution.PartTitle || named(t, body, s.To) {
		return resolution.StandingCitation
	}
	if call.entry == nil {
		return plain
	}
	switch call.entry.Role {
	case "decides", "asks":
		if once(t, body, s.To) || attended(t, s) {
			return resolution.StandingTask
		}
		return plain
	}
	if i := afterManner(t, body, s.To); i < s.To && t.Words[i].Fold == "that" {
		if told(t, i+1, s.To) {
			return resolution.StandingRecord
		}
		return plain
	}
	if happened(t, body, s.To) || notes(call.entry) && hitIn(t, "principle-noun", body, min(s.To, body+12)) == nil && !concerned(t, body) {
		return resolution.StandingRecord
	}
	return plain
}

// notes reports whether a call does no more than note or praise what it names, which
// then is something that is there or was done.
func notes(e *lexicon.Entry) bool { return e.Role == "notes" }

// concerned reports whether something is noted with concern: then it is no praise.
func concerned(t *resolution.Tags, i int) bool {
	return slices.ContainsFunc(t.Words[i:min(i+4, len(t.Words))], func(w lexicon.Token) bool { return english.Worry(w.Fold) })
}

// leadIn skips what may stand before a call: "also", "in this regard", a comma.
func leadIn(t *resolution.Tags, i int) int {
	for i < len(t.Words) {
		switch {
		case english.LeadsIn(t.Words[i].Fold):
			i++
		case t.Words[i].Fold == "in" && i+2 < len(t.Words) && english.Matter(t.Words[i+2].Fold):
			i += 3
		default:
			return i
		}
	}
	return i
}

// afterManner skips how something is noted: "with appreciation", "with concern".
func afterManner(t *resolution.Tags, i, end int) int {
	for i < end && english.Manner(t.Words[i].Fold) {
		i++
	}
	return i
}

// hitIn returns the first hit of a kind that begins in words [from, to).
func hitIn(t *resolution.Tags, kind string, from, to int) *lexicon.Hit {
	for k := range t.Hits {
		h := &t.Hits[k]
		if h.From >= to {
			break
		}
		if h.From >= from && h.Entry.Kind == kind {
			return h
		}
	}
	return nil
}

// once reports whether what is decided or asked for is a task that is done once.
func once(t *resolution.Tags, from, to int) bool {
	task := hitIn(t, "task", from, min(to, from+40))
	if task == nil {
		return false
	}
	for k := range t.Hits {
		h := &t.Hits[k]
		if h.From < from || h.From >= to {
			continue
		}
		if h.Entry.Kind == "period" || h.Entry.ID == "report-regular" || h.Entry.ID == "regular-report" {
			return task.Entry.ID == "task-renew" || task.Entry.ID == "task-agenda"
		}
	}
	// A verb of the ladder before the task is what the statement asks for first.
	for i := from; i < task.From; i++ {
		if t.Words[i].Fold == "to" && i+1 < task.From && strings.HasPrefix(t.Speech[i+1], "VB") && verbAt(t, i+1) != nil {
			return false
		}
	}
	return true
}

// attended reports whether the head verb of a statement makes a document or attends a
// meeting that stands in the statement, and no rhythm makes it a standing duty.
func attended(t *resolution.Tags, s *resolution.Statement) bool {
	if s.Head < 0 {
		return false
	}
	h := t.HitAt("once-verb", s.Head)
	if h == nil {
		return false
	}
	found := false
	for k := range t.Hits {
		o := &t.Hits[k]
		if o.From < h.To || o.From >= min(s.To, h.To+40) {
			continue
		}
		if o.Entry.Kind == "period" || o.Entry.ID == "report-regular" || o.Entry.ID == "regular-report" {
			return false
		}
		found = found || o.Entry.Kind == "event" && o.Entry.ID == h.Entry.Role
	}
	return found
}

// happened reports whether the object of a noting call is an event, a document or
// what somebody did.
func happened(t *resolution.Tags, from, to int) bool {
	limit := min(to, from+12)
	principle, event := hitIn(t, "principle-noun", from, limit), hitIn(t, "event", from, limit)
	if event == nil {
		return dated(t, from, min(to, from+25)) && (principle == nil || principle.From > from+4)
	}
	return principle == nil || principle.From > event.From
}

// told reports whether a "that" clause tells what happened: its finite verb stands in
// the past or the perfect, or it is dated.
func told(t *resolution.Tags, from, to int) bool {
	for i := from; i < to; i++ {
		switch t.Speech[i] {
		case "MD":
			return false
		case "VBZ", "VBP":
			w := t.Words[i].Fold
			if (w == "has" || w == "have") && i+1 < to {
				return dated(t, from, to)
			}
			return false
		case "VBD":
			return dated(t, from, to) || t.Words[i].Fold != "were" && t.Words[i].Fold != "was"
		}
	}
	return false
}

func dated(t *resolution.Tags, from, to int) bool { return hitIn(t, "dating", from, to) != nil }

// named reports whether words [from, to) hold instruments and their titles, and
// hardly anything else of content.
func named(t *resolution.Tags, from, to int) bool {
	covered := func(i int) bool {
		for k := range t.Citations {
			if q := &t.Citations[k]; q.From <= i && i < q.To || q.TitleFrom <= i && i < q.TitleTo {
				return true
			}
		}
		for k := range t.Mentions {
			if m := &t.Mentions[k]; m.From <= i && i < m.To && m.Named() {
				return true
			}
		}
		return false
	}
	content, inside := 0, 0
	for i := from; i < to; i++ {
		if t.Words[i].Kind == lexicon.Punct || len(t.Words[i].Fold) < 4 {
			continue
		}
		content++
		if covered(i) {
			inside++
		}
	}
	return inside > 0 && 10*inside >= 7*content
}
