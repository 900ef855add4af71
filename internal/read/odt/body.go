package odt

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/flow"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// reader reads the parts of one document; it is the handler of their text.
type reader struct {
	lim     limit.Limits
	grow    limit.Meter
	out     []document.Paragraph
	remarks []document.Remark
	notices []string

	styles map[styleKey]*style
	lists  map[string]map[int]level
	// Numbers: the lists that are open, the last of each style and those with ids.
	open    []openList
	last    map[string]*counters
	byID    map[string]*counters
	outline counters

	text  string
	unit  string
	index int
	where document.Part // empty outside of what is read
	skip  int           // depth of an element that is left out
	cells int
	// grounds are the colours of the tables, rows and cells that are open; flat is true
	// in a frame without height, veiled where nobody sees what is skipped.
	grounds      []string
	flat, veiled bool
	toc          int

	paras   []*para    // paragraphs that are open, a note's inside its host
	prev    *flow.Flow // of the paragraph that ended last
	regions map[string]*region
	region  *region // changed region whose content is read
	active  []*region
	capture *strings.Builder // text of an element that holds data
	onData  func(string)
	info    bool // in text:change-info
	remark  *annotation
	ranges  map[string]*annotation
	kind    document.Part // of the note that is open
}

func newReader(lim limit.Limits) *reader {
	return &reader{
		lim: lim, grow: limit.Meter{Limits: lim}, styles: map[styleKey]*style{}, lists: map[string]map[int]level{},
		last: map[string]*counters{}, byID: map[string]*counters{}, ranges: map[string]*annotation{}, regions: map[string]*region{},
	}
}

func (r *reader) part(p part) error {
	r.text, r.unit, r.index = p.text, p.name, 0
	if p.name != "content.xml" && p.name != "styles.xml" {
		r.unit = ""
	}
	r.prev = nil
	r.where, r.skip, r.open, r.paras, r.active, r.region, r.remark = "", 0, nil, nil, nil, nil, nil
	if err := xmlscan.Scan(p.text, r.lim, r); err != nil {
		return err
	}
	if r.grow.Err != nil {
		return r.grow.Err
	}
	return r.lim.CheckParagraphs(int64(len(r.out)))
}

// left are elements whose content is no text of the document.
var left = map[string]bool{
	"forms": true, "sequence-decls": true, "variable-decls": true, "user-field-decls": true, "dde-connection-decls": true,
	"table-of-content-source": true, "alphabetical-index-source": true, "user-index-source": true, "bibliography-source": true,
	"illustration-index-source": true, "table-index-source": true, "object-index-source": true,
	"binary-data": true, "object": true, "object-ole": true, "event-listeners": true,
	"ruby-text": true, "script": true, "page-continuation": true, "format-change": true, "number-style": true, "date-style": true,
}

// Open implements xmlscan.Handler.
func (r *reader) Open(e xmlscan.Element) error {
	if r.grow.Err != nil {
		return r.grow.Err
	}
	if err := r.lim.CheckDepth(int64(len(r.active))); err != nil {
		return err
	}
	if err := r.lim.CheckComments(int64(len(r.remarks))); err != nil {
		return err
	}
	if r.skip > 0 || r.where != "" && (left[e.Name] || strings.HasSuffix(e.Space, "svg-compatible:1.0")) {
		r.skip++
		return nil
	}
	if r.where == "" {
		r.enter(e)
		return nil
	}
	if r.veils(e) {
		r.skip, r.veiled = 1, true
		return nil
	}
	if r.openChange(e) || r.openData(e) {
		return nil
	}
	switch e.Name {
	case "p", "h":
		r.startPara(e)
	case "list":
		r.openList(e)
	case "list-item", "list-header":
		r.openItem(e)
	case "table", "table-row", "table-cell":
		r.openGround(e)
		if e.Name == "table-cell" {
			r.cells++
		}
	case "hidden-paragraph":
		r.hideParagraph(e)
	case "index-body":
		r.toc++
	case "note":
		r.startNote(e)
	case "annotation":
		r.startAnnotation(e)
	case "annotation-end":
		r.endAnnotation(e.Get("name"))
	default:
		r.openInline(e)
	}
	return nil
}

// enter finds the elements that hold text: the body, and the headers and footers
// of master pages.
func (r *reader) enter(e xmlscan.Element) {
	switch e.Name {
	case "text":
		if strings.HasSuffix(e.Space, "office:1.0") {
			r.where = document.PartBody
		}
	case "header", "header-left", "header-first":
		if strings.HasSuffix(e.Space, "style:1.0") {
			r.where = document.PartHeader
		}
	case "footer", "footer-left", "footer-first":
		if strings.HasSuffix(e.Space, "style:1.0") {
			r.where = document.PartFooter
		}
	}
}

// openInline takes the elements in a paragraph.
func (r *reader) openInline(e xmlscan.Element) {
	p := r.para()
	if p == nil {
		return
	}
	p.flow.Changes = r.changes()
	switch e.Name {
	case "span":
		p.look(r, e.Get("style-name"))
	case "s":
		p.flow.Space(e.Start, e.End)
	case "tab":
		p.flow.Add(document.Run{Text: "\t", Start: e.Start, End: e.End})
	case "line-break":
		p.flow.LineBreak(e.Start, e.End)
	case "note-citation":
		p.flow.Super = true
		r.collect(func(mark string) { p.mark = mark })
	case "note-body":
		p.flow.Super = false
		r.noteBody(p)
	}
}

// Close implements xmlscan.Handler.
func (r *reader) Close(e xmlscan.Element) error {
	if r.skip > 0 {
		r.skip--
		r.veiled = r.veiled && r.skip > 0
		return nil
	}
	if r.where == "" || r.closeChange(e) || r.closeData(e) {
		return nil
	}
	switch e.Name {
	case "p", "h":
		r.endPara()
	case "list-item":
		r.endItem()
	case "list":
		r.closeList()
	case "table", "table-row", "table-cell":
		r.grounds = r.grounds[:max(0, len(r.grounds)-1)]
		if e.Name == "table-cell" {
			r.cells--
		}
	case "index-body":
		r.toc--
	case "span":
		if p := r.para(); p != nil {
			p.unlook()
		}
	case "note-citation":
		if p := r.para(); p != nil {
			p.flow.Super = p.super()
		}
	case "note":
		r.endNote()
	case "annotation":
		r.closeAnnotation()
	case "text", "header", "header-left", "header-first", "footer", "footer-left", "footer-first":
		if strings.HasSuffix(e.Space, "office:1.0") || strings.HasSuffix(e.Space, "style:1.0") {
			r.where = ""
		}
	}
	return nil
}

// Characters implements xmlscan.Handler.
func (r *reader) Characters(start, end int) error {
	if r.veiled {
		r.nobodySees(r.text[start:end])
	}
	if r.skip > 0 || r.where == "" {
		return nil
	}
	if r.capture != nil {
		r.capture.WriteString(r.text[start:end])
	}
	if p := r.para(); p != nil {
		if p.looks[len(p.looks)-1].unseen {
			r.nobodySees(r.text[start:end])
			return nil
		}
		p.flow.Changes = r.changes()
		p.flow.Characters(start, end)
	}
	return nil
}

// Comment implements xmlscan.Handler.
func (r *reader) Comment(string) error { return nil }
