// Package evaluate scores audits against labelled cases.
//
// A case is a set of texts and the findings that an expert reviewer expects from
// them. The package reads cases, compares what an audit found with the labels
// and sums up. It knows nothing of how an audit is made: the audit comes in as a
// function, and clauses are compared by their paths.
package evaluate

import "strings"

// Case is one labelled case.
type Case struct {
	// Name is the file name without extension, or the folder's name; cases in
	// sub-folders of the loaded folder are named with a slash.
	Name string
	// Path is where the case was read from.
	Path string
	// About says in a line what happens in the texts, Models what they follow.
	About, Models string
	// Roles is "single", "pair", "three-way", "package" or "redline".
	Roles string
	Tags  []string
	// Names are the names of the texts in the order of the archive, sorted by
	// name for folders: "base.txt", "draft/res139.txt". Files holds their bytes.
	Names []string
	Files map[string][]byte
	Want  Want
}

// Role returns the names of the texts of one role ("base", "draft",
// "proposal") in their order: "base.txt", "base/res70.txt", "proposal-2.txt".
func (c *Case) Role(role string) []string {
	var out []string
	for _, name := range c.Names {
		if roleOf(name) == role {
			out = append(out, name)
		}
	}
	return out
}

// roleOf returns the role that a text has by its name, "" for none.
func roleOf(name string) string {
	top, _, folder := strings.Cut(name, "/")
	if !folder {
		top, _, _ = strings.Cut(top, ".")
	}
	if number, ok := strings.CutPrefix(top, "proposal-"); ok && number != "" {
		return "proposal"
	}
	switch top {
	case "base", "draft", "proposal":
		return top
	}
	return ""
}

// Want is the content of want.yaml.
type Want struct {
	Findings []Wanted `yaml:"findings"`
	// Quiet are the clauses on which any finding is a mistake: the traps.
	Quiet []Quiet `yaml:"quiet"`
	// Complete is nil where want.yaml does not say, as in written cases, which
	// are labelled in full. False means spot labels: what matches nothing counts
	// neither way, except on a quiet clause. Where the key stands at all the
	// labels are of the kinds that need a base, and `missing` is counted apart.
	Complete *bool `yaml:"complete"`
	// MaxAlarms is the number of findings, `missing` and information apart, that
	// the case stands without breaking; nil for no limit.
	MaxAlarms *int `yaml:"max_alarms"`
}

// Wanted is one expected finding.
type Wanted struct {
	Rule string `yaml:"rule" json:"rule"`
	// Side is "base", "draft" or "proposal": the text on which Clause and Text
	// are read.
	Side   string `yaml:"side" json:"side"`
	Clause string `yaml:"clause" json:"clause"`
	Text   string `yaml:"text" json:"text"`
	// Must is nil or true for a finding that has to be there; false for one that
	// an expert might report and that counts neither way.
	Must *bool `yaml:"must" json:"-"`
}

// Required reports whether the finding counts as missed when it is not reported.
func (w *Wanted) Required() bool { return w.Must == nil || *w.Must }

// Quiet is a clause on which any finding is a mistake.
type Quiet struct {
	Side   string `yaml:"side" json:"side"`
	Clause string `yaml:"clause" json:"clause"`
	Why    string `yaml:"why" json:"why,omitempty"`
	// Family is the one family that must be quiet there, "" for all.
	Family string `yaml:"family" json:"family,omitempty"`
}

// Found is one finding as an audit reports it.
type Found struct {
	Rule string `json:"rule"`
	// Base, Draft and Proposal are clause paths, empty where the finding has no
	// place on that side. In a package the path is preceded by the file's name
	// and a colon: "res139.txt:resolves/2".
	Base     string `json:"base,omitempty"`
	Draft    string `json:"draft,omitempty"`
	Proposal string `json:"proposal,omitempty"`
	Text     string `json:"text"`
	Message  string `json:"message,omitempty"`
}

// on returns the clause path on one side.
func (f *Found) on(side string) string {
	switch side {
	case "base":
		return f.Base
	case "draft":
		return f.Draft
	case "proposal":
		return f.Proposal
	}
	return ""
}

// touches reports whether one of the finding's clauses is the given one.
func (f *Found) touches(clause string) bool {
	return clause != "" && (samePath(f.Base, clause) || samePath(f.Draft, clause) || samePath(f.Proposal, clause))
}

// samePath compares clause paths; white space of any kind and length is one
// space, since real texts put no-break spaces into their calls.
func samePath(a, b string) bool {
	return a == b || a != "" && strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// split cuts a rule name into family and kind.
func split(rule string) (family, kind string) {
	family, kind, _ = strings.Cut(rule, "/")
	return family, kind
}

// information reports whether a rule's findings are information: gains and
// moves, which are scored apart and break nothing.
func information(rule string) bool {
	switch _, kind := split(rule); kind {
	case "added", "strengthened", "moved":
		return true
	}
	return false
}
