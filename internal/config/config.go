// Package config reads .resolint.yaml: what to audit against what, which rules
// count how much, and what is accepted.
//
// It finds the file, reads it strictly and says where each value came from. It
// does not know the stages, nor which rules and profiles exist.
package config

import (
	"math"
	"runtime"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/strictyaml"
)

// FileName is the name of the configuration file.
const FileName = ".resolint.yaml"

// MaxBytes is the largest configuration that is read. Parsing YAML takes far
// more memory than its text.
const MaxBytes = 256 << 10

// File is the configuration as it is written. schema.json describes the same.
type File struct {
	Profile  string            `yaml:"profile"`
	Families []string          `yaml:"families"`
	Rules    map[string]string `yaml:"rules"`
	FailOn   string            `yaml:"fail-on"`
	Ignore   []string          `yaml:"ignore"`
	Map      []Pair            `yaml:"map"`
	Lexicon  []string          `yaml:"lexicon"`
	RuleDirs []string          `yaml:"rule-dirs"`
	// Confidence is a file with a model of confidence, made by resolint learn.
	Confidence string   `yaml:"confidence"`
	Baseline   string   `yaml:"baseline"`
	Waivers    []Waiver `yaml:"waivers"`
	Limits     Limits   `yaml:"limits"`
	Jobs       int      `yaml:"jobs"`
}

// Pair says what drafts are compared with. Paths are relative to the folder of
// the configuration. {name} stands for the draft's file name without extension,
// {ext} for its extension with the dot, {dir} for its folder.
type Pair struct {
	// Draft is a glob.
	Draft     string   `yaml:"draft"`
	Base      string   `yaml:"base"`
	Proposals []string `yaml:"proposals"`
}

// Waiver accepts findings. See finding.Waiver.
type Waiver struct {
	Rule   Rules  `yaml:"rule"`
	File   string `yaml:"file"`
	Clause string `yaml:"clause"`
	Reason string `yaml:"reason"`
	Until  string `yaml:"until"`
	By     string `yaml:"by"`
}

// Rules are names of rules and families, as a list or as one text with commas.
type Rules []string

// UnmarshalYAML accepts both.
func (r *Rules) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.SequenceNode {
		return strictyaml.Decode(n, (*[]string)(r))
	}
	var text string
	if err := strictyaml.Decode(n, &text); err != nil {
		return err
	}
	for name := range strings.SplitSeq(text, ",") {
		*r = append(*r, strings.TrimSpace(name))
	}
	return nil
}

// MarshalYAML writes them as one text.
func (r Rules) MarshalYAML() (any, error) { return strings.Join(r, ", "), nil }

// Limits are the bounds of one document; 0 keeps the default. Sizes are in
// bytes, times in seconds.
type Limits struct {
	InputBytes      int64 `yaml:"input-bytes"`
	UnpackedBytes   int64 `yaml:"unpacked-bytes"`
	UnpackRatio     int64 `yaml:"unpack-ratio"`
	Parts           int64 `yaml:"parts"`
	Depth           int64 `yaml:"depth"`
	TokenBytes      int64 `yaml:"token-bytes"`
	Paragraphs      int64 `yaml:"paragraphs"`
	Changes         int64 `yaml:"changes"`
	Comments        int64 `yaml:"comments"`
	GeneratedBytes  int64 `yaml:"generated-bytes"`
	Resolutions     int64 `yaml:"resolutions"`
	Clauses         int64 `yaml:"clauses"`
	ClauseBytes     int64 `yaml:"clause-bytes"`
	ClauseMentions  int64 `yaml:"clause-mentions"`
	Findings        int64 `yaml:"findings"`
	DocumentSeconds int64 `yaml:"document-seconds"`
	RuleSeconds     int64 `yaml:"rule-seconds"`
	RuleBytes       int64 `yaml:"rule-bytes"`
}

