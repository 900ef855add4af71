package engine

import (
	"bytes"
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// Summary is what the page says above the report.
type Summary struct {
	Texts []Text `json:"texts"`
	// Failures could not be audited.
	Failures []Failure `json:"failures"`
	Notices  []string  `json:"notices"`
	// Bounded says what the view of the report leaves out, "" for nothing.
	Bounded string `json:"bounded"`
}

// Text is one audited draft or package.
type Text struct {
	File    string `json:"file"`
	Base    string `json:"base"`
	Redline bool   `json:"redline"`
	// Errors, Warnings, Notes and Information count the findings that no waiver
	// covers.
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Notes       int `json:"notes"`
	Information int `json:"information"`
	// Word is true where the draft is a Word file, which can be had back with
	// comments.
	Word bool `json:"word"`
}

// Failure is a text that could not be audited.
type Failure struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
	Remedy string `json:"remedy"`
}

func (r *result) summary() *Summary {
	s := &Summary{Texts: []Text{}, Failures: []Failure{}, Notices: append([]string{}, r.report.Notices...), Bounded: r.bounded()}
	for i := range r.report.Documents {
		d := &r.report.Documents[i]
		n := d.Count()
		s.Texts = append(s.Texts, Text{
			File: d.File, Base: d.Base, Redline: d.Redline, Errors: n[finding.LevelError], Warnings: n[finding.LevelWarning],
			Notes: n[finding.LevelNote], Information: n[finding.LevelNone], Word: isWord(r.drafts[d.File]),
		})
		s.Notices = append(s.Notices, d.Notices...)
	}
	for _, f := range r.report.Failures {
		s.Failures = append(s.Failures, Failure(f))
	}
	return s
}

// isWord reports whether the copy with comments can be made: of files that are zip
// containers with a main part of Word's.
func isWord(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("word/document.xml"))
}

// plainRemedies says what to do about a limit without speaking of a configuration,
// which the page has not.
func plainRemedies(r *finding.Report) {
	for i := range r.Failures {
		f := &r.Failures[i]
		if strings.Contains(f.Reason+f.Remedy, "limits.") {
			f.Remedy = "audit it in parts; the command line can raise the limit"
		}
	}
}
