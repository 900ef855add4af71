package html

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// The measures of a map, in user units.
const (
	cellSize  = 14
	nameWidth = 112
	topHeight = 16
	lineGap   = 6
	mostLine  = 28 // clauses in a line
	leastRow  = 8
	letter    = 6 // about, in the size of the parts' names
)

// clauseMap is the picture of one resolution: its clauses in lines as text has them,
// and in each line a row for each family that the resolution speaks of.
type clauseMap struct {
	ID, Name      string
	Width, Height int
	// Names and Parts are words in the picture, Marks the shapes of each state.
	Names, Parts []mapWord
	Marks        []mapMarks
	Rules        []mapRule
	Description  string
	// Legend has the signs explained below the picture.
	Legend bool
	// Table is the same in words: the clauses where something happened.
	Families []string
	Table    []mapRow
	More     int
	// Text, PerLine, Line, Left and Cell are what leads from a point of the picture to
	// a clause.
	Text                      string
	PerLine, Line, Left, Cell int
	Clauses                   int
}

type mapWord struct {
	Text string
	X, Y int
}

type mapRule struct{ X, Y, To int }

// mapMarks are all the marks of one state, as the data of a path.
type mapMarks struct{ State, Path string }

type mapRow struct {
	Clause, Target string
	States         []string
}

// mostMapRows bounds the table of a map.
const mostMapRows = 200

// The states of a family in a clause, as the map and the text show them.
const (
	kept    = "kept"
	lost    = "lost"
	gained  = "gained"
	changed = "changed" // still there, with a finding
	flagged = "flagged" // not there, with a finding
)

var states = []string{kept, changed, lost, gained, flagged}

// shapes are the paths of the marks around their centre.
var shapes = map[string]string{
	kept:    "M%d %dm-4-4h8v8h-8z",
	changed: "M%d %dm-4-4h8v8h-8zm0 8l8-8",
	lost:    "M%d %dm-4-4l8 8m0-8l-8 8",
	gained:  "M%d %dm0-5v10m-5-5h10",
	flagged: "M%d %dm-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
}

// mapOf draws a resolution; nil where nothing in it speaks of any family.
func mapOf(d *document, j int) *clauseMap {
	res := &d.Resolutions[j]
	all := make([][]mark, len(res.Clauses))
	present := map[string]bool{}
	for k := range res.Clauses {
		all[k] = d.marks(&res.Clauses[k])
		for _, m := range all[k] {
			present[m.Family] = true
		}
	}
	if len(present) == 0 {
		return nil
	}
	id := resolutionID(d.ID, j)
	lines := (len(res.Clauses) + mostLine - 1) / mostLine
	perLine := (len(res.Clauses) + lines - 1) / lines
	m := &clauseMap{
		ID: "m" + id, Name: digest.Heading(res.Heading, res.Title), Text: strings.TrimPrefix(id, "r"),
		PerLine: perLine, Left: nameWidth, Cell: cellSize, Clauses: len(res.Clauses),
	}
	for _, f := range digest.Families {
		if present[f] {
			m.Families = append(m.Families, f)
		}
	}
	m.Line = topHeight + cellSize*len(m.Families) + lineGap
	m.Width, m.Height = nameWidth+cellSize*max(perLine, leastRow), m.Line*lines
	m.frame(res.Clauses, lines)
	m.mark(d, j, res.Clauses, all)
	return m
}

