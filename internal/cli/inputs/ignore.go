package inputs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/config"
)

// ignores are the files and folders that git ignores in the repositories that a walk
// meets. Git itself says which: its patterns have more corners than a library knows,
// and files that it tracks are never ignored, whatever .gitignore says.
type ignores struct {
	ctx context.Context
	// repos holds what each repository ignores, by its folder: the full paths of files
	// and of whole folders.
	repos map[string]map[string]bool
	// trouble says why .gitignore is not heeded, a sentence for each repository.
	trouble []string
}

func newIgnores(ctx context.Context) *ignores {
	return &ignores{ctx: ctx, repos: map[string]map[string]bool{}}
}

// match reports whether git ignores a file or folder, or a folder around it. Outside
// a repository .gitignore means nothing.
func (g *ignores) match(full string) bool {
	root := config.Repository(filepath.Dir(full))
	if root == "" {
		return false
	}
	ignored, known := g.repos[root]
	if !known {
		var err error
		if ignored, err = listIgnored(g.ctx, root); err != nil {
			g.trouble = append(g.trouble, fmt.Sprintf("What git ignores in %s is audited too: %v.", filepath.Base(root), err))
		}
		g.repos[root] = ignored
	}
	for at := full; len(ignored) > 0 && at != root; at = filepath.Dir(at) {
		if ignored[at] {
			return true
		}
	}
	return false
}

// ignoreTime is how long git may take over the patterns of a repository.
const ignoreTime = 10 * time.Second

// listIgnored asks git what it ignores in the repository at root. Folder and work tree
// are named, so that nothing in the tree can pass for another repository, and nothing
// that its settings name is started.
func listIgnored(ctx context.Context, root string) (map[string]bool, error) {
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("the program git is not found")
	}
	ctx, cancel := context.WithTimeout(ctx, ignoreTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, git, "--git-dir="+filepath.Join(root, ".git"), "--work-tree="+root,
		"-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false",
		"ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1")
	var out, diagnosis bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &diagnosis
	if err := cmd.Run(); err != nil {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return nil, fmt.Errorf("git takes longer than %s to list it", ignoreTime)
		}
		line, _, _ := strings.Cut(strings.TrimSpace(diagnosis.String()), "\n")
		line = strings.TrimPrefix(line, "fatal: ")
		return nil, fmt.Errorf("git cannot list it (%s)", strings.ReplaceAll(line, root, filepath.Base(root)))
	}
	ignored := map[string]bool{}
	for name := range strings.SplitSeq(out.String(), "\x00") {
		if name = strings.TrimSuffix(name, "/"); name != "" {
			ignored[filepath.Join(root, filepath.FromSlash(name))] = true
		}
	}
	return ignored, nil
}
