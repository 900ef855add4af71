package policy

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/testkit"
)

// doubling makes a text twice as long in each of n rules.
func doubling(n int) string {
	var out strings.Builder
	out.WriteString("s0 := \"aaaaaaaaaaaaaaaa\"\n")
	for i := range n {
		fmt.Fprintf(&out, "s%d := concat(\"\", [s%d, s%d])\n", i+1, i, i)
	}
	return out.String()
}

// TestBuiltinsAreCharged: what one call would make beyond the bound is refused before it
// is made, whatever the heap holds by then.
func TestBuiltinsAreCharged(t *testing.T) {
	long := doubling(20) // 16 MiB
	for name, body := range map[string]string{
		"range":        "x := numbers.range(1, 1000000000)\n\tcount(x) > 1",
		"huge range":   "x := numbers.range(0, 1e100)\n\tcount(x) > 1",
		"range down":   "x := numbers.range(1000000000, 5)\n\tcount(x) > 1",
		"steps":        "x := numbers.range_step(1, 1000000000000, 3)\n\tcount(x) > 1",
		"concat":       "x := concat(s20, numbers_as_text)\n\tx != \"\"",
		"sprintf":      "x := sprintf(\"%[1]s%[1]s%[1]s%[1]s%[1]s\", [s20])\n\tx != \"\"",
		"wide":         "x := sprintf(concat(\"\", [w | some i in numbers.range(1, 200); w := \"%999999d\"]), [1])\n\tx != \"\"",
		"replace":      "x := replace(s20, \"a\", \"bbbbbbbbbb\")\n\tx != \"\"",
		"replace_n":    "x := strings.replace_n({\"a\": \"bbbbbbbbbb\"}, s20)\n\tx != \"\"",
		"regex":        "x := regex.replace(s20, \"a\", \"bbbbbbbbbb\")\n\tx != \"\"",
		"split":        "x := split(s20, \"\")\n\tcount(x) > 1",
		"unmarshalled": "x := json.unmarshal(concat(\"\", [\"[\", replace(substring(s20, 0, 2000000), \"aa\", \"1,\"), \"1]\"]))\n\tcount(x) > 1",
		"doubling":     "count(s40) > 1",
	} {
		t.Run(name, func(t *testing.T) {
			rules := long
			if name == "doubling" {
				rules = doubling(40)
			}
			rule := "package custom.big\n\n" + rules + "numbers_as_text := [s | some i in numbers.range(1, 9); s := sprintf(\"%d\", [i])]\n\n" +
				"verdicts contains v if {\n\t" + body + "\n\tv := {\"record\": \"m1\", \"message\": \"never\"}\n}\n"
			dir := userDir(t, map[string]string{"big.rego": rule})
			const most = 64 << 20
			e := newEngine(t, Options{UserDirs: []string{dir}, UserTimeout: time.Minute, Memory: most})
			var err error
			work := testkit.Allocated(func() {
				_, err = e.Judge(context.Background(), facts(t, mention("m1", "gender", "lost")))
			})
			var failures Failures
			if !errors.As(err, &failures) || len(failures) != 1 || !strings.Contains(failures[0].Reason, "limits.rule-bytes") {
				t.Fatalf("error is %v", err)
			}
			if work > 4*most { // texts up to the bound, and each of them once more while it is made
				t.Errorf("%d MiB were allocated", work>>20)
			}
		})
	}
}

// TestChargesAreWide: what rules print and compute stays far below what is charged.
func TestChargesAreWide(t *testing.T) {
	dir := userDir(t, map[string]string{"small.rego": `package custom.small

verdicts contains v if {
	count(numbers.range(1, 1000)) == 1000
	count(numbers.range_step(1, 1000, 10)) == 100
	words := split("a, b, c", ", ")
	text := sprintf("%5.2f %s %v %%", [1.5, concat("; ", words), {"a": [1, 2]}])
	replace(strings.replace_n({"a": "x"}, regex.replace(text, "b", "y")), "c", "z") == " 1.50 x; y; z {\"x\": [1, 2]} %"
	array.concat(words, json.unmarshal("[1]"))[3] * 2 == 2
	v := {"record": "m1", "rule": "custom/small", "message": "all of them"}
}
`})
	e := newEngine(t, Options{UserDirs: []string{dir}, Memory: 1 << 30})
	got, err := e.Judge(context.Background(), facts(t, mention("m1", "gender", "lost")))
	if err != nil || !strings.Contains(strings.Join(lines(got), "\n"), "custom/small") {
		t.Errorf("got %q, %v", lines(got), err)
	}
}
