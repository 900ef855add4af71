package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/strictyaml"
)

// Families are the families of language, in the order in which they are shown.
var Families = family.IDs()

// metadata is what the METADATA block of a package says under `custom`.
type metadata struct {
	// Kind is the second half of the rule's name; the package's name if empty.
	Kind string `yaml:"kind"`
	// Rule is the whole name of a user rule; custom/NAME if empty.
	Rule string   `yaml:"rule"`
	Text ruleText `yaml:",inline"`
	// Families are those that the rule exists for, with what differs there from
	// the general text; all four if empty. A list of names will do.
	Families familyTexts `yaml:"families"`
}

// ruleText is the text of a rule, for all families or for one.
type ruleText struct {
	Title       string   `yaml:"title"`
	Description string   `yaml:"description"`
	Why         string   `yaml:"why"`
	Level       string   `yaml:"level"`
	Examples    examples `yaml:"examples"`
	Sources     []string `yaml:"sources"`
}

type examples struct {
	Trips  []example `yaml:"trips"`
	Passes []example `yaml:"passes"`
}

type example struct {
	Title string `yaml:"title"`
	Base  string `yaml:"base"`
	// Proposal is only for rules that need one.
	Proposal string `yaml:"proposal"`
	Draft    string `yaml:"draft"`
}

type familyTexts map[string]ruleText

// UnmarshalYAML accepts a list of family names as well as a map with texts.
func (f *familyTexts) UnmarshalYAML(n *yaml.Node) error {
	texts := map[string]ruleText{}
	if n.Kind == yaml.SequenceNode {
		var names []string
		if err := strictyaml.Decode(n, &names); err != nil {
			return err
		}
		for _, name := range names {
			texts[name] = ruleText{}
		}
	} else if err := strictyaml.Decode(n, &texts); err != nil {
		return err
	}
	*f = texts
	return nil
}

// Describe reads the METADATA of resolint's rules and of user rules without
// compiling them, and returns one description for each rule, sorted by name. A
// package of user rules without METADATA is described by its name alone; one of
// resolint's kinds without METADATA is an error.
func Describe(own fs.FS, userDirs ...string) ([]finding.Rule, error) {
	rules, err := readDescribed(own)
	if err != nil {
		return nil, err
	}
	user, err := userSources(userDirs, false)
	if err != nil {
		return nil, fmt.Errorf("read user rules: %w", err)
	}
	if len(user) == 0 {
		return rules, nil
	}
	set, err := parse(user, true)
	if err != nil {
		return nil, fmt.Errorf("parse rules: %w", err)
	}
	if err := set.check(nil); err != nil {
		return nil, fmt.Errorf("check user rules: %w", err)
	}
	for _, p := range set.packages {
		r, err := describeUser(&p, set)
		if err != nil {
			return nil, err
		}
		rules = append(rules, r)
	}
	slices.SortFunc(rules, byName)
	return rules, nil
}

func byName(a, b finding.Rule) int { return strings.Compare(a.Name, b.Name) }

// describeAll describes resolint's rules from their METADATA.
func describeAll(own fs.FS) ([]finding.Rule, error) {
	sources, err := ownSources(own, false)
	if err != nil {
		return nil, fmt.Errorf("read rules: %w", err)
	}
	// Only kinds are rules: the library and the entry point judge nothing.
	sources = slices.DeleteFunc(sources, func(s source) bool { return !strings.HasPrefix(s.name, ownPrefix+"kinds/") })
	set, err := parse(sources, true)
	if err != nil {
		return nil, fmt.Errorf("parse rules: %w", err)
	}
	var rules []finding.Rule
	for _, s := range sources {
		described, err := describeOwn(s.name, set.byName[s.name])
		if err != nil {
			return nil, err
		}
		rules = append(rules, described...)
	}
	slices.SortFunc(rules, byName)
	return rules, nil
}

// packageMetadata returns the METADATA of a module's package, nil for none.
func packageMetadata(mod *ast.Module) (*ast.Annotations, *metadata, error) {
	set, mistakes := ast.BuildAnnotationSet([]*ast.Module{mod})
	if len(mistakes) > 0 {
		return nil, nil, located(mistakes)
	}
	a := set.GetPackageScope(mod.Package)
	if a == nil {
		return nil, nil, nil
	}
	var m metadata
	text, err := yaml.Marshal(a.Custom)
	if err == nil {
		err = readCustom(text, &m)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: METADATA: custom: %w", mod.Package.Loc().File, err)
	}
	m.Text.Title, m.Text.Description = a.Title, a.Description
	for _, r := range a.RelatedResources {
		m.Text.Sources = append(m.Text.Sources, strings.TrimSpace(r.Description+" "+r.Ref.String()))
	}
	return a, &m, nil
}

