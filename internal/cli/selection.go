package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/cli/inputs"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/finding"
)

// Selection is what check, facts and baseline share: which drafts, against what,
// by which rules.
type Selection struct {
	Drafts    []string
	Base      string
	Since     string
	Proposals []string
	StdinName string
	// Pairs are drafts with the bases set by hand; AllowUnpaired lets drafts and bases
	// stand that lack the other.
	Pairs         []string
	AllowUnpaired bool

	Families []string
	Rules    []string
	Profile  string
	RuleDirs []string
	// Model is a file with a model of confidence in the place of resolint's own.
	Model string

	Config    string
	Untrusted bool
	// AllowWaivers lets waivers of an untrusted text hold that the base does not have.
	AllowWaivers bool
	Jobs         int

	// open returns texts that an editor holds; see inputs.Options.
	open func(path string) (data []byte, ok bool)
}

// profileUsage says what --profile takes.
const profileUsage = "`NAME|FILE` of the profile that says how serious findings are: itu, un, or a .yaml file (default itu)"

// register adds the flags of a selection.
func (s *Selection) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&s.Base, "base", "", "`FILE|DIR` with the last adopted text")
	flags.StringVar(&s.Since, "since", "", "take each draft's base from the merge base with this git `REV`")
	flags.StringArrayVar(&s.Pairs, "pair", nil, "set by hand which base a draft has: `DRAFT=BASE` (repeatable)")
	flags.BoolVar(&s.AllowUnpaired, "allow-unpaired", false, "let pass a draft whose base, or a base whose draft, is not there")
	flags.StringArrayVar(&s.Proposals, "proposal", nil, "`FILE` with a proposal that was tabled (repeatable)")
	flags.StringVar(&s.StdinName, "stdin-name", "", "`NAME` of what comes in on standard input; its extension says the format")
	s.registerRules(cmd)
}

// registerRules adds the flags that say by which rules.
func (s *Selection) registerRules(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&s.Families, "family", nil, "report these families only (`NAME`, repeatable)")
	flags.StringSliceVar(&s.Rules, "rule", nil, "report these rules only: `NAME` of a rule, family or kind, or a pattern such as '*/removed' (repeatable)")
	flags.StringVar(&s.Profile, "profile", "", profileUsage)
	flags.StringArrayVar(&s.RuleDirs, "rules", nil, "`DIR` with rules of your own in Rego (repeatable)")
	flags.StringVar(&s.Model, "confidence", "", "`FILE` with a model of confidence of your own; see learn")
	flags.StringVar(&s.Config, "config", "", "configuration `FILE` (default "+config.FileName+" at or above the draft)")
	flags.BoolVar(&s.Untrusted, "untrusted", false, "let drafts and configuration neither hide findings, raise limits nor name rules, and read tracked files of the repository only")
	flags.BoolVar(&s.AllowWaivers, "allow-waivers", false, "with --untrusted: let waivers hold that the base does not have")
	flags.IntVar(&s.Jobs, "jobs", 0, "audit `N` documents at once (default one per processor)")
	complete := func(name string, values func() []string) {
		_ = cmd.RegisterFlagCompletionFunc(name, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return values(), cobra.ShellCompDirectiveNoFileComp
		}) // fails only for a flag that does not exist
	}
	complete("profile", audit.Profiles)
	complete("family", family.IDs)
}

// prepared is a selection with all that it stands for.
type prepared struct {
	config *config.Config
	// configName is the configuration as reports call it, "" for none.
	configName string
	work       *inputs.Work
	options    audit.Options
	notices    []string
	// guard and revision are those of an untrusted run: which files it reads, and
	// where it takes from what decides about findings.
	guard    *inputs.Guard
	revision *inputs.Revision
	// newWaivers is true where waivers hold that the base does not have.
	newWaivers bool
}

