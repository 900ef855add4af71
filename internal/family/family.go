// Package family names the families of language. rules/lexicon/base.yaml declares them;
// everybody else who needs to know which there are, or in which order they are shown,
// asks here.
package family

import (
	"bytes"
	"io/fs"
	"strings"

	"github.com/resolint/resolint/rules"
)

// Family is one of the families.
type Family struct {
	// ID is its name in rules and facts, Label how reports call it.
	ID    string
	Label string
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

// read takes the families' own lines from the file, "  - {id: gender, label: gender}": this
// is done at every start, and a reader of YAML takes longer than the audit of a page. A
// test checks that the lexicon reads the same.
func read() []Family {
	text, err := fs.ReadFile(rules.FS, "lexicon/base.yaml")
	_, section, found := bytes.Cut(text, []byte("\nfamilies:\n"))
	if err != nil || !found {
		panic("rules/lexicon/base.yaml declares no families")
	}
	var out []Family
	for line := range bytes.Lines(section) {
		fields, item := strings.CutPrefix(strings.TrimSpace(string(line)), "- {id: ")
		id, label, both := strings.Cut(strings.TrimSuffix(fields, "}"), ", label: ")
		if !item || !both {
			break
		}
		out = append(out, Family{id, label})
	}
	return out
}
