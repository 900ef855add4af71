package strictyaml_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/strictyaml"
)

type sample struct {
	Name   string            `yaml:"name"`
	Count  int               `yaml:"count"`
	Share  float64           `yaml:"share"`
	On     bool              `yaml:"on"`
	Wanted *bool             `yaml:"wanted"`
	Items  []item            `yaml:"items"`
	Levels map[string]string `yaml:"levels"`
	Either either            `yaml:"either"`
	Common `yaml:",inline"`
}

type item struct {
	ID    string   `yaml:"id"`
	Words []string `yaml:"words"`
}

// Common are fields that a sample has as its own.
type Common struct {
	Why string `yaml:"why"`
}

// either is a text or a list of items.
type either struct {
	text  string
	items []item
}

func (e *either) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		return strictyaml.Decode(n, &e.text)
	}
	return strictyaml.Decode(n, &e.items)
}

func TestRead(t *testing.T) {
	yes := true
	tests := []struct {
		name, text string
		want       sample
	}{
		{"nothing", "", sample{}},
		{"a comment", "# only\n", sample{}},
		{"a mark", "\ufeffname: x\n", sample{Name: "x"}},
		{"a date and a number as texts", "name: 2027-03-31\nwhy: 1.50\n", sample{Name: "2027-03-31", Common: Common{Why: "1.50"}}},
		{"off as a text", "levels: {mandate: off, gender: on}\n", sample{Levels: map[string]string{"mandate": "off", "gender": "on"}}},
		{"kinds", "count: 3\nshare: 1\non: true\nwanted: true\nitems:\n- id: a\n  words: [b, c d]\n- {id: e}\n", sample{
			Count: 3, Share: 1, On: true, Wanted: &yes, Items: []item{{"a", []string{"b", "c d"}}, {ID: "e"}},
		}},
		{"no values", "name:\nitems:\nlevels: ~\n", sample{}},
		{"a text of its own", "either: x\n", sample{Either: either{text: "x"}}},
		{"a list of its own", "either: [{id: x}]\n", sample{Either: either{items: []item{{ID: "x"}}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got sample
			if err := strictyaml.Read("f.yaml", []byte(tt.text), &got); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, got, cmp.AllowUnexported(either{})); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"unknown key", "nmae: x\n", `f.yaml:1:1: unknown key "nmae"; did you mean "name"?`},
		{"unknown key of an item", "items:\n  - id: a\n    wrods: []\n", `f.yaml:3:5: unknown key "wrods"; did you mean "words"?`},
		{"far key", "colour: red\n", `f.yaml:1:1: unknown key "colour"; the keys are`},
		{"a key in another's place", "words: []\n", `f.yaml:1:1: the key "words" does not belong here`},
		{"inside a value of its own", "either:\n  - idd: x\n", `f.yaml:2:5: unknown key "idd"; did you mean "id"?`},
		{"twice", "name: a\ncount: 1\nname: b\n", `f.yaml:3:1: the key "name" stands in line 1 already`},
		{"twice in a map", "levels: {a: x, a: y}\n", `f.yaml:1:16: the key "a" stands in line 1 already`},
		{"text for a number", "count: many\n", "f.yaml:1:8: a whole number belongs here, not a text"},
		{"fraction", "count: 1.5\n", "f.yaml:1:8: a whole number belongs here, not a number with a fraction"},
		{"large", "count: 9223372036854775808\n", "f.yaml:1:8: the number 9223372036854775808 is too large"},
		{"list for a text", "name: [a]\n", "f.yaml:1:7: a text belongs here, not a list"},
		{"text for a list", "items: a\n", "f.yaml:1:8: a list belongs here, not a text"},
		{"text for a mapping", "levels: a\n", "f.yaml:1:9: a mapping belongs here, not a text"},
		{"text for a truth", "on: perhaps\n", "f.yaml:1:5: true or false belongs here, not a text"},
		{"a list as a key", "? [a]\n: b\n", "f.yaml:1:3: a key is a text"},
		{"alias", "name: &a x\nwhy: *a\n", "f.yaml:1:7: anchors, aliases"},
		{"merge", "<<: {name: x}\n", "f.yaml:1:1: anchors, aliases, merge keys"},
		{"tag", "name: !!binary aGk=\n", "f.yaml:1:7: anchors, aliases, merge keys and tags"},
		{"several documents", "name: a\n---\nname: b\n", "several YAML documents"},
		{"not UTF-8", "name: \xff\n", "not UTF-8"},
		{"tab", "levels:\n\ta: b\n", "f.yaml:2:1: a tab stands here"},
		{"quotation", "name: a\nwhy: \"b\nitems: []\n", "f.yaml:2:6: a text in quotation marks is not closed"},
		{"bracket", "name: a\nitems: [{id: a}\nwhy: b\n", "a comma or a closing bracket is missing"},
		{"colon", "name: a\nwhy: b: c\n", "f.yaml:2:1: a colon stands where no key can"},
		{"indentation", "name: a\n  why: b\n", "f.yaml:2:3: a colon stands where no key can"},
		{"less indentation", "items:\n    - id: a\n  - id: b\n", "f.yaml:3:3: no key stands where one is expected"},
		{"deep", "items: " + strings.Repeat("[", 61) + strings.Repeat("]", 61), "the nesting is too deep"},
		{"control character", "name: a\x1b[31m\n", "a control character stands here"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := strictyaml.Read("f.yaml", []byte(tt.text), &sample{})
			var e *strictyaml.Error
			if !errors.As(err, &e) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v\nwant %s", err, tt.want)
			}
			if err != nil && strings.Contains(err.Error(), "\x1b") {
				t.Errorf("the error steers a terminal: %q", err)
			}
		})
	}
}

func TestFind(t *testing.T) {
	f, err := strictyaml.Parse("f.yaml", []byte("items:\n  - id: a\n  - id: b\n    words: [c, d]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if n := f.Find("items", 1, "words", 1); n.Value != "d" || n.Line != 4 {
		t.Errorf("found %q in line %d", n.Value, n.Line)
	}
	// Where the path leads further than the file, the last node that there is.
	if n := f.Find("items", 1, "kind"); n.Line != 3 {
		t.Errorf("found line %d, want that of the item", n.Line)
	}
	if e := f.Errorf(nil, "all of it"); e.Error() != "f.yaml: all of it" {
		t.Error(e)
	}
}
