package grammar

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// nested reports whether a number stands in a list below the current paragraph: further
// in than the paragraph, behind a colon, further in than an item or behind such a number; or, where the text shows
// no indents, with a count of its own whose items do not act. The declaration that a
// paragraph without a number adopts is no such list, unless its words go on from it.
func (w *unWalk) nested(lab label, l *line, from int) bool {
	indent := w.b.view.Blocks[l.block].Indent
	goesOn := false
	for i := range w.b.levels {
		v := &w.b.levels[i]
		goesOn = goesOn || v.kind == kindNumber && v.indent == indent && lab.value == v.value+1
	}
	leads := lab.value <= 1 && w.b.endsOpen()
	if w.pp+w.op == 0 || indent < w.indent {
		return false
	}
	if indent > w.indent {
		n := len(w.b.levels)
		return leads || goesOn || lab.value <= 1 && n > 0 && indent > w.b.levels[n-1].indent
	}
	o, opened := openerOf(l.text[from:])
	calledFor := w.adopts && (goesOn || leads && hasSuffixFold(w.b.lastText(), " to:")) // "Calls upon States to:"
	acts := opened && o.class != english.Preambular && !(calledFor && isPlain(l.text[from:], o))
	if acts || lab.form != '.' || lab.parts > 1 || w.op == 0 {
		return false
	}
	return calledFor || (leads || goesOn) && (!w.adopts || isSmall(l.text[from:]))
}

// lettersAct reports whether the first letter, or capital Roman number, of a list behind
// the preamble counts paragraphs in which a body acts: "(a) Adopts the guidelines;".
func (w *unWalk) lettersAct(lab label, words string) bool {
	counts := lab.kind == kindLetter || lab.kind == kindUpper || lab.kind == kindRoman && lab.form >= capitalDot && lab.form <= capitalParentheses
	return !w.operative && !w.numbers && w.pp > 0 && lab.value == 1 && counts && !w.b.endsOpen() && acts(words)
}

// openLetters begins operative paragraphs that letters count.
func (w *unWalk) openLetters() {
	w.operative, w.b.part, w.b.call = true, resolution.PartOperative, nil
	w.b.under("op", -1)
}

// countsParagraphs reports whether numbers of a label's form count the paragraphs of the
// first level and not items below them: "1." does, "1)" and "(1)" where the first
// paragraph that acts has one.
func (w *unWalk) countsParagraphs(lab label, acts bool) bool {
	switch {
	case lab.parts > 1:
		return false
	case lab.form == ')':
		return !w.operative || w.count == ')'
	case lab.form == '(':
		return w.count == '(' || !w.operative && acts && lab.value == 1 && !w.b.endsOpen()
	}
	return true
}

// isDecimal reports whether a number in plain digits is that of an item below the
// current paragraph, "1.2" or "1.a" below 1, and no quantity.
func (w *unWalk) isDecimal(lab label, words string) bool {
	whole, _, ok := strings.Cut(lab.text, ".")
	return ok && lab.parts > 1 && whole == strconv.Itoa(w.op) && wordEnd(words, 0) > 0
}

// numberFits reports whether a number in plain digits can be a paragraph's: it
// must go on with the count, or stand between two as "1 bis Decides" does.
func (w *unWalk) numberFits(lab label, l *line, acts bool) bool {
	if lab.form != ' ' || l.auto != "" {
		return true
	}
	return lab.value == w.op+1 || lab.value == w.op && lab.suffix && acts
}

// restartAt opens a part of its own where the numbering starts again under a
// section heading.
func (w *unWalk) restartAt(lab label) {
	if lab.value == 1 && w.op > 0 && w.section != "" && !lab.suffix {
		w.b.prefix = w.within + w.section + "/"
		w.section = ""
		w.op = 0
	}
}

// opensOutcome notices the declaration that an unnumbered operative paragraph
// adopts: its first paragraph has the number one again and a verb in the plain
// form.
func (w *unWalk) opensOutcome(lab label, s string, o opening) {
	if lab.value == 1 && !lab.suffix && w.adopts && !w.paras {
		w.paras = o.class != english.NoOpening && isPlain(s, o) || isWe(s)
	}
}
