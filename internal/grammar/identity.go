package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// heading is what a line such as "DRAFT REVISION OF RESOLUTION 130 (REV. DUBAI,
// 2018)" says.
type heading struct {
	kind     string
	number   string
	place    string
	year     string
	revision bool
	// flattened is true where old and new edition run into each other, as in
	// "(REV. DUBAI, 2018BUCHAREST, 2022)".
	flattened bool
	// bare is true where the parentheses that ITU headings have are missing.
	bare bool
}

var headingPrefixes = []string{
	"draft new ", "draft revision of ", "draft revision to ", "draft revised ", "proposed revision of ", "proposed new ", "revision of ",
	"revised ", "new ", "draft ", "[draft] ", "pp ", "pp-22 ", "itu ", "itu council ", "council ", "wtsa ", "wtdc ", "modification of ", "suppression of ",
}

var headingKinds = []string{"resolution", "decision", "recommendation", "opinion"}

// parseHeading reads the heading line of a resolution, decision, recommendation
// or opinion. Nothing may follow the number but parentheses and note marks.
func parseHeading(s string) (heading, bool) {
	var h heading
	drafted := false
	for again := true; again; {
		again = false
		for _, p := range headingPrefixes {
			if rest, ok := cutFold(s, p); ok {
				s, again, drafted = rest, true, true
				break
			}
		}
	}
	rest := ""
	for _, k := range headingKinds {
		if r, ok := cutFold(s, k); ok {
			h.kind, rest = k, r
			break
		}
	}
	if h.kind == "" || (s[0] >= 'a' && s[0] <= 'z' && !drafted) {
		return h, false
	}
	if rest == "" {
		h.bare = true
		return h, drafted && len(s) > 0 && s[0] == 'R'
	}
	if skipSpace(rest, 0) == 0 {
		return h, false
	}
	rest = rest[skipSpace(rest, 0):]
	rest, ok := h.takeNumber(rest, drafted)
	if !ok {
		return h, false
	}
	return h, h.takeEdition(rest)
}

// takeNumber reads "130", "75/176", "ITU-R 2-8", "COM5/1", "[ARB-1]", and the Roman
// numbers of drafts.
func (h *heading) takeNumber(s string, drafted bool) (string, bool) {
	if s == "" {
		return "", false
	}
	if s[0] == '[' {
		i := strings.IndexByte(s, ']')
		return s[max(i, 0)+min(1, max(i+1, 0)):], i > 0
	}
	if s[0] == '(' {
		return s, true
	}
	i := 0
	for _, sector := range [...]string{"ITU-R ", "ITU-T ", "ITU-D "} {
		if strings.HasPrefix(s, sector) {
			i = len(sector)
		}
	}
	digit := false
	j := i
	for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] >= 'A' && s[j] <= 'Z' || s[j] == '/' || s[j] == '-' || s[j] == '.' || s[j] == '[' || s[j] == ']') {
		digit = digit || s[j] >= '0' && s[j] <= '9'
		j++
	}
	for j > i && s[j-1] == '.' {
		j--
	}
	if !digit {
		// "Draft resolution II": its place in a report, and no number that it keeps.
		return s[j:], drafted && romanValue(lower(s[:j])) > 0
	}
	h.number = s[:j]
	return s[j:], true
}

// takeEdition reads "(REV. DUBAI, 2018)"; nothing else may follow.
func (h *heading) takeEdition(s string) bool {
	s = strings.TrimFunc(s, func(r rune) bool { return isSpace(r) || isSuperscript(r) || r == '*' })
	if s == "" {
		h.bare = true
		return true
	}
	if len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z' { // "Resolution 48/218 B"
		h.number += " " + s
		h.bare = true
		return true
	}
	if s[0] != '(' || strings.IndexByte(s, ')') < 0 {
		return false
	}
	end := strings.LastIndexByte(s, ')')
	tail := strings.TrimFunc(s[end+1:], func(r rune) bool { return isSpace(r) || isSuperscript(r) || r == '*' || r >= '0' && r <= '9' })
	if tail != "" && tail != "." {
		return false
	}
	h.edition(s[1:end])
	return true
}

