//go:build unix

package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// series are the pairs of the shared corpus: file names without extension.
func series(tb testing.TB) (root string, pairs [][2]string) {
	tb.Helper()
	f, err := os.Open(testkit.Shared(tb, "corpus", "series.tsv"))
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.ReuseRecord = '\t', true, true
	for first := true; ; first = false {
		row, err := r.Read()
		if err == io.EOF {
			return testkit.Shared(tb, "corpus", "un"), pairs
		}
		if err != nil {
			tb.Fatal(err)
		}
		if !first {
			pairs = append(pairs, [2]string{row[0], row[1]})
		}
	}
}

// seriesManifest writes every nth pair as a manifest.
func seriesManifest(tb testing.TB, every int) (root, manifest string, pairs [][2]string) {
	tb.Helper()
	root, all := series(tb)
	text := "id,draft,base\n"
	for i := 0; i < len(all); i += every {
		pairs = append(pairs, all[i])
		text += fmt.Sprintf("%s,%s.txt,%s.txt\n", all[i][1], all[i][1], all[i][0])
	}
	manifest = filepath.Join(tb.TempDir(), "series.csv")
	if err := os.WriteFile(manifest, []byte(text), 0o666); err != nil {
		tb.Fatal(err)
	}
	return root, manifest, pairs
}

// runCorpusIn runs the command in the process.
func runCorpusIn(tb testing.TB, args ...string) {
	tb.Helper()
	f, err := NewFactory()
	if err != nil {
		tb.Fatal(err)
	}
	var errs bytes.Buffer
	f.Out, f.Err = io.Discard, &errs
	f.Getenv = func(string) string { return "" }
	if status := Run(context.Background(), f, append([]string{"corpus"}, args...)); status != ExitClean {
		tb.Fatalf("status %d: %s", status, errs.String())
	}
}

// TestSeriesInShards: sixteen shards of real pairs give the bytes of one run.
func TestSeriesInShards(t *testing.T) {
	root, manifest, _ := seriesManifest(t, 16*testkit.Thin(2))
	dir := t.TempDir()
	runCorpusIn(t, "--root", root, "-o", filepath.Join(dir, "one"), manifest)
	for i := 1; i <= 16; i++ {
		runCorpusIn(t, "--root", root, "-o", filepath.Join(dir, "parts", fmt.Sprint(i)), "--shard", fmt.Sprintf("%d/16", i), manifest)
	}
	runCorpusIn(t, "merge", "-o", filepath.Join(dir, "whole"), filepath.Join(dir, "parts"))
	sameRun(t, filepath.Join(dir, "whole"), written(t, filepath.Join(dir, "one")))
}

// BenchmarkSeries compares a corpus of all pairs of the shared series with the checks
// of these pairs one after the other in one process, by processor time: what the
// corpus adds (the manifest, the rows, their way to the disk) must cost less than 15 %.
func BenchmarkSeries(b *testing.B) {
	root, manifest, pairs := seriesManifest(b, 1)
	measure := func(b *testing.B, f func()) {
		var total time.Duration
		for b.Loop() {
			start := testkit.Processor(b)
			f()
			total += testkit.Processor(b) - start
		}
		b.ReportMetric(total.Seconds()/float64(b.N), "cpu-s/op")
		b.ReportMetric(float64(len(pairs)), "pairs")
	}
	load := func(name string) audit.Source {
		return audit.Source{Name: name, Path: name, Load: func() ([]byte, error) { return os.ReadFile(filepath.Join(root, name)) }}
	}
	b.Run("checks", func(b *testing.B) {
		measure(b, func() {
			a, err := audit.New(b.Context(), audit.Options{Limits: limit.Default(), Jobs: 1})
			if err != nil {
				b.Fatal(err)
			}
			for _, p := range pairs {
				r, err := a.Run(b.Context(), []audit.Job{{Name: p[1], Draft: []audit.Source{load(p[1] + ".txt")}, Base: []audit.Source{load(p[0] + ".txt")}}})
				if err != nil || len(r.Failures) > 0 {
					b.Fatal(err, r.Failures)
				}
			}
		})
	})
	for _, jobs := range []int{1, 2} {
		b.Run(fmt.Sprintf("corpus-%d", jobs), func(b *testing.B) {
			measure(b, func() {
				runCorpusIn(b, "--root", root, "-o", filepath.Join(b.TempDir(), "out"), "--jobs", fmt.Sprint(jobs), manifest)
			})
		})
	}
}

// TestCorpusFindsWhatCheckFinds: a room of its own has no judgement of its own.
func TestCorpusFindsWhatCheckFinds(t *testing.T) {
	dir, out := archiveOf(t, 1)
	var report struct {
		Documents []struct {
			Findings []struct{ Rule, Level, Message, Fingerprint string }
		}
	}
	text := in(t, dir, "resolint", "check", "--fail-on", "never", "-f", "json", "--base", "old00.txt", "new00.txt")
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		t.Fatal(err)
	}
	want := report.Documents[0].Findings
	got := want[:0:0]
	for line := range bytes.Lines(out["findings.jsonl"]) {
		var row struct{ Rule, Level, Message, Fingerprint string }
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		got = append(got, row)
	}
	if d := cmp.Diff(want, got); d != "" || len(want) == 0 {
		t.Errorf("%d findings (- check, + corpus):\n%s", len(want), d)
	}
}

// TestCorpusInterrupted: a run that is asked to end says where it is, and goes on there.
func TestCorpusInterrupted(t *testing.T) {
	dir, _ := archiveOf(t, 1)
	texts := 1000 / testkit.Thin(10)
	manifest := "id,draft,base\n"
	for i := range texts {
		manifest += fmt.Sprintf("%d,new00.txt,old00.txt\n", i)
	}
	if err := os.WriteFile(filepath.Join(dir, "long.csv"), []byte(manifest), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("resolint", "corpus", "long.csv", "--jobs", "1")
	cmd.Dir = dir
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	begun := filepath.Join(dir, "long.audit", ".work", "writing")
	for limit := time.Now().Add(time.Minute); time.Now().Before(limit); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(begun); err == nil {
			break
		}
	}
	time.Sleep(time.Duration(testkit.Thin(10)) * 100 * time.Millisecond) // a tenth of the texts or so
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != ExitTrouble || !strings.Contains(errs.String(), fmt.Sprintf("of %d texts; the same command goes on there", texts)) {
		t.Fatalf("%v: %s", err, errs.String())
	}
	if text := in(t, dir, "resolint", "corpus", "long.csv"); !strings.Contains(text, fmt.Sprintf("of %d texts are done; going on there", texts)) || !strings.Contains(text, fmt.Sprintf("%d texts in", texts)) {
		t.Errorf("the second run says %s", text)
	}
	if n := bytes.Count(written(t, filepath.Join(dir, "long.audit"))["texts.jsonl"], []byte("\n")); n != texts {
		t.Errorf("%d texts", n)
	}
}
