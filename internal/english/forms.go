package english

import (
	"strconv"
	"strings"
)

// Plural returns the plural of a noun.
func Plural(w string) string {
	switch {
	case strings.HasSuffix(w, "y") && len(w) > 1 && !vowel(w[len(w)-2]):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		return w + "es"
	}
	return w + "s"
}

// Counted is a number of things: "1 draft", "3 entries".
func Counted(n int, noun string) string {
	if n != 1 {
		noun = Plural(noun)
	}
	return strconv.Itoa(n) + " " + noun
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// doubled are verbs that double their last consonant.
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

// VerbForms returns a verb with its third person, past and -ing forms.
func VerbForms(w string) []string {
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
	case strings.HasSuffix(w, "y") && len(w) > 1 && !vowel(w[len(w)-2]):
		past = w[:len(w)-1] + "ied"
	case doubled[w]:
		past, ing = w+w[len(w)-1:]+"ed", w+w[len(w)-1:]+"ing"
	}
	out = append(out, Plural(stem), ing)
	if forms, ok := irregular[w]; ok {
		return append(out, forms...)
	}
	return append(out, past)
}
