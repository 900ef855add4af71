package rules_test

import (
	"io/fs"
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/rules"
)

// TestDescribed checks that the packed descriptions are those of the rules'
// METADATA, and that reading them gives the same descriptions.
func TestDescribed(t *testing.T) {
	packed, err := policy.PackDescribed(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(policy.Described, packed, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if now, err := fs.ReadFile(rules.FS, policy.Described); err != nil || string(now) != string(packed) {
		t.Errorf("%s is not current; go test ./rules -run TestDescribed -update writes it", policy.Described)
	}
	without, with := fstest.MapFS{}, fstest.MapFS{policy.Described: {Data: packed}}
	names, err := fs.Glob(rules.FS, "kinds/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		without[name], with[name] = &fstest.MapFile{Data: data}, &fstest.MapFile{Data: data}
	}
	want, err := policy.Describe(without)
	if err != nil {
		t.Fatal(err)
	}
	got, err := policy.Describe(with)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) || len(want) < 20 {
		t.Errorf("%d rules from the packed descriptions are not the %d of the METADATA", len(got), len(want))
	}
	changed := string(with[names[0]].Data)
	with[names[0]].Data = []byte(changed + "\n# one line more\n")
	if again, err := policy.Describe(with); err != nil || !reflect.DeepEqual(again, want) {
		t.Errorf("descriptions made of other rules are not passed over: %v", err)
	}
	with[names[0]].Data = []byte(changed)
	with[policy.Described].Data = packed[:len(packed)-1]
	if _, err := policy.Describe(with); err == nil {
		t.Error("damaged descriptions are read")
	}
}