// edition reads "REV. DUBAI, 2018"; where two editions run into each other the
// last one counts.
func (h *heading) edition(s string) {
	if i := strings.LastIndexByte(s, '('); i >= 0 {
		s = s[i+1:]
	}
	if rest, ok := cutFold(s, "rev."); ok {
		h.revision = true
		s = rest
	} else if rest, ok := cutFold(s, "rev "); ok {
		h.revision = true
		s = rest
	}
	start := 0
	for i := 0; i+4 <= len(s); i++ {
		if !isYear(s, i) {
			continue
		}
		h.year = s[i : i+4]
		h.place = strings.Trim(s[start:i], " ,;\u00a0")
		j := i + 4
		if j < len(s) && skipSpace(s, j) == j && (s[j] >= 'A' && s[j] <= 'Z' || s[j] >= '0' && s[j] <= '9') {
			h.flattened = true
		}
		start = j
		i += 3
	}
	if rest, ok := cutFold(h.place, "rev."); ok {
		h.revision = true
		h.place = strings.TrimSpace(rest)
	}
	h.place = placeCase(h.place)
}

func isYear(s string, i int) bool {
	if s[i] != '1' && s[i] != '2' {
		return false
	}
	for k := i; k < i+4; k++ {
		if s[k] < '0' || s[k] > '9' {
			return false
		}
	}
	return s[i] == '1' && s[i+1] >= '8' || s[i] == '2' && s[i+1] == '0'
}

// placeCase writes "DUBAI" and "BUENOS AIRES" as names.
func placeCase(s string) string {
	if s != strings.ToUpper(s) {
		return s
	}
	b := []byte(lower(s))
	up := true
	for i, c := range b {
		if up && c >= 'a' && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
		up = c == ' ' || c == '-'
	}
	return string(b)
}

// parseNumberTitle reads "77/160. Entrepreneurship …", "1472 (XIV). …",
// "2022/14. …", "WHA66.9 …", "PRST 35/1. …", "Draft resolution: Entrepreneurship …"; it
// returns the number and the offset of the title.
func parseNumberTitle(s string) (string, int, bool) {
	if at := draftTitle(s); at > 0 {
		return "", at, true
	}
	if rest, ok := strings.CutPrefix(s, "PRST "); ok && rest != "" { // a statement of the president
		session := strings.TrimPrefix(rest, "OS/") // of an organizational session
		number, at, ok := parseNumberTitle(session)
		return s[:len(s)-len(session)] + number, len(s) - len(session) + at, ok
	}
	c := s[0]
	if !(c >= '0' && c <= '9') && !strings.HasPrefix(s, "S-") && !strings.HasPrefix(s, "ES-") && !strings.HasPrefix(s, "WHA") {
		return "", 0, false
	}
	i, slash, digits := 0, false, 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '/' || s[i] == '-' || s[i] >= 'A' && s[i] <= 'Z' && i < 3) {
		slash = slash || s[i] == '/'
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
		i++
	}
	if digits == 0 {
		return "", 0, false
	}
	if strings.HasPrefix(s, "WHA") {
		if i < len(s) && s[i] == '.' {
			i++
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				i++
			}
			return s[:i], skipSpace(s, i), skipSpace(s, i) > i
		}
		return "", 0, false
	}
	session := false
	if j := skipSpace(s, i); j < len(s) && s[j] == '(' {
		if k := strings.IndexByte(s[j:], ')'); k > 1 && k < 12 && romanish(s[j+1:j+k]) {
			session, i = true, j+k+1
		}
	} else if slash && j > i && j+1 < len(s) && s[j] >= 'A' && s[j] <= 'Z' && s[j+1] == '.' {
		i = j + 1
	}
	if i >= len(s) || s[i] != '.' || !(slash || session) {
		return "", 0, false
	}
	t := skipSpace(s, i+1)
	if t == i+1 || t >= len(s) {
		return "", 0, false
	}
	return s[:i], t, true
}

// draftTitle returns the offset of the title in "Draft resolution: Entrepreneurship …", 0
// where there is none.
func draftTitle(s string) int {
	for _, kind := range draftKinds {
		rest, ok := cutFold(s, kind)
		if !ok {
			continue
		}
		title := strings.TrimLeft(rest, " \u00a0:–—-")
		if mark := rest[:len(rest)-len(title)]; title != "" && (strings.ContainsAny(mark, ":–—") || strings.Contains(mark, " - ")) {
			return len(s) - len(title)
		}
	}
	return 0
}

// draftKinds are the words that say what a text without a number is.
var draftKinds = [...]string{"draft resolution", "draft decision"}

func romanish(s string) bool {
	for i := range len(s) {
		if strings.IndexByte("IVXLCSE-", s[i]) < 0 {
			return false
		}
	}
	return s != ""
}

