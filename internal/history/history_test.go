package history_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/history"
)

// text is a resolution with these items under resolves.
func text(title string, items ...string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "RESOLUTION 420 (NAIROBI, 2027)\n\n%s\n\nThe Plenipotentiary Conference of the International Telecommunication Union (Nairobi, 2027),\n\nresolves\n\n", title)
	for i, s := range items {
		fmt.Fprintf(&b, "%d %s;\n\n", i+1, s)
	}
	return []byte(strings.TrimSuffix(b.String(), ";\n\n") + ".\n")
}

// chain follows texts in their order, v1, v2 …
func chain(t *testing.T, texts ...[]byte) (*history.History, error) {
	t.Helper()
	var entries []history.Entry
	at := map[string][]byte{}
	for i, data := range texts {
		id := fmt.Sprintf("v%d", i+1)
		entries = append(entries, history.Entry{ID: id, Source: id + ".txt"})
		at[id] = data
	}
	if _, err := history.Arrange(entries); err != nil {
		t.Fatal(err)
	}
	a := auditor(t)
	versions, editions, err := history.Read(context.Background(), a, entries, func(e *history.Entry) ([]byte, error) { return at[e.ID], nil })
	if err != nil {
		return nil, err
	}
	return history.Follow(context.Background(), a, versions, editions)
}

// negotiation follows the negotiation in testdata.
func negotiation(tb testing.TB) *history.History {
	tb.Helper()
	dir := filepath.Join("..", "..", "testdata", "history", "negotiation")
	data, err := os.ReadFile(filepath.Join(dir, "history.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	m, err := history.ReadManifest("history.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	return lives(tb, auditor(tb), m.Versions, func(e *history.Entry) ([]byte, error) { return os.ReadFile(filepath.Join(dir, e.Source)) })
}

func TestBadChains(t *testing.T) {
	items := []string{"that buoys shall be painted yellow before the season", "that lamps shall be cleaned every month"}
	tests := []struct {
		name  string
		texts [][]byte
		want  string
	}{
		{"an empty version", [][]byte{text("Buoys", items...), []byte("\n\n")}, "v2"},
		{
			"another text",
			[][]byte{text("Buoys", items...), text("Libraries", "that every school shall lend books to parents", "that catalogues are printed in two languages")},
			"version v2 (v2.txt) is another text: of its 3 clauses 0 come from v1",
		},
		{"another language", [][]byte{text("Buoys", items...), []byte("La Conférence de plénipotentiaires de l'Union internationale des télécommunications,\n\nconsidérant\n\nque les bouées doivent être peintes en jaune avant la saison et que les lampes sont nettoyées chaque mois par les services des ports,\n\ndécide\n\nde peindre les bouées des ports et de nettoyer les lampes.\n")}, "French"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := chain(t, tt.texts...)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v\nwant %s", err, tt.want)
			}
		})
	}
	// A text that was written anew under its title is no other text.
	if _, err := chain(t, text("Painting of buoys", items...), text("Painting of buoys", "that harbours keep their own paint", "that a list of colours is published")); err != nil {
		t.Error(err)
	}
}

// TestRedline sees a Word file as the chain of those who changed it.
func TestRedline(t *testing.T) {
	h := negotiation(t)
	var ids, proponents []string
	for _, v := range h.Versions {
		if strings.HasPrefix(v.ID, "draft4") {
			ids, proponents = append(ids, v.ID+" "+v.Date), append(proponents, v.Proponent)
		}
	}
	if d := cmp.Diff([]string{"draft4/EUR 2027-05-12", "draft4/AFR 2027-05-13"}, ids); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"EUR", "AFR"}, proponents); d != "" {
		t.Error(d)
	}
	sides := map[string]bool{}
	for _, v := range h.Versions {
		sides[v.ID] = v.Side
	}
	want := map[string]bool{"draft1": false, "EUR/44": true, "AFR/12": true, "draft2": false, "draft3": false, "draft4/EUR": false, "draft4/AFR": false, "adopted": false}
	if d := cmp.Diff(want, sides); d != "" {
		t.Error(d)
	}
}

