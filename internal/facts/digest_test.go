package facts_test

import (
	"reflect"
	"testing"

	"github.com/resolint/resolint/internal/facts"
)

// digest is that of the only group of facts with one fate.
func digest(t *testing.T, f *facts.Facts) facts.Digest {
	t.Helper()
	digests := f.Divide().Digests()
	if len(digests) != 1 {
		t.Fatalf("%d groups", len(digests))
	}
	return digests[0]
}

// one are facts with a single fate of which every field is set.
func one() *facts.Facts {
	f := full()
	f.Fates, f.Clauses = f.Fates[:1], nil
	f.Fates[0].Direction = facts.Loss
	return f
}

// unseen are the fields of a fate that policies do not see, and its name.
var unseen = map[string]bool{"ID": true, "Judged.Evidence.Features": true, "Lost[0].From": true, "Lost[0].To": true}

// TestDigestHoldsAllThatPoliciesSee changes every field of a fate, one by one.
func TestDigestHoldsAllThatPoliciesSee(t *testing.T) {
	want := digest(t, one())
	if digest(t, one()) != want {
		t.Fatal("the same facts have two digests")
	}
	fields := 0
	for n := 0; ; n++ {
		f := one()
		path, ok := change(reflect.ValueOf(&f.Fates[0]).Elem(), "", n)
		if !ok {
			break
		}
		fields++
		if same := digest(t, f) == want; same != unseen[path] {
			t.Errorf("%s: a change leaves the digest as it was: %v", path, same)
		}
	}
	if fields < 80 {
		t.Errorf("only %d fields were changed", fields)
	}
	for name, alter := range map[string]func(f *facts.Facts){
		"base": func(f *facts.Facts) { f.HasBase = false }, "proposals": func(f *facts.Facts) { f.HasProposals = false },
		"package": func(f *facts.Facts) { f.Package = false }, "profile": func(f *facts.Facts) { f.Profile = "un" },
		"path": func(f *facts.Facts) { f.Fates[0].From.Clause.Path = "resolves/2" }, "call": func(f *facts.Facts) { f.Fates[0].To.Clause.Call = nil },
		"heading": func(f *facts.Facts) { f.Fates[0].To.Resolution.Heading = "" }, "words": func(f *facts.Facts) { f.Fates[0].From.From = 1 },
		"another fate": func(f *facts.Facts) { f.Fates = append(f.Fates, f.Fates[0]) },
	} {
		f := one()
		alter(f)
		if digest(t, f) == want {
			t.Errorf("%s: a change leaves the digest as it was", name)
		}
	}
}

// change changes the n-th field below v that is no struct, and returns its path; false
// where there are not so many. Sites stand for themselves, see the test.
func change(v reflect.Value, path string, n int) (string, bool) {
	left := n
	var walk func(v reflect.Value, path string) (string, bool)
	walk = func(v reflect.Value, path string) (string, bool) {
		if v.Type() == reflect.TypeFor[facts.Site]() {
			return "", false
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				name := v.Type().Field(i).Name
				if path != "" {
					name = path + "." + name
				}
				if p, ok := walk(v.Field(i), name); ok {
					return p, true
				}
			}
			return "", false
		case reflect.Slice:
			if v.Type().Elem().Kind() == reflect.Struct && v.Type().Elem() != reflect.TypeFor[facts.Feature]() {
				if p, ok := walk(v.Index(0), path+"[0]"); ok {
					return p, true
				}
			}
		}
		if left--; left >= 0 {
			return "", false
		}
		switch v.Kind() {
		case reflect.String:
			v.SetString(v.String() + "x")
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Int:
			v.SetInt(v.Int() + 1)
		case reflect.Float64:
			v.SetFloat(v.Float() + 0.25)
		default:
			v.SetZero()
		}
		return path, true
	}
	return walk(v, path)
}
