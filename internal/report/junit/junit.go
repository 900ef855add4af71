// Package junit writes a report as JUnit XML: a suite for each document, a case
// for each finding. A finding that fails the run is a failure, a waived one is
// skipped, and the others pass and say what they are.
package junit

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Writer writes reports as JUnit XML.
type Writer struct{}

type suite struct {
	XMLName  xml.Name `xml:"testsuite"`
	Name     string   `xml:"name,attr"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Errors   int      `xml:"errors,attr"`
	Skipped  int      `xml:"skipped,attr"`
	Cases    []test   `xml:"testcase"`
	Out      string   `xml:"system-out,omitempty"`
}

type test struct {
	Name      string   `xml:"name,attr"`
	Class     string   `xml:"classname,attr"`
	File      string   `xml:"file,attr,omitempty"`
	Line      int      `xml:"line,attr,omitempty"`
	Failure   *outcome `xml:"failure"`
	Error     *outcome `xml:"error"`
	Skipped   *outcome `xml:"skipped"`
	SystemOut string   `xml:"system-out,omitempty"`
}

type outcome struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// Write writes the report, one suite at a time.
func (Writer) Write(w io.Writer, r *finding.Report) error {
	if _, err := io.WriteString(w, xml.Header+"<testsuites name=\"resolint\">\n"); err != nil {
		return fmt.Errorf("write junit report: %w", err)
	}
	enc := xml.NewEncoder(w)
	enc.Indent("  ", "  ")
	for i := range r.Documents {
		if err := enc.Encode(documentSuite(r, &r.Documents[i])); err != nil {
			return fmt.Errorf("write junit report: %w", err)
		}
	}
	for i := range r.Failures {
		if err := enc.Encode(failureSuite(&r.Failures[i])); err != nil {
			return fmt.Errorf("write junit report: %w", err)
		}
	}
	if _, err := io.WriteString(w, "\n</testsuites>\n"); err != nil {
		return fmt.Errorf("write junit report: %w", err)
	}
	return nil
}

func documentSuite(r *finding.Report, d *finding.Document) suite {
	s := suite{Name: plain.Collapse(d.File)}
	for i := range d.Findings {
		c := findingCase(r, d, &d.Findings[i])
		s.Cases = append(s.Cases, c)
		if c.Failure != nil {
			s.Failures++
		}
		if c.Skipped != nil {
			s.Skipped++
		}
	}
	if len(s.Cases) == 0 {
		s.Cases = []test{{Name: "no findings", Class: "resolint", File: s.Name}}
	}
	s.Tests = len(s.Cases)
	out := []string{plain.Collapse(digest.Compared(d))}
	for _, n := range d.Notices {
		out = append(out, "not checked or guessed: "+plain.Collapse(n))
	}
	s.Out = strings.Join(out, "\n")
	return s
}

func findingCase(r *finding.Report, d *finding.Document, f *finding.Finding) test {
	at := f.Primary()
	c := test{Name: plain.Collapse(f.Message), Class: plain.Collapse(f.Rule), File: plain.Collapse(digest.File(d, f))}
	if at != nil {
		c.Name = plain.Collapse(at.Clause + ": " + f.Message)
	}
	if a := digest.Anchor(d, f); a != nil {
		c.File, c.Line = plain.Collapse(a.File), a.Span.Line
	}
	switch {
	case f.Suppressed != nil:
		c.Skipped = &outcome{Message: plain.Collapse(digest.Waiver(f.Suppressed))}
	case digest.Fails(f, r.FailOn):
		c.Failure = &outcome{Message: plain.Collapse(f.Message), Type: string(f.Level), Text: digest.Evidence(f)}
	default:
		c.SystemOut = string(f.Level) + ": " + digest.Evidence(f)
	}
	return c
}

func failureSuite(f *finding.Failure) suite {
	name := plain.Collapse(f.File)
	return suite{
		Name: name, Tests: 1, Errors: 1,
		Cases: []test{{
			Name: "audit", Class: "resolint", File: name,
			Error: &outcome{Message: plain.Collapse(f.Reason), Type: "not audited", Text: plain.Collapse(f.Remedy)},
		}},
	}
}