// prepare reads the configuration, finds the drafts and checks names.
func (s *Selection) prepare(ctx context.Context, f *Factory) (*prepared, error) {
	p := &prepared{}
	if err := s.configure(ctx, f, p); err != nil {
		return nil, err
	}
	limits := p.config.Limits.Reading()
	o := inputs.Options{
		Dir: f.Dir, Args: f.named(s.Drafts...), Stdin: f.In, StdinName: s.StdinName,
		Base: f.named(s.Base)[0], Since: s.Since, Pairs: s.Pairs, Proposals: f.named(s.Proposals...),
		Config: p.config, MaxBytes: limits.Input, Guard: p.guard, Revision: p.revision, Open: s.open,
	}
	var err error
	if p.work, err = inputs.Select(ctx, o); err != nil {
		return nil, err
	}
	p.notices = append(p.notices, p.work.Notices...)
	s.remarkOnSame(f, p)
	return p, s.settle(f, p)
}

// settle fills in the options of the audit and checks the names in them.
func (s *Selection) settle(f *Factory, p *prepared) error {
	c := p.config
	p.options = audit.Options{
		Version: f.Version, Profile: s.profile(f, c), Families: c.Families, Rules: s.Rules, Levels: c.Rules,
		RuleDirs: s.ruleDirs(f, c), Lexicons: absolute(c, c.Lexicon), Jobs: c.Jobs, Limits: c.Limits.Reading(), AllowUnpaired: s.AllowUnpaired, Model: s.model(f, c),
		MaxResolutions: c.Limits.MaxResolutions(), MaxClauses: c.Limits.MaxClauses(), MaxClause: c.Limits.MaxClause(), MaxMentions: c.Limits.MaxMentions(),
		MaxFindings: c.Limits.MaxFindings(), DocumentTime: c.Limits.DocumentTime(), RuleTime: c.Limits.RuleTime(), UserRuleTime: c.Limits.UserRuleTime(), RuleMemory: c.Limits.RuleMemory(),
	}
	return s.checkNames(f, p)
}

// remarkOnSame notes of drafts that are their own base: nothing can be lost then, and
// whoever mistyped a name would take that for good news.
func (s *Selection) remarkOnSame(f *Factory, p *prepared) {
	for i := range p.work.Jobs {
		job := &p.work.Jobs[i]
		for _, d := range job.Draft {
			for _, b := range job.Base {
				draft, err := os.Stat(f.abs(d.Name))
				base, baseErr := os.Stat(f.abs(b.Name))
				if err == nil && baseErr == nil && os.SameFile(draft, base) {
					job.Notices = append(job.Notices, fmt.Sprintf("The draft %s is its own base: nothing can differ. Name the last adopted text with --base.", d.Name))
				}
			}
		}
	}
}

// model is the absolute path of the model of confidence, "" for resolint's own.
func (s *Selection) model(f *Factory, c *config.Config) string {
	switch {
	case s.Model != "":
		return f.abs(s.Model)
	case c.Confidence != "":
		return c.Abs(c.Confidence)
	}
	return ""
}

// configure finds and reads the configuration; flags go before it.
func (s *Selection) configure(ctx context.Context, f *Factory, p *prepared) error {
	p.config = &config.Config{Root: f.Dir}
	p.newWaivers = !s.Untrusted || s.AllowWaivers
	if s.Untrusted {
		if err := s.configureUntrusted(ctx, f, p); err != nil {
			return err
		}
	} else {
		path, err := s.findConfig(f)
		if err != nil {
			return err
		}
		if path != "" {
			p.configName = f.relative(path)
			if p.config, err = config.Read(path, p.configName); err != nil {
				return err
			}
		}
	}
	c := p.config
	for _, v := range []struct {
		key, flag string
		given     bool
		set       func()
	}{
		{"profile", "--profile", s.Profile != "", func() { c.Profile = s.Profile }},
		{"families", "--family", len(s.Families) > 0, func() { c.Families = s.Families }},
		{"jobs", "--jobs", s.Jobs > 0, func() { c.Jobs = s.Jobs }},
	} {
		if v.given {
			v.set()
			c.Override(v.key, v.flag)
		}
	}
	return nil
}

