// Package policy judges facts by rules written in Rego, through OPA.
//
// The facts of one document go in as one value and verdicts come out; the
// package knows neither texts nor how a verdict is shown. Rules run without
// network, clock, randomness, environment and files: the builtins that reach
// them do not exist (see Capabilities), so a rule that calls one fails to
// compile. The rules of resolint are one prepared query, or two halves of it where
// facts are many (see halves).
// Rules of a user's own are a query for each package, with a deadline of its own, so
// that one of them that runs too long or fails costs only itself.
package policy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"golang.org/x/sync/errgroup"
)

const (
	// entrypoint is the document that composes the verdicts of resolint's rules.
	entrypoint = "data.resolint.main.verdicts"
	// customRoot is the package root of user rules.
	customRoot = "custom"

	// DefaultTimeout bounds the judging of one document by resolint's own rules.
	DefaultTimeout = time.Minute
	// DefaultUserTimeout bounds each package of user rules on one document.
	DefaultUserTimeout = 2 * time.Second
)

// Options say which rules an engine runs, and on what.
type Options struct {
	// Rules holds resolint's rules: every *.rego at any depth, tests left out.
	Rules fs.FS
	// UserDirs are folders with rules of the user's own, packages custom.NAME.
	UserDirs []string
	// Families and Only keep the verdicts of these families and of these rules;
	// empty keeps all. Names in Only may hold the wildcards of path.Match
	// ("*/removed").
	Families []string
	Only     []string
	// Data is what rules see under data beside the rules: the profile, tables of
	// the lexicon. Values are JSON-like or ast.Value. The keys resolint and
	// custom are taken by the rules.
	Data map[string]any
	// Schema is the JSON Schema of the facts. User rules are type-checked against
	// it, so that a misspelt input field is an error. nil checks nothing. OPA
	// checks what stands behind properties, items, $ref and lists of types, not
	// what stands behind anyOf.
	Schema []byte
	// Concepts are the known concepts. User rules that name another one are
	// refused. nil checks nothing.
	Concepts []string
	// Timeout and UserTimeout bound one call of Judge; 0 means the defaults.
	Timeout     time.Duration
	UserTimeout time.Duration
	// Memory bounds what the heap grows by during one evaluation, in bytes; 0
	// means no bound. It is looked at every few milliseconds.
	Memory int64
}

// Engine judges facts. It is safe for use from several goroutines.
type Engine struct {
	queries  []query // the first is resolint's own
	families map[string]bool
	only     []string
}

// query is one prepared query with its deadline.
type query struct {
	plan plan
	// pkg and file say whose rules these are; rule is the name of verdicts that
	// do not carry one, empty for resolint's own.
	pkg, file, rule string
	timeout         time.Duration
	memory          int64
}

// New compiles the rules. Errors in Rego name the file, the line and the column
// (from 1, in bytes), all of them at once; see Errors.
func New(o Options) (*Engine, error) {
	if o.Rules == nil {
		return nil, errors.New("compile rules: no rules given")
	}
	user, err := userSources(o.UserDirs, false)
	if err != nil {
		return nil, fmt.Errorf("read user rules: %w", err)
	}
	set, compiler, err := compiled(&o, user)
	if err != nil {
		return nil, err
	}
	store, err := newStore(o.Data)
	if err != nil {
		return nil, err
	}
	e := &Engine{only: o.Only}
	for _, pattern := range o.Only {
		if _, err := path.Match(pattern, ""); err != nil {
			return nil, fmt.Errorf("select rules: %q is no rule name or pattern: %w", pattern, err)
		}
	}
	if len(o.Families) > 0 {
		e.families = map[string]bool{}
		for _, f := range o.Families {
			e.families[f] = true
		}
	}
	return e, e.prepare(&o, set, compiler, store)
}

// compiled returns resolint's rules and the user's, compiled. Those of resolint alone
// are there already.
func compiled(o *Options, user []source) (*modules, *ast.Compiler, error) {
	if len(user) == 0 {
		if set, compiler, err := readCompiled(o.Rules); err != nil || set != nil {
			return set, compiler, err
		}
	}
	own, err := ownSources(o.Rules, false)
	if err != nil {
		return nil, nil, fmt.Errorf("read rules: %w", err)
	}
	set, err := parse(append(own, user...), false)
	if err != nil {
		return nil, nil, fmt.Errorf("parse rules: %w", err)
	}
	if err := set.check(o.Concepts); err != nil {
		return nil, nil, fmt.Errorf("check user rules: %w", err)
	}
	compiler, err := set.compile(o.Schema)
	if err != nil {
		return nil, nil, fmt.Errorf("compile rules: %w", err)
	}
	return set, compiler, nil
}

