package align_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/align"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// text makes a resolution of the UN form from its operative clauses; words alone are
// tagged, which is all that alignment reads.
func text(clauses ...string) *match.Text {
	r := &resolution.Resolution{Form: resolution.FormUN}
	lex := &lexicon.Lexicon{}
	for i, c := range clauses {
		r.Clauses = append(r.Clauses, resolution.Clause{
			Path: fmt.Sprintf("op/%d", i+1), Part: resolution.PartOperative, Text: c, Parent: -1,
			Tags: resolution.NewTags(&resolution.Found{Words: lex.Tokens(c, nil)}),
		})
	}
	return match.NewText([]*resolution.Resolution{r})
}

func one(n int, f func(int)) {
	for i := range n {
		f(i)
	}
}

// What surrounds the clauses in question, so that rare words are rare.
var frame = []string{
	"Reaffirms the commitment of all States to the peaceful settlement of disputes in the region;",
	"Urges the Secretariat to publish the budget of the fund in all official languages;",
	"Decides to review the scale of contributions at the next ordinary meeting;",
	"Encourages regional organizations to exchange experience on the management of harbours;",
	"Calls upon donors to finance the repair of lighthouses along the northern coast;",
}

func TestClauses(t *testing.T) {
	for _, tt := range []struct {
		about       string
		base, draft []string
		want        string // of the first base clause: relation and draft places
	}{
		{
			"the same words",
			[]string{"Requests the Director to train women engineers in remote ports;"},
			[]string{"Requests the Director to train women engineers in remote ports;"},
			"same 0",
		},
		{
			"the same words elsewhere keep their place in no block",
			[]string{"Requests the Director to train women engineers in remote ports;"},
			append(append([]string{}, frame...), "Requests the Director to train women engineers in remote ports;"), "same 5",
		},
		{
			"a phrase was cut",
			[]string{"Requests the Director to train engineers in remote ports, with particular attention to women and girls;"},
			[]string{"Requests the Director to train engineers in remote ports;"},
			"edited 0",
		},
		{
			"the number is the same and nothing else",
			[]string{"Requests the Director to train women engineers in remote ports;"},
			[]string{"Notes the opening of a museum of fisheries in the capital;"},
			"replaced 0",
		},
		{
			"common words make no likeness",
			[]string{"Requests the Director to publish statistics on salaries;"},
			append(append([]string{}, frame...), "Requests the Director to consider the purchase of vehicles;"), "gone",
		},
		{
			"one clause became two",
			[]string{"Calls upon States to protect journalists from surveillance and arbitrary arrest, and to open archives of shipwrecks to historians and divers;"},
			[]string{"Calls upon States to protect journalists from surveillance and arbitrary arrest;", "Calls upon States to open archives of shipwrecks to historians and divers;"},
			"edited 0, split 1",
		},
	} {
		t.Run(tt.about, func(t *testing.T) {
			base := append(append([]string{}, tt.base...), frame...)
			draft := tt.draft
			if len(draft) < len(frame) {
				draft = append(append([]string{}, draft...), frame...)
			}
			a, b := text(base...), text(draft...)
			if work := align.Texts(a, b, one); work < 0 {
				t.Errorf("work %d", work)
			}
			var got []string
			for _, l := range a.Units[0].Links {
				got = append(got, fmt.Sprintf("%s %d", l.Relation, l.To))
			}
			if len(got) == 0 {
				got = []string{string(facts.Gone)}
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %s, want %s", s, tt.want)
			}
		})
	}
}

// TestLinksAreMutual holds that a clause is linked from both sides or from none, and
// that no two clauses of one text claim the same words.
func TestLinksAreMutual(t *testing.T) {
	a := text(append([]string{"Invites donors to support the training of women divers;", "Invites donors to support the training of women divers;"}, frame...)...)
	b := text(append([]string{"Invites donors to support the training of women divers;"}, frame[2:]...)...)
	align.Texts(a, b, one)
	taken := map[int]int{}
	for i := range a.Units {
		for _, l := range a.Units[i].Links {
			back := false
			for _, m := range b.Units[l.To].Links {
				back = back || m.To == i && m.Relation == l.Relation
			}
			if !back {
				t.Errorf("clause %d is linked to %d and not back", i, l.To)
			}
			if l.Relation == facts.Same {
				taken[l.To]++
			}
		}
	}
	for j, n := range taken {
		if n > 1 {
			t.Errorf("draft clause %d stands for %d clauses", j, n)
		}
	}
}

