package inputs

import (
	"os"
	"path/filepath"
	"strings"

	gitignore "github.com/sabhiram/go-gitignore"
)

// ignores are the .gitignore files of a repository, read as a walk meets them.
type ignores struct {
	root  string
	files map[string]*gitignore.GitIgnore // by folder; nil where there is none
}

// newIgnores prepares for a walk that starts at dir. Outside a repository
// .gitignore means nothing.
func newIgnores(dir string) *ignores {
	for root := dir; ; root = filepath.Dir(root) {
		if _, err := os.Lstat(filepath.Join(root, ".git")); err == nil {
			return &ignores{root: root, files: map[string]*gitignore.GitIgnore{}}
		}
		if root == filepath.Dir(root) {
			return &ignores{}
		}
	}
}

// match reports whether git would ignore a file or folder. The .gitignore that
// is nearest to it and says anything of it decides.
func (g *ignores) match(full string, folder bool) bool {
	if g.root == "" {
		return false
	}
	for dir := filepath.Dir(full); ; dir = filepath.Dir(dir) {
		if file := g.in(dir); file != nil {
			rel, err := filepath.Rel(dir, full)
			if err != nil {
				return false
			}
			rel = filepath.ToSlash(rel)
			if folder {
				rel += "/"
			}
			if ignored, pattern := file.MatchesPathHow(rel); pattern != nil {
				return ignored
			}
		}
		if dir == g.root || dir == filepath.Dir(dir) {
			return false
		}
	}
}

func (g *ignores) in(dir string) *gitignore.GitIgnore {
	file, known := g.files[dir]
	if !known {
		if data, err := os.ReadFile(filepath.Join(dir, ".gitignore")); err == nil {
			file = gitignore.CompileIgnoreLines(strings.Split(string(data), "\n")...)
		}
		g.files[dir] = file
	}
	return file
}
