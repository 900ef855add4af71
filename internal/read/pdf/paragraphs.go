package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/read/lines"
)

// para is a paragraph put together from lines.
type para struct{ lines []line }

// typography is what is usual in a document.
type typography struct {
	body    float64 // size of most text, in points
	leading float64 // distance of baselines in units of the size
}

// label is how a numbered or lettered paragraph starts: "1.", "(a)", "a)",
// "1.2", "a)bis", "–", "•", "PP1", "OP 12".
var labelStart = lazyregexp.New(`^(\(?(\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6}|[A-Z])\)(\s*(bis|ter|quater))?|\d{1,3}\.(\d{1,3}\.?)*|(\d{1,3}\.)+\d{1,3}|[IVXLC]{1,6}\.|[A-Za-z]\.|[–—•·▪‣*-]|(PP|OP)\s?\d{1,3}(\s?(bis|ter|alt))?\.?)(\s|$)`)

// hungNumber is the label of ITU's operative items: no punctuation but a gap.
var hungNumber = lazyregexp.New(`^\d{1,3}(bis|ter|quater)?\t`)

func numberedLine(l *line) bool {
	return labelStart.MatchString(l.text) || hungNumber.MatchString(l.text)
}

func measure(lines []line) typography {
	t := typography{body: 10, leading: 1.2}
	sizes := map[int]int{}
	for i := range lines {
		sizes[int(math.Round(lines[i].size*4))] += utf8.RuneCountInString(lines[i].text)
	}
	most := 0
	for s, n := range sizes {
		if n > most || n == most && float64(s)/4 > t.body {
			t.body, most = float64(s)/4, n
		}
	}
	every := func(_, _ *line) bool { return true }
	lead, n := t.leads(lines, runsOn)
	if all, m := t.leads(lines, every); n == 0 && m > 0 || n < 3 && all < lead {
		lead, n = all, m
	}
	if n > 0 {
		t.leading = lead
	}
	return t
}

// leads returns the most frequent distance of the lines that pair admits, in units
// of the size, and the number of such lines.
func (t *typography) leads(lines []line, pair func(a, b *line) bool) (lead float64, all int) {
	gaps, most := map[int]int{}, 0
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		if b.first || math.Abs(b.size-t.body) > 0.5 || math.Abs(a.size-t.body) > 0.5 || !pair(a, b) {
			continue
		}
		if d := (b.y - a.y) / b.size; d > 0.8 && d < 3 {
			gaps[int(math.Round(d*20))]++
			all++
		}
	}
	for g, n := range gaps {
		if n > most || n == most && float64(g)/20 < lead {
			lead, most = float64(g)/20, n
		}
	}
	return lead, all
}

// runsOn reports whether b looks like the next line of a's paragraph by all but
// their distance: in a list of short items the gaps between paragraphs outnumber
// those between lines.
func runsOn(a, b *line) bool {
	return !roomLeft(a, b) && !ends(a.text, ".;:!?,") && !numberedLine(b)
}

// assemble makes paragraphs of lines in reading order.
func assemble(lines []line, t typography) []para {
	var out []para
	for i := range lines {
		b := lines[i]
		if n := len(out); n > 0 {
			p := &out[n-1]
			joins := false
			if b.first {
				joins = t.across(p, &b)
			} else {
				joins = !t.breaks(p, &b)
			}
			if joins {
				p.lines = append(p.lines, b)
				continue
			}
		}
		out = append(out, para{lines: []line{b}})
	}
	return out
}

// numberHeading is the number of a resolution with its place and year, or what says that
// it is a draft; it is whole: what stands below it is the title.
var numberHeading = lazyregexp.New(`(?i)^((draft )?((new|revision of) )?(resolution|decision|recommendation|opinion) \S+ \([^()]*\d{4}\)|draft (resolution|decision)( [IVXL]+)?\*?)$`)

// words is the text of a paragraph's lines.
func (p *para) words() string {
	var all []string
	for i := range p.lines {
		all = append(all, strings.Fields(p.lines[i].text)...)
	}
	return strings.Join(all, " ")
}

func (p *para) last() *line { return &p.lines[len(p.lines)-1] }

