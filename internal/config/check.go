package config

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
	"github.com/bmatcuk/doublestar/v4"

	"github.com/resolint/resolint/internal/finding"
)

var (
	familyName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	ruleName   = regexp.MustCompile(`^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$`)
	ruleGlob   = regexp.MustCompile(`^(\*|[a-z][a-z0-9-]*/(\*|[a-z][a-z0-9-]*))$`)
)

// checker collects the first mistake in the order of the checks.
type checker struct {
	c    *Config
	name string
	data []byte
	err  error
}

func (k *checker) fail(key, format string, args ...any) {
	if k.err != nil {
		return
	}
	at := k.c.places[key]
	for at.line == 0 && strings.ContainsAny(key, ".[") {
		key = key[:strings.LastIndexAny(key, ".[")]
		at = k.c.places[key]
	}
	k.err = newError(k.name, k.data, at.line, at.column, fmt.Sprintf(format, args...))
}

// check looks at values that the form of the file alone cannot judge.
func (c *Config) check(name string, data []byte) error {
	k := &checker{c: c, name: name, data: data}
	if c.FailOn != "" {
		if _, err := finding.ParseFailOn(c.FailOn); err != nil {
			k.fail("fail-on", "%v", err)
		}
	}
	for i, f := range c.Families {
		if !familyName.MatchString(f) {
			k.fail(index("families", i), "%q is no family; families are written like human-rights", f)
		}
	}
	for _, rule := range sortedKeys(c.Rules) {
		key := "rules." + rule
		if !ruleName.MatchString(rule) && !familyName.MatchString(rule) {
			k.fail(key, "%q is neither a rule (gender/removed) nor a family (gender)", rule)
		}
		if level := c.Rules[rule]; !knownLevel(level) {
			k.fail(key, "%q is no level; choose %s", level, strings.Join(Levels, ", "))
		}
	}
	for i, g := range c.Ignore {
		k.glob(index("ignore", i), g)
	}
	for i := range c.Map {
		k.pair(index("map", i), &c.Map[i])
	}
	for i := range c.Waivers {
		k.waiver(index("waivers", i), &c.Waivers[i])
	}
	for _, l := range c.limits() {
		key := "limits." + l.key
		if _, given := c.places[key]; given && *l.value < 1 {
			k.fail(key, "%s is %d; a limit is at least 1, remove the key for the default of %d", key, *l.value, l.byDefault)
		}
	}
	if _, given := c.places["jobs"]; given && (c.Jobs < 1 || c.Jobs > 1024) {
		k.fail("jobs", "jobs is %d; it is the number of documents audited at once, 1 to 1024", c.Jobs)
	}
	return k.err
}

func (k *checker) glob(key, g string) {
	switch {
	case g == "":
		k.fail(key, "the glob is empty")
	case !doublestar.ValidatePattern(g):
		k.fail(key, "%q is no valid glob; close every [ and {", g)
	case filepath.IsAbs(g) || strings.HasPrefix(path.Clean(g), ".."):
		k.fail(key, "%q leaves the folder of the configuration; globs are relative to it", g)
	}
}

