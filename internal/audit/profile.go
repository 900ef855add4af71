package audit

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/rules"
)

const (
	// defaultProfile is the profile of audits that name none.
	defaultProfile = "itu"
	// maxProfile bounds a profile's file, in bytes.
	maxProfile = 1 << 20
	// maxRank bounds a threshold: no ladder of the lexicon has a higher rank.
	maxRank = 9
)

// profile is what rules see as data.profile; see rules/profiles/itu.yaml.
type profile struct {
	About string `yaml:"about"`
	// Extends names the profile of rules/profiles that this one is laid over.
	Extends  string   `yaml:"extends"`
	Families []string `yaml:"families"`
	Levels   struct {
		Parts map[string]string `yaml:"parts"`
		Rules map[string]levels `yaml:"rules"`
	} `yaml:"levels"`
	Thresholds map[string]int `yaml:"thresholds"`
	// Confidence are the least chances of levels.
	Confidence map[string]float64 `yaml:"confidence"`
	OutOfScope []string           `yaml:"out-of-scope"`
}

// levels are the levels of a rule: one for all parts, or one for each part.
type levels struct {
	all   string
	parts map[string]string
}

// UnmarshalYAML accepts a level as well as a map of parts to levels.
func (l *levels) UnmarshalYAML(data []byte) error {
	if yaml.Unmarshal(data, &l.all) == nil {
		return nil
	}
	return yaml.Unmarshal(data, &l.parts)
}

// Profiles are the names of the profiles that resolint brings.
func Profiles() []string {
	names, _ := fs.Glob(rules.FS, "profiles/*.yaml") // the pattern is well-formed
	for i, n := range names {
		names[i] = strings.TrimSuffix(path.Base(n), ".yaml")
	}
	return names
}

// profileFile reports whether a profile is named by a file of the user's.
func profileFile(name string) bool {
	ext := filepath.Ext(name)
	return ext == ".yaml" || ext == ".yml"
}

// CheckProfile returns why a profile cannot be used, nil where it can: before many
// jobs, each of which would fail.
func CheckProfile(name string) error {
	_, _, err := loadProfile(name)
	return err
}

// loadProfile reads the profile of a name or of a user's file; "" is the default
// one. It returns the name by which facts call it: that of the file without its
// folders and extension.
func loadProfile(name string) (string, *profile, error) {
	if !profileFile(name) {
		if name == "" {
			name = defaultProfile
		}
		p, err := ownProfile(name)
		return name, p, err
	}
	text, err := readProfile(name)
	if err != nil {
		return "", nil, fmt.Errorf("read profile %s: %w", name, err)
	}
	p, err := parseProfile(text)
	if err == nil {
		p, err = p.extended(defaultProfile)
	}
	if err != nil {
		return "", nil, fmt.Errorf("read profile %s: %w", name, err)
	}
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base)), p, nil
}

func readProfile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, errors.Unwrap(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("not a file")
	case info.Size() > maxProfile:
		return nil, fmt.Errorf("larger than %d bytes", maxProfile)
	}
	return os.ReadFile(name)
}

// ownProfile reads one of the profiles that resolint brings.
func ownProfile(name string) (*profile, error) {
	if !slices.Contains(Profiles(), name) {
		return nil, fmt.Errorf("there is no profile %q; there are %s, or name a .yaml file of your own", name, strings.Join(Profiles(), ", "))
	}
	text, err := fs.ReadFile(rules.FS, "profiles/"+name+".yaml")
	if err != nil {
		return nil, fmt.Errorf("read profile %s: %w", name, err)
	}
	p, err := parseProfile(text)
	if err == nil {
		p, err = p.extended("")
	}
	if err != nil {
		return nil, fmt.Errorf("read profile %s: %w", name, err)
	}
	return p, nil
}

func parseProfile(text []byte) (p *profile, err error) {
	defer func() {
		if r := recover(); r != nil { // the library is not safe against odd bytes
			p, err = nil, fmt.Errorf("too odd to be read: %v", r)
		}
	}()
	p = &profile{}
	if err := yaml.UnmarshalWithOptions(text, p, yaml.Strict()); err != nil {
		return nil, errors.New(strings.TrimSpace(yaml.FormatError(err, false, true)))
	}
	return p, p.check()
}

// extended lays p over the profile that it extends, or over the given one where it
// names none; "" is none.
func (p *profile) extended(over string) (*profile, error) {
	if p.Extends != "" {
		over = p.Extends
	}
	if over == "" {
		return p, nil
	}
	base, err := ownProfile(over)
	if err != nil {
		return nil, fmt.Errorf("extends: %w", err)
	}
	if p.Families != nil {
		base.Families = p.Families
	}
	if p.OutOfScope != nil {
		base.OutOfScope = p.OutOfScope
	}
	base.About = p.About
	maps.Copy(base.Levels.Parts, p.Levels.Parts)
	base.Levels.Rules = laid(base.Levels.Rules, p.Levels.Rules)
	maps.Copy(base.Thresholds, p.Thresholds)
	maps.Copy(base.Confidence, p.Confidence)
	return base, nil
}

