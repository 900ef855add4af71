package show

import (
	"cmp"
	"fmt"
	"html/template"
	"strings"

	"github.com/resolint/resolint/internal/history"
)

// series are the numbers of mentions of one family over the main line.
type series struct {
	Family  string
	Counts  []int // by version of the main line
	Picture template.HTML
}

// The sizes of one small picture, in pixels.
const (
	smallWidth, smallHeight = 300.0, 130.0
	smallLeft, smallBottom  = 30.0, 24.0
)

// multiples are small pictures of one scale: mentions by family over time, dates to
// scale where all versions have one.
func (s *story) multiples() []series {
	line := s.mainLine()
	var out []series
	most := 1
	for _, f := range s.Families {
		one := series{Family: f.Name}
		for _, v := range line {
			n := 0
			for i := range f.Lines {
				if _, ok := f.Lines[i].Mention.In(v); ok {
					n++
				}
			}
			one.Counts = append(one.Counts, n)
			most = max(most, n)
		}
		out = append(out, one)
	}
	at := s.positions(line)
	for i := range out {
		out[i].Picture = s.small(fmt.Sprintf("small%d", i), &out[i], line, at, most)
	}
	return out
}

// positions are where the versions of the main line stand, 0 to 1: by date where all
// have one, else at equal distances.
func (s *story) positions(line []int) []float64 {
	at := make([]float64, len(line))
	for k := range line {
		at[k] = float64(k) / float64(max(len(line)-1, 1))
	}
	first, ok := history.Moment(s.Versions[line[0]].Date)
	last, ok2 := history.Moment(s.Versions[line[len(line)-1]].Date)
	if !ok || !ok2 || !last.After(first) {
		return at
	}
	scaled := make([]float64, len(line))
	for k, v := range line {
		t, ok := history.Moment(s.Versions[v].Date)
		if !ok {
			return at
		}
		scaled[k] = t.Sub(first).Hours() / last.Sub(first).Hours()
	}
	return scaled
}

// small draws one family.
func (s *story) small(id string, one *series, line []int, at []float64, most int) template.HTML {
	d := &drawing{width: smallWidth, height: smallHeight}
	x := func(k int) float64 { return smallLeft + 8 + at[k]*(smallWidth-smallLeft-24) }
	y := func(n int) float64 {
		return smallHeight - smallBottom - float64(n)/float64(most)*(smallHeight-smallBottom-14)
	}
	for _, n := range []int{0, most} {
		fmt.Fprintf(d, `<path class="grid" d="M%.1f %.1fH%.1f"/>`, smallLeft, y(n), smallWidth-8)
		d.label(smallLeft-5, y(n)+4, "end", "tick", fmt.Sprint(n))
	}
	var path strings.Builder
	for k, n := range one.Counts {
		verb := "L"
		if k == 0 {
			verb = "M"
		}
		fmt.Fprintf(&path, "%s%.1f %.1f", verb, x(k), y(n))
		fmt.Fprintf(d, `<path class="grid" d="M%.1f %.1fv4"/>`, x(k), smallHeight-smallBottom)
	}
	fmt.Fprintf(d, `<path class="curve" d="%s"/>`, path.String())
	for k, n := range one.Counts {
		fmt.Fprintf(d, `<circle class="full" cx="%.1f" cy="%.1f" r="3"><title>%s: %d</title></circle>`, x(k), y(n), esc(s.when(line[k])), n)
	}
	d.label(x(0), smallHeight-6, "start", "tick", shortened(s.when(line[0]), 16))
	if n := len(line) - 1; n > 0 {
		d.label(x(n), smallHeight-6, "end", "tick", shortened(s.when(line[n]), 16))
	}
	return d.done(id, one.Family+": mentions in each version", "The table below has the numbers.")
}

// when is a version's date, or its name where it has none.
func (s *story) when(v int) string {
	return cmp.Or(s.Versions[v].Date, s.Versions[v].ID)
}
