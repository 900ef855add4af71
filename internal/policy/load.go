package policy

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
	"golang.org/x/sync/errgroup"

	"github.com/resolint/resolint/internal/capped"
)

const (
	// maxRuleFile bounds a file of rules, in bytes; maxRuleFiles their number in
	// all user folders.
	maxRuleFile  = 1 << 20
	maxRuleFiles = 1000
	// ownPrefix stands before the names of resolint's own files. It is no path, for
	// a user's folder may well be called rules.
	ownPrefix = "resolint:rules/"
)

// source is the text of one file of rules.
type source struct {
	name string
	text []byte
	user bool
}

func isRule(name string, tests bool) bool {
	return strings.HasSuffix(name, ".rego") && (tests || !strings.HasSuffix(name, "_test.rego"))
}

// ownNames are the names of resolint's rules, with their tests where tests is true.
func ownNames(fsys fs.FS, tests bool) ([]string, error) {
	var out []string
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && isRule(name, tests) {
			out = append(out, name)
		}
		return err
	})
	return out, err
}

// ownSources reads resolint's rules, with their tests where tests is true.
func ownSources(fsys fs.FS, tests bool) ([]source, error) {
	names, err := ownNames(fsys, tests)
	if err != nil {
		return nil, err
	}
	out := make([]source, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		out[i] = source{name: ownPrefix + name, text: text}
	}
	return out, nil
}

// userSources reads the rules of user folders. A folder without rules is an
// error, for it is likely a mistaken one.
func userSources(dirs []string, tests bool) ([]source, error) {
	var out []source
	for _, dir := range dirs {
		before := len(out)
		err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() || !isRule(name, tests) {
				return err
			}
			if len(out) == maxRuleFiles {
				return fmt.Errorf("%s: more than %d files of rules", dir, maxRuleFiles)
			}
			text, err := capped.ReadFile(name, maxRuleFile, "rules")
			if err == nil {
				err = bounded(filepath.ToSlash(name), text)
			}
			out = append(out, source{name: filepath.ToSlash(name), text: text, user: true})
			return err
		})
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: no such folder; `resolint rules new NAME` writes a first rule", dir)
		}
		if err != nil {
			return nil, err
		}
		if len(out) == before {
			return nil, fmt.Errorf("%s: no .rego file; `resolint rules new NAME` writes a first rule", dir)
		}
	}
	return out, nil
}

// modules are parsed files of rules.
type modules struct {
	byName map[string]*ast.Module
	// user are the names of the user's files, sorted; packages their packages.
	user     []string
	packages []userPackage
}

// userPackage is a package of user rules, custom.NAME.
type userPackage struct {
	name string
	// file is the first of its files, rule the name of its verdicts.
	file, rule string
}

// parse parses all sources at once; METADATA is parsed where annotations is true.
func parse(sources []source, annotations bool) (*modules, error) {
	parsed := make([]*ast.Module, len(sources))
	failed := make([]error, len(sources))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range sources {
		group.Go(func() error {
			s := &sources[i]
			text := string(s.text)
			if !annotations && !s.user {
				text = uncommented(text)
			}
			failed[i] = guard(func() (err error) {
				parsed[i], err = ast.ParseModuleWithOpts(s.name, text, ast.ParserOptions{
					RegoVersion: ast.RegoV1, Capabilities: Capabilities(), ProcessAnnotation: annotations || s.user,
				})
				return err
			})
			return nil
		})
	}
	_ = group.Wait() // the functions return no error, so that all mistakes are told
	var mistakes Errors
	set := &modules{byName: make(map[string]*ast.Module, len(sources))}
	for i, err := range failed {
		if err != nil {
			var list Errors
			if err = located(err); !errors.As(err, &list) {
				return nil, fmt.Errorf("%s: %w", sources[i].name, err)
			}
			mistakes = append(mistakes, list...)
			continue
		}
		set.byName[sources[i].name] = parsed[i]
		if sources[i].user {
			set.user = append(set.user, sources[i].name)
		}
	}
	slices.Sort(set.user)
	if mistakes != nil {
		return nil, mistakes
	}
	return set, nil
}

// checked are the stages of OPA's compiler that only look for mistakes.
var checked = []ast.StageID{
	ast.StageCheckTypes, ast.StageCheckRecursion, ast.StageCheckUndefinedFuncs, ast.StageCheckRuleConflicts, ast.StageCheckVoidCalls,
	ast.StageCheckDuplicateImports, ast.StageCheckUnusedImports, ast.StageCheckKeywordOverrides, ast.StageCheckDeprecatedBuiltins,
	ast.StageBuildRequiredCapabilities,
}

// uncommented empties the lines that are comments: resolint's rules have more of
// them, METADATA with examples, than of rules.
func uncommented(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			line = "\n"
		}
		out.WriteString(line)
	}
	return out.String()
}

// compile compiles the modules. Types are checked where there are user rules,
// against the schema of the facts if one is given; resolint's own rules are
// checked by their tests, not at every start.
func (m *modules) compile(schema []byte) (*ast.Compiler, error) {
	c := ast.NewCompiler().WithCapabilities(Capabilities())
	if len(m.user) == 0 {
		c.WithSkipStages(checked...)
	}
	if len(m.user) > 0 && schema != nil {
		if err := useSchema(c, schema); err != nil {
			return nil, err
		}
	}
	err := guard(func() error {
		if c.Compile(m.byName); c.Failed() {
			return located(c.Errors)
		}
		return nil
	})
	return c, err
}

// guard turns a panic of OPA or the YAML library over odd rules into an error.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("too odd to be read: %v", p)
		}
	}()
	return f()
}

// useSchema makes the schema the type of input in every module.
func useSchema(c *ast.Compiler, schema []byte) error {
	var raw any
	if err := util.NewJSONDecoder(bytes.NewReader(schema)).Decode(&raw); err != nil {
		return fmt.Errorf("read the schema of the facts: %w", err)
	}
	if root, ok := raw.(map[string]any); ok {
		// OPA knows drafts up to 7 and would look a later one up in the network.
		delete(root, "$schema")
		delete(root, "$id")
	}
	set := ast.NewSchemaSet()
	set.Put(ast.SchemaRootRef, raw)
	c.WithSchemas(set)
	return nil
}
