package grammar

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// Decisions and statements of presidents have neither an enacting line nor calls: each of
// their paragraphs is a sentence that tells what a body did, "At its 14th plenary meeting,
// …, the Council, having considered the report, decided …", "The Council also requests …".

// telling is how a paragraph begins that tells what a body did or does.
type telling struct {
	call *resolution.Call // nil where items below say what was done: "the Council:"
	// convened reports that the paragraph begins with the meeting.
	convened bool
}

// told reads the beginning of a paragraph; false if it tells nothing of a body.
func told(s string) (telling, bool) {
	i := skipQuotes(s)
	if i >= len(s) {
		return telling{}, false
	}
	var t telling
	name := 0
	if rest, ok := cutFold(s[i:], "the "); ok {
		name = len(s) - len(rest)
	} else if name, t.convened = behindFrame(s, i); name < 0 {
		return telling{}, false
	}
	end := bodyEnd(s, name)
	if end < 0 || !isEnacting("The "+s[name:end]+",") {
		return telling{}, false
	}
	verb, ok := narratedVerb(s, end)
	if !ok {
		return t, t.convened && s[len(s)-1] == ':'
	}
	t.call = unCall(s, verb)
	t.call.Operative = true
	t.call.Text = "The " + squeeze(s[name:end]) + " " + t.call.Text
	return t, true
}

// convenes reports the first paragraph of a decision, which begins with the meeting.
func convenes(l *line) bool {
	_, from, _ := l.label()
	t, ok := told(l.text[from:])
	return ok && t.convened
}

// maxFrame is how many bytes may stand before the name of the body: the meeting, its
// number, date and place.
const maxFrame = 240

// behindFrame returns where the name of a body begins behind the words that place what it
// did: "At its 14th plenary meeting, on 12 June 2031, the Council", "In this regard, the
// Council"; -1 if the text at i is no such frame. A meeting is what decisions begin with.
func behindFrame(s string, i int) (name int, meeting bool) {
	frame, _, ok := strings.Cut(s[i:min(len(s), i+maxFrame)], ", the ")
	if !ok {
		return -1, false
	}
	name = i + len(frame) + len(", the ")
	if hasFold(frame, "at its ") || hasFold(frame, "at the ") {
		opening, _, _ := strings.Cut(frame, ",")
		return name, strings.HasSuffix(opening, " meeting") || strings.HasSuffix(opening, " session") || strings.Contains(opening, " meeting of ")
	}
	if hasFold(frame, "in this ") || hasFold(frame, "in that ") || hasFold(frame, "to this end") || hasFold(frame, "to that end") {
		return name, false
	}
	return -1, false
}

// bodyEnd returns where the name of a body that begins at i ends: before the first word
// with a small letter that is no function word, and before a comma; -1 if there is none.
func bodyEnd(s string, i int) int {
	end := -1
	for i < len(s) {
		j := wordEnd(s, i)
		if j == i {
			break
		}
		word := s[i:j]
		switch {
		case isSmall(word) && !english.StopWord(word):
			return end
		case !isSmall(word):
			end = j
		}
		if j >= len(s) || s[j] != ' ' {
			break
		}
		i = skipSpace(s, j)
	}
	return end
}

// narratedVerb finds what the body whose name ends at i did: at once, or behind what it had
// before it between commas: ", having considered the report, decided".
func narratedVerb(s string, i int) (opening, bool) {
	const furthest = 900 // bytes between the body and its verb
	if i < len(s) && s[i] == ' ' {
		return tells(s, skipSpace(s, i))
	}
	for stop := min(len(s), i+furthest); i < stop; i++ {
		if s[i] != ',' {
			continue
		}
		if o, ok := tells(s, skipSpace(s, i+1)); ok {
			return o, true
		}
	}
	return opening{}, false
}

// tells reads adverbs and a verb in the third person or the past at i.
func tells(s string, i int) (opening, bool) {
	o := opening{start: i}
	for range 4 {
		j := wordEnd(s, i)
		if j == i {
			return opening{}, false
		}
		if c := english.Narrates(lower(s[i:j])); c != english.NoOpening {
			o.class, o.verb, o.end = c, i, verbPhraseEnd(s, j)
			return o, true
		}
		if !english.Lookup(english.Adverbs, s, i, j) {
			return opening{}, false
		}
		i = skipSpace(s, j)
	}
	return opening{}, false
}

// isNarrative reports a body that is a decision or a statement: it begins with a meeting at
// which a body did something, or most of its paragraphs tell what a body does.
func isNarrative(lines []line) bool {
	telling, others := 0, 0
	for i := range lines {
		l := &lines[i]
		if l.role != roleText || l.text == "" || l.part != "" && l.part != document.PartBody {
			continue
		}
		_, from, labelled := l.label()
		t, ok := told(l.text[from:])
		switch {
		case ok && t.convened && !labelled && telling+others == 0:
			return true
		case ok && !labelled:
			telling++
		case ok, !labelled && l.ends(".:;”\""): // "1. The Council welcomes": its paragraphs have numbers
			others++
		}
	}
	return telling > 1 && telling >= others
}

// narrative reads a decision or a statement: its paragraphs in their order, with the items
// below them.
func (b *builder) narrative(lines []line) {
	b.part = resolution.PartParagraph
	n := 0
	for i := range lines {
		l := &lines[i]
		lab, from, labelled := l.label()
		switch {
		case l.role == roleEnd:
			return
		case l.text == "":
		case labelled && n > 0:
			b.toldItem(lab, l, from)
		case isTitleLine(l):
			b.heading = squeeze(l.text)
		default:
			n++
			t, _ := told(l.text)
			b.call = t.call
			if t.call != nil && b.res.Organ == "" {
				b.res.Organ = organOf(t.call.Text)
			}
			path := "para/" + strconv.Itoa(n)
			b.under(path, b.add(path, "", -1, seg(l, 0)))
		}
	}
	b.call = nil
}

// toldItem adds an item below a paragraph: "(a) Decided …" below "the Council:" has a call
// of its own.
func (b *builder) toldItem(lab label, l *line, from int) {
	keep := b.call
	if o, ok := tells(l.text, from); ok && !isSmall(l.text[from:]) {
		b.call = unCall(l.text, o)
		b.call.Operative = true
	}
	b.item(lab, seg(l, from))
	b.call = keep
}
