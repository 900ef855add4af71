package docx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/unseen"
)

// format is the formatting of the run being read.
type format struct {
	looks
	font string
	// marked is true where the run itself, or its character style, is underlined or
	// coloured.
	marked bool
}

// run reads w:r.
func (s *story) run() error {
	var f format
	var err error
	if s.cur != nil {
		f.looks, err = s.r.styles.effective(s.cur.p.style[document.Draft], "", looks{})
	}
	if err != nil {
		return err
	}
	err = s.x.each(func(e *element) error {
		if e.is(nsW, "rPr") {
			f, err = s.runProperties()
			return err
		}
		return s.runChild(e, &f)
	})
	s.custom = nil
	return err
}

func (s *story) runProperties() (format, error) {
	var direct looks
	var f format
	character := ""
	err := s.x.each(func(e *element) error {
		switch {
		case e.is(nsW, "rStyle"):
			character = e.val()
		case e.is(nsW, "rFonts"):
			f.font = e.attr(nsW, "ascii")
		case e.is(nsW, "u"):
			f.marked = f.marked || e.val() != "none" && e.val() != ""
		case e.is(nsW, "color"):
			f.marked = f.marked || coloured(e.val())
			direct.take(e)
		default:
			return direct.property(s.x, e)
		}
		return nil
	})
	if err != nil || s.cur == nil {
		return f, err
	}
	marked, err := s.r.styles.marks(character)
	if err != nil {
		return f, err
	}
	f.marked = f.marked || marked
	f.looks, err = s.r.styles.effective(s.cur.p.style[document.Draft], character, direct)
	return f, err
}

// coloured reports whether a colour of text stands out from black and grey.
func coloured(v string) bool {
	n, err := strconv.ParseUint(v, 16, 32)
	if err != nil || len(v) != 6 {
		return false
	}
	r, g, b := int(n>>16), int(n>>8&0xff), int(n&0xff)
	return max(r, g, b)-min(r, g, b) > 64
}

// runChild reads a child of w:r.
func (s *story) runChild(e *element, f *format) error {
	if e.ns == nsMC {
		return s.alternate(e, func(c *element) error { return s.runChild(c, f) })
	}
	if e.ns == nsM {
		return s.math(e)
	}
	if e.ns != nsW {
		return s.drawing(e)
	}
	switch e.local {
	case "t", "delText":
		return s.text(e, f)
	case "tab", "ptab":
		s.emit("\t", e, f)
	case "br", "cr":
		s.emit("\n", e, f)
	case "noBreakHyphen":
		s.emit("\u2011", e, f)
	case "softHyphen":
		s.emit("\u00ad", e, f)
	case "sym":
		s.emit(symbol(e), e, f)
	case "fldChar":
		s.fields.char(e.attr(nsW, "fldCharType"))
	case "footnoteReference", "endnoteReference":
		if f.hidden == on {
			s.r.notices.add("%s has hidden text, which is not read", s.unit)
			return nil
		}
		s.reference(e)
	case "footnoteRef", "endnoteRef":
		s.afterMark = true
	case "commentReference":
		s.commentEnd(e.attr(nsW, "id"), false)
	case "drawing", "pict", "object":
		if f.hidden == on {
			s.outOfSight++
			defer func() { s.outOfSight-- }()
		}
		return s.x.each(s.drawing)
	case "ruby":
		return s.x.each(s.inline)
	}
	return nil
}

// drawing looks for text boxes in a drawing.
func (s *story) drawing(e *element) error {
	switch {
	case e.local == "anchor" || e.local == "inline":
		return s.frame(e)
	case vmlHidden(e.plain("style")):
		s.outOfSight++
		defer func() { s.outOfSight-- }()
	case e.is(nsW, "txbxContent"):
		return s.textBox()
	case e.ns == nsMC:
		return s.alternate(e, s.drawing)
	case e.local == "graphicData":
		uri := e.plain("uri")
		if strings.HasSuffix(uri, "/diagram") || strings.HasSuffix(uri, "/chart") {
			s.r.notices.add("%s has a diagram or chart whose words are not read", s.unit)
		}
	}
	return s.x.each(s.drawing)
}

