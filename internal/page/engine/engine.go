// Package engine is what the page's worker calls: texts as bytes in, what they
// were read as, findings and reports out.
//
// It is a thin room beside the command line: it makes a job of the chosen files,
// calls internal/audit, and keeps no judgement of its own, so that findings are
// those of `resolint check` for the same texts. It knows nothing of JavaScript;
// cmd/resolint-wasm puts it into a browser.
package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report"
)

// Engine audits for one page. It is not safe for concurrent use: a page asks for
// one thing at a time.
type Engine struct {
	version string
	// auditors are those of the choices made so far, the latest last: a person goes
	// back and forth between two.
	auditors []kept
	last     *result
}

type kept struct {
	choices string
	auditor *audit.Auditor
	// listener is where the auditor's progress goes, which differs from one audit to
	// the next.
	listener *Listener
}

// keptAuditors is how many auditors are kept; each holds compiled rules of some 10 MB.
const keptAuditors = 2

// result is the last audit: its reports are written when they are asked for.
type result struct {
	report *finding.Report
	// drafts are the bytes of each draft that is no package, by the job's name, for the
	// copy with comments.
	drafts map[string][]byte
}

// New returns an engine that calls itself version in its reports.
func New(version string) *Engine { return &Engine{version: version} }

// Listener hears how far an audit is. Both may be nil.
type Listener struct {
	// Stage is called when a text of the audit begins a stage: "read", "grammar",
	// "tag", "compare", "policy" or "report".
	Stage func(job, stage string)
	// Done is called after each text with the number of finished ones and of all.
	Done func(done, total int)
}

// About is what the page must know before anything is chosen.
type About struct {
	Version    string   `json:"version"`
	Profiles   []string `json:"profiles"`
	Families   []Family `json:"families"`
	Formats    []Format `json:"formats"`
	Extensions []string `json:"extensions"`
	// MaxBytes is the largest file that is read.
	MaxBytes int64 `json:"maxBytes"`
}

// Family is a family of language with its name for people.
type Family struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// titled names a family as a sentence would: "Human rights".
func titled(name string) Family {
	title := family.Words(name)
	return Family{name, strings.ToUpper(title[:1]) + title[1:]}
}

// About describes the engine. The families are those of the default profile's rules.
func (e *Engine) About(ctx context.Context) (*About, error) {
	a, err := e.auditor(ctx, &Choices{})
	if err != nil {
		return nil, err
	}
	r, err := a.auditor.Run(ctx, nil) // waits until the rules are compiled
	if err != nil {
		return nil, err
	}
	about := &About{
		Version: e.version, Profiles: audit.Profiles(), Formats: Formats(), Extensions: audit.Extensions,
		MaxBytes: new(config.Limits).Reading().Input,
	}
	for i := range r.Rules {
		if f := titled(r.Rules[i].Family); !slices.Contains(about.Families, f) {
			about.Families = append(about.Families, f)
		}
	}
	return about, nil
}

// Describe says what a file was read as.
func (e *Engine) Describe(f File) (*audit.Description, error) {
	return audit.Describe(f.source(), new(config.Limits).Reading())
}

// Audit audits the chosen files and keeps the result for Write.
func (e *Engine) Audit(ctx context.Context, r *Request, l Listener) (*Summary, error) {
	e.last = nil
	jobs, err := r.jobs()
	if err != nil {
		return nil, err
	}
	a, err := e.auditor(ctx, &r.Choices)
	if err != nil {
		return nil, err
	}
	*a.listener = l
	out, err := a.auditor.Run(ctx, jobs)
	*a.listener = Listener{}
	if err != nil {
		return nil, err
	}
	now := r.Now
	if now.IsZero() {
		now = time.Now()
	}
	for _, name := range r.Skipped {
		out.Skipped = append(out.Skipped, finding.Skipped{File: name, Reason: "not read: of no format that resolint reads"})
	}
	out.Waive(nil, now)
	out.Settle("never")
	plainRemedies(out)
	e.last = &result{report: out, drafts: map[string][]byte{}}
	for i := range jobs {
		if !jobs[i].Package() {
			e.last.drafts[jobs[i].Name], _ = jobs[i].Draft[0].Load() // bytes at hand have no error
		}
	}
	return e.last.summary(), nil
}

// auditor returns the auditor for some choices, made when they are new.
func (e *Engine) auditor(ctx context.Context, c *Choices) (*kept, error) {
	key := c.key()
	for i := range e.auditors {
		if e.auditors[i].choices == key {
			return &e.auditors[i], nil
		}
	}
	l := &Listener{}
	var limits config.Limits // the defaults of the command line
	a, err := audit.New(ctx, audit.Options{
		Version: e.version, Profile: c.Profile, Families: c.Families, Levels: c.Levels, Jobs: 1,
		Limits: limits.Reading(), MaxResolutions: limits.MaxResolutions(), MaxClauses: limits.MaxClauses(), MaxClause: limits.MaxClause(), MaxMentions: limits.MaxMentions(),
		MaxFindings:  limits.MaxFindings(),
		DocumentTime: limits.DocumentTime(), RuleTime: limits.RuleTime(), RuleMemory: limits.RuleMemory(),
		Working: func(job, stage string) {
			if l.Stage != nil {
				l.Stage(job, stage)
			}
		},
		Progress: func(done, total int) {
			if l.Done != nil {
				l.Done(done, total)
			}
		},
	})
	if err != nil {
		return nil, err
	}
	if len(e.auditors) == keptAuditors {
		e.auditors = slices.Delete(e.auditors, 0, 1)
	}
	e.auditors = append(e.auditors, kept{key, a, l})
	return &e.auditors[len(e.auditors)-1], nil
}

// errNoReport is what asking for a report before an audit ends in.
var errNoReport = errors.New("there is no report yet: audit a draft first")

// Write returns the last audit's report in a format. document is the draft for the
// copy with comments, "" for all.
func (e *Engine) Write(format, document string) ([]byte, error) {
	if e.last == nil {
		return nil, errNoReport
	}
	r := e.last.report
	if document != "" {
		r = of(r, document)
	}
	return e.write(format, r)
}

func (e *Engine) write(format string, r *finding.Report) ([]byte, error) {
	f := formatOf(format)
	w, err := report.New(f.report(), report.Options{Source: e.last.source, Word: f.word})
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := w.Write(&out, r); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// of is the part of a report that is about one draft.
func of(r *finding.Report, file string) *finding.Report {
	part := *r
	part.Documents, part.Failures, part.Skipped = nil, nil, nil
	for i := range r.Documents {
		if r.Documents[i].File == file {
			part.Documents = append(part.Documents, r.Documents[i])
		}
	}
	return &part
}

func (r *result) source(file string) ([]byte, error) {
	if data := r.drafts[file]; data != nil {
		return data, nil
	}
	return nil, fmt.Errorf("%s is not one draft but a package of several; audit one of them alone", file)
}
