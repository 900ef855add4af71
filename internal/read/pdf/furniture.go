package pdf

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/lazyregexp"
)

// Page furniture is what a page carries besides the text: running headers and
// footers, page numbers, job numbers. It stands at the page's edges, repeats
// from page to page, or has one of a few forms.
const (
	edgeRows  = 6    // rows looked at from either edge
	edgeShare = 0.22 // of the page's height that an edge takes at most
	sameRow   = 8.0  // points between repeats of a row
)

var (
	// pageNumber is a page number in the forms "2/5", "- 2 -", "Page 2 of 5", "2 | Page", "ii".
	pageNumber = lazyregexp.New(`(?i)^[-–—\s|]*(page\s*)?(\d{1,4}|[ivxl]{1,6})(\s*(/|of|de|sur)\s*\d{1,4})?[-–—\s|]*(page)?$`)
	bareNumber = lazyregexp.New(`^\d{1,4}$`)
	// jobNumber is the job number of the United Nations, with language and date
	// ("18-17962 (E) 021118"), and its bar code ("*1817962*").
	jobNumber = lazyregexp.New(`^(\d{2}-\d{5}(\s*\([A-Z]\))?(\s*\d{6})*|\*\d{7}\*|GE\.\d{2}-\d{5}(\(E\))?)$`)
	// symbolOnly is a document symbol and nothing else ("A/RES/73/6").
	symbolOnly = lazyregexp.New(`^[A-Z][A-Za-z]{0,6}(/[A-Za-z0-9.()-]+)+\*?$`)
)

// furniture takes the running headers and footers out of the leaves and returns
// them as paragraphs, each text once.
func furniture(leaves []*leaf) []document.Paragraph {
	rm := &remover{
		pages: len(leaves), trust: artifactsPlausible(leaves),
		repeats: repeated{}, seen: map[string]bool{},
	}
	edges := make([]edge, len(leaves))
	for i, l := range leaves {
		edges[i] = edgeOf(l)
		rm.repeats.count(l, &edges[i])
	}
	for i, l := range leaves {
		rm.page(l, &edges[i])
	}
	return rm.out
}

// remover takes the furniture off one page after the other.
type remover struct {
	pages   int
	trust   bool // artifact marks are believed
	repeats repeated
	seen    map[string]bool
	out     []document.Paragraph
}

func (rm *remover) emit(l *leaf, part document.Part, text string) {
	if text = strings.TrimSpace(text); text != "" && !rm.seen[text] {
		rm.seen[text] = true
		rm.out = append(rm.out, document.Paragraph{
			Part: part, Page: l.page,
			Runs: []document.Run{{Text: text, Start: -1, End: -1}},
		})
	}
}

func (rm *remover) page(l *leaf, e *edge) {
	notes := footnoteChunks(l)
	gone := map[place]bool{}
	take := func(r *row, part document.Part) {
		rm.emit(l, part, r.text())
		for i := range r.chunks {
			gone[placeOf(&r.chunks[i])] = true
		}
	}
	header := e.headerBlock(l)
	scan(e.top, notes, func(k int, r *row) bool {
		return k < header || rm.repeats.has(l, r) || l.page > 1 && k == 0 && edgeText(r.text(), true)
	}, func(r *row) { take(r, document.PartHeader) })
	scan(e.bottom, notes, func(k int, r *row) bool {
		text := r.text()
		form := edgeText(text, false) && (!bareNumber.MatchString(text) || k == 0 && (rm.pages > 1 || e.ownNumber(l)))
		return form || rm.repeats.has(l, r)
	}, func(r *row) { take(r, document.PartFooter) })
	marked := rm.sort(l, gone, notes)
	for _, r := range rows(marked) {
		part := document.PartHeader
		if r.y > l.height/2 {
			part = document.PartFooter
		}
		rm.emit(l, part, r.text())
	}
	rm.emit(l, document.PartHeader, l.aside)
}

// sort leaves in l what belongs to the text and returns what the writer marked as
// artifacts. Rules made of underscores become rules.
func (rm *remover) sort(l *leaf, gone, notes map[place]bool) (marked []chunk) {
	kept := l.chunks[:0]
	for _, c := range l.chunks {
		switch at := placeOf(&c); {
		case gone[at]:
		case notes[at], !c.artifact, !rm.trust:
			kept = append(kept, c)
		case underscores(c.text):
			l.rules = append(l.rules, rule{c.x0, c.x1, c.y})
		default:
			marked = append(marked, c)
		}
	}
	l.chunks = kept
	return marked
}

type place struct{ x, y float64 }

func placeOf(c *chunk) place { return place{c.x0, c.y} }

// artifactsPlausible reports whether what the writer marked as artifacts is a
// small share of the text; some writers mark everything.
func artifactsPlausible(leaves []*leaf) bool {
	marked, all := 0, 0
	for _, l := range leaves {
		for i := range l.chunks {
			all += len(l.chunks[i].text)
			if l.chunks[i].artifact {
				marked += len(l.chunks[i].text)
			}
		}
	}
	return marked*3 < all
}
