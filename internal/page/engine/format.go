package engine

import (
	"cmp"
	"slices"

	"github.com/resolint/resolint/internal/report"
)

// Format is a form in which the last audit can be taken away.
type Format struct {
	// Name is what Write takes, Title what a person reads.
	Name  string `json:"name"`
	Title string `json:"title"`
	// Extension is that of the file, without a dot; Type its media type.
	Extension string `json:"extension"`
	Type      string `json:"type"`
	// Copy is true for a copy of one draft, which takes a Word file.
	Copy bool `json:"copy"`

	// format is the report's own name where it is another, word its option.
	format string
	word   bool
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// offered are the formats for people, in the order of use; those of build servers are
// left to the command line.
var offered = []Format{
	{Name: "docx", Title: "Word file with comments", Extension: "docx", Type: wordType, Copy: true},
	{Name: "brief-word", Title: "Brief of one page (Word)", Extension: "docx", Type: wordType, format: "brief", word: true},
	{Name: "brief", Title: "Brief of one page (Markdown)", Extension: "md", Type: plainType},
	{Name: "html", Title: "Web page (HTML)", Extension: "html", Type: "text/html"},
	{Name: "markdown", Title: "Markdown", Extension: "md", Type: plainType},
	{Name: "text", Title: "Plain text", Extension: "txt", Type: plainType},
	{Name: "sarif", Title: "SARIF", Extension: "sarif", Type: "application/sarif+json"},
	{Name: "json", Title: "JSON", Extension: "json", Type: "application/json"},
}

const plainType = "text/plain;charset=utf-8"

// Formats are those that the page offers, as far as the program has them.
func Formats() []Format {
	have := report.Formats()
	return slices.DeleteFunc(slices.Clone(offered), func(f Format) bool {
		return !slices.Contains(have, f.report())
	})
}

// report is the name of the report that is written.
func (f *Format) report() string { return cmp.Or(f.format, f.Name) }

// formatOf finds a format by its name; one that is not offered is the report of that
// name, if there is any.
func formatOf(name string) Format {
	if i := slices.IndexFunc(offered, func(f Format) bool { return f.Name == name }); i >= 0 {
		return offered[i]
	}
	return Format{Name: name}
}
