// Package family names the families of language. rules/lexicon/base.yaml declares them;
// everybody else who needs to know which there are, or in which order they are shown,
// asks here.
package family

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"github.com/resolint/resolint/rules"
)

var ids = read()

// IDs returns the names of the families, as rules and facts have them, in the order in
// which they are shown.
func IDs() []string { return slices.Clone(ids) }

// Words is how a family is written in running text.
func Words(id string) string { return strings.ReplaceAll(id, "-", " ") }

// read takes the names from the file's own lines, "  - {id: gender, label: gender}": this
// is done at every start, and a reader of YAML takes longer than the audit of a page. A
// test checks that the lexicon reads the same.
func read() []string {
	text, err := fs.ReadFile(rules.FS, "lexicon/base.yaml")
	_, section, found := bytes.Cut(text, []byte("\nfamilies:\n"))
	if err != nil || !found {
		panic("rules/lexicon/base.yaml declares no families")
	}
	var out []string
	for line := range bytes.Lines(section) {
		fields, item := strings.CutPrefix(strings.TrimSpace(string(line)), "- {id: ")
		id, _, labelled := strings.Cut(fields, ", label: ")
		if !item || !labelled {
			break
		}
		out = append(out, id)
	}
	return out
}
