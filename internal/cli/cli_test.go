package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
)

// double stands for the audit where a test is about what is around it: each line
// with "lost" is a loss, with "weak" a warning; a .doc cannot be read.
func double(ctx context.Context, jobs []audit.Job, o audit.Options) (*finding.Report, error) {
	r := &finding.Report{Version: o.Version, Rules: []finding.Rule{{Name: "gender/removed", Family: "gender"}, {Name: "gender/weakened", Family: "gender"}}}
	for i := range jobs {
		job := &jobs[i]
		if ctx.Err() != nil {
			r.Failures = append(r.Failures, finding.Failure{File: job.Name, Reason: "interrupted"})
			continue
		}
		d := finding.Document{File: job.Name, Notices: job.Notices}
		for _, s := range job.Base {
			d.Base = s.Name
		}
		data, err := job.Draft[0].Load()
		if err == nil && strings.HasSuffix(job.Name, ".doc") {
			err = errors.New("Word 97 files are not read")
		}
		if err != nil {
			r.Failures = append(r.Failures, finding.Failure{File: job.Name, Reason: err.Error()})
			continue
		}
		offset := 0
		for n, line := range strings.SplitAfter(string(data), "\n") {
			for word, f := range map[string]finding.Finding{
				"lost": {Rule: "gender/removed", Level: finding.LevelError, Kind: "removed"},
				"weak": {Rule: "gender/weakened", Level: finding.LevelWarning, Kind: "weakened"},
			} {
				if strings.Contains(line, word) {
					f.Family, f.Message = "gender", "words are "+word
					f.Draft = &finding.Location{File: job.Name, Clause: "resolves/1", Text: strings.TrimSpace(line), Context: line, Span: finding.Span{Start: offset, End: offset + len(line), Line: n + 1, Column: 1, EndLine: n + 1, EndColumn: 2}}
					d.Findings = append(d.Findings, f)
				}
			}
			offset += len(line)
		}
		finding.Fingerprints(d.Findings)
		r.Documents = append(r.Documents, d)
		if o.Progress != nil {
			o.Progress(i+1, len(jobs))
		}
	}
	return r, nil
}

// world is a working folder with files and a factory on it.
type world struct {
	*Factory
	t        *testing.T
	out, err bytes.Buffer
}

func newWorld(t *testing.T, files map[string]string) *world {
	t.Helper()
	w := &world{t: t}
	w.Factory = &Factory{
		Dir:    t.TempDir(),
		Getenv: func(string) string { return "" },
		Now:    func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) },
		Engine: engine(), Version: "test",
	}
	w.Engine.Run = double
	for name, text := range files {
		w.write(name, text)
	}
	return w
}

