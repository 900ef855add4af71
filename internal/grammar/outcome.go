package grammar

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// paragraphs reads numbered paragraphs with section titles between them: outcome
// documents, declarations, terms of reference, annexes. base is "para", or empty
// inside an annex.
func (b *builder) paragraphs(lines []line, base string) {
	part := b.part
	join := func(p string) string {
		if base == "" {
			return p
		}
		return base + "/" + p
	}
	last, begun := 0, false
	count := byte(0) // the form of the numbers of paragraphs
	for i := range lines {
		l := &lines[i]
		if l.role == roleEnd && i > len(lines)*2/3 {
			break
		}
		lab, from, ok := l.label()
		if ok && begun && lab.kind == kindNumber && lab.form == ')' && count == '.' && isHeadline(l) {
			b.heading = squeeze(l.text) // "1) The role of governments" between "2." and "3."
			continue
		}
		if ok && lab.kind == kindNumber && lab.form != '(' && lab.parts == 1 && (lab.form != ' ' || fitsCount(lab, last, l)) {
			b.part = part
			b.call = weCall(l.text[from:])
			c := b.add(join(lab.text), lab.text, -1, seg(l, from))
			b.under(strings.TrimPrefix(b.res.Clauses[c].Path, b.prefix), c)
			last, begun, count = lab.value, true, lab.form
			continue
		}
		if owner, at, okOwner := ownerLine(l.text); okOwner && begun {
			b.extend(b.current(), segment{block: l.block, start: l.start + at, end: l.end, owner: owner})
			continue
		}
		if b.sectionLine(l, lab, ok) {
			b.heading = squeeze(l.text)
			continue
		}
		switch {
		case ok && begun && (lab.kind != kindNumber || lab.form != ' ' || lab.parts > 1 && isTarget(l.text[from:])):
			b.item(lab, seg(l, from))
		case ok && lab.kind != kindUpper && !begun && (lab.form != ' ' || lab.parts > 1 && isTarget(l.text[from:])):
			b.item(lab, seg(l, from))
		case begun:
			b.extend(b.current(), seg(l, 0))
		default:
			b.call = weCall(l.text)
			b.add(join("intro"), "", -1, seg(l, 0))
		}
	}
	b.call = nil
}

// isHeadline reports whether the words behind a line's label can be a title.
func isHeadline(l *line) bool {
	_, from, _ := l.label()
	words := l.text[from:]
	return words != "" && words[0] >= 'A' && words[0] <= 'Z' && !l.ends(".;:,")
}

func fitsCount(lab label, last int, l *line) bool {
	return l.auto != "" || lab.value > last && lab.value <= last+maxSkip || lab.value == last && lab.suffix || lab.value == 1
}

// isTarget reports whether what follows a number such as "1.2" or "1.a" begins like a
// paragraph; a quantity goes on with a small letter.
func isTarget(s string) bool {
	return s != "" && s[0] >= 'A' && s[0] <= 'Z' || startsItem(s)
}

// sectionLine reports a section title: by its style, by a capital letter or a
// Roman number before it, or by its shape.
func (b *builder) sectionLine(l *line, lab label, labelled bool) bool {
	if strings.HasPrefix(l.style, "heading") {
		return true
	}
	if labelled {
		return lab.kind == kindUpper && lab.form == '.' && !l.ends(".;,") && !b.upperItem(lab, l)
	}
	return isTitleLine(l) && len(l.text) < 200
}

// weCall reads the verb of a paragraph of an outcome document: the one after
// "We" or after the name of the body. Modals stay in the text.
func weCall(s string) *resolution.Call {
	if t, ok := told(s); ok {
		return t.call
	}
	i := skipSpace(s, 0)
	rest, ok := cutFold(s[i:], "we ")
	subject := "We"
	if !ok {
		for _, p := range [...]string{"the commission ", "the conference ", "the assembly ", "the parties ", "heads of state ", "parties ", "the council ", "member states ", "states "} {
			if r, hit := cutFold(s[i:], p); hit {
				rest, ok, subject = r, true, strings.TrimSpace(s[i:len(s)-len(r)])
				break
			}
		}
	}
	if !ok {
		if o, found := openerOf(s); found {
			return unCall(s, o)
		}
		return nil
	}
	c := plainVerb(rest)
	if c == nil {
		return nil
	}
	c.Text = subject + " " + c.Text
	return c
}

// plainVerb reads a verb in the plain form, with its modal before it: "commit
// to", "call on", "will refrain".
func plainVerb(s string) *resolution.Call {
	i := skipSpace(s, 0)
	modal := ""
	for range 5 {
		j := wordEnd(s, i)
		if j == i {
			return nil
		}
		w := lower(s[i:j])
		switch {
		case w == "will" || w == "shall" || w == "should" || w == "must" || w == "may" || w == "can" || w == "would" || w == "are" || w == "have":
			modal = w
		case english.Lookup(english.Adverbs, s, i, j):
		case english.NoVerbs[w]:
			return nil
		default:
			k := verbTail(s, j)
			c := &resolution.Call{Text: squeeze(strings.TrimSpace(modal + " " + s[i:k])), Verb: verbOf(s[i:k]), Operative: true}
			if modal == "are" || modal == "have" {
				c.Verb = strings.TrimSpace(modal + " " + c.Verb)
			}
			if english.Addressing[w] {
				end := infinitive(s, k)
				if end < 0 {
					end = k
				}
				c.Addressees = addresseesOf(strings.Trim(s[k:end], " ,"))
			}
			return c
		}
		i = skipSpace(s, j)
	}
	return nil
}

// verbTail adds on, upon, for, note and "with concern" to a plain verb.
func verbTail(s string, end int) int {
	for range 4 {
		k := skipSpace(s, end)
		w := wordEnd(s, k)
		if w == k {
			return end
		}
		switch s[k:w] {
		case "on", "upon", "for", "note", "also", "further":
			end = w
			continue
		}
		if !phraseWord(s, k, w, end) {
			return end
		}
		end = w
	}
	return end
}

// ordinals reads a text without labels: every paragraph counts.
func (b *builder) ordinals(lines []line, base string) {
	n := 0
	for i := range lines {
		l := &lines[i]
		if strings.HasPrefix(l.style, "heading") {
			b.heading = squeeze(l.text)
			continue
		}
		n++
		path := strconv.Itoa(n)
		if base != "" {
			path = base + "/" + path
		}
		b.add(path, "", -1, seg(l, 0))
	}
}
