package lsp

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp/protocol"
	"github.com/resolint/resolint/internal/read/limit"
)

// source is how diagnostics call the program.
const source = "resolint"

// result is what an audit found in one text. It is never changed.
type result struct {
	uri string
	// id is unique in the session; state and version are those of the text.
	id      uint64
	state   int
	version int32
	text    *text
	// shift is the number of bytes before what the audit counts from: those of a
	// byte order mark.
	shift int
	plan  *Plan
	// doc is the audit's report of the draft, nil where there is none.
	doc   *finding.Document
	marks []mark
	// outline reads the clause tree, bases those of the bases by name.
	outline func() (*audit.Outline, error)
	bases   *bases
}

// mark is a diagnostic with its place in bytes of result.text.
type mark struct {
	start, end int
	severity   protocol.Severity
	code       string
	message    string
	related    []protocol.DiagnosticRelatedInformation
	// finding is nil for what is told of the draft as a whole.
	finding *finding.Finding
}

// present makes the result of an audit, whatever became of it.
func (s *server) present(d *document, t *text, version int32, plan *Plan, report *finding.Report, err error) *result {
	r := &result{id: s.results.Add(1), uri: d.uri, version: version, text: t, shift: t.mark(), plan: plan}
	limits := limit.Default()
	if plan != nil && plan.Auditor != nil {
		limits = plan.Options.Limits
	}
	name := d.name()
	r.outline = sync.OnceValues(func() (*audit.Outline, error) {
		return audit.ReadOutline(name, []byte(t.string), false, limits)
	})
	r.bases = &bases{plan: plan, limits: limits, text: t}
	switch {
	case err != nil:
		r.whole(protocol.SeverityError, brief(err))
	case report != nil:
		s.fill(r, d, report)
	}
	slices.SortStableFunc(r.marks, func(a, b mark) int { return a.start - b.start })
	return r
}

// brief is an error as a diagnostic tells it: without the excerpt that shows the
// place at a terminal.
func brief(err error) string {
	var wrong *config.Error
	if errors.As(err, &wrong) && wrong.Line > 0 {
		return fmt.Sprintf("%s:%d:%d: %s", wrong.Path, wrong.Line, wrong.Column, wrong.Message)
	}
	return err.Error()
}

// fill shows what a report says of one document.
func (s *server) fill(r *result, d *document, report *finding.Report) {
	for i := range report.Failures {
		f := &report.Failures[i]
		message := f.Explanation()
		if r.plan.path(f.File) != d.path && !only(r.plan, d) {
			message = f.File + ": " + message
		}
		r.whole(protocol.SeverityError, message)
	}
	for i := range report.Documents {
		doc := &report.Documents[i]
		if doc.File != r.plan.Job.Name {
			s.configured(r, doc)
			continue
		}
		r.doc = doc
		for j := range doc.Findings {
			s.mark(r, d, &doc.Findings[j])
		}
	}
	if r.doc != nil && r.doc.Base == "" {
		message := "No base was found for this draft, so it is audited alone and losses cannot be seen. Name the base under map in " +
			config.FileName + ", in the setting base or since, or let the draft be a redline."
		for _, n := range r.plan.Job.Notices {
			message += " " + n
		}
		if missing := r.plan.Job.NoBase; missing != nil {
			message += " Its text: " + missing.Reason + "."
		}
		r.whole(protocol.SeverityInformation, message)
	}
}

// only reports whether a document is all of its job.
func only(p *Plan, d *document) bool { return !p.Job.Package() && d.path == "" }

// configured tells of waivers in the configuration that do not hold, where the
// draft is audited that they are about.
func (s *server) configured(r *result, doc *finding.Document) {
	for i := range doc.Findings {
		f := &doc.Findings[i]
		if f.Suppressed == nil && f.Draft != nil && f.Rule == finding.WaiverRule && f.Level == finding.LevelWarning {
			r.marks = append(r.marks, mark{severity: protocol.SeverityWarning, code: f.Rule, message: fmt.Sprintf("%s:%d: %s", doc.File, f.Draft.Span.Line, f.Message)})
		}
	}
}

// whole adds a diagnostic of the draft as a whole, which stands on its first line.
func (r *result) whole(severity protocol.Severity, message string) {
	r.marks = append(r.marks, mark{end: r.text.lineEnd(0), severity: severity, message: message})
}

var severities = map[finding.Level]protocol.Severity{
	finding.LevelError: protocol.SeverityError, finding.LevelWarning: protocol.SeverityWarning,
	finding.LevelNote: protocol.SeverityInformation, finding.LevelNone: protocol.SeverityHint,
}

// mark shows a finding where it stands in a document; waived ones are not shown.
func (s *server) mark(r *result, d *document, f *finding.Finding) {
	if f.Suppressed != nil {
		return
	}
	at := r.place(f)
	if at == nil {
		if !mine(r.plan, d, f) {
			return
		}
		at = &finding.Location{}
	} else if r.plan.Job.Package() && r.plan.path(at.File) != d.path {
		return
	}
	m := mark{
		start: at.Span.Start + r.shift, end: at.Span.End + r.shift, severity: severities[f.Level],
		code: f.Rule, message: f.Message, finding: f,
	}
	if at.File == "" {
		m.start, m.end = r.shift, r.text.lineEnd(0)
	}
	m.end = min(m.end, len(r.text.string))
	m.start = min(m.start, m.end)
	for what, l := range map[string]*finding.Location{"the base": f.Base, "the proposal": f.Proposal} {
		if l != nil && l != at {
			if info, ok := s.related(r, l, what); ok {
				m.related = append(m.related, info)
			}
		}
	}
	r.marks = append(r.marks, m)
}