// laid lays levels of rules over others: maps of parts by part.
func laid(base, over map[string]levels) map[string]levels {
	out := map[string]levels{}
	maps.Copy(out, base)
	for rule, l := range over {
		if old := out[rule]; l.parts != nil && old.parts != nil {
			parts := maps.Clone(old.parts)
			maps.Copy(parts, l.parts)
			l.parts = parts
		}
		out[rule] = l
	}
	return out
}

// profileParts are the parts of a resolution that levels can be set for.
var profileParts = []string{
	string(resolution.PartTitle), string(resolution.PartEnacting), string(resolution.PartPreamble), string(resolution.PartOperative),
	string(resolution.PartParagraph), string(resolution.PartAnnex), string(resolution.PartFootnote), string(resolution.PartReasons),
}

// profileThresholds are those that some rule reads; rules/profiles/itu.yaml explains them.
var profileThresholds = []string{"call", "preamble-call", "concern", "duty", "recital", "modal", "verb", "concept", "package"}

// check refuses what no rule would look at: a misspelt name changes nothing, and
// its writer would not know.
func (p *profile) check() error {
	if p.Families != nil && len(p.Families) == 0 {
		return errors.New("families: an empty list reports nothing; leave the key out to report all")
	}
	for key, names := range map[string][]string{"families": p.Families, "out-of-scope": p.OutOfScope} {
		for _, f := range names {
			if !slices.Contains(policy.Families, f) {
				return unknownIn(key, "family", f, policy.Families)
			}
		}
	}
	if err := checkLevels("levels.parts", p.Levels.Parts, false); err != nil {
		return err
	}
	for _, rule := range slices.Sorted(maps.Keys(p.Levels.Rules)) {
		l, where := p.Levels.Rules[rule], "levels.rules."+rule
		if l.parts == nil && !isLevel(l.all, true) {
			return unknownIn(where, "level", l.all, append(slices.Clone(levelNames), "off"))
		}
		if err := checkLevels(where, l.parts, true); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Confidence)) {
		if !slices.Contains([]string{"error", "warning", "note"}, name) {
			return unknownIn("confidence", "level", name, []string{"error", "warning", "note"})
		}
		if c := p.Confidence[name]; c < 0 || c > 1 {
			return fmt.Errorf("confidence.%s: %g is not between 0 and 1", name, c)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Thresholds)) {
		if !slices.Contains(profileThresholds, name) {
			return unknownIn("thresholds", "threshold", name, profileThresholds)
		}
		if n := p.Thresholds[name]; n < 1 || n > maxRank {
			return fmt.Errorf("thresholds.%s: %d is not between 1 and %d", name, n, maxRank)
		}
	}
	return nil
}

var levelNames = []string{string(finding.LevelError), string(finding.LevelWarning), string(finding.LevelNote), string(finding.LevelNone)}

func isLevel(name string, off bool) bool {
	return slices.Contains(levelNames, name) || off && name == "off"
}

func checkLevels(where string, byPart map[string]string, off bool) error {
	for _, part := range slices.Sorted(maps.Keys(byPart)) {
		if !slices.Contains(profileParts, part) {
			return unknownIn(where, "part", part, profileParts)
		}
		if !isLevel(byPart[part], off) {
			return unknownIn(where+"."+part, "level", byPart[part], levelNames)
		}
	}
	return nil
}

func unknownIn(where, what, name string, known []string) error {
	return fmt.Errorf("%s: there is no %s %q; there are %s", where, what, name, strings.Join(known, ", "))
}

// checkRules refuses levels of rules and kinds that described does not have.
func (p *profile) checkRules(described []finding.Rule) error {
	known := map[string]bool{}
	for i := range described {
		if r := &described[i]; slices.Contains(policy.Families, r.Family) {
			known[r.Name], known[r.Kind] = true, true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Levels.Rules)) {
		if !known[name] {
			return fmt.Errorf("levels.rules: there is no rule or kind %q; `resolint rules` lists them", name)
		}
	}
	return nil
}

// data is the profile as rules see it.
func (p *profile) data(name string) map[string]any {
	byRule := map[string]any{}
	for rule, l := range p.Levels.Rules {
		byRule[rule] = l.all
		if l.parts != nil {
			byRule[rule] = l.parts
		}
	}
	return map[string]any{
		"name": name, "families": p.Families, "thresholds": p.Thresholds, "out-of-scope": p.OutOfScope, "confidence": p.Confidence,
		"levels": map[string]any{"parts": p.Levels.Parts, "rules": byRule},
	}
}

// describe sets the level of a rule's description, that in operative text, to what
// the profile makes of it; false where the profile does not report the rule.
func (p *profile) describe(r *finding.Rule) bool {
	if !slices.Contains(policy.Families, r.Family) {
		return true // a user's own family is nothing that a profile knows
	}
	for _, key := range []string{r.Kind, r.Name} {
		l := p.Levels.Rules[key]
		if l.parts != nil {
			l.all = l.parts[string(resolution.PartOperative)]
		}
		if l.all == "off" {
			return false
		}
		if l.all != "" {
			r.Level = finding.Level(l.all)
		}
	}
	return slices.Contains(p.Families, r.Family)
}
