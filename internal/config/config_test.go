package config

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

var update = flag.Bool("update", false, "write golden files anew")

const full = `# a comment
profile: strict
families: [gender, human-rights]
rules:
  gender/removed: warning
  mandate: off
fail-on: note
ignore:
  - archive/**
  - "**/*.bak.{txt,md}"
map:
  - draft: drafts/*.docx
    base: adopted/{name}.docx
    proposals: ["proposals/{name}-*.docx"]
lexicon: []
rule-dirs: []
baseline: base.json
waivers:
  - rule: gender/removed
    clause: resolves/3
    reason: moved
    until: 2027-03-31
    by: A. Reviewer
limits:
  input-bytes: 1000
  document-seconds: 5
jobs: 3
`

func TestParseFull(t *testing.T) {
	c, err := Parse([]byte(full), "c.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := File{
		Profile: "strict", Families: []string{"gender", "human-rights"},
		Rules:  map[string]string{"gender/removed": "warning", "mandate": "off"},
		FailOn: "note", Ignore: []string{"archive/**", "**/*.bak.{txt,md}"},
		Map:     []Pair{{Draft: "drafts/*.docx", Base: "adopted/{name}.docx", Proposals: []string{"proposals/{name}-*.docx"}}},
		Lexicon: []string{}, RuleDirs: []string{}, Baseline: "base.json",
		Waivers: []Waiver{{Rule: Rules{"gender/removed"}, Clause: "resolves/3", Reason: "moved", Until: "2027-03-31", By: "A. Reviewer"}},
		Limits:  Limits{InputBytes: 1000, DocumentSeconds: 5}, Jobs: 3,
	}
	if d := cmp.Diff(want, c.File); d != "" {
		t.Error(d)
	}
	if got := c.Limits.Reading(); got.Input != 1000 || got.Parts != limit.Default().Parts {
		t.Errorf("limits %+v", got)
	}
	if got := c.Limits.DocumentTime(); got != 5*time.Second {
		t.Errorf("document time %v", got)
	}
	if own, users := c.Limits.RuleTime(), c.Limits.UserRuleTime(); own != 30*time.Second || users != 10*time.Second {
		t.Errorf("rules have %v, user rules %v", own, users)
	}
	set := Limits{RuleSeconds: 45}
	if own, users := set.RuleTime(), set.UserRuleTime(); own != 45*time.Second || users != own {
		t.Errorf("set to 45 s, rules have %v, user rules %v", own, users)
	}
	w := c.Waived(".resolint.yaml")
	if len(w) != 1 || w[0].At.Span.Line != 19 || w[0].At.File != ".resolint.yaml" || w[0].By != "A. Reviewer" {
		t.Errorf("waivers %+v", w)
	}
}

func TestParseEmpty(t *testing.T) {
	for _, in := range []string{"", "\n", "# only a comment\n", "\ufeff", "---\n", "{}\n"} {
		c, err := Parse([]byte(in), "c.yaml")
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if !reflect.DeepEqual(c.File, File{}) {
			t.Errorf("%q: %+v", in, c.File)
		}
	}
}

// TestErrors compares whole messages, with excerpt, in testdata/errors: NAME.yaml
// and NAME.golden.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/errors/*.yaml")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			_, err := Read(file, ".resolint.yaml")
			var ce *Error
			if !errors.As(err, &ce) {
				t.Fatalf("error %v, want *Error", err)
			}
			got := err.Error() + "\n"
			golden := strings.TrimSuffix(file, ".yaml") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	tests := map[string]string{
		"flow bomb":     "families: " + strings.Repeat("[", 100_000),
		"map bomb":      "rules: " + strings.Repeat("{a: ", 50_000),
		"sequence bomb": strings.Repeat("- ", 100_000),
		"key bomb":      strings.Repeat("? ", 100_000),
		"laughs":        "families: &a [x, x]\nignore: [*a, *a]\n",
		"merge":         "limits: &l {parts: 1}\nrules:\n  <<: *l\n",
		"tag":           "profile: !!binary aGk=\n",
		"too large":     "# " + strings.Repeat("x", MaxBytes),
		"not UTF-8":     "profile: \xff\n",
		"two documents": "jobs: 1\n---\njobs: 2\n",
	}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			var err error
			testkit.Soon(t, 2*time.Second, func() { _, err = Parse([]byte(in), "c.yaml") })
			if err == nil {
				t.Error("accepted")
			} else if len(err.Error()) > 1000 {
				t.Errorf("the message has %d bytes", len(err.Error()))
			}
		})
	}
}

func TestErrorHasNoControlCharacters(t *testing.T) {
	_, err := Parse([]byte("pro\x1b[31mfile: \"\x1b]0;x\x07\"\n"), "c.yaml")
	if err == nil {
		t.Fatal("accepted")
	}
	if strings.ContainsAny(err.Error(), "\x1b\x07") {
		t.Errorf("%q", err.Error())
	}
}

// TestSchemaMatchesStruct compares the schema's properties with the struct's
// fields, at every depth.
func TestSchemaMatchesStruct(t *testing.T) {
	var schema map[string]any
	if err := yaml.Unmarshal(Schema, &schema); err != nil {
		t.Fatal(err)
	}
	compareSchema(t, "", reflect.TypeFor[File](), schema)
}

