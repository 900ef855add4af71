package evaluate

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func ptr[T any](v T) *T { return &v }

// want makes a label from "rule side clause", optional with a leading "?".
func want(spec string) Wanted {
	must := !strings.HasPrefix(spec, "?")
	parts := strings.SplitN(strings.TrimPrefix(spec, "?"), " ", 3)
	return Wanted{Rule: parts[0], Side: parts[1], Clause: parts[2], Text: "words", Must: &must}
}

// found makes a finding from "rule base|draft|proposal"; "-" is no clause.
func found(spec string) Found {
	rule, rest, _ := strings.Cut(spec, " ")
	sides := strings.Split(rest, "|")
	for i := range sides {
		if sides[i] == "-" {
			sides[i] = ""
		}
	}
	return Found{Rule: rule, Base: sides[0], Draft: sides[1], Proposal: sides[2], Text: "words", Message: "said"}
}

func quiet(spec string) Quiet {
	side, clause, _ := strings.Cut(spec, " ")
	return Quiet{Side: side, Clause: clause, Why: "trap"}
}

func mapped[A, B any](list []A, f func(A) B) []B {
	var out []B
	for _, a := range list {
		out = append(out, f(a))
	}
	return out
}

func TestScore(t *testing.T) {
	tests := []struct {
		name          string
		wants, founds []string
		quiets        []string
		complete      *bool
		limit         *int
		// The figures: right, false, missed, broken traps, unscored; then those
		// of information; then those of family and clause.
		score, information, family string
		failed                     bool
	}{
		{
			name:  "same rule and clause",
			wants: []string{"gender/removed base resolves/1"}, founds: []string{"gender/removed resolves/1|resolves/2|-"},
			score: "1 0 0 0 0", family: "1 0 0",
		},
		{
			name:  "any of the finding's clauses will do",
			wants: []string{"gender/weakened base resolves/1", "gender/dropped proposal considering/b"},
			founds: []string{
				"gender/weakened resolves/9|resolves/1|-", "gender/dropped -|-|considering/b",
			},
			score: "2 0 0 0 0", family: "2 0 0",
		},
		{
			name:  "another clause is a miss and a false alarm",
			wants: []string{"gender/removed base resolves/1"}, founds: []string{"gender/removed resolves/1/a|-|-"},
			score: "0 1 1 0 0", family: "0 1 1",
		},
		{
			name:  "another kind on the clause is right only for the family",
			wants: []string{"gender/removed base resolves/1"}, founds: []string{"gender/narrowed resolves/1|-|-"},
			score: "0 1 1 0 0", family: "1 0 0",
		},
		{
			name:  "another family on the clause",
			wants: []string{"gender/removed base resolves/1"}, founds: []string{"mandate/removed resolves/1|-|-"},
			score: "0 1 1 0 0", family: "0 1 1",
		},
		{
			name:  "one wanted finding absorbs several",
			wants: []string{"gender/removed base pp/3"}, founds: []string{"gender/removed pp/3|-|-", "gender/removed pp/3|pp/4|-"},
			score: "1 0 0 0 0", family: "1 0 0",
		},
		{
			name:  "one finding answers every label that it fits",
			wants: []string{"gender/removed base pp/3", "gender/removed draft pp/4"}, founds: []string{"gender/removed pp/3|pp/4|-"},
			score: "2 0 0 0 0", family: "2 0 0",
		},
		{
			name:   "must false absorbs and is never missed",
			wants:  []string{"?gender/removed base pp/3", "?gender/removed base pp/5"},
			founds: []string{"gender/removed pp/3|-|-", "gender/removed pp/3|-|-"},
			score:  "0 0 0 0 0", family: "0 0 0",
		},
		{
			name:   "a right finding breaks no trap",
			wants:  []string{"gender/removed base pp/3"},
			founds: []string{"gender/removed pp/3|pp/4|-"}, quiets: []string{"draft pp/4"},
			score: "1 0 0 0 0", family: "1 0 0",
		},
		{
			name:   "a trap is broken once, and each finding on it is a false alarm",
			founds: []string{"gender/removed pp/3|-|-", "mandate/removed pp/3|-|-"}, quiets: []string{"base pp/3", "base pp/4"},
			score: "0 2 0 1 0", family: "0 2 0",
		},
		{
			name:   "the side of a trap counts",
			founds: []string{"gender/removed pp/3|pp/9|-"}, quiets: []string{"draft pp/3", "proposal pp/3"},
			score: "0 1 0 0 0", family: "0 1 0",
		},
		{
			name:   "information is nothing where the case wants none",
			founds: []string{"gender/added -|pp/3|-", "gender/moved pp/1|pp/2|-"}, quiets: []string{"draft pp/3"},
			score: "0 0 0 0 0", family: "0 0 0",
		},
		{
			name:   "an arguable gain is no wish for information",
			wants:  []string{"?gender/added draft pp/3"},
			founds: []string{"gender/added -|pp/3|-", "gender/moved pp/1|pp/2|-"},
			score:  "0 0 0 0 0", family: "0 0 0",
		},
		{
			name:   "information is scored apart and breaks no trap",
			wants:  []string{"gender/added draft pp/3", "gender/strengthened draft pp/5", "gender/removed base pp/1"},
			founds: []string{"gender/added -|pp/3|-", "gender/moved pp/1|pp/2|-", "gender/removed pp/1|-|-"},
			quiets: []string{"draft pp/2"},
			score:  "1 0 0 0 0", information: "1 1 1", family: "1 0 0",
		},
		{
			name:   "information does not stand in for a loss",
			wants:  []string{"gender/removed base pp/1"},
			founds: []string{"gender/moved pp/1|pp/2|-"},
			score:  "0 0 1 0 0", family: "0 0 1",
		},
		{
			name:     "spot labels: the rest counts neither way, but for traps",
			complete: ptr(false),
			wants:    []string{"gender/removed base pp/1"},
			founds:   []string{"gender/removed pp/7|-|-", "mandate/expanded -|pp/8|-", "gender/missing -|pp/8|-"},
			quiets:   []string{"draft pp/8"},
			score:    "0 2 1 1 1", family: "0 2 1",
		},
		{
			name:     "real pairs count missing apart",
			complete: ptr(true),
			founds:   []string{"gender/missing -|pp/8|-", "gender/removed pp/7|-|-"},
			score:    "0 1 0 0 1", family: "0 1 0",
		},
		{
			name:   "written cases count missing",
			founds: []string{"gender/missing -|pp/8|-"},
			score:  "0 1 0 0 0", family: "0 1 0",
		},
		{
			name:   "a wanted missing is right in a real pair too",
			wants:  []string{"gender/missing draft pp/8"},
			founds: []string{"gender/missing -|pp/8|-"}, complete: ptr(true),
			score: "1 0 0 0 0", family: "1 0 0",
		},
		{
			name:   "max_alarms: as many as allowed, missing and information apart",
			limit:  ptr(1),
			founds: []string{"gender/missing -|pp/8|-", "gender/removed pp/7|-|-", "gender/moved pp/1|pp/2|-"},
			score:  "0 2 0 0 0", family: "0 2 0",
		},
		{
			name:     "max_alarms: more than allowed, though none counts",
			limit:    ptr(0),
			complete: ptr(false),
			founds:   []string{"gender/removed pp/7|-|-"},
			score:    "0 0 0 0 1", family: "0 0 0", failed: true,
		},
		{
			name:   "packages: the file is part of the path",
			wants:  []string{"mandate/siloed draft res130.txt:title", "mandate/removed base res174.txt:resolves/2"},
			founds: []string{"mandate/siloed -|res130.txt:title|-", "mandate/removed res179.txt:resolves/2|-|-"},
			score:  "1 1 1 0 0", family: "1 1 1",
		},
		{
			name:   "white space in a path is one space",
			wants:  []string{"mandate/removed base invites the Director/2"},
			founds: []string{"mandate/removed invites\u00a0the  Director/2|-|-"},
			score:  "1 0 0 0 0", family: "1 0 0",
		},
		{
			name:   "a finding without clauses matches nothing",
			wants:  []string{"mandate/removed base title"},
			founds: []string{"mandate/removed -|-|-"},
			score:  "0 1 1 0 0", family: "0 1 1",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &Case{Name: "c", Want: Want{
				Findings: mapped(tt.wants, want), Quiet: mapped(tt.quiets, quiet),
				Complete: tt.complete, MaxAlarms: tt.limit,
			}}
			r := Score(c, mapped(tt.founds, found))
			score := fmt.Sprint(len(r.Hits), len(r.False), len(r.Missed), len(r.Broken), r.Unscored)
			if score != tt.score {
				t.Errorf("tp fp fn broken unscored are %s, want %s", score, tt.score)
			}
			if tt.information == "" {
				tt.information = "0 0 0"
			}
			info := fmt.Sprint(len(r.Information.Hits), len(r.Information.False), len(r.Information.Missed))
			if info != tt.information {
				t.Errorf("information is %s, want %s", info, tt.information)
			}
			if family := fmt.Sprint(r.FamilyHits, r.FamilyFalse, r.FamilyMissed); family != tt.family {
				t.Errorf("family and clause are %s, want %s", family, tt.family)
			}
			if failed := r.Failure != ""; failed != tt.failed {
				t.Errorf("failure is %q, want one: %v", r.Failure, tt.failed)
			}
		})
	}
}