// breaks reports whether line b, which stands under the last line of p, starts a
// new paragraph.
func (t *typography) breaks(p *para, b *line) bool {
	a := p.last()
	em := b.size
	if math.Abs(a.size-b.size) > 0.08*max(a.size, b.size) && letters(a.text) > 3 && letters(b.text) > 0 {
		return true
	}
	down := (b.y - a.y) / em
	short := roomLeft(a, b)
	apart := down > 1.22*t.leading && down > t.leading+0.2 || down < 0.3
	// A large superscript pushes lines of one sentence apart.
	if apart && (short || ended(a.text) || !startsLower(b.text) || down < 0 || down > 2*t.leading) {
		return true
	}
	if dangling(a, b) {
		return false
	}
	label := numberedLine(b)
	if label && (ended(a.text) || short || math.Abs(b.x0-a.x0) > 0.3*em || hangs(b)) {
		return true
	}
	if len(p.lines) <= 2 && !startsLower(b.text) && numberHeading.MatchString(p.words()) {
		return true
	}
	if heading(a) && boldDigits(b) && !label && !ends(a.text, ".;:") {
		return false // a title of several lines
	}
	if heading(a) != heading(b) && (short || down > 1.1*t.leading) || short && slanted(a) != slanted(b) {
		return true
	}
	if p.indented(b) {
		return true
	}
	if startsCall(b) && ends(a.text, ",;:.") && !endsItalic(a) && lineStart(b, p) || callLine(b) && !slanted(a) && ended(a.text) {
		return true
	}
	if ends(a.text, ",") && startsUpper(b.text) && !startsCall(&p.lines[0]) && lines.StartsOver(strings.TrimSpace(p.lines[0].text), strings.TrimSpace(b.text)) {
		return true
	}
	return short && (ended(a.text) || startsUpper(b.text) && !unfinished(a.text)) && !ends(a.text, "-\u00ad")
}

// across reports whether line b, the first of a column or page, goes on with p.
func (t *typography) across(p *para, b *line) bool {
	a := p.last()
	if math.Abs(a.size-b.size) > 0.08*max(a.size, b.size) {
		return false
	}
	if ends(a.text, "-\u00ad") {
		return true
	}
	if dangling(a, b) {
		return true
	}
	short := roomLeft(a, b)
	if short && (heading(a) != heading(b) || slanted(a) != slanted(b)) {
		return false
	}
	if unfinished(a.text) {
		return true
	}
	closed := ends(a.text, ".;:!?")
	if numberedLine(b) {
		return !closed && !ended(a.text) && !short
	}
	if startsLower(b.text) {
		return !(closed && short)
	}
	if closed || short {
		return false
	}
	// What is left ends with a comma or nothing in a full line and goes on with a
	// capital: the indent of b must tell.
	if first, rest, ok := p.indents(); ok && first-rest > 0.8*b.size {
		return b.x0-b.left < rest-a.left+0.5*b.size || !ends(a.text, ",")
	}
	return !startsCall(b) || !ends(a.text, ",")
}

// indents returns where the paragraph's first line and its others start.
func (p *para) indents() (first, rest float64, ok bool) {
	if len(p.lines) < 2 {
		return 0, 0, false
	}
	first, rest = p.lines[0].x0, p.lines[1].x0
	return first, rest, p.lines[0].page == p.lines[1].page
}

// indented reports whether b's start says that it begins a paragraph: further
// in than the lines before it, or further out than a list item's text.
func (p *para) indented(b *line) bool {
	const step = 0.8 // of the size
	a := p.last()
	if len(p.lines) > 1 && !a.first {
		if b.x0 < a.x0-step*b.size {
			return true // back out of an indented block
		}
		return b.x0 > a.x0+step*b.size && (ended(a.text) || roomLeft(a, b))
	}
	if b.x0 <= a.x0+step*b.size {
		// The second line of a paragraph with a first-line indent, unless it goes
		// back beyond the margin that such an indent starts from.
		return false
	}
	if numberedLine(a) {
		return false // hanging indent
	}
	return ended(a.text) || roomLeft(a, b)
}

