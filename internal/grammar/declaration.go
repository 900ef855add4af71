package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// declares reports the opening of a declaration, whose speakers name themselves: "We,
// the Heads of State and Government, gathered in Lusaka,". Whether a resolution
// follows, the lines after it must tell.
func declares(s string) bool {
	rest, ok := cutFold(s, "we")
	t := strings.TrimRight(trimNoteMark(s), " *_")
	if !ok || len(s) > maxEnacting || t == "" || t[len(t)-1] != ',' && t[len(t)-1] != ':' {
		return false
	}
	rest = strings.TrimLeft(rest, ", ")
	return hasFold(rest, "the ") || hasFold(rest, "heads of ") || hasFold(rest, "ministers ") || hasFold(rest, "representatives ")
}

// recitalsFollow reports whether the next words are recitals that begin with a small
// letter, as those of declarations do: "recalling the Charter,".
func recitalsFollow(lines []line) bool {
	for i := range lines[:min(len(lines), 3)] {
		l := &lines[i]
		if l.role != roleText || l.text == "" {
			continue
		}
		if word, _, _ := strings.Cut(l.text, " "); l.ends(",") && english.Sitting[word] {
			continue // "gathered in Lusaka,"
		}
		return opensSmall(l) && (l.ends(",;") || andNext(l.text))
	}
	return false
}

// opensSmall reports whether a line begins as recitals do, but with a small letter.
func opensSmall(l *line) bool {
	o, ok := openerOf(l.text)
	return ok && o.class == english.Preambular && o.start == 0 && isSmall(l.text)
}

// actsSmall reports whether a line begins with a plain verb in small letters that acts:
// "call upon States", "solemnly undertake".
func actsSmall(l *line) bool {
	if !isSmall(l.text) {
		return false
	}
	o, ok := openerOf(strings.ToUpper(l.text[:1]) + l.text[1:])
	return ok && o.class != english.Preambular
}

func isSmall(s string) bool { return s != "" && s[0] >= 'a' && s[0] <= 'z' }

// isWe reports words in which those who adopt a declaration speak: "We reaffirm", "We,
// the Heads of State, reaffirm".
func isWe(s string) bool { return hasFold(s, "we ") || hasFold(s, "we, ") }

// declaration reads what declarations of ministers have and resolutions have not:
// paragraphs that begin with small letters, and the words with which they begin to act,
// "hereby declare:". Items and numbered paragraphs stand below these.
func (w *unWalk) declaration(l *line) bool {
	b := w.b
	begun := w.pp > 0 || b.part != resolution.PartEnacting
	o, opened := openerOf(l.text)
	switch {
	case !w.we:
		return false
	case !w.operative && opensSmall(l) && (w.small && b.pauses() || !begun && (l.ends(",;") || andNext(l.text))):
		w.small = true
		w.preamble("", l, 0, o)
	case !w.operative && l.ends(":") && !(opened && o.class == english.Preambular):
		w.operative, b.part = true, resolution.PartOperative
		b.call = plainVerb(l.text)
		b.under("op", b.add("op/intro", "", -1, seg(l, 0)))
	case w.small && actsSmall(l) && b.pauses():
		w.operativeAt("", l, 0, o)
	case !begun && isSmall(l.text) && l.ends(","):
		b.extend(b.current(), seg(l, 0)) // "gathered in Lusaka,"
	default:
		return false
	}
	return true
}

// pauses reports whether the current clause so far ends where a paragraph may.
func (b *builder) pauses() bool {
	return strings.IndexByte(",;.:", b.lastByte()) >= 0 || andNext(b.lastText())
}

// andNext reports whether the last paragraph of a list follows: "…, and".
func andNext(s string) bool { return strings.HasSuffix(s, ", and") || strings.HasSuffix(s, "; and") }
