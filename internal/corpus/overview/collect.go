package overview

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/corpus"
)

// collector adds up what it is shown, text by text.
type collector struct {
	top                                    int
	total                                  Counts
	families, kinds, years, bodies, series map[string]*Counts
	days                                   map[string]map[string]*Point
	texts                                  map[string]*Counts // by date
	losses                                 []Loss
	reasons                                map[string]*Reason

	// Of the text that is being shown:
	now                 Counts
	date                string
	lost                map[string]int
	inFamilies, inKinds map[string]bool
	failed              bool
}

func newCollector(top int) *collector {
	c := &collector{
		top: top, days: map[string]map[string]*Point{}, texts: map[string]*Counts{}, reasons: map[string]*Reason{},
		inFamilies: map[string]bool{}, inKinds: map[string]bool{},
	}
	for _, m := range []*map[string]*Counts{&c.families, &c.kinds, &c.years, &c.bodies, &c.series} {
		*m = map[string]*Counts{}
	}
	return c
}

func at(m map[string]*Counts, key string) *Counts {
	if m[key] == nil {
		m[key] = &Counts{}
	}
	return m[key]
}

func (c *Counts) add(o *Counts) {
	c.Texts += o.Texts
	c.Compared += o.Compared
	c.Errors += o.Errors
	c.Warnings += o.Warnings
	c.Notes += o.Notes
	c.Information += o.Information
	c.Waived += o.Waived
	c.Losses += o.Losses
	c.Gains += o.Gains
}

// finding counts one finding.
func (c *Counts) finding(f *found) {
	switch {
	case f.Waived != nil:
		c.Waived++
		return
	case f.Level == "error":
		c.Errors++
	case f.Level == "warning":
		c.Warnings++
	case f.Level == "note":
		c.Notes++
	default:
		c.Information++
	}
	switch direction[f.Kind] {
	case -1:
		c.Losses++
	case 1:
		c.Gains++
	}
}

