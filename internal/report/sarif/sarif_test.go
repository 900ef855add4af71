package sarif

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "sample.sarif", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, "empty.sarif", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
	reporttest.Golden(t, "hostile.sarif", reporttest.Bytes(t, Writer{}, reporttest.Hostile()))
}

// TestSchema validates against the schema of SARIF 2.1.0 as Microsoft's
// sarif-multitool ships it.
func TestSchema(t *testing.T) {
	text, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*finding.Report{
		"sample": reporttest.Sample(), "empty": reporttest.Empty(), "hostile": reporttest.Hostile(),
		"large": reporttest.Large(200), "nothing": {},
	} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(reporttest.Bytes(t, Writer{}, r)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type log struct {
	Runs []struct {
		Tool        tool
		Artifacts   []artifact
		Results     []result
		Invocations []invocation
		ColumnKind  string
		Automation  automationDetails `json:"automationDetails"`
	}
}

func read(t *testing.T, r *finding.Report) log {
	t.Helper()
	out := reporttest.Bytes(t, Writer{}, r)
	reporttest.NothingSteers(t, out)
	var l log
	if err := json.Unmarshal(out, &l); err != nil {
		t.Fatal(err)
	}
	return l
}

// TestGitHub checks what GitHub asks of every result and rule.
func TestGitHub(t *testing.T) {
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "hostile": reporttest.Hostile()} {
		run := read(t, r).Runs[0]
		drafts := map[string]bool{}
		for _, d := range r.Documents {
			drafts[URI(d.File)] = true
		}
		for i, x := range run.Results {
			at := x.Locations[0].PhysicalLocation
			if at == nil || at.Region == nil || at.Region.StartLine < 1 {
				t.Fatalf("%s: result %d has no line", name, i)
			}
			if !drafts[at.ArtifactLocation.URI] {
				t.Errorf("%s: result %d lies in %s, which is no draft", name, i, at.ArtifactLocation.URI)
			}
			if run.Artifacts[*at.ArtifactLocation.Index].Location.URI != at.ArtifactLocation.URI {
				t.Errorf("%s: result %d: the artifact's index is wrong", name, i)
			}
			if x.PartialFingerprints["primaryLocationLineHash"] == "" {
				t.Errorf("%s: result %d has no primaryLocationLineHash", name, i)
			}
			if run.Tool.Driver.Rules[x.RuleIndex].ID != x.RuleID {
				t.Errorf("%s: result %d: ruleIndex points at %s", name, i, run.Tool.Driver.Rules[x.RuleIndex].ID)
			}
		}
		for _, rule := range run.Tool.Driver.Rules {
			if n := utf8.RuneCountInString(rule.FullDescription.Text); n == 0 || n > descriptionLimit {
				t.Errorf("rule %s: full description of %d characters", rule.ID, n)
			}
			if rule.ShortDescription.Text == "" || rule.Help.Text == "" || rule.Help.Markdown == "" {
				t.Errorf("rule %s lacks a description or help", rule.ID)
			}
		}
		if !strings.HasSuffix(run.Automation.ID, "/") || run.ColumnKind != "utf16CodeUnits" {
			t.Errorf("automation %q, columns %q", run.Automation.ID, run.ColumnKind)
		}
	}
}

func find(t *testing.T, results []result, rule string) result {
	t.Helper()
	for _, r := range results {
		if r.RuleID == rule {
			return r
		}
	}
	t.Fatalf("no result of %s", rule)
	return result{}
}

func TestResults(t *testing.T) {
	run := read(t, reporttest.Sample()).Runs[0]
	t.Run("columns are UTF-16", func(t *testing.T) {
		got := find(t, run.Results, "mandate/expanded").Locations[0].PhysicalLocation.Region
		line := strings.Split(reporttest.DraftText, "\n")[got.StartLine-1]
		units := utf16.Encode([]rune(line))
		if words := string(utf16.Decode(units[got.StartColumn-1 : got.EndColumn-1])); words != "allocation of Internet resources" {
			t.Errorf("the region is %q", words)
		}
	})
	t.Run("a loss is anchored in the draft and linked to the base", func(t *testing.T) {
		r := find(t, run.Results, "gender/removed")
		if r.Locations[0].PhysicalLocation.ArtifactLocation.URI != "drafts/res139.txt" || !strings.Contains(r.Message.Text, "[the base text](1)") {
			t.Errorf("at %s: %s", r.Locations[0].PhysicalLocation.ArtifactLocation.URI, r.Message.Text)
		}
		if len(r.RelatedLocations) != 1 || *r.RelatedLocations[0].ID != 1 || r.RelatedLocations[0].PhysicalLocation.ArtifactLocation.URI != "adopted/res139.txt" {
			t.Errorf("related locations %+v", r.RelatedLocations)
		}
		if len(r.Fixes) != 0 {
			t.Error("a suggestion that replaces nothing is offered as a fix")
		}
		if r.Locations[0].LogicalLocations[0].FullyQualifiedName != "considering/b" {
			t.Errorf("logical location %+v", r.Locations[0].LogicalLocations)
		}
	})
	t.Run("a fix gives the base's words back", func(t *testing.T) {
		f := find(t, run.Results, "gender/neutralised").Fixes
		if len(f) != 1 {
			t.Fatalf("%d fixes", len(f))
		}
		fixed := apply(reporttest.DraftText, f[0].ArtifactChanges[0].Replacements[0])
		if !strings.Contains(fixed, "shall give priority to women and girls and to unserved communities") {
			t.Errorf("the fixed text is\n%s", fixed)
		}
	})
	t.Run("base to draft in two steps", func(t *testing.T) {
		flow := find(t, run.Results, "gender/neutralised").CodeFlows[0].ThreadFlows[0].Locations
		if len(flow) != 2 || flow[0].Location.PhysicalLocation.ArtifactLocation.URI != "adopted/res139.txt" || flow[1].Location.PhysicalLocation.ArtifactLocation.URI != "drafts/res139.txt" {
			t.Errorf("flow %+v", flow)
		}
	})
	t.Run("suppressions and baseline", func(t *testing.T) {
		s := find(t, run.Results, "multistakeholder/narrowed").Suppressions
		if len(s) != 1 || s[0].Kind != "inSource" || s[0].Justification == "" || s[0].Properties.By != "M. Reviewer" {
			t.Errorf("waiver %+v", s)
		}
		b := find(t, run.Results, "gender/weakened")
		if len(b.Suppressions) != 1 || b.Suppressions[0].Kind != "external" || b.BaselineState != "unchanged" {
			t.Errorf("baseline %+v, %q", b.Suppressions, b.BaselineState)
		}
		for _, r := range run.Results {
			if r.BaselineState == "" {
				t.Errorf("%s has no baseline state although others have", r.RuleID)
			}
		}
	})
	t.Run("what was not audited is a notification", func(t *testing.T) {
		inv := run.Invocations[0]
		if inv.ExecutionSuccessful || inv.ExitCode != 2 || len(inv.ToolExecutionNotifications) != 5 {
			t.Errorf("invocation %+v", inv)
		}
		if n := inv.ToolExecutionNotifications[0]; n.Level != "error" || n.Locations[0].PhysicalLocation.ArtifactLocation.URI != "drafts/scan.pdf" {
			t.Errorf("first notification %+v", n)
		}
	})
}

// TestInformationOnDemand: a gain is no alert unless it is asked for.
func TestInformationOnDemand(t *testing.T) {
	for asked, want := range map[bool]bool{true: true, false: false} {
		out := reporttest.Bytes(t, Writer{Information: asked}, reporttest.Sample())
		if got := bytes.Contains(out, []byte(`"ruleId": "gender/added"`)); got != want {
			t.Errorf("asked for %t: information is there: %t", asked, got)
		}
	}
}

// TestWordHasWordsAndClause: a file without lines tells the words and the clause.
func TestWordHasWordsAndClause(t *testing.T) {
	at := find(t, read(t, reporttest.Sample()).Runs[0].Results, "human-rights/referenced").Locations[0].PhysicalLocation
	if at.Region == nil || at.Region.Snippet == nil || at.Region.Snippet.Text != "United Nations General Assembly Resolution 68/167" {
		t.Errorf("region %+v", at.Region)
	}
	if at.ContextRegion == nil || at.ContextRegion.Snippet == nil || !strings.HasPrefix(at.ContextRegion.Snippet.Text, "recalling United Nations") {
		t.Errorf("context %+v", at.ContextRegion)
	}
	// The standard wants the one within the other, and smaller.
	if r, c := at.Region, at.ContextRegion; r.StartLine != c.StartLine || r.EndColumn == 0 || c.EndColumn != 0 || c.EndLine != 0 {
		t.Errorf("%+v is not within %+v", r, c)
	}
}

// TestPackagesAreFiles: artifacts are files and never a list of names or a folder.
func TestPackagesAreFiles(t *testing.T) {
	lost := finding.Finding{Rule: "gender/removed", Level: finding.LevelError, Fingerprint: "x", Base: &finding.Location{File: "old/b, c.txt", Clause: "resolves/1", Text: "women", Span: finding.Span{Line: 3}}}
	run := read(t, &finding.Report{Documents: []finding.Document{{
		File: "new", Files: []string{"new/a.txt", "new/b, c.txt"}, Base: "old/a.txt, old/b, c.txt", BaseFiles: []string{"old/a.txt", "old/b, c.txt"},
		Findings: []finding.Finding{lost},
	}}}).Runs[0]
	var uris []string
	for _, a := range run.Artifacts {
		uris = append(uris, a.Location.URI)
	}
	if want := "new/a.txt new/b,%20c.txt old/a.txt old/b,%20c.txt"; strings.Join(uris, " ") != want {
		t.Errorf("artifacts %q, want %q", uris, want)
	}
	if at := run.Results[0].Locations[0].PhysicalLocation; at.ArtifactLocation.URI != "new/a.txt" || at.Region.StartLine != 1 {
		t.Errorf("a loss without a place is shown at %+v", at)
	}
}

// TestOlderRevisions: a base of the history is the file below the root, and its lines
// are not those of the file that is there.
func TestOlderRevisions(t *testing.T) {
	at := func(file string) *finding.Location {
		return &finding.Location{File: file, Clause: "resolves/1", Text: "women", Span: finding.Span{Line: 3, EndLine: 3, UTF16Column: 1, UTF16EndColumn: 6}}
	}
	w := Writer{Revision: func(file string) (string, string, bool) {
		path, ok := strings.CutPrefix(file, "main:")
		return path, "main", ok
	}}
	var l log
	if err := json.Unmarshal(reporttest.Bytes(t, w, &finding.Report{Documents: []finding.Document{{
		File: "drafts/b.txt", Files: []string{"drafts/b.txt"}, Base: "main:drafts/a.txt", BaseFiles: []string{"main:drafts/a.txt"},
		Findings: []finding.Finding{{Rule: "gender/weakened", Level: finding.LevelError, Fingerprint: "x", Base: at("main:drafts/a.txt"), Draft: at("drafts/b.txt")}},
	}}}), &l); err != nil {
		t.Fatal(err)
	}
	related := l.Runs[0].Results[0].RelatedLocations[0]
	if p := related.PhysicalLocation; p.ArtifactLocation.URI != "drafts/a.txt" || p.Region != nil {
		t.Errorf("related location %+v", p)
	}
	if !strings.Contains(related.Message.Text, "at main") {
		t.Errorf("message %q does not name the revision", related.Message.Text)
	}
	for _, a := range l.Runs[0].Artifacts {
		if strings.Contains(a.Location.URI, "main") {
			t.Errorf("artifact %q is no file", a.Location.URI)
		}
	}
}

// TestValidator runs Microsoft's validator, where it is installed (npm install
// @microsoft/sarif-multitool), and wants neither errors nor warnings.
func TestValidator(t *testing.T) {
	program, err := exec.LookPath("sarif-multitool")
	if err != nil {
		t.Skip("sarif-multitool is not installed")
	}
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "empty": reporttest.Empty(), "hostile": reporttest.Hostile(), "nothing": {}} {
		dir := t.TempDir()
		in, out := filepath.Join(dir, "in.sarif"), filepath.Join(dir, "out.sarif")
		if err := os.WriteFile(in, reporttest.Bytes(t, Writer{Information: true}, r), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "validate", in, "-o", out)
		cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1")
		said, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, said)
		}
		text, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		var l log
		if err := json.Unmarshal(text, &l); err != nil {
			t.Fatal(err)
		}
		for _, x := range l.Runs[0].Results {
			t.Errorf("%s: %s %s: %+v", name, x.Level, x.RuleID, x.Locations)
		}
	}
}

