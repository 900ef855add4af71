package inputs

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
)

// Revision is the tree of a git repository at the merge base of a revision and
// HEAD.
type Revision struct {
	*repository
	// name is the revision as the user named it, commit the merge base.
	name, commit string
	// files are the regular files of the tree with their sizes in bytes, by their
	// paths below root; renamed leads from today's path to the one in the tree.
	files   map[string]int64
	renamed map[string]string
	// used are the files that were taken as bases.
	used map[string]bool
}

// bySince takes the base of each draft from the repository's history.
func (s *selector) bySince(ctx context.Context, drafts []draft) (func(*audit.Job, []draft) error, error) {
	dir := s.Dir
	for _, d := range drafts {
		if d.path == "-" {
			return nil, errors.New("--since: standard input has no history; name a file")
		}
	}
	if len(drafts) > 0 && s.Guard == nil {
		dir = filepath.Dir(drafts[0].path)
	}
	r := s.Revision
	if r == nil {
		var err error
		if r, err = OpenRevision(ctx, dir, s.Since); err != nil {
			return nil, fmt.Errorf("--since %s: %w", s.Since, err)
		}
	}
	s.revision = r
	return func(job *audit.Job, group []draft) error {
		base, notice, err := r.base(ctx, group[0].path, s.MaxBytes)
		if errors.Is(err, errElsewhere) {
			job.NoBase = &finding.Failure{File: group[0].name, Reason: "--since " + s.Since + ": " + err.Error(), Remedy: "run once for each repository, or set the base with --pair DRAFT=BASE"}
			return nil
		}
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

// OpenRevision opens the repository around a folder at the merge base of a revision
// and HEAD. Its errors do not name the revision.
func OpenRevision(ctx context.Context, dir, name string) (*Revision, error) {
	if strings.HasPrefix(name, "-") {
		return nil, errors.New("a revision does not begin with a hyphen")
	}
	repo, err := openRepository(ctx, dir)
	if err != nil {
		return nil, err
	}
	r := &Revision{repository: repo, name: name, used: map[string]bool{}}
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
func (r *Revision) list(ctx context.Context) error {
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
func (r *Revision) listRenames(ctx context.Context) error {
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
func (r *Revision) base(ctx context.Context, full string, most int64) ([]audit.Source, string, error) {
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
	r.used[path] = true
	return []audit.Source{{Name: r.name + ":" + path, Path: filepath.Base(path), Load: func() ([]byte, error) {
		if most > 0 && size > most {
			return nil, fmt.Errorf("it is %d bytes at that revision, more than the limit of %d (limits.input-bytes)", size, most)
		}
		data, err := r.blob(ctx, path)
		if err == nil && isPointer(data) {
			return nil, errors.New("git keeps only a pointer of this file (Git LFS); export the base and name it with --base")
		}
		return data, err
	}}}, "", nil
}

// use notes that a draft whose base was set by hand is audited.
func (r *Revision) use(full string) {
	if rel, err := r.relative(full); err == nil {
		r.used[rel] = true
		r.used[r.renamed[rel]] = true
	}
}

// blob returns a file as it was. cat-file, other than show, starts no filter that
// the repository names.
func (r *Revision) blob(ctx context.Context, path string) ([]byte, error) {
	return r.run(ctx, "cat-file", "blob", r.commit+":"+path)
}

// File returns a regular file below the repository as it was at the revision, with
// how reports call it. ok is false where there was none.
func (r *Revision) File(ctx context.Context, full string, most int64) (data []byte, name string, ok bool, err error) {
	path, err := filepath.Rel(r.root, full)
	if err != nil {
		return nil, "", false, nil //nolint:nilerr // on another volume there is nothing of the repository
	}
	path = filepath.ToSlash(path)
	name = r.name + ":" + path
	size, ok := r.files[path]
	switch {
	case !ok:
		return nil, name, false, nil
	case size > most:
		return nil, name, true, fmt.Errorf("it is larger than %d bytes", most)
	}
	data, err = r.blob(ctx, path)
	return data, name, true, err
}

// Root is the folder of the repository.
func (r *Revision) Root() string { return r.root }

// unaudited fails for what the base had below the folders and globs that the user
// named and no draft was compared with: gone, renamed to what is not read, rewritten
// under another name. A pull request hides a loss by any of them.
func (s *selector) unaudited() {
	for _, path := range slices.Sorted(maps.Keys(s.revision.files)) {
		full := filepath.Join(s.revision.root, filepath.FromSlash(path))
		if s.revision.used[path] || !supported(path) || unimportant(filepath.Base(path)) || s.ignored(full) || !s.named(full) {
			continue
		}
		f := finding.Failure{
			File: s.beside(full).name, Reason: "it was there at " + s.revision.name + " and nothing was compared with it: it is gone, or renamed to a name that is not read",
			Remedy: "keep it under a name that is audited, or have somebody look at what became of it",
		}
		if s.Guard != nil { // a stranger's word that it is in order counts for nothing
			s.work.Failures = append(s.work.Failures, f)
			continue
		}
		f.Remedy = "restore it, or pass --allow-unpaired"
		s.work.Unpaired = append(s.work.Unpaired, f)
	}
}

// named reports whether an argument covers a file, whether it is there or not.
func (s *selector) named(full string) bool {
	return slices.ContainsFunc(s.Args, func(arg string) bool {
		if arg == "-" {
			return false
		}
		at := s.abs(arg)
		rel, err := filepath.Rel(at, full)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) || matches(filepath.ToSlash(at), filepath.ToSlash(full))
	})
}