// place is where a finding stands in the draft: on its own words; in a redline on
// the struck ones; else on the clause behind which the lost one stood, or that took
// its place at the head of the text, or on the closest mention. Nil means nowhere in
// particular.
func (r *result) place(f *finding.Finding) *finding.Location {
	switch {
	case f.Draft != nil:
		return f.Draft
	case f.Base != nil && r.doc.Redline:
		return f.Base
	case f.Gap != nil:
		return f.Gap
	case f.Base != nil:
		if next := r.following(f.Base); next != nil {
			return next
		}
	}
	return f.Anchor
}

// following is the clause of the draft at or behind which a clause of the base stood.
func (r *result) following(base *finding.Location) *finding.Location {
	for i := range r.doc.Resolutions {
		found := false
		for j := range r.doc.Resolutions[i].Clauses {
			row := &r.doc.Resolutions[i].Clauses[j]
			if b := row.BaseAt; b != nil && b.File == base.File && b.Clause == base.Clause && b.Context == base.Context {
				found = true
			}
			if found && row.DraftAt != nil {
				return row.DraftAt
			}
		}
	}
	return nil
}

// mine reports whether a finding without a place in any draft is shown in this one:
// in a package that is the draft that the finding's words come from by name.
func mine(p *Plan, d *document, f *finding.Finding) bool {
	if !p.Job.Package() {
		return true
	}
	at := f.Subject()
	for i, src := range p.Job.Draft {
		if p.path(src.Name) != d.path {
			continue
		}
		return i == 0 || (at != nil && filepath.Base(at.File) == filepath.Base(d.path))
	}
	return false
}

// related is the place of the words that a draft lost.
func (s *server) related(r *result, l *finding.Location, what string) (protocol.DiagnosticRelatedInformation, bool) {
	uri := s.locate(r, l)
	if uri == "" {
		return protocol.DiagnosticRelatedInformation{}, false
	}
	return protocol.DiagnosticRelatedInformation{
		Location: protocol.Location{URI: uri, Range: r.bases.span(l, s.encoding)},
		Message:  fmt.Sprintf("%s has here (%s): %s", what, l.Clause, l.Text),
	}, true
}

// locate returns the URI under which an editor can show the text that a location is
// in: that of its file, of the draft itself in a redline, or of a virtual document.
func (s *server) locate(r *result, l *finding.Location) string {
	if r.doc != nil && r.doc.Redline && l.File == r.doc.File {
		return r.uri
	}
	if path := r.plan.path(l.File); path != "" && !l.Rendered {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return pathURI(path)
		}
	}
	return s.virtual(r.uri, l.File)
}

// virtual returns the URI of a text that is in no file of its own, "" where the
// client cannot show any.
func (s *server) virtual(draft, name string) string {
	if !s.opens {
		return ""
	}
	return baseURI(draft, name)
}

// diagnostics returns the marks in the protocol's form; it is never nil.
func (r *result) diagnostics(e encoding) []protocol.Diagnostic {
	out := make([]protocol.Diagnostic, 0, len(r.marks))
	for i := range r.marks {
		out = append(out, r.marks[i].diagnostic(r.text, e))
	}
	return out
}

func (m *mark) diagnostic(t *text, e encoding) protocol.Diagnostic {
	d := protocol.Diagnostic{
		Range: t.between(m.start, m.end, e), Severity: m.severity, Code: m.code, Source: source,
		Message: m.message, RelatedInformation: m.related,
	}
	if m.finding != nil {
		d.Data = &protocol.DiagnosticData{Fingerprint: m.finding.Fingerprint}
	}
	return d
}

// onCommandLine says how a file is audited that an editor shows no text of.
func onCommandLine(name string) string {
	out := "A text in this format is audited on the command line: resolint check --base BASE " + name
	if strings.EqualFold(filepath.Ext(name), ".docx") {
		out += " (with tracked changes: resolint check " + name + " --format docx --output reviewed.docx)"
	}
	return out + "."
}

// unaudited is the result of a document that is no draft to be audited here.
func (s *server) unaudited(d *document) *result {
	r := &result{id: s.results.Add(1), state: d.state, uri: d.uri, version: d.version, text: d.text}
	if d.kind() == binary {
		r.marks = []mark{{severity: protocol.SeverityInformation, message: onCommandLine(filepath.Base(d.path))}}
		return r
	}
	_, err := config.Parse([]byte(d.text.string), filepath.Base(d.path))
	var wrong *config.Error
	switch {
	case errors.As(err, &wrong):
		at := d.text.offset(protocol.Position{Line: uint32(max(wrong.Line-1, 0))}, utf8Units)
		for range max(wrong.Column-1, 0) {
			_, n := utf8.DecodeRuneInString(d.text.string[at:])
			at += n
		}
		end := d.text.lineEnd(at)
		r.marks = []mark{{start: at, end: end, severity: protocol.SeverityError, message: wrong.Message}}
	case err != nil:
		r.whole(protocol.SeverityError, err.Error())
	}
	return r
}
