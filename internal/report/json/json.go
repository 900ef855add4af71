// Package json writes a report as one versioned JSON document, the interface
// for programs. Its schema (JSON Schema, draft 2020-12) is schema.json.
package json

import (
	"io"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/jsonstream"
)

// Version is the version of the document's form. It rises with every change
// that a reader could stumble over; new members alone do not raise it.
const Version = 1

// SchemaID is the address under which the schema is published.
const SchemaID = "https://raw.githubusercontent.com/resolint/resolint/main/internal/report/json/schema.json"

// Writer writes reports as JSON.
type Writer struct{}

type rule struct {
	Name   string        `json:"name"`
	Family string        `json:"family"`
	Kind   string        `json:"kind"`
	Title  string        `json:"title"`
	Level  finding.Level `json:"level"`
}

// counts are the numbers of findings; Error to Information leave suppressed
// ones out.
type counts struct {
	Error       int `json:"error"`
	Warning     int `json:"warning"`
	Note        int `json:"note"`
	Information int `json:"none"`
	Waived      int `json:"waived"`
	Baseline    int `json:"baseline"`
}

func number(t digest.Totals) counts {
	return counts{
		Error: t.Levels[finding.LevelError], Warning: t.Levels[finding.LevelWarning], Note: t.Levels[finding.LevelNote],
		Information: t.Levels[finding.LevelNone], Waived: t.Waived, Baseline: t.Baseline,
	}
}

// Write writes the report.
func (Writer) Write(w io.Writer, r *finding.Report) error {
	s := jsonstream.New(w)
	s.Object("")
	s.Value("$schema", SchemaID)
	s.Value("version", Version)
	s.Value("resolint", r.Version)
	s.Value("status", r.Status)
	s.Value("failOn", r.FailOn)
	s.Value("counts", number(digest.Count(r)))
	s.Array("documents")
	for i := range r.Documents {
		document(s, &r.Documents[i])
	}
	s.End()
	s.Array("failures")
	for _, f := range r.Failures {
		s.Value("", f)
	}
	s.End()
	s.Array("skipped")
	for _, f := range r.Skipped {
		s.Value("", f)
	}
	s.End()
	s.Value("notices", orEmpty(r.Notices))
	s.Array("rules")
	for _, x := range digest.Rules(r) {
		s.Value("", rule{x.Name, x.Family, x.Kind, x.Title, x.Level})
	}
	s.End()
	s.End()
	return s.Flush()
}

func document(s *jsonstream.Stream, d *finding.Document) {
	s.Object("")
	s.Value("file", d.File)
	if d.Base != "" {
		s.Value("base", d.Base)
	}
	if len(d.Pairs) > 0 {
		s.Value("pairs", d.Pairs)
	}
	s.Value("proposals", orEmpty(d.Proposals))
	s.Value("redline", d.Redline)
	s.Value("counts", number(digest.CountDocument(d)))
	s.Array("resolutions")
	for i := range d.Resolutions {
		res := d.Resolutions[i]
		if res.Families == nil {
			res.Families = []finding.FamilyCount{}
		}
		s.Value("", &res)
	}
	s.End()
	s.Array("findings")
	for i := range d.Findings {
		s.Value("", &d.Findings[i])
	}
	s.End()
	if d.Changes != nil {
		s.Array("changes")
		for i := range d.Changes {
			s.Value("", &d.Changes[i])
		}
		s.End()
	}
	s.Value("notices", orEmpty(d.Notices))
	s.End()
}

// orEmpty makes the list that has nothing an empty list and no null.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