// frame reads the frame of a drawing, whose size and properties stand before its
// content.
func (s *story) frame(e *element) error {
	around := s.outOfSight
	defer func() { s.outOfSight = around }()
	if v := e.plain("hidden"); v == "1" || v == "true" {
		s.outOfSight++
	}
	return s.x.each(func(c *element) error {
		switch {
		case c.local == "positionH" || c.local == "positionV":
			return s.position()
		case c.local == "docPr" && (c.plain("hidden") == "1" || c.plain("hidden") == "true"),
			c.local == "extent" && (atoi(c.plain("cx"), leastExtent) < leastExtent || atoi(c.plain("cy"), leastExtent) < leastExtent):
			s.outOfSight++
		}
		return s.drawing(c)
	})
}

// position reads where a frame stands, in units of which an inch has 914,400.
func (s *story) position() error {
	return s.x.each(func(c *element) error {
		if c.local != "posOffset" {
			return nil
		}
		depth := len(s.x.stack)
		for len(s.x.stack) >= depth {
			_, data, err := s.x.next()
			if err != nil {
				return err
			}
			if n := atoi(strings.TrimSpace(string(data)), 0); n <= -22*914_400 || n >= 22*914_400 {
				s.outOfSight++
			}
		}
		return nil
	})
}

// leastExtent is how wide and high a frame must be to show words, in units of which a
// point has 12,700.
const leastExtent = 2 * 12_700

// vmlHidden reports whether the style of a shape of older drawings keeps it from the eye.
func vmlHidden(style string) bool {
	for one := range strings.SplitSeq(strings.ToLower(style), ";") {
		name, value, _ := strings.Cut(one, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "visibility":
			if value == "hidden" {
				return true
			}
		case "display":
			if value == "none" {
				return true
			}
		case "width", "height":
			if unseen.Tiny(value) {
				return true
			}
		case "left", "top", "margin-left", "margin-top":
			if n, unit, ok := unseen.Number(strings.TrimPrefix(value, "-")); ok && n >= 22*72 && (unit == "pt" || unit == "px") {
				return true
			}
		}
	}
	return false
}

// text reads w:t or w:delText, keeping the place of every character.
func (s *story) text(e *element, f *format) error {
	keep := e.attr(nsXML, "space") == "preserve"
	depth := len(s.x.stack)
	first := 0
	if s.cur != nil {
		first = len(s.cur.spans)
	}
	for len(s.x.stack) >= depth {
		_, data, err := s.x.next()
		if err != nil {
			return err
		}
		if data != nil && len(s.x.stack) == depth {
			raw, at := s.x.raw()
			s.spell(raw, at, f)
		}
	}
	if !keep && s.cur != nil {
		s.cur.trim(first)
	}
	return nil
}

var (
	cdataStart = []byte("<![CDATA[")
	cdataEnd   = []byte("]]>")
)

// spell adds character data as spelt in the part at byte offset at. Stretches
// that are spelt as they read become one run, any other character its own.
func (s *story) spell(raw []byte, at int, f *format) {
	verbatim := false
	if bytes.HasPrefix(raw, cdataStart) {
		verbatim = true
		raw, at = bytes.TrimSuffix(raw[len(cdataStart):], cdataEnd), at+len(cdataStart)
	}
	from := 0
	for i := 0; i < len(raw); {
		text, n := spelling(raw[i:], f.font, verbatim)
		if n == 0 {
			i++
			continue
		}
		s.add(raw[from:i], at+from, at+i, f)
		s.add([]byte(text), at+i, at+i+n, f)
		i += n
		from = i
	}
	s.add(raw[from:], at+from, at+len(raw), f)
}

// spelling returns the character that raw begins with and the length of its
// spelling if that is not the character itself; otherwise 0.
func spelling(raw []byte, font string, verbatim bool) (string, int) {
	switch c := raw[0]; {
	case c == '&' && !verbatim:
		end := bytes.IndexByte(raw, ';')
		if end < 0 {
			return "", 0
		}
		return entity(string(raw[1:end])), end + 1
	case c == '\r' && len(raw) > 1 && raw[1] == '\n':
		return " ", 2
	case c == '\n' || c == '\r': // the break of a line of XML is no break of text
		return " ", 1
	case c == 0xEF && len(raw) > 2: // U+F000 to U+F0FF, glyphs of symbol fonts
		r, n := utf8.DecodeRune(raw)
		if r >= 0xF020 && r <= 0xF0FF {
			return glyph(font, r), n
		}
	}
	return "", 0
}

