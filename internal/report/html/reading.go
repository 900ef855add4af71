package html

import (
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// What the reading list may take of the page, in bytes of its texts: up to the first
// clauses of ordinary length are shown whole, up to the second few words beside each
// change, and beyond it the places alone; mostPlaces of them.
const (
	wideRoom    = 300_000
	readingRoom = 1_200_000
	mostPlaces  = 5000
)

// readingList is the reading list of a document, in three parts.
type readingList struct {
	ID                      int
	File, Far               string
	Likely, Rest, Editorial []entry
	More                    int
	// InText is true where the full text of the document follows, with all changes.
	InText bool
}

// entry is a changed clause.
type entry struct {
	N                  int
	Place, Resolution  string
	Reading, Chance    string
	Families           []string
	Findings           []note
	From, To           []finding.Segment
	NoFrom, NoTo, Bare bool
}

var readingWords = map[string]string{finding.Judged: "judged", finding.ToRead: "to read", finding.Editorial: "editorial"}

func (p *writer) reading(v *view, d *document) {
	l := readingList{ID: d.ID, Far: digest.Capital(digest.Far(d.Document)), InText: d.tells()}
	if v.Many {
		l.File = d.File
	}
	room, likely := 0, d.Likely()
	for i := range d.Changes {
		if i == mostPlaces {
			l.More = len(d.Changes) - i
			break
		}
		e := d.entry(i, &room)
		switch {
		case d.Changes[i].Reading == finding.Editorial:
			l.Editorial = append(l.Editorial, e)
		case i < likely:
			l.Likely = append(l.Likely, e)
		default:
			l.Rest = append(l.Rest, e)
		}
	}
	p.part("reading", &l)
}

func (d *document) entry(i int, room *int) entry {
	c := &d.Changes[i]
	e := entry{N: i + 1, Place: moved(c), Reading: readingWords[c.Reading], Families: c.Families, NoFrom: c.Base == nil, NoTo: c.Draft == nil}
	if len(d.Resolutions) > 1 {
		e.Resolution = c.Resolution
	}
	if c.Reading != finding.Editorial {
		e.Chance = digest.Chance(c.Interest)
	}
	for _, key := range c.Findings {
		if n, known := d.byKey[key]; known {
			e.Findings = append(e.Findings, d.note(n))
		}
	}
	words := 0
	for _, s := range c.Diff {
		words += len(strings.Fields(s.Text))
		*room += len(s.Text)
	}
	context, most := 0, words
	switch {
	case *room > readingRoom:
		e.Bare = true
		return e
	case *room > wideRoom:
		context, most = 6, 120
	case words > 90:
		context = 20
	}
	from, to := digest.Halves(c.Diff)
	switch { // one side alone is told whole
	case c.Base == nil:
		to = []finding.Segment{{Op: "+", Text: c.Draft.Text}}
	case c.Draft == nil:
		from = []finding.Segment{{Op: "-", Text: c.Base.Text}}
	}
	if c.Base != nil {
		e.From = shorten(sided(c.Base.Text, from, context), most)
	}
	if c.Draft != nil {
		e.To = shorten(sided(c.Draft.Text, to, context), most)
	}
	return e
}

// moved names the clause on both sides.
func moved(c *finding.Change) string {
	switch {
	case c.Base == nil:
		return digest.Spelled(c.Draft.Clause) + ": new"
	case c.Draft == nil:
		return digest.Spelled(c.Base.Clause) + ": gone"
	case c.Base.Clause == c.Draft.Clause:
		return digest.Spelled(c.Draft.Clause)
	}
	return digest.Spelled(c.Draft.Clause) + ", was " + digest.Spelled(c.Base.Clause)
}