// apply does what an editor does with a fix.
func apply(text string, r replacement) string {
	lines := strings.SplitAfter(text, "\n")
	offset := func(line, column int) int {
		at := len(strings.Join(lines[:line-1], ""))
		units := utf16.Encode([]rune(lines[line-1]))
		return at + len(string(utf16.Decode(units[:column-1])))
	}
	d := r.DeletedRegion
	return text[:offset(d.StartLine, d.StartColumn)] + r.InsertedContent.Text + text[offset(d.EndLine, d.EndColumn):]
}

func TestURI(t *testing.T) {
	for in, want := range map[string]string{
		"drafts/a b.txt":    "drafts/a%20b.txt",
		`drafts\Résumé.txt`: "drafts/R%C3%A9sum%C3%A9.txt",
		"-":                 "stdin",
		"/tmp/x#1.txt":      "file:///tmp/x%231.txt",
		`C:\texts\x.txt`:    "file:///C:/texts/x.txt",
		"a:b.txt":           "./a:b.txt",
		"./x/../y.txt":      "y.txt",
		"a%0A\u202e.md":     "a%250A%E2%80%AE.md",
	} {
		if got := URI(in); got != want {
			t.Errorf("URI(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSemantic(t *testing.T) {
	for in, want := range map[string]string{"v1.2.3": "1.2.3", "0.1.0-rc.1": "0.1.0-rc.1", "devel": "0.0.0-devel", "1.2": "0.0.0-1.2", "(devel)": "0.0.0-devel", "": "0.0.0-unknown"} {
		if got := semantic(in); got != want {
			t.Errorf("semantic(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMessagesAreNoLinks(t *testing.T) {
	if got, want := sentence("see [here](http://evil.example)\nnow"), `see \[here\](http://evil.example) now.`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Large(100)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}

// TestRank sees that a finding's confidence is the rank of its result, and that what has
// none is left without.
func TestRank(t *testing.T) {
	r := reporttest.Sample()
	for i := range r.Documents[0].Findings {
		r.Documents[0].Findings[i].Confidence = 0
	}
	r.Documents[0].Findings[0].Confidence = 0.834
	var log struct {
		Runs []struct {
			Results []struct{ Rank *float64 }
		}
	}
	if err := json.Unmarshal(reporttest.Bytes(t, Writer{Information: true}, r), &log); err != nil {
		t.Fatal(err)
	}
	ranks := 0
	for _, x := range log.Runs[0].Results {
		if x.Rank != nil {
			ranks++
			if *x.Rank != 83 {
				t.Errorf("rank %v, want 83", *x.Rank)
			}
		}
	}
	if ranks != 1 {
		t.Errorf("%d results have a rank, want 1", ranks)
	}
}