func compareSchema(t *testing.T, path string, typ reflect.Type, schema map[string]any) {
	if typ == reflect.TypeFor[Rules]() {
		if forms, _ := schema["oneOf"].([]any); len(forms) != 2 {
			t.Errorf("%s: a text or a list in the program, %v in the schema", path, schema)
		}
		return
	}
	if typ.Kind() == reflect.Slice {
		if schema["type"] != "array" {
			t.Errorf("%s: a list in the program, %v in the schema", path, schema["type"])
			return
		}
		items, _ := schema["items"].(map[string]any)
		compareSchema(t, path+"[]", typ.Elem(), items)
		return
	}
	if typ.Kind() != reflect.Struct {
		kinds := map[reflect.Kind]any{reflect.String: "string", reflect.Int: "integer", reflect.Int64: "integer", reflect.Map: "object"}
		if _, enum := schema["enum"]; !enum && schema["type"] != kinds[typ.Kind()] {
			t.Errorf("%s: %v in the program, %v in the schema", path, typ, schema["type"])
		}
		return
	}
	if schema["additionalProperties"] != false {
		t.Errorf("%s: the schema allows unknown keys", path)
	}
	properties, _ := schema["properties"].(map[string]any)
	for i := range typ.NumField() {
		key := typ.Field(i).Tag.Get("yaml")
		p, ok := properties[key].(map[string]any)
		if !ok {
			t.Errorf("%s: the schema lacks %s", path, key)
			continue
		}
		compareSchema(t, path+"."+key, typ.Field(i).Type, p)
		delete(properties, key)
	}
	for key := range properties {
		t.Errorf("%s: the schema has %s, the program has not", path, key)
	}
}

// TestSchemaAgreesWithParse checks that schema and program accept and refuse the
// same configurations, as far as a schema can tell.
func TestSchemaAgreesWithParse(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(Schema)))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"full": full, "template": Guess(nil).Template()}
	files, _ := filepath.Glob("testdata/errors/*.yaml")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(f)] = string(data)
	}
	// What only a look at names, globs or files can tell.
	beyond := []string{"bad-glob.yaml", "leaving-glob.yaml", "bad-placeholder.yaml", "missing-rule-dir.yaml", "missing-lexicon.yaml", "rule-dir-is-file.yaml", "anchor.yaml"}
	for name, text := range texts {
		if slices.Contains(beyond, name) {
			continue
		}
		_, parseErr := Parse([]byte(text), name)
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			continue // no YAML: the schema never sees it
		}
		schemaErr := schema.Validate(jsonValue(value))
		if (parseErr == nil) != (schemaErr == nil) {
			t.Errorf("%s: program says %v, schema says %v", name, parseErr, schemaErr)
		}
	}
}

// jsonValue turns YAML's integers into what the validator expects.
func jsonValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = jsonValue(v[k])
		}
	case []any:
		for i := range v {
			v[i] = jsonValue(v[i])
		}
	case int:
		return float64(v)
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return v
}

// TestLimitsCoverReaders fails when a reader's limit gets no key here.
func TestLimitsCoverReaders(t *testing.T) {
	var l Limits
	v := reflect.ValueOf(&l).Elem()
	for i := range v.NumField() {
		v.Field(i).SetInt(int64(1000 + i))
	}
	reading := reflect.ValueOf(l.Reading())
	byDefault := reflect.ValueOf(limit.Default())
	for i := range reading.NumField() {
		if reading.Field(i).Int() == byDefault.Field(i).Int() {
			t.Errorf("limit %s has no key in the configuration", reading.Type().Field(i).Name)
		}
	}
}

func TestRestrict(t *testing.T) {
	c, err := Parse([]byte("rule-dirs: [r]\nlexicon: [l.yaml]\nlimits:\n  input-bytes: 999999999999\n  parts: 5\n  findings: 999999\nprofile: p.yml\n"), "c.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c.Path = "/x/.resolint.yaml"
	notices := c.Restrict()
	if len(notices) != 5 {
		t.Errorf("notices %q", notices)
	}
	if c.Profile != "" || c.RuleDirs != nil || c.Lexicon != nil || c.Limits.InputBytes != 0 || c.Limits.Findings != 0 || c.Limits.Parts != 5 {
		t.Errorf("configuration %+v", c.File)
	}
	if !strings.Contains(notices[3], ".resolint.yaml:4: limits.input-bytes") {
		t.Errorf("notice %q", notices[3])
	}
	named, err := Parse([]byte("profile: un\n"), "c.yaml")
	if err != nil || named.Restrict() != nil || named.Profile != "un" {
		t.Errorf("a profile of resolint's own is set aside: %+v %v", named, err)
	}
}

func TestCheckRules(t *testing.T) {
	known := []string{"gender/removed", "mandate/removed"}
	tests := map[string]string{
		"rules: {gender/remvoed: error}":             `did you mean "gender/removed"?`,
		"rules: {gender: error}":                     "",
		"families: [gendr]":                          `there is no family "gendr"; did you mean "gender"?`,
		"waivers: [{rule: gender/moved}]":            `there is no rule "gender/moved"`,
		"waivers: [{rule: gender/*, reason: x}]":     "",
		"waivers: [{rule: resolint/waiver}]":         "",
		"families: [unheard-of-family]":              "`resolint rules` lists them",
		"rules: {mandate/removed: off, gender: off}": "",
	}
	for in, want := range tests {
		c, err := Parse([]byte(in), "c.yaml")
		if err != nil {
			t.Fatal(err)
		}
		err = c.CheckRules(known)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", in, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte("waivers:\n- rule: '*'\n"))
	f.Add([]byte("? [a, b]\n: {c: d}\n"))
	files, _ := filepath.Glob("testdata/errors/*.yaml")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse(data, "c.yaml")
		if err != nil {
			var ce *Error
			if !errors.As(err, &ce) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		for _, e := range c.Entries() {
			if e.Key == "" || e.Origin == "" {
				t.Errorf("entry %+v", e)
			}
		}
	})
}
