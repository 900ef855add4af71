package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Find looks for a configuration in dir and its parents. It stops at the root of
// the repository, the folder with .git in it. Outside a repository it stops at
// the folder stop if dir is below it, else at dir itself: a file in a folder
// that has nothing to do with the draft must not decide about it. dir and stop
// are absolute. It returns "" where there is none.
func Find(dir, stop string) (string, error) {
	last := repository(dir)
	if last == "" {
		last = dir
		if within(stop, dir) {
			last = stop
		}
	}
	for {
		path := filepath.Join(dir, FileName)
		info, err := os.Lstat(path) // a link is read, or refused, by who asked
		switch {
		case err == nil && !info.IsDir():
			return path, nil
		case err == nil:
			return "", &Error{Path: path, Message: "is a folder; the configuration is a file of this name"}
		case !errors.Is(err, fs.ErrNotExist):
			return "", &Error{Path: path, Message: "look for a configuration: " + reason(err)}
		}
		parent := filepath.Dir(dir)
		if dir == last || parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// Boundary returns the folder that an untrusted configuration must stay in: the
// root of the repository around dir, or dir outside of any.
func Boundary(dir string) string {
	if root := repository(dir); root != "" {
		return root
	}
	return dir
}

// repository returns the folder at or above dir that holds .git, or "".
func repository(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// within reports whether dir is root or below it.
func within(root, dir string) bool {
	rel, err := filepath.Rel(root, dir)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
