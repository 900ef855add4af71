package text

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// mentions prints, for a package, how often each resolution speaks of each family,
// before and now: what stands in one resolution only shows at a glance.
func (p *printer) mentions(d *finding.Document) {
	if len(d.Resolutions) < 2 {
		return
	}
	head := make([]string, len(d.Resolutions[0].Families))
	for i, f := range d.Resolutions[0].Families {
		head[i] = plain.Line(f.Family)
	}
	names := make([]string, len(d.Resolutions))
	first := 0
	for i := range d.Resolutions {
		names[i] = rowName(&d.Resolutions[i])
		first = max(first, plain.Width(names[i]))
	}
	width := first
	for _, h := range head {
		width += 2 + max(plain.Width(h), 7)
	}
	if p.Width > 0 && width > p.Width {
		return // the table of families by kinds says what was found
	}
	p.line(0, 2, span{text: "Mentions by resolution, before → now", style: bold})
	p.raw(strings.Repeat(" ", first))
	for _, h := range head {
		p.raw("  ")
		p.styled(span{text: pad(h, 7), style: bold})
	}
	p.raw("\n")
	for i := range d.Resolutions {
		p.raw(names[i] + strings.Repeat(" ", first-plain.Width(names[i])))
		for j, f := range d.Resolutions[i].Families {
			p.raw("  " + pad(cell(&d.Resolutions[i], f), max(plain.Width(head[j]), 7)))
		}
		p.raw("\n")
	}
	p.raw("\n")
}

// rowName is what a resolution is called in the table: its number, else its title
// as far as it fits.
func rowName(r *finding.Resolution) string {
	name := r.Heading
	if name == "" {
		name = r.Title
	}
	name, _, _ = strings.Cut(plain.Line(name), " (")
	if runes := []rune(name); len(runes) > 32 {
		name = string(runes[:31]) + "…"
	}
	if r.State == "new" || r.State == "suppressed" {
		name = fmt.Sprintf("%s (%s)", name, r.State)
	}
	return name
}

func cell(r *finding.Resolution, f finding.FamilyCount) string {
	switch r.State {
	case "alone", "new":
		if f.Draft == 0 {
			return "·"
		}
		return strconv.Itoa(f.Draft)
	}
	if f.Base == 0 && f.Draft == 0 {
		return "·"
	}
	return fmt.Sprintf("%d → %d", f.Base, f.Draft)
}

// pad sets s flush right in width columns.
func pad(s string, width int) string {
	return strings.Repeat(" ", max(0, width-plain.Width(s))) + s
}
