package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// ituCall is a call of the ITU form found at the start of a text.
type ituCall struct {
	size      int // bytes of the text that the call takes, punctuation included
	text      string
	verb      string
	parties   []string
	operative bool
}

// maxCall is the length in bytes above which a line is no call.
const maxCall = 420

// callOf reads a call of the ITU form at the start of s. A call is a verb with
// what belongs to it and, for verbs that speak to someone, the addressees; it
// ends at the end of the line, at a label, or where its infinitive begins.
func callOf(s string) (ituCall, bool) {
	if c, ok := opinionCall(s); ok {
		return c, true
	}
	o, ok := openerOf(s)
	if !ok || o.start != 0 {
		return ituCall{}, false
	}
	if o.class == english.Preambular {
		if !isPreambleCall(s[o.verb:]) {
			return ituCall{}, false
		}
		return preambleCall(s, o)
	}
	return operativeCall(s, o)
}

// opinionCall reads what opinions say in the place of "resolves": "is of the view that".
func opinionCall(s string) (ituCall, bool) {
	for _, words := range english.OpinionCalls {
		rest, ok := cutFold(s, words)
		if i := len(s) - len(rest); ok && (callStops(s, i) || hasFold(rest, " that ")) {
			c := ituCall{operative: true, verb: words}
			c.finish(s, i)
			return c, true
		}
	}
	return ituCall{}, false
}

// preambleCall reads "recognizing further", "noting with satisfaction and
// appreciation", "recalling and reaffirming".
func preambleCall(s string, o opening) (ituCall, bool) {
	i := o.end
	for i < len(s) {
		k := skipSpace(s, i)
		w := wordEnd(s, k)
		if w == k {
			break
		}
		if !english.Lookup(english.CallTails, s, k, w) && english.Lookup(english.OpeningVerbs, s, k, w) != english.Preambular && !english.Lookup(english.Feelings, s, k, w) && !english.Lookup(english.Adverbs, s, k, w) {
			break
		}
		i = w
		if i < len(s) && s[i] == ',' && hasFold(s[skipSpace(s, i+1):], "however") {
			i++
		}
	}
	// A tail that the text goes on from belongs to the text ("recognizing that …").
	if !callStops(s, i) {
		i = o.end
	}
	c := ituCall{verb: verbOf(s[o.verb:i])}
	c.finish(s, i)
	return c, true
}

// callStops reports whether at offset i a call may end: end of the line,
// a comma or colon at the end, or a label.
func callStops(s string, i int) bool {
	i = skipSpace(s, i)
	for i < len(s) && (s[i] == ',' || s[i] == ':' || s[i] == '*' || s[i] == '_') {
		i = skipSpace(s, i+1)
	}
	if i >= len(s) {
		return true
	}
	l, ok := parseLabel(s[i:])
	return ok && l.kind != kindBullet && l.value == 1 && l.size < len(s)-i
}

// operativeCall reads "resolves", "instructs the Secretary-General, in close
// cooperation with …", "resolves to instruct the Directors".
func operativeCall(s string, o opening) (ituCall, bool) {
	c := ituCall{operative: true}
	i := o.end
	verb := s[o.verb:o.end]
	address := o.class == english.Directive
	if rest, ok := cutFold(s[i:], " to "); ok { // resolves to instruct
		k := len(s) - len(rest)
		w := wordEnd(s, k)
		if inner := wordEnd(s, k); inner > k && english.Lookup(english.OpeningVerbs, s[k:w]+"s", 0, w-k+1) == english.Directive {
			i = verbPhraseEnd(s, w)
			verb, address = s[o.verb:i], true
		}
	}
	c.verb = verbOf(verb)
	var end int
	if !address {
		end = resolvesEnd(s, i)
	} else {
		end = addressEnd(s, i)
	}
	if end < 0 {
		return ituCall{}, false
	}
	if address {
		c.parties = addresseesOf(strings.Trim(unbracketed(s[i:end]), " ,:"))
	}
	c.finish(s, end)
	if t := strings.TrimRight(lower(s[c.size:]), " \t,:*_"); t == "that" || t == "to" {
		c.size = len(s) // its items stand below: "resolves that:"
	}
	return c, true
}

// resolvesEnd finds the end of a call without addressees: at the end of the line,
// before "that", an infinitive or a label.
func resolvesEnd(s string, i int) int {
	if callStops(s, i) {
		return i
	}
	k := skipSpace(s, i)
	if w := lower(s[k:wordEnd(s, k)]); w == "that" || w == "to" {
		return i
	}
	if s[k] == ',' || hasFold(s[k:], "in ") || hasFold(s[k:], "within ") || hasFold(s[k:], "as ") {
		if p := infinitive(s, k); p > 0 {
			return p
		}
		if len(s) < maxCall && !endsSentence(s) {
			return len(s)
		}
	}
	return -1
}

