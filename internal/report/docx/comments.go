package docx

import (
	"fmt"
	"math"
	"path"
	"strings"
)

const commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

// readComments notes the ids that the comments part uses and sets where new ones
// start: above all of them.
func (p *plan) readComments() error {
	if part := p.pack.related("comments"); part != "" {
		data, err := p.pack.read(part, mostText)
		if err != nil {
			return err
		}
		err = walk(part, data, func(_ *scanner, e *element) {
			if e.word {
				takeIDs(e, p.story.ids)
			}
		})
		if err != nil {
			return err
		}
	}
	for id := range p.story.ids {
		if id <= math.MaxInt32 { // what programs take for an id
			p.last = max(p.last, id)
		}
	}
	return nil
}

// writeComments adds the comments to the comments part, or makes one.
func (p *plan) writeComments() error {
	part := p.pack.related("comments")
	if part == "" {
		d, uri := p.mainDialect()
		content := xmlHead + `<` + d.prefix + `comments xmlns:` + strings.TrimSuffix(d.prefix, ":") + `="` + uri + `">` +
			p.entries(dialect{prefix: d.prefix}) + `</` + d.prefix + `comments>`
		return p.pack.add(p.freeName(), "comments", commentsType, []byte(content))
	}
	data, err := p.pack.read(part, mostText)
	if err != nil {
		return err
	}
	var d dialect
	err = walk(part, data, func(s *scanner, e *element) {
		if e.depth == 1 {
			d = s.dialect()
		}
	})
	if err != nil {
		return err
	}
	data, err = appendChild(part, data, func(string) string { return p.entries(d) })
	if err != nil {
		return err
	}
	p.pack.replace(part, data)
	return nil
}

// mainDialect is the spelling of the main part and the name of its namespace.
func (p *plan) mainDialect() (d dialect, uri string) {
	uri = wordTransitional
	_ = walk(p.story.name, p.story.data, func(s *scanner, e *element) { // read before
		if e.depth > 1 {
			return
		}
		d = s.dialect()
		if u := s.names[e.name.Space]; u == wordStrict {
			uri = u
		}
	})
	return d, uri
}

// freeName is a name for a comments part that nothing in the package has.
func (p *plan) freeName() string {
	dir := path.Dir(p.pack.main)
	name := path.Join(dir, "comments.xml")
	for n := 2; p.pack.has(name); n++ {
		name = path.Join(dir, fmt.Sprintf("comments%d.xml", n))
	}
	return name
}

// entries spells the comments.
func (p *plan) entries(d dialect) string {
	var b strings.Builder
	for _, c := range p.comments {
		attributes := fmt.Sprintf(` %[1]sid="%[2]d" %[1]sauthor="%[3]s" %[1]sinitials="%[4]s"`, d.prefix, c.id, Author, c.initials)
		inner := dialect{prefix: d.prefix} // declared by the comment, if need be
		var content strings.Builder
		for i, l := range c.lines {
			runs := ""
			if i == 0 {
				runs = inner.wrap("r", "", "<"+inner.prefix+"annotationRef/>")
			}
			for _, piece := range l {
				runs += inner.run(piece)
			}
			content.WriteString(inner.wrap("p", "", runs))
		}
		b.WriteString(d.wrap("comment", attributes+d.date(p.date), content.String()))
	}
	return b.String()
}

// run spells a stretch of a comment.
func (d dialect) run(p piece) string {
	props := ""
	if p.bold {
		props = d.wrap("rPr", "", "<"+d.prefix+"b/>")
	}
	return d.wrap("r", "", props+d.wrap("t", ` xml:space="preserve"`, safe(p.text)))
}