// TestIdentity sees that a mention is one over a gap: the story of the issue.
func TestIdentity(t *testing.T) {
	h := negotiation(t)
	i := slices.IndexFunc(h.Mentions, func(m *history.Mention) bool { return m.Family == "gender" })
	if i < 0 {
		t.Fatal("no mention of gender")
	}
	m := h.Mentions[i]
	var got []string
	for _, e := range m.Events {
		got = append(got, h.Versions[e.Version].ID+" "+string(e.Kind))
	}
	if d := cmp.Diff([]string{"EUR/44 born", "draft3 weakened", "draft4/AFR dropped", "adopted returned"}, got); d != "" {
		t.Error(d)
	}
	for _, o := range h.Mentions[i+1:] {
		if o.Family == "gender" {
			t.Errorf("a second life of %s", o.Label)
		}
	}
}

func TestBlame(t *testing.T) {
	h := negotiation(t)
	last := h.Last()
	e := h.Edition(last)
	tests := []struct{ clause, want string }{
		{"resolves/1", "draft1: that communities shall choose the place of an access point;"},
		{"resolves/3", "draft1: that training at access points shall be offered |EUR/44: first to women, |draft1: in local languages;"},
		{"resolves/4", "EUR/44: that the records of users |draft4/EUR: shall |EUR/44: be protected in accordance with the right to privacy,"},
		{"instructs the Director of the Telecommunication Development Bureau/2", "draft1: to report to the Council every year on the number of access points;"},
		{"invites Member States/2", "AFR/12: to consult civil society and academia before an access point is closed."},
	}
	for _, tt := range tests {
		c := -1
		for i := range e.Clauses {
			if e.Clauses[i].Path == tt.clause {
				c = i
			}
		}
		if c < 0 {
			t.Errorf("no clause %s", tt.clause)
			continue
		}
		var got []string
		whole := ""
		for _, r := range h.Blame(history.Place{Version: last, Clause: c}) {
			got = append(got, h.Versions[r.Version].ID+": "+r.Text)
			whole += r.Text
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.clause, s, tt.want)
		}
		if whole != e.Clauses[c].Text {
			t.Errorf("%s: the runs are %q, the clause is %q", tt.clause, whole, e.Clauses[c].Text)
		}
	}
}

// TestEveryPlaceHasOneLife sees that each followed clause of
// each version has one life, no life stands in two, and what happened to lives fits where
// they stand.
func TestEveryPlaceHasOneLife(t *testing.T) {
	h := negotiation(t)
	for v := range h.Versions {
		seen := map[int]int{}
		for c := range h.Edition(v).Clauses {
			l := h.Life(history.Place{Version: v, Clause: c})
			if (l != nil) != h.Edition(v).Clauses[c].Followed {
				t.Errorf("%s %s: life %v", h.Versions[v].ID, h.Edition(v).Clauses[c].Path, l)
				continue
			}
			if l == nil {
				continue
			}
			if before, twice := seen[l.ID]; twice {
				t.Errorf("%s: life %d stands in clauses %d and %d", h.Versions[v].ID, l.ID, before, c)
			}
			seen[l.ID] = c
		}
	}
	for _, l := range h.Lives {
		for _, e := range l.Events {
			_, stands := l.In(e.Version)
			if gone := e.Kind == history.Dropped && e.Statement == ""; gone == stands {
				t.Errorf("life %d: %s in %s, and it stands there: %v", l.ID, e.Kind, h.Versions[e.Version].ID, stands)
			}
		}
	}
	for _, m := range h.Mentions {
		for _, e := range m.Events {
			if _, stands := m.In(e.Version); stands == (e.Kind == history.Dropped) {
				t.Errorf("mention %d: %s in %s, and it stands there: %v", m.ID, e.Kind, h.Versions[e.Version].ID, stands)
			}
		}
	}
}
