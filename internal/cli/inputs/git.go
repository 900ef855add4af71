package inputs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/audit"
)

// revision is the tree of a git repository at the merge base of a revision and
// HEAD.
type revision struct {
	git, root string
	// name is the revision as the user named it, commit the merge base.
	name, commit string
	// files are the regular files of the tree with their sizes in bytes, by their
	// paths below root; renamed leads from today's path to the one in the tree.
	files   map[string]int64
	renamed map[string]string
}

// bySince takes the base of each draft from the repository's history.
func (s *selector) bySince(ctx context.Context, drafts []draft) (func(*audit.Job, []draft) error, error) {
	dir := s.Dir
	for _, d := range drafts {
		if d.path == "-" {
			return nil, errors.New("--since: standard input has no history; name a file")
		}
	}
	if len(drafts) > 0 {
		dir = filepath.Dir(drafts[0].path)
	}
	r, err := openRevision(ctx, dir, s.Since)
	if err != nil {
		return nil, fmt.Errorf("--since %s: %w", s.Since, err)
	}
	return func(job *audit.Job, group []draft) error {
		base, notice, err := r.base(ctx, group[0].path, s.MaxBytes)
		if err != nil {
			return fmt.Errorf("--since %s: %w", s.Since, err)
		}
		job.Base = base
		if notice != "" {
			job.Notices = append(job.Notices, notice)
		}
		return nil
	}, nil
}

func openRevision(ctx context.Context, dir, name string) (*revision, error) {
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("the program git is not found; install it, or name the base with --base")
	}
	r := &revision{git: git, root: dir, name: name}
	top, err := r.run(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("find the repository of %s: %w", filepath.Base(dir), err)
	}
	r.root = filepath.FromSlash(strings.TrimSuffix(string(top), "\n"))
	if strings.HasPrefix(name, "-") {
		return nil, errors.New("a revision does not begin with a hyphen")
	}
	if _, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}"); err != nil {
		return nil, errors.New("the repository has no such revision; fetch it first (git fetch --unshallow, or fetch-depth: 0 in a workflow)")
	}
	base, err := r.run(ctx, "merge-base", "--end-of-options", name, "HEAD")
	if err != nil {
		return nil, errors.New("it has no common ancestor with HEAD here; fetch more history (git fetch --unshallow, or fetch-depth: 0 in a workflow)")
	}
	r.commit = strings.TrimSpace(string(base))
	if err := r.list(ctx); err != nil {
		return nil, err
	}
	return r, r.listRenames(ctx)
}

// run runs git without anything that the repository's own settings could start.
func (r *revision) run(ctx context.Context, args ...string) ([]byte, error) {
	verb := args[0]
	args = append([]string{"-C", r.root, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"}, args...)
	cmd := exec.CommandContext(ctx, r.git, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1")
	var out, diagnosis bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &diagnosis
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if line, _, _ := strings.Cut(strings.TrimSpace(diagnosis.String()), "\n"); line != "" {
			return nil, fmt.Errorf("git: %s", strings.TrimPrefix(line, "fatal: "))
		}
		return nil, fmt.Errorf("git %s: %w", verb, err)
	}
	return out.Bytes(), nil
}

// list reads the tree: "mode type object size<TAB>path", ended by NUL.
func (r *revision) list(ctx context.Context) error {
	out, err := r.run(ctx, "ls-tree", "-r", "-l", "-z", "--full-tree", r.commit)
	if err != nil {
		return err
	}
	r.files = map[string]int64{}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		head, path, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(head)
		if !ok || len(fields) != 4 || fields[1] != "blob" || !strings.HasPrefix(fields[0], "100") {
			continue // submodules and links hold no text
		}
		if size, err := strconv.ParseInt(fields[3], 10, 64); err == nil {
			r.files[path] = size
		}
	}
	return nil
}

// listRenames reads "R100<NUL>old<NUL>new<NUL>" of the changes up to the work tree.
func (r *revision) listRenames(ctx context.Context) error {
	out, err := r.run(ctx, "diff", "--no-ext-diff", "--no-textconv", "--name-status", "-z", "--find-renames", "--diff-filter=R", r.commit, "--")
	if err != nil {
		return err
	}
	r.renamed = map[string]string{}
	fields := strings.Split(string(out), "\x00")
	for i := 0; i+2 < len(fields); i += 3 {
		r.renamed[fields[i+2]] = fields[i+1]
	}
	return nil
}

// base returns the file as it was, or a notice if it was not there.
func (r *revision) base(ctx context.Context, full string, most int64) ([]audit.Source, string, error) {
	rel, err := r.relative(full)
	if err != nil {
		return nil, "", err
	}
	path := rel
	size, there := r.files[path]
	if old, ok := r.renamed[rel]; !there && ok {
		path = old
		size, there = r.files[path]
	}
	if !there {
		return nil, fmt.Sprintf("No base: the file is new since %s.", r.name), nil
	}
	return []audit.Source{{Name: r.name + ":" + path, Path: filepath.Base(path), Load: func() ([]byte, error) {
		if most > 0 && size > most {
			return nil, fmt.Errorf("it is %d bytes at that revision, more than the limit of %d (limits.input-bytes)", size, most)
		}
		// cat-file, other than show, starts no filter that the repository names.
		data, err := r.run(ctx, "cat-file", "blob", r.commit+":"+path)
		if err == nil && bytes.HasPrefix(data, []byte("version https://git-lfs")) {
			return nil, errors.New("git keeps only a pointer of this file (Git LFS); export the base and name it with --base")
		}
		return data, err
	}}}, "", nil
}

// relative returns a file's path in the repository. Both are taken with links
// followed, as git prints its root.
func (r *revision) relative(full string) (string, error) {
	dir, err := filepath.EvalSymlinks(filepath.Dir(full))
	if err != nil {
		return "", bare(err)
	}
	root, err := filepath.EvalSymlinks(r.root)
	if err != nil {
		return "", bare(err)
	}
	rel, err := filepath.Rel(root, filepath.Join(dir, filepath.Base(full)))
	if err != nil || strings.HasPrefix(rel, "..") {
		return "", fmt.Errorf("%s is in another repository; run once for each", filepath.Base(full))
	}
	return filepath.ToSlash(rel), nil
}
