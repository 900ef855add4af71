package finding

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParseWaiver(t *testing.T) {
	tests := []struct {
		in      string
		want    Waiver
		next    bool
		trouble string
	}{
		{"resolint-disable-next gender/removed: moved to Resolution 70", Waiver{Rule: "gender/removed", Reason: "moved to Resolution 70"}, true, ""},
		{" resolint-disable-next  gender/*  until 2027-03-31 : agreed ", Waiver{Rule: "gender/*", Until: "2027-03-31", Reason: "agreed"}, true, ""},
		{"resolint-disable-next gender/removed until 2027-03-31: agreed: twice", Waiver{Rule: "gender/removed", Until: "2027-03-31", Reason: "agreed: twice"}, true, ""},
		{"resolint-disable mandate/expanded resolves/3: agreed", Waiver{Rule: "mandate/expanded", Clause: "resolves/3", Reason: "agreed"}, false, ""},
		{"resolint-disable mandate/expanded res130.txt:resolves/3: agreed", Waiver{Rule: "mandate/expanded", Clause: "res130.txt:resolves/3", Reason: "agreed"}, false, ""},
		{"resolint-disable mandate/expanded instructs the Director/2: agreed", Waiver{Rule: "mandate/expanded", Clause: "instructs the Director/2", Reason: "agreed"}, false, ""},
		{"RESOLINT: Waive gender/removed discussed\nwith the chair", Waiver{Rule: "gender/removed", Reason: "discussed\nwith the chair"}, true, ""},
		{"resolint: waive * until 2027-01-01 whole clause is new", Waiver{Rule: "*", Until: "2027-01-01", Reason: "whole clause is new"}, true, ""},
		{"resolint: waive gender/removed", Waiver{Rule: "gender/removed"}, true, ""},
		{"resolint-disable-next gender/removed:", Waiver{Rule: "gender/removed"}, true, ""},
		{"resolint-disable-next", Waiver{}, true, "names no rule"},
		{"resolint-disable-line gender/removed: x", Waiver{Rule: "gender/removed", Reason: "x"}, false, "not known"},
		{"resolint-disable-next gender: x", Waiver{Rule: "gender", Reason: "x"}, true, ""},
		{"resolint-disable-next gender/removed, mandate/removed: x", Waiver{Rule: "gender/removed, mandate/removed", Reason: "x"}, true, ""},
		{"resolint-disable-next gender/removed,mandate , */moved until 2027-01-01: x", Waiver{Rule: "gender/removed, mandate, */moved", Until: "2027-01-01", Reason: "x"}, true, ""},
		{"resolint-disable gender, mandate resolves/3: x", Waiver{Rule: "gender, mandate", Clause: "resolves/3", Reason: "x"}, false, ""},
		{"resolint: waive gender/removed, gender/narrowed agreed, at last", Waiver{Rule: "gender/removed, gender/narrowed", Reason: "agreed, at last"}, true, ""},
		{"resolint: waive gender/removed human-rights/removed moved to Resolution 70", Waiver{Rule: "gender/removed, human-rights/removed", Reason: "moved to Resolution 70"}, true, ""},
		{"resolint: waive gender/removed and human-rights/removed: moved", Waiver{Rule: "gender/removed, human-rights/removed", Reason: "moved"}, true, ""},
		{"resolint: waive gender human-rights moved and gone", Waiver{Rule: "gender", Reason: "human-rights moved and gone"}, true, ""},
		{"resolint-disable-next gender/removed */moved until 2027-01-01: x", Waiver{Rule: "gender/removed, */moved", Until: "2027-01-01", Reason: "x"}, true, ""},
		{"resolint-disable gender/removed human-rights/narrowed considering/a: x", Waiver{Rule: "gender/removed, human-rights/narrowed", Clause: "considering/a", Reason: "x"}, false, ""},
		{"resolint-disable-next gender/removed; mandate/removed: x", Waiver{Rule: "gender/removed;, mandate/removed", Reason: "x"}, true, "with commas between"},
		{"resolint-disable-next gender/removed, Gender_x: x", Waiver{Rule: "gender/removed, gender_x", Reason: "x"}, true, "no rule name"},
		{"resolint: wave gender/removed x", Waiver{}, false, `"resolint: wave" is no waiver`},
		{"resolint: gender/removed", Waiver{}, false, "is no waiver"},
		{"resolint-disabel-next gender/removed: x", Waiver{}, false, `"resolint-disabel-next" is no waiver`},
		{"resolint-disabled", Waiver{}, false, "is no waiver"},
		{"resolint-disable-next gender/removed it moved", Waiver{Rule: "gender/removed", Clause: "it moved"}, true, "no colon"},
		{"resolint-disable-next gender/removed until soon: x", Waiver{Rule: "gender/removed", Until: "soon", Reason: "x"}, true, "no date"},
	}
	for _, tt := range tests {
		w, next, ok := ParseWaiver(tt.in)
		if !ok {
			t.Errorf("%q: not seen as a waiver", tt.in)
			continue
		}
		if (tt.trouble == "") != (w.Trouble == "") || !strings.Contains(w.Trouble, tt.trouble) {
			t.Errorf("%q: trouble %q, want %q", tt.in, w.Trouble, tt.trouble)
		}
		w.Trouble = ""
		if w != tt.want || next != tt.next {
			t.Errorf("%q: %+v next=%v, want %+v next=%v", tt.in, w, next, tt.want, tt.next)
		}
	}
	for _, in := range []string{"", "please waive this", "resolint is a tool", "see resolint-disable-next gender/removed: x"} {
		if _, _, ok := ParseWaiver(in); ok {
			t.Errorf("%q: seen as a waiver", in)
		}
	}
}

