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

	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/spelling"
	"github.com/resolint/resolint/internal/strictyaml"
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
	// file has the places of all that, for errors.
	file *strictyaml.File
}

// levels are the levels of a rule: one for all parts, or one for each part.
type levels struct {
	all   string
	parts map[string]string
}

// UnmarshalYAML accepts a level as well as a map of parts to levels.
func (l *levels) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		return strictyaml.Decode(n, &l.all)
	}
	return strictyaml.Decode(n, &l.parts)
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
	p, err := parseProfile(name, text)
	if err == nil {
		p, err = p.extended(defaultProfile)
	}
	if err != nil {
		return "", nil, fmt.Errorf("read profile: %w", err)
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
		return nil, fmt.Errorf("%s, or name a .yaml file of your own", spelling.Unknown("profile", name, Profiles()))
	}
	text, err := fs.ReadFile(rules.FS, "profiles/"+name+".yaml")
	if err != nil {
		return nil, fmt.Errorf("read profile %s: %w", name, err)
	}
	p, err := parseProfile(name+".yaml", text)
	if err == nil {
		p, err = p.extended("")
	}
	if err != nil {
		return nil, fmt.Errorf("read profile: %w", err)
	}
	return p, nil
}

// parseProfile reads a profile that messages call name.
func parseProfile(name string, text []byte) (*profile, error) {
	f, err := strictyaml.Parse(name, text)
	if err != nil {
		return nil, err
	}
	p := &profile{file: f}
	if err := f.Decode(p); err != nil {
		return nil, err
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
	if !slices.Contains(Profiles(), over) {
		return nil, p.unknown("profile", over, Profiles(), "extends")
	}
	base, err := ownProfile(over)
	if err != nil {
		return nil, err
	}
	base.file = p.file
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
var profileThresholds = []string{"call", "preamble-call", "concern", "duty", "recital", "modal", "verb", "concept", "involvement", "package"}

// check refuses what no rule would look at: a misspelt name changes nothing, and
// its writer would not know.
func (p *profile) check() error {
	if p.Families != nil && len(p.Families) == 0 {
		return p.file.Errorf(p.file.Find("families"), "an empty list of families reports nothing; leave the key out to report all")
	}
	for i, f := range p.Families {
		if !slices.Contains(policy.Families, f) {
			return p.unknown("family", f, policy.Families, "families", i)
		}
	}
	for i, f := range p.OutOfScope {
		if !slices.Contains(policy.Families, f) {
			return p.unknown("family", f, policy.Families, "out-of-scope", i)
		}
	}
	if err := p.checkLevels(p.Levels.Parts, levelNames, "levels", "parts"); err != nil {
		return err
	}
	levelsOff := append(slices.Clone(levelNames), "off")
	for _, rule := range slices.Sorted(maps.Keys(p.Levels.Rules)) {
		l := p.Levels.Rules[rule]
		if l.parts == nil && !slices.Contains(levelsOff, l.all) {
			return p.unknown("level", l.all, levelsOff, "levels", "rules", rule)
		}
		if err := p.checkLevels(l.parts, levelsOff, "levels", "rules", rule); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Confidence)) {
		if counted := levelNames[:3]; !slices.Contains(counted, name) {
			return p.unknownKey("level", name, counted, "confidence")
		}
		if c := p.Confidence[name]; c < 0 || c > 1 {
			return p.file.Errorf(p.file.Find("confidence", name), "the confidence %g of %s is not between 0 and 1", c, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Thresholds)) {
		if !slices.Contains(profileThresholds, name) {
			return p.unknownKey("threshold", name, profileThresholds, "thresholds")
		}
		if n := p.Thresholds[name]; n < 1 || n > maxRank {
			return p.file.Errorf(p.file.Find("thresholds", name), "the threshold %d of %s is not between 1 and %d", n, name, maxRank)
		}
	}
	return nil
}

var levelNames = []string{string(finding.LevelError), string(finding.LevelWarning), string(finding.LevelNote), string(finding.LevelNone)}

// checkLevels checks the map of parts to levels that stands at a path.
func (p *profile) checkLevels(byPart map[string]string, known []string, path ...any) error {
	for _, part := range slices.Sorted(maps.Keys(byPart)) {
		if !slices.Contains(profileParts, part) {
			return p.unknownKey("part", part, profileParts, path...)
		}
		if !slices.Contains(known, byPart[part]) {
			return p.unknown("level", byPart[part], known, append(path, part)...)
		}
	}
	return nil
}

// unknown is an error at the value that a path leads to, unknownKey one at the key
// name of the mapping that it leads to.
func (p *profile) unknown(what, name string, known []string, path ...any) error {
	return p.file.Errorf(p.file.Find(path...), "%s", spelling.Unknown(what, name, known))
}

func (p *profile) unknownKey(what, name string, known []string, path ...any) error {
	key, _ := strictyaml.Key(p.file.Find(path...), name)
	return p.file.Errorf(key, "%s", spelling.Unknown(what, name, known))
}

// checkRules refuses levels of rules and kinds that described does not have.
func (p *profile) checkRules(described []finding.Rule) error {
	var known []string
	for i := range described {
		if r := &described[i]; slices.Contains(policy.Families, r.Family) {
			known = append(known, r.Name, r.Kind)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Levels.Rules)) {
		if !slices.Contains(known, name) {
			return p.unknownKey("rule or kind", name, known, "levels", "rules")
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
