package show

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/resolint/resolint/internal/history"
)

const blameSchemaID = "https://raw.githubusercontent.com/resolint/resolint/main/internal/history/show/blame.schema.json"

// BlameFormats are the names of the formats that blame is written in.
func BlameFormats() []string { return []string{"text", "json"} }

// blamed is the JSON form of blame; blame.schema.json is its JSON Schema.
type blamed struct {
	Schema   string         `json:"$schema"`
	Form     string         `json:"version"`
	Resolint string         `json:"resolint"`
	Of       string         `json:"of"`
	Clauses  []blamedClause `json:"clauses"`
}

type blamedClause struct {
	Clause string      `json:"clause"`
	Runs   []blamedRun `json:"runs"`
}

type blamedRun struct {
	Version   string `json:"version"`
	Proponent string `json:"proponent,omitempty"`
	Date      string `json:"date,omitempty"`
	Text      string `json:"text"`
}

// Blame writes a version's text with what brought each run of its words. The error is
// that of w.
func Blame(w io.Writer, h *history.History, version int, format, resolint string) error {
	out := blamed{Schema: blameSchemaID, Form: history.SchemaVersion, Resolint: resolint, Of: h.Versions[version].ID, Clauses: []blamedClause{}}
	for c := range h.Edition(version).Clauses {
		p := history.Place{Version: version, Clause: c}
		one := blamedClause{Clause: h.Path(p)}
		for _, r := range h.Blame(p) {
			v := &h.Versions[r.Version]
			one.Runs = append(one.Runs, blamedRun{v.ID, v.Proponent, v.Date, r.Text})
		}
		if len(one.Runs) > 0 {
			out.Clauses = append(out.Clauses, one)
		}
	}
	if format == "json" {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(out)
	}
	_, err := io.WriteString(w, out.text())
	return err
}

// text prints each clause under its path, each run behind the version that brought it.
func (b *blamed) text() string {
	who := func(r *blamedRun) string { return clean(by(r.Version, r.Proponent)) }
	width := 0
	for i := range b.Clauses {
		for k := range b.Clauses[i].Runs {
			width = max(width, len([]rune(who(&b.Clauses[i].Runs[k]))))
		}
	}
	var out strings.Builder
	for i := range b.Clauses {
		c := &b.Clauses[i]
		fmt.Fprintf(&out, "%s\n", clean(c.Clause))
		for k := range c.Runs {
			name := who(&c.Runs[k])
			fmt.Fprintf(&out, "  %s%s  %s\n", name, strings.Repeat(" ", width-len([]rune(name))), clean(strings.TrimRight(c.Runs[k].Text, " \n\t")))
		}
	}
	return out.String()
}