var now = time.Date(2026, 11, 21, 18, 0, 0, 0, time.UTC)

func at(file, clause string, start, end int) *Location {
	return &Location{File: file, Clause: clause, Text: clause, Span: Span{Start: start, End: end, Line: 1, Column: 1}}
}

// sample is a report of one draft with two losses and one gain.
func sample() *Report {
	r := &Report{
		Rules: []Rule{{Name: "gender/removed"}, {Name: "mandate/removed"}},
		Documents: []Document{{
			File: "drafts/a.txt", Base: "adopted/a.txt",
			Findings: []Finding{
				{Rule: "gender/removed", Level: LevelError, Base: at("adopted/a.txt", "resolves/2", 10, 20), Draft: at("drafts/a.txt", "resolves/2", 12, 14)},
				{Rule: "mandate/removed", Level: LevelWarning, Base: at("adopted/a.txt", "noting/a", 100, 120)},
				{Rule: "gender/added", Level: LevelNone, Draft: at("drafts/a.txt", "resolves/5", 200, 210)},
			},
		}},
	}
	Fingerprints(r.Documents[0].Findings)
	return r
}

// troubles returns the messages about waivers, by level.
func troubles(r *Report) (out []string) {
	for i := range r.Documents {
		for j := range r.Documents[i].Findings {
			if f := &r.Documents[i].Findings[j]; f.Rule == WaiverRule {
				out = append(out, string(f.Level)+": "+f.Message)
			}
		}
	}
	return out
}

