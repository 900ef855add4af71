package digest

import (
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Ask is what to ask for in one line of about most code points, "" where there is
// nothing to ask: the words to put back where a few were changed, the clause that is
// gone, or wording with its source.
func Ask(f *finding.Finding, most int) string {
	s := f.Suggestion
	if s == nil {
		if f.Kind == "redefined" {
			return "the term as it was defined before"
		}
		return ""
	}
	if f.Draft != nil && (f.Base != nil || f.Proposal != nil) {
		if said := exchanges(Hunks(f), most); said != "" {
			return said
		}
	}
	back := ""
	if f.Draft == nil && !s.Replaces && (f.Base != nil || f.Proposal != nil) {
		back = "put back "
	}
	source := ""
	if s.Source != "" {
		source = " (" + plain.Shorten(plain.Collapse(s.Source), most/2) + ")"
	}
	text, room := plain.Collapse(s.Text), max(most-width(back+source)-2, 20)
	if lost := f.Subject(); lost != nil && lost != f.Draft && f.Draft != nil && width(text) > room {
		return "put back “" + around(text, plain.Collapse(lost.Text), room-width("put back ")) + "”" + source
	}
	return back + "“" + plain.Shorten(text, room) + "”" + source
}

// around cuts a text to about most code points, with some words and what stands beside
// them in its middle; where it lacks them it is cut at its end.
func around(text, words string, most int) string {
	before, after, found := strings.Cut(text, words)
	if !found || words == "" || width(words) > most {
		return plain.Shorten(text, most)
	}
	left, right := strings.Fields(before), strings.Fields(after)
	if after != "" && after[0] != ' ' && len(right) > 0 {
		words, right = words+right[0], right[1:] // a comma
	}
	room := most - width(words) - len("… …")
	i, j := len(left), 0
	for grown := true; grown; {
		grown = false
		if i > 0 && width(left[i-1]) < room {
			i--
			room -= width(left[i]) + 1
			grown = true
		}
		if j < len(right) && width(right[j]) < room {
			room -= width(right[j]) + 1
			j++
			grown = true
		}
	}
	out := strings.Join(append(append(append([]string{}, left[i:]...), words), right[:j]...), " ")
	if i > 0 {
		out = "… " + out
	}
	if j < len(right) {
		out += " …"
	}
	return out
}

// exchanges says how to undo changes; "" where that takes more than most.
func exchanges(of []Hunk, most int) string {
	var parts []string
	for _, h := range of {
		lost, now := Phrase(h.Lost), Phrase(h.New)
		switch {
		case lost == "" && now == "":
		case lost == "":
			parts = append(parts, "take out “"+now+"”")
		case now == "":
			parts = append(parts, "put back “"+lost+"”")
		default:
			parts = append(parts, "“"+lost+"” in place of “"+now+"”")
		}
	}
	said := strings.Join(parts, "; ")
	if width(said) > most {
		return ""
	}
	return said
}

// Phrase is a stretch of a text without the space and commas around it, "" where it
// holds no word.
func Phrase(s string) string {
	s = plain.Collapse(s)
	if len(wordsOf(s)) == 0 {
		return ""
	}
	return strings.Trim(s, " ,;.")
}

func width(s string) int { return len([]rune(s)) }

// Chance says in a word how likely something is: "high", "medium" or "low".
func Chance(c float64) string {
	switch {
	case c >= 0.6:
		return "high"
	case c >= 0.3:
		return "medium"
	default:
		return "low"
	}
}

// Confidence is how sure the audit is of a finding, in a word; "" where it does not say.
func Confidence(f *finding.Finding) string {
	if f.Confidence <= 0 {
		return ""
	}
	return Chance(f.Confidence)
}
