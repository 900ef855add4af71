//go:build unix

package lsp_test

// The figures stand in docs/measurements.md.

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/lsp/protocol"
	"github.com/resolint/resolint/internal/specimen"
	"github.com/resolint/resolint/internal/testkit"
)

// BenchmarkEdit measures an edit in the middle of a draft up to its diagnostics. The
// debounce, in which nothing is computed, is part of the time and not of cpu-ms.
func BenchmarkEdit(b *testing.B) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"8kB", 8_000}, {"100kB", 100_000}, {"1MB", 1_000_000}} {
		b.Run(size.name, func(b *testing.B) {
			texts := specimen.Make(1, size.bytes)
			c := start(b, map[string]string{"b.txt": texts.Base}, "--base", "b.txt")
			c.open(capabilities(), nil)
			c.didOpen("d.txt", texts.Draft)
			c.diagnostics("d.txt", 1)
			at := position(texts.Draft, strings.Index(texts.Draft[len(texts.Draft)/2:], " ")+len(texts.Draft)/2)
			version := 1
			before := testkit.Processor(b)
			for b.Loop() {
				version++
				c.forget()
				c.change("d.txt", version, &protocol.Range{Start: at, End: at}, " new")
				c.diagnostics("d.txt", int32(version))
			}
			b.ReportMetric(float64((testkit.Processor(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		})
	}
}

// BenchmarkInitialize measures the time to the first answer of a new session.
func BenchmarkInitialize(b *testing.B) {
	for b.Loop() {
		c := start(b, nil)
		c.open(capabilities(), nil)
		b.StopTimer()
		c.close()
		b.StartTimer()
	}
}

// TestInitializeIsFast: an editor that starts waits for one answer, 60 ms at most.
// The best of five counts: others use the machine too.
func TestInitializeIsFast(t *testing.T) {
	best := time.Hour
	for range 5 {
		c := start(t, nil)
		began := time.Now()
		c.open(capabilities(), nil)
		best = min(best, time.Since(began))
		c.close()
	}
	if best > 60*time.Millisecond {
		t.Errorf("initialize took %s", best)
	}
}

// TestMemory: a long session keeps no more than a short one.
func TestMemory(t *testing.T) {
	most := 10_000 / testkit.Thin(10)
	if testing.Short() {
		most = 600
	}
	c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
	c.open(capabilities(), nil)
	c.didOpen("d.txt", lossText)
	heap := func() uint64 {
		var m runtime.MemStats
		for range 3 { // pools are emptied by the second collection
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	at := protocol.Position{Line: 10, Character: 5}
	var early uint64
	for i := range most {
		text := "x"
		end := at
		if i%2 == 1 {
			text = ""
			end.Character++
		}
		c.change("d.txt", i+2, &protocol.Range{Start: at, End: end}, text)
		if i%50 == 49 {
			c.diagnostics("d.txt", int32(i+2))
			c.forget()
		}
		if i == 99 {
			early = heap()
		}
	}
	if late := heap(); float64(late) > 1.3*float64(early) {
		t.Errorf("after 100 edits %d kB, after %d edits %d kB", early>>10, most, late>>10)
	} else {
		t.Logf("after 100 edits %d kB, after %d edits %d kB", early>>10, most, late>>10)
	}
}
