package cli

import (
	"path/filepath"
	"strings"

	"github.com/resolint/resolint/internal/config"
)

// hostFormats are read by code hosts, which know files by their paths below the
// repository's root, wherever in it resolint was started.
var hostFormats = []string{"sarif", "github", "gitlab"}

// rooted returns how a code host calls the files of a report: by their paths below the
// root of the repository that they lie in, as they are outside of any.
func (o *CheckOptions) rooted() func(string) string {
	roots := map[string]string{}
	return func(name string) string {
		if _, _, historical := o.older(name); historical || name == "" || name == "-" {
			return name
		}
		full := o.abs(filepath.FromSlash(name))
		dir := filepath.Dir(full)
		root, known := roots[dir]
		if !known {
			root = config.Repository(dir)
			roots[dir] = root
		}
		if root == "" {
			return name
		}
		rel, err := filepath.Rel(root, full)
		if err != nil {
			return name
		}
		return filepath.ToSlash(rel)
	}
}

// older takes the name of a base from the repository's history apart: the revision that
// --since names, and the path below the repository's root.
func (s *Selection) older(name string) (path, revision string, ok bool) {
	if s.Since == "" {
		return "", "", false
	}
	path, ok = strings.CutPrefix(name, s.Since+":")
	return path, s.Since, ok
}