// prepare makes the query of resolint's rules and those of the user packages.
func (e *Engine) prepare(o *Options, set *modules, c *ast.Compiler, s storage.Store) error {
	all := []query{{pkg: "resolint.main", timeout: orDefault(o.Timeout, DefaultTimeout)}}
	for _, p := range set.packages {
		all = append(all, query{
			pkg: customRoot + "." + p.name, file: p.file, rule: p.rule,
			timeout: orDefault(o.UserTimeout, DefaultUserTimeout),
		})
	}
	for i := range all {
		q := &all[i]
		q.memory = o.Memory
		text := entrypoint
		if i > 0 {
			text = ast.Ref{ast.DefaultRootDocument, ast.StringTerm(customRoot), ast.StringTerm(set.packages[i-1].name), ast.StringTerm("verdicts")}.String()
		}
		var err error
		if q.plan, err = newPlan(text, c, s); err != nil {
			return err
		}
	}
	e.queries = all
	return nil
}

func orDefault(d, standard time.Duration) time.Duration {
	if d <= 0 {
		return standard
	}
	return d
}

// newStore holds data as AST values, which evaluation reads without converting.
func newStore(data map[string]any) (storage.Store, error) {
	for _, taken := range []string{"resolint", customRoot} {
		if _, ok := data[taken]; ok {
			return nil, fmt.Errorf("load data: the key %q is taken by the rules", taken)
		}
	}
	if data == nil {
		data = map[string]any{}
	}
	value, err := ast.InterfaceToValue(data)
	if err != nil {
		return nil, fmt.Errorf("load data: %w", err)
	}
	return inmem.NewFromASTObject(value.(ast.Object)), nil
}

// Future is an engine that is being made.
type Future struct {
	done   chan struct{}
	engine *Engine
	err    error
}

// Start makes an engine in a goroutine, so that documents can be read meanwhile.
func Start(o Options) *Future {
	f := &Future{done: make(chan struct{})}
	go func() {
		defer close(f.done)
		defer func() {
			if p := recover(); p != nil {
				f.err = fmt.Errorf("compiling broke off: %v; this is a defect of resolint, please report it with this line", p)
			}
		}()
		f.engine, f.err = New(o)
	}()
	return f
}

// Engine waits for the engine and returns it. It may be called any number of
// times, from several goroutines.
func (f *Future) Engine() (*Engine, error) {
	<-f.done
	if f.err != nil {
		return nil, f.err
	}
	return f.engine, nil
}

// Judge evaluates the rules on the facts of one document and returns the
// verdicts of the enabled rules, sorted by Compare, each once. Where packages of
// user rules fail or run too long, the verdicts of all others are returned
// together with an error of type Failures that names them; any other error
// comes without verdicts.
func (e *Engine) Judge(ctx context.Context, input ast.Value) ([]Verdict, error) {
	whole := func() ast.Value { return input }
	return e.JudgeParts(ctx, Parts{N: 1, Part: func(int) ast.Value { return input }, Whole: whole})
}

// JudgeParts is Judge for facts that come in parts.
func (e *Engine) JudgeParts(ctx context.Context, p Parts) ([]Verdict, error) {
	results := make([][]Verdict, len(e.queries))
	failed := make([]error, len(e.queries))
	var group errgroup.Group
	if len(e.queries) > 1 {
		input := p.Whole()
		if p.N == 1 {
			p.Part = func(int) ast.Value { return input }
		}
		for i := range e.queries[1:] {
			group.Go(func() error {
				results[i+1], failed[i+1] = e.queries[i+1].run(ctx, input)
				return nil
			})
		}
	}
	results[0], failed[0] = p.run(ctx, &e.queries[0])
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("judge: %w", err)
	}
	if failed[0] != nil {
		return nil, fmt.Errorf("judge: %w", failed[0])
	}
	var failures Failures
	var all []Verdict
	for i, err := range failed {
		if err != nil {
			q := &e.queries[i]
			failures = append(failures, Failure{Package: q.pkg, File: q.file, Reason: err.Error()})
			continue
		}
		for _, v := range results[i] {
			if e.enabled(v.Rule) {
				all = append(all, v)
			}
		}
	}
	slices.SortFunc(all, Compare)
	all = slices.CompactFunc(all, func(a, b Verdict) bool { return Compare(a, b) == 0 })
	if failures != nil {
		return all, failures
	}
	return all, nil
}

// enabled reports whether the verdicts of a rule are wanted.
func (e *Engine) enabled(rule string) bool {
	family, _, _ := strings.Cut(rule, "/")
	if e.families != nil && !e.families[family] {
		return false
	}
	if len(e.only) == 0 {
		return true
	}
	return slices.ContainsFunc(e.only, func(pattern string) bool {
		ok, err := path.Match(pattern, rule)
		return ok && err == nil
	})
}
