package pdf

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// builder turns paragraphs made of lines into paragraphs made of runs.
type builder struct {
	words *vocabulary
	notes []note
	marks noteMarks
	used  []bool
	out   []document.Paragraph
}

func newBuilder(words *vocabulary, notes []note) *builder {
	b := &builder{words: words, notes: notes, marks: noteMarks{}, used: make([]bool, len(notes))}
	for i := range notes {
		page := b.marks[notes[i].page]
		if page == nil {
			page = map[string]int{}
			b.marks[notes[i].page] = page
		}
		if _, taken := page[notes[i].mark]; !taken {
			page[notes[i].mark] = i
		}
	}
	return b
}

// body adds the paragraphs of the body, each followed by the footnotes that it
// refers to. Notes without reference follow the last paragraph of their page.
func (b *builder) body(paras []para) {
	for i := range paras {
		p := &paras[i]
		runs, refs := b.runs(p.lines, true)
		if len(runs) > 0 {
			b.out = append(b.out, document.Paragraph{
				Part: document.PartBody, Page: p.lines[0].page, Runs: runs,
			})
		}
		for _, n := range refs {
			b.note(n)
		}
		if i+1 == len(paras) || paras[i+1].lines[0].page > p.lines[0].page {
			for n := range b.notes {
				if i+1 == len(paras) || b.notes[n].page <= p.last().page && b.notes[n].page < paras[i+1].lines[0].page {
					b.note(n)
				}
			}
		}
	}
	for n := range b.notes {
		b.note(n)
	}
}

// note adds footnote n, once.
func (b *builder) note(n int) {
	if b.used[n] {
		return
	}
	b.used[n] = true
	nt := &b.notes[n]
	for _, p := range noteParagraphs(nt.lines) {
		if runs, _ := b.runs(p.lines, false); len(runs) > 0 {
			b.out = append(b.out, document.Paragraph{
				Part: document.PartFootnote, Note: nt.mark, Page: nt.page, Runs: runs,
			})
		}
	}
}

// noteParagraphs splits a note where a sentence ends early in a line; notes are
// too short for indents and spacing to tell.
func noteParagraphs(lines []line) []para {
	var out []para
	for i := range lines {
		if i > 0 {
			a, b := &lines[i-1], &lines[i]
			if !ends(a.text, ".;:") || a.page != b.page || !roomLeft(a, b) || startsLower(b.text) {
				p := &out[len(out)-1]
				p.lines = append(p.lines, *b)
				continue
			}
		}
		out = append(out, para{lines: lines[i : i+1 : i+1]})
	}
	return out
}

// runs joins the lines of a paragraph. refs are the notes that it refers to.
func (b *builder) runs(lines []line, body bool) (runs []document.Run, refs []int) {
	w := &runWriter{}
	for i := range lines {
		l := &lines[i]
		for k := range l.pieces {
			p := &l.pieces[k]
			if p.raised && body {
				if found := b.refer(l.page, p.text); found != nil {
					refs = append(refs, found...)
					w.reference(p.text)
					continue
				}
			}
			text := p.text
			if p.raised {
				text = superscripts.Replace(text)
			}
			if k+1 < len(l.pieces) {
				text = strings.ReplaceAll(text, "\u00ad", "-")
			} else if t := strings.TrimRight(text, " \t"); strings.HasSuffix(t, "\u00ad") {
				text = strings.ReplaceAll(t[:len(t)-2], "\u00ad", "-") + "\u00ad"
			} else {
				text = strings.ReplaceAll(text, "\u00ad", "-")
			}
			if body {
				if stem, mark := trailingMark(text); mark != "" {
					if found := b.refer(l.page, mark); found != nil {
						refs = append(refs, found...)
						w.write(stem, p.look)
						w.reference(mark)
						continue
					}
				}
			}
			w.write(text, p.look)
		}
		if i+1 < len(lines) {
			switch b.words.joint(l.text, lines[i+1].text) {
			case jointSpace:
				w.write(" ", w.look)
			case jointDrop:
				w.dropLast()
			}
		}
	}
	return w.finish(), refs
}

// refer returns the notes that raised text refers to, nil if it is no reference.
func (b *builder) refer(page int, text string) []int {
	var out []int
	for _, mark := range references(text) {
		n := b.marks.find(page, mark)
		if n < 0 {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// trailingMark splits an asterisk or dagger off the end of a word.
func trailingMark(text string) (stem, mark string) {
	t := strings.TrimRight(text, " ")
	stem = strings.TrimRight(t, "*†‡")
	if mark = t[len(stem):]; mark == "" || stem == "" || strings.HasSuffix(stem, " ") {
		return "", ""
	}
	return stem, mark
}

// runWriter collects runs, folding white space.
type runWriter struct {
	runs []document.Run
	text strings.Builder // of the run being written
	look look
	ref  bool
	open bool
	// blank is white space that waits for text to follow: ' ' or '\t'.
	blank byte
}

func (w *runWriter) style(k look, ref bool) {
	if w.open && w.look == k && w.ref == ref {
		return
	}
	w.close()
	w.look, w.ref, w.open = k, ref, true
}

func (w *runWriter) close() {
	if w.open && w.text.Len() > 0 {
		w.runs = append(w.runs, document.Run{
			Text: w.text.String(), Start: -1, End: -1, NoteRef: w.ref,
			Italic: w.look.italic, Bold: w.look.bold, Struck: w.look.struck, Marked: w.look.marked,
		})
	}
	w.text.Reset()
	w.open = false
}

func (w *runWriter) empty() bool { return len(w.runs) == 0 && w.text.Len() == 0 }

func (w *runWriter) write(s string, k look) {
	for _, r := range s {
		if r == ' ' || r == '\t' {
			if r == '\t' || w.blank == 0 {
				w.blank = byte(r)
			}
			continue
		}
		if w.blank != 0 && !w.empty() {
			if !w.open {
				w.style(k, false)
			}
			if w.ref {
				w.style(k, false)
			}
			w.text.WriteByte(w.blank)
		}
		w.blank = 0
		w.style(k, false)
		w.text.WriteRune(r)
	}
}

// reference writes a footnote reference right after the text before it.
func (w *runWriter) reference(text string) {
	trailing := strings.HasSuffix(text, " ")
	w.blank = 0
	w.style(look{}, true)
	w.text.WriteString(superscripts.Replace(strings.TrimSpace(text)))
	w.close()
	if trailing {
		w.blank = ' '
	}
}

// dropLast takes back the last character, the hyphen of a divided word.
func (w *runWriter) dropLast() {
	s := w.text.String()
	w.text.Reset()
	r := []rune(s)
	if len(r) > 0 {
		w.text.WriteString(string(r[:len(r)-1]))
	}
	w.blank = 0
}

func (w *runWriter) finish() []document.Run {
	w.close()
	return w.runs
}
