// Package corpus audits archives: it reads a manifest of texts, audits each with
// the audit that check runs, and writes what was found as JSON Lines.
//
// It is a thin room over internal/audit and keeps no judgement of its own. What it
// adds is bookkeeping: which texts there are (Manifest), which of them a shard takes
// (Shard), in which order results are written so that a killed run can go on (store),
// and how shards become one again (Merge). Nothing that it keeps grows with the
// number of texts but about 24 bytes for each while the manifest is planned.
package corpus

import (
	"bytes"
	"encoding/json"
)

// The streams of an output directory, each a file NAME.jsonl. Lines are in the order
// of the manifest, and each begins with the member "row".
const (
	Texts    = "texts"
	Families = "families"
	Findings = "findings"
	Changes  = "changes"
	Failures = "failures"
)

// streams are all of them, in the order in which they are written.
var streams = [...]string{Texts, Families, Findings, Changes, Failures}

// Entry is one line of a manifest, checked: its paths are files below the root, or
// Trouble says why there are none.
type Entry struct {
	// Row counts the texts of the manifest from 1, Line its lines.
	Row  int    `json:"row"`
	Line int    `json:"line,omitempty"`
	ID   string `json:"id"`
	// Draft, Base and Proposals are paths below the root, with slashes.
	Draft     []string `json:"draft"`
	Base      []string `json:"base,omitempty"`
	Proposals []string `json:"proposals,omitempty"`
	// Date is YYYY, YYYY-MM or YYYY-MM-DD, or "".
	Date   string `json:"date,omitempty"`
	Body   string `json:"body,omitempty"`
	Series string `json:"series,omitempty"`
	Title  string `json:"title,omitempty"`
	// Columns are what the manifest has beside.
	Columns map[string]any `json:"columns,omitempty"`
	// Bytes is the size of all files together.
	Bytes   int64  `json:"bytes"`
	Trouble string `json:"trouble,omitempty"`
}

// encode writes a value as one line. Marks of HTML stay as they are: nobody reads a
// stream as a page.
func encode(w *bytes.Buffer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
