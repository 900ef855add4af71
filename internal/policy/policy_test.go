package policy

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/finding"
)

// own is a small set of rules in the shape of resolint's.
var own = fstest.MapFS{
	"main.rego": {Data: []byte("package resolint.main\n\nverdicts contains v if some v in data.resolint.kinds[_].verdicts\n")},
	"lib/x.rego": {Data: []byte(`package resolint.lib

known(m) if m.id != ""
`)},
	"kinds/removed.rego": {Data: []byte(`package resolint.kinds.removed

import data.resolint.lib

verdicts contains v if {
	some m in input.mentions
	lib.known(m)
	m.fate == "lost"
	v := {
		"rule": concat("/", [m.family, "removed"]), "record": m.id, "level": "error", "concept": m.concept,
		"message": "lost", "why": "it mattered", "suggestion": {"text": m.text, "source": "the base text"}, "weight": 2,
	}
}
`)},
	"kinds/moved.rego": {Data: []byte(`package resolint.kinds.moved

verdicts contains v if {
	some m in input.mentions
	m.fate == "moved"
	v := {"rule": concat("/", [m.family, "moved"]), "record": m.id, "level": data.profile.moved, "message": "moved"}
}
`)},
	"kinds/moved_test.rego": {Data: []byte("this is not Rego and must not be compiled")},
}

var profile = map[string]any{"profile": map[string]any{"moved": "none"}}

