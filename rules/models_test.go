package rules_test

import (
	"io/fs"
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/resolint/resolint/internal/confidence"
	"github.com/resolint/resolint/rules"
)

// TestModels checks that the packed models are what their files say, that those of other
// files are passed over, and that damaged ones are refused.
func TestModels(t *testing.T) {
	for _, name := range []string{"confidence", "lasting"} {
		packed, err := confidence.Pack(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(confidence.Packed(name), packed, 0o644); err != nil {
				t.Fatal(err)
			}
		} else if now, err := fs.ReadFile(rules.FS, confidence.Packed(name)); err != nil || string(now) != string(packed) {
			t.Errorf("%s is not current; go test ./rules -run TestModels -update writes it", confidence.Packed(name))
		}
		text, err := fs.ReadFile(rules.FS, name+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		want, err := confidence.Read(text)
		if err != nil {
			t.Fatal(err)
		}
		set := fstest.MapFS{name + ".yaml": {Data: text}, confidence.Packed(name): {Data: packed}}
		if got, err := confidence.Own(set, name); err != nil || !reflect.DeepEqual(got, want) || len(want.Weights) < 20 {
			t.Errorf("%s is not as its file says: %v", name, err)
		}
		set[name+".yaml"] = &fstest.MapFile{Data: []byte("version: 1\nbias: 0\nweights: {a: 1}\n")}
		if got, err := confidence.Own(set, name); err != nil || len(got.Weights) != 1 {
			t.Errorf("%s is not read from the file that changed: %v", name, err)
		}
		set[name+".yaml"] = &fstest.MapFile{Data: text}
		set[confidence.Packed(name)] = &fstest.MapFile{Data: packed[:len(packed)-1]}
		if _, err := confidence.Own(set, name); err == nil {
			t.Errorf("a damaged %s is read", name)
		}
	}
}
