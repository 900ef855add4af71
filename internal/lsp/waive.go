package lsp

import (
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// waive writes a waiver of a finding into the draft and returns where its reason
// goes, in bytes of the inserted text. The reason is left to be written: until then
// the waiver has no effect, and the audit says so.
func (v *view) waive(m *mark) (changes []change, cursor int) {
	f := m.finding
	if f.Rule == finding.WaiverRule {
		return nil, 0
	}
	nl := v.text.newline()
	at := v.text.lineStart(m.start)
	head := "<!-- resolint-disable-next " + f.Rule + ": "
	c := v.clauseAt(v.place(f))
	if c != nil {
		at = v.text.lineStart(c.Start + v.shift)
	}
	if place := v.place(f); c == nil || at == v.shift || place != f.Draft && place != f.Base {
		// What is lost has no clause to stand before: the clause of the base is named.
		head = "<!-- resolint-disable " + f.Rule
		if s := f.Subject(); s != nil && s.Clause != "" {
			head += " " + bare(s.Clause)
		}
		head += ": "
	}
	indent := ""
	if line := v.text.string[at:v.text.lineEnd(at)]; line != "" {
		indent = line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	}
	if at <= v.shift {
		// The declaration of an XML file stays first.
		at = v.text.lineEnd(0)
		head = nl + nl + head
		return []change{{at, at, head + " -->"}}, len(head)
	}
	head = indent + head
	return []change{{at, at, head + " -->" + nl + nl}}, len(head)
}
