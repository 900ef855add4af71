package pdf

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// twentyPages is a file like a long resolution: numbered paragraphs of prose
// with italic openings, a running header, a page number and a footnote a page.
func twentyPages() (data []byte, letters int) {
	m := newMaker()
	n := 0
	for page := 1; page <= 20; page++ {
		var w sheetWriter
		w.at(480, 760, roman, 9, "A/RES/99/1")
		w.at(72, 30, roman, 9, fmt.Sprintf("%d/20", page))
		y := 730.0
		for y > 140 {
			n++
			lines := wrap(fmt.Sprintf("%d. Requests the secretariat, in the light of this, to act. %s", n, prose), 10, 450)
			for i, l := range lines {
				if i == 0 {
					label, rest, _ := strings.Cut(l, " ")
					w.at(72, y, roman, 10, label).at(96, y, italic, 10, "Requests").at(140, y, roman, 10, strings.TrimPrefix(rest, "Requests "))
				} else {
					w.at(72, y, roman, 10, l)
				}
				letters += len(l) + 1
				y -= 12
			}
			y -= 6
		}
		w.rule(72, 150, 100)
		w.at(72, 92, roman, 5, fmt.Sprint(page)).at(78, 89, roman, 8, "Resolution 70/1.")
		m.page(w.String(), "")
	}
	return m.bytes(), letters
}

// BenchmarkTwentyPages: at most 400 ms an operation.
func BenchmarkTwentyPages(b *testing.B) {
	data, letters := twentyPages()
	b.SetBytes(int64(letters))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("twenty.pdf", data, limit.Default()); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTwentyPagesCost holds reading to its bounds in time and memory: 400 ms and
// 20 times the text, what the file itself takes not counted.
func TestTwentyPagesCost(t *testing.T) {
	data, letters := twentyPages()
	testkit.Soon(t, 400*time.Millisecond, func() {
		d, err := Read("twenty.pdf", data, limit.Default())
		if err != nil {
			t.Fatal(err)
		}
		if d.Paragraphs[len(d.Paragraphs)-1].Page == 0 {
			t.Fatal("no pages")
		}
	})
	defer debug.SetGCPercent(debug.SetGCPercent(5)) // the peak of what is in use, not of garbage
	peak := testkit.PeakHeap(func() { Read("twenty.pdf", data, limit.Default()) })
	for range 2 { // garbage that the collector has not come to only adds
		peak = min(peak, testkit.PeakHeap(func() { Read("twenty.pdf", data, limit.Default()) }))
	}
	runtime.KeepAlive(data)
	t.Logf("%d bytes of text in %d of PDF: peak %.1f times the text", letters, len(data), float64(peak)/float64(letters))
	if most := testkit.Heap(20 * letters); peak > most {
		t.Errorf("peak of %d bytes, more than %d", peak, most)
	}
}
