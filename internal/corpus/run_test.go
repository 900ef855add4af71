package corpus

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/testkit"
)

// pretend is an audit that finds each word "lost" and takes as long as the text says
// by its dots. "unreadable" cannot be audited.
func pretend(_ context.Context, job audit.Job) (*finding.Report, error) {
	d := finding.Document{File: job.Name}
	r := &finding.Report{}
	for _, s := range job.Draft {
		data, err := s.Load()
		switch {
		case err != nil:
			r.Failures = append(r.Failures, finding.Failure{File: s.Name, Reason: err.Error()})
			return r, nil //nolint:nilerr // as the audit does: it is told as a failure
		case strings.Contains(string(data), "unreadable"):
			r.Failures = append(r.Failures, finding.Failure{File: s.Name, Reason: "it is damaged", Remedy: "mend it"})
			return r, nil
		}
		time.Sleep(time.Duration(bytes.Count(data, []byte("."))) * 200 * time.Microsecond)
		res := finding.Resolution{Heading: "78/1. " + s.Name, Organ: "un-ga", Year: "2023", State: "matched", Families: []finding.FamilyCount{{Family: "gender", Base: 2, Draft: 1}}}
		for i := range strings.Count(string(data), "lost") {
			at := &finding.Location{File: s.Name, Clause: fmt.Sprintf("op/%d", i+1), Text: "lost", Context: "The lost <word> & more", Span: finding.Span{Line: i + 1}}
			d.Findings = append(d.Findings, finding.Finding{Rule: "gender/removed", Level: "error", Family: "gender", Kind: "removed", Message: "It is gone.", Base: at, Fingerprint: fmt.Sprint(len(d.Findings))})
			res.Clauses = append(res.Clauses, finding.ClauseText{
				Path: at.Clause, Part: "operative", Base: []string{"gender"}, Findings: []string{fmt.Sprint(len(d.Findings) - 1)},
				Diff: []finding.Segment{{Op: "=", Text: "Decides "}, {Op: "-", Text: "lost words "}, {Op: "+", Text: "now "}, {Op: "=", Text: "to act"}},
			})
		}
		res.Clauses = append(res.Clauses, finding.ClauseText{Path: "op/9", Part: "operative", Diff: []finding.Segment{{Op: "=", Text: "Stays."}}})
		d.Resolutions = append(d.Resolutions, res)
	}
	if len(job.Base) > 0 {
		d.Base = job.Base[0].Name
	}
	r.Documents = []finding.Document{d}
	return r, nil
}

// options are those of a run over a folder's manifest m.csv.
func options(root, out string, shard Shard) Options {
	return Options{
		Manifest: Manifest{Path: filepath.Join(root, "m.csv"), Name: "m.csv", Root: root, Extensions: extensions},
		Dir:      out, Name: "out", Version: "1", Model: "m", Shard: shard, Jobs: 3, Load: os.ReadFile, Audit: pretend,
	}
}

// many writes an archive of n texts, some of which cannot be audited, and its
// manifest.
func many(tb testing.TB, n int) string {
	tb.Helper()
	r := rand.New(rand.NewPCG(3, uint64(n)))
	files := []string{}
	manifest := "id,draft,base,date,note\n"
	for i := range n {
		name := fmt.Sprintf("t%04d.txt", i)
		text := strings.Repeat("lost ", r.IntN(4)) + strings.Repeat(".", r.IntN(12)) + strings.Repeat(" word", r.IntN(2000))
		if i%50 == 7 {
			text += " unreadable"
		}
		files = append(files, name, text)
		if i%100 == 13 {
			name = "gone.txt"
		}
		manifest += fmt.Sprintf("T/%d,%s,base.txt,%d,\"a \"\"note\"\", <b>\"\n", i, name, 1950+i%70)
	}
	return archive(tb, append(files, "base.txt", "the base", "m.csv", manifest)...)
}

// content returns all files of an output directory.
func content(tb testing.TB, dir string) map[string]string {
	tb.Helper()
	out := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		tb.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			out[e.Name()] = "a folder"
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			tb.Fatal(err)
		}
		out[e.Name()] = string(data)
	}
	return out
}

