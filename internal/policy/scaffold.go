package policy

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"

	"github.com/resolint/resolint/internal/lazyregexp"
)

//go:embed scaffold
var scaffold embed.FS

var ruleName = lazyregexp.New(`^[a-z][a-z0-9]*([-_][a-z0-9]+)*$`)

// Scaffold writes a rule of the user's own into dir: NAME.rego, NAME_test.rego
// and its page NAME.md, and returns their paths. The rule is complete and its
// tests pass, so that it can be changed step by step. Nothing is written where
// one of the files exists already, or where the name is none for a rule.
func Scaffold(dir, name string) ([]string, error) {
	if !ruleName.MatchString(name) {
		return nil, fmt.Errorf("new rule: %q is no name for a rule; use lower-case letters, digits and hyphens, beginning with a letter", name)
	}
	pkg := strings.ReplaceAll(name, "-", "_")
	if ast.IsKeyword(pkg) {
		return nil, fmt.Errorf("new rule: %q is a word of Rego; choose another name", name)
	}
	texts, paths := map[string][]byte{}, []string{}
	for _, suffix := range []string{".rego", "_test.rego", ".md"} {
		text, err := fill(suffix, map[string]string{"Name": name, "Package": pkg, "File": filepath.ToSlash(dir)})
		if err != nil {
			return nil, fmt.Errorf("new rule: %w", err)
		}
		at := filepath.Join(dir, pkg+suffix)
		if _, err := os.Lstat(at); !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("new rule: %s exists already; nothing was written", at)
		}
		texts[at] = text
		paths = append(paths, at)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("new rule: %w", err)
	}
	for _, at := range paths {
		if err := writeNew(at, texts[at]); err != nil {
			return nil, fmt.Errorf("new rule: %w", err)
		}
	}
	return paths, nil
}

// fill fills the template of one file and formats it if it is Rego.
func fill(suffix string, values map[string]string) ([]byte, error) {
	t, err := template.ParseFS(scaffold, "scaffold/rule"+suffix+".tmpl")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, values); err != nil {
		return nil, err
	}
	if !strings.HasSuffix(suffix, ".rego") {
		return b.Bytes(), nil
	}
	return format.Source("rule"+suffix, b.Bytes())
}

// writeNew writes a file that must not exist.
func writeNew(at string, text []byte) error {
	f, err := os.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}