const schema = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://resolint.example/facts.json",
  "type": "object", "additionalProperties": false,
  "properties": {
    "mentions": {"type": "array", "items": {"$ref": "#/$defs/mention"}}
  },
  "$defs": {
    "mention": {"type": "object", "additionalProperties": false, "properties": {
      "id": {"type": "string"}, "family": {"type": "string"}, "concept": {"type": "string"},
      "fate": {"type": "string"}, "text": {"type": "string"}
    }}
  }
}`

func facts(t testing.TB, mentions ...string) ast.Value {
	t.Helper()
	term, err := ast.ParseTerm(`{"mentions": [` + strings.Join(mentions, ",") + `]}`)
	if err != nil {
		t.Fatal(err)
	}
	return term.Value
}

func mention(id, family, fate string) string {
	return `{"id": "` + id + `", "family": "` + family + `", "fate": "` + fate + `", "concept": "` + family + `-words", "text": "words"}`
}

// userDir writes files of user rules and returns their folder.
func userDir(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func newEngine(t testing.TB, o Options) *Engine {
	t.Helper()
	if o.Rules == nil {
		o.Rules = own
	}
	if o.Data == nil {
		o.Data = profile
	}
	e, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func lines(verdicts []Verdict) []string {
	var out []string
	for _, v := range verdicts {
		out = append(out, v.Record+" "+v.Rule+" "+string(v.Level))
	}
	return out
}

func TestJudge(t *testing.T) {
	e := newEngine(t, Options{})
	got, err := e.Judge(context.Background(), facts(t,
		mention("m2", "mandate", "moved"), mention("m1", "gender", "lost"), mention("m3", "gender", "kept")))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"m1 gender/removed error", "m2 mandate/moved none"}; !slices.Equal(lines(got), want) {
		t.Fatalf("verdicts are %q, want %q", lines(got), want)
	}
	v := got[0]
	if v.Concept != "gender-words" || v.Message != "lost" || v.Why != "it mattered" || v.Extra["weight"] != "2" ||
		*v.Suggestion != (finding.Suggestion{Text: "words", Source: "the base text"}) {
		t.Errorf("verdict is %+v", v)
	}
	if got[1].Suggestion != nil || got[1].Extra != nil {
		t.Errorf("verdict is %+v", got[1])
	}
	none, err := e.Judge(context.Background(), facts(t))
	if err != nil || len(none) != 0 {
		t.Errorf("no facts give %v %v", none, err)
	}
}

func TestJudgeFromManyGoroutines(t *testing.T) {
	e := newEngine(t, Options{UserDirs: []string{userDir(t, map[string]string{"a.rego": loud("a")})}})
	input := facts(t, mention("m1", "gender", "lost"), mention("m2", "mandate", "moved"))
	want, err := e.Judge(context.Background(), input)
	if err != nil || len(want) != 4 {
		t.Fatalf("%d verdicts, %v", len(want), err)
	}
	done := make(chan []string)
	for range 8 {
		go func() {
			got, _ := e.Judge(context.Background(), input)
			done <- lines(got)
		}()
	}
	for range 8 {
		if got := <-done; !slices.Equal(got, lines(want)) {
			t.Errorf("verdicts are %q, want %q", got, lines(want))
		}
	}
}

func TestFamiliesAndRules(t *testing.T) {
	input := facts(t, mention("m1", "gender", "lost"), mention("m2", "mandate", "lost"), mention("m3", "mandate", "moved"))
	tests := []struct {
		families, only, want []string
	}{
		{nil, nil, []string{"m1 gender/removed error", "m2 mandate/removed error", "m3 mandate/moved none"}},
		{[]string{"mandate"}, nil, []string{"m2 mandate/removed error", "m3 mandate/moved none"}},
		{nil, []string{"gender/removed"}, []string{"m1 gender/removed error"}},
		{nil, []string{"*/removed"}, []string{"m1 gender/removed error", "m2 mandate/removed error"}},
		{[]string{"gender"}, []string{"*/moved"}, nil},
	}
	for _, tt := range tests {
		got, err := newEngine(t, Options{Families: tt.families, Only: tt.only}).Judge(context.Background(), input)
		if err != nil || !slices.Equal(lines(got), tt.want) {
			t.Errorf("families %q, rules %q: %q %v, want %q", tt.families, tt.only, lines(got), err, tt.want)
		}
	}
	if _, err := New(Options{Rules: own, Only: []string{"[a"}}); err == nil {
		t.Error("a broken pattern was taken")
	}
}

func TestStart(t *testing.T) {
	f := Start(Options{Rules: own, Data: profile})
	a, err := f.Engine()
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := f.Engine(); a != b {
		t.Error("a second call gives another engine")
	}
	bad := Start(Options{Rules: fstest.MapFS{"main.rego": {Data: []byte("package resolint.main\n\nverdicts contains")}}})
	if e, err := bad.Engine(); err == nil || e != nil {
		t.Errorf("a broken rule gives %v %v", e, err)
	}
}

func TestDataKeysAreChecked(t *testing.T) {
	for _, key := range []string{"resolint", "custom"} {
		if _, err := New(Options{Rules: own, Data: map[string]any{key: 1}}); err == nil {
			t.Errorf("data.%s was overwritten", key)
		}
	}
	if _, err := New(Options{Rules: own, Data: map[string]any{"x": func() {}}}); err == nil {
		t.Error("a function is no data")
	}
}

// TestForbiddenBuiltins sees every builtin that reaches out of the evaluation
// refused by its name and place.
func TestForbiddenBuiltins(t *testing.T) {
	tests := []struct{ call, name, what string }{
		{`http.send({"method": "get", "url": "http://127.0.0.1"})`, "http.send", "network"},
		{`net.lookup_ip_addr("localhost")`, "net.lookup_ip_addr", "network"},
		{`net.cidr_contains("10.0.0.0/8", "10.0.0.1")`, "net.cidr_contains", "network"},
		{`time.now_ns()`, "time.now_ns", "clock"},
		{`time.clock([0, "Local"])`, "time.clock", "time zones"},
		{`opa.runtime()`, "opa.runtime", "environment"},
		{`rand.intn("a", 5)`, "rand.intn", "random"},
		{`uuid.rfc4122("a")`, "uuid.rfc4122", "random"},
		{`crypto.sha256("a")`, "crypto.sha256", "keys"},
		{`io.jwt.decode("a")`, "io.jwt.decode", "keys"},
		{`graphql.is_valid("a", "b")`, "graphql.is_valid", "languages"},
		{`json.match_schema({}, {})`, "json.match_schema", "schemas"},
		{`providers.aws.sign_req({}, {}, 0)`, "providers.aws.sign_req", "network"},
	}
	for _, tt := range tests {
		dir := userDir(t, map[string]string{"a.rego": "package custom.a\n\nverdicts contains v if {\n\tv := " + tt.call + "\n}\n"})
		_, err := New(Options{Rules: own, UserDirs: []string{dir}})
		if err == nil || !strings.Contains(err.Error(), "a.rego:4:7: "+tt.name+" is not available to rules") ||
			!strings.Contains(err.Error(), tt.what) {
			t.Errorf("%s: error is %v", tt.name, err)
		}
	}
	for _, b := range Capabilities().Builtins {
		if b.Nondeterministic {
			t.Errorf("%s is not deterministic, but available", b.Name)
		}
	}
}

func TestCancelledJudge(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := newEngine(t, Options{}).Judge(ctx, facts(t, mention("m1", "gender", "lost"))); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled call gives %v", err)
	}
}

// TestBrokenVerdicts are mistakes of rules that only their verdicts show.
func TestBrokenVerdicts(t *testing.T) {
	tests := []struct{ verdict, want string }{
		{`"text"`, "not an object"},
		{`{"record": "m1", "message": "x"}`, "custom/a"},
		{`{"rule": "a/b", "message": "x"}`, "names no record"},
		{`{"rule": "a/b", "record": "m1"}`, "has no message"},
		{`{"rule": "a/b", "record": 7, "message": "x"}`, "record is number"},
		{`{"rule": "a/b", "record": "m1", "message": "x", "level": "fatal"}`, `level "fatal"`},
	}
	for _, tt := range tests {
		dir := userDir(t, map[string]string{"a.rego": "package custom.a\n\nverdicts contains " + tt.verdict + "\n"})
		got, err := newEngine(t, Options{UserDirs: []string{dir}}).Judge(context.Background(), facts(t, mention("m1", "gender", "lost")))
		if strings.HasPrefix(tt.want, "custom/") { // the package gives its name
			if err != nil || len(got) != 2 || got[0].Rule != tt.want || got[0].Level != finding.LevelWarning {
				t.Errorf("%s: %+v %v", tt.verdict, got, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "custom.a") {
			t.Errorf("%s: error is %v, want %s", tt.verdict, err, tt.want)
		}
		if len(got) != 1 || got[0].Rule != "gender/removed" {
			t.Errorf("%s: the other rules gave %v", tt.verdict, lines(got))
		}
	}
}

// loud is a package of user rules that reports every mention.
func loud(name string) string {
	return "package custom." + name + "\n\nverdicts contains v if {\n\tsome m in input.mentions\n\tv := {\"rule\": \"gender/" + name +
		"\", \"record\": m.id, \"message\": \"seen\"}\n}\n"
}

const endless = `package custom.slow

