package evaluate

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/strictyaml"
)

const (
	labelFile  = "want.yaml"
	sourceFile = "source.yaml"
	// maxCaseFile bounds one file of a case, in bytes.
	maxCaseFile = 64 << 20
)

// header is the YAML comment at the head of an archive, or source.yaml of a
// folder, which holds more keys than are of interest here.
type header struct {
	About  string   `yaml:"about"`
	Models string   `yaml:"models"`
	Roles  string   `yaml:"roles"`
	Tags   []string `yaml:"tags"`
}

// Load reads all cases at path: a txtar archive, a folder with want.yaml, or a
// folder that holds such archives and folders at any depth. Cases come sorted by
// name. A case that cannot be read is an error that names the file and the
// place; a path without any case is an error as well.
func Load(path string) ([]Case, error) {
	var cases []Case
	err := filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		var c Case
		switch {
		case entry.IsDir():
			_, err := os.Stat(filepath.Join(at, labelFile))
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil {
				return err
			}
			if c, err = loadFolder(at); err != nil {
				return err
			}
			c.Name = caseName(path, at)
			cases = append(cases, c)
			return filepath.SkipDir
		case filepath.Ext(at) == ".txtar":
			if c, err = loadArchive(at); err != nil {
				return err
			}
			c.Name = strings.TrimSuffix(caseName(path, at), ".txtar")
			cases = append(cases, c)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load cases: %w", err)
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("load cases: %s: no case found; a case is a .txtar archive or a folder with base.txt, draft.txt and %s", path, labelFile)
	}
	slices.SortFunc(cases, func(a, b Case) int { return strings.Compare(a.Name, b.Name) })
	return cases, nil
}

// caseName is the path of a case below the loaded one, with slashes.
func caseName(root, at string) string {
	rel, err := filepath.Rel(root, at)
	if err != nil || rel == "." {
		rel = filepath.Base(at)
	}
	return filepath.ToSlash(rel)
}

func loadArchive(path string) (Case, error) {
	data, err := capped.ReadFile(path, maxCaseFile, "a case")
	if err != nil {
		return Case{}, err
	}
	return parseArchive(path, data)
}

func parseArchive(path string, data []byte) (Case, error) {
	// Archives made on Windows may have CR LF, which the format does not know.
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	line := 0
	for text := range bytes.Lines(data) {
		if line++; string(bytes.TrimSuffix(text, []byte("\n"))) == "-- --" { // the library panics
			return Case{}, fmt.Errorf("%s: line %d: a mark without the name of a file; write -- draft.txt --", path, line)
		}
	}
	archive := txtar.Parse(data)
	c := Case{Path: path, Files: map[string][]byte{}}
	var labels []byte
	for _, f := range archive.Files {
		if _, twice := c.Files[f.Name]; twice || f.Name == labelFile && labels != nil {
			return Case{}, fmt.Errorf("%s: file %q stands twice in the archive", path, f.Name)
		}
		if f.Name == labelFile {
			labels = append([]byte{}, f.Data...)
			continue
		}
		c.Names = append(c.Names, f.Name)
		c.Files[f.Name] = f.Data
	}
	return finish(c, archive.Comment, path, labels)
}

func loadFolder(path string) (Case, error) {
	c := Case{Path: path, Files: map[string][]byte{}}
	var head, labels []byte
	err := filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := capped.ReadFile(at, maxCaseFile, "a case")
		if err != nil {
			return err
		}
		switch name := caseName(path, at); name {
		case labelFile:
			labels = data
		case sourceFile:
			head = data
		default:
			c.Names = append(c.Names, name)
			c.Files[name] = data
		}
		return nil
	})
	if err != nil {
		return Case{}, err
	}
	slices.Sort(c.Names)
	return finish(c, head, filepath.Join(path, sourceFile), labels)
}

// finish reads head and labels of a case and checks that they make sense.
func finish(c Case, head []byte, headPath string, labels []byte) (Case, error) {
	var h header
	if err := readHead(headPath, head, &h); err != nil {
		return Case{}, fmt.Errorf("read the head: %w", err)
	}
	c.About, c.Models, c.Roles, c.Tags = h.About, h.Models, h.Roles, h.Tags
	if labels == nil {
		return Case{}, fmt.Errorf("%s: no %s in the case", c.Path, labelFile)
	}
	if err := strictyaml.Read(labelsName(c.Path), labels, &c.Want); err != nil {
		return Case{}, err
	}
	if len(c.Role("draft")) == 0 {
		return Case{}, fmt.Errorf("%s: no draft in the case; name it draft.txt, draft.md or draft/NAME.txt", c.Path)
	}
	if c.Roles == "" {
		c.Roles = c.inferRoles()
	}
	if err := c.Want.check(); err != nil {
		return Case{}, fmt.Errorf("%s: %s: %w", c.Path, labelFile, err)
	}
	return c, nil
}

// labelsName is how messages call the labels of a case: lines count in them, also
// where they are part of an archive.
func labelsName(path string) string { return path + ": " + labelFile }

// readHead reads what is of interest in a head; other keys are its writer's own.
func readHead(name string, data []byte, into *header) error {
	f, err := strictyaml.Parse(name, data)
	if err != nil || f.Root == nil {
		return err
	}
	if err := f.Root.Decode(into); err != nil {
		return f.Errorf(f.Root, "%v", err)
	}
	return nil
}

func (c *Case) inferRoles() string {
	draft := c.Role("draft")[0]
	switch {
	case strings.Contains(draft, "/"):
		return "package"
	case len(c.Role("proposal")) > 0:
		return "three-way"
	case len(c.Role("base")) > 0:
		return "pair"
	case bytes.Contains(c.Files[draft], []byte("{++")) || bytes.Contains(c.Files[draft], []byte("{--")) ||
		bytes.Contains(c.Files[draft], []byte("{~~")):
		return "redline"
	}
	return "single"
}

// check refuses labels that no finding could ever match.
func (w *Want) check() error {
	for i, f := range w.Findings {
		family, kind := split(f.Rule)
		switch {
		case family == "" || kind == "" || strings.Contains(kind, "/"):
			return fmt.Errorf("finding %d: rule %q is not of the form family/kind", i+1, f.Rule)
		case !validSide(f.Side):
			return fmt.Errorf("finding %d: side %q is none of base, draft, proposal", i+1, f.Side)
		case f.Clause == "":
			return fmt.Errorf("finding %d: no clause", i+1)
		}
	}
	for i, q := range w.Quiet {
		switch {
		case !validSide(q.Side):
			return fmt.Errorf("quiet clause %d: side %q is none of base, draft, proposal", i+1, q.Side)
		case q.Clause == "":
			return fmt.Errorf("quiet clause %d: no clause", i+1)
		}
	}
	if w.MaxAlarms != nil && *w.MaxAlarms < 0 {
		return fmt.Errorf("max_alarms is %d, less than 0", *w.MaxAlarms)
	}
	return nil
}

func validSide(side string) bool { return side == "base" || side == "draft" || side == "proposal" }
