package confidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/strictyaml"
	"github.com/resolint/resolint/rules"
)

// TestDecode: what is taken from our files by hand is what reflection takes.
func TestDecode(t *testing.T) {
	for _, name := range []string{"confidence.yaml", "lasting.yaml"} {
		data, err := rules.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var got, want Model
		if !got.decode(string(data)) {
			t.Fatalf("%s is read by reflection, which takes long", name)
		}
		if err := strictyaml.Read(name, data, &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-reflection +by hand):\n%s", name, diff)
		}
	}
}

// TestDecodeElse: what is not as it should be is left to reflection.
func TestDecodeElse(t *testing.T) {
	for _, text := range []string{
		"", "version: 1.0", "version: \"1\"", "version: 01", "about: 1", "bias: a", "bias: 010", "weights: [1]", "weights: {a: b}",
		"weights: {a: 1, a: 2}", "weights: {a: \"1\"}", "weights: {a: .inf}", "weights: {a: 1e3}", "reading: 1", "reading: {bias: 1, bias: 2}", "reading: {weight: {a: 1}}", "other: 1",
	} {
		if new(Model).decode(text) {
			t.Errorf("%q is taken by hand", text)
		}
	}
}
