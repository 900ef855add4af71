package history_test

import (
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/history"
	"github.com/resolint/resolint/internal/testkit"
)

var update = flag.Bool("update", false, "write the golden files")

// longest is how many members make a series worth following.
const longest = 4

// successions chains the pairs of series.tsv into texts of four and more versions.
func successions(t *testing.T) [][]string {
	t.Helper()
	f, err := os.Open(testkit.Shared(t, "corpus", "series.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	next, later := map[string]string{}, map[string]bool{}
	for _, row := range rows[1:] {
		next[row[0]], later[row[1]] = row[1], true
	}
	var out [][]string
	for _, row := range rows[1:] {
		if later[row[0]] {
			continue
		}
		list := []string{row[0]}
		for next[list[len(list)-1]] != "" {
			list = append(list, next[list[len(list)-1]])
		}
		if len(list) >= longest {
			out = append(out, list)
		}
	}
	return out
}

// read are the series that somebody read whole, whose events are golden files: paths,
// versions and events, no word of theirs.
var read = map[string]string{"A_RES_67_12": "sela", "A_HRC_RES_44_1": "eritrea"}

// TestSeries follows all series of four and more real texts.
func TestSeries(t *testing.T) {
	list := successions(t)
	if testing.Short() || testkit.Race { // the detector has seen what there is to see in two
		list = slices.DeleteFunc(list, func(s []string) bool { return read[s[0]] == "" })
	}
	if len(list) < len(read) {
		t.Fatalf("%d series", len(list))
	}
	a := auditor(t)
	for _, symbols := range list {
		t.Run(symbols[0], func(t *testing.T) {
			var entries []history.Entry
			for _, s := range symbols {
				entries = append(entries, history.Entry{ID: s, Source: s + ".txt"})
			}
			if _, err := history.Arrange(entries); err != nil {
				t.Fatal(err)
			}
			h := lives(t, a, entries, func(e *history.Entry) ([]byte, error) {
				return os.ReadFile(testkit.Shared(t, "corpus", "un", e.Source))
			})
			if len(found(h)) == 0 {
				t.Error("nothing happened in it")
			}
			if name := read[symbols[0]]; name != "" {
				golden(t, h, filepath.Join("testdata", "series", name+".golden"))
			}
		})
	}
}

func golden(t *testing.T, h *history.History, name string) {
	t.Helper()
	var lines []string
	for _, w := range found(h) {
		if w.Statement != "" {
			w.Statement = "…" // the words are not ours
		}
		lines = append(lines, w.String())
	}
	slices.Sort(lines)
	got := strings.Join(slices.Compact(lines), "\n") + "\n"
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Error(d)
	}
}
