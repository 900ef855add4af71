package policy

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// greedy builds a set of ever longer strings.
const greedy = `package custom.greedy

long := concat("", [s | some i in numbers.range(1, 200000); s := sprintf("%d", [i])])

verdicts contains v if {
	all := [s | some i in numbers.range(1, 100000); s := sprintf("%d%s", [i, long])]
	count(all) < 0
	v := {"record": "m1", "message": "never"}
}
`

// TestGreedyRuleIsStoppedAndNamed: a rule that fills the memory costs only itself.
func TestGreedyRuleIsStoppedAndNamed(t *testing.T) {
	dir := userDir(t, map[string]string{"greedy.rego": greedy, "loud.rego": loud("loud")})
	e := newEngine(t, Options{UserDirs: []string{dir}, UserTimeout: time.Minute, Memory: 64 << 20})
	start := time.Now()
	got, err := e.Judge(context.Background(), facts(t, mention("m1", "gender", "lost")))
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("stopping took %s", took)
	}
	var failures Failures
	if !errors.As(err, &failures) || len(failures) != 1 {
		t.Fatalf("error is %v", err)
	}
	f := failures[0]
	if f.Package != "custom.greedy" || !strings.Contains(f.Reason, "67108864") || !strings.Contains(f.Reason, "limits.rule-bytes") {
		t.Errorf("failure is %+v", f)
	}
	if want := []string{"m1 gender/loud warning", "m1 gender/removed error"}; !slices.Equal(lines(got), want) {
		t.Errorf("the others gave %q, want %q", lines(got), want)
	}
}

// TestEnoughMemory: what others allocate and free meanwhile stops nobody.
func TestEnoughMemory(t *testing.T) {
	e := newEngine(t, Options{Memory: 32 << 20})
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
				_ = make([]byte, 8<<20)
			}
		}
	}()
	for range 20 {
		if _, err := e.Judge(context.Background(), facts(t, mention("m1", "gender", "lost"))); err != nil {
			t.Fatal(err)
		}
	}
}
