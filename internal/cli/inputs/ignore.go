package inputs

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	gitignore "github.com/sabhiram/go-gitignore"
)

// ignores are the .gitignore files of a repository, read as a walk meets them.
type ignores struct {
	root string
	// dirs holds what counts in a folder: the patterns of its own .gitignore and of
	// those above, the nearest last, all relative to root.
	dirs map[string]*ignored
}

type ignored struct {
	lines   []string
	matcher *gitignore.GitIgnore
}

// newIgnores prepares for a walk that starts at dir. Outside a repository
// .gitignore means nothing.
func newIgnores(dir string) *ignores {
	for root := dir; ; root = filepath.Dir(root) {
		if _, err := os.Lstat(filepath.Join(root, ".git")); err == nil {
			return &ignores{root: root, dirs: map[string]*ignored{}}
		}
		if root == filepath.Dir(root) {
			return &ignores{}
		}
	}
}

// match reports whether git would ignore a file or folder whose parents it does
// not ignore. The last pattern that fits decides, and those of the nearest
// .gitignore come last (gitignore(5)).
func (g *ignores) match(full string, folder bool) bool {
	if g.root == "" || full == g.root {
		return false
	}
	rel, err := filepath.Rel(g.root, full)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	if folder {
		rel += "/"
	}
	return g.in(filepath.Dir(full)).matcher.MatchesPath(rel)
}

func (g *ignores) in(dir string) *ignored {
	if known := g.dirs[dir]; known != nil {
		return known
	}
	var lines []string
	if dir != g.root {
		lines = g.in(filepath.Dir(dir)).lines
	}
	own := &ignored{lines: lines}
	if data, err := os.ReadFile(filepath.Join(dir, ".gitignore")); err == nil {
		prefix := "/"
		if rel, err := filepath.Rel(g.root, dir); err == nil && rel != "." {
			prefix = "/" + filepath.ToSlash(rel) + "/"
		}
		own.lines = slices.Clone(lines)
		for line := range strings.Lines(string(data)) {
			if p := fromRoot(strings.TrimRight(line, " \t\r\n"), prefix); p != "" {
				own.lines = append(own.lines, p)
			}
		}
	}
	own.matcher = gitignore.CompileIgnoreLines(own.lines...)
	g.dirs[dir] = own
	return own
}

// fromRoot turns a pattern of the .gitignore in folder prefix into one relative
// to the root; "" for a comment.
func fromRoot(line, prefix string) string {
	if line == "" || strings.HasPrefix(line, "#") {
		return ""
	}
	not := ""
	if strings.HasPrefix(line, "!") {
		not, line = "!", line[1:]
	}
	line = strings.TrimPrefix(line, `\`) // an escaped ! or # at the beginning
	if !strings.Contains(strings.TrimSuffix(line, "/"), "/") {
		line = "**/" + line
	}
	return not + prefix + strings.TrimPrefix(line, "/")
}
