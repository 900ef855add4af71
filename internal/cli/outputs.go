package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"
)

// destination is one format with the file that it goes to.
type destination struct {
	// Format is "" where only a file was given, until its name decides.
	Format string
	// File is "" for standard output.
	File string
}

// outputs collects --format and --output in their order: an --output belongs to
// the --format before it, or, if that has one already, to the one after it.
type outputs struct{ list []destination }

func (o *outputs) register(flags *pflag.FlagSet, formats []string) {
	flags.VarP(&formatFlag{o}, "format", "f", "how to print: "+strings.Join(formats, ", ")+" (repeatable, each with its --output)")
	flags.VarP(&outputFlag{o}, "output", "o", "file to write the --format before it to, for docx of several drafts a folder (default standard output)")
}

type (
	formatFlag struct{ o *outputs }
	outputFlag struct{ o *outputs }
)

func (v *formatFlag) Type() string { return "FORMAT" }
func (v *outputFlag) Type() string { return "FILE" }

func (v *formatFlag) String() string { return "" }
func (v *outputFlag) String() string { return "" }

func (v *formatFlag) Set(s string) error {
	if s == "" {
		return errors.New("the name of a format is missing")
	}
	if n := len(v.o.list); n > 0 && v.o.list[n-1].Format == "" {
		v.o.list[n-1].Format = s
		return nil
	}
	v.o.list = append(v.o.list, destination{Format: s})
	return nil
}

func (v *outputFlag) Set(s string) error {
	if s == "" {
		return errors.New("the name of a file is missing")
	}
	if s == "-" {
		s = ""
	}
	if n := len(v.o.list); n > 0 && v.o.list[n-1].Format != "" && v.o.list[n-1].File == "" {
		v.o.list[n-1].File = s
		return nil
	}
	v.o.list = append(v.o.list, destination{File: s})
	return nil
}

// byExtension are the formats that a file's name asks for.
var byExtension = map[string]string{
	".txt": "text", ".json": "json", ".sarif": "sarif", ".html": "html", ".htm": "html",
	".md": "markdown", ".xml": "junit", ".docx": "docx",
}

// resolve fills in what was left out and refuses what cannot be: an unknown
// format, two formats on standard output, a file named twice.
func (o *outputs) resolve(formats []string) ([]destination, error) {
	list := o.list
	if len(list) == 0 {
		list = []destination{{Format: "text"}}
	}
	files := map[string]bool{}
	for i := range list {
		d := &list[i]
		if d.Format == "" {
			d.Format = byExtension[strings.ToLower(filepath.Ext(d.File))]
		}
		switch {
		case d.Format == "":
			return nil, fmt.Errorf("--output %s: its name does not tell a format; add --format", d.File)
		case !contains(formats, d.Format):
			return nil, fmt.Errorf("--format %s: there is no such format; choose %s", d.Format, strings.Join(formats, ", "))
		case files[d.File] && d.File == "":
			return nil, errors.New("two formats cannot both go to standard output; give each but one an --output")
		case files[d.File]:
			return nil, fmt.Errorf("--output %s is named twice", d.File)
		}
		files[d.File] = true
	}
	return list, nil
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
