package overview

import (
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"
	"time"
)

// middle is the time in the middle of a period, by which it is drawn: texts of which
// only the year is known are no texts of January.
func middle(period string) time.Time {
	switch len(period) {
	case len("2006"):
		t, _ := time.Parse("2006", period) // dates were checked when they were read
		return t.AddDate(0, 6, 0)
	case len("2006-01"):
		t, _ := time.Parse("2006-01", period)
		return t.AddDate(0, 0, 14)
	}
	t, _ := time.Parse("2006-01-02", period)
	return t
}

// The size of a chart and its margins, in pixels of the drawing.
const (
	chartWidth, chartHeight = 720.0, 200.0
	marginLeft, marginRight = 44.0, 12.0
	marginTop, marginBottom = 12.0, 26.0
)

// line is one curve of a chart.
type line struct {
	class, name string
	value       func(*Point) (float64, bool)
}

// perText are losses and gains for each text that had a base, and mentions are what
// texts say of a family.
var (
	perText = []line{
		{"loss", "losses", func(p *Point) (float64, bool) { return float64(p.Losses) / float64(max(p.Compared, 1)), p.Compared > 0 }},
		{"gain", "gains", func(p *Point) (float64, bool) { return float64(p.Gains) / float64(max(p.Compared, 1)), p.Compared > 0 }},
	}
	perTextMentions = []line{
		{"mention", "mentions", func(p *Point) (float64, bool) { return float64(p.Draft) / float64(max(p.Texts, 1)), p.Texts > 0 }},
	}
)

// chart draws the lines over time, to scale: a year without texts is a gap as wide as
// a year, and the line is broken there.
func chart(title string, points []Point, lines []line) template.HTML {
	if len(points) == 0 {
		return ""
	}
	first, last := middle(points[0].Period), middle(points[len(points)-1].Period)
	span := last.Sub(first).Hours()
	x := func(t time.Time) float64 {
		if span == 0 {
			return (marginLeft + chartWidth - marginRight) / 2
		}
		return marginLeft + (chartWidth-marginLeft-marginRight)*t.Sub(first).Hours()/span
	}
	most := 0.0
	for i := range points {
		for _, l := range lines {
			if v, ok := l.value(&points[i]); ok {
				most = max(most, v)
			}
		}
	}
	step, top := scale(most)
	y := func(v float64) float64 { return marginTop + (chartHeight-marginTop-marginBottom)*(1-v/top) }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %g %g" role="img" aria-label="%s">`, chartWidth, chartHeight, template.HTMLEscapeString(title))
	for v := 0.0; v <= top+step/2; v += step {
		fmt.Fprintf(&b, `<line class="grid" x1="%g" x2="%g" y1="%.1f" y2="%.1f"/><text class="tick" x="%g" y="%.1f" text-anchor="end">%s</text>`,
			marginLeft, chartWidth-marginRight, y(v), y(v), marginLeft-6, y(v)+4, number(v))
	}
	for _, t := range ticks(first, last) {
		fmt.Fprintf(&b, `<text class="tick" x="%.1f" y="%g" text-anchor="middle">%s</text>`, x(t.at), chartHeight-8, t.label)
	}
	for _, l := range lines {
		curve(&b, points, l, x, y)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String()) //nolint:gosec // all that is foreign was escaped
}

// curve draws one line with a mark at each period, whose size tells how many texts it
// stands on.
func curve(b *strings.Builder, points []Point, l line, x func(time.Time) float64, y func(float64) float64) {
	var path strings.Builder
	var previous time.Time
	for i := range points {
		p := &points[i]
		v, ok := l.value(p)
		if !ok {
			previous = time.Time{}
			continue
		}
		t := middle(p.Period)
		move := "L"
		if previous.IsZero() || t.Sub(previous) > gap(p.Period) {
			move = "M"
		}
		fmt.Fprintf(&path, "%s%.1f %.1f", move, x(t), y(v))
		previous = t
	}
	fmt.Fprintf(b, `<path class="%s" d="%s"/>`, l.class, path.String())
	for i := range points {
		p := &points[i]
		if v, ok := l.value(p); ok {
			fmt.Fprintf(b, `<circle class="%s" cx="%.1f" cy="%.1f" r="%.1f"><title>%s: %s %s, %d texts</title></circle>`,
				l.class, x(middle(p.Period)), y(v), 1.5+min(math.Log10(float64(p.Texts)+1), 3), p.Period, number(v), l.name, p.Texts)
		}
	}
}

// gap is the distance of two periods between which there is another one.
func gap(period string) time.Duration {
	switch len(period) {
	case len("2006"):
		return 400 * 24 * time.Hour
	case len("2006-01"):
		return 45 * 24 * time.Hour
	}
	return 31 * 24 * time.Hour
}

// scale returns the distance of the lines of a grid and its end, for values up to most.
func scale(most float64) (step, top float64) {
	if most <= 0 {
		return 1, 1
	}
	step = math.Pow(10, math.Floor(math.Log10(most/2)))
	for _, times := range []float64{1, 2, 5, 10} {
		if most/(step*times) <= 5 {
			step *= times
			break
		}
	}
	return step, step * math.Ceil(most/step)
}

// number writes a value with as many digits as say something.
func number(v float64) string {
	switch {
	case v == math.Trunc(v):
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return strings.TrimRight(fmt.Sprintf("%.3f", v), "0")
}

type tick struct {
	at    time.Time
	label string
}

// ticks are the dates below a chart: years, or months or days where there are few
// years.
func ticks(first, last time.Time) []tick {
	days := last.Sub(first).Hours() / 24
	var out []tick
	switch {
	case days > 2*365:
		for year := first.Year(); year <= last.Year()+1; year++ {
			out = append(out, tick{time.Date(year, 7, 1, 0, 0, 0, 0, time.UTC), fmt.Sprint(year)})
		}
	case days > 60:
		for t := time.Date(first.Year(), first.Month(), 15, 0, 0, 0, 0, time.UTC); !t.After(last.AddDate(0, 1, 0)); t = t.AddDate(0, 1, 0) {
			out = append(out, tick{t, t.Format("Jan 2006")})
		}
	default:
		for t := first; !t.After(last); t = t.AddDate(0, 0, 1) {
			out = append(out, tick{t, t.Format("2 Jan 2006")})
		}
	}
	out = slices.DeleteFunc(out, func(t tick) bool { return t.at.Before(first.AddDate(0, 0, -1)) || t.at.After(last.AddDate(0, 0, 1)) })
	if every := (len(out) + 11) / 12; every > 1 {
		var some []tick
		for i := 0; i < len(out); i += every {
			some = append(some, out[i])
		}
		return some
	}
	return out
}
