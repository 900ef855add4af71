package lexicon

import (
	"fmt"
	"strings"
)

// Patterns are written for people who know the language, not the program:
//
//	gender equality          these words, whatever hyphens or case
//	stakeholder+             the noun and its plural
//	limit~                   the verb and its forms: limits, limited, limiting
//	shall|should|must        one of these words
//	[all] women              an optional word, or [by|through] one of several
//	(work plan|agenda)       one of several phrases
//	_                        any one word;  _3 up to three words, none possible
//	multi-stakeholder        also multistakeholder
//	<states>                 the phrases of the macro of that name
//
//	(lead|take over)~        each phrase with its first word in all verb forms
//	(treaty|code of law)+    each phrase with its last word in the plural too
//
// expand turns one pattern into its elements, each a list of alternative word
// sequences, of which an empty one means that the element may be left out. A gap
// of up to n words is the word "_n".
func expand(pattern string, macros map[string]string) ([][][]string, error) {
	p := &patternParser{src: pattern, macros: macros}
	var out [][][]string
	required := false
	for p.at < len(p.src) {
		if p.src[p.at] == ' ' {
			p.at++
			continue
		}
		alts, err := p.item(0)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", pattern, err)
		}
		optional := false
		for _, a := range alts {
			optional = optional || len(a) == 0
		}
		required = required || !optional
		out = append(out, alts)
	}
	if !required {
		return nil, fmt.Errorf("pattern %q: may match nothing", pattern)
	}
	return out, nil
}

// maxExpansion bounds what one element may stand for; a lexicon that exceeds it
// has a slip in its brackets.
const maxExpansion = 600

// maxNest bounds brackets and macros within each other; a macro that names itself
// exceeds it.
const maxNest = 24

type patternParser struct {
	src    string
	at     int
	macros map[string]string
	nest   int // macros and optional words that this pattern stands in
}

// sequence reads phrases up to the end or, inside brackets, up to ')' or '|'.
func (p *patternParser) sequence(depth int) ([][]string, error) {
	out := [][]string{nil}
	for p.at < len(p.src) {
		c := p.src[p.at]
		if c == ' ' {
			p.at++
			continue
		}
		if depth > 0 && (c == ')' || c == '|') {
			break
		}
		alts, err := p.item(depth)
		if err != nil {
			return nil, err
		}
		if len(out)*len(alts) > maxExpansion {
			return nil, fmt.Errorf("stands for more than %d phrases", maxExpansion)
		}
		out = product(out, alts)
	}
	return out, nil
}

func product(left, right [][]string) [][]string {
	out := make([][]string, 0, len(left)*len(right))
	for _, l := range left {
		for _, r := range right {
			out = append(out, append(l[:len(l):len(l)], r...))
		}
	}
	return out
}

func (p *patternParser) item(depth int) ([][]string, error) {
	if depth+p.nest > maxNest {
		return nil, fmt.Errorf("brackets or macros stand more than %d deep; does a macro name itself?", maxNest)
	}
	switch p.src[p.at] {
	case '(':
		p.at++
		var alts [][]string
		for {
			seqs, err := p.sequence(depth + 1)
			if err != nil {
				return nil, err
			}
			alts = append(alts, seqs...)
			if p.at >= len(p.src) {
				return nil, fmt.Errorf("bracket is not closed")
			}
			p.at++
			if p.src[p.at-1] == ')' {
				return p.suffix(alts), nil
			}
			if len(alts) > maxExpansion {
				return nil, fmt.Errorf("stands for more than %d phrases", maxExpansion)
			}
		}
	case '[':
		end := strings.IndexByte(p.src[p.at:], ']')
		if end < 0 {
			return nil, fmt.Errorf("bracket is not closed")
		}
		inner := p.src[p.at+1 : p.at+end]
		p.at += end + 1
		alts := [][]string{nil}
		for phrase := range strings.SplitSeq(inner, "|") {
			sub := &patternParser{src: phrase, macros: p.macros, nest: p.nest + depth + 1}
			seqs, err := sub.sequence(0)
			if err != nil {
				return nil, err
			}
			alts = append(alts, seqs...)
		}
		return alts, nil
	case '<':
		end := strings.IndexByte(p.src[p.at:], '>')
		if end < 0 {
			return nil, fmt.Errorf("macro name is not closed")
		}
		name := p.src[p.at+1 : p.at+end]
		p.at += end + 1
		body, ok := p.macros[name]
		if !ok {
			return nil, fmt.Errorf("unknown macro %q", name)
		}
		sub := &patternParser{src: "(" + body + ")", macros: p.macros, nest: p.nest + depth + 1}
		return sub.sequence(0)
	}
	return p.words(depth)
}