func (w *world) write(name, text string) {
	w.t.Helper()
	full := w.abs(name)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// run runs a command line and returns its exit status.
func (w *world) run(args ...string) int {
	w.out.Reset()
	w.err.Reset()
	w.In, w.Out, w.Err = strings.NewReader("lost on standard input\n"), &w.out, &w.err
	return Run(w.t.Context(), w.Factory, args)
}

func (w *world) want(status int, out, stderr string, args ...string) {
	w.t.Helper()
	got := w.run(args...)
	if got != status || !strings.Contains(w.out.String(), out) || !strings.Contains(w.err.String(), stderr) {
		w.t.Errorf("resolint %s\nstatus %d, want %d\nstdout (want %q):\n%s\nstderr (want %q):\n%s",
			strings.Join(args, " "), got, status, out, w.out.String(), stderr, w.err.String())
	}
}

var drafts = map[string]string{"clean.txt": "all is well\n", "loss.txt": "one lost\n", "weak.txt": "one weak\n", "old.doc": "x"}

func TestCheckStatus(t *testing.T) {
	w := newWorld(t, drafts)
	w.want(0, "", "", "check", "clean.txt")
	w.want(1, "words are lost", "", "check", "loss.txt")
	w.want(0, "words are weak", "", "check", "weak.txt")
	w.want(1, "words are weak", "", "check", "--fail-on", "warning", "weak.txt")
	w.want(0, "words are lost", "", "check", "--fail-on", "never", "loss.txt")
	w.want(2, "words are lost", "", "check", "loss.txt", "old.doc")
	w.want(2, "Word 97", "", "check", "old.doc")
	w.want(2, "", "no draft is named", "check")
	w.want(2, "no such file", "", "check", "missing.txt")
	w.want(2, "", "unknown flag: --bas; see resolint check --help", "check", "--bas", "x")
	w.want(2, "", "--base and --since both name a base", "check", "--base", "clean.txt", "--since", "main", "loss.txt")
	w.want(2, "", "--quiet and --verbose exclude each other", "check", "-q", "-v", "loss.txt")
	w.want(2, "", `--jobs: "many" is no whole number`, "check", "--jobs", "many", "loss.txt")
	w.want(2, "", `"fatal" is no level`, "check", "--fail-on", "fatal", "clean.txt")
	w.want(2, "", `did you mean "gender"`, "check", "--family", "gendre", "clean.txt")
	w.want(2, "", `there is no rule "gender/removd"`, "check", "--rule", "gender/removd", "clean.txt")
	w.want(2, "", "there is no such format", "check", "--format", "yaml", "clean.txt")
	w.want(1, "words are lost", "", "check", "-")
	w.want(1, `"file": "draft.md"`, "", "check", "--format", "json", "--stdin-name", "draft.md", "-")
	w.want(2, "", `unknown command "chekc"; did you mean "check"?`, "chekc")
}

func TestCheckOutputs(t *testing.T) {
	w := newWorld(t, drafts)
	w.want(1, "words are lost", "", "check", "loss.txt", "-f", "text", "-f", "json", "-o", "r.json", "-o", "r.sarif")
	for _, name := range []string{"r.json", "r.sarif"} {
		data, err := os.ReadFile(w.abs(name))
		if err != nil || !json.Valid(data) || !bytes.Contains(data, []byte("words are lost")) {
			t.Errorf("%s: %v %.80s", name, err, data)
		}
	}
	w.want(2, "", "two formats cannot both go to standard output", "check", "clean.txt", "-f", "text", "-f", "json")
	w.want(2, "", "does not tell a format", "check", "clean.txt", "-o", "report")
	w.want(2, "", "named twice", "check", "clean.txt", "-f", "json", "-o", "a", "-f", "sarif", "-o", "a")
	w.want(2, "", "write missing/r.json: the folder missing does not exist; create it first", "check", "clean.txt", "-f", "json", "-o", "missing/r.json")
	w.want(2, "", "would overwrite a text that is audited", "check", "loss.txt", "-f", "json", "-o", "loss.txt")
	if data, _ := os.ReadFile(w.abs("loss.txt")); string(data) != drafts["loss.txt"] {
		t.Error("the draft was overwritten")
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		w.want(2, "words are lost", "no space left", "check", "loss.txt", "-f", "text", "-f", "json", "-o", "/dev/full")
	}
}

func TestOutputPairs(t *testing.T) {
	tests := []struct{ args, want string }{
		{"", "text>"},
		{"-f json", "json>"},
		{"-f json -o a", "json>a"},
		{"-o a -f json", "json>a"},
		{"-o a.sarif", "sarif>a.sarif"},
		{"-f text -f json -o a", "text> json>a"},
		{"-f json -o a -f text", "json>a text>"},
		{"-f json -o a -o b.md", "json>a markdown>b.md"},
		{"-f json -o -", "json>"},
	}
	formats := []string{"text", "json", "sarif", "markdown"}
	for _, tt := range tests {
		var o *CheckOptions
		cmd := NewCmdCheck(&Factory{}, func(got *CheckOptions) error { o = got; return nil })
		cmd.SetArgs(strings.Fields(tt.args))
		if err := cmd.Execute(); err != nil {
			t.Fatal(err)
		}
		list, err := o.Outputs.resolve(formats)
		if err != nil {
			t.Errorf("%s: %v", tt.args, err)
			continue
		}
		var got []string
		for _, d := range list {
			got = append(got, d.Format+">"+d.File)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.args, got, tt.want)
		}
	}
}

func TestCheckFlags(t *testing.T) {
	var o *CheckOptions
	cmd := NewCmdCheck(&Factory{}, func(got *CheckOptions) error { o = got; return nil })
	cmd.SetArgs(strings.Fields("--base b --proposal p --proposal q --family gender,mandate --rule a/b --profile x --rules r --config c --baseline l --jobs 3 -q --stdin-name n --untrusted --fail-on note d e"))
	if err := cmd.Execute(); err != nil {
		t.Fatal(err)
	}
	s := o.Selection
	if s.Base != "b" || len(s.Proposals) != 2 || len(s.Families) != 2 || s.Rules[0] != "a/b" || s.Profile != "x" || s.RuleDirs[0] != "r" ||
		s.Config != "c" || o.Baseline != "l" || s.Jobs != 3 || !o.Quiet || s.StdinName != "n" || !s.Untrusted || o.FailOn != "note" || len(s.Drafts) != 2 {
		t.Errorf("options %+v", o)
	}
}

