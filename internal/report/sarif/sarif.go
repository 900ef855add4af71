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
	"cmp"
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

// Writer writes reports as SARIF. Names of files are URIs relative to the folder that
// they are given relative to; whoever uploads wants that to be the repository's root.
type Writer struct {
	// Information writes results of level none too: gains and moves, which a code host
	// would list as alerts.
	Information bool
	// Revision takes the name of a file of an older revision apart; ok is false for
	// files that are there. Nil stands for no such files.
	Revision func(file string) (path, revision string, ok bool)
}

// run is what the results of one report refer to.
type run struct {
	Writer
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
func (o Writer) Write(w io.Writer, r *finding.Report) error {
	x := o.newRun(r)
	s := jsonstream.New(w)
	s.Object("")
	s.Value("$schema", schemaURI)
	s.Value("version", "2.1.0")
	s.Array("runs")
	s.Object("")
	s.Value("tool", tool{driver{
		Name: "resolint", FullName: "resolint, a linter for the language of resolutions",
		SemanticVersion: semantic(r.Version), Version: semantic(r.Version),
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
			if x.wanted(&d.Findings[j]) {
				s.Value("", x.result(d, &d.Findings[j]))
			}
		}
	}
	s.End()
	s.End()
	s.End()
	s.End()
	return s.Flush()
}

// wanted reports whether a finding becomes a result.
func (o Writer) wanted(f *finding.Finding) bool { return o.Information || f.Level.Rank() > 0 }

func (o Writer) newRun(r *finding.Report) *run {
	x := &run{Writer: o, report: r, rules: digest.Rules(r), ruleIndex: map[string]int{}, fileIndex: map[string]int{}, artifacts: []artifact{}}
	for i := range x.rules {
		x.ruleIndex[x.rules[i].Name] = i
	}
	for i := range r.Documents {
		x.document(&r.Documents[i])
	}
	for _, f := range r.Failures {
		x.file(f.File, "analysisTarget")
	}
	for _, f := range r.Skipped {
		x.file(f.File, "attachment")
	}
	return x
}

// document lists the files of a document: each one that a package stands for.
func (x *run) document(d *finding.Document) {
	drafts, others := d.Files, slices.Concat(d.BaseFiles, d.Proposals)
	if len(drafts) == 0 {
		drafts = []string{d.File}
	}
	for _, file := range drafts {
		x.file(file, "analysisTarget")
	}
	for _, file := range others {
		x.file(file, "referencedOnCommandLine")
	}
	for i := range d.Findings {
		f := &d.Findings[i]
		x.states = x.states || f.Baseline != ""
		if !x.wanted(f) {
			continue
		}
		x.file(x.home(d, f), "analysisTarget")
		for _, at := range []*finding.Location{f.Base, f.Proposal} {
			if at != nil {
				x.file(at.File, "referencedOnCommandLine")
			}
		}
	}
}

// home is the file that a finding is shown in: never a folder, which no code host can
// open. A loss of a package without any place in the draft is shown in its first file.
func (x *run) home(d *finding.Document, f *finding.Finding) string {
	file := digest.File(d, f)
	if file == d.File && len(d.Files) > 0 && !slices.Contains(d.Files, file) {
		return d.Files[0]
	}
	return file
}

// home is the file of a document, "" for a package: no code host opens a folder.
func home(d *finding.Document) string {
	if len(d.Files) > 1 {
		return ""
	}
	return d.File
}

// file returns the location of a file in the run's list of files, which it
// joins if it is not in it.
func (x *run) file(name, role string) artifactLocation {
	name, _ = x.older(name)
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

// older returns the path of a file of an older revision, and the revision; a file that
// is there comes back as it is.
func (x *run) older(name string) (path, revision string) {
	if x.Revision != nil {
		if path, revision, ok := x.Revision(name); ok {
			return path, revision
		}
	}
	return name, ""
}

// URI spells a file name as a URI reference; relative names stay relative.
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

// semantic returns a version in the sense of semver.org: without the v that Go puts
// before it, and 0.0.0-NAME for one that is none, such as devel. A name that is no
// number is a warning of the standard's validator.
func semantic(version string) string {
	version = strings.TrimPrefix(version, "v")
	core, _, _ := strings.Cut(version, "-")
	core, _, _ = strings.Cut(core, "+")
	parts := strings.Split(core, ".")
	whole := len(parts) == 3
	for _, p := range parts {
		whole = whole && p != "" && strings.Trim(p, "0123456789") == ""
	}
	if whole {
		return version
	}
	name := strings.Map(func(r rune) rune {
		if r == '.' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, version)
	return "0.0.0-" + cmp.Or(strings.Trim(name, "."), "unknown")
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
	notify := func(kind int, level, file, text string) {
		n := notification{
			Descriptor: descriptorReference{notificationNames[kind], kind},
			Level:      level, Message: message{Text: sentence(text)},
		}
		if file != "" {
			n.Locations = []location{{PhysicalLocation: &physicalLocation{ArtifactLocation: x.file(file, "")}}}
		}
		v.ToolExecutionNotifications = append(v.ToolExecutionNotifications, n)
	}
	for i := range r.Failures {
		notify(notAudited, "error", r.Failures[i].File, r.Failures[i].Explanation())
	}
	for _, f := range r.Skipped {
		notify(skipped, "warning", f.File, f.Reason)
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		if len(d.Pairs) > 0 {
			notify(guessed, "note", "", "paired: "+digest.Paired(d.Pairs))
		}
		for _, n := range d.Notices {
			notify(guessed, "note", home(d), n)
		}
	}
	for _, n := range r.Notices {
		notify(guessed, "note", "", n)
	}
	return v
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
