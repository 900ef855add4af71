package facts_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/testkit"
)

// value is a Facts as policies see it, through JSON and back.
func value(t *testing.T, f *facts.Facts) any {
	t.Helper()
	raw, err := ast.JSON(f.Value())
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(raw)
	if err != nil {
		t.Fatal(err)
	}
	back, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// enums are values of the fields that allow only some.
var enums = map[string]string{
	"Direction": "proposed", "Relation": "split", "Standing": "record", "SlotKind": "limit", "Marker": "only", "Outcome": "went", "Act.Kind": "scope", "Definition.Change": "term",
	"Text.State": "matched", "Force.FromPart": "operative", "Force.ToPart": "footnote",
}

// fill sets every field of v to a value that is not its zero value, so that a
// field which value.go forgets cannot hide behind an empty one.
func fill(v reflect.Value, path string) {
	if v.Type() == reflect.TypeFor[facts.Site]() {
		v.Set(reflect.ValueOf(place()))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), path)
		}
	case reflect.String:
		v.SetString(path)
		for _, key := range []string{path, v.Type().Name()} {
			if e, ok := enums[key]; ok {
				v.SetString(e)
			}
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(3)
	case reflect.Float64:
		v.SetFloat(0.5)
	default:
		panic(fmt.Sprintf("%s is of kind %s, which the test does not fill", path, v.Kind()))
	}
}

// place is a site in a small tagged resolution.
func place() facts.Site {
	text := "to train women"
	r := &resolution.Resolution{
		Form: resolution.FormITU, Heading: "RESOLUTION 7", Organ: "itu-pp",
		View: &document.View{Document: &document.Document{Name: "a.txt"}},
		Clauses: []resolution.Clause{{
			Path: "resolves/1", Part: resolution.PartOperative, Call: &resolution.Call{Text: "resolves"}, Text: text,
			Tags: resolution.NewTags(&resolution.Found{Words: []lexicon.Token{{Start: 0, End: 2}, {Start: 3, End: 8}, {Start: 9, End: 14}}}),
		}},
	}
	return facts.Site{Resolution: r, Clause: &r.Clauses[0], From: 2, To: 3, Proposal: 0}
}

func full() *facts.Facts {
	f := &facts.Facts{}
	fill(reflect.ValueOf(f).Elem(), "Facts")
	return f
}

func TestFullFactsAreValid(t *testing.T) {
	if err := testkit.Schema(t, "facts.json", facts.Schema).Validate(value(t, full())); err != nil {
		t.Error(err)
	}
}

// TestMinimalFactsAreValid leaves out what may be absent: records, counterparts,
// calls and words.
func TestMinimalFactsAreValid(t *testing.T) {
	site := place()
	site.Clause.Call, site.Clause.Part, site.From, site.To = nil, resolution.PartTitle, 0, 0
	site.Resolution.Heading, site.Resolution.Organ = "", ""
	small := &facts.Facts{Fates: []facts.Fate{{ID: "f1", Direction: facts.Loss, Family: "gender", Relation: facts.Gone, From: site}}}
	for name, f := range map[string]*facts.Facts{"none": {}, "one fate": small} {
		if err := testkit.Schema(t, "facts.json", facts.Schema).Validate(value(t, f)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaRefusesWhatIsNotPublished sees the schema fail where a field is more,
// less, or of another type than published: it would be no schema otherwise.
func TestSchemaRefusesWhatIsNotPublished(t *testing.T) {
	fate := func(v any) map[string]any { return v.(map[string]any)["fates"].([]any)[0].(map[string]any) }
	tests := map[string]func(v any){
		"a new field":       func(v any) { fate(v)["weight"] = "1" },
		"a lost field":      func(v any) { delete(fate(v), "kept") },
		"another type":      func(v any) { fate(v)["kept"] = "yes" },
		"another direction": func(v any) { fate(v)["direction"] = "sideways" },
		"another version":   func(v any) { v.(map[string]any)["version"] = "0" },
		"a nested field":    func(v any) { fate(v)["from"].(map[string]any)["page"] = "1" },
	}
	s := testkit.Schema(t, "facts.json", facts.Schema)
	for name, change := range tests {
		v := value(t, full())
		change(v)
		if err := s.Validate(v); err == nil {
			t.Errorf("%s: the schema allows it", name)
		}
	}
}

// TestSchemaAndValueNameTheSameFields walks schema and value side by side: every
// property is emitted, every emitted field is a property with a description.
func TestSchemaAndValueNameTheSameFields(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(facts.Schema, &root); err != nil {
		t.Fatal(err)
	}
	w := walker{t: t, root: root, used: map[string]bool{}}
	w.walk("facts", root, value(t, full()))
	for name := range root["$defs"].(map[string]any) {
		if !w.used[name] {
			t.Errorf("$defs/%s is used nowhere", name)
		}
	}
	if len(w.used) < 10 {
		t.Errorf("only %d definitions were reached", len(w.used))
	}
}

type walker struct {
	t    *testing.T
	root map[string]any
	used map[string]bool
}

func (w *walker) walk(path string, schema map[string]any, value any) {
	if ref, ok := schema["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		w.used[name] = true
		schema = w.root["$defs"].(map[string]any)[name].(map[string]any)
	}
	for _, keyword := range []string{"anyOf", "oneOf", "allOf", "patternProperties"} {
		if schema[keyword] != nil {
			w.t.Errorf("%s: OPA's type checker does not look behind %s", path, keyword)
		}
	}
	switch v := value.(type) {
	case map[string]any:
		if schema["additionalProperties"] != false {
			w.t.Errorf("%s allows more properties than it names", path)
		}
		props, _ := schema["properties"].(map[string]any)
		emitted, published := slices.Sorted(maps.Keys(v)), slices.Sorted(maps.Keys(props))
		if !slices.Equal(emitted, published) {
			w.t.Errorf("%s: value.go emits %q, the schema has %q", path, emitted, published)
		}
		for key, p := range props {
			prop := p.(map[string]any)
			if d, _ := prop["description"].(string); len(d) < 10 {
				w.t.Errorf("%s.%s is described as %q", path, key, d)
			}
			w.walk(path+"."+key, prop, v[key])
		}
	case []any:
		items, ok := schema["items"].(map[string]any)
		if !ok {
			w.t.Errorf("%s is an array without items", path)
			return
		}
		for _, item := range v {
			w.walk(path+"[]", items, item)
		}
	}
}
