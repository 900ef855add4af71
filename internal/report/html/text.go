package html

import (
	"slices"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// fullText is a document with its changes and findings in place.
type fullText struct {
	ID          int
	File        string
	Compared    string
	Resolutions []textResolution
}

type textResolution struct {
	ID, Name string
	State    string
	Clauses  []textClause
}

type textClause struct {
	finding.ClauseText
	ID string
	// Heading is the call where the clause is the first below it, Part the part
	// where it is the first in it.
	Heading, Part string
	Lost, Gained  bool // the clause as a whole
	Families      []mark
	Notes         []note
}

// mark says of a family what became of it in a clause.
type mark struct{ Family, State string }

// note is a finding beside the text.
type note struct {
	*finding.Finding
	ID     string
	Level  string
	Waiver string
}

var stateWords = map[string]string{
	"matched": "compared with its base", "new": "new, without a base", "suppressed": "in the base only: suppressed", "alone": "without a base",
}

func textOf(i int, d *finding.Document) fullText {
	t := fullText{ID: i + 1, File: d.File, Compared: digest.Compared(d)}
	for j := range d.Resolutions {
		res := &d.Resolutions[j]
		r := textResolution{ID: resolutionID(i, j), Name: digest.Heading(res.Heading, res.Title), State: stateWords[res.State]}
		part, call := "", ""
		for k := range res.Clauses {
			c := textClause{ClauseText: res.Clauses[k], ID: clauseID(i, j, k)}
			if c.ClauseText.Part != part {
				part, call = c.ClauseText.Part, ""
				c.Part = part
			}
			if c.Call != call {
				call = c.Call
				c.Heading = call
			}
			c.Lost, c.Gained = whole(c.Diff, "-"), whole(c.Diff, "+")
			c.Families = marks(&res.Clauses[k], d)
			for _, n := range res.Clauses[k].Findings {
				if n >= 0 && n < len(d.Findings) {
					c.Notes = append(c.Notes, noteOf(i, n, d))
				}
			}
			r.Clauses = append(r.Clauses, c)
		}
		t.Resolutions = append(t.Resolutions, r)
	}
	return t
}

func noteOf(i, n int, d *finding.Document) note {
	f := &d.Findings[n]
	x := note{Finding: f, ID: findingID(i, n), Level: string(f.Level)}
	if f.Level.Rank() == 0 {
		x.Level = "information"
	}
	if f.Suppressed != nil {
		x.Waiver = digest.Waiver(f.Suppressed)
	}
	return x
}

func whole(diff []finding.Segment, op string) bool {
	return len(diff) > 0 && !slices.ContainsFunc(diff, func(s finding.Segment) bool { return s.Op != op })
}

// The states of a family in a clause, as the map and the text show them.
const (
	kept    = "kept"
	lost    = "lost"
	gained  = "gained"
	changed = "changed" // still there, with a finding
	flagged = "flagged" // not there, with a finding
)

// marks says what became of each family that a clause mentions or has a
// finding of. Without a base a mention is kept, not gained.
func marks(c *finding.ClauseText, d *finding.Document) []mark {
	var out []mark
	found := map[string]bool{}
	names := append(slices.Clone(c.Base), c.Draft...)
	for _, n := range c.Findings {
		if n >= 0 && n < len(d.Findings) && digest.Counts(&d.Findings[n]) {
			found[d.Findings[n].Family] = true
			names = append(names, d.Findings[n].Family)
		}
	}
	for _, family := range digest.Families {
		if !slices.Contains(names, family) {
			continue
		}
		before, now := slices.Contains(c.Base, family), slices.Contains(c.Draft, family)
		state := kept
		switch {
		case now && found[family]:
			state = changed
		case now && (before || d.Base == ""):
		case now:
			state = gained
		case before:
			state = lost
		default:
			state = flagged
		}
		out = append(out, mark{family, state})
	}
	return out
}
