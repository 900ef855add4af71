// Package family names the families of language. rules/lexicon/base.yaml declares them;
// everybody else who needs to know which there are, or in which order they are shown,
// asks here.
package family

import (
	"io/fs"
	"strings"

	"github.com/resolint/resolint/internal/strictyaml"
	"github.com/resolint/resolint/rules"
)

// Family is one of the families.
type Family struct {
	// ID is its name in rules and facts, Label how reports call it.
	ID    string `yaml:"id"`
	Label string `yaml:"label"`
}

var all = read()

// IDs returns the names of the families in the order in which they are shown.
func IDs() []string {
	out := make([]string, len(all))
	for i, f := range all {
		out[i] = f.ID
	}
	return out
}

// Words is how a family is written in running text.
func Words(id string) string { return strings.ReplaceAll(id, "-", " ") }

// read takes the families' own lines from the file: this is done at every start, and the
// rest of the file is long. What is embedded is checked by the tests.
func read() []Family {
	const key = "\nfamilies:\n"
	text, err := fs.ReadFile(rules.FS, "lexicon/base.yaml")
	_, section, found := strings.Cut(string(text), key)
	if err != nil || !found {
		panic("rules/lexicon/base.yaml declares no families")
	}
	end := 0
	for end < len(section) && section[end] == ' ' {
		end += strings.IndexByte(section[end:]+"\n", '\n') + 1
	}
	var out []Family
	if err := strictyaml.Read("base.yaml", []byte(section[:min(end, len(section))]), &out); err != nil {
		panic(err)
	}
	return out
}