// TestSuccessors: in a package the next resolution of a series is the place of the one
// before, though it bears another number; titles that two share decide nothing.
func TestSuccessors(t *testing.T) {
	role := func(heads ...[2]string) *match.Text {
		var rs []*resolution.Resolution
		lex := &lexicon.Lexicon{}
		for _, h := range heads {
			r := &resolution.Resolution{Form: resolution.FormUN, Number: h[0], Title: h[1]}
			r.Clauses = []resolution.Clause{{
				Path: "op/1", Part: resolution.PartOperative, Text: "Decides", Parent: -1, Tags: resolution.NewTags(&resolution.Found{Words: lex.Tokens("Decides on "+h[1]+";", nil)}),
			}}
			rs = append(rs, r)
		}
		return match.NewText(rs)
	}
	old := role([2]string{"74/1", "Women in  science"}, [2]string{"74/2", "Oceans"}, [2]string{"74/3", "Roads"}, [2]string{"74/4", "Roads"}, [2]string{"75/9", "Trade"})
	now := role([2]string{"76/7", "Women in science"}, [2]string{"74/2", "Seas"}, [2]string{"76/8", "Roads"}, [2]string{"76/9", "Trade"}, [2]string{"76/1", "Health"})
	align.Texts(old, now, one)
	var got []string
	for i := range now.Units {
		got = append(got, now.Units[i].Name)
	}
	id := func(number string) string { return match.Identity(&resolution.Resolution{Number: number}) }
	want := []string{id("74/1"), id("74/2"), id("76/8"), id("75/9"), id("76/1")}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the draft's resolutions are %q, want %q", got, want)
	}
}

// The clauses of one resolution stay where they are, though another one that the draft
// brings beside it has the same words at the same number.
func TestOneAmongOthers(t *testing.T) {
	lex := &lexicon.Lexicon{}
	res := func(number string) *resolution.Resolution {
		return &resolution.Resolution{Form: resolution.FormITU, Number: number, Clauses: []resolution.Clause{{
			Path: "resolves/1", Part: resolution.PartOperative, Text: "to count towers;", Parent: -1,
			Tags: resolution.NewTags(&resolution.Found{Words: lex.Tokens("to count towers;", nil)}),
		}}}
	}
	old := match.NewText([]*resolution.Resolution{res("70")})
	now := match.NewText([]*resolution.Resolution{res("299"), res("70")})
	align.Texts(old, now, one)
	links := old.Units[0].Links
	if len(links) != 1 || links[0].To != 1 || links[0].Relation != facts.Same {
		t.Errorf("the clause of Resolution 70 became %+v", links)
	}
}

// TestAbroad: a clause leaves a resolution that is still there only with the words that
// it has for itself. Turns of phrase that resolutions share take it nowhere; out of a
// resolution that is gone it goes on like any clause.
func TestAbroad(t *testing.T) {
	const clause = "to study the cost of satellite links for remote schools, in accordance with its mandate and in consultation with civil society;"
	const phrases = "that the Bureau shall list accredited laboratories in accordance with its mandate, in consultation with civil society;"
	const reworded = "that the Bureau shall study the cost of satellite links for schools, in accordance with its mandate and with civil society;"
	lex := &lexicon.Lexicon{}
	res := func(number string, clauses ...string) *resolution.Resolution {
		r := &resolution.Resolution{Form: resolution.FormITU, Number: number}
		for i, c := range clauses {
			r.Clauses = append(r.Clauses, resolution.Clause{
				Path: fmt.Sprintf("resolves/%d", i+1), Part: resolution.PartOperative, Text: c, Parent: -1,
				Tags: resolution.NewTags(&resolution.Found{Words: lex.Tokens(c, nil)}),
			})
		}
		return r
	}
	other := res("291", "to train laboratories;")
	for _, tt := range []struct {
		about string
		draft []*resolution.Resolution
		moved bool
	}{
		{"phrases in another resolution", []*resolution.Resolution{res("290", frame[0]), res("291", "to train laboratories;", phrases)}, false},
		{"its words in another resolution", []*resolution.Resolution{res("290", frame[0]), res("291", "to train laboratories;", reworded)}, true},
		{"its resolution has another number now", []*resolution.Resolution{res("299", frame[0], phrases), other}, true},
	} {
		a := match.NewText([]*resolution.Resolution{res("290", clause, frame[0]), other})
		b := match.NewText(tt.draft)
		align.Texts(a, b, one)
		links := a.Units[0].Links
		if got := len(links) > 0; got != tt.moved {
			t.Errorf("%s: the clause became %+v", tt.about, links)
		}
	}
}
