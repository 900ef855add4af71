package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/report"
)

// someDrafts are drafts whose findings differ, by name.
func someDrafts(t *testing.T) map[string]string {
	t.Helper()
	text := string(readShared(t, "draft.txt"))
	out := map[string]string{"broken.docx": "PK\x03\x04 cut off", "empty.txt": ""}
	for i, cut := range []string{"women and girls", "civil society", "upon request", "human rights", "the right to privacy", "academia", "by sex"} {
		out[fmt.Sprintf("d%d.txt", i)] = strings.ReplaceAll(text, cut, "others")
	}
	return out
}

// TestDeterministic audits the same folder 20 times, its files made in another
// order and audited by another number of workers each time: every format has the
// same bytes.
func TestDeterministic(t *testing.T) {
	files := someDrafts(t)
	var names []string
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	base := string(readShared(t, "base.txt"))
	args := []string{"--fail-on", "never", "--base", "base.txt", "drafts", "-f", "text"}
	var formats []string
	for _, f := range report.Formats() {
		if f != "text" && f != "docx" {
			formats = append(formats, f)
			args = append(args, "-f", f, "-o", f+".out")
		}
	}
	want := map[string]string{}
	for run := range 20 {
		order := rand.New(rand.NewPCG(uint64(run), 7)).Perm(len(names))
		w := newWorld(t, map[string]string{"base.txt": base})
		w.Engine = engine()
		for _, i := range order {
			w.write(filepath.Join("drafts", names[i]), files[names[i]])
		}
		if status := w.run(append([]string{"check", "--jobs", fmt.Sprint(run%8 + 1)}, args...)...); status != ExitTrouble {
			t.Fatalf("status %d: %s", status, w.err.String())
		}
		got := map[string]string{"text": w.out.String()}
		for _, f := range formats {
			data, err := os.ReadFile(w.abs(f + ".out"))
			if err != nil {
				t.Fatal(err)
			}
			got[f] = string(data)
		}
		for f, bytes := range got {
			if run == 0 {
				want[f] = bytes
			} else if want[f] != bytes {
				t.Errorf("run %d: %s has other bytes", run, f)
			}
		}
	}
	if len(want["json"]) < 1000 {
		t.Errorf("the report has %d bytes", len(want["json"]))
	}
}

// TestOrderOfArguments names the same drafts in different orders: each is reported
// the same, in the order in which it was named.
func TestOrderOfArguments(t *testing.T) {
	files := someDrafts(t)
	files["base.txt"] = string(readShared(t, "base.txt"))
	w := newWorld(t, files)
	w.Engine = engine()
	names := []string{"d0.txt", "d1.txt", "d2.txt", "d3.txt", "d4.txt", "d5.txt", "d6.txt"}
	want := map[string]string{}
	for run := range 10 {
		order := slices.Clone(names)
		rand.New(rand.NewPCG(uint64(run), 3)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		args := append([]string{"check", "--fail-on", "never", "-f", "json", "--base", "base.txt", "--jobs", fmt.Sprint(run%4 + 1)}, order...)
		if status := w.run(args...); status != ExitClean {
			t.Fatalf("status %d: %s", status, w.err.String())
		}
		var r struct{ Documents []json.RawMessage }
		if err := json.Unmarshal(w.out.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if len(r.Documents) != len(names) {
			t.Fatalf("%d documents", len(r.Documents))
		}
		for i, d := range r.Documents {
			if !strings.Contains(string(d), order[i]) {
				t.Errorf("document %d is not %s", i, order[i])
			}
			if run == 0 {
				want[order[i]] = string(d)
			} else if want[order[i]] != string(d) {
				t.Errorf("run %d: %s is reported otherwise", run, order[i])
			}
		}
	}
}

// TestDeterministicWord writes the comments into one Word file again and again, by
// another number of workers and on another day each time: the same bytes.
func TestDeterministicWord(t *testing.T) {
	word, err := os.ReadFile(filepath.Join("..", "..", "testdata", "redline", "confidence-redline.docx"))
	if err != nil {
		t.Fatal(err)
	}
	var want []byte
	for run := range 6 {
		w := newWorld(t, map[string]string{"redline.docx": string(word)})
		w.Engine = engine()
		w.Now = func() time.Time { return time.Date(2026, 11, 21+run, 12, 0, 0, 0, time.UTC) }
		if status := w.run("check", "--fail-on", "never", "--jobs", fmt.Sprint(run+1), "--suggest", "-f", "docx", "-o", "out.docx", "redline.docx"); status != ExitClean {
			t.Fatalf("status %d: %s", status, w.err.String())
		}
		got, err := os.ReadFile(w.abs("out.docx"))
		if err != nil {
			t.Fatal(err)
		}
		if run == 0 {
			want = got
		}
		if len(got) < 1000 || !bytes.Equal(got, want) {
			t.Fatalf("run %d: %d bytes, other than the first's %d", run, len(got), len(want))
		}
	}
}
