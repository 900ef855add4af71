package audit

import (
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
)

// foreign returns a failure for each text that is not in English, and notes the
// foreign parts of those that are partly: what the rules cannot judge is no clean
// text.
func (t *texts) foreign() []finding.Failure {
	var whole []finding.Failure
	var seen []*document.Document
	for _, d := range slices.Concat(t.draft, t.base, t.proposals) {
		f := d.Foreign
		if f == nil || slices.Contains(seen, d) {
			continue
		}
		seen = append(seen, d)
		if f.Whole {
			whole = append(whole, finding.Failure{
				File: d.Name, Reason: fmt.Sprintf("the text is in %s, and the rules know English", f.Language),
				Remedy: "give the English version",
			})
			continue
		}
		t.left = append(t.left, finding.Failure{
			File: d.Name, Reason: fmt.Sprintf("the part in %s (%d of %d words, from “%s”); the rules know English, in which the rest was audited",
				f.Language, f.Words, f.All, f.First),
			Remedy: "give the English version of that part, or take it out",
		})
	}
	return whole
}
