package docx

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// plan collects what goes into the parts.
type plan struct {
	pack    *pack
	suggest bool
	date    string // empty for none
	notes   []*note

	story    *story
	inserts  []insert
	comments []comment
	last     int64 // the last id given
	done     map[string]bool
}

// insert is text that goes to a spot. At one spot, ranges end before insertions
// stand and new ranges start.
type insert struct {
	spot
	rank int
	text string
}

const (
	rankEnd = iota
	rankSuggestion
	rankStart
)

// comment is an entry of the comments part.
type comment struct {
	id    int64
	lines []line
}

func (p *plan) run() error {
	if err := p.read(); err != nil {
		return err
	}
	for _, n := range p.order() {
		if err := p.place(n); err != nil {
			return err
		}
		if p.suggest {
			p.insertSuggestion(n)
		}
	}
	data := splice(p.story.data, p.edits())
	// What is not well-formed would be a file that no program opens.
	if err := walk(p.story.name, data, func(*scanner, *element) {}); err != nil {
		return fmt.Errorf("insert comments: %w", err)
	}
	p.pack.replace(p.story.name, data)
	return p.writeComments()
}

// read finds the places of all comments in the main part.
func (p *plan) read() error {
	data, err := p.pack.read(p.pack.main, mostText)
	if err != nil {
		return err
	}
	noteRefs, err := p.noteRefs()
	if err != nil {
		return err
	}
	var wanted []int
	for _, n := range p.notes {
		for _, at := range []*finding.Location{n.at, n.home} {
			if at != nil && at.Span.Part == p.pack.main {
				wanted = append(wanted, at.Span.UnitStart, at.Span.UnitEnd-1)
			}
		}
	}
	slices.Sort(wanted)
	want := map[noteKey]bool{}
	for _, k := range noteRefs {
		want[k] = true
	}
	if p.story, err = readStory(p.pack.main, data, wanted, want); err != nil {
		return err
	}
	for n, k := range noteRefs {
		if at, ok := p.story.marks[k]; ok {
			n.mark = at
		}
	}
	return p.readComments()
}

