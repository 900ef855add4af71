package grammar

import (
	"github.com/resolint/resolint/internal/document"
)

// region is the stretch of lines that holds one resolution.
type region struct {
	lines []line
}

// regionsOf divides the lines of a document into resolutions. A new one begins
// at a proposal header, a heading or a symbol that is followed by an enacting
// line or a call.
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
				body = ok && lab.kind == kindNumber && lab.form == '.'
			}
		}
	}
	cut(len(lines))
	return out
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
