package history

import (
	"errors"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/strictyaml"
)

// Manifest is a history.yaml: which versions a text has, where each is, and what each
// was made from.
type Manifest struct {
	Title    string  `yaml:"title"`
	Versions []Entry `yaml:"versions"`
}

// Entry is one version as somebody lists it.
type Entry struct {
	ID string `yaml:"id"`
	// Source is a file, relative to the folder of the manifest.
	Source    string `yaml:"source"`
	Date      string `yaml:"date"`
	Proponent string `yaml:"proponent"`
	// Proposal is true for what was tabled and is no version of the main line.
	Proposal bool `yaml:"proposal"`
	// Parents are the versions that it was made from, the main one first. Nil stands for
	// the last version of the main line before it, and, unless it is a proposal, for the
	// proposals tabled since; an empty list for none.
	Parents []string `yaml:"parents"`
}

// MaxVersions is how many versions a history may have.
const MaxVersions = 500

// ReadManifest reads a history.yaml that messages call name. Its entries come back with
// all parents named, parents before those made from them. It opens no file. Errors are
// those of strictyaml, each with its line.
func ReadManifest(name string, data []byte) (*Manifest, error) {
	f, err := strictyaml.Parse(name, data)
	if err != nil {
		return nil, err
	}
	m := &Manifest{}
	if err := f.Decode(m); err != nil {
		return nil, err
	}
	switch n := len(m.Versions); {
	case n == 0:
		return nil, f.Errorf(nil, "it names no versions; list at least two, each with id and source")
	case n > MaxVersions:
		return nil, f.Errorf(f.Find("versions"), "%d versions are more than %d; follow the text in parts", n, MaxVersions)
	}
	for i := range m.Versions {
		v := &m.Versions[i]
		v.ID, v.Source = strings.TrimSpace(v.ID), strings.TrimSpace(v.Source)
		switch {
		case v.ID == "":
			return nil, f.Errorf(f.Find("versions", i), "the version has no id; give it a short name")
		case v.Source == "":
			return nil, f.Errorf(f.Find("versions", i), "version %q has no source; name its file", v.ID)
		}
		if v.Date == "" {
			continue
		}
		if _, _, err := span(v.Date); err != nil {
			return nil, f.Errorf(f.Find("versions", i, "date"), "version %q: %s", v.ID, err)
		}
	}
	order, err := Arrange(m.Versions)
	var wrong *graphError
	if errors.As(err, &wrong) {
		return nil, f.Errorf(f.Find("versions", wrong.at), "%s", wrong.message)
	}
	sorted := make([]Entry, 0, len(order))
	for _, i := range order {
		sorted = append(sorted, m.Versions[i])
	}
	m.Versions = sorted
	if err := backwards(f, m.Versions); err != nil {
		return nil, err
	}
	return m, nil
}

// Arrange fills in the parents that entries leave out and returns the order in which
// parents go before. Its errors name the version.
func Arrange(entries []Entry) ([]int, error) {
	main := ""
	var tabled []string
	list := make([]named, len(entries))
	for i := range entries {
		v := &entries[i]
		if v.Parents == nil && main != "" {
			v.Parents = append(v.Parents, main)
			if !v.Proposal {
				v.Parents = append(v.Parents, tabled...)
			}
		}
		if v.Proposal {
			tabled = append(tabled, v.ID)
		} else {
			main, tabled = v.ID, nil
		}
		list[i] = named{v.ID, v.Parents}
	}
	return arrange(list)
}

// backwards refuses an entry that is older than one that it was made from, before any
// file is read.
func backwards(f *strictyaml.File, entries []Entry) error {
	for i := range entries {
		v := &entries[i]
		for _, p := range v.Parents {
			w := &entries[slices.IndexFunc(entries, func(e Entry) bool { return e.ID == p })]
			if v.Date != "" && w.Date != "" && after(w.Date, v.Date) {
				return f.Errorf(nil, "%s", datesBackwards(v.ID, v.Date, w.ID, w.Date))
			}
		}
	}
	return nil
}