// Config is a configuration with where it came from.
type Config struct {
	File
	// Path is the file that it was read from, "" where there is none. Root is the
	// folder that its paths are relative to.
	Path, Root string
	// places tells where a key stands, by its path ("rules.gender/removed"), and file
	// what messages show of it; nil where nothing was read.
	places map[string]place
	file   *strictyaml.File
	// restricted names the keys that --untrusted set aside, overridden the keys
	// that something else than the file decided, with its name.
	restricted map[string]bool
	// untrusted is true for a stranger's: errors quote no line of it.
	untrusted  bool
	overridden map[string]string
}

type place struct{ line, column int }

// Reading returns the limits of readers.
func (l *Limits) Reading() limit.Limits {
	d := limit.Default()
	for _, v := range []struct {
		to   *int64
		from int64
	}{
		{&d.Input, l.InputBytes},
		{&d.Unpacked, l.UnpackedBytes},
		{&d.Ratio, l.UnpackRatio},
		{&d.Parts, l.Parts},
		{&d.Depth, l.Depth},
		{&d.Token, l.TokenBytes},
		{&d.Paragraphs, l.Paragraphs},
		{&d.Changes, l.Changes},
		{&d.Comments, l.Comments},
		{&d.Generated, l.GeneratedBytes},
	} {
		if v.from > 0 {
			*v.to = v.from
		}
	}
	return d
}

// Defaults of the limits that are no reader's.
const (
	DefaultResolutions     = 2_000
	DefaultClauses         = 30_000
	DefaultClauseBytes     = 256 << 10
	DefaultClauseMentions  = 400
	DefaultFindings        = 20_000
	DefaultDocumentSeconds = 120
	DefaultRuleSeconds     = 30
	DefaultUserRuleSeconds = 10
	DefaultRuleBytes       = 1 << 30
)

// MaxFindings returns the largest number of findings of one document.
func (l *Limits) MaxFindings() int {
	return orDefault(l.Findings, DefaultFindings)
}

// MaxResolutions and MaxClauses return the largest number of resolutions, and of
// their clauses, that the texts of one document hold together.
func (l *Limits) MaxResolutions() int { return orDefault(l.Resolutions, DefaultResolutions) }

// MaxClauses is documented with MaxResolutions.
func (l *Limits) MaxClauses() int { return orDefault(l.Clauses, DefaultClauses) }

// MaxClause returns the longest text of a clause, in bytes.
func (l *Limits) MaxClause() int { return orDefault(l.ClauseBytes, DefaultClauseBytes) }

// MaxMentions returns the largest number of mentions in a clause.
func (l *Limits) MaxMentions() int { return orDefault(l.ClauseMentions, DefaultClauseMentions) }

func orDefault(n, otherwise int64) int {
	if n > 0 {
		return int(n)
	}
	return int(otherwise)
}

// DocumentTime returns the longest time for one document.
func (l *Limits) DocumentTime() time.Duration {
	return seconds(l.DocumentSeconds, DefaultDocumentSeconds)
}

// RuleTime returns the longest time for the evaluation of the rules.
func (l *Limits) RuleTime() time.Duration {
	return seconds(l.RuleSeconds, DefaultRuleSeconds)
}

// UserRuleTime returns the longest time for the evaluation of one package of user rules.
func (l *Limits) UserRuleTime() time.Duration {
	return seconds(l.RuleSeconds, DefaultUserRuleSeconds)
}

// RuleMemory returns what the memory may grow by during the evaluation of the
// rules, in bytes.
func (l *Limits) RuleMemory() int64 {
	if l.RuleBytes > 0 {
		return l.RuleBytes
	}
	return DefaultRuleBytes
}

func seconds(n, otherwise int64) time.Duration {
	if n <= 0 {
		n = otherwise
	}
	// More than fits would turn negative, which means no limit.
	return time.Duration(min(n, math.MaxInt64/int64(time.Second))) * time.Second
}

