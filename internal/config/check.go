package config

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/spelling"
)

var (
	familyName = lazyregexp.New(`^[a-z][a-z0-9-]*$`)
	ruleName   = lazyregexp.New(`^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$`)
	ruleGlob   = lazyregexp.New(`^(\*|[a-z][a-z0-9-]*|(\*|[a-z][a-z0-9-]*)/(\*|[a-z][a-z0-9-]*))$`)
)

// checker collects the first mistake in the order of the checks.
type checker struct {
	c   *Config
	err error
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
	err := k.c.file.At(at.line, at.column, fmt.Sprintf(format, args...))
	if k.c.untrusted {
		err.Excerpt = "" // no line of a stranger's file leaves through an error
	}
	k.err = err
}

// check looks at values that the form of the file alone cannot judge.
func (c *Config) check() error {
	k := &checker{c: c}
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
	for _, rule := range slices.Sorted(maps.Keys(c.Rules)) {
		key := "rules." + rule
		if !ruleName.MatchString(rule) && !familyName.MatchString(rule) {
			k.fail(key, "%q is neither a rule (gender/removed) nor a family (gender)", rule)
		}
		if level := c.Rules[rule]; !knownLevel(level) {
			k.fail(key, "%q is no level%s; choose %s", level, spelling.Meant(level, Levels), strings.Join(Levels, ", "))
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

var placeholder = lazyregexp.New(`\{[^}]*\}?`)

func unknownPlaceholder(s string) string {
	for _, p := range placeholder.FindAllString(s, -1) {
		if p != "{name}" && p != "{ext}" && p != "{dir}" {
			return p
		}
	}
	return ""
}

func (k *checker) waiver(key string, w *Waiver) {
	if len(w.Rule) == 0 || len(w.Rule) == 1 && w.Rule[0] == "" {
		k.fail(key, "a waiver needs rule, such as gender/removed")
	}
	for i, rule := range w.Rule {
		if !ruleGlob.MatchString(rule) {
			k.fail(index(key+".rule", i), "%q is no rule; write gender/removed, gender, */removed or *", rule)
		}
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
func (c *Config) checkFiles() error {
	k := &checker{c: c}
	for i, f := range c.Lexicon {
		k.exists(index("lexicon", i), f, false)
	}
	for i, f := range c.RuleDirs {
		k.exists(index("rule-dirs", i), f, true)
	}
	if c.Confidence != "" {
		k.exists("confidence", c.Confidence, false)
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
func (c *Config) CheckRules(known []string) error {
	families := map[string]bool{}
	for _, r := range known {
		family, _, _ := strings.Cut(r, "/")
		families[family] = true
	}
	all := append(slices.Clone(known), slices.Sorted(maps.Keys(families))...)
	k := &checker{c: c}
	unknown := func(key, what, s string) {
		message := fmt.Sprintf("there is no %s %q", what, s)
		if near := spelling.Nearest(s, all); near != "" {
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
	for _, r := range slices.Sorted(maps.Keys(c.Rules)) {
		if !families[r] && !slices.Contains(known, r) {
			unknown("rules."+r, "rule or family", r)
		}
	}
	rules := append(slices.Clone(known), finding.WaiverRule)
	for _, r := range known { // a waiver may name kinds, too
		if _, kind, ok := strings.Cut(r, "/"); ok && !slices.Contains(all, kind) {
			all = append(all, kind)
		}
	}
	for i, w := range c.Waivers {
		for j, name := range w.Rule {
			if !slices.ContainsFunc(rules, func(rule string) bool { return finding.Names(name, rule) }) {
				unknown(index(index("waivers", i)+".rule", j), "rule", name)
			}
		}
	}
	return k.err
}
