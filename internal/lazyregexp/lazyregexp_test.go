package lazyregexp

import (
	"reflect"
	"regexp"
	"testing"
)

// TestRegexp: every method gives what it gives of the package regexp.
func TestRegexp(t *testing.T) {
	const expr, text = `(\d+)(bis)?`, "4bis and 17"
	r, want := New(expr), regexp.MustCompile(expr)
	for name, got := range map[string][2]any{
		"Match":                      {r.Match([]byte(text)), want.Match([]byte(text))},
		"FindSubmatch":               {r.FindSubmatch([]byte(text)), want.FindSubmatch([]byte(text))},
		"MatchString":                {r.MatchString(text), want.MatchString(text)},
		"FindStringSubmatch":         {r.FindStringSubmatch(text), want.FindStringSubmatch(text)},
		"FindAllString":              {r.FindAllString(text, -1), want.FindAllString(text, -1)},
		"FindAllStringIndex":         {r.FindAllStringIndex(text, -1), want.FindAllStringIndex(text, -1)},
		"FindAllStringSubmatch":      {r.FindAllStringSubmatch(text, -1), want.FindAllStringSubmatch(text, -1)},
		"FindAllStringSubmatchIndex": {r.FindAllStringSubmatchIndex(text, 1), want.FindAllStringSubmatchIndex(text, 1)},
		"FindAllSubmatch":            {r.FindAllSubmatch([]byte(text), -1), want.FindAllSubmatch([]byte(text), -1)},
		"ReplaceAllString":           {r.ReplaceAllString(text, "<$1>"), want.ReplaceAllString(text, "<$1>")},
	} {
		if !reflect.DeepEqual(got[0], got[1]) {
			t.Errorf("%s gives %v, not %v", name, got[0], got[1])
		}
	}
}

// TestNew: an expression that is wrong is found by the tests of whatever package has it.
func TestNew(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a wrong expression is found when it is needed, which may be never in a test")
		}
	}()
	New("(")
}
