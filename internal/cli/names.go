package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/spelling"
)

// abs returns a name of the command line as the file system knows it.
func (f *Factory) abs(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(f.Dir, name)
}

// relative is how messages and reports call a file: by its way from the working
// folder. The folders of the machine are nobody's business.
func (f *Factory) relative(full string) string {
	rel, err := filepath.Rel(f.Dir, full)
	if err != nil {
		return filepath.Base(full)
	}
	return filepath.ToSlash(rel)
}

// named is how reports call what the user named: an absolute name becomes a relative
// one, "-" and names that are relative already stay.
func (f *Factory) named(names ...string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n
		if filepath.IsAbs(n) {
			out[i] = f.relative(filepath.Clean(n))
		}
	}
	return out
}

// short cuts the folders of the machine off the paths of a message: the working folder,
// and what leads to the given folders, which the user named.
func (f *Factory) short(message string, named ...string) string {
	for _, dir := range named {
		message = strings.ReplaceAll(message, dir+string(filepath.Separator), f.relative(dir)+"/")
	}
	return strings.ReplaceAll(message, f.Dir+string(filepath.Separator), "")
}

// shortened is an error whose message short has cut; any other error stays what it is.
func (f *Factory) shortened(err error, named []string) error {
	if text := f.short(err.Error(), named...); text != err.Error() {
		cut := &shortError{text: text}
		for _, line := range ownLines(err) {
			cut.lines = append(cut.lines, f.short(line, named...))
		}
		return cut
	}
	return err
}

// shortError is an error with short paths, and those of its lines that are resolint's own.
type shortError struct {
	text  string
	lines []string
}

func (e *shortError) Error() string { return e.text }

func (f *Factory) nameOr(full string) string {
	if full == "" {
		return "none"
	}
	return f.relative(full)
}

// unknownName says that there is no such thing and what was probably meant.
func unknownName(where, name, what string, known []string) error {
	said := spelling.Unknown(what, name, known)
	if !strings.Contains(said, ";") { // a long list, and nothing near
		said += "; resolint rules lists them"
	}
	return fmt.Errorf("%s: %s", where, said)
}

// keys returns the keys of a set, sorted.
func keys(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
