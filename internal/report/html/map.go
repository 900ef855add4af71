package html

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// The measures of a map, in user units.
const (
	cellSize  = 16
	nameWidth = 128
	topHeight = 18
	leastMap  = 72
	letter    = 6 // about, in the size of the parts' names
)

// clauseMap is the picture of one resolution: families down, clauses across.
type clauseMap struct {
	ID, Name      string
	Width, Height int
	Description   string
	Rows          []mapRow
	Parts         []mapPart
	Columns       []mapColumn
}

type mapRow struct {
	Family string
	Y      int
}

// mapPart is a part of the resolution, marked where it begins. Label is as
// much of its name as its clauses leave room for.
type mapPart struct {
	Name, Label string
	X           int
}

// mapColumn is a clause. Its cells are drawn by state.
type mapColumn struct {
	Target, Title string
	X             int
	Cells         []mapCell
}

type mapCell struct {
	State string
	X, Y  int // of the centre
}

func mapsOf(i int, d *finding.Document) []clauseMap {
	var out []clauseMap
	for j := range d.Resolutions {
		if len(d.Resolutions[j].Clauses) > 0 {
			out = append(out, mapOf(i, j, d))
		}
	}
	return out
}

func mapOf(i, j int, d *finding.Document) clauseMap {
	res := &d.Resolutions[j]
	m := clauseMap{
		ID: "m" + resolutionID(i, j), Name: digest.Heading(res.Heading, res.Title),
		Width: nameWidth + max(cellSize*len(res.Clauses), leastMap), Height: topHeight + cellSize*len(digest.Families) + 4,
	}
	y := map[string]int{}
	for n, family := range digest.Families {
		y[family] = topHeight + cellSize*n + cellSize/2
		m.Rows = append(m.Rows, mapRow{family, y[family]})
	}
	counts := map[string]map[string]int{}
	part := ""
	for k := range res.Clauses {
		c := &res.Clauses[k]
		x := nameWidth + cellSize*k + cellSize/2
		if c.Part != part {
			part = c.Part
			m.Parts = append(m.Parts, mapPart{Name: part, X: x - cellSize/2})
		}
		column := mapColumn{Target: clauseID(i, j, k), Title: c.Path, X: x}
		var said []string
		for _, mk := range marks(c, d) {
			column.Cells = append(column.Cells, mapCell{mk.State, x, y[mk.Family]})
			said = append(said, mk.Family+" "+mk.State)
			if counts[mk.Family] == nil {
				counts[mk.Family] = map[string]int{}
			}
			counts[mk.Family][mk.State]++
		}
		if len(said) > 0 {
			column.Title += ": " + strings.Join(said, ", ")
		}
		m.Columns = append(m.Columns, column)
	}
	label(m.Parts, m.Width)
	m.Description = describe(len(res.Clauses), counts)
	return m
}

// label shortens the names of parts to the room that each has.
func label(parts []mapPart, width int) {
	for i := range parts {
		p := &parts[i]
		end := width
		if i+1 < len(parts) {
			end = parts[i+1].X
		}
		p.Label = p.Name
		if room := (end - p.X - 4) / letter; len(p.Name) > room {
			p.Label = p.Name[:min(len(p.Name), max(room-1, 0))]
			if len(p.Label) < 2 {
				p.Label = ""
			} else {
				p.Label += "."
			}
		}
	}
}

// describe says in words what the picture shows.
func describe(clauses int, counts map[string]map[string]int) string {
	parts := []string{digest.Plural(clauses, "clause")}
	for _, family := range digest.Families {
		var said []string
		for _, state := range []string{kept, changed, lost, gained, flagged} {
			if n := counts[family][state]; n > 0 {
				said = append(said, fmt.Sprintf("%s in %d", state, n))
			}
		}
		if len(said) == 0 {
			said = []string{"nowhere"}
		}
		parts = append(parts, family+" "+strings.Join(said, ", "))
	}
	return strings.Join(parts, "; ") + "."
}
