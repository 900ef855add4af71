package history_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/history"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/strictyaml"
)

// wanted is one event of the truth. Family is that of a mention, "" for a clause;
// Statement is a phrase of the statement that came or went within its clause.
type wanted struct {
	In        string `yaml:"in"`
	Clause    string `yaml:"clause"`
	Kind      string `yaml:"kind"`
	Family    string `yaml:"family"`
	Statement string `yaml:"statement"`
	Undoes    string `yaml:"undoes"`
	Since     string `yaml:"since"`
}

func (w wanted) String() string {
	s := fmt.Sprintf("%s %s %s", w.In, w.Clause, w.Kind)
	for _, x := range [][2]string{{"", w.Family}, {"statement ", w.Statement}, {"undoes ", w.Undoes}, {"since ", w.Since}} {
		if x[1] != "" {
			s += " " + x[0] + x[1]
		}
	}
	return s
}

func auditor(tb testing.TB) *audit.Auditor {
	tb.Helper()
	a, err := audit.New(context.Background(), audit.Options{Limits: limit.Default()})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// follow follows the chain of an archive.
func follow(t *testing.T, a *audit.Auditor, files map[string][]byte) *history.History {
	t.Helper()
	m, err := history.ReadManifest("history.yaml", files["history.yaml"])
	if err != nil {
		t.Fatal(err)
	}
	return lives(t, a, m.Versions, func(e *history.Entry) ([]byte, error) { return files[e.Source], nil })
}

// lives reads versions and follows them.
func lives(tb testing.TB, a *audit.Auditor, entries []history.Entry, load func(*history.Entry) ([]byte, error)) *history.History {
	tb.Helper()
	versions, editions, err := history.Read(context.Background(), a, entries, load)
	if err != nil {
		tb.Fatal(err)
	}
	h, err := history.Follow(context.Background(), a, versions, editions)
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

// found are the events of a history in the form of the truth, those of the first version
// left out, those of one family in one clause once.
func found(h *history.History) []wanted {
	id := func(v int) string {
		if v < 0 {
			return ""
		}
		return h.Versions[v].ID
	}
	var out []wanted
	add := func(e *history.Event, family string) {
		w := wanted{id(e.Version), e.Clause, string(e.Kind), family, e.Statement, id(e.Undoes), id(e.Since)}
		if !e.First && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	for _, l := range h.Lives {
		for i := range l.Events {
			add(&l.Events[i], "")
		}
	}
	for _, m := range h.Mentions {
		for i := range m.Events {
			add(&m.Events[i], m.Family)
		}
	}
	return out
}

// matches reports whether an event is the wanted one. That a move undoes a move nobody
// counts.
func (w wanted) matches(g wanted) bool {
	if w.Statement != "" && strings.Contains(g.Statement, w.Statement) {
		w.Statement = g.Statement
	}
	if w.Kind == "moved" {
		w.Undoes, g.Undoes = "", ""
	}
	return w == g
}

// TestTruth holds the history against twelve chains with the events that a reader finds
// in them, written before the code.
func TestTruth(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "history", "truth", "*.txtar"))
	if err != nil || len(names) != 12 {
		t.Fatalf("%d chains, %v", len(names), err)
	}
	a := auditor(t)
	tp, fp, fn := 0, 0, 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := map[string][]byte{}
		for _, f := range txtar.Parse(data).Files {
			files[f.Name] = f.Data
		}
		var want struct {
			Events []wanted `yaml:"events"`
		}
		if err := strictyaml.Read(name, files["want.yaml"], &want); err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			got := found(follow(t, a, files))
			for _, w := range want.Events {
				i := slices.IndexFunc(got, w.matches)
				if i < 0 {
					fn++
					t.Logf("missed: %s", w)
					continue
				}
				tp++
				// The other mentions of the family in the clause are told of with it.
				same := func(g wanted) bool {
					return g == got[i] || w.Family != "" && g.In == w.In && g.Clause == w.Clause && g.Family == w.Family && g.Kind == w.Kind
				}
				match := got[i]
				got = slices.DeleteFunc(got, func(g wanted) bool { return g == match || same(g) && w.Family != "" })
			}
			for _, g := range got {
				fp++
				t.Logf("not wanted: %s", g)
			}
		})
	}
	f1 := 2 * float64(tp) / float64(2*tp+fp+fn)
	t.Logf("%d events found, %d missed, %d not wanted: F1 %.3f", tp, fn, fp, f1)
	if f1 < 0.95 {
		t.Errorf("F1 %.3f, want 0.95", f1)
	}
}