// suffix applies a ~ or + that follows a bracket to each of its phrases.
func (p *patternParser) suffix(alts [][]string) [][]string {
	if p.at >= len(p.src) || p.src[p.at] != '~' && p.src[p.at] != '+' {
		return alts
	}
	mark := p.src[p.at]
	p.at++
	var out [][]string
	for _, a := range alts {
		if len(a) == 0 {
			out = append(out, a)
			continue
		}
		if mark == '+' {
			last := len(a) - 1
			out = append(out, a, append(a[:last:last], plural(a[last])))
			continue
		}
		for _, f := range verbForms(a[0]) {
			out = append(out, append([]string{f}, a[1:]...))
		}
	}
	return out
}

// words reads one word or several alternatives of one word.
func (p *patternParser) words(depth int) ([][]string, error) {
	start := p.at
	for p.at < len(p.src) && !strings.ContainsRune(" ()[]<>", rune(p.src[p.at])) {
		if depth > 0 && p.src[p.at] == '|' {
			break
		}
		p.at++
	}
	if p.at == start {
		return nil, fmt.Errorf("unexpected %q at character %d", p.src[p.at], p.at+1)
	}
	var alts [][]string
	for w := range strings.SplitSeq(p.src[start:p.at], "|") {
		alts = append(alts, forms(w)...)
	}
	return alts, nil
}

// forms returns the word sequences that one pattern word stands for.
func forms(w string) [][]string {
	switch {
	case w == "_":
		return [][]string{{"_1!"}}
	case strings.HasPrefix(w, "_"):
		return [][]string{{w}}
	case strings.HasSuffix(w, "+"):
		w = w[:len(w)-1]
		return append(hyphens(w), hyphens(plural(w))...)
	case strings.HasSuffix(w, "~"):
		var out [][]string
		for _, f := range verbForms(w[:len(w)-1]) {
			out = append(out, hyphens(f)...)
		}
		return out
	}
	return hyphens(w)
}

// hyphens returns a hyphenated word split and joined.
func hyphens(w string) [][]string {
	if !strings.Contains(w, "-") {
		return [][]string{{w}}
	}
	return [][]string{strings.Split(w, "-"), {strings.ReplaceAll(w, "-", "")}}
}

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "y") && len(w) > 1 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		return w + "es"
	}
	return w + "s"
}

// doubled are verbs of the lexicon that double their last consonant.
var doubled = map[string]bool{
	"stop": true, "plan": true, "admit": true, "submit": true, "permit": true, "refer": true, "prefer": true,
	"commit": true, "omit": true, "set": true, "cut": true, "let": true, "put": true, "get": true, "run": true, "begin": true, "forbid": true, "ban": true, "transmit": true, "equip": true, "tag": true, "occur": true,
}

// irregular verbs give past forms that rules do not reach.
var irregular = map[string][]string{
	"take": {"took", "taken"}, "hold": {"held"}, "give": {"gave", "given"}, "make": {"made"}, "leave": {"left"},
	"keep": {"kept"}, "lead": {"led"}, "meet": {"met"}, "seek": {"sought"}, "find": {"found"}, "bear": {"bore", "borne"},
	"draw": {"drew", "drawn"}, "bring": {"brought"}, "build": {"built"}, "set": {"set"}, "put": {"put"}, "cut": {"cut"},
	"let": {"let"}, "choose": {"chose", "chosen"}, "undertake": {"undertook", "undertaken"}, "fall": {"fell", "fallen"},
	"lie": {"lay", "lain", "lying"}, "be": {"is", "are", "was", "were", "been", "being"}, "have": {"has", "had", "having"},
	"do": {"does", "did", "done", "doing"}, "go": {"goes", "went", "gone"}, "overcome": {"overcame"}, "oversee": {"oversaw", "overseen"},
	"withdraw": {"withdrew", "withdrawn"}, "teach": {"taught"}, "spend": {"spent"}, "write": {"wrote", "written"},
	"strive": {"strove", "striven"}, "forbid": {"forbade", "forbidden"}, "begin": {"began", "begun"}, "become": {"became"},
}

// verbForms returns a verb with its third person, past and -ing forms.
func verbForms(w string) []string {
	out := []string{w}
	if w == "be" || w == "have" || w == "do" {
		return append(out, irregular[w]...)
	}
	stem, past, ing := w, w+"ed", w+"ing"
	switch {
	case strings.HasSuffix(w, "ee"):
		past = w + "d"
	case strings.HasSuffix(w, "ie"):
		past, ing = w+"d", w[:len(w)-2]+"ying"
	case strings.HasSuffix(w, "e"):
		past, ing = w+"d", w[:len(w)-1]+"ing"
	case strings.HasSuffix(w, "y") && len(w) > 1 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		past = w[:len(w)-1] + "ied"
	case doubled[w]:
		past, ing = w+w[len(w)-1:]+"ed", w+w[len(w)-1:]+"ing"
	}
	out = append(out, plural(stem), ing)
	if forms, ok := irregular[w]; ok {
		return append(out, forms...)
	}
	return append(out, past)
}