func mustRun(tb testing.TB, o Options) *Summary {
	tb.Helper()
	s, err := Run(tb.Context(), o)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// TestRun looks at every stream of a small run.
func TestRun(t *testing.T) {
	root := archive(t, "a.txt", "lost", "b.txt", "unreadable", "c.txt", "well", "base.txt", "",
		"m.csv", "id,draft,base,date,body,note\nA,a.txt,base.txt,2021-05,un-hrc,x\nB,b.txt,,,,\nC,c.txt,,,,\nD,nowhere.txt,,,,\n")
	out := filepath.Join(t.TempDir(), "out")
	var at []Progress
	o := options(root, out, Shard{1, 1})
	o.Progress = func(p Progress) { at = append(at, p) }
	s := mustRun(t, o)
	if s.Audited != 2 || s.Failed != 2 || len(at) != 4 || at[3] != (Progress{Texts: 4, Bytes: 18, Failed: 2, Findings: 1}) {
		t.Errorf("%+v, progress %+v", s, at)
	}
	got := content(t, out)
	if got[workFolder] != "" || len(got) != len(streams)+1 {
		t.Errorf("files %v", len(got))
	}
	for name, want := range map[string]string{
		"families.jsonl": `{"row":1,"text":"A","resolution":"78/1. a.txt","state":"matched","family":"gender","base":2,"proposal":null,"draft":1}
{"row":3,"text":"C","resolution":"78/1. c.txt","state":"matched","family":"gender","base":null,"proposal":null,"draft":1}
`,
		"findings.jsonl": `{"row":1,"text":"A","rule":"gender/removed","family":"gender","kind":"removed","level":"error","confidence":0,"concept":null,"resolution":null,"message":"It is gone.",` +
			`"base_file":"a.txt","base_clause":"op/1","base_line":1,"base_words":"lost","base_text":"The lost <word> & more",` +
			`"proposal_file":null,"proposal_clause":null,"proposal_line":null,"proposal_words":null,"proposal_text":null,` +
			`"draft_file":null,"draft_clause":null,"draft_line":null,"draft_words":null,"draft_text":null,` +
			`"surviving_clause":null,"surviving_words":null,"author":null,"changed":null,"waived":null,"fingerprint":"0"}
`,
		"changes.jsonl": `{"row":1,"text":"A","resolution":"78/1. a.txt","clause":"op/1","part":"operative","change":"edited","base_text":"Decides lost words to act","draft_text":"Decides now to act",` +
			`"lost_words":2,"gained_words":1,"base_families":["gender"],"draft_families":[],"rules":["gender/removed"]}
`,
		"failures.jsonl": `{"row":2,"text":"B","file":"b.txt","reason":"it is damaged","remedy":"mend it"}
{"row":4,"text":"D","file":"nowhere.txt","reason":"nowhere.txt: no such file or directory","remedy":"correct the path in the manifest; it is relative to the folder of the manifest, or to --root"}
`,
	} {
		if d := cmp.Diff(want, got[name]); d != "" {
			t.Errorf("%s (- want, + got):\n%s", name, d)
		}
	}
	var texts []textRow
	for line := range strings.Lines(got["texts.jsonl"]) {
		var row textRow
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, row)
	}
	a, c := texts[0], texts[2]
	if *a.Date != "2021-05" || *a.Year != 2021 || *a.DateFrom != "manifest" || *a.Body != "un-hrc" || *a.Compared != "base" || a.Errors != 1 || a.Changes != 1 || a.LostWords != 2 || a.Clauses != 2 || a.Columns["note"] != "x" {
		t.Errorf("A: %+v", a)
	}
	if *c.Date != "2023" || *c.DateFrom != "text" || *c.Body != "un-ga" || *c.Compared != "alone" || !c.Audited || texts[1].Audited || texts[1].Date != nil {
		t.Errorf("C: %+v, B: %+v", c, texts[1])
	}
}

// TestRunIsDeterministic: the number of workers and who of them is faster play no part.
func TestRunIsDeterministic(t *testing.T) {
	root := many(t, 300)
	want := map[string]string(nil)
	for _, jobs := range []int{1, 2, 16} {
		out := filepath.Join(t.TempDir(), "out")
		o := options(root, out, Shard{1, 1})
		o.Jobs = jobs
		s := mustRun(t, o)
		if s.Audited+s.Failed != 300 || s.Failed != 9 {
			t.Errorf("%d audited, %d not", s.Audited, s.Failed)
		}
		if got := content(t, out); want == nil {
			want = got
		} else if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%d jobs:\n%s", jobs, d)
		}
	}
}

// TestDoneTwice: a run that is complete is left as it is, and nothing is audited.
func TestDoneTwice(t *testing.T) {
	root, out := many(t, 20), filepath.Join(t.TempDir(), "out")
	first := mustRun(t, options(root, out, Shard{1, 1}))
	o := options(root, out, Shard{1, 1})
	o.Audit = func(context.Context, audit.Job) (*finding.Report, error) { return nil, errors.New("audited again") }
	if d := cmp.Diff(first, mustRun(t, o)); d != "" {
		t.Error(d)
	}
	if content(t, out)[workFolder] != "" {
		t.Error("the work folder is there again")
	}
}