func summary(t *testing.T) *Summary {
	t.Helper()
	cases := []Case{
		{Name: "one", About: "what happens", Roles: "pair", Want: Want{
			Findings: []Wanted{want("gender/removed base pp/1"), want("gender/narrowed base pp/2"), want("gender/added draft pp/9")},
			Quiet:    []Quiet{quiet("draft pp/4")},
		}},
		{Name: "two", Roles: "single"},
		{Name: "three", Roles: "single", Want: Want{Findings: []Wanted{want("mandate/missing draft title")}}},
	}
	audit := func(_ context.Context, c *Case) ([]Found, error) {
		switch c.Name {
		case "one":
			return []Found{found("gender/removed pp/1|-|-"), found("gender/removed pp/2|pp/4|-")}, nil
		case "three":
			panic("out of range")
		}
		return nil, nil
	}
	results, err := Run(context.Background(), cases, audit, 2)
	if err != nil {
		t.Fatal(err)
	}
	return Summarize(results)
}

func TestSummary(t *testing.T) {
	s := summary(t)
	if s.Overall != (Tally{1, 1, 2, 0.5, 0.3333, 0.4}) {
		t.Errorf("overall is %+v", s.Overall)
	}
	if s.FamilyClause != (Tally{2, 0, 1, 1, 0.6667, 0.8}) {
		t.Errorf("family and clause is %+v", s.FamilyClause)
	}
	if got := *s.Families["gender"]; got != (Tally{1, 1, 1, 0.5, 0.5, 0.5}) {
		t.Errorf("gender is %+v", got)
	}
	if got := *s.Rules["gender/narrowed"]; got != (Tally{0, 0, 1, 1, 0, 0}) {
		t.Errorf("gender/narrowed is %+v", got)
	}
	if got := s.Information; got.Overall.FN != 1 || got.Rules["gender/added"].FN != 1 || s.Rules["gender/added"] != nil {
		t.Errorf("information is %+v", got)
	}
	if s.Traps != (Traps{1, 1}) || s.Failed != 1 || s.Roles["single"].FN != 1 {
		t.Errorf("traps %+v, failed %d, roles %+v", s.Traps, s.Failed, s.Roles["single"])
	}
	if !strings.Contains(s.Cases[2].Failure, "out of range") {
		t.Errorf("the panic is not named: %q", s.Cases[2].Failure)
	}
}

