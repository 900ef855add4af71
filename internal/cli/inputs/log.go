package inputs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Commit is one state of a file in its repository's history.
type Commit struct {
	// ID is the short name of the commit, Author who wrote it, Date the day on which it was
	// committed (2006-01-02).
	ID, Author, Date string
	// Source is how reports call the file: "REV:path".
	Source string
	// Load returns the file's bytes; see audit.Source.
	Load func() ([]byte, error)
}

// Log returns the states of a file, oldest first, its renames followed; commits that only
// renamed it are left out. revisions is "A..B", "B" or "" for up to HEAD; with A the first
// state is that at A. A state larger than most bytes cannot be loaded; 0 is no limit. The
// errors do not name the file.
func Log(ctx context.Context, full, revisions string, most int64) ([]Commit, error) {
	if strings.HasPrefix(revisions, "-") {
		return nil, errors.New("a revision does not begin with a hyphen")
	}
	repo, err := openRepository(ctx, filepath.Dir(full))
	if err != nil {
		return nil, err
	}
	rel, err := repo.relative(full)
	if errors.Is(err, errElsewhere) {
		return nil, fmt.Errorf("%s: %w; run from its own folder", filepath.Base(full), err)
	}
	if err != nil {
		return nil, err
	}
	from, to, ranged := strings.Cut(revisions, "..")
	if to == "" {
		to = "HEAD"
		if !ranged && from != "" {
			to = from
		}
	}
	newest, err := repo.commit(ctx, to)
	if err != nil {
		return nil, err
	}
	all, err := repo.log(ctx, newest, rel, most)
	if err != nil {
		return nil, err
	}
	if ranged && from != "" {
		if all, err = repo.since(ctx, all, from, newest); err != nil {
			return nil, err
		}
	}
	slices.Reverse(all)
	out := make([]Commit, 0, len(all))
	for i := range all {
		out = append(out, all[i].Commit)
	}
	return out, nil
}

// commit returns the full name of a revision's commit.
func (r *repository) commit(ctx context.Context, name string) (string, error) {
	if strings.HasPrefix(name, "-") {
		return "", errors.New("a revision does not begin with a hyphen")
	}
	out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("the repository has no revision %q; fetch it first (git fetch --unshallow, or fetch-depth: 0 in a workflow)", name)
	}
	return strings.TrimSpace(string(out)), nil
}

// logged is a commit with its full name.
type logged struct {
	Commit
	hash string
}

// log reads the states of a file from a commit back, newest first. Blobs are compared, as
// git's own history of a file does; nothing that the repository names is started.
func (r *repository) log(ctx context.Context, newest, rel string, most int64) ([]logged, error) {
	out, err := r.run(ctx, "log", "--follow", "--find-renames", "--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-color",
		"--name-status", "-z", "--format=%x01%H%x02%h%x02%an%x02%cs%x02", newest, "--", rel)
	if err != nil {
		return nil, err
	}
	var list []logged
	for entry := range strings.SplitSeq(string(out), "\x01") {
		fields := strings.Split(entry, "\x02")
		if len(fields) != 5 {
			continue
		}
		change := strings.Split(strings.Trim(fields[4], "\x00\n"), "\x00")
		status := strings.TrimSpace(change[0])
		if len(change) < 2 || strings.HasPrefix(status, "D") || status == "R100" {
			continue
		}
		hash, path := fields[0], change[len(change)-1]
		c := Commit{ID: fields[1], Author: fields[2], Date: fields[3], Source: fields[1] + ":" + path}
		c.Load = func() ([]byte, error) { return r.content(ctx, hash, path, most) }
		list = append(list, logged{c, hash})
	}
	if len(list) == 0 {
		return nil, errors.New("the repository has no commit of this file; commit it, or name the versions as files")
	}
	return list, nil
}

// since keeps the states after a revision and the last one before.
func (r *repository) since(ctx context.Context, all []logged, from, newest string) ([]logged, error) {
	oldest, err := r.commit(ctx, from)
	if err != nil {
		return nil, err
	}
	out, err := r.run(ctx, "rev-list", oldest+".."+newest)
	if err != nil {
		return nil, err
	}
	within := map[string]bool{}
	for line := range strings.FieldsSeq(string(out)) {
		within[line] = true
	}
	for i := range all {
		if !within[all[i].hash] {
			return all[:i+1], nil
		}
	}
	return all, nil
}

// content returns a file as it was at a commit.
func (r *repository) content(ctx context.Context, commit, path string, most int64) ([]byte, error) {
	size, err := r.run(ctx, "cat-file", "-s", commit+":"+path)
	if err != nil {
		return nil, err
	}
	if n, err := strconv.ParseInt(strings.TrimSpace(string(size)), 10, 64); err != nil || most > 0 && n > most {
		return nil, fmt.Errorf("it is %s bytes at that revision, more than the limit of %d (limits.input-bytes)", bytes.TrimSpace(size), most)
	}
	data, err := r.run(ctx, "cat-file", "blob", commit+":"+path)
	if err == nil && isPointer(data) {
		return nil, errors.New("git keeps only a pointer of this file (Git LFS); export the versions and name them as files")
	}
	return data, err
}
