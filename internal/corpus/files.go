package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/resolint/resolint/internal/capped"
)

// files turns the paths and globs of an entry into files below the root, and says
// what is wrong with them: a mistake of the manifest, which ends the run. What is
// merely not there becomes the entry's trouble.
func (m *Manifest) files(e *Entry) (problem string) {
	root := os.DirFS(m.Root)
	infos := map[string]fs.FileInfo{}
	for _, side := range []struct {
		name string
		list *[]string
	}{{"draft", &e.Draft}, {"base", &e.Base}, {"proposal", &e.Proposals}} {
		var found []string
		for _, p := range *side.list {
			name, ok := m.below(p)
			if !ok {
				return fmt.Sprintf("the %s %s lies outside the folder that paths are relative to; name one that holds all texts with --root", side.name, p)
			}
			list, trouble := m.find(root, name, infos)
			if trouble != "" && e.Trouble == "" {
				e.Trouble = fmt.Sprintf("%s: %s", name, trouble)
			}
			if trouble != "" {
				list = []string{name}
			}
			found = append(found, list...)
		}
		slices.Sort(found)
		*side.list = slices.Compact(found)
	}
	for _, d := range e.Draft {
		for _, b := range e.Base {
			if d == b || infos[d] != nil && infos[b] != nil && os.SameFile(infos[d], infos[b]) {
				return fmt.Sprintf("%s is its own base (%s); name the text that it is to be compared with, or leave base empty", d, b)
			}
		}
	}
	for _, name := range slices.Concat(e.Draft, e.Base, e.Proposals) {
		if info := infos[name]; info != nil {
			e.Bytes += info.Size()
		}
	}
	return ""
}

// below is a path relative to the root, with slashes, and whether it stays there.
func (m *Manifest) below(p string) (string, bool) {
	if filepath.IsAbs(p) {
		rel, err := filepath.Rel(m.Root, p)
		if err != nil {
			return "", false
		}
		p = rel
	}
	p = path.Clean(filepath.ToSlash(p))
	return p, p != ".." && !strings.HasPrefix(p, "../") && !path.IsAbs(p)
}

// find returns the files that a path stands for: a file, all of a folder, what a glob
// matches, or the one file of that name with an extension that is read.
func (m *Manifest) find(root fs.FS, name string, infos map[string]fs.FileInfo) (list []string, trouble string) {
	info, err := fs.Stat(root, name)
	switch {
	case err == nil && info.IsDir():
		list, err = m.folder(root, name)
		if err == nil && len(list) == 0 {
			return nil, "no file in the folder can be audited"
		}
	case err == nil && !info.Mode().IsRegular():
		return nil, "it is no regular file"
	case err == nil:
		infos[name] = info
		return []string{name}, ""
	case strings.ContainsAny(name, "*?[{"):
		list, err = doublestar.Glob(root, name, doublestar.WithFilesOnly(), doublestar.WithFailOnIOErrors())
		list = slices.DeleteFunc(list, func(p string) bool { return unimportant(path.Base(p)) })
		if err == nil && len(list) == 0 {
			return nil, "no file matches"
		}
	case errors.Is(err, fs.ErrNotExist):
		for _, ext := range m.Extensions {
			if _, err := fs.Stat(root, name+ext); err == nil {
				list = append(list, name+ext)
			}
		}
		if len(list) > 1 {
			return nil, "it has no extension and stands for several files: " + strings.Join(list, ", ")
		}
		if list != nil {
			err = nil
		}
	}
	if err != nil {
		return nil, capped.Bare(err).Error()
	}
	for _, f := range list {
		if info, err := fs.Stat(root, f); err == nil {
			infos[f] = info
		}
	}
	return list, ""
}

// folder lists the files in a folder that can be audited, and those below it.
func (m *Manifest) folder(root fs.FS, name string) ([]string, error) {
	var out []string
	err := fs.WalkDir(root, name, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch take, skip := m.takes(p, name, e); {
		case skip:
			return fs.SkipDir
		case take:
			out = append(out, p)
		}
		return nil
	})
	return out, err
}

// unimportant reports whether a file is nobody's text: hidden files and the lock files
// of word processors.
func unimportant(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// takes reports whether a walk takes a file, and whether it leaves a folder out.
func (m *Manifest) takes(p, top string, e fs.DirEntry) (take, skip bool) {
	if e.IsDir() {
		return false, p != top && unimportant(e.Name())
	}
	return !unimportant(e.Name()) && slices.Contains(m.Extensions, strings.ToLower(path.Ext(p))), false
}

// walk gives each text of a folder, with its base where a folder of bases has it
// under the same path, or under the same name with another extension.
func (m *Manifest) walk(p *Plan, add func(*Entry) error) error {
	root := os.DirFS(m.Root)
	top, ok := m.below(m.Path)
	bases, inside := m.below(m.Base)
	if !ok || !inside {
		return fmt.Errorf("%s: it lies outside --root; name a folder that holds all texts", m.Name)
	}
	return fs.WalkDir(root, top, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", name, capped.Bare(err))
		}
		take, skip := m.takes(name, top, e)
		switch {
		case skip:
			return fs.SkipDir
		case e.IsDir():
			return nil
		case !take:
			if !unimportant(e.Name()) {
				p.Skipped[strings.ToLower(path.Ext(name))]++
			}
			return nil
		}
		rel := strings.TrimPrefix(strings.TrimPrefix(name, top), "/")
		if top == "." {
			rel = name
		}
		entry := &Entry{ID: rel, Draft: []string{name}}
		if m.Base != "" {
			entry.Base = m.counterpart(root, path.Join(bases, rel))
			if entry.Base == nil {
				p.Unpaired++
			}
		}
		return add(entry)
	})
}

func (m *Manifest) counterpart(root fs.FS, name string) []string {
	stem := strings.TrimSuffix(name, path.Ext(name))
	for _, ext := range append([]string{path.Ext(name)}, m.Extensions...) {
		if info, err := fs.Stat(root, stem+ext); err == nil && info.Mode().IsRegular() {
			return []string{stem + ext}
		}
	}
	return nil
}