func or(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (c *collector) begin(t *text) {
	c.now, c.date, c.lost, c.failed = Counts{}, or(t.Date), map[string]int{}, false
	clear(c.inFamilies)
	clear(c.inKinds)
	if !t.Audited {
		return
	}
	c.now.Texts = 1
	if or(t.Compared) != "alone" {
		c.now.Compared = 1
	}
}

func (c *collector) finding(f *found) {
	c.now.finding(f)
	for _, g := range []struct {
		groups map[string]*Counts
		seen   map[string]bool
		name   string
	}{{c.families, c.inFamilies, f.Family}, {c.kinds, c.inKinds, f.Kind}} {
		n := at(g.groups, g.name)
		n.finding(f)
		if !g.seen[g.name] {
			g.seen[g.name] = true
			n.Texts++
			n.Compared += c.now.Compared
		}
	}
	if f.Waived != nil {
		return
	}
	p := c.point(f.Family)
	switch direction[f.Kind] {
	case -1:
		c.lost[f.Family]++
		p.Losses++
	case 1:
		p.Gains++
	}
}

func (c *collector) mentions(m *mentions) {
	p := c.point(m.Family)
	p.Draft += m.Draft
	if m.Base != nil {
		p.Base += *m.Base
	}
}

func (c *collector) failure(f *failure) {
	// Names differ from text to text, and the reason is what counts.
	reason := f.Reason
	if _, after, ok := strings.Cut(reason, ": "); ok && strings.HasPrefix(reason, f.Text) {
		reason = after
	}
	r := c.reasons[reason]
	if r == nil {
		r = &Reason{Reason: reason, Example: f.Text}
		c.reasons[reason] = r
	}
	if !c.failed {
		r.Texts++
	}
	c.failed = true
}

func (c *collector) point(family string) *Point {
	day := c.days[c.date]
	if day == nil {
		day = map[string]*Point{}
		c.days[c.date] = day
	}
	if day[family] == nil {
		day[family] = &Point{Family: family}
	}
	return day[family]
}

// end adds a text to the groups that it is in.
func (c *collector) end(t *text) {
	if !t.Audited {
		return
	}
	year := ""
	if len(c.date) >= 4 {
		year = c.date[:4]
	}
	c.total.add(&c.now)
	at(c.years, year).add(&c.now)
	at(c.bodies, or(t.Body)).add(&c.now)
	at(c.series, cmp.Or(or(t.Series), or(t.Title))).add(&c.now)
	at(c.texts, c.date).add(&c.now)
	if c.now.Losses == 0 || c.top < 1 {
		return
	}
	c.losses = append(c.losses, Loss{
		Text: t.Text, Title: or(t.Title), Date: c.date, Body: or(t.Body), Base: strings.Join(t.Base, ", "),
		Losses: c.now.Losses, Errors: c.now.Errors, Warnings: c.now.Warnings, LostWords: t.LostWords, Families: c.lost,
	})
	if len(c.losses) >= 2*c.top+64 {
		c.cut()
	}
}

// cut keeps the largest losses: by errors, then by warnings, then by words.
func (c *collector) cut() {
	slices.SortStableFunc(c.losses, func(a, b Loss) int {
		return cmp.Or(cmp.Compare(b.Errors, a.Errors), cmp.Compare(b.Warnings, a.Warnings), cmp.Compare(b.LostWords, a.LostWords))
	})
	c.losses = c.losses[:min(len(c.losses), c.top)]
}

// overview returns what was added up.
func (c *collector) overview(sum *corpus.Summary) *Overview {
	c.cut()
	o := &Overview{
		Version: Version, Run: *sum, Total: c.total, Families: sorted(c.families), Kinds: sorted(c.kinds), Years: byName(c.years),
		Bodies: sorted(c.bodies), Series: sorted(c.series), Trend: c.trend(), Losses: c.losses, Failures: []Reason{},
	}
	if o.Losses == nil {
		o.Losses = []Loss{}
	}
	for _, key := range slices.Sorted(maps.Keys(c.reasons)) {
		o.Failures = append(o.Failures, *c.reasons[key])
	}
	slices.SortStableFunc(o.Failures, func(a, b Reason) int { return cmp.Compare(b.Texts, a.Texts) })
	return o
}

// trend puts the days together into periods that a chart can show.
func (c *collector) trend() []Point {
	length := c.period()
	type key struct{ period, family string }
	sums := map[key]*Point{}
	size := map[string]*Counts{}
	for date, n := range c.texts {
		if date != "" {
			at(size, date[:min(length, len(date))]).add(n)
		}
	}
	for date, families := range c.days {
		if date == "" {
			continue
		}
		for family, p := range families {
			k := key{date[:min(length, len(date))], family}
			if sums[k] == nil {
				sums[k] = &Point{Period: k.period, Family: family}
				if n := size[k.period]; n != nil {
					sums[k].Texts, sums[k].Compared = n.Texts, n.Compared
				}
			}
			s := sums[k]
			s.Losses += p.Losses
			s.Gains += p.Gains
			s.Base += p.Base
			s.Draft += p.Draft
		}
	}
	out := []Point{}
	for _, p := range sums {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Point) int { return cmp.Or(cmp.Compare(a.Family, b.Family), cmp.Compare(a.Period, b.Period)) })
	return out
}

// period is the length of the dates of the trend: that of years where the texts span
// four or more, of months where they span four, else that of the coarsest date.
func (c *collector) period() int {
	length, first, last := len("2006-01-02"), "", ""
	for date := range c.texts {
		if date == "" {
			continue
		}
		length = min(length, len(date))
		if first == "" || date < first {
			first = date
		}
		last = max(last, date)
	}
	if first == "" {
		return length
	}
	days := middle(last).Sub(middle(first)).Hours() / 24
	switch {
	case days > 4*365:
		return min(length, len("2006"))
	case days > 4*30:
		return min(length, len("2006-01"))
	}
	return length
}
