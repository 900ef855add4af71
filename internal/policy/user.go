package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// check refuses user rules outside their own package root, packages without
// verdicts and unknown concepts, and notes the packages.
func (m *modules) check(concepts []string) error {
	var mistakes Errors
	found := map[string]*userPackage{}
	judges := map[string]bool{}
	for _, file := range m.user {
		mod := m.byName[file]
		name, err := packageName(mod)
		if err != nil {
			mistakes = append(mistakes, *err)
			continue
		}
		if strings.HasSuffix(file, "_test.rego") {
			continue
		}
		if found[name] == nil {
			found[name] = &userPackage{name: name, file: file, rule: customRoot + "/" + name}
		}
		if len(mod.Package.Path) == 3 {
			judges[name] = judges[name] || slices.ContainsFunc(mod.Rules, func(r *ast.Rule) bool {
				return len(r.Head.Ref()) > 0 && r.Head.Ref()[0].String() == "verdicts"
			})
		}
		if concepts != nil {
			mistakes = append(mistakes, unknownConcepts(mod, concepts)...)
		}
	}
	for _, p := range found {
		if !judges[p.name] {
			mistakes = append(mistakes, Error{place{p.file, 1, 1}, fmt.Sprintf(
				"package %s.%s has no rule `verdicts`; write `verdicts contains verdict if { … }`", customRoot, p.name)})
			continue
		}
		m.packages = append(m.packages, *p)
	}
	slices.SortFunc(m.packages, func(a, b userPackage) int { return strings.Compare(a.name, b.name) })
	if mistakes != nil {
		slices.SortStableFunc(mistakes, func(a, b Error) int { return strings.Compare(a.File, b.File) })
		return mistakes
	}
	return nil
}

// packageName returns NAME of a module in package custom.NAME.
func packageName(mod *ast.Module) (string, *Error) {
	path := mod.Package.Path
	if len(path) >= 3 && path[1].Value.Compare(ast.String(customRoot)) == 0 {
		if name, ok := path[2].Value.(ast.String); ok {
			return string(name), nil
		}
	}
	return "", &Error{placeOf(mod.Package.Loc()), fmt.Sprintf(
		"package %s is not yours to write; user rules live in package %s.NAME", strings.TrimPrefix(path.String(), "data."), customRoot)}
}