func TestConfiguration(t *testing.T) {
	w := newWorld(t, drafts)
	w.write("a/.resolint.yaml", "fail-on: never\nmap:\n  - {draft: '*.txt', base: 'old/{name}.md'}\n")
	w.write("a/loss.txt", "lost")
	w.write("a/old/loss.md", "base")
	w.write("b/loss.txt", "lost")
	w.want(0, "old/loss.md", "", "check", "a/loss.txt", "-f", "json")
	w.want(1, "", "", "check", "b/loss.txt")
	w.want(2, "", "a/loss.txt and b/loss.txt have different configurations (a/.resolint.yaml, none)", "check", "a/loss.txt", "b/loss.txt")
	w.want(0, "", "", "check", "--config", "a/.resolint.yaml", "a/loss.txt", "b/loss.txt")
	w.want(2, "", "nowhere.yaml: read configuration: no such file", "check", "--config", "nowhere.yaml", "loss.txt")
	w.write("a/.resolint.yaml", "fail-on: error\nrules:\n  gendre: off\n")
	w.want(2, "", "a/.resolint.yaml:3:3: there is no rule or family \"gendre\"; did you mean \"gender\"?\n3 |   gendre: off", "check", "a/loss.txt")
	w.want(2, "", "a/.resolint.yaml:3:3", "config", "a/loss.txt")
}

func TestWaiverInConfiguration(t *testing.T) {
	w := newWorld(t, drafts)
	w.write(".resolint.yaml", "waivers:\n  - {rule: gender/removed, file: loss.txt, reason: agreed}\n")
	w.want(0, "agreed", "", "check", "-f", "json", "loss.txt")
	w.write(".resolint.yaml", "waivers:\n  - {rule: gender/removed, file: loss.txt, reason: agreed, until: 2026-11-20}\n")
	w.want(1, "expired on 2026-11-20", "", "check", "loss.txt")
	w.write(".resolint.yaml", "waivers:\n  - {rule: gender/removed}\n")
	w.want(1, "it gives no reason", "", "check", "--fail-on", "warning", "weak.txt")
}

func TestBaseline(t *testing.T) {
	w := newWorld(t, drafts)
	w.want(2, "", ".resolint-baseline.json: no such file or directory; write it with resolint baseline", "check", "--baseline", ".resolint-baseline.json", "loss.txt")
	w.want(0, ".resolint-baseline.json: 1 finding recorded", "", "baseline", "loss.txt")
	w.want(0, "", "", "check", "--baseline", ".resolint-baseline.json", "loss.txt")
	w.write("loss.txt", "one lost\nanother lost\n")
	w.want(1, "another lost", "", "check", "--baseline", ".resolint-baseline.json", "-f", "json", "loss.txt")
	w.want(1, "", "new: loss.txt: resolves/1: gender/removed", "baseline", "loss.txt")
	w.want(0, "2 findings recorded", "", "baseline", "--update", "loss.txt")
	w.write("loss.txt", "another lost\n")
	w.want(0, "The baseline .resolint-baseline.json records 1 finding that is gone", "", "check", "--baseline", ".resolint-baseline.json", "loss.txt")
	w.want(0, "1 finding recorded", "gone: loss.txt: resolves/1: gender/removed", "baseline", "loss.txt")
	w.want(2, "", "nothing is recorded", "baseline", "loss.txt", "old.doc")
	w.write("broken.json", "{")
	w.want(2, "", "broken.json: parse baseline", "check", "--baseline", "broken.json", "loss.txt")
	w.write(".resolint.yaml", "baseline: kept/base.json\n")
	w.write("kept/x.txt", "lost in a folder\n")
	w.want(0, "kept/base.json: 2 findings recorded", "", "baseline", "loss.txt", "kept/x.txt")
	w.want(0, "", "", "check", "loss.txt", "kept/x.txt")
	data, err := os.ReadFile(w.abs("kept/base.json"))
	if err != nil || !bytes.Contains(data, []byte(`"file": "../loss.txt"`)) || bytes.Contains(data, []byte("another")) {
		t.Errorf("%v %s", err, data)
	}
}

