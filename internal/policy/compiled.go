package policy

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/version"

	"github.com/resolint/resolint/internal/pack"
)

// Compiled is the file beside resolint's rules that holds them as OPA's compiler left
// them: parsing and compiling them anew takes half of an audit of a short draft. Where
// it is not there, or was made of other rules or by another OPA, they are compiled.
const Compiled = "compiled.bin"

// compiledMagic names the version of OPA, whose compiler made the file.
func compiledMagic() string { return "compiled 3 opa " + version.Version + "\n" }

// digest sums up resolint's rules by name and bytes.
func digest(own fs.FS) (uint64, error) {
	names, err := ownNames(own, false)
	if err != nil {
		return 0, err
	}
	return pack.DigestOf(own, names)
}

// planned are the stages of OPA's compiler that make no other rules of the rules but
// what evaluation looks them up in. It does so at every start. Indexes of comprehensions
// are not made: they are for lists that are gone through once for each item of another, and
// the two that the rules would have are asked for by a direction and by a family.
var planned = []ast.StageID{ast.StageResolveRefs, ast.StageSetModuleTree, ast.StageSetRuleTree, ast.StageBuildRuleIndices}

// PackCompiled returns what Compiled should hold.
func PackCompiled(own fs.FS) ([]byte, error) {
	sum, err := digest(own)
	if err != nil {
		return nil, fmt.Errorf("read rules: %w", err)
	}
	sources, err := ownSources(own, false)
	if err != nil {
		return nil, fmt.Errorf("read rules: %w", err)
	}
	set, err := parse(sources, false)
	if err != nil {
		return nil, fmt.Errorf("parse rules: %w", err)
	}
	compiler, err := set.compile(nil)
	if err != nil {
		return nil, fmt.Errorf("compile rules: %w", err)
	}
	w := &astWriter{}
	names := make([]string, 0, len(compiler.Modules))
	for name := range compiler.Modules {
		names = append(names, name)
	}
	slices.Sort(names)
	w.Number(len(names))
	for _, name := range names {
		w.module(name, compiler.Modules[name])
	}
	if w.err != nil {
		return nil, fmt.Errorf("pack rules: %w", w.err)
	}
	return w.Bytes(compiledMagic(), sum), nil
}

// readCompiled returns resolint's rules by Compiled, nil where that is not current.
func readCompiled(own fs.FS) (*modules, *ast.Compiler, error) {
	file, err := pack.ReadFile(own, Compiled)
	if err != nil {
		return nil, nil, nil //nolint:nilerr // rules without the file are compiled
	}
	sum, err := digest(own)
	if err != nil {
		return nil, nil, fmt.Errorf("read rules: %w", err)
	}
	packed, ok := pack.Open(file, compiledMagic(), sum)
	if !ok {
		return nil, nil, nil
	}
	r := newASTReader(packed)
	set := &modules{byName: map[string]*ast.Module{}}
	for range r.Count() {
		name, module := r.module()
		set.byName[name] = module
	}
	if !r.Done() {
		return nil, nil, fmt.Errorf("read %s: damaged; make it anew with go test ./rules -run TestCompiled -update", Compiled)
	}
	done := slices.DeleteFunc(ast.AllStages(), func(s ast.StageID) bool { return slices.Contains(planned, s) })
	c := ast.NewCompiler().WithCapabilities(Capabilities()).WithSkipStages(done...)
	// Compile copies the modules that it is given. The first stage is given none; it has
	// nothing to do.
	c.WithStageAfterID(ast.StageResolveRefs, ast.CompilerStageDefinition{
		Name: "TakeCompiled", MetricName: "take_compiled", Stage: func(c *ast.Compiler) *ast.Error { c.Modules = set.byName; return nil },
	})
	err = guard(func() error {
		if c.Compile(nil); c.Failed() {
			return located(c.Errors)
		}
		return nil
	})
	return set, c, err
}