func TestWaive(t *testing.T) {
	tests := []struct {
		name     string
		waiver   Waiver
		inText   bool
		waived   []string // rules of the findings that are suppressed
		troubled string
	}{
		{"by rule", Waiver{Rule: "gender/removed", Reason: "r"}, false, []string{"gender/removed"}, ""},
		{"by family", Waiver{Rule: "mandate/*", Reason: "r"}, false, []string{"mandate/removed"}, ""},
		{"by family alone", Waiver{Rule: "mandate", Reason: "r"}, false, []string{"mandate/removed"}, ""},
		{"by kind", Waiver{Rule: "*/removed", Reason: "r"}, false, []string{"mandate/removed", "gender/removed"}, ""},
		{"several", Waiver{Rule: "gender/added, mandate", Reason: "r"}, false, []string{"mandate/removed", "gender/added"}, ""},
		{"by clause above", Waiver{Rule: "*", Clause: "resolves", Reason: "r"}, false, []string{"gender/removed", "gender/added"}, ""},
		{"clauses are whole", Waiver{Rule: "*", Clause: "resolves/", Reason: "r"}, false, nil, "note"},
		{"by file", Waiver{Rule: "*", File: "drafts/*.txt", Clause: "noting/a", Reason: "r"}, false, []string{"mandate/removed"}, ""},
		{"by file of the base", Waiver{Rule: "gender/removed", File: "adopted/**", Reason: "r"}, false, []string{"gender/removed"}, ""},
		{"other file is not audited", Waiver{Rule: "gender/removed", File: "drafts/b.txt", Reason: "r"}, false, nil, ""},
		{"rule did not run", Waiver{Rule: "human-rights/removed", Reason: "r"}, false, nil, ""},
		{"in the text", Waiver{Rule: "gender/removed", Draft: &Range{10, 30}, Reason: "r"}, true, []string{"gender/removed"}, ""},
		{"in the text, elsewhere", Waiver{Rule: "gender/removed", Draft: &Range{14, 30}, Reason: "r"}, true, nil, "note"},
		{"base ranges count in redlines only", Waiver{Rule: "gender/removed", Base: &Range{10, 20}, Reason: "r"}, true, nil, "note"},
		{"no reason", Waiver{Rule: "gender/removed"}, false, nil, "warning: This waiver has no effect: it gives no reason"},
		{"blank reason", Waiver{Rule: "gender/removed", Reason: " \t"}, true, nil, "no reason"},
		{"last day", Waiver{Rule: "gender/removed", Reason: "r", Until: "2026-11-21"}, false, []string{"gender/removed"}, ""},
		{"expired", Waiver{Rule: "gender/removed", Reason: "r", Until: "2026-11-20"}, false, nil, "expired on 2026-11-20"},
		{"malformed", Waiver{Rule: "gender/removed", Reason: "r", Trouble: "it is odd"}, true, nil, "it is odd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := sample()
			tt.waiver.At = *at("drafts/a.txt", "", 5, 6)
			if tt.inText {
				r.Documents[0].Waivers = []Waiver{tt.waiver}
				r.Waive(nil, now)
			} else {
				tt.waiver.At.File = ".resolint.yaml"
				r.Waive([]Waiver{tt.waiver}, now)
			}
			var waived []string
			for _, f := range r.Documents[0].Findings {
				if f.Suppressed != nil {
					waived = append(waived, f.Rule)
					if f.Suppressed.Kind != "waiver" || f.Suppressed.Reason != "r" {
						t.Errorf("suppression %+v", f.Suppressed)
					}
				}
			}
			if strings.Join(waived, " ") != strings.Join(tt.waived, " ") {
				t.Errorf("waived %v, want %v", waived, tt.waived)
			}
			found := troubles(r)
			if (len(found) == 1) != (tt.troubled != "") || !strings.Contains(strings.Join(found, "\n"), tt.troubled) {
				t.Errorf("troubles %q, want %q", found, tt.troubled)
			}
		})
	}
}

func TestWaiveConfiguredTroubleStandsInTheConfiguration(t *testing.T) {
	r := sample()
	r.Waive([]Waiver{{Rule: "gender/removed", At: Location{File: ".resolint.yaml", Span: Span{Line: 7, Column: 5}}}}, now)
	last := r.Documents[len(r.Documents)-1]
	if len(r.Documents) != 2 || last.File != ".resolint.yaml" || len(last.Findings) != 1 {
		t.Fatalf("documents %+v", r.Documents)
	}
	if f := last.Findings[0]; f.Draft.Span.Line != 7 || f.Fingerprint == "" || f.Level != LevelWarning {
		t.Errorf("finding %+v", f)
	}
}

// TestUnknownRules: a waiver of a rule that does not exist has no effect and says so.
func TestUnknownRules(t *testing.T) {
	for rule, want := range map[string]string{
		"gender/remvoed":          `there is no rule "gender/remvoed"; did you mean "gender/removed"?`,
		"gendr":                   `there is no rule "gendr"`,
		"gender/removed, x/y":     `there is no rule "x/y"`,
		"gender/removed, mandate": "",
		"human-rights/removed":    "", // known, though it did not run
	} {
		r := sample()
		r.Known = []string{"gender/removed", "gender/added", "mandate/removed", "human-rights/removed"}
		r.Documents[0].Waivers = []Waiver{{Rule: rule, Reason: "r", At: Location{File: "drafts/a.txt", Span: Span{Line: 5, Column: 3}}}}
		r.Waive(nil, now)
		var told *Finding
		for i := range r.Documents[0].Findings {
			if f := &r.Documents[0].Findings[i]; f.Rule == WaiverRule && f.Level == LevelWarning {
				told = f
			}
		}
		switch {
		case want == "" && told != nil:
			t.Errorf("%s: %s", rule, told.Message)
		case want != "" && (told == nil || !strings.Contains(told.Message, want) || told.Draft.Span.Line != 5):
			t.Errorf("%s: told %+v, want %q in line 5", rule, told, want)
		}
	}
}

