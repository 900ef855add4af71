// Package sarif writes a report as SARIF 2.1.0, for GitHub code scanning, VS
// Code and reviewdog.
//
// What those were observed to do decides details. GitHub refuses a whole
// upload for one result without a physical location, reads the first location
// only, follows fingerprints by primaryLocationLineHash and shows no annotation
// on deleted lines: so every result lies in the draft, and its message links to
// the base text. VS Code opens a file as bytes where a region has a byte
// offset, shows code flows and applies fixes. Columns are in UTF-16 code units.
package sarif

import (
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/jsonstream"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

const schemaURI = "https://json.schemastore.org/sarif-2.1.0.json"

// Writer writes reports as SARIF.
type Writer struct{}

// run is what the results of one report refer to.
type run struct {
	report    *finding.Report
	rules     []finding.Rule
	ruleIndex map[string]int
	artifacts []artifact
	fileIndex map[string]int
	// states is true where a baseline was given: SARIF wants the state on all
	// results or on none.
	states bool
}

// Write writes the report as one run.
func (Writer) Write(w io.Writer, r *finding.Report) error {
	x := newRun(r)
	s := jsonstream.New(w)
	s.Object("")
	s.Value("$schema", schemaURI)
	s.Value("version", "2.1.0")
	s.Array("runs")
	s.Object("")
	s.Value("tool", tool{driver{
		Name: "resolint", FullName: "resolint, a linter for the language of resolutions",
		SemanticVersion: semantic(r.Version), Version: r.Version,
		InformationURI: digest.Home, Rules: descriptors(x.rules), Notifications: notificationDescriptors(),
	}})
	s.Value("automationDetails", automationDetails{"resolint/"})
	s.Value("invocations", []invocation{x.invocation()})
	s.Value("artifacts", x.artifacts)
	s.Value("columnKind", "utf16CodeUnits")
	s.Value("language", "en")
	s.Array("results")
	for i := range r.Documents {
		d := &r.Documents[i]
		for j := range d.Findings {
			s.Value("", x.result(d, &d.Findings[j]))
		}
	}
	s.End()
	s.End()
	s.End()
	s.End()
	return s.Flush()
}

func newRun(r *finding.Report) *run {
	x := &run{report: r, rules: digest.Rules(r), ruleIndex: map[string]int{}, fileIndex: map[string]int{}, artifacts: []artifact{}}
	for i := range x.rules {
		x.ruleIndex[x.rules[i].Name] = i
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		x.file(d.File, "analysisTarget")
		others := []string{d.Base}
		if len(d.Pairs) > 0 {
			others = nil // the base is a list of names then
			for _, p := range d.Pairs {
				others = append(others, strings.Split(p.Base, ", ")...)
			}
		}
		for _, other := range slices.Concat(others, d.Proposals) {
			if other != "" {
				x.file(other, "referencedOnCommandLine")
			}
		}
		for j := range d.Findings {
			f := &d.Findings[j]
			x.states = x.states || f.Baseline != ""
			x.file(digest.File(d, f), "analysisTarget")
			for _, at := range []*finding.Location{f.Base, f.Proposal} {
				if at != nil {
					x.file(at.File, "referencedOnCommandLine")
				}
			}
		}
	}
	for _, f := range r.Failures {
		x.file(f.File, "analysisTarget")
	}
	for _, f := range r.Skipped {
		x.file(f.File, "")
	}
	return x
}

// file returns the location of a file in the run's list of files, which it
// joins if it is not in it.
func (x *run) file(name, role string) artifactLocation {
	uri := URI(name)
	i, known := x.fileIndex[uri]
	if !known {
		i = len(x.artifacts)
		x.fileIndex[uri] = i
		a := artifact{Location: artifactLocation{URI: uri}}
		if role != "" {
			a.Roles = []string{role}
		}
		x.artifacts = append(x.artifacts, a)
	}
	return artifactLocation{URI: uri, Index: &i}
}

// URI spells a file name as a URI reference: relative names stay relative to
// the directory that resolint ran in, which on GitHub is the repository's root.
func URI(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	switch {
	case name == "-" || name == "":
		return "stdin"
	case len(name) > 2 && name[1] == ':' && name[2] == '/':
		return (&url.URL{Scheme: "file", Path: "/" + name}).String()
	case strings.HasPrefix(name, "/"):
		return (&url.URL{Scheme: "file", Path: name}).String()
	default:
		return (&url.URL{Path: path.Clean(name)}).String()
	}
}

// semantic returns a version if it is one in the sense of semver.org, else "".
func semantic(version string) string {
	version = strings.TrimPrefix(version, "v")
	core, _, _ := strings.Cut(version, "-")
	core, _, _ = strings.Cut(core, "+")
	parts := strings.Split(core, ".")
	if len(parts) != 3 {
		return ""
	}
	for _, p := range parts {
		if p == "" || strings.Trim(p, "0123456789") != "" {
			return ""
		}
	}
	return version
}

// The notifications and their places in the driver's list.
const (
	notAudited = iota
	skipped
	guessed
)

var notificationNames = []string{"not-audited", "file-skipped", "not-checked"}

func notificationDescriptors() []reportingDescriptor {
	said := []string{
		"A file could not be audited.",
		"A file in a folder is of no format that resolint reads.",
		"Something was guessed or not checked.",
	}
	out := make([]reportingDescriptor, len(said))
	for i, text := range said {
		out[i] = reportingDescriptor{
			ID: notificationNames[i], Name: pascal(notificationNames[i]),
			ShortDescription: message{Text: text}, FullDescription: message{Text: text}, Help: &message{Text: text},
		}
	}
	return out
}

var exitDescriptions = []string{
	"No finding at or above the level that fails a run.",
	"Findings at or above the level that fails a run.",
	"Something could not be audited.",
}

func (x *run) invocation() invocation {
	r := x.report
	v := invocation{ExecutionSuccessful: r.Status < 2 && len(r.Failures) == 0, ExitCode: r.Status}
	v.ExitCodeDescription = exitDescriptions[min(max(r.Status, 0), 2)]
	for _, f := range r.Failures {
		text := f.Reason
		if f.Remedy != "" {
			text += "; " + f.Remedy
		}
		v.ToolExecutionNotifications = append(v.ToolExecutionNotifications, x.notify(notAudited, "error", f.File, text))
	}
	for _, f := range r.Skipped {
		v.ToolExecutionNotifications = append(v.ToolExecutionNotifications, x.notify(skipped, "warning", f.File, f.Reason))
	}
	for i := range r.Documents {
		if d := &r.Documents[i]; len(d.Pairs) > 0 {
			v.ToolExecutionNotifications = append(v.ToolExecutionNotifications, x.notify(guessed, "note", d.File, "paired: "+digest.Paired(d.Pairs)))
		}
		for _, n := range r.Documents[i].Notices {
			v.ToolExecutionNotifications = append(v.ToolExecutionNotifications, x.notify(guessed, "note", r.Documents[i].File, n))
		}
	}
	for _, n := range r.Notices {
		v.ToolExecutionNotifications = append(v.ToolExecutionNotifications, x.notify(guessed, "note", "", n))
	}
	return v
}

func (x *run) notify(kind int, level, file, text string) notification {
	n := notification{
		Descriptor: descriptorReference{notificationNames[kind], kind},
		Level:      level, Message: message{Text: sentence(text)},
	}
	if file != "" {
		n.Locations = []location{{PhysicalLocation: &physicalLocation{ArtifactLocation: x.file(file, "")}}}
	}
	return n
}

// sentence makes foreign text a SARIF message: one line, brackets escaped so
// that they are no link (3.11.6), a full stop at the end.
func sentence(s string) string {
	s = literal(s)
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}

var brackets = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)

func literal(s string) string { return brackets.Replace(plain.Collapse(s)) }