// TestOtherRun: a folder goes on with its own run only.
func TestOtherRun(t *testing.T) {
	root := many(t, 20)
	for _, unfinished := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "out")
		o := options(root, out, Shard{1, 2})
		if unfinished {
			o.Audit = func(context.Context, audit.Job) (*finding.Report, error) { return nil, errors.New("broken rules") }
			if _, err := Run(t.Context(), o); err == nil || err.Error() != "broken rules" {
				t.Fatal(err)
			}
		} else {
			mustRun(t, o)
		}
		for want, change := range map[string]func(*Options){
			"resolint 1 and not 2": func(o *Options) { o.Version = "2" },
			"model m and not n":    func(o *Options) { o.Model = "n" },
			"shard 1/2 and not":    func(o *Options) { o.Shard = Shard{2, 2} },
			"its manifest": func(o *Options) {
				o.Manifest.In = strings.NewReader("id,draft\n1,t0001.txt\n")
			},
		} {
			o := options(root, out, Shard{1, 2})
			change(&o)
			if _, err := Run(t.Context(), o); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "name another folder") {
				t.Errorf("unfinished %v: %v, want %q", unfinished, err, want)
			}
		}
	}
	full := archive(t, "somebody's.txt", "work")
	if _, err := Run(t.Context(), options(root, full, Shard{1, 1})); err == nil || !strings.Contains(err.Error(), "none of a run of corpus") {
		t.Errorf("a folder with other files: %v", err)
	}
}

// TestBadManifestLeavesNothing: no folder is made for a run that does not begin.
func TestBadManifestLeavesNothing(t *testing.T) {
	root, out := archive(t, "m.csv", "id,draft\n1,../x\n"), filepath.Join(t.TempDir(), "out")
	if _, err := Run(t.Context(), options(root, out, Shard{1, 1})); err == nil {
		t.Fatal("no error")
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("the output folder is there")
	}
}

// TestTwoAtOnce: a second run into a folder is refused while the first one writes.
func TestTwoAtOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders are not locked here")
	}
	root, out := many(t, 20), filepath.Join(t.TempDir(), "out")
	o := options(root, out, Shard{1, 1})
	var refused atomic.Int64
	o.Audit = func(ctx context.Context, job audit.Job) (*finding.Report, error) {
		if _, err := Run(ctx, options(root, out, Shard{1, 1})); err != nil && strings.Contains(err.Error(), "another run writes to it") {
			refused.Add(1)
		}
		return pretend(ctx, job)
	}
	mustRun(t, o)
	if refused.Load() == 0 {
		t.Error("two runs wrote to one folder")
	}
}

// TestInterrupted: what was done when the run was asked to end is kept.
func TestInterrupted(t *testing.T) {
	root, out, whole := many(t, 200), filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "whole")
	mustRun(t, options(root, whole, Shard{1, 1}))
	ctx, cancel := context.WithCancel(t.Context())
	o := options(root, out, Shard{1, 1})
	o.Progress = func(p Progress) {
		if p.Texts == 60 {
			cancel()
		}
	}
	_, err := Run(ctx, o)
	if !errors.Is(err, ErrInterrupted) || !strings.Contains(err.Error(), "of 200 texts") {
		t.Fatalf("%v", err)
	}
	before := Progress{}
	o = options(root, out, Shard{1, 1})
	o.Planned = func(_ *Plan, p Progress) { before = p }
	mustRun(t, o)
	if before.Texts < 60 || before.Bytes == 0 {
		t.Errorf("the second run began at %+v", before)
	}
	if d := cmp.Diff(content(t, whole), content(t, out)); d != "" {
		t.Error(d)
	}
}

// TestLinkOutside: a link in the archive leads to no text outside of it.
func TestLinkOutside(t *testing.T) {
	secret := archive(t, "secret.txt", "lost")
	root := archive(t, "a.txt", "lost", "m.csv", "id,draft\n1,link.txt\n2,in.txt\n")
	for name, target := range map[string]string{"link.txt": filepath.Join(secret, "secret.txt"), "in.txt": filepath.Join(root, "a.txt")} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skipf("links cannot be made here: %v", err)
		}
	}
	out := filepath.Join(t.TempDir(), "out")
	mustRun(t, options(root, out, Shard{1, 1}))
	got := content(t, out)
	if n := strings.Count(got["findings.jsonl"], "\n"); n != 1 || !strings.Contains(got["failures.jsonl"], "a link leads outside") {
		t.Errorf("%d findings, failures %s", n, got["failures.jsonl"])
	}
}