// noteRefs returns the footnotes and endnotes that comments are about. Comments
// stand at their marks in the text: programs refuse or lose those inside notes
// (LibreOffice 7.4 does not open such a file).
func (p *plan) noteRefs() (map[*note]noteKey, error) {
	out := map[*note]noteKey{}
	for _, kind := range []string{"footnote", "endnote"} {
		part := p.pack.related(kind + "s")
		var about []*note
		for _, n := range p.notes {
			if n.at != nil && part != "" && n.at.Span.Part == part {
				about = append(about, n)
			}
		}
		if len(about) == 0 {
			continue
		}
		data, err := p.pack.read(part, mostText)
		if err != nil {
			return nil, err
		}
		id, from := "", 0
		err = scan(part, data, handler{
			start: func(_ *scanner, e *element) {
				if e.depth == 2 && e.is(kind) {
					id, from = e.attr("id"), e.start
				}
			},
			end: func(_ *scanner, depth, _, to int) {
				for _, n := range about {
					if at := n.at.Span.UnitStart; depth == 2 && at >= from && at < to {
						if _, known := out[n]; !known {
							out[n] = noteKey{kind, id}
						}
					}
				}
			},
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// order returns the comments in the order of the text, so that their numbers
// rise with it.
func (p *plan) order() []*note {
	out := slices.Clone(p.notes)
	slices.SortStableFunc(out, func(a, b *note) int { return cmp.Compare(p.offset(a), p.offset(b)) })
	return out
}

// offset is the place of a comment in the main part, -1 for the start.
func (p *plan) offset(n *note) int {
	switch {
	case n.mark > 0:
		return n.mark
	case n.at != nil && n.at.Span.Part == p.pack.main:
		return n.at.Span.UnitStart
	}
	return none
}

// place plans one comment and its suggestion.
func (p *plan) place(n *note) error {
	at := p.offset(n)
	if at < 0 {
		return p.whole(n)
	}
	end := at + 1
	if n.mark == 0 {
		end = max(n.at.Span.UnitEnd, end)
	}
	first, last := p.story.at(at), p.story.at(end-1)
	if first == nil || last == nil || at >= first.to || end > last.to || first.content == (extent{}) || last.content == (extent{}) {
		return p.whole(n) // the words stand outside paragraphs
	}
	from := p.story.opening(first, at)
	to, within := p.story.closing(last, end)
	if to.at < from.at {
		to = from
	}
	p.mark(n, last, from, to, p.reference(last, outside(to, within)))
	return nil
}

// reference returns the spot for a comment's reference mark, given the spot
// behind its words. LibreOffice drops the mark in the first paragraph of a content
// control around paragraphs: there it goes into the next paragraph outside.
func (p *plan) reference(in *paragraph, behind spot) spot {
	if in.control == none || !in.first {
		return behind
	}
	for i := range p.story.paras {
		q := &p.story.paras[i]
		if q.from > in.from && q.control == none && q.parent == in.parent && q.content != (extent{}) {
			return spot{at: q.content.from}
		}
	}
	return behind
}

// whole puts a comment without a place on the first paragraph.
func (p *plan) whole(n *note) error {
	for i := range p.story.paras {
		q := &p.story.paras[i]
		if q.content == (extent{}) || q.control != none && i+1 < len(p.story.paras) {
			continue
		}
		p.mark(n, q, spot{at: q.content.from}, spot{at: q.content.to}, spot{at: q.content.to})
		return nil
	}
	return errors.New("it has no paragraph that could hold a comment; type a word into it in Word and save it")
}

// mark plans the markers of a comment: the range of its words and the reference
// mark.
func (p *plan) mark(n *note, in *paragraph, from, to, ref spot) {
	id := p.id()
	p.comments = append(p.comments, comment{id, n.lines})
	d := in.dialect
	start := d.empty("commentRangeStart", id)
	end := d.empty("commentRangeEnd", id)
	mark := d.wrap("r", "", d.empty("commentReference", id))
	if from.at == to.at {
		p.inserts = append(p.inserts, insert{from, rankSuggestion, start + end})
		p.inserts = append(p.inserts, insert{ref, rankSuggestion, mark})
		return
	}
	p.inserts = append(p.inserts, insert{from, rankStart, start}, insert{to, rankEnd, end}, insert{ref, rankEnd, mark})
}

// id returns a free id: above all that the file uses or, where those leave no
// room, in a gap between them.
func (p *plan) id() int64 {
	for {
		p.last++
		if p.last > math.MaxInt32 {
			p.last = 1
		}
		if !p.story.ids[p.last] {
			p.story.ids[p.last] = true
			return p.last
		}
	}
}

// empty spells an empty element with an id.
func (d dialect) empty(local string, id int64) string {
	return fmt.Sprintf(`<%s%s%s %sid="%d"/>`, d.prefix, local, d.declare, d.prefix, id)
}

// date spells the attribute for a time in RFC 3339, which may be empty.
func (d dialect) date(at string) string {
	if at == "" {
		return ""
	}
	return " " + d.prefix + `date="` + escape(at) + `"`
}

// wrap spells an element.
func (d dialect) wrap(local, attributes, content string) string {
	name := d.prefix + local
	return "<" + name + d.declare + attributes + ">" + content + "</" + name + ">"
}

// edits turns the inserts into edits of the part, cutting runs where they have
// to be.
func (p *plan) edits() []edit {
	slices.SortStableFunc(p.inserts, func(a, b insert) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.rank, b.rank))
	})
	var out []edit
	prepared := map[int]bool{}
	for i := 0; i < len(p.inserts); {
		at := p.inserts[i].at
		var text strings.Builder
		c := p.inserts[i].cut
		for ; i < len(p.inserts) && p.inserts[i].at == at; i++ {
			text.WriteString(p.inserts[i].text)
		}
		if c == nil {
			out = append(out, edit{at: at, text: text.String()})
			continue
		}
		if c.text != nil && !prepared[c.text.from] {
			prepared[c.text.from] = true
			out = append(out, p.story.preserve(c.text)...)
		}
		before, after := p.divide(c)
		out = append(out, edit{at: at, text: before + text.String() + after})
	}
	slices.SortStableFunc(out, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	return out
}

// divide spells the end of the first part of a run and the start of the second.
func (p *plan) divide(c *cut) (before, after string) {
	data := p.story.data
	run := string(data[c.run.tag.from:c.run.tag.to])
	after = run + p.properties(c.run)
	before = "</" + name(run) + ">"
	if c.text != nil {
		tag := string(data[c.text.tag.from:c.text.tag.to])
		before = "</" + name(tag) + ">" + before
		after += preserving(tag)
	}
	return before, after
}

// properties spells a run's properties for a second run: records of their former
// state get ids of their own.
func (p *plan) properties(a *atom) string {
	if a.props.to <= 0 {
		return ""
	}
	var edits []edit
	for _, id := range a.ids {
		edits = append(edits, edit{id.from - a.props.from, id.to - id.from, fmt.Sprint(p.id())})
	}
	return string(splice(p.story.data[a.props.from:a.props.to], edits))
}

// preserve makes a text that will be divided show the space at its inner ends.
// Space that was not shown before is set apart.
func (s *story) preserve(t *runPiece) []edit {
	tag := string(s.data[t.tag.from:t.tag.to])
	from, to, has := value([]byte(tag), "xml:space")
	if has && tag[from:to] == "preserve" {
		return nil
	}
	lead, trail := s.hidden(t)
	if lead == 0 && trail == 0 && !has {
		return []edit{{at: t.tag.to - 1, text: ` xml:space="preserve"`}}
	}
	end := "</" + name(tag) + ">"
	out := []edit{{at: t.inner.from + lead, text: end + preserving(tag)}}
	if trail > 0 {
		out = append(out, edit{at: t.inner.to - trail, text: end + tag})
	}
	return out
}

// preserving is a start tag that preserves space.
func preserving(tag string) string {
	if from, to, ok := value([]byte(tag), "xml:space"); ok {
		return tag[:from] + "preserve" + tag[to:]
	}
	return tag[:len(tag)-1] + ` xml:space="preserve">`
}

// name is the name in a start tag.
func name(tag string) string {
	tag = strings.TrimPrefix(tag, "<")
	return tag[:strings.IndexAny(tag, " \t\r\n/>")]
}
