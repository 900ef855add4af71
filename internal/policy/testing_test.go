package policy

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRegoTests(t *testing.T) {
	dir := userDir(t, map[string]string{
		"a.rego": `package custom.a

verdicts contains v if {
	some m in input.mentions
	m.fate == "lost"
	v := verdict(m)
}

verdicts contains v if {
	some m in input.mentions
	m.fate == "moved"
	v := verdict(m)
}

verdict(m) := {"record": m.id, "message": "x"}
`,
		"a_test.rego": `package custom.a_test

import data.custom.a

test_lost if count(a.verdicts) == 1 with input as {"mentions": [{"id": "m", "fate": "lost"}]}

test_wrong if {
	print("saw", 7)
	count(a.verdicts) == 3 with input as {"mentions": []}
}

todo_test_later if false

test_error if to_number("x") == 1

test_endless if {
	some x in numbers.range(1, 100000)
	some y in numbers.range(1, 100000)
	x + y < 0
}
`,
	})
	report, err := Test(context.Background(), TestOptions{
		Rules: own, Dirs: []string{dir}, Schema: []byte(schema), Timeout: 500 * time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	outcome := map[string]string{}
	for _, r := range report.Tests {
		state := "failed"
		if r.Passed {
			state = "passed"
		} else if r.Skipped {
			state = "skipped"
		}
		outcome[strings.TrimPrefix(r.Name, "custom.a_test.")] = state + " " + r.Reason
	}
	for name, want := range map[string]string{
		"test_lost": "passed ", "test_wrong": "failed ", "todo_test_later": "skipped ",
		"test_endless": "failed stopped after 500ms, longer than a test may run",
	} {
		if outcome[name] != want {
			t.Errorf("%s: %q, want %q", name, outcome[name], want)
		}
	}
	if !strings.Contains(outcome["test_error"], "to_number") {
		t.Errorf("test_error: %q", outcome["test_error"])
	}
	if report.Failed() != 3 || len(report.Tests) != 5 || report.Tests[0].Line != 5 {
		t.Errorf("%d of %d failed, the first at line %d", report.Failed(), len(report.Tests), report.Tests[0].Line)
	}
	if len(report.Files) != 1 || !slices.Equal(report.Files[0].Uncovered, []int{9, 12}) || report.Coverage < 50 || report.Coverage > 99 {
		t.Errorf("coverage is %v %+v", report.Coverage, report.Files)
	}
	if wrong := report.Tests[1]; wrong.Line != 7 || !strings.Contains(wrong.Output, "saw 7") {
		t.Errorf("the failed test stands at line %d and printed %q", wrong.Line, wrong.Output)
	}
}

func TestRegoTestsOfOwnRules(t *testing.T) {
	set := manyRules()
	set["kinds/k1_test.rego"] = regoFile("package resolint.kinds.k1_test\n\nimport data.resolint.kinds.k1\n\n" +
		"test_none if count(k1.verdicts) == 0 with input as {\"mentions\": []}\n")
	report, err := Test(context.Background(), TestOptions{Rules: set, Own: true, Data: levels})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Tests) != 1 || report.Failed() != 0 || len(report.Files) == 0 {
		t.Errorf("report is %+v", report)
	}
}

func TestRegoTestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"package custom.a_test\n\ntest_x if http.send({})\n":                       "http.send is not available",
		"package custom.a_test\n\ntest_x if\n":                                     "a_test.rego:4:1: ",
		"package resolint.kinds.a_test\n\ntest_x if true\n":                        "custom.NAME",
		"package custom.a_test\n\ntest_x if input.nothing == 1\n":                  `no field "nothing"`,
		"package custom.a_test\n\ntest_x if data.custom.a.verdicts\n\ny if y == 1": "recursive",
	} {
		dir := userDir(t, map[string]string{"a.rego": loud("a"), "a_test.rego": text})
		_, err := Test(context.Background(), TestOptions{Rules: own, Dirs: []string{dir}, Schema: []byte(schema)})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error is %v", text, err)
		}
	}
}

func TestUncoveredLines(t *testing.T) {
	f := FileCoverage{Uncovered: []int{1, 2, 3, 5, 7, 8}}
	if got := f.Lines(); got != "1-3, 5, 7-8" {
		t.Errorf("lines are %q", got)
	}
}

// TestRegoCases: a test of several cases fails for each that its body comes to and is not
// true for, and is told as such.
func TestRegoCases(t *testing.T) {
	dir := userDir(t, map[string]string{"a.rego": loud("a"), "a_test.rego": `package custom.a_test

given := {"one": 1, "two": 2, "three": 3}

test_each[name] if {
	some name, number in given
	number < 10
}

test_some[name] if {
	some name, number in given
	number == 2
}

test_false[name] := number < 3 if some name, number in given

test_pairs[name][number] if {
	some name, number in given
	number != 2
}

test_none[name] if {
	some name in []
	name
}
`})
	report, err := Test(context.Background(), TestOptions{Rules: own, Dirs: []string{dir}, Schema: []byte(schema)})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range report.Tests {
		got[strings.TrimPrefix(r.Name, "custom.a_test.")] = r.Reason
		if r.Passed != (r.Reason == "") {
			t.Errorf("%s passed: %v, with the reason %q", r.Name, r.Passed, r.Reason)
		}
	}
	for name, want := range map[string]string{
		"test_each": "", "test_some": "not true for one; three", "test_false": "not true for three",
		"test_pairs": "not true for two, 2", "test_none": "",
	} {
		if reason, found := got[name]; !found || reason != want {
			t.Errorf("%s: %q, want %q", name, reason, want)
		}
	}
}
