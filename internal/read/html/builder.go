package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/flow"
	"github.com/resolint/resolint/internal/read/limit"
)

// region says where in a page a paragraph stands.
type region int

const (
	aside region = iota // outside main, article and furniture
	inMain
	furniture // nav, aside, page header and footer
)

type builder struct {
	text  string
	sheet *sheet
	lim   limit.Limits
	grow  limit.Meter
	out   []document.Paragraph
	// regions and inCell run parallel to out.
	regions []region
	remarks []document.Remark
	notices []string
	flow    *flow.Flow

	changes []openChange
	lists   []list
	notes   []string // tags of open footnote containers
	note    string   // mark of the footnote that is running
	mains   int
	margins int
	cells   int
	style   string
	skip    string // element that is left out, with its depth
	skipped int

	italic, bold, super, pre int
	drawn                    []drawing // the elements that are open, from the first on that styles draw
	blank                    bool      // nobody sees the text at this place
	strikes                  bool      // the page has elements for struck text
	nodes                    []*node   // all elements, where style sheets ask for them
	element                  int       // place of the one that was opened last
	looks                    looks
	turned                   []string // open elements whose letters are shown from right to left
	// item is true from the start of a list item until its first paragraph.
	item bool
}

type openChange struct {
	name   string
	change *document.Change
}

func newBuilder(text string, lim limit.Limits) *builder {
	low := strings.ToLower(text)
	b := &builder{
		text: text, sheet: newSheet(text, low), lim: lim, grow: limit.Meter{Limits: lim}, flow: flow.New(text),
		element: -1,
		looks:   looks{most: mostLooks(text)},
		strikes: strings.Contains(low, "<del") || strings.Contains(low, "<s>") || strings.Contains(low, "<strike"),
	}
	if len(b.sheet.rules) > 0 {
		b.nodes = nodes(text)
	}
	return b
}

// left are elements whose content is no text of the page.
var left = map[string]bool{
	"script": true, "style": true, "template": true, "svg": true, "noscript": true, "iframe": true,
	"head": true, "select": true, "button": true, "textarea": true, "object": true, "canvas": true,
	"datalist": true, "video": true, "audio": true, "meter": true, "progress": true, "rp": true, "noframes": true,
	"annotation": true, "mphantom": true, "noembed": true,
}

// blocks are elements that end the running paragraph.
var blocks = map[string]bool{
	"p": true, "div": true, "section": true, "article": true, "main": true, "header": true, "footer": true,
	"nav": true, "aside": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"ul": true, "ol": true, "li": true, "dl": true, "dt": true, "dd": true, "blockquote": true, "pre": true,
	"table": true, "caption": true, "thead": true, "tbody": true, "tfoot": true, "tr": true, "td": true, "th": true,
	"figure": true, "figcaption": true, "address": true, "form": true, "fieldset": true, "hr": true,
	"body": true, "html": true, "details": true, "summary": true, "center": true, "menu": true, "dir": true, "title": true,
}

func (b *builder) open(t tag, start, end int) error {
	b.element++
	if b.skip == "head" && t.name == "body" {
		b.skip = ""
	}
	if b.skip != "" {
		if t.name == b.skip {
			b.skipped++
		}
		return nil
	}
	var v values
	if !left[t.name] {
		v = b.values(t)
	}
	if left[t.name] || !void[t.name] && (hidden(t) || v.hide()) {
		if blocks[t.name] {
			b.flush()
		}
		b.skip, b.skipped = t.name, 1
		return nil
	}
	if blocks[t.name] {
		b.flush()
	}
	if err := b.lim.CheckDepth(int64(len(b.changes) + len(b.lists) + len(b.drawn))); err != nil {
		return err
	}
	b.block(t, v)
	b.draw(t, v)
	b.inline(t, start, end)
	return nil
}

// hidden reports whether an element is not shown for what it is.
func hidden(t tag) bool {
	return has(t, "hidden") || has(t, "popover") || t.name == "dialog" && !has(t, "open")
}

// Hides reports whether nobody sees what an element holds, by its start tag alone.
func Hides(start string) bool {
	z := html.NewTokenizer(strings.NewReader(start))
	if kind := z.Next(); kind != html.StartTagToken {
		return false
	}
	t := element(z)
	return left[t.name] || !void[t.name] && (hidden(t) || hides(t))
}

// HidesStyle is Hides for an element of which only the style attribute is known.
func HidesStyle(style string) bool {
	return style != "" && hides(tag{name: "span", attr: map[string]string{"style": style}})
}

func hides(t tag) bool {
	b := &builder{sheet: &sheet{}}
	v := b.values(t)
	b.draw(t, v)
	look := b.look()
	return v.hide() || look.unseen()
}

var void = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "meta": true, "link": true, "wbr": true, "col": true}

