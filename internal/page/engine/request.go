package engine

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/audit"
)

// File is a chosen file.
type File struct {
	// Name is the file's name. Path is its path from the chosen folder's name on,
	// with slashes; "" for a file that was chosen itself.
	Name string `json:"name"`
	Path string `json:"path"`
	Data []byte `json:"-"`
}

// shown is how reports call the file: as the command line would, run in the folder
// that holds the file or the chosen folder.
func (f *File) shown() string {
	if f.Path != "" {
		return f.Path
	}
	return f.Name
}

// below is the path below the chosen folder, by which files of a package are
// matched.
func (f *File) below() string {
	if _, rest, ok := strings.Cut(f.Path, "/"); ok {
		return rest
	}
	return f.Name
}

// folder is the chosen folder, "" for none.
func (f *File) folder() string {
	top, _, ok := strings.Cut(f.Path, "/")
	if !ok {
		return ""
	}
	return top
}

func (f *File) source() audit.Source {
	data := f.Data
	return audit.Source{Name: f.shown(), Path: f.below(), Load: func() ([]byte, error) { return data, nil }}
}

// Choices are what changes the rules of an audit.
type Choices struct {
	// Profile is one of About.Profiles, "" for the default.
	Profile string `json:"profile"`
	// Families keeps only these; empty keeps all.
	Families []string `json:"families"`
	// Levels sets the level of a family: error, warning, note or none.
	Levels map[string]string `json:"levels"`
}

func (c *Choices) key() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q", c.Profile, c.Families)
	for _, f := range slices.Sorted(maps.Keys(c.Levels)) {
		fmt.Fprintf(&b, " %q=%q", f, c.Levels[f])
	}
	return b.String()
}

// Request is one audit.
type Request struct {
	Choices
	Draft     []File `json:"draft"`
	Base      []File `json:"base"`
	Proposals []File `json:"proposals"`
	// Skipped are names of files in chosen folders that are of no known format.
	Skipped []string `json:"skipped"`
	// Now is the day by which waivers expire.
	Now time.Time `json:"now"`
}

// errNoDraft is what a request without a draft ends in.
var errNoDraft = errors.New("no draft is chosen: choose the text under review, or a Word file with tracked changes")

// jobs pairs the files as the command line pairs folders: one draft with its base,
// or several with theirs as a package; several without a base are audited each
// alone.
func (r *Request) jobs() ([]audit.Job, error) {
	draft, base, proposals := sorted(r.Draft), sorted(r.Base), sorted(r.Proposals)
	apart(draft, base, proposals)
	switch {
	case len(draft) == 0:
		return nil, errNoDraft
	case len(draft) == 1:
		job := audit.Job{Name: draft[0].shown(), Draft: sources(draft), Proposals: sources(proposals)}
		choose(&job, &draft[0], base)
		return []audit.Job{job}, nil
	case len(base) > 0:
		return []audit.Job{{Name: packageName(draft, "drafts"), Draft: sources(draft), Base: sources(base), Proposals: sources(proposals)}}, nil
	case len(proposals) > 0:
		return nil, errors.New("proposals belong to one draft, or to a package with its base: " +
			"choose one draft, or the adopted texts too")
	}
	jobs := make([]audit.Job, len(draft))
	for i := range draft {
		jobs[i] = audit.Job{Name: draft[i].shown(), Draft: sources(draft[i : i+1])}
	}
	return jobs, nil
}

// choose gives a single draft its base: the only one, the one of its name, or that
// which the audit finds by organ, number and title among several.
func choose(job *audit.Job, draft *File, base []File) {
	if len(base) < 2 {
		job.Base = sources(base)
		return
	}
	job.Folder = &audit.Folder{Name: packageName(base, "the adopted texts"), Sources: sources(base)}
	for _, same := range []func(string) bool{
		func(p string) bool { return p == draft.below() },
		func(p string) bool { return stem(p) == stem(draft.below()) },
	} {
		if i := slices.IndexFunc(base, func(f File) bool { return same(f.below()) }); i >= 0 {
			job.Base = sources(base[i : i+1])
			job.Folder.Take(base[i].shown())
			return
		}
	}
}

func stem(p string) string { return strings.TrimSuffix(p, path.Ext(p)) }

// packageName is the folder that all files were chosen from, or another name where
// there is none.
func packageName(files []File, otherwise string) string {
	name := files[0].folder()
	for i := range files {
		if name == "" || files[i].folder() != name {
			return otherwise
		}
	}
	return name
}

// sorted is the order in which the command line meets the files: those of a folder
// as a walk through it does, files and folders as they were chosen.
func sorted(files []File) []File {
	out := slices.Clone(files)
	for from := 0; from < len(out); {
		to := from + 1
		for to < len(out) && out[from].folder() != "" && out[to].folder() == out[from].folder() {
			to++
		}
		slices.SortStableFunc(out[from:to], func(a, b File) int {
			return slices.Compare(strings.Split(a.Path, "/"), strings.Split(b.Path, "/"))
		})
		from = to
	}
	return out
}

// apart gives files of one name on different sides names that tell them apart, as
// their folders would on the command line.
func apart(draft, base, proposals []File) {
	seen := map[string]bool{}
	for _, side := range []struct {
		name  string
		files []File
	}{{"draft", draft}, {"base", base}, {"proposal", proposals}} {
		for i := range side.files {
			f := &side.files[i]
			for n, shown := 1, f.shown(); seen[f.shown()]; n++ {
				f.Path = side.name + "/" + shown
				if n > 1 {
					f.Path = fmt.Sprintf("%s-%d/%s", side.name, n, shown)
				}
			}
			seen[f.shown()] = true
		}
	}
}

func sources(files []File) []audit.Source {
	var out []audit.Source
	for i := range files {
		out = append(out, files[i].source())
	}
	return out
}
