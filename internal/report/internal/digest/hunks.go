package digest

import (
	"slices"
	"strings"
	"unicode"

	"github.com/resolint/resolint/internal/finding"
)

// Hunk is one place where a clause was changed: the words that went and those that
// came for them. Either may be empty.
type Hunk struct {
	// Lost and New are as they stand in the texts, with the space around them.
	Lost, New string
	// Before and After are what the draft's clause has on both sides.
	Before, After string
}

// nearby is the number of unchanged words from which on two changes are two: what
// stands closer belongs to one phrase, and half of it exchanged would say nothing.
const nearby = 3

// Hunks returns the places of a diff that a finding is about: those that hold the
// words it quotes, or the only one in which words changed. It is empty where that is not
// clear.
func Hunks(f *finding.Finding) []Hunk {
	all := slices.DeleteFunc(hunks(f.Diff), func(h Hunk) bool { return Phrase(h.Lost) == "" && Phrase(h.New) == "" })
	if len(all) == 1 {
		return all
	}
	words := Quoted(f.Message)
	if at := f.Subject(); at != nil && at != f.Draft && at.Text != at.Context {
		words = append(words, at.Text)
	}
	var out []Hunk
	for _, h := range all {
		for _, w := range words {
			if Overlap(h.Lost, w) || Overlap(h.New, w) {
				out = append(out, h)
				break
			}
		}
	}
	return out
}

// hunks divides a diff into its places.
func hunks(diff []finding.Segment) []Hunk {
	var out []Hunk
	var now *Hunk
	draft, pending := "", "" // the draft up to here, and the unchanged words behind now
	for i := range diff {
		s := &diff[i]
		if s.Op == "=" {
			pending += s.Text
			continue
		}
		if now == nil || len(wordsOf(pending)) >= nearby {
			if now != nil {
				out = append(out, *now)
			}
			draft += pending
			now = &Hunk{Before: draft}
		} else {
			now.Lost += pending
			now.New += pending
			draft += pending
		}
		pending = ""
		if s.Op == "-" {
			now.Lost += s.Text
		} else {
			now.New += s.Text
			draft += s.Text
		}
	}
	if now == nil {
		return nil
	}
	out = append(out, *now)
	whole := draft + pending
	for i := range out {
		out[i].After = whole[len(out[i].Before)+len(out[i].New):]
	}
	return out
}

// Quoted returns what a sentence puts between quotation marks.
func Quoted(sentence string) []string {
	var out []string
	for {
		_, rest, open := strings.Cut(sentence, "“")
		words, after, closed := strings.Cut(rest, "”")
		if !open || !closed {
			return out
		}
		if strings.TrimSpace(words) != "" {
			out = append(out, words)
		}
		sentence = after
	}
}

// Arrived returns of what a sentence quotes that which came in place of something: “b”
// of “a” became “b”, or was replaced by it.
func Arrived(sentence string) []string {
	out := []string{}
	for _, w := range Quoted(sentence) {
		before, _, _ := strings.Cut(sentence, "“"+w+"”")
		if strings.HasSuffix(before, "became ") || strings.HasSuffix(before, "replaced by ") || strings.HasSuffix(before, "by the reference ") {
			out = append(out, w)
		}
	}
	return out
}

// Overlap reports whether one of two texts holds the other, word for word.
func Overlap(a, b string) bool {
	x, y := wordsOf(a), wordsOf(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 0 && strings.Contains(" "+strings.Join(y, " ")+" ", " "+strings.Join(x, " ")+" ")
}

// wordsOf are the words of a text in small letters.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// phrase is the number of words that two places do not share by chance.
const phrase = 3

// Doubles reports whether what a change took from a clause stands elsewhere in it now, so
// that putting it back would say it twice; base is the clause before.
func Doubles(h Hunk, base string) bool {
	lost, before := wordsOf(h.Lost), spaced(base)
	rest := spaced(h.Before) + spaced(h.After)
	for i := 0; i+phrase <= len(lost); i++ {
		some := " " + strings.Join(lost[i:i+phrase], " ") + " "
		if strings.Count(rest, some) > strings.Count(before, some)-strings.Count(spaced(h.Lost), some) {
			return true
		}
	}
	return false
}

// spaced are the words of a text with a space around each.
func spaced(s string) string { return " " + strings.Join(wordsOf(s), " ") + " " }
