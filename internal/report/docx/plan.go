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

	old      own
	story    *story
	inserts  []insert
	comments []comment
	last     int64 // the last id given
	// struck is the text that is to be marked as deleted, renames are the edits that
	// make its tags say so.
	struck  []stretch
	renames []edit
	done    map[string]bool
}

// insert is text that goes to a spot. At one spot, what began before it ends, then
// insertions stand, then new ranges start.
type insert struct {
	spot
	rank int
	text string
	// outside says that it must not stand in a deletion, which takes it away.
	outside bool
}

const (
	rankStruck = iota
	rankEnd
	rankSuggestion
	rankStart
	rankStrike
)

// comment is an entry of the comments part.
type comment struct {
	id       int64
	initials string
	lines    []line
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
			p.suggestion(n)
		}
	}
	if len(p.comments) == 0 && len(p.old.ids) == 0 {
		return nil
	}
	data := splice(p.story.data, p.edits())
	// What is not well-formed would be a file that no program opens.
	if err := walk(p.story.name, data, func(*scanner, *element) {}); err != nil {
		return fmt.Errorf("insert comments: %w", err)
	}
	p.pack.replace(p.story.name, data)
	if len(p.comments) == 0 {
		return nil
	}
	return p.writeComments()
}

// read takes old comments out and finds the places of all new ones in the main part.
func (p *plan) read() error {
	data, err := p.pack.read(p.pack.main, mostText)
	if err != nil {
		return err
	}
	if data, err = p.replaceOwn(data); err != nil {
		return err
	}
	p.notes = slices.DeleteFunc(p.notes, func(n *note) bool { return p.old.said[spoken(n.lines)] })
	noteRefs, err := p.noteRefs()
	if err != nil {
		return err
	}
	var wanted []int
	for _, n := range p.notes {
		places := []*finding.Location{n.at, n.home}
		if n.redline {
			places = append(places, n.finding.Base)
		}
		for _, at := range places {
			if placed(at) && at.Span.Part == p.pack.main {
				wanted = append(wanted, p.old.now(at.Span.UnitStart), p.old.now(at.Span.UnitEnd-1))
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
	for _, n := range p.notes {
		p.settle(n)
	}
	return p.readComments()
}

// settle finds the bytes that a comment stands at.
func (p *plan) settle(n *note) {
	switch {
	case n.mark > 0:
		n.place = extent{n.mark, n.mark + 1}
	case n.at != nil && n.at.Span.Part == p.pack.main:
		from, to := p.old.now(n.at.Span.UnitStart), p.old.now(n.at.Span.UnitEnd)
		n.place = extent{from, max(to, from+1)}
		if x, ok := p.quoted(n); ok {
			n.place = x
		}
	}
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
					at := n.at.Span.UnitStart
					if _, known := out[n]; !known && depth == 2 && at >= from && at < to {
						out[n] = noteKey{kind, id}
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
	if n.place == (extent{}) {
		return none
	}
	return n.place.from
}

// place plans one comment.
func (p *plan) place(n *note) error {
	at, end := n.place.from, n.place.to
	if n.place == (extent{}) {
		return p.whole(n)
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
	_, initials := gravity(n.finding)
	p.comments = append(p.comments, comment{id, initials, n.lines})
	d := in.dialect
	start := d.empty("commentRangeStart", id)
	end := d.empty("commentRangeEnd", id)
	mark := d.wrap("r", "", d.empty("commentReference", id))
	rank := rankEnd
	if from.at == to.at {
		rank = rankSuggestion
		p.inserts = append(p.inserts, insert{spot: from, rank: rank, text: start + end})
	} else {
		p.inserts = append(p.inserts, insert{spot: from, rank: rankStart, text: start}, insert{spot: to, rank: rank, text: end})
	}
	p.inserts = append(p.inserts, insert{spot: ref, rank: rank, text: mark, outside: true})
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
	for i := range p.inserts {
		x := &p.inserts[i]
		for j := range p.struck {
			if s := &p.struck[j]; x.outside && s.start.at < x.at && x.at < s.stop.at {
				x.spot = s.stop
				break
			}
		}
	}
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
		before, after := p.divide(c, at)
		out = append(out, edit{at: at, text: before + text.String() + after})
	}
	out = append(out, p.renames...)
	slices.SortStableFunc(out, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	return out
}

// divide spells the end of the first part of a run that is cut at an offset, and the
// start of the second.
func (p *plan) divide(c *cut, at int) (before, after string) {
	data := p.story.data
	run := string(data[c.run.tag.from:c.run.tag.to])
	after = run + p.properties(c.run)
	before = "</" + name(run) + ">"
	if c.text != nil {
		tag := string(data[c.text.tag.from:c.text.tag.to])
		first, second := name(tag), preserving(tag)
		if p.struckAt(at - 1) {
			first = struckName(first)
		}
		if p.struckAt(at) {
			second = "<" + struckName(name(tag)) + second[len("<"+name(tag)):]
		}
		before = "</" + first + ">" + before
		after += second
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
