package show

import (
	"fmt"
	"html/template"
	"slices"

	"github.com/resolint/resolint/internal/history"
)

// mainLine are the versions of the main line, oldest first.
func (s *story) mainLine() []int {
	var out []int
	for v := range s.Versions {
		if !s.Versions[v].Side {
			out = append(out, v)
		}
	}
	return out
}

// flowRow is the table behind the flow of one step.
type flowRow struct {
	From, To string
	Counts   map[history.Kind]int
	Same     int
	Notable  []string
}

// The sizes of the flow, in pixels.
const (
	barWidth  = 14.0
	flowTall  = 620.0
	flowTop   = 40.0
	leastBar  = 3.0
	mostBar   = 16.0
	flowRight = 40.0
)

// flow draws the clauses of the main line, one column a version, with what became of
// each: as it was, other words, another place, split, merged.
func (s *story) flow(id string) template.HTML {
	line := s.mainLine()
	most := 1
	for _, v := range line {
		most = max(most, s.clauses(v))
	}
	unit := min(max(flowTall/float64(most), leastBar), mostBar)
	step := min(max(900/float64(len(line)), 110), 220)
	d := &drawing{width: step*float64(len(line)-1) + 2*flowRight + barWidth, height: flowTop + unit*float64(most) + 10}
	x := func(k int) float64 { return flowRight + step*float64(k) }
	y := func(p history.Place) float64 { return flowTop + unit*(float64(s.rank(p))+0.5) }
	for k, v := range line {
		d.label(x(k)+barWidth/2, flowTop-14, "middle", "tick", shortened(s.Versions[v].ID, 18))
		if k == 0 {
			continue
		}
		for _, l := range s.Lives {
			to, stands := l.In(v)
			if from, stood := l.In(line[k-1]); stands && stood {
				d.ribbon(x(k-1)+barWidth, y(from), x(k), y(to), s.ribbonClass(l, v))
			}
		}
		for _, j := range s.Joins {
			if j.To.Version == v && j.From.Version == line[k-1] {
				d.ribbon(x(k-1)+barWidth, y(j.From), x(k), y(j.To), "part")
			}
		}
	}
	for k, v := range line {
		for _, l := range s.Lives {
			if p, ok := l.In(v); ok {
				class := "bar"
				if slices.Contains(marks(l.Events, v), history.Born) && k > 0 {
					class = "bar new"
				}
				fmt.Fprintf(d, `<rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f"><title>%s %s</title></rect>`,
					class, x(k), y(p)-unit*0.4, barWidth, unit*0.8, esc(s.Versions[v].ID), esc(s.Path(p)))
			}
		}
	}
	return d.done(id, "Clauses from version to version", "Each bar is a clause; lines lead to what it became. Filled bars are new. The table below says the same.")
}

func (d *drawing) ribbon(x1, y1, x2, y2 float64, class string) {
	mid := (x1 + x2) / 2
	fmt.Fprintf(d, `<path class="ribbon %s" d="M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f"/>`, class, x1, y1, mid, y1, mid, y2, x2, y2)
}

// ribbonClass says how a clause came into a version.
func (s *story) ribbonClass(l *history.Life, v int) string {
	list := marks(l.Events, v)
	for _, c := range []struct {
		kind  history.Kind
		class string
	}{{history.Split, "part"}, {history.Merged, "part"}, {history.Moved, "moved"}, {history.Weakened, "edited"}, {history.Strengthened, "edited"}, {history.Reworded, "edited"}} {
		if slices.Contains(list, c.kind) {
			return c.class
		}
	}
	return "same"
}

// clauses is the number of clauses of a version that are followed; rank that of a place
// among them.
func (s *story) clauses(v int) int {
	n := 0
	for _, l := range s.Lives {
		if _, ok := l.In(v); ok {
			n++
		}
	}
	return n
}

func (s *story) rank(p history.Place) int {
	if s.ranks == nil {
		s.ranks = map[history.Place]int{}
		for v := range s.Versions {
			n := 0
			for c := range s.Edition(v).Clauses {
				if q := (history.Place{Version: v, Clause: c}); s.Life(q) != nil {
					s.ranks[q] = n
					n++
				}
			}
		}
	}
	return s.ranks[p]
}

// flows are the rows of the table behind the flow.
func (s *story) flows() []flowRow {
	line := s.mainLine()
	var out []flowRow
	for k := 1; k < len(line); k++ {
		from, to := line[k-1], line[k]
		r := flowRow{From: s.Versions[from].ID, To: s.Versions[to].ID, Counts: map[history.Kind]int{}}
		for _, l := range s.Lives {
			happened := false
			for i := range l.Events {
				e := &l.Events[i]
				if e.Version != to || e.Statement != "" {
					continue
				}
				happened = true
				r.Counts[e.Kind]++
				if e.Kind == history.Split || e.Kind == history.Merged || e.Kind == history.Moved {
					r.Notable = append(r.Notable, s.event(e, nil))
				}
			}
			_, stands := l.In(to)
			if _, stood := l.In(from); stands && stood && !happened {
				r.Same++
			}
		}
		out = append(out, r)
	}
	return out
}
