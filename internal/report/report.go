// Package report turns findings into the bytes of one format.
//
// Each format has a package of its own and is made from finding.Report alone:
// none knows how the findings were found.
package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/brief"
	"github.com/resolint/resolint/internal/report/docx"
	"github.com/resolint/resolint/internal/report/github"
	"github.com/resolint/resolint/internal/report/gitlab"
	"github.com/resolint/resolint/internal/report/html"
	"github.com/resolint/resolint/internal/report/json"
	"github.com/resolint/resolint/internal/report/junit"
	"github.com/resolint/resolint/internal/report/markdown"
	"github.com/resolint/resolint/internal/report/sarif"
	"github.com/resolint/resolint/internal/report/text"
)

// Writer writes a report in one format.
type Writer interface {
	// Write writes the whole report; its error is that of w.
	Write(w io.Writer, r *finding.Report) error
}

// Copier is a Writer whose format is a copy of each draft, and no report of its own.
type Copier interface {
	Writer
	// Copies are those of all drafts of a report.
	Copies(r *finding.Report) []docx.Copy
}

// Options are what a format may need to know about where its output goes. Source,
// Suggest and Time matter to docx alone. Directory, Width,
// Color, Hyperlinks and Quiet are for people at terminals and matter to text alone.
type Options struct {
	// Color allows colours, Hyperlinks OSC 8 hyperlinks.
	Color, Hyperlinks bool
	// Width is the width of the terminal in cells, 0 for no wrapping.
	Width int
	// Directory is the absolute path that file names are relative to, for
	// hyperlinks.
	Directory string
	// Quiet leaves out all but what counts, Verbose leaves out nothing: information
	// too, which the formats of code hosts have on demand only.
	Quiet, Verbose bool
	// Changes has the text format print the reading list, ByPlace has it print findings
	// in the order of the text.
	Changes, ByPlace bool
	// Revision takes the name of a file of an older revision apart, for sarif; nil
	// where there are none.
	Revision func(file string) (path, revision string, ok bool)
	// Source returns the bytes that were audited under the name of a draft: docx
	// is a copy of it.
	Source func(file string) ([]byte, error)
	// Word has the brief written as a Word file and not as Markdown.
	Word bool
	// Suggest writes suggested wording into the copy as tracked changes.
	Suggest bool
	// Time dates comments and insertions; zero leaves them undated.
	Time time.Time
}

type format struct {
	name string
	make func(Options) Writer
}

var formats = []format{
	{"text", func(o Options) Writer {
		return text.Writer{Color: o.Color, Hyperlinks: o.Hyperlinks, Width: o.Width, Directory: o.Directory, Quiet: o.Quiet, Verbose: o.Verbose, Changes: o.Changes, ByPlace: o.ByPlace}
	}},
	{"json", func(Options) Writer { return json.Writer{} }},
	{"sarif", func(o Options) Writer {
		return sarif.Writer{Information: o.Verbose, Revision: o.Revision}
	}},
	{"html", func(Options) Writer { return html.Writer{} }},
	{"markdown", func(Options) Writer { return markdown.Writer{} }},
	{"github", func(o Options) Writer { return github.Writer{Information: o.Verbose} }},
	{"gitlab", func(o Options) Writer { return gitlab.Writer{Information: o.Verbose} }},
	{"docx", func(o Options) Writer {
		return docx.Writer{Source: o.Source, Suggest: o.Suggest, Information: o.Verbose, Time: o.Time}
	}},
	{"junit", func(Options) Writer { return junit.Writer{} }},
	{"brief", func(o Options) Writer { return brief.Writer{Word: o.Word} }},
}

// Formats are the names of all formats.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// New returns the writer of a format.
func New(name string, options Options) (Writer, error) {
	for _, f := range formats {
		if f.name == name {
			return f.make(options), nil
		}
	}
	return nil, fmt.Errorf("unknown format %q: use one of %s", name, strings.Join(Formats(), ", "))
}