func (k *checker) pair(key string, p *Pair) {
	if p.Draft == "" {
		k.fail(key, "a pair needs draft, a glob such as drafts/*.docx")
	}
	k.glob(key+".draft", p.Draft)
	if p.Base == "" && len(p.Proposals) == 0 {
		k.fail(key, "a pair needs base, such as adopted/{name}.docx, or proposals")
	}
	for _, t := range append([]string{p.Base}, p.Proposals...) {
		if bad := unknownPlaceholder(t); bad != "" {
			k.fail(key, "%q holds %s; the placeholders are {name}, {ext} and {dir}", t, bad)
		}
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}?`)

func unknownPlaceholder(s string) string {
	for _, p := range placeholder.FindAllString(s, -1) {
		if p != "{name}" && p != "{ext}" && p != "{dir}" {
			return p
		}
	}
	return ""
}

func (k *checker) waiver(key string, w *Waiver) {
	if w.Rule == "" {
		k.fail(key, "a waiver needs rule, such as gender/removed")
	}
	if !ruleGlob.MatchString(w.Rule) {
		k.fail(key+".rule", "%q is no rule; write gender/removed, gender/* or *", w.Rule)
	}
	if w.File != "" {
		k.glob(key+".file", w.File)
	}
	if w.Until != "" {
		if _, err := time.Parse(time.DateOnly, w.Until); err != nil {
			k.fail(key+".until", "%q is no date; write it as 2027-03-31", w.Until)
		}
	}
	// A missing reason and a day that has passed are findings, not mistakes of
	// form: they must not keep the rest from being audited.
}

// checkFiles looks whether the files and folders that the configuration names
// are there.
func (c *Config) checkFiles(name string, data []byte) error {
	k := &checker{c: c, name: name, data: data}
	for i, f := range c.Lexicon {
		k.exists(index("lexicon", i), f, false)
	}
	for i, f := range c.RuleDirs {
		k.exists(index("rule-dirs", i), f, true)
	}
	// The baseline is looked for when it is read: `resolint baseline` creates it.
	return k.err
}

func (k *checker) exists(key, file string, folder bool) {
	info, err := os.Stat(k.c.Abs(file))
	switch {
	case err != nil:
		k.fail(key, "%s cannot be read: %s; paths are relative to the folder of the configuration", file, reason(err))
	case info.IsDir() != folder && folder:
		k.fail(key, "%s is a file; a folder belongs here", file)
	case info.IsDir() != folder:
		k.fail(key, "%s is a folder; a file belongs here", file)
	}
}

// Abs returns a path of the configuration as the file system knows it.
func (c *Config) Abs(p string) string {
	if filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(c.Root, filepath.FromSlash(p))
}

// CheckRules returns an error for the first rule or family in rules and
// families that known does not have. known holds rule names ("gender/removed").
func (c *Config) CheckRules(known []string, name string) error {
	families := map[string]bool{}
	for _, r := range known {
		family, _, _ := strings.Cut(r, "/")
		families[family] = true
	}
	all := append(slices.Clone(known), sortedKeys(families)...)
	k := &checker{c: c, name: name}
	if c.Path != "" && !c.untrusted {
		k.data, _ = os.ReadFile(c.Path) // only for the excerpt
	}
	unknown := func(key, what, s string) {
		message := fmt.Sprintf("there is no %s %q", what, s)
		if near := nearest(s, all); near != "" {
			message += fmt.Sprintf("; did you mean %q?", near)
		} else {
			message += "; `resolint rules` lists them"
		}
		k.fail(key, "%s", message)
	}
	for i, f := range c.Families {
		if !families[f] {
			unknown(index("families", i), "family", f)
		}
	}
	for _, r := range sortedKeys(c.Rules) {
		if !families[r] && !slices.Contains(known, r) {
			unknown("rules."+r, "rule or family", r)
		}
	}
	for i, w := range c.Waivers {
		if w.Rule != finding.WaiverRule && !strings.HasSuffix(w.Rule, "*") && !slices.Contains(known, w.Rule) {
			unknown(index("waivers", i)+".rule", "rule", w.Rule)
		}
	}
	return k.err
}

// keys lists every key that a configuration can have, at any depth.
func keys() []string {
	var out []string
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		for t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return
		}
		for i := range t.NumField() {
			out = append(out, t.Field(i).Tag.Get("yaml"))
			walk(t.Field(i).Type)
		}
	}
	walk(reflect.TypeFor[File]())
	return out
}

// nearest returns the candidate that s is probably a misspelling of.
func nearest(s string, candidates []string) string {
	best, least := "", max(2, len(s)/3)+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(s, c); d < least {
			best, least = c, d
		}
	}
	return best
}

// kindName says in YAML's words what a Go type is read from.
func kindName(t reflect.Type) string {
	if t == nil {
		return "nothing"
	}
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Map, reflect.Struct:
		return "a mapping"
	case reflect.Float32, reflect.Float64:
		return "a number with a fraction"
	case reflect.Int, reflect.Int64, reflect.Uint64:
		return "a whole number"
	}
	return "a value of another kind"
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