// Waived returns the configured waivers as the audit's findings need them, with
// the name of the configuration as their place.
func (c *Config) Waived(name string) []finding.Waiver {
	var out []finding.Waiver
	for i, w := range c.Waivers {
		at := c.places[index("waivers", i)]
		out = append(out, finding.Waiver{
			Rule: strings.Join(w.Rule, ", "), File: w.File, Clause: w.Clause,
			Reason: w.Reason, Until: w.Until, By: w.By,
			At: finding.Location{
				File: name,
				Span: finding.Span{
					Line: at.line, Column: at.column, EndLine: at.line, EndColumn: at.column,
					UTF16Column: at.column, UTF16EndColumn: at.column, UnitStart: -1, UnitEnd: -1,
				},
			},
		})
	}
	return out
}

// Restrict takes away what a stranger's configuration must not decide: limits
// above the defaults, rules and lexicon entries of its own. It returns a
// sentence for each key that it set aside.
func (c *Config) Restrict() []string {
	var notices []string
	set := func(key, what string) { notices = append(notices, c.setAside(key, what)) }
	if most := runtime.GOMAXPROCS(0); c.Jobs > most {
		c.Jobs = 0
		set("jobs", "an untrusted configuration asks for no more workers than there are processors")
	}
	if ProfileFile(c.Profile) {
		c.Profile = ""
		set("profile", "an untrusted configuration names no profile of its own")
	}
	if len(c.RuleDirs) > 0 {
		c.RuleDirs = nil
		set("rule-dirs", "an untrusted configuration names no rules")
	}
	if len(c.Lexicon) > 0 {
		c.Lexicon = nil
		set("lexicon", "an untrusted configuration names no lexicon")
	}
	if c.Confidence != "" {
		c.Confidence = ""
		set("confidence", "an untrusted configuration names no model of confidence")
	}
	for _, l := range c.limits() {
		if *l.value > l.byDefault {
			*l.value = 0
			set("limits."+l.key, "an untrusted configuration cannot raise a limit")
		}
	}
	return notices
}

// ProfileFile reports whether a profile's name is that of a file rather than of a
// profile that resolint brings.
func ProfileFile(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// Override notes that a key's value comes from elsewhere, such as a flag. The
// caller sets the value.
func (c *Config) Override(key, by string) {
	if c.overridden == nil {
		c.overridden = map[string]string{}
	}
	c.overridden[key] = by
}

type limitValue struct {
	key       string
	value     *int64
	byDefault int64
}

// limits lists the limits in the order in which they are documented.
func (c *Config) limits() []limitValue {
	d, l := limit.Default(), &c.Limits
	return []limitValue{
		{"input-bytes", &l.InputBytes, d.Input},
		{"unpacked-bytes", &l.UnpackedBytes, d.Unpacked},
		{"unpack-ratio", &l.UnpackRatio, d.Ratio},
		{"parts", &l.Parts, d.Parts},
		{"depth", &l.Depth, d.Depth},
		{"token-bytes", &l.TokenBytes, d.Token},
		{"paragraphs", &l.Paragraphs, d.Paragraphs},
		{"changes", &l.Changes, d.Changes},
		{"comments", &l.Comments, d.Comments},
		{"generated-bytes", &l.GeneratedBytes, d.Generated},
		{"resolutions", &l.Resolutions, DefaultResolutions},
		{"clauses", &l.Clauses, DefaultClauses},
		{"clause-bytes", &l.ClauseBytes, DefaultClauseBytes},
		{"clause-mentions", &l.ClauseMentions, DefaultClauseMentions},
		{"findings", &l.Findings, DefaultFindings},
		{"document-seconds", &l.DocumentSeconds, DefaultDocumentSeconds},
		{"rule-seconds", &l.RuleSeconds, DefaultRuleSeconds},
		{"rule-bytes", &l.RuleBytes, DefaultRuleBytes},
	}
}

// Levels are the values of a rule's entry.
var Levels = []string{"error", "warning", "note", "none", "off"}

func knownLevel(s string) bool { return slices.Contains(Levels, s) }