// block keeps account of the elements around paragraphs.
func (b *builder) block(t tag, v values) {
	switch t.name {
	case "main", "article":
		b.mains++
	case "nav":
		b.margins++
	case "aside", "header", "footer":
		if b.mains == 0 {
			b.margins++
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b.style = "heading" + t.name[1:]
	case "p", "div":
		b.style = styleOf(t.attr["class"])
	case "td", "th":
		b.cells++
	case "ol", "ul", "menu", "dir":
		b.lists = append(b.lists, newList(t, v))
	case "li":
		b.startItem(t, v)
	case "pre":
		b.pre++
	case "details":
		const notice = "a part that readers unfold first (details) is read"
		if !has(t, "open") && !slices.Contains(b.notices, notice) {
			b.notices = append(b.notices, notice)
		}
	}
	b.noteStart(t)
}

// styles are the classes that ITU's templates give paragraphs.
var styles = map[string]bool{
	"call": true, "resno": true, "restitle": true, "resref": true, "normalaftertitle": true, "annexno": true,
	"annextitle": true, "recno": true, "rectitle": true, "headingb": true, "headingi": true, "proposal": true,
	"enumlev1": true, "enumlev2": true, "enumlev3": true, "reasons": true, "title1": true, "source": true,
}

func styleOf(class string) string {
	for _, c := range strings.Fields(strings.ToLower(class)) {
		c = strings.NewReplacer("-", "", "_", "").Replace(c)
		if styles[c] {
			return c
		}
	}
	return ""
}

func (b *builder) close(name string) {
	if b.skip != "" {
		if name == b.skip {
			if b.skipped--; b.skipped == 0 {
				b.skip = ""
			}
		} else if name == "html" {
			b.skip = ""
		}
		return
	}
	if blocks[name] {
		b.flush()
	}
	b.undraw(name)
	switch name {
	case "main", "article":
		b.mains = max(0, b.mains-1)
	case "nav":
		b.margins = max(0, b.margins-1)
	case "aside", "header", "footer":
		if b.mains == 0 {
			b.margins = max(0, b.margins-1)
		}
	case "h1", "h2", "h3", "h4", "h5", "h6", "p", "div":
		b.style = ""
	case "td", "th":
		b.cells = max(0, b.cells-1)
	case "ol", "ul", "menu", "dir":
		b.lists = b.lists[:max(0, len(b.lists)-1)]
	case "pre":
		b.pre = max(0, b.pre-1)
	}
	b.noteEnd(name)
	b.inlineEnd(name)
}

// flush ends the running paragraph.
func (b *builder) flush() {
	brk := b.stack()
	runs := b.flow.End(brk)
	if len(runs) == 0 {
		return
	}
	p := document.Paragraph{Part: document.PartBody, Style: b.style, Cell: b.cells > 0, Runs: runs}
	if b.note != "" {
		p.Part, p.Note = document.PartFootnote, b.note
	}
	p.Indent = max(0, len(b.lists)-1)
	p.Break = brk
	if b.item {
		b.label(&p)
	}
	where := aside
	switch {
	case b.margins > 0:
		where = furniture
	case b.mains > 0:
		where = inMain
	}
	b.out = append(b.out, p)
	b.regions = append(b.regions, where)
}

func (b *builder) stack() []*document.Change {
	var out []*document.Change
	for _, c := range b.changes {
		out = append(out, c.change)
	}
	return out
}

// comment keeps an HTML comment with the paragraph it stands in, or before.
func (b *builder) comment(text string) {
	text = strings.TrimSpace(text)
	if b.skip != "" || text == "" || strings.HasPrefix(text, "[if") || strings.HasPrefix(text, "[endif") {
		return
	}
	b.remarks = append(b.remarks, document.Remark{Text: text, Paragraph: len(b.out)})
}

// finish settles what is article and what furniture.
func (b *builder) finish() ([]document.Paragraph, []document.Remark) {
	b.flush()
	if b.skip != "" {
		b.notices = append(b.notices, "the element <"+b.skip+">, which is left out, has no end: what follows it was not read")
	}
	for i := range b.remarks {
		if b.remarks[i].Paragraph >= len(b.out) {
			b.remarks[i].Paragraph = -1
		}
	}
	var letters [3]int
	cells := 0
	for i := range b.out {
		n := size(&b.out[i])
		letters[b.regions[i]] += n
		if b.out[i].Cell {
			cells += n
		}
	}
	all := letters[aside] + letters[inMain] + letters[furniture]
	// A layout table holds most of the page; its cells are no table of the text.
	if cells*5 > all*3 {
		for i := range b.out {
			b.out[i].Cell = false
		}
	}
	// What is called main must hold most of the text to be believed, and what is
	// called furniture must not.
	narrow := letters[inMain]*2 > letters[aside]+letters[inMain]
	outer := letters[furniture]*2 <= all
	begun := false
	for i := range b.out {
		begun = begun || b.regions[i] == inMain
		if narrow && b.regions[i] == aside && b.out[i].Part == document.PartBody || outer && b.regions[i] == furniture {
			b.out[i].Part, b.out[i].Note = document.PartHeader, ""
			if begun {
				b.out[i].Part = document.PartFooter
			}
		}
	}
	return b.out, b.remarks
}

func size(p *document.Paragraph) int {
	n := 0
	for _, r := range p.Runs {
		n += len(r.Text)
	}
	return n
}
