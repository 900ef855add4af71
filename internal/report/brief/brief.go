// Package brief writes a report as one page for a delegation: of each resolution the
// gravest losses, in a line each, with the words to ask for. It is Markdown, or a Word
// file that can be printed and handed over.
package brief

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/gfm"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Writer writes reports as briefs.
type Writer struct {
	// Word writes a Word file (.docx) in place of Markdown.
	Word bool
}

// Write writes the brief.
func (wr Writer) Write(w io.Writer, r *finding.Report) error {
	p := compose(r)
	var data []byte
	var err error
	if wr.Word {
		data, err = p.word()
	} else {
		data = []byte(p.markdown())
	}
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write brief: %w", err)
	}
	return nil
}

// What fits on a page of A4: rows of so many characters. The most findings of a
// resolution, and the most characters of what a line says.
const (
	pageRows = 44
	rowWidth = 90
	perText  = 3
	mostWhat = 160
	mostAsk  = 150
	mostName = 120
	mostTail = 400
)

// page is what a brief says.
type page struct {
	title, compared string
	sections        []section
	tail            []string
}

// section is one resolution.
type section struct {
	heading, counts string
	items           []item
}

// item is one loss, in a line.
type item struct {
	clause, said, ask string
	weight            int // of the level, 3 for an error
}

func (i *item) text() string {
	s := i.clause + ": " + i.said
	if i.ask != "" {
		s += " Ask: " + i.ask
	}
	return s
}

// compose takes the gravest findings of each resolution, the gravest resolutions first,
// as far as a page has room for them.
func compose(r *finding.Report) *page {
	t := digest.Count(r)
	p := &page{title: "What to ask for: " + t.String(), compared: compared(r)}
	if t.Findings() == 0 {
		p.title = "Nothing to ask for: no findings"
	}
	all := texts(r)
	left := pageRows - 4
	var missed []string
	shown := 0
	for i := range all {
		s := &all[i]
		// Each text that follows shall have room for its heading and one line.
		most := max(1, min(perText, (left-4*(len(all)-i-1))/3))
		s.items = s.items[:min(len(s.items), most)]
		rows := s.rows()
		if rows > left {
			missed = append(missed, s.heading+" ("+s.counts+")")
			continue
		}
		left -= rows
		shown += len(s.items)
		p.sections = append(p.sections, *s)
	}
	if len(missed) > 0 {
		p.tail = append(p.tail, "Not on this page: "+plain.Shorten(strings.Join(missed, "; "), mostTail))
	}
	if n := t.Findings() - shown; n > 0 {
		p.tail = append(p.tail, digest.Plural(n, "more finding")+" of less weight stand in the full report.")
	}
	for i := range r.Failures {
		if i == 3 {
			p.tail = append(p.tail, digest.Plural(len(r.Failures)-i, "more file")+" could not be audited.")
			break
		}
		f := &r.Failures[i]
		p.tail = append(p.tail, plain.Shorten(plain.Collapse(f.File+" was not audited: "+f.Explanation()), mostWhat))
	}
	return p
}

func compared(r *finding.Report) string {
	var parts []string
	for i := range r.Documents {
		d := &r.Documents[i]
		parts = append(parts, d.File+": "+digest.Compared(d))
	}
	return plain.Shorten(plain.Collapse(strings.Join(parts, "; ")), 2*rowWidth)
}

// texts are the resolutions that have findings, the gravest first, each with its gravest
// findings first.
func texts(r *finding.Report) []section {
	var all []section
	for i := range r.Documents {
		d := &r.Documents[i]
		groups := digest.Groups(d, digest.Counts)
		digest.ByWeight(groups)
		for i := range groups {
			g := &groups[i]
			s := section{heading: plain.Shorten(plain.Collapse(digest.Heading(g.Heading, g.Title)), mostName)}
			levels := map[finding.Level]int{}
			for _, f := range g.Findings() {
				levels[f.Level]++
				s.items = append(s.items, newItem(f))
			}
			s.counts = digest.Totals{Levels: levels}.String()
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b section) int { return cmp.Compare(b.weight(), a.weight()) })
	return all
}

// weight lets an error weigh more than any number of warnings that one would read.
func (s *section) weight() int {
	n := 0
	for i := range s.items {
		n += [...]int{0, 1, 100, 10_000}[s.items[i].weight]
	}
	return n
}

// rows is how much of a page a section takes.
func (s *section) rows() int {
	n := 2 + rows(s.heading) // with the counts and the space before it
	for i := range s.items {
		n += rows(s.items[i].text())
	}
	return n
}

func rows(s string) int { return (utf8.RuneCountInString(s) + rowWidth - 1) / rowWidth }

func newItem(f *finding.Finding) item {
	it := item{said: plain.Shorten(plain.Collapse(f.Message), mostWhat), ask: digest.Ask(f, mostAsk), clause: "the text as a whole", weight: f.Level.Rank()}
	if at := f.Primary(); at != nil && at.Clause != "" {
		it.clause = plain.Shorten(plain.Collapse(at.Clause), mostName)
	}
	if it.ask != "" && !strings.HasSuffix(it.ask, ".") {
		it.ask += "."
	}
	return it
}

// markdown writes the page as GitHub Flavored Markdown.
func (p *page) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", gfm.Escape(p.title), gfm.Escape(p.compared))
	for i := range p.sections {
		s := &p.sections[i]
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", gfm.Escape(s.heading), s.counts)
		for j := range s.items {
			it := &s.items[j]
			fmt.Fprintf(&b, "%d. **%s:** %s", j+1, gfm.Escape(it.clause), gfm.Escape(it.said))
			if it.ask != "" {
				fmt.Fprintf(&b, " **Ask:** %s", gfm.Escape(it.ask))
			}
			b.WriteString("\n")
		}
	}
	for _, t := range p.tail {
		fmt.Fprintf(&b, "\n%s\n", gfm.Escape(t))
	}
	return b.String()
}