func TestUntrusted(t *testing.T) {
	w := newWorld(t, map[string]string{
		"repo/.git/HEAD": "", "repo/a.txt": "fine", "secret.txt": "lost secret",
		"repo/.resolint.yaml": "rule-dirs: [.]\nlimits: {input-bytes: 999999999999}\nmap:\n  - {draft: a.txt, base: ../secret.txt}\n",
	})
	w.Dir = filepath.Join(w.Dir, "repo")
	w.want(0, "rule-dirs is set aside by --untrusted", "", "check", "--untrusted", "a.txt", "-f", "json")
	w.want(0, "limits.input-bytes is set aside", "", "check", "--untrusted", "a.txt", "-f", "json")
	w.want(2, "outside repo", "", "check", "--untrusted", "../secret.txt")
	w.want(0, "67108864", "limits.input-bytes is set aside", "config", "--untrusted")
}

func TestErrorsDoNotReachTheTerminal(t *testing.T) {
	w := newWorld(t, nil)
	w.run("check", "evil\x1b[31m\u202e.txt")
	w.run("check", "--base", "evil\x1b[31m\u202e.txt", "x.txt")
	if all := w.out.String() + w.err.String(); strings.ContainsAny(all, "\x1b\u202e") || !strings.Contains(all, "evil") {
		t.Errorf("%q", all)
	}
}

// closedAfter is a pipe whose reader goes away after n bytes.
type closedAfter struct{ n int }

func (c *closedAfter) Write(b []byte) (int, error) {
	if len(b) > c.n {
		return c.n, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
	}
	c.n -= len(b)
	return len(b), nil
}

func TestClosedPipeIsQuiet(t *testing.T) {
	w := newWorld(t, drafts)
	w.In, w.Out, w.Err = nil, &closedAfter{10}, &w.err
	if status := Run(t.Context(), w.Factory, []string{"check", "loss.txt"}); status != 1 || w.err.Len() > 0 {
		t.Errorf("status %d, stderr %q", status, w.err.String())
	}
	w.Out = &brokenWriter{}
	if status := Run(t.Context(), w.Factory, []string{"check", "clean.txt", "-f", "json"}); status != 2 || !strings.Contains(w.err.String(), "write standard output") {
		t.Errorf("status %d, stderr %q", status, w.err.String())
	}
}

// TestHelpThatCannotBePrinted: the help of a command that reaches nobody is an error.
func TestHelpThatCannotBePrinted(t *testing.T) {
	var commands func(cmd *cobra.Command) [][]string
	commands = func(cmd *cobra.Command) [][]string {
		out := [][]string{append(strings.Fields(cmd.CommandPath())[1:], "--help")}
		for _, sub := range cmd.Commands() {
			out = append(out, commands(sub)...)
		}
		return out
	}
	all := commands(NewRoot(newWorld(t, drafts).Factory))
	if len(all) < 20 {
		t.Fatalf("only %d commands", len(all))
	}
	for _, args := range append(all, []string{"--version"}, []string{"version"}, []string{"rules"}) {
		w := newWorld(t, drafts)
		w.Out, w.Err = &brokenWriter{}, &w.err
		if status := Run(t.Context(), w.Factory, args); status != ExitTrouble || !strings.Contains(w.err.String(), "no space left") {
			t.Errorf("%q: status %d, stderr %q", args, status, w.err.String())
		}
	}
}

type brokenWriter struct{}

func (*brokenWriter) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestInterrupted(t *testing.T) {
	w := newWorld(t, drafts)
	ctx, cancel := context.WithCancel(t.Context())
	w.Engine.Run = func(ctx context.Context, jobs []audit.Job, o audit.Options) (*finding.Report, error) {
		done, err := double(ctx, jobs[:1], o)
		cancel()
		rest, _ := double(ctx, jobs[1:], o)
		done.Failures = append(done.Failures, rest.Failures...)
		return done, err
	}
	w.Out, w.Err = &w.out, &w.err
	if status := Run(ctx, w.Factory, []string{"check", "loss.txt", "weak.txt"}); status != 2 {
		t.Errorf("status %d", status)
	}
	for _, want := range []string{"words are lost", "weak.txt", "interrupted"} {
		if !strings.Contains(w.out.String(), want) {
			t.Errorf("no %q in:\n%s", want, w.out.String())
		}
	}
}