// frame writes the names of families and parts.
func (m *clauseMap) frame(clauses []finding.ClauseText, lines int) {
	perLine := m.PerLine
	for l := range lines {
		end := nameWidth + cellSize*min(perLine, len(clauses)-l*perLine)
		for n, f := range m.Families {
			y := l*m.Line + topHeight + cellSize*n + cellSize/2
			m.Names = append(m.Names, mapWord{family.Words(f), 0, y + 4})
			m.Rules = append(m.Rules, mapRule{nameWidth, y, end})
		}
	}
	part := ""
	for k := range clauses {
		if clauses[k].Part == part && k%perLine != 0 {
			continue
		}
		part = clauses[k].Part
		to := k + 1
		for to < len(clauses) && clauses[to].Part == part && to%perLine != 0 {
			to++
		}
		if label := fit(part, (to-k)*cellSize); label != "" {
			m.Parts = append(m.Parts, mapWord{label, nameWidth + cellSize*(k%perLine), k/perLine*m.Line + topHeight - 5})
		}
	}
}

// mark draws what became of each family in each clause, and says it in words.
func (m *clauseMap) mark(d *document, j int, clauses []finding.ClauseText, all [][]mark) {
	perLine := m.PerLine
	paths := map[string]*strings.Builder{}
	counts := map[string]map[string]int{}
	for k, marks := range all {
		row := mapRow{Clause: clauses[k].Path, States: make([]string, len(m.Families))}
		happened := false
		for _, mk := range marks {
			n := slices.Index(m.Families, mk.Family)
			if paths[mk.State] == nil {
				paths[mk.State] = &strings.Builder{}
			}
			x := nameWidth + cellSize*(k%perLine) + cellSize/2
			y := k/perLine*m.Line + topHeight + cellSize*n + cellSize/2
			fmt.Fprintf(paths[mk.State], shapes[mk.State], x, y)
			if counts[mk.Family] == nil {
				counts[mk.Family] = map[string]int{}
			}
			counts[mk.Family][mk.State]++
			row.States[n] = mk.State
			happened = happened || mk.State != kept
		}
		switch {
		case !happened:
		case len(m.Table) == mostMapRows:
			m.More++
		default:
			if d.shown[j][k] {
				row.Target = clauseID(d.ID, j, k)
			}
			m.Table = append(m.Table, row)
		}
	}
	for _, state := range states {
		if p := paths[state]; p != nil {
			m.Marks = append(m.Marks, mapMarks{state, p.String()})
		}
	}
	m.Description = describe(len(clauses), counts)
}

// fit shortens the name of a part to the room that it has.
func fit(name string, width int) string {
	room := (width - 4) / letter
	if len(name) <= room {
		return name
	}
	if room < 4 {
		return ""
	}
	return name[:room-1] + "."
}

// describe says in words what the picture shows.
func describe(clauses int, counts map[string]map[string]int) string {
	parts := []string{digest.Plural(clauses, "clause")}
	for _, f := range digest.Families {
		var said []string
		for _, state := range states {
			if n := counts[f][state]; n > 0 {
				said = append(said, fmt.Sprintf("%s in %d", state, n))
			}
		}
		if len(said) > 0 {
			parts = append(parts, family.Words(f)+" "+strings.Join(said, ", "))
		}
	}
	return strings.Join(parts, "; ") + "."
}

// mark says of a family what became of it in a clause.
type mark struct{ Family, State string }

// marks says what became of each family that a clause mentions or has a
// finding of. Without a base a mention is kept, not gained.
func (d *document) marks(c *finding.ClauseText) []mark {
	var out []mark
	found := map[string]bool{}
	for _, key := range c.Findings {
		if n, known := d.byKey[key]; known && digest.Counts(&d.Findings[n]) {
			found[d.Findings[n].Family] = true
		}
	}
	for _, f := range digest.Families {
		before, now := slices.Contains(c.Base, f), slices.Contains(c.Draft, f)
		state := kept
		switch {
		case now && found[f]:
			state = changed
		case now && (before || d.Base == ""):
		case now:
			state = gained
		case before:
			state = lost
		case found[f]:
			state = flagged
		default:
			continue
		}
		out = append(out, mark{f, state})
	}
	return out
}

// Shown is the width of the picture on a wide screen, in CSS pixels.
func (m *clauseMap) Shown() int { return m.Width * 5 / 4 }