// isSymbol reports a line that is a document symbol: "A/HRC/58/L.77".
func isSymbol(s string) bool {
	if len(s) < 5 || len(s) > 60 || s[1] != '/' && !strings.HasPrefix(s, "FCCC/") {
		return false
	}
	if strings.IndexByte("AES", s[0]) < 0 && s[0] != 'F' {
		return false
	}
	digit := false
	for i := range len(s) {
		c := s[i]
		digit = digit || c >= '0' && c <= '9'
		if c == ' ' && i+1 < len(s) && s[i+1] != '(' && !(i+2 == len(s)) && !(s[i+1] >= 'A' && s[i+1] <= 'Z' && i+2 >= len(s)-1) {
			return false
		}
		if c >= 'a' && c <= 'z' && !strings.Contains("Rev.AddCorr", s[i:i+1]) {
			return false
		}
	}
	return digit
}

// parseProposal reads a proposal header: the mark and the rest of the line.
func parseProposal(s string) (mark, source string, ok bool) {
	if len(s) > 120 {
		return "", "", false
	}
	for _, m := range [...]string{"(MOD)", "MOD", "ADD*", "ADD", "SUP*", "SUP", "NOC", "OTHER"} {
		if !strings.HasPrefix(s, m) {
			continue
		}
		rest := s[len(m):]
		if rest == "" {
			return m, "", m != "OTHER"
		}
		j := skipSpace(rest, 0)
		if j == 0 {
			return "", "", false
		}
		rest = rest[j:]
		code := rest
		if k := strings.IndexFunc(rest, isSpace); k >= 0 {
			code = rest[:k]
		}
		if !strings.Contains(rest, "/") || code == "" || code[0] < 'A' || code[0] > 'Z' || !hasDigit(rest) {
			return "", "", false
		}
		return m, squeeze(rest), true
	}
	return "", "", false
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// organs maps words of the enacting line to the body that adopts. Earlier ones win.
var organs = []struct{ words, organ string }{
	{"plenipotentiary conference", "itu-pp"},
	{"world telecommunication standardization assembly", "itu-wtsa"},
	{"world telecommunication standardisation assembly", "itu-wtsa"},
	{"world telecommunication development conference", "itu-wtdc"},
	{"radiocommunication assembly", "itu-ra"},
	{"world radiocommunication conference", "itu-wrc"},
	{"regional radiocommunication conference", "itu-rrc"},
	{"world conference on international telecommunications", "itu-wcit"},
	{"itu council", "itu-council"},
	{"council of the international telecommunication union", "itu-council"},
	{"general assembly", "un-ga"},
	{"human rights council", "un-hrc"},
	{"economic and social council", "un-ecosoc"},
	{"security council", "un-sc"},
	{"health assembly", "who-wha"},
	{"commission on the status of women", "un-csw"},
	{"commission on human rights", "un-chr"},
	{"conference of the parties", "cop"},
}

func organOf(s string) string {
	t := lower(squeeze(s))
	for _, o := range organs {
		if strings.Contains(t, o.words) {
			return o.organ
		}
	}
	return ""
}

// enactingNouns end the name of the body in an enacting line.
var enactingNouns = []string{
	"assembly", "council", "commission", "conference", "committee", "board", "parties", "congress", "meeting", "forum",
	"sub-commission", "working group", "panel", "parliament", "heads of state and government", "heads of state or government", "ministers", "authority", "tribunal", "congress of", "development sector", "standardization sector", "radiocommunication sector", "states parties", "parties to this agreement", "parties to the convention", "union", "states members", "governing body",
}

// maxEnacting is the length in bytes above which a line is no enacting line; joint
// formulas name three bodies with their treaties.
const maxEnacting = 420

// isEnacting reports a line such as "The General Assembly,". The comma may be
// missing after a name that needs none; a footnote mark may follow it.
func isEnacting(s string) bool {
	if len(s) > maxEnacting {
		return false
	}
	t := trimNoteMark(strings.TrimRight(s, " \t*_"))
	comma := strings.HasSuffix(t, ",")
	t = t[min(skipQuotes(t), len(t)):]
	rest, ok := cutFold(t, "the ")
	if !ok || isSmall(t) {
		return false // "We, the ministers," opens a declaration, whose paragraphs are numbered through
	}
	body := lower(strings.TrimRight(rest, " ,*_:"))
	body = strings.TrimFunc(body, func(r rune) bool { return isSuperscript(r) || isSpace(r) })
	body = strings.TrimRight(body, " 0123456789") // "World Conservation Congress 2020"
	if i := strings.IndexByte(body, '('); i > 0 && strings.HasSuffix(body, ")") {
		return organOf(body) != "" || comma
	}
	if name, rest, ok := strings.Cut(body, ", "); ok && strings.HasSuffix(t, ":") && sitting(rest) {
		return isEnacting("The " + name + ",") // "The Congress, at its session in …:"
	}
	if !comma {
		switch squeeze(body) {
		case "general assembly", "security council", "economic and social council", "human rights council":
			return !strings.HasSuffix(t, ".")
		}
		return false
	}
	if len(body) > 160 {
		return isJoint(body)
	}
	for _, n := range enactingNouns {
		if strings.HasSuffix(body, n) || strings.HasPrefix(body, n+" ") || len(body) < 90 && strings.Contains(body, " "+n+" of ") {
			return true
		}
		// "intergovernmental committee on intellectual property and …"
		if before, _, ok := strings.Cut(body, " "+n+" on "); ok && strings.Count(before, " ") < 2 {
			return true
		}
		// "regional committee for europe", "economic and social commission for …"
		if before, _, ok := strings.Cut(body, " "+n+" for "); ok && strings.Count(before, " ") < 3 {
			return true
		}
		// "executive board of the united nations entity for …"
		if before, _, ok := strings.Cut(body, " "+n+" of the "); ok && strings.Count(before, " ") < 2 {
			return true
		}
	}
	if name, rest, ok := strings.Cut(body, ", "); ok && sitting(rest) {
		return isEnacting("The " + name + ",")
	}
	return organOf(body) != "" && len(body) < 130 || strings.HasPrefix(body, "states parties") || strings.HasPrefix(body, "parties to") || isJoint(body)
}

// sitting reports what stands between the name of a body and its first paragraph:
// "meeting at its 110th session", "gathered in Lusaka".
func sitting(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return english.Sitting[word]
}

// isJoint reports the names of several bodies that adopt together: "conference of
// the parties, the conference of the parties serving as …".
func isJoint(body string) bool {
	first, rest, ok := strings.Cut(body, ", the ")
	if !ok {
		if first, rest, ok = strings.Cut(body, " and the "); !ok {
			return false
		}
	}
	named := func(s string) bool {
		if organOf(s) != "" {
			return true
		}
		for _, n := range enactingNouns {
			if strings.HasSuffix(s, n) || strings.HasPrefix(s, n+" ") {
				return true
			}
		}
		return false
	}
	return named(first) && named(rest) && len(first) < 130
}

// trimNoteMark cuts a reference to a footnote off the end: "¹", "[1]", "[^a]", "1/", ",(1)".
func trimNoteMark(s string) string {
	const longest = 6 // bytes
	t := strings.TrimRightFunc(s, func(r rune) bool { return isSuperscript(r) || r == '*' || isSpace(r) })
	if strings.HasSuffix(t, "]") {
		if i := strings.LastIndexByte(t, '['); i > 0 && len(t)-i <= longest {
			t = strings.TrimRightFunc(t[:i], isSpace)
		}
	} else if i := strings.LastIndexByte(t, '('); i > 0 && strings.HasSuffix(t, ")") && len(t)-i <= longest && strings.HasSuffix(strings.TrimRight(t[:i], " "), ",") {
		t = strings.TrimRight(t[:i], " ")
	} else if d := strings.TrimRight(strings.TrimSuffix(t, "/"), "0123456789"); len(t)-len(d) <= 3 && strings.HasSuffix(strings.TrimRightFunc(d, isSpace), ",") {
		t = strings.TrimRightFunc(d, isSpace)
	}
	return t
}

// takeEnacting reads organ, place and year from the enacting line.
func takeEnacting(r *resolution.Resolution, s string) {
	if o := organOf(s); o != "" {
		r.Organ = o
	} else if r.Organ == "" && hasFold(s, "the council") && r.Form == resolution.FormITU {
		r.Organ = "itu-council"
	}
	i := strings.LastIndexByte(s, '(')
	j := strings.LastIndexByte(s, ')')
	if i < 0 || j < i {
		return
	}
	var h heading
	h.edition(s[i+1 : j])
	if h.year != "" && (r.Year == "" || r.Form == resolution.FormITU) {
		r.Year, r.Place = h.year, h.place
	}
}