// TestMarksFollowTheirFindings: what is sorted in between, or left out, shifts no mark
// of a clause to another one.
func TestMarksFollowTheirFindings(t *testing.T) {
	r := sample()
	d := &r.Documents[0]
	marks := func() map[string]string {
		out := map[string]string{}
		for _, c := range d.Resolutions[0].Clauses {
			for i := range d.Findings {
				if f := &d.Findings[i]; slices.Contains(c.Findings, f.Fingerprint) {
					out[c.Path] += f.Rule + " "
				}
			}
		}
		return out
	}
	d.Resolutions = []Resolution{{}}
	for i := range d.Findings {
		d.Resolutions[0].Clauses = append(d.Resolutions[0].Clauses, ClauseText{Path: d.Findings[i].Subject().Clause, Findings: []string{d.Findings[i].Fingerprint}})
	}
	before := marks()
	d.Waivers = []Waiver{{Rule: "gender/nothing", At: Location{File: "a", Span: Span{Start: 0, Line: 1}}}}
	r.Waive(nil, now)
	if after := marks(); !maps.Equal(before, after) {
		t.Errorf("marks %v, want %v", after, before)
	}
	r.AtLeast(LevelNote)
	for path, rules := range marks() {
		if before[path] != rules {
			t.Errorf("%s is marked with %s, want %s", path, rules, before[path])
		}
	}
	for _, f := range d.Findings {
		if f.Level.Rank() == 0 {
			t.Errorf("%s is still there", f.Rule)
		}
	}
}

func TestWaiveRedlineByBaseRange(t *testing.T) {
	r := sample()
	r.Documents[0].Redline = true
	r.Documents[0].Waivers = []Waiver{{Rule: "gender/removed", Base: &Range{10, 20}, Reason: "r"}}
	r.Waive(nil, now)
	for _, f := range r.Documents[0].Findings {
		if (f.Suppressed != nil) != (f.Rule == "gender/removed") {
			t.Errorf("%s: suppressed %v; only the loss at the base range is waived", f.Rule, f.Suppressed)
		}
	}
}

func TestSettle(t *testing.T) {
	waived := sample()
	waived.Waive([]Waiver{{Rule: "gender/removed", Reason: "r"}}, now)
	failed := sample()
	failed.Failures = []Failure{{File: "b.docx"}}
	tests := []struct {
		name   string
		r      *Report
		failOn string
		want   int
	}{
		{"error", sample(), "error", 1},
		{"never", sample(), "never", 0},
		{"waived error, error", waived, "error", 0},
		{"waived error, warning", waived, "warning", 1},
		{"failure", failed, "never", 2},
		{"nothing", &Report{}, "note", 0},
	}
	for _, tt := range tests {
		if tt.r.Settle(tt.failOn); tt.r.Status != tt.want || tt.r.FailOn != tt.failOn {
			t.Errorf("%s: status %d, want %d", tt.name, tt.r.Status, tt.want)
		}
	}
	if _, err := ParseFailOn("fatal"); err == nil {
		t.Error("fatal is accepted as a level")
	}
}

func FuzzParseWaiver(f *testing.F) {
	f.Add("resolint-disable-next gender/removed until 2027-03-31: reason")
	f.Add("resolint: waive mandate/* reason")
	f.Add("resolint-disable * a/b: c")
	f.Add("resolint: waive ,a, ,b/c,:, d")
	f.Fuzz(func(t *testing.T, s string) {
		w, _, ok := ParseWaiver(s)
		if !ok {
			return
		}
		for _, rule := range w.Rules() {
			if w.Trouble == "" && !waiverRule.MatchString(rule) {
				t.Errorf("rule %q without trouble", rule)
			}
		}
		if w.Until != "" && w.Trouble == "" {
			if _, err := time.Parse(time.DateOnly, w.Until); err != nil {
				t.Errorf("until %q without trouble", w.Until)
			}
		}
		_ = w.Check(now) // must not panic whatever the waiver says
	})
}
