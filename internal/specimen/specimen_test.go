package specimen

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
)

// TestMakeIsDeterministic: figures of different days are comparable only over the
// same bytes.
func TestMakeIsDeterministic(t *testing.T) {
	a, b := Make(1, 30_000), Make(1, 30_000)
	if a.Base != b.Base || a.Draft != b.Draft || a.Proposal != b.Proposal {
		t.Error("the same seed gives different texts")
	}
	x, err := a.Redline(50_000)
	if err != nil {
		t.Fatal(err)
	}
	y, err := b.Redline(50_000)
	if err != nil {
		t.Fatal(err)
	}
	if sha256.Sum256(x) != sha256.Sum256(y) {
		t.Error("the same seed gives different redlines")
	}
	if other := Make(2, 30_000); other.Base == a.Base {
		t.Error("another seed gives the same text")
	}
}

func TestMakeHasTheSizeAsked(t *testing.T) {
	for _, size := range []int{8_000, 64_000, 1_000_000} {
		c := Make(7, size)
		if got := len(c.Base); got < size || got > size+size/10+1000 {
			t.Errorf("%d bytes asked, %d made", size, got)
		}
		if d := len(c.Draft); d < size*85/100 || d > size*115/100+1000 {
			t.Errorf("the draft of %d bytes of base has %d", size, d)
		}
	}
	c := Make(7, 64_000)
	file, err := c.Redline(600_000)
	if err != nil || len(file) < 600_000 || len(file) > 601_000 {
		t.Errorf("the redline has %d bytes, %v", len(file), err)
	}
}

func TestUniform(t *testing.T) {
	const n = 60
	clauses := func(text string) map[string]int {
		out := map[string]int{}
		for _, p := range strings.Split(text, "\n\n") {
			if _, words, ok := strings.Cut(p, " to "); ok {
				out[strings.TrimRight(words, ";,")]++
			}
		}
		return out
	}
	for change, want := range map[Change]string{
		AllEqual: "60 of 60 kept", AllChanged: "0 of 60 kept", AllMoved: "60 of 60 kept", AllAlike: "1 of 1 kept", AllGone: "0 of 60 kept",
	} {
		c := Uniform(3, n, change)
		base, draft := clauses(c.Base), clauses(c.Draft)
		kept := 0
		for words := range base {
			if draft[words] > 0 {
				kept++
			}
		}
		if got := fmt.Sprintf("%d of %d kept", kept, len(base)); got != want {
			t.Errorf("change %d: %s, want %s", change, got, want)
		}
	}
}