verdicts contains v if {
	some a in numbers.range(1, 100000)
	some b in numbers.range(1, 100000)
	a + b < 0
	v := {"record": "m1", "message": "never"}
}
`

func TestEndlessRuleIsStoppedAndNamed(t *testing.T) {
	dir := userDir(t, map[string]string{"slow.rego": endless, "loud.rego": loud("loud")})
	e := newEngine(t, Options{UserDirs: []string{dir}, UserTimeout: 500 * time.Millisecond})
	start := time.Now()
	got, err := e.Judge(context.Background(), facts(t, mention("m1", "gender", "lost")))
	if took := time.Since(start); took > 4*time.Second {
		t.Errorf("stopping took %s", took)
	}
	var failures Failures
	if !errors.As(err, &failures) || len(failures) != 1 {
		t.Fatalf("error is %v", err)
	}
	f := failures[0]
	if f.Package != "custom.slow" || !strings.HasSuffix(f.File, "slow.rego") || !strings.Contains(f.Reason, "stopped after 500ms") {
		t.Errorf("failure is %+v", f)
	}
	if want := []string{"m1 gender/loud warning", "m1 gender/removed error"}; !slices.Equal(lines(got), want) {
		t.Errorf("the others gave %q, want %q", lines(got), want)
	}
}

func TestBuiltinErrorsAreTold(t *testing.T) {
	dir := userDir(t, map[string]string{"a.rego": "package custom.a\n\nverdicts contains v if {\n\tsome m in input.mentions\n\tto_number(m.text) > 1\n\tv := {\"record\": m.id, \"message\": \"x\"}\n}\n"})
	got, err := newEngine(t, Options{UserDirs: []string{dir}}).Judge(context.Background(), facts(t, mention("m1", "gender", "lost")))
	if err == nil || !strings.Contains(err.Error(), "a.rego:5:2") || !strings.Contains(err.Error(), "to_number") {
		t.Errorf("error is %v", err)
	}
	if len(got) != 1 {
		t.Errorf("the other rules gave %v", lines(got))
	}
}

func TestOwnRuleThatFails(t *testing.T) {
	for name, body := range map[string]string{
		"an error": "verdicts contains v if v := to_number(input.mentions[0].text)\n",
		"no set":   "verdicts := 3\n",
		"nothing":  "verdicts := 3 if false\n",
	} {
		broken := fstest.MapFS{"main.rego": {Data: []byte("package resolint.main\n\n" + body)}}
		e := newEngine(t, Options{Rules: broken})
		if v, err := e.Judge(context.Background(), facts(t, mention("m1", "gender", "lost"))); err == nil || v != nil {
			t.Errorf("%s: %v %v", name, v, err)
		}
	}
}
