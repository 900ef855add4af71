// Package reporttest holds the reports that the tests of all output formats
// share: a realistic one, an empty one, a hostile one and a large one.
package reporttest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/resolint/resolint/internal/finding"
)

// Sample is a report with some of everything: losses and gains, a redline and a
// three-way comparison in Word, suppressed findings, hostile strings, a draft
// without findings and files that could not be audited.
func Sample() *finding.Report {
	r := &finding.Report{
		Version: "0.1.0", Status: 2, FailOn: "error", Rules: Rules(),
		Documents: []finding.Document{pair(), threeWay(), foreign(), quiet()},
		Failures: []finding.Failure{{
			File: "drafts/scan.pdf", Reason: "page 1 is an image and holds no text",
			Remedy: "run it through optical character recognition and audit the result",
		}},
		Skipped: []finding.Skipped{{File: "drafts/agenda.pptx", Reason: "not a format that resolint reads"}},
		Notices: []string{"1 entry of the baseline matches nothing any more; resolint baseline --update drops it"},
	}
	for i := range r.Documents {
		settle(&r.Documents[i])
	}
	return r
}

// settle sets the fingerprints, and has clauses name by them the findings that they
// name by number.
func settle(d *finding.Document) {
	finding.Fingerprints(d.Findings)
	for i := range d.Resolutions {
		for j := range d.Resolutions[i].Clauses {
			c := &d.Resolutions[i].Clauses[j]
			for k, number := range c.Findings {
				n, err := strconv.Atoi(number)
				if err != nil {
					panic("reporttest: " + err.Error())
				}
				c.Findings[k] = d.Findings[n].Fingerprint
			}
		}
	}
}

// Empty is the report on one draft without findings.
func Empty() *finding.Report {
	return &finding.Report{Version: "0.1.0", FailOn: "error", Rules: Rules(), Documents: []finding.Document{quiet()}}
}

// Hostile is a report in which every string that can come from outside is an
// attack on some format.
func Hostile() *finding.Report {
	d := foreign()
	d.Notices = []string{hostile}
	d.Proposals = []string{hostile}
	d.Base = hostile
	f := &d.Findings[0]
	f.Author, f.Date, f.Why, f.Resolution = hostile, hostile, hostile, hostile
	f.Suggestion = &finding.Suggestion{Text: hostile, Source: hostile, Replaces: true}
	f.Surviving = &finding.Surviving{Clause: hostile, Text: hostile}
	f.Draft.Clause = hostile
	d.Resolutions[0].Heading, d.Resolutions[0].Title = hostile, hostile
	d.Resolutions[0].Clauses[0].Path, d.Resolutions[0].Clauses[0].Label = hostile, hostile
	waived := *f
	waived.Suppressed = &finding.Suppression{Kind: "waiver", Reason: hostile, By: hostile, Until: hostile}
	info := *f
	info.Level = finding.LevelNone
	d.Findings = append(d.Findings, waived, info)
	settle(&d)
	return &finding.Report{
		Version: "0.1.0", Status: 2, FailOn: "warning", Rules: Rules(), Documents: []finding.Document{d},
		Failures: []finding.Failure{{File: hostile, Reason: hostile, Remedy: hostile}},
		Skipped:  []finding.Skipped{{File: hostile, Reason: hostile}},
		Notices:  []string{hostile},
	}
}

// Large is a report of n findings of the sample's kind over one document for
// every hundred.
func Large(n int) *finding.Report {
	model := pair()
	r := &finding.Report{Version: "0.1.0", Status: 1, FailOn: "error", Rules: Rules()}
	for i := range n {
		if i%100 == 0 {
			d := pair()
			d.File = fmt.Sprintf("drafts/res%d.txt", i/100)
			d.Findings = nil
			clauses := d.Resolutions[0].Clauses
			for j := range clauses {
				clauses[j].Findings = nil
			}
			r.Documents = append(r.Documents, d)
		}
		d := &r.Documents[len(r.Documents)-1]
		f := model.Findings[i%len(model.Findings)]
		f.Message = fmt.Sprintf("%s (%d)", f.Message, i)
		d.Findings = append(d.Findings, f)
		clauses := d.Resolutions[0].Clauses
		c := &clauses[i%len(clauses)]
		c.Findings = append(c.Findings, strconv.Itoa(len(d.Findings)-1))
	}
	for i := range r.Documents {
		settle(&r.Documents[i])
	}
	return r
}

// At is the location of words in the clause context of a text. It panics where
// the text does not hold them, which a test sees at once.
func At(file, text, clause, context, words string) *finding.Location {
	start := strings.Index(text, context)
	within := strings.Index(context, words)
	if start < 0 || within < 0 {
		panic(fmt.Sprintf("reporttest: %q in %q is not in the text", words, context))
	}
	start += within
	end := start + len(words)
	at := &finding.Location{File: file, Clause: clause, Text: words, Context: context}
	at.Span = finding.Span{Start: start, End: end, UnitStart: -1, UnitEnd: -1}
	at.Span.Line, at.Span.Column, at.Span.UTF16Column = position(text, start)
	at.Span.EndLine, at.Span.EndColumn, at.Span.UTF16EndColumn = position(text, end)
	return at
}

func position(text string, offset int) (line, column, column16 int) {
	head := text[:offset]
	line = 1 + strings.Count(head, "\n")
	head = head[strings.LastIndexByte(head, '\n')+1:]
	return line, len([]rune(head)) + 1, len(utf16.Encode([]rune(head))) + 1
}

// Diff reads a word diff written as "same [-old-]{+new+} same".
func Diff(s string) []finding.Segment {
	var out []finding.Segment
	for s != "" {
		at := strings.IndexAny(s, "[{")
		if at < 0 {
			return append(out, finding.Segment{Op: "=", Text: s})
		}
		if at > 0 {
			out = append(out, finding.Segment{Op: "=", Text: s[:at]})
		}
		op := s[at+1 : at+2]
		text, rest, _ := strings.Cut(s[at+2:], op+map[string]string{"-": "]", "+": "}"}[op])
		out = append(out, finding.Segment{Op: op, Text: text})
		s = rest
	}
	return out
}
