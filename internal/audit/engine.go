package audit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/resolint/resolint/internal/confidence"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/tag"
	"github.com/resolint/resolint/rules"
)

// engine is what all jobs of a run share: the lexicon, the tagger, the compiled
// policies. The policies compile beside the first document's reading.
type engine struct {
	options Options
	lexicon func() (*lexicon.Lexicon, error)
	tagger  func() (*tag.Tagger, error)
	policy  func() (*policy.Engine, error)
	rules   []finding.Rule
	known   []string // the names of all rules
	why     map[string]string
	// busy is the number of jobs at work and of their helpers.
	busy atomic.Int64
	// atWork are the jobs that still compute, those that were left behind too.
	atWork sync.WaitGroup
	// lasting are the weights of words that last, read when the first pair needs them.
	lasting func() (map[string]float64, error)
	// model gives records their confidence.
	model *confidence.Model
	// once is true where no audit follows, so that nothing is kept for it; kept are the
	// texts of the job that ended last, judged what the rules said of it.
	once   bool
	judged atomic.Pointer[recall]
	kept   atomic.Pointer[shelf]
	// profile is the name of the profile in use.
	profile string
}

func newEngine(ctx context.Context, o Options) (*engine, error) {
	e := &engine{options: o, why: map[string]string{}}
	e.lexicon = sync.OnceValues(func() (*lexicon.Lexicon, error) { return loadLexicon(o.Lexicons) })
	go func() { _, _ = e.lexicon() }() // beside the rest of the start; asked for again below
	e.tagger = sync.OnceValues(func() (*tag.Tagger, error) {
		lex, err := e.lexicon()
		if err != nil {
			return nil, err
		}
		return tag.New(lex), nil
	})
	e.lasting = sync.OnceValues(loadLasting)
	name, profile, err := loadProfile(o.Profile)
	if err != nil {
		return nil, err
	}
	e.profile = name
	described, err := policy.Describe(rules.FS, o.RuleDirs...)
	if err != nil {
		return nil, fmt.Errorf("describe rules: %w", err)
	}
	if err := profile.checkRules(described); err != nil {
		return nil, fmt.Errorf("read profile: %w", err)
	}
	for _, r := range described {
		e.why[r.Name] = r.Why
		e.known = append(e.known, r.Name)
		if profile.describe(&r) && o.wants(r.Family, r.Name) {
			e.rules = append(e.rules, r)
		}
	}
	if e.model, err = loadModel(o.Model); err != nil {
		return nil, err
	}
	if o.Doubtful {
		profile.Confidence = map[string]float64{"error": 0, "warning": 0, "note": 0}
	}
	opts := policy.Options{
		Rules: rules.FS, UserDirs: o.RuleDirs, Timeout: o.RuleTime, UserTimeout: o.UserRuleTime, Memory: o.RuleMemory,
		Data: map[string]any{"profile": profile.data(name)},
	}
	if len(o.RuleDirs) > 0 {
		lex, err := e.lexicon()
		if err != nil {
			return nil, err
		}
		opts.Schema, opts.Concepts = facts.Schema, lex.IDs()
	}
	e.policy = within(ctx, o.RuleTime, policy.Start(opts).Engine)
	if len(o.RuleDirs) > 0 { // a user's mistake is told before any document is read
		if _, err := e.policy(); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// within waits for the rules no longer than until somebody interrupts the run or,
// where most is set, so long: OPA's compiler looks at no deadline.
func within(ctx context.Context, most time.Duration, compile func() (*policy.Engine, error)) func() (*policy.Engine, error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = compile() // asked for again below
	}()
	return sync.OnceValues(func() (*policy.Engine, error) {
		var late <-chan time.Time
		if most > 0 {
			timer := time.NewTimer(most)
			defer timer.Stop()
			late = timer.C
		}
		select {
		case <-done:
			return compile()
		case <-late:
			return nil, fmt.Errorf("compiling took longer than %s (limits.rule-seconds); simplify the rules that you name", most)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	})
}

// wants reports whether the options keep a rule.
func (o *Options) wants(family, rule string) bool {
	if len(o.Families) == 0 && len(o.Rules) == 0 {
		return true
	}
	for _, f := range o.Families {
		if f == family {
			return true
		}
	}
	for _, pattern := range o.Rules {
		if ok, err := filepath.Match(pattern, rule); err == nil && ok {
			return true
		}
	}
	return false
}

// loadModel reads the model of confidence: a user's own, or resolint's. One that does
// not order the reading list leaves that to resolint's.
func loadModel(name string) (*confidence.Model, error) {
	if name == "" {
		return confidence.Own(rules.FS, "confidence")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the model of confidence: %w", err)
	}
	m, err := confidence.Read(data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if m.Reading == nil {
		own, err := loadModel("")
		if err != nil {
			return nil, err
		}
		m.Reading = own.Reading
	}
	return m, nil
}

// loadLexicon loads the embedded lexicon and then the user's files.
func loadLexicon(files []string) (*lexicon.Lexicon, error) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		return nil, fmt.Errorf("open lexicon: %w", err)
	}
	if len(files) == 0 {
		return lexicon.LoadCompiled(rules.Lexicon, own)
	}
	all := []fs.FS{own}
	for _, name := range files {
		if filepath.Ext(name) != ".yaml" {
			return nil, fmt.Errorf("read lexicon %s: not a .yaml file; give a file in the form of rules/lexicon", name)
		}
		if _, err := os.Stat(name); err != nil {
			return nil, fmt.Errorf("read lexicon %s: %w", name, errors.Unwrap(err))
		}
		all = append(all, single{os.DirFS(filepath.Dir(name)), filepath.Base(name)})
	}
	return lexicon.Load(all...)
}

// single is a file system with one file of another.
type single struct {
	fs.FS
	name string
}

// Glob lists the one file.
func (s single) Glob(string) ([]string, error) { return []string{s.name}, nil }
