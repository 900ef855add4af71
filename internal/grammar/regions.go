package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/english"
)

// region is the stretch of lines that holds one resolution.
type region struct {
	lines []line
}

// regionsOf divides the lines of a document into resolutions. A new one begins
// at a proposal header, a heading or a symbol that is followed by an enacting
// line, a call or the meeting at which a body decided.
func regionsOf(lines []line) []region {
	var out []region
	begin, headed, body, proposed := 0, false, false, false
	symbol := ""
	cut := func(at int) {
		if at > begin {
			out = append(out, region{lines[begin:at]})
		}
		begin, headed, body, proposed = at, false, false, false
	}
	for i := range lines {
		l := &lines[i]
		if body && beginsAnother(lines, i) {
			cut(i)
		}
		switch l.role {
		case roleProposal:
			if headed || body || proposed {
				cut(i)
			}
			proposed = true
		case roleHeading, roleNumberTitle:
			if (body || headed && !adjacent(lines, i)) && opens(lines[i+1:]) {
				cut(i)
			}
			headed = headed || body || opens(lines[i+1:]) || proposed
		case roleSymbol:
			if body && symbol != "" && symbol != l.text && opens(lines[i+1:]) && !furnitureSymbol(lines[i+1:]) {
				cut(i)
			}
			symbol = l.text
		case roleEnacting, roleCall:
			body = true
		default:
			if !body && (l.part == "" || l.part == document.PartBody) {
				lab, ok := parseLabel(l.text)
				body = ok && lab.kind == kindNumber && lab.form == '.' || convenes(l)
			}
		}
	}
	cut(len(lines))
	return out
}

// beginsAnother reports whether a draft whose heading has no number begins at line i,
// behind the end of another one: "Draft resolution", or its title, above its enacting
// line. What a body recommends for adoption stands behind a colon and begins none.
func beginsAnother(lines []line, i int) bool {
	l := &lines[i]
	if i == 0 || l.role != roleText || !lines[i-1].ends(".") || l.part != "" && l.part != document.PartBody {
		return false
	}
	if isDraftLine(l.text) {
		return i+2 < len(lines) && (lines[i+1].role == roleEnacting || lines[i+1].role == roleText && lines[i+2].role == roleEnacting)
	}
	const shortest = 5 // bytes: "XVIII" counts parts of one resolution
	return len(l.text) > shortest && isTitleLine(l) && i+1 < len(lines) && lines[i+1].role == roleEnacting
}

// isDraftLine reports "Draft resolution", "Draft decision B" and the like.
func isDraftLine(s string) bool {
	for _, kind := range draftKinds {
		if rest, ok := cutFold(s, kind); ok {
			rest = strings.Trim(rest, " *")
			return rest == "" || len(rest) == 1 && rest[0] >= 'A' && rest[0] <= 'Z'
		}
	}
	return false
}

// settleOpenings finds the enacting lines that only their neighbours show: "We, the
// ministers," before a preamble, and the name of an organ with a mark other than a comma
// above the text: "The Assembly:", or with a full stop, as scans have it, under the number
// and title of a resolution. A declaration that a resolution adopts stays a part of it.
func settleOpenings(lines []line) {
	enacted := false
	for i := range lines {
		l := &lines[i]
		switch l.role {
		case roleEnacting:
			enacted = true
		case roleHeading, roleNumberTitle, roleSymbol, roleProposal:
			enacted = false
		}
		if l.role != roleText || l.part != "" && l.part != document.PartBody {
			continue
		}
		name, stop := strings.CutSuffix(l.text, ".")
		switch {
		case !enacted && declares(l.text) && (preambleFollows(lines[i+1:]) || recitalsFollow(lines[i+1:])):
			l.role = roleEnacting
		case stop && i > 0 && lines[i-1].role == roleNumberTitle && isEnacting(name+",") && preambleFollows(lines[i+1:]):
			l.role = roleEnacting
		case !enacted && !stop && namesOrgan(l) && (preambleFollows(lines[i+1:]) || actsFollow(lines[i+1:])):
			l.role, enacted = roleEnacting, true
		}
	}
}

// namesOrgan reports a line that is the name of an organ and nothing else, whatever mark
// ends it: "The Assembly:", "THE CONFERENCE OF THE CONTRACTING PARTIES".
func namesOrgan(l *line) bool {
	const longest = 120 // bytes
	if l.auto != "" || len(l.text) > longest || !hasFold(l.text, "the ") {
		return false
	}
	name := strings.TrimRight(trimNoteMark(l.text), " ,:;*_")
	for word := range strings.FieldsSeq(name) {
		if c := word[0]; c >= 'a' && c <= 'z' && !english.StopWord(word) {
			return false // "The role of the Council"
		}
	}
	return isEnacting(name + ",")
}

// actsFollow reports whether the next words are the first numbered paragraph of a body
// that acts: "1. Requests …".
func actsFollow(lines []line) bool {
	for i := range lines[:min(len(lines), 3)] {
		l := &lines[i]
		if l.role != roleText || l.text == "" {
			continue
		}
		lab, from, ok := l.label()
		o, opened := openerOf(l.text[from:])
		return ok && lab.kind == kindNumber && lab.value == 1 && opened && o.class != english.Preambular && o.start == 0 &&
			!isSmall(l.text[from:]) && !isPlain(l.text[from:], o)
	}
	return false
}

// preambleFollows reports whether the next words are a preambular paragraph or a call
// of the ITU form.
func preambleFollows(lines []line) bool {
	for i := range lines[:min(len(lines), 3)] {
		l := &lines[i]
		switch {
		case l.role == roleCall:
			return true
		case l.role != roleText || l.text == "":
			continue
		}
		if word, _, _ := strings.Cut(l.text, " "); l.ends(",") && word != lower(word) && english.Sitting[lower(word)] {
			return true
		}
		o, ok := openerOf(l.text)
		return ok && o.class == english.Preambular && o.start == 0 && l.text[0] >= 'A' && l.text[0] <= 'Z' && l.ends(",;")
	}
	return false
}

// adjacent reports whether only headings stand between line i and the heading
// before it.
func adjacent(lines []line, i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if lines[k].role == roleHeading {
			return true
		}
		if lines[k].text != "" && lines[k].role != roleFurniture {
			return false
		}
	}
	return false
}

// opens reports whether an enacting line or a call follows before the text of
// another resolution could begin.
func opens(lines []line) bool {
	for i := range lines[:min(len(lines), 16)] {
		switch lines[i].role {
		case roleEnacting, roleCall:
			return true
		case roleProposal, roleReasons:
			return i <= 4
		case roleNumberTitle, roleHeading:
			if i > 2 {
				return false
			}
		default:
			if convenes(&lines[i]) {
				return true
			}
			if len(lines[i].text) > 700 {
				return false
			}
		}
	}
	return false
}

// furnitureSymbol reports whether a symbol is the head of a page in the middle
// of a text: what follows goes on with a number above one.
func furnitureSymbol(lines []line) bool {
	for i := range lines[:min(len(lines), 4)] {
		if lab, ok := parseLabel(lines[i].text); ok && lab.kind == kindNumber && lab.value > 1 {
			return true
		}
	}
	return false
}