// addressEnd finds the end of a call with addressees, -1 if s is no such call.
func addressEnd(s string, i int) int {
	k := skipSpace(s, i)
	if k >= len(s) || s[k] == ',' || s[k] == ':' {
		return i // "instructs:" with the addressees below
	}
	end := len(s)
	if p := infinitive(s, i); p >= 0 {
		end = p
		if skipSpace(s, p+2) >= len(s) {
			end = len(s) // the call itself ends with "to"
		}
	}
	if p := labelInside(s, i, end); p >= 0 {
		end = p
	}
	if p := strings.Index(s[i:end], " that "); p >= 0 && end == len(s) && endsSentence(s) {
		end = i + p
	}
	if end-i > maxCall || (end == len(s) && endsSentence(s)) || !looksLikeParty(s[k:end]) {
		return -1
	}
	return end
}

func endsSentence(s string) bool {
	t := trimClosers(s)
	return t != "" && (t[len(t)-1] == ';' || t[len(t)-1] == '.')
}

// labelInside finds the first label "1 to", "1) ", "a) " between i and end.
func labelInside(s string, i, end int) int {
	for k := i + 1; k < end; k++ {
		if s[k-1] != ' ' && s[k-1] != 0xA0 || !(s[k] == '1' || s[k] == 'a' || s[k] == '(') {
			continue
		}
		l, ok := parseLabel(s[k:])
		if !ok || l.value != 1 || l.kind == kindBullet || k+l.size >= len(s) {
			continue
		}
		if l.form == ' ' && !hasFold(s[k+l.size:], "to ") && !hasFold(s[k+l.size:], "that ") {
			continue
		}
		return k
	}
	return -1
}

// looksLikeParty reports whether s can be a list of addressees.
func looksLikeParty(s string) bool {
	j := wordEnd(s, 0)
	if j == 0 {
		return false
	}
	if s[0] >= 'A' && s[0] <= 'Z' || english.Lookup(english.PartyWords, s, 0, j) || english.Lookup(english.PartyStarts, s, 0, j) {
		return true
	}
	for _, p := range [...]string{"administrations", "members", "states", "organizations", "countries", "membership", "stakeholders", "groups"} {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// finish sets the call's text from s[:end] and its size with the punctuation.
func (c *ituCall) finish(s string, end int) {
	c.text = callCase(squeeze(strings.TrimRight(unbracketed(s[:end]), " \t\n,:;*_")))
	i := skipSpace(s, end)
	for i < len(s) && (s[i] == ',' || s[i] == ':' || s[i] == '*' || s[i] == '_') {
		i = skipSpace(s, i+1)
	}
	c.size = i
}

// model makes the call as clauses carry it.
func (c *ituCall) model(runIn bool) *resolution.Call {
	return &resolution.Call{Text: c.text, Verb: c.verb, Addressees: c.parties, Operative: c.operative, RunIn: runIn}
}

// bare reports whether the call takes the whole of s.
func (c *ituCall) bare(s string) bool { return c.size >= len(s) }

// verbOf returns a verb phrase in lower case without further, also and again.
func verbOf(s string) string {
	words := strings.Fields(lower(squeeze(s)))
	out := words[:0]
	for _, w := range words {
		if w = strings.Trim(w, ",:;_*"); w != "" && w != "also" && w != "further" && w != "again" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// properNames are the words of calls that keep their capital when a call that is
// printed in capitals is written in lower case.
var properNames = []string{
	"Secretary-General", "Deputy Secretary-General", "Directors", "Director", "Telecommunication Standardization Bureau",
	"Telecommunication Development Bureau", "Radiocommunication Bureau", "Bureaux", "Bureau", "ITU", "Council", "Working Group",
	"Member States", "Sector Members", "Associates", "Academia", "Union", "Sectors", "Plenipotentiary Conference",
}

// callCase writes a call in the case that paths use: as printed, but for
// capitals that the layout gave it.
func callCase(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	j := wordEnd(s, 0)
	if j < 2 || s[:j] != strings.ToUpper(s[:j]) {
		return lower(s[:1]) + s[1:]
	}
	if s != strings.ToUpper(s) {
		return lower(s[:j]) + s[j:]
	}
	s = lower(s)
	for _, n := range properNames {
		s = strings.ReplaceAll(s, lower(n), n)
	}
	return s
}
