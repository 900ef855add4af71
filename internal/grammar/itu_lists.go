package grammar

import "strings"

// countGoesOn reports whether the next item that is not of a list begun meanwhile counts on
// from an open one: what looked like a preambular call between them, "bearing in mind the
// needs of all;", then is a part of the item before.
func (w *ituWalk) countGoesOn() bool {
	const far = 64 // lines
	type form struct {
		kind labelKind
		form byte
	}
	begun := map[form]bool{}
	for i := range w.ahead[:min(len(w.ahead), far)] {
		l := &w.ahead[i]
		if l.role == roleCall {
			return false
		}
		lab, _, ok := l.label()
		if !ok || lab.kind == kindBullet {
			continue
		}
		letters, romans := form{lab.kind, lab.form}, form{kindRoman, lab.form}
		switch {
		case lab.value == 1:
			begun[letters] = true
		case begun[letters], lab.roman > 1 && begun[romans]:
		case w.continues(lab):
			return true
		case lab.roman == 1:
			begun[romans] = true
		}
	}
	return false
}

// nextInline finds the next label that runs in behind a mark in text[from:to]: after a semicolon one that goes
// on with an open level, after a colon the first one of a list that has a second.
func (w *ituWalk) nextInline(text string, from, to int) (int, label, bool) {
	for i := from; i < to && i+3 < len(text); i++ {
		if text[i] != ';' && text[i] != ':' {
			continue
		}
		k := skipSpace(text, i+1)
		if k == i+1 {
			continue
		}
		for _, word := range [...]string{"and ", "or "} { // "; and c) pumps"
			if strings.HasPrefix(text[k:], word) {
				k = skipSpace(text, k+len(word))
			}
		}
		lab, ok := parseLabel(text[min(k, len(text)):])
		if !ok || lab.kind == kindBullet || lab.kind == kindUpper || lab.size >= len(text)-k {
			continue
		}
		rest := text[k+lab.size:]
		if lab.form == ' ' && !startsItem(rest) {
			continue
		}
		if text[i] == ';' && w.continues(lab) || text[i] == ':' && opensList(lab, rest) {
			return k, lab, true
		}
	}
	return 0, label{}, false
}

// continues reports whether a label is the very next one of an open level.
func (w *ituWalk) continues(lab label) bool {
	for i := range w.b.levels {
		if w.b.levels[i].fit(lab) == fitNext {
			return true
		}
		if lab.roman > 0 {
			r := lab
			r.kind, r.value = kindRoman, lab.roman
			if w.b.levels[i].fit(r) == fitNext {
				return true
			}
		}
	}
	return false
}

// secondLabels are those that follow the first ones of lists.
var secondLabels = map[string]string{"a": "b) ", "i": "ii) ", "1": "2) "}

// opensList reports whether a first label in parentheses is followed by a second one.
func opensList(lab label, rest string) bool {
	const far = 4000 // bytes
	second := secondLabels[lab.text]
	switch {
	case second == "" || lab.form != ')' && lab.form != '(':
		return false
	case lab.form == '(':
		second = "(" + second
	}
	rest = rest[:min(len(rest), far)]
	return strings.Contains(rest, "; "+second) || strings.Contains(rest, "; and "+second)
}