func TestColor(t *testing.T) {
	tests := []struct {
		name     string
		terminal bool
		env      map[string]string
		args     []string
		want     bool
	}{
		{"terminal", true, nil, nil, true},
		{"no terminal", false, nil, nil, false},
		{"NO_COLOR", true, map[string]string{"NO_COLOR": "1"}, nil, false},
		{"dumb", true, map[string]string{"TERM": "dumb"}, nil, false},
		{"flag", true, nil, []string{"--no-color"}, false},
		{"file", true, nil, []string{"-f", "text", "-o", "r.txt"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, drafts)
			w.OutTerminal = tt.terminal
			w.Getenv = func(k string) string { return tt.env[k] }
			w.run(append([]string{"check", "loss.txt"}, tt.args...)...)
			file, _ := os.ReadFile(w.abs("r.txt"))
			if got := bytes.Contains(append(w.out.Bytes(), file...), []byte("\x1b[")); got != tt.want {
				t.Errorf("colours %v, want %v: %q", got, tt.want, w.out.String())
			}
		})
	}
}

func TestProgress(t *testing.T) {
	var b lockedBuffer
	p := startProgress(&b, 20*time.Millisecond)
	p.update(3, 56)
	deadline := time.Now().Add(5 * time.Second)
	for !strings.Contains(b.String(), "audited 3 of 56") && time.Now().Before(deadline) {
		time.Sleep(5 * time.Millisecond)
	}
	p.close()
	if s := b.String(); !strings.Contains(s, "audited 3 of 56") || !strings.HasSuffix(s, "\r\x1b[K") {
		t.Errorf("%q", s)
	}
	var quick lockedBuffer
	startProgress(&quick, time.Hour).close()
	if quick.String() != "" {
		t.Errorf("a short run shows %q", quick.String())
	}
}

func TestProgressLine(t *testing.T) {
	for _, tt := range []struct {
		name        string
		done, total int
		stage       string
		since       time.Duration
		want        string
	}{
		{"documents", 40, 200, "tag", 8 * time.Second, "audited 40 of 200, 5 a second, 32 s left"},
		{"slow ones", 2, 10, "tag", 90 * time.Second, "audited 2 of 10, 1 a minute, 6 min 0 s left"},
		{"the last is done", 10, 10, "report", 5 * time.Second, "audited 10 of 10, 2 a second, 0 s left"},
		{"none is done", 0, 200, "tag", 2 * time.Second, "audited 0 of 200"},
		{"a large one", 0, 1, "compare", 61 * time.Second, "comparing … 1 min 1 s"},
		{"a stage unknown", 0, 1, "", time.Second, "auditing …"},
	} {
		p := &progress{done: tt.done, total: tt.total, stage: tt.stage}
		if got := p.line(tt.since); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestProgressOnlyOnTerminals(t *testing.T) {
	for _, terminal := range []bool{true, false} {
		w := newWorld(t, drafts)
		w.ErrTerminal = terminal
		asked := false
		w.Engine.Run = func(ctx context.Context, jobs []audit.Job, o audit.Options) (*finding.Report, error) {
			asked = o.Progress != nil
			return double(ctx, jobs, o)
		}
		w.want(0, "", "", "check", "clean.txt")
		if asked != terminal {
			t.Errorf("terminal %v: progress %v", terminal, asked)
		}
	}
}

func TestVerboseTimings(t *testing.T) {
	w := newWorld(t, drafts)
	w.Engine.Run = func(ctx context.Context, jobs []audit.Job, o audit.Options) (*finding.Report, error) {
		o.Timing("clean.txt", "read", 1234*time.Microsecond)
		return double(ctx, jobs, o)
	}
	w.want(0, "", "clean.txt: read: 1.23ms", "check", "-v", "clean.txt")
}

func TestVersionAndHelp(t *testing.T) {
	w := newWorld(t, nil)
	w.want(0, "resolint test (go", "", "version")
	w.want(0, "audits the language of draft resolutions", "", "--help")
	for _, c := range NewRoot(w.Factory).Commands() {
		if c.Short == "" || c.Hidden {
			t.Errorf("%s has no description", c.Name())
		}
	}
}
