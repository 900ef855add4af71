// Package gitlab writes a report as GitLab's code quality JSON, a list of
// issues. GitLab knows no waivers and no information: waived findings, and information
// where it is wanted, are issues of severity "info" that say what they are.
package gitlab

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/jsonstream"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Writer writes reports as code quality JSON. Names of files are to be relative to the
// repository's root.
type Writer struct {
	// Information writes what is no loss too: gains and moves.
	Information bool
}

type issue struct {
	Description string   `json:"description"`
	CheckName   string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

type location struct {
	Path  string `json:"path"`
	Lines lines  `json:"lines"`
}

type lines struct {
	Begin int `json:"begin"`
}

var severities = map[finding.Level]string{finding.LevelError: "major", finding.LevelWarning: "minor"}

// Write writes the report.
func (o Writer) Write(w io.Writer, r *finding.Report) error {
	s := jsonstream.New(w)
	s.Array("")
	seen := map[string]int{}
	for i := range r.Failures {
		f := &r.Failures[i]
		s.Value("", issue{
			Description: plain.Collapse("Not audited: " + f.Explanation()), CheckName: "resolint/not-audited",
			Fingerprint: unique(seen, "not-audited", f.File), Severity: "blocker", Location: location{relative(f.File), lines{1}},
		})
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		for j := range d.Findings {
			f := &d.Findings[j]
			if !o.Information && f.Level.Rank() == 0 {
				continue
			}
			s.Value("", issue{
				Description: description(d, f), CheckName: f.Rule, Fingerprint: unique(seen, f.Fingerprint, d.File),
				Severity: severity(f), Location: place(d, f),
			})
		}
	}
	s.End()
	return s.Flush()
}

func severity(f *finding.Finding) string {
	if f.Suppressed != nil {
		return "info"
	}
	return cmp.Or(severities[f.Level], "info")
}

// description says what a finding is about and, in a package or where its name is another
// one, which base the draft was compared with.
func description(d *finding.Document, f *finding.Finding) string {
	said := f.Message
	if at := f.Primary(); at != nil && at.Clause != "" {
		said = at.Clause + ": " + said
	}
	if f.Suppressed != nil {
		said += " (" + digest.Waiver(f.Suppressed) + ")"
	}
	if d.Base != "" && len(d.Pairs) == 0 && filepath.Base(d.Base) != filepath.Base(d.File) {
		said += " (compared with " + d.Base + ")"
	}
	if f.Draft != nil {
		for _, p := range d.Pairs {
			if p.Draft == f.Draft.File && p.Base != "" {
				said += " (compared with " + p.Base + ")"
			}
		}
	}
	return plain.Collapse(said)
}

func place(d *finding.Document, f *finding.Finding) location {
	if at := digest.Anchor(d, f); at != nil {
		return location{relative(at.File), lines{at.Span.Line}}
	}
	return location{relative(digest.File(d, f)), lines{1}}
}

// relative spells a path as GitLab wants it: in slashes, without "./".
func relative(file string) string {
	return strings.TrimPrefix(strings.ReplaceAll(file, `\`, "/"), "./")
}

// unique makes a fingerprint that no other issue of the report has: the same
// words can be lost in two files.
func unique(seen map[string]int, fingerprint, file string) string {
	sum := sha256.Sum256([]byte(fingerprint + "\x00" + file))
	key := hex.EncodeToString(sum[:16])
	if seen[key]++; seen[key] > 1 {
		key += fmt.Sprintf("-%d", seen[key])
	}
	return key
}