// findConfig returns the configuration's path, "" for none. One configuration
// holds for a run: drafts that lead to different ones are an error, since any
// choice between them would surprise.
func (s *Selection) findConfig(f *Factory) (string, error) {
	if s.Config != "" {
		return f.abs(s.Config), nil
	}
	dirs := []string{}
	for _, d := range s.Drafts {
		switch info, err := os.Stat(f.abs(d)); {
		case d == "-":
			dirs = append(dirs, f.Dir)
		case err == nil && info.IsDir():
			dirs = append(dirs, f.abs(d))
		default:
			dirs = append(dirs, filepath.Dir(f.abs(literalPrefix(d))))
		}
	}
	if len(dirs) == 0 {
		dirs = append(dirs, f.Dir)
	}
	found, from := "", ""
	for i, dir := range dirs {
		path, err := config.Find(dir, f.Dir)
		if err != nil {
			return "", err
		}
		if i > 0 && path != found {
			return "", fmt.Errorf("%s and %s have different configurations (%s, %s); run once for each, or name one with --config",
				from, s.Drafts[i], f.nameOr(found), f.nameOr(path))
		}
		found = path
		if len(s.Drafts) > 0 {
			from = s.Drafts[i]
		}
	}
	return found, nil
}

// literalPrefix cuts a glob before the element that has its first wildcard.
func literalPrefix(pattern string) string {
	i := strings.IndexAny(pattern, "*?[{")
	if i < 0 {
		return pattern
	}
	if j := strings.LastIndexAny(pattern[:i], `/\`); j >= 0 {
		return pattern[:j+1] + "x"
	}
	return "x"
}

// profile is the profile's name, or its file's path: a flag's from the working
// folder, the configuration's from its own.
func (s *Selection) profile(f *Factory, c *config.Config) string {
	switch {
	case !config.ProfileFile(c.Profile):
		return c.Profile
	case s.Profile != "":
		return f.abs(s.Profile)
	}
	return c.Abs(c.Profile)
}

func (s *Selection) ruleDirs(f *Factory, c *config.Config) []string {
	dirs := absolute(c, c.RuleDirs)
	for _, d := range s.RuleDirs {
		dirs = append(dirs, f.abs(d))
	}
	return dirs
}

func absolute(c *config.Config, names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, c.Abs(n))
	}
	return out
}

// checkNames refuses rules and families that do not exist: a misspelt filter
// would make every draft a clean one.
func (s *Selection) checkNames(f *Factory, p *prepared) error {
	c := p.config
	if len(s.Rules)+len(c.Families)+len(c.Rules)+len(c.Waivers) == 0 {
		return nil // listing the rules takes time
	}
	rules, err := f.Engine.Rules(p.options.RuleDirs)
	if err != nil {
		return f.shortened(err, p.options.RuleDirs)
	}
	var names []string
	families, kinds := map[string]bool{}, map[string]bool{}
	for i := range rules {
		names = append(names, rules[i].Name)
		families[rules[i].Family] = true
		_, kind, _ := strings.Cut(rules[i].Name, "/")
		kinds[kind] = true
	}
	p.options.Rules = nil
	for _, r := range s.Rules {
		some := slices.DeleteFunc(slices.Clone(names), func(rule string) bool { return !finding.Names(r, rule) })
		if len(some) == 0 {
			return unknownName("--rule", r, "rule", slices.Concat(names, keys(families), keys(kinds)))
		}
		p.options.Rules = append(p.options.Rules, some...)
	}
	for _, name := range s.Families {
		if !families[name] {
			return unknownName("--family", name, "family", keys(families))
		}
	}
	return c.CheckRules(names)
}

// report runs the audit and adds what the selection itself has to say.
func (p *prepared) report(ctx context.Context, f *Factory) (*finding.Report, error) {
	r, err := f.Engine.Run(ctx, p.work.Jobs, p.options)
	if err != nil {
		return nil, f.shortened(err, p.options.RuleDirs)
	}
	for i := range r.Failures {
		r.Failures[i].Reason = f.short(r.Failures[i].Reason, p.options.RuleDirs...)
	}
	r.Failures = append(append([]finding.Failure(nil), p.work.Failures...), r.Failures...)
	for _, u := range p.work.Unpaired {
		if p.options.AllowUnpaired {
			r.Notices = append(r.Notices, u.File+": "+u.Reason)
		} else {
			r.Failures = append(r.Failures, u)
		}
	}
	r.Skipped = append(r.Skipped, p.work.Skipped...)
	r.Notices = append(r.Notices, p.notices...)
	if !p.newWaivers {
		disownNewWaivers(r)
	}
	r.Waive(p.config.Waived(p.configName), f.Now())
	return r, nil
}
