package digest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestSides(t *testing.T) {
	loc := func(text, context string) *finding.Location {
		return &finding.Location{Text: text, Context: context}
	}
	for _, c := range []struct {
		name     string
		f        finding.Finding
		context  int
		from, to string
	}{
		{
			"a word exchanged",
			finding.Finding{Kind: "neutralised", Base: loc("women", ""), Draft: loc("all", ""), Diff: reporttest.Diff("for [-women-]{+all+} here")},
			5, "for [-women-] here", "for {+all+} here",
		},
		{
			"a cut phrase leaves its neighbourhood",
			finding.Finding{Kind: "removed", Base: loc("c", ""), Draft: loc("x", ""), Diff: reporttest.Diff("one two three four five six seven [-and c-] eight nine ten eleven twelve thirteen fourteen")},
			2, "… six seven [-and c-] eight nine …", "… six seven  eight nine …",
		},
		{
			"the middle between two changes",
			finding.Finding{Kind: "weakened", Base: loc("c", ""), Draft: loc("x", ""), Diff: reporttest.Diff("[-a-]{+b+} 1 2 3 4 5 6 7 8 9 [-c-]{+d+}")},
			2, "[-a-] 1 2 … 8 9 [-c-]", "{+b+} 1 2 … 8 9 {+d+}",
		},
		{"a clause that is gone", finding.Finding{Kind: "removed", Base: loc("b", "a b c")}, 5, "a [-b-] c", ""},
		{"a new clause", finding.Finding{Kind: "expanded", Draft: loc("b", "a b c")}, 5, "", "a {+b+} c"},
		{"nothing changed", finding.Finding{Kind: "missing", Draft: loc("b", "a b c")}, 5, "", "a b c"},
		{"a move", finding.Finding{Kind: "moved", Base: loc("b", "a b"), Draft: loc("b", "x b")}, 5, "a b", "x b"},
		{"a proposal", finding.Finding{Kind: "dropped", Proposal: loc("b", "a b")}, 5, "a [-b-]", ""},
		{"words that are not in the clause", finding.Finding{Kind: "removed", Base: loc("z", "a b")}, 5, "a b", ""},
		{"no words at all", finding.Finding{Kind: "removed", Base: loc("", "")}, 5, "", ""},
		{"everything is wanted", finding.Finding{Kind: "removed", Base: loc("b", "1 2 3 4 5 6 7 8 9 b")}, 0, "1 2 3 4 5 6 7 8 9 [-b-]", ""},
	} {
		from, to := digest.Sides(&c.f, c.context)
		if got := digest.Marked(from); got != c.from {
			t.Errorf("%s: from %q, want %q", c.name, got, c.from)
		}
		if got := digest.Marked(to); got != c.to {
			t.Errorf("%s: to %q, want %q", c.name, got, c.to)
		}
	}
}

// TestGroups checks that losses come at the place where they stood and that
// nothing is left out or told twice.
func TestGroups(t *testing.T) {
	r := reporttest.Sample()
	d := &r.Documents[0]
	slices.Reverse(d.Findings)
	var clauses []string
	for _, g := range digest.Groups(d, func(*finding.Finding) bool { return true }) {
		if g.Title == "" {
			t.Errorf("group %q has no title", g.Heading)
		}
		for _, c := range g.Clauses {
			clauses = append(clauses, c.Path)
		}
	}
	director := "instructs the Director of the Telecommunication Development Bureau"
	want := []string{"considering/b", "resolves/2", "resolves/4", director + "/1", director + "/2", director + "/3"}
	if diff := cmp.Diff(want, clauses); diff != "" {
		t.Errorf("clauses (-want +got):\n%s", diff)
	}
}

