package inputs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/finding"
)

// walk returns the drafts in a folder, in the order of their names. What cannot
// be read is a failure, what is of no known format is skipped, and both are
// reported. Links to folders are not followed.
func (s *selector) walk(ctx context.Context, arg string) ([]draft, error) {
	root := s.abs(arg)
	ignores := newIgnores(ctx)
	var out []draft
	// With a separator behind it, a folder that is named through a link is walked too.
	err := filepath.WalkDir(root+string(filepath.Separator), func(full string, e fs.DirEntry, err error) error {
		full = filepath.Clean(full)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		rel, _ := filepath.Rel(root, full) // full is below root
		name := clean(filepath.Join(arg, rel))
		if err != nil {
			s.fail(name, capped.Bare(err).Error(), "make it readable or add it to ignore in the configuration")
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if full == root {
			return nil
		}
		if e.IsDir() {
			if isGit(e.Name()) || s.ignored(full) || s.Guard == nil && ignores.match(full) {
				return fs.SkipDir
			}
			return s.untracked(ctx, full, name, e)
		}
		if unimportant(e.Name()) || s.ignored(full) || s.Guard == nil && ignores.match(full) { // a stranger's .gitignore hides nothing
			return nil
		}
		if err := s.untracked(ctx, full, name, e); err != nil {
			if errors.Is(err, fs.SkipDir) {
				err = nil
			}
			return err
		}
		if reason := s.unsuited(full, e); reason != "" {
			s.work.Skipped = append(s.work.Skipped, finding.Skipped{File: name, Reason: reason})
			return nil
		}
		out = append(out, s.once(draft{name: name, path: full, rel: rel, folder: arg, found: true})...)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("walk %s: %w", arg, err)
	}
	s.notice(ignores.trouble...)
	if len(out) == 0 {
		s.fail(clean(arg), "no file in it can be audited",
			"name the files themselves, or look into ignore in the configuration and .gitignore")
	}
	return out, nil
}

// untracked names a file or folder that an untrusted run leaves alone, and returns
// fs.SkipDir for it.
func (s *selector) untracked(ctx context.Context, full, name string, e fs.DirEntry) error {
	if s.Guard == nil {
		return nil
	}
	pass, err := s.Guard.passes(ctx, full, e.IsDir())
	if err != nil || pass {
		return err
	}
	s.work.Skipped = append(s.work.Skipped, finding.Skipped{File: name, Reason: "git does not track it, and --untrusted looks only at what it tracks"})
	return fs.SkipDir
}

// unsuited says why a file of a folder is not audited, "" if it is.
func (s *selector) unsuited(full string, e fs.DirEntry) string {
	if e.Type()&fs.ModeSymlink != 0 {
		if info, err := os.Stat(full); err == nil && info.IsDir() {
			return "links to folders are not followed; name the folder itself"
		}
	}
	if !supported(e.Name()) {
		if ext := strings.ToLower(filepath.Ext(e.Name())); ext != "" {
			return ext + " files are not read"
		}
		return "a file without extension is not read unless it is named itself"
	}
	if s.Guard != nil { // which says itself what it does not let pass; and a stranger can give any text a report's first line
		return ""
	}
	if !e.Type().IsRegular() {
		info, err := os.Stat(full)
		switch {
		case err != nil:
			return "a link that leads nowhere"
		case !info.Mode().IsRegular():
			return "no regular file"
		}
	}
	if ownReport(full) {
		return OwnReport
	}
	return ""
}

// unimportant reports whether a file of a folder is not even worth naming:
// hidden files and the lock files of word processors.
func unimportant(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// glob returns the drafts that a pattern stands for. Shells that know ** or
// none at all leave patterns to the program.
func (s *selector) glob(ctx context.Context, arg string) ([]draft, error) {
	if !doublestar.ValidatePathPattern(arg) {
		return nil, fmt.Errorf("%s is no valid glob; close every [ and {", arg)
	}
	found, err := s.files(ctx, s.abs(arg))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		s.fail(clean(arg), capped.Bare(err).Error(), "")
	}
	var out []draft
	matched := false
	for _, full := range found {
		name := full
		if !filepath.IsAbs(arg) {
			if rel, err := filepath.Rel(s.Dir, full); err == nil {
				name = rel
			}
		}
		if unimportant(filepath.Base(full)) || s.ignored(full) {
			continue
		}
		matched = true
		out = append(out, s.once(draft{name: clean(name), path: full, rel: filepath.Base(full), found: true})...)
	}
	if !matched && err == nil {
		s.fail(clean(arg), "no file matches", "quote the pattern, and check it against the names")
	}
	return out, nil
}

// files returns the files of an absolute glob, sorted: of all, or of those that an
// untrusted run may read.
func (s *selector) files(ctx context.Context, pattern string) ([]string, error) {
	if found, ok, err := s.Guard.glob(ctx, pattern); ok || err != nil {
		return found, err
	}
	return files(ctx, pattern)
}

// ignored reports whether the configuration's globs cover a file.
func (s *selector) ignored(full string) bool {
	if len(s.Config.Ignore) == 0 {
		return false
	}
	rel, err := filepath.Rel(s.Config.Root, full)
	if err != nil {
		return false
	}
	return s.Config.Ignored(filepath.ToSlash(rel))
}
