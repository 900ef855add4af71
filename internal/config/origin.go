package config

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Where says where a key's value comes from: "file:line", what overrode it, or
// "default".
func (c *Config) Where(key string) string {
	whole, _, _ := strings.Cut(key, "[")
	if by := c.overridden[whole]; by != "" {
		return by
	}
	at, ok := c.places[key]
	if !ok || c.Path == "" {
		return "default"
	}
	return fmt.Sprintf("%s:%d", filepath.Base(c.Path), at.line)
}

// Entry is one value that holds, with where it came from.
type Entry struct {
	// Key is the key's path, Value its value as YAML on one line.
	Key, Value, Origin string
}

// Entries lists every key with the value that holds, in the order of the form.
func (c *Config) Entries() []Entry {
	var out []Entry
	add := func(key string, value any, isDefault bool, byDefault any) {
		origin := c.Where(key)
		if isDefault {
			value, origin = byDefault, "default"
		}
		if c.restricted[key] {
			origin = "default, " + c.Where(key) + " is set aside by --untrusted"
		}
		out = append(out, Entry{key, flow(value), origin})
	}
	list := func(key string, values []string) {
		if len(values) == 0 {
			add(key, nil, true, []string{})
			return
		}
		for i, v := range values {
			add(index(key, i), v, false, nil)
		}
	}
	add("profile", c.Profile, c.Profile == "", "default")
	list("families", c.Families)
	for _, r := range slices.Sorted(maps.Keys(c.Rules)) {
		add("rules."+r, c.Rules[r], false, nil)
	}
	add("fail-on", c.FailOn, c.FailOn == "", "error")
	list("ignore", c.Ignore)
	for i, p := range c.Map {
		add(index("map", i), p, false, nil)
	}
	list("lexicon", c.Lexicon)
	list("rule-dirs", c.RuleDirs)
	add("confidence", c.Confidence, c.Confidence == "", "")
	add("baseline", c.Baseline, c.Baseline == "", "")
	for i, w := range c.Waivers {
		add(index("waivers", i), w, false, nil)
	}
	for _, l := range c.limits() {
		add("limits."+l.key, *l.value, *l.value == 0, l.byDefault)
	}
	add("jobs", c.Jobs, c.Jobs == 0, "one per processor")
	return out
}

// flow writes a value as YAML on one line.
func flow(v any) string {
	var n yaml.Node
	if err := n.Encode(v); err != nil {
		return fmt.Sprint(v)
	}
	n.Style |= yaml.FlowStyle
	text, err := yaml.Marshal(&n)
	if err != nil {
		return fmt.Sprint(v)
	}
	return strings.TrimSpace(string(text))
}