// roomLeft reports whether the first word of b would have fitted at the end of
// a: then the line was ended on purpose.
func roomLeft(a, b *line) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(b.text), " ")
	word, _, _ = strings.Cut(word, "\t")
	n := utf8.RuneCountInString(b.text)
	if n == 0 {
		return true
	}
	width := (b.x1 - b.x0) * float64(utf8.RuneCountInString(word)) / float64(n)
	if strings.Contains(b.text, "\t") {
		width = 0.5 * b.size * float64(utf8.RuneCountInString(word))
	}
	end := a.x1
	if deep := 0.25 * (a.right - a.left); a.x0 > a.left+deep && b.x0 > b.left+deep {
		end -= a.x0 - a.left - deep // set to the right or centred
	}
	return end+0.35*a.size+1.15*width < a.right-0.2*a.size
}

// ended reports whether s ends like a paragraph of a resolution.
func ended(s string) bool {
	s = strings.TrimRight(strings.TrimSpace(s), "*†‡0123456789")
	if s == "" {
		return true
	}
	for _, w := range [...]string{" and", " or"} {
		if before, ok := strings.CutSuffix(s, w); ok {
			return ends(before, ";,")
		}
	}
	return ends(s, ".;:,!?")
}

func ends(s, marks string) bool {
	s = strings.TrimRight(s, " \t”\"’)»")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r != utf8.RuneError && strings.ContainsRune(marks, r)
}

func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		if !strings.ContainsRune(" \t“\"‘'([«", r) {
			break
		}
	}
	return 0
}

func startsUpper(s string) bool {
	r := firstLetter(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r) || r == 0 || unicode.IsDigit(r) || unicode.Is(unicode.Han, r)
}

func startsLower(s string) bool { return unicode.IsLower(firstLetter(s)) }

// unfinished reports whether a sentence cannot end where s ends: "the General Assembly
// and the".
func unfinished(s string) bool {
	return english.StopWord(strings.ToLower(lastWord(strings.TrimSpace(s))))
}

// dangling reports whether the number or letter that b begins with is part of the
// sentence of a: "(ITU- / T)", "Resolution / 70".
func dangling(a, b *line) bool {
	return lines.Dangling(strings.TrimSpace(a.text), strings.TrimSpace(b.text))
}

// heading reports whether all of the line is bold.
func heading(l *line) bool { return allBold(l) && letters(l.text) > 0 }

// boldDigits is like heading for a line that may have digits alone, the end of a
// heading: "(Lusaka, / 2026)".
func boldDigits(l *line) bool { return allBold(l) && strings.ContainsFunc(l.text, wordRune) }

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func allBold(l *line) bool {
	for i := range l.pieces {
		if !l.pieces[i].bold && strings.ContainsFunc(l.pieces[i].text, wordRune) {
			return false
		}
	}
	return true
}

// slanted reports whether all of the line is italic, as calls set on a line of
// their own are.
func slanted(l *line) bool {
	for i := range l.pieces {
		if !l.pieces[i].italic && letters(l.pieces[i].text) > 0 {
			return false
		}
	}
	return len(l.pieces) > 0 && letters(l.text) > 0
}

// hangs reports whether the line's label is set off by a wide gap.
func hangs(l *line) bool {
	at := strings.IndexByte(l.text, '\t')
	return at > 0 && at < 12
}

// startsCall reports whether the line starts with a capital in italics, as the
// verbs of resolutions do.
func startsCall(l *line) bool {
	return len(l.pieces) > 0 && l.pieces[0].italic && unicode.IsUpper(firstLetter(l.pieces[0].text))
}

// callLine reports whether the line is a call of the ITU form that stands by itself,
// "recalling", "further instructs the Director".
func callLine(l *line) bool {
	if !slanted(l) || numberedLine(l) {
		return false
	}
	words := strings.Fields(l.text)
	for len(words) > 1 && (words[0] == "further" || words[0] == "also") {
		words = words[1:]
	}
	return english.BlockCalls[words[0]] || english.PreambleCalls[words[0]] || startsTwoWordCall(strings.Join(words, " "))
}

func startsTwoWordCall(s string) bool {
	return slices.ContainsFunc(english.TwoWordCalls, func(call string) bool { return strings.HasPrefix(s, call) })
}

func endsItalic(l *line) bool {
	for i := len(l.pieces) - 1; i >= 0; i-- {
		if letters(l.pieces[i].text) > 0 {
			return l.pieces[i].italic
		}
	}
	return false
}

// lineStart reports whether b starts where p's first line started.
func lineStart(b *line, p *para) bool { return math.Abs(b.x0-p.lines[0].x0) < 0.5*b.size }
