package inputs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/audit"
)

// revision is the tree of a git repository at the merge base of a revision and
// HEAD.
type revision struct {
	*repository
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
	if len(drafts) > 0 && s.Within == "" {
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
	if strings.HasPrefix(name, "-") {
		return nil, errors.New("a revision does not begin with a hyphen")
	}
	repo, err := openRepository(ctx, dir)
	if err != nil {
		return nil, err
	}
	r := &revision{repository: repo, name: name}
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

// listRenames reads "R100<NUL>old<NUL>new<NUL>" of the changes up to the index.
// Blobs are compared, never files of the work tree: those would first go through
// the filters that the repository's settings name.
func (r *revision) listRenames(ctx context.Context) error {
	out, err := r.run(ctx, "diff-index", "--cached", "--no-ext-diff", "--no-textconv", "--name-status", "-z", "--find-renames", "--diff-filter=R", r.commit, "--")
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
		data, err := r.blob(ctx, path)
		if err == nil && bytes.HasPrefix(data, []byte("version https://git-lfs")) {
			return nil, errors.New("git keeps only a pointer of this file (Git LFS); export the base and name it with --base")
		}
		return data, err
	}}}, "", nil
}

// blob returns a file as it was. cat-file, other than show, starts no filter that
// the repository names.
func (r *revision) blob(ctx context.Context, path string) ([]byte, error) {
	return r.run(ctx, "cat-file", "blob", r.commit+":"+path)
}
