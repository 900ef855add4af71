package policy

import (
	"context"
	"strings"
	"testing"
	"time"
)

// FuzzUserRules sees no text of a user's file panic or hang: it is refused, or
// its verdicts come, or it is stopped.
func FuzzUserRules(f *testing.F) {
	for _, text := range []string{
		loud("a"), endless, described, "package custom.a\n\nverdicts contains v if {",
		"package custom.a\n\nverdicts := " + strings.Repeat("[", 500) + strings.Repeat("]", 500) + "\n",
		"package custom.a\n\nverdicts contains `x`\n", "\x00\xff", "package custom[`a b`]\n\nverdicts := set()\n",
		"package custom.a\n\nverdicts := {{\"record\": \"m\", \"message\": $\"a {input.x} b\"}}\n",
	} {
		f.Add(text)
	}
	for _, text := range []string{ // what the bounds are for, in the small
		"x := " + strings.Repeat("[1|", 20) + "1" + strings.Repeat("]", 20), "verdicts contains 1 if {" + strings.Repeat("every x in [1] { ", 9) + "true" + strings.Repeat(" }", 9) + "}",
		"f(x) := 1 if x == 0\n" + strings.Repeat("else := 2 if x == 2\n", 20), "verdicts contains 1 if {" + strings.Repeat("not ", 9) + "false}",
	} {
		f.Add("package custom.a\n\n" + text + "\nverdicts := set()\n")
	}
	input := facts(f, mention("m1", "gender", "lost"))
	f.Fuzz(func(t *testing.T, text string) {
		if bounded("a.rego", []byte(text)) != nil {
			return
		}
		set, err := parse([]source{{"main.rego", own["main.rego"].Data, false}, {"a.rego", []byte(text), true}}, false)
		if err != nil || set.check([]string{"gender-words"}) != nil {
			return
		}
		compiler, err := set.compile([]byte(schema))
		if err != nil {
			return
		}
		store, err := newStore(nil)
		if err != nil {
			t.Fatal(err)
		}
		e := &Engine{}
		o := Options{UserTimeout: 50 * time.Millisecond}
		if err := e.prepare(&o, set, compiler, store); err != nil {
			return
		}
		start := time.Now()
		_, _ = e.Judge(context.Background(), input)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("judging took %s", took)
		}
	})
}

// TestDeepRules sees rules that are nested beyond reason refused, or compiled.
func TestDeepRules(t *testing.T) {
	for _, text := range []string{
		"verdicts := " + strings.Repeat("[", 400_000),
		"verdicts := " + strings.Repeat("(", 400_000) + "1" + strings.Repeat(")", 400_000),
		"verdicts := " + strings.Repeat("1 + ", 100_000) + "1",
		"verdicts := {" + strings.Repeat("{x | x := ", 100_000),
	} {
		dir := userDir(t, map[string]string{"a.rego": "package custom.a\n\n" + text + "\n"})
		start := time.Now()
		_, err := New(Options{Rules: own, UserDirs: []string{dir}, Data: profile})
		t.Logf("%.30s…: %s", text, time.Since(start))
		if err == nil {
			t.Errorf("%.30s…: no error", text)
		} else if !strings.Contains(err.Error(), "a.rego") {
			t.Errorf("%.30s…: %.200s", text, err)
		}
	}
}