// readCustom reads what stands under custom. Lines of text are none of the rule's
// file, so that its errors name none.
func readCustom(text []byte, into *metadata) error {
	err := strictyaml.Read("", text, into)
	var e *strictyaml.Error
	if errors.As(err, &e) {
		return errors.New(e.Message)
	}
	return err
}

func describeOwn(file string, mod *ast.Module) ([]finding.Rule, error) {
	a, m, err := packageMetadata(mod)
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, fmt.Errorf("%s: no METADATA above the package", file)
	}
	kind := m.Kind
	if kind == "" {
		kind = strings.TrimSuffix(path.Base(file), ".rego")
	}
	if m.Text.Why == "" || m.Text.Title == "" || m.Text.Description == "" {
		return nil, fmt.Errorf("%s: METADATA lacks a title, a description or custom.why", file)
	}
	var rules []finding.Rule
	for _, id := range Families {
		text, ok := m.Families[id]
		if m.Families != nil && !ok {
			continue
		}
		r, err := rule(id, kind, text.over(m.Text))
		if err != nil {
			return nil, fmt.Errorf("%s: METADATA: %w", file, err)
		}
		rules = append(rules, r)
	}
	if m.Families != nil && len(rules) != len(m.Families) {
		return nil, fmt.Errorf("%s: METADATA: families holds a name that is none of %s", file, strings.Join(Families, ", "))
	}
	return rules, nil
}

func describeUser(p *userPackage, set *modules) (finding.Rule, error) {
	for _, file := range set.user {
		mod := set.byName[file]
		if name, err := packageName(mod); err != nil || name != p.name || len(mod.Package.Path) != 3 {
			continue
		}
		a, m, err := packageMetadata(mod)
		if err != nil {
			return finding.Rule{}, err
		}
		if a == nil {
			continue
		}
		name := m.Rule
		if name == "" {
			name = p.rule
		}
		family, kind, ok := strings.Cut(name, "/")
		if !ok || family == "" || kind == "" {
			return finding.Rule{}, fmt.Errorf("%s: METADATA: rule %q is not of the form family/kind", file, name)
		}
		r, err := rule(family, kind, m.Text)
		if err != nil {
			return finding.Rule{}, fmt.Errorf("%s: METADATA: %w", file, err)
		}
		return r, nil
	}
	family, kind, _ := strings.Cut(p.rule, "/")
	return finding.Rule{Name: p.rule, Family: family, Kind: kind, Title: p.rule, Level: finding.LevelWarning}, nil
}

// over lays the text of one family over the general one.
func (t ruleText) over(general ruleText) ruleText {
	pick := func(special, general string) string {
		if special != "" {
			return special
		}
		return general
	}
	t.Title = pick(t.Title, general.Title)
	t.Description = pick(t.Description, general.Description)
	t.Why = pick(t.Why, general.Why)
	t.Level = pick(t.Level, general.Level)
	if t.Examples.Trips == nil {
		t.Examples.Trips = general.Examples.Trips
	}
	if t.Examples.Passes == nil {
		t.Examples.Passes = general.Examples.Passes
	}
	t.Sources = append(slices.Clone(general.Sources), t.Sources...)
	return t
}

// capital begins a title with a capital letter, for it may begin with a family.
func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// rule fills a description; {family} in a text becomes the family's words.
func rule(of, kind string, t ruleText) (finding.Rule, error) {
	fill := strings.NewReplacer("{family}", family.Words(of)).Replace
	r := finding.Rule{
		Name: of + "/" + kind, Family: of, Kind: kind,
		Title: capital(fill(strings.TrimSpace(t.Title))), Description: fill(strings.TrimSpace(t.Description)), Why: fill(strings.TrimSpace(t.Why)),
		Level: finding.Level(t.Level), Sources: t.Sources,
	}
	switch r.Level {
	case "":
		r.Level = finding.LevelWarning
	case finding.LevelError, finding.LevelWarning, finding.LevelNote, finding.LevelNone:
	default:
		return r, errors.New("level " + t.Level + " is none of error, warning, note, none")
	}
	for _, e := range t.Examples.Trips {
		r.Trips = append(r.Trips, finding.Example(e))
	}
	for _, e := range t.Examples.Passes {
		r.Passes = append(r.Passes, finding.Example(e))
	}
	return r, nil
}