// TestChild is the run that TestKilled kills; it is no test of its own.
func TestChild(t *testing.T) {
	root := os.Getenv("CORPUS_TEST_ROOT")
	if root == "" {
		t.Skip("only TestKilled runs it")
	}
	o := options(root, os.Getenv("CORPUS_TEST_OUT"), Shard{1, 1})
	o.SaveEvery = 3 * time.Millisecond
	mustRun(t, o)
}

// progressed tells once more is safe in out than before, unless stop is closed first.
func progressed(out string, before int, stop <-chan struct{}) <-chan time.Time {
	moment := make(chan time.Time, 1)
	go func() {
		every := time.NewTicker(time.Millisecond)
		defer every.Stop()
		for {
			select {
			case <-stop:
				return
			case now := <-every.C:
				if segments(out) > before {
					moment <- now
					return
				}
			}
		}
	}()
	return moment
}

// TestKilled ends runs at twenty moments without a warning: every other one at random, the
// rest as soon as something is safe, however busy the machine is. After each there is
// no half line anywhere that is called a stream; in the end there is what one run
// gives.
func TestKilled(t *testing.T) {
	root, whole := many(t, 500), filepath.Join(t.TempDir(), "whole")
	mustRun(t, options(root, whole, Shard{1, 1}))
	want := content(t, whole)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	child := func() *exec.Cmd {
		cmd := exec.CommandContext(t.Context(), self, "-test.run=^TestChild$")
		cmd.Env = append(os.Environ(), "CORPUS_TEST_ROOT="+root, "CORPUS_TEST_OUT="+out)
		return cmd
	}
	// A whole run, its start included, says within what time others are killed.
	start := time.Now()
	if output, err := child().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	took := time.Since(start)
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, uint64(start.UnixNano())))
	kills, advanced := 0, 0
	for kills < 20 {
		cmd := child()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		before, stop := segments(out), make(chan struct{})
		moment := time.After(time.Duration(r.Int64N(int64(took))))
		if kills%2 == 1 {
			moment = progressed(out, before, stop)
		}
		select {
		case <-moment:
			if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			<-done
			close(stop)
			kills++
		case err := <-done:
			close(stop)
			if err != nil {
				t.Fatalf("a run that went on: %v", err)
			}
			if d := cmp.Diff(want, content(t, out)); d != "" {
				t.Fatal(d)
			}
			if err := os.RemoveAll(out); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if segments(out) > before {
			advanced++
		}
		noHalfLine(t, out)
	}
	if output, err := child().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	if d := cmp.Diff(want, content(t, out)); d != "" {
		t.Error(d)
	}
	if advanced == 0 {
		t.Error("no killed run got any further than the one before")
	}
}

// segments counts what a run has made safe.
func segments(out string) int {
	found, _ := filepath.Glob(filepath.Join(out, workFolder, "[0-9]*-*")) // fails only for a bad pattern
	return len(found)
}

// noHalfLine looks at every stream and every segment.
func noHalfLine(t *testing.T, out string) {
	t.Helper()
	for _, pattern := range []string{filepath.Join(out, "*.jsonl"), filepath.Join(out, workFolder, "[0-9]*-*", "*")} {
		found, _ := filepath.Glob(pattern) // fails only for a bad pattern
		for _, name := range found {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for line := range bytes.Lines(data) {
				if !json.Valid(line) || line[len(line)-1] != '\n' {
					t.Fatalf("%s has half a line: %.80s", name, line)
				}
			}
		}
	}
}

// TestMemoryDoesNotGrow: ten times the texts take no more memory, but for the few
// bytes that planning keeps of each.
func TestMemoryDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("it audits 22,000 texts")
	}
	root := archive(t, "a.txt", "lost, lost"+strings.Repeat(" word", 4000))
	peak := func(n int) uint64 {
		var manifest strings.Builder
		manifest.WriteString("id,draft,base\n")
		for i := range n {
			fmt.Fprintf(&manifest, "T/%d,a.txt,\n", i)
		}
		if err := os.WriteFile(filepath.Join(root, "m.csv"), []byte(manifest.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		manifest.Reset()
		o := options(root, filepath.Join(t.TempDir(), "out"), Shard{1, 1})
		return testkit.PeakHeap(func() { mustRun(t, o) })
	}
	few, many := peak(2_000), peak(20_000)
	if limit := few + testkit.Heap(32<<20); many > limit {
		t.Errorf("20,000 texts take %d kB, 2,000 take %d kB", many>>10, few>>10)
	}
}
