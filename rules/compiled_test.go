package rules_test

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/rules"
)

// TestCompiled checks that the packed rules are what compiling them gives. That they
// judge alike is checked in package audit.
func TestCompiled(t *testing.T) {
	packed, err := policy.PackCompiled(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(policy.Compiled, packed, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if now, err := fs.ReadFile(rules.FS, policy.Compiled); err != nil || string(now) != string(packed) {
		t.Errorf("%s is not current; go test ./rules -run TestCompiled -update writes it", policy.Compiled)
	}
}

// TestCompiledOfOtherRules: what was made of other rules is passed over, and what is
// damaged refused.
func TestCompiledOfOtherRules(t *testing.T) {
	set := fstest.MapFS{}
	for _, pattern := range []string{"*.rego", "lib/*.rego", "kinds/*.rego"} {
		names, err := fs.Glob(rules.FS, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(rules.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			set[name] = &fstest.MapFile{Data: data}
		}
	}
	packed, err := policy.PackCompiled(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	set[policy.Compiled] = &fstest.MapFile{Data: packed}
	start := func() error {
		_, err := policy.New(policy.Options{Rules: set, Data: map[string]any{"profile": map[string]any{}}})
		return err
	}
	main := set["main.rego"].Data
	set["main.rego"].Data = append([]byte("package nonsense {\n"), main...)
	if err := start(); err == nil {
		t.Error("rules that do not compile are not looked at")
	}
	set["main.rego"].Data = main
	for cut := len(packed) - 1; cut > 100; cut -= len(packed) / 37 {
		set[policy.Compiled].Data = packed[:cut]
		if err := start(); err == nil {
			t.Errorf("rules cut after %d bytes are read", cut)
		}
	}
	set[policy.Compiled].Data = nil
	if err := start(); err != nil {
		t.Errorf("without packed rules: %v", err)
	}
}