// entity resolves the name of a character or predefined entity; the decoder has
// refused all others.
func entity(name string) string {
	switch name {
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return `"`
	case "apos":
		return "'"
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if hex := strings.TrimPrefix(digits, "x"); hex != digits {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	if err != nil {
		return "\uFFFD"
	}
	return string(rune(n))
}

// emit adds the text that the element e stands for.
func (s *story) emit(text string, e *element, f *format) {
	s.add([]byte(text), e.start, e.end, f)
}

// add appends text spelt in bytes [start, end) of the part to the paragraph.
func (s *story) add(text []byte, start, end int, f *format) {
	b := s.cur
	if len(text) == 0 || b == nil {
		return
	}
	if s.fields.code() {
		s.fields.lost = true
		return
	}
	if f.hidden == on {
		s.r.notices.add("%s has hidden text, which is not read", s.unit)
		return
	}
	gone := f.tiny == on || s.outOfSight > 0 || b.p.outOfSight || f.away == on || f.sunk(b.p.ground)
	if gone || f.white == on && f.shaded != on && !b.p.shaded && len(bytes.TrimSpace(text)) > 0 {
		if gone || s.tables == 0 {
			s.r.notices.add("%s has text that nobody sees (white, smaller than 2 points, or out of sight), which is not read", s.unit)
			return
		}
		// What is behind a table may come from its style.
		s.r.notices.add("%s has white text in a table, which is read: look whether it can be seen", s.unit)
	}
	if s.afterMark {
		if text, start = trimLeft(text, start, end); len(text) == 0 {
			return
		}
		s.afterMark = false
	}
	run := document.Run{
		Changes: s.changes.stack(), Start: start, End: end,
		Italic: f.italic == on, Bold: f.bold == on, Struck: f.struck == on, Marked: f.marked,
	}
	if s.custom != nil {
		run.NoteRef = true
		s.custom.mark = strings.TrimSpace(string(text))
		s.custom = nil
		text = []byte(superscript(string(text)))
	}
	s.append(run, text)
}

// append adds a run with its text, joining it to the run before where nothing
// tells them apart.
func (s *story) append(run document.Run, text []byte) {
	b := s.cur
	sp := span{len(b.text), len(b.text) + len(text), len(text) != run.End-run.Start}
	if s.x.placeless {
		run.Start, run.End = -1, -1
	}
	s.changes.text += len(text)
	b.text = append(b.text, text...)
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		same := last.End == run.Start && last.Italic == run.Italic && last.Bold == run.Bold &&
			last.Struck == run.Struck && last.Marked == run.Marked &&
			!last.NoteRef && !run.NoteRef && sameStack(last.Changes, run.Changes)
		if prev := b.spans[n-1]; same && !sp.whole && !prev.whole && prev.to == sp.from {
			last.End, b.spans[n-1].to = run.End, sp.to
			return
		}
	}
	b.runs = append(b.runs, run)
	b.spans = append(b.spans, sp)
}

func sameStack(a, b []*document.Change) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// trimLeft cuts space from the start of text spelt in bytes [start, end).
func trimLeft(text []byte, start, end int) ([]byte, int) {
	cut := len(text) - len(bytes.TrimLeft(text, " \t\u00a0"))
	if len(text) == end-start {
		start += cut
	}
	return text[cut:], start
}

// trim cuts space from both ends of the runs from number first on: the content
// of one w:t without xml:space="preserve".
func (b *builder) trim(first int) {
	for i := first; i < len(b.spans); i++ {
		sp := &b.spans[i]
		n := len(b.text[sp.from:sp.to]) - len(bytes.TrimLeft(b.text[sp.from:sp.to], " \t"))
		b.cut(i, n, 0)
		if sp.from < sp.to {
			break
		}
	}
	for i := len(b.spans) - 1; i >= first; i-- {
		sp := &b.spans[i]
		n := len(b.text[sp.from:sp.to]) - len(bytes.TrimRight(b.text[sp.from:sp.to], " \t"))
		b.cut(i, 0, n)
		if sp.from < sp.to {
			break
		}
	}
}

// cut shortens run i by bytes on the left and right.
func (b *builder) cut(i, left, right int) {
	sp, run := &b.spans[i], &b.runs[i]
	sp.from, sp.to = sp.from+left, sp.to-right
	if !sp.whole && run.Start >= 0 {
		run.Start, run.End = run.Start+left, run.End-right
	}
}
