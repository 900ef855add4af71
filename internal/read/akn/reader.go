package akn

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/flow"
	"github.com/resolint/resolint/internal/read/html"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/notes"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// reader is the handler of the tokens.
type reader struct {
	text    string
	lim     limit.Limits
	grow    limit.Meter
	out     []document.Paragraph
	remarks []document.Remark
	seen    bool
	skip    int // depth of an element that is left out

	open    []string // elements that are open, by local name
	styles  []string // style that each open element gives the paragraphs in it
	changes []openChange
	stack   []*document.Change // of changes

	flow    *flow.Flow
	style   string // style by what stands in the paragraph: docNumber, docTitle
	num     *flow.Flow
	labeled bool // a label waits for its paragraph
	labels  []document.Run

	italic, bold, super int
	depth               int // open items
	cells               int
	toc                 int
	hosts               []host
	noteCount           int
}

type openChange struct {
	name   string
	change *document.Change
}

// host is a paragraph that waits while a note in it is read.
type host struct {
	flow    *flow.Flow
	style   string
	labels  []document.Run
	labeled bool
	mark    string
	first   int // paragraphs before the note's own
	italic  int
	bold    int
}

func newReader(text string, lim limit.Limits) *reader {
	return &reader{text: text, lim: lim, grow: limit.Meter{Limits: lim}, flow: flow.New(text)}
}

// inline are the elements that stand in a paragraph; every other one ends it.
var inline = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`a abbr affectedDocument argument authorialNote b br caseNumber change concept
		courtType date decoration def del docCommittee docDate docIntroducer docJurisdiction docNumber docProponent
		docPurpose docStage docStatus docTitle docType docketNumber embeddedText entity eol event fillIn i img inline ins
		judge lawyer legislature location marker mmod mod mref neutralCitation noteRef object omissis opinion
		organization outcome party person placeholder process quantity quotedText recordedTime ref relatedDocument
		remark rmod role rref scene session shortTitle signature span sub sup term time u vote`) {
		inline[name] = true
	}
}

// items are the elements that are numbered and may stand in each other.
var items = map[string]bool{
	"paragraph": true, "subparagraph": true, "point": true, "item": true, "indent": true, "level": true,
	"clause": true, "subclause": true, "recital": true, "citation": true, "alinea": true, "tblock": true,
}

// Open implements xmlscan.Handler.
func (r *reader) Open(e xmlscan.Element) error {
	if !r.seen {
		r.seen = true
		if err := root(e); err != nil {
			return err
		}
	}
	if r.skip > 0 || e.Name == "meta" || unseen(e) {
		r.skip++
		return nil
	}
	if !inline[e.Name] {
		r.flush()
	}
	r.open = append(r.open, e.Name)
	r.styles = append(r.styles, r.styleIn(e))
	switch e.Name {
	case "num":
		r.pendingNum()
		r.num = flow.New(r.text)
	case "toc":
		r.toc++
	case "td", "th":
		r.cells++
	case "authorialNote":
		r.note(e)
	default:
		r.openInline(e)
	}
	if items[e.Name] {
		r.depth++
	}
	r.properties()
	if r.grow.Err != nil {
		return r.grow.Err
	}
	if err := r.lim.CheckComments(int64(len(r.remarks))); err != nil {
		return err
	}
	return r.lim.CheckParagraphs(int64(len(r.out)))
}

// unseen reports whether an element is not part of the text as it is shown: taken out,
// of a vocabulary that is not the standard's, or hidden by its style.
func unseen(e xmlscan.Element) bool {
	status := e.Get("status")
	return status == "removed" || status == "ignored" || e.Name == "foreign" || html.HidesStyle(e.Get("style"))
}

func (r *reader) openInline(e xmlscan.Element) {
	switch e.Name {
	case "i":
		r.italic++
	case "b":
		r.bold++
	case "sup":
		r.super++
	case "br", "eol":
		r.current().LineBreak(e.Start, e.End)
	case "ins":
		r.grow.Change()
		r.changes = append(r.changes, openChange{"ins", &document.Change{Kind: document.Inserted, Author: author(e), Date: date(e)}})
	case "del":
		r.grow.Change()
		r.changes = append(r.changes, openChange{"del", &document.Change{Kind: document.Deleted, Author: author(e), Date: date(e)}})
	case "noteRef":
		r.flow.Changes = r.stack
		r.flow.Add(document.Run{Text: notes.Superscript(e.Get("marker")), Start: e.Start, End: e.End, NoteRef: true})
	case "docTitle", "shortTitle":
		if r.style == "resno" { // the number and the title share a paragraph
			r.flush()
		}
		r.style = "restitle"
	case "docNumber":
		if r.style == "" {
			r.style = "resno"
		}
	}
}