func TestGroupsOfUnlistedResolutions(t *testing.T) {
	d := &finding.Document{
		Resolutions: []finding.Resolution{{Heading: "B"}, {Heading: "A"}},
		Findings: []finding.Finding{
			{Resolution: "?", Base: &finding.Location{Clause: "x"}},
			{Resolution: "A", Base: &finding.Location{Clause: "x"}},
			{Resolution: "B"},
			{Resolution: "A", Base: &finding.Location{Clause: "x"}},
		},
	}
	var got []string
	for _, g := range digest.Groups(d, func(*finding.Finding) bool { return true }) {
		for _, c := range g.Clauses {
			got = append(got, g.Heading+" "+c.Path+strings.Repeat("!", len(c.Findings)))
		}
	}
	if diff := cmp.Diff([]string{"B !", "A x!!", "? x!"}, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}

func TestCount(t *testing.T) {
	got := digest.Count(reporttest.Sample())
	if got.String() != "4 errors, 2 warnings, 1 note" || got.Aside() != "1 change for information, 1 finding waived, 1 finding in the baseline" {
		t.Errorf("%s; %s", got, got.Aside())
	}
	if got := digest.Count(reporttest.Empty()); got.String() != "no findings" || got.Aside() != "" || got.MentionsBase != 4 {
		t.Errorf("empty: %s; %q; %d", got, got.Aside(), got.MentionsBase)
	}
}

func TestTabulate(t *testing.T) {
	d := &finding.Document{Findings: []finding.Finding{
		{Family: "mandate", Kind: "expanded"},
		{Family: "climate", Kind: "zapped"},
		{Family: "mandate", Kind: "removed"},
		{Family: "mandate", Kind: "removed", Suppressed: &finding.Suppression{}},
	}}
	got := digest.Tabulate(d)
	if diff := cmp.Diff([]string{"gender", "human-rights", "multistakeholder", "mandate", "climate"}, got.Families); diff != "" {
		t.Errorf("families (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"removed", "expanded", "zapped"}, got.Kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	if got.Cells["mandate"]["removed"] != 1 {
		t.Errorf("cells %v", got.Cells)
	}
}

func TestAnchor(t *testing.T) {
	at := func(file string, line int, rendered bool) *finding.Location {
		return &finding.Location{File: file, Rendered: rendered, Span: finding.Span{Line: line}}
	}
	d := &finding.Document{File: "drafts"}
	for _, c := range []struct {
		name string
		f    finding.Finding
		want string
	}{
		{"the draft's place", finding.Finding{Base: at("base.txt", 3, false), Draft: at("drafts/a.txt", 4, false)}, "drafts/a.txt:4:1"},
		{"the anchor", finding.Finding{Base: at("base.txt", 3, false), Anchor: at("drafts/a.txt", 5, false)}, "drafts/a.txt:5:1"},
		{"a redline's own base", finding.Finding{Base: at("drafts/r.md", 6, false)}, "drafts/r.md:6:1"},
		{"another file", finding.Finding{Base: at("drafts2/a.txt", 3, false)}, ""},
		{"no lines in Word", finding.Finding{Draft: at("drafts/a.docx", 4, true)}, ""},
	} {
		if got := digest.Place(digest.Anchor(d, &c.f)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFails(t *testing.T) {
	for _, c := range []struct {
		level  finding.Level
		failOn string
		want   bool
	}{
		{"error", "error", true},
		{"warning", "error", false},
		{"note", "note", true},
		{"none", "note", false},
		{"error", "never", false},
	} {
		if got := digest.Fails(&finding.Finding{Level: c.level}, c.failOn); got != c.want {
			t.Errorf("%s with --fail-on %s: %v", c.level, c.failOn, got)
		}
	}
	if digest.Fails(&finding.Finding{Level: "error", Suppressed: &finding.Suppression{}}, "error") {
		t.Error("a waived finding fails the run")
	}
}

func TestPlural(t *testing.T) {
	for want, got := range map[string]string{
		"1 error": digest.Plural(1, "error"), "0 errors": digest.Plural(0, "error"), "2 entries": digest.Plural(2, "entry"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