func TestWriteJSON(t *testing.T) {
	var b bytes.Buffer
	if err := summary(t).WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Overall         map[string]float64
		Families, Rules map[string]map[string]float64
		Traps           map[string]int
		Cases           []struct {
			Name                  string
			Missed, False, Broken []map[string]any
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"tp", "fp", "fn", "precision", "recall", "f1"} {
		if _, ok := got.Overall[key]; !ok {
			t.Errorf("overall has no %s", key)
		}
	}
	one, two := got.Cases[0], got.Cases[1]
	if one.Name != "one" || one.Missed[0]["rule"] != "gender/narrowed" || one.Missed[0]["clause"] != "pp/2" ||
		one.False[0]["draft"] != "pp/4" || one.Broken[0]["why"] != "trap" {
		t.Errorf("case one is %+v", one)
	}
	if two.Missed == nil || two.False == nil || two.Broken == nil {
		t.Error("empty lists are printed as null")
	}
	if got.Traps["of"] != 1 || got.Families["gender"]["fn"] != 1 || got.Rules["gender/removed"]["fp"] != 1 {
		t.Errorf("traps %v, families %v, rules %v", got.Traps, got.Families, got.Rules)
	}
}

func TestWriteText(t *testing.T) {
	var b bytes.Buffer
	if err := summary(t).WriteText(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"one: what happens\n",
		`  missed  gender/narrowed on base pp/2: "words" (reported: gender/removed)`,
		`  false   gender/removed on base pp/2, draft pp/4: "words" - said`,
		`  broken  draft pp/4: gender/removed (trap)`,
		`  missed (information)  gender/added on draft pp/9: "words"`,
		"traps broken: 1 of 1 (100.0 %)",
		"cases: 3, failed: 1",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "two") {
		t.Error("a case without errors is listed")
	}
}

func TestRunErrorsAndCancellation(t *testing.T) {
	cases := []Case{{Name: "a", Want: Want{Findings: []Wanted{want("gender/removed base pp/1")}}}}
	results, err := Run(context.Background(), cases, func(context.Context, *Case) ([]Found, error) {
		return nil, errors.New("damaged file")
	}, 0)
	if err != nil || results[0].Failure != "audit: damaged file" || len(results[0].Missed) != 1 {
		t.Errorf("a failing audit: %+v %v", results, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Run(ctx, cases, func(context.Context, *Case) ([]Found, error) { return nil, nil }, 1)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled run gives %v", err)
	}
}
