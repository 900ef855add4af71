package audit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/resolution"
)

// pairs says which base each draft of a package was compared with, in the order of
// the drafts, then the bases without a draft.
func pairs(t *texts, result *compare.Result) []finding.Pair {
	with := map[*resolution.Resolution]map[*resolution.Resolution]int{}
	for i := range result.Changes {
		if ch := &result.Changes[i]; ch.Base != nil && ch.Draft != nil {
			of := with[ch.Draft.Resolution]
			if of == nil {
				of = map[*resolution.Resolution]int{}
				with[ch.Draft.Resolution] = of
			}
			of[ch.Base.Resolution]++
		}
	}
	bases := map[string][]string{} // by draft
	for i := range result.Facts.Texts {
		text := &result.Facts.Texts[i]
		draft := text.Site.Resolution
		if base := mostOf(with[draft]); base != "" && text.State == "matched" {
			name := draft.View.Document.Name
			if !slices.Contains(bases[name], base) {
				bases[name] = append(bases[name], base)
			}
		}
	}
	var out []finding.Pair
	taken := map[string]bool{}
	for _, d := range t.draft {
		of := bases[d.Name]
		slices.Sort(of)
		for _, b := range of {
			taken[b] = true
		}
		out = append(out, finding.Pair{Draft: d.Name, Base: strings.Join(of, ", ")})
	}
	for _, b := range t.base {
		if !taken[b.Name] {
			out = append(out, finding.Pair{Base: b.Name})
		}
	}
	return out
}

// mostOf returns the file of the resolution that most clauses came from: some may
// have moved in from another.
func mostOf(counts map[*resolution.Resolution]int) string {
	best, most := "", 0
	for r, n := range counts {
		name := r.View.Document.Name
		if cmp.Or(cmp.Compare(n, most), -cmp.Compare(name, best)) > 0 {
			best, most = name, n
		}
	}
	return best
}