func author(e xmlscan.Element) string {
	for _, k := range [...]string{"author", "by", "creator", "source"} {
		if v := e.Get(k); v != "" {
			return strings.TrimPrefix(v, "#")
		}
	}
	return ""
}

func date(e xmlscan.Element) string {
	for _, k := range [...]string{"date", "datetime", "time", "period"} {
		if v := e.Get(k); v != "" {
			return v
		}
	}
	return ""
}

// styleIn returns the style of the paragraphs in an element: what ITU's templates
// call it, so that the markup is as good as a style of Word.
func (r *reader) styleIn(e xmlscan.Element) string {
	in, above := "", ""
	if n := len(r.styles); n > 0 {
		in = r.styles[n-1]
		above = r.open[len(r.open)-2]
	}
	switch e.Name {
	case "preface", "longTitle":
		if above == "documentCollection" || e.Name == "longTitle" && in == "" {
			return "" // the title of a collection is that of no document in it
		}
		return "preface"
	case "container":
		if strings.EqualFold(e.Get("name"), "title") || in == "preface" {
			return "restitle"
		}
	case "formula":
		return "normalaftertitle"
	case "intro":
		if above == "recitals" || above == "citations" || above == "hcontainer" {
			return "call"
		}
	case "hcontainer":
		return "hcontainer"
	case "heading", "subheading":
		return r.headingStyle(above)
	case "recital", "citation", "paragraph", "content", "point", "item", "body", "mainBody", "preamble", "recitals", "list", "wrapUp":
		return ""
	case "crossHeading":
		return "headingb"
	}
	return in
}

// headingStyle tells calls, which head the containers of a resolution, from the
// headings of sections; flush decides by the first letter.
func (r *reader) headingStyle(above string) string {
	switch above {
	case "hcontainer":
		return "hcontainer"
	case "attachment", "annex", "component":
		return "annextitle"
	case "recitals", "citations":
		return "call"
	}
	n := 1
	for _, name := range r.open {
		switch name {
		case "book", "part", "title", "chapter", "section", "subchapter", "subsection", "division", "subdivision", "article":
			n++
		}
	}
	return "heading" + strconv.Itoa(max(1, min(n-1, 6)))
}

// Close implements xmlscan.Handler.
func (r *reader) Close(e xmlscan.Element) error {
	if r.skip > 0 {
		r.skip--
		return nil
	}
	if e.Name == "num" {
		r.endNum()
	} else if !inline[e.Name] {
		r.flush()
	}
	switch e.Name {
	case "i":
		r.italic = max(0, r.italic-1)
	case "b":
		r.bold = max(0, r.bold-1)
	case "sup":
		r.super = max(0, r.super-1)
	case "toc":
		r.toc--
	case "td", "th":
		r.cells--
	case "ins", "del":
		r.endChange(e.Name)
	case "authorialNote":
		r.endNote()
	}
	if items[e.Name] {
		r.pendingNum()
		r.depth--
	}
	if n := len(r.open); n > 0 {
		r.open, r.styles = r.open[:n-1], r.styles[:n-1]
	}
	r.properties()
	return nil
}

func (r *reader) endChange(name string) {
	for i := len(r.changes) - 1; i >= 0; i-- {
		if r.changes[i].name == name {
			r.changes = append(r.changes[:i:i], r.changes[i+1:]...)
			return
		}
	}
}

// current is the flow that takes characters: a number's or the paragraph's.
func (r *reader) current() *flow.Flow {
	if r.num != nil {
		return r.num
	}
	return r.flow
}

func (r *reader) properties() {
	r.stack = nil
	for _, c := range r.changes {
		r.stack = append(r.stack, c.change)
	}
	f := r.current()
	f.Italic, f.Bold, f.Super, f.Changes = r.italic > 0, r.bold > 0, r.super > 0, r.stack
}

// Characters implements xmlscan.Handler.
func (r *reader) Characters(start, end int) error {
	if r.skip == 0 && len(r.open) > 0 {
		r.current().Characters(start, end)
	}
	return nil
}

// Comment implements xmlscan.Handler.
func (r *reader) Comment(text string) error {
	if text = strings.TrimSpace(text); r.skip == 0 && text != "" {
		r.remarks = append(r.remarks, document.Remark{Text: text, Paragraph: len(r.out)})
	}
	return nil
}

func lowerCase(runs []document.Run) bool {
	for _, run := range runs {
		for _, c := range run.Text {
			if unicode.IsLetter(c) {
				return unicode.IsLower(c)
			}
		}
	}
	return false
}
