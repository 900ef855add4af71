package markdown

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// What a reading list shows: as many of the changes that are likely to matter, and of
// a side as many code points.
const (
	mostRead  = 40
	readLimit = 240
)

// reading writes, folded, the first changes of a document's reading list in at most room
// bytes, and how far one has to read. It returns the bytes that it took.
func reading(b *strings.Builder, d *finding.Document, room int) int {
	if len(d.Changes) == 0 {
		return 0
	}
	head := fmt.Sprintf("\n<details><summary>Reading list: %s</summary>\n\n", short(digest.Far(d), sentenceLimit))
	const foot = "\n</details>\n"
	table := "| | Clause | From | To |\n| ---: | --- | --- | --- |\n"
	if len(head)+len(table)+len(foot)+200 > room {
		return 0
	}
	room -= len(head) + len(table) + len(foot) + 200
	start := b.Len()
	b.WriteString(head)
	shown := 0
	for i := range d.Changes[:min(max(d.Likely(), 5), mostRead, len(d.Changes))] {
		row := entry(d, i)
		if room -= len(row); room < 0 {
			break
		}
		if shown == 0 {
			b.WriteString(table)
		}
		shown++
		b.WriteString(row)
	}
	if left := len(d.Changes) - shown; left > 0 {
		fmt.Fprintf(b, "\n… and %s; the HTML and JSON reports have all.\n", digest.Plural(left, "more changed clause"))
	}
	b.WriteString(foot)
	return b.Len() - start
}

// entry is a row of the list.
func entry(d *finding.Document, i int) string {
	c := &d.Changes[i]
	said := c.Reading
	if c.Reading == finding.ToRead {
		said = "to read"
	}
	if c.Reading != finding.Editorial {
		said += ", " + digest.Chance(c.Interest)
	}
	if len(d.Resolutions) > 1 && c.Resolution != "" {
		said += "<br>" + short(c.Resolution, nameLimit)
	}
	from, to := digest.Halves(digest.Elide(c.Diff, context))
	return fmt.Sprintf("| %d | %s<br>%s | %s | %s |\n", i+1, short(digest.Clauses(c), nameLimit), said,
		cmp.Or(side(c.Base, from), "–"), cmp.Or(side(c.Draft, to), "–"))
}

// side is one text of a change; nothing where the clause is not in it.
func side(at *finding.ChangeSide, segments []finding.Segment) string {
	switch {
	case at == nil:
		return ""
	case len(segments) == 0:
		return short(at.Text, readLimit)
	}
	return marked(segments, readLimit)
}
