package audit

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/near"
	"github.com/resolint/resolint/internal/resolution"
)

// rivals returns the drafts of a package that share their base with a draft in another
// file: proposals of two regions for one resolution. The clauses of the base go to one of
// them each, so that what the other one leaves out would pass in silence.
func (r *runner) rivals(t *texts, in *compare.Input, result *compare.Result) []finding.Failure {
	if !r.job.Package() || r.options.AllowUnpaired || len(t.draft) < 2 {
		return nil
	}
	bases := byName(in.Base)
	took := map[*resolution.Resolution]int{} // clauses of the base, by resolution of the draft
	for i := range result.Changes {
		if ch := &result.Changes[i]; ch.Base != nil && ch.Draft != nil {
			took[ch.Draft.Resolution]++
		}
	}
	first := map[*resolution.Resolution]*resolution.Resolution{} // the draft that is audited, by base
	var later []*resolution.Resolution
	room := map[string]int{} // how many bases of one identity there are for drafts to come
	for _, b := range in.Base {
		room[match.Identity(b)]++
	}
	for _, d := range in.Draft {
		b := bases[match.Identity(d)]
		if b == nil {
			continue
		}
		if id := match.Identity(d); first[b] != nil && room[id] > 1 {
			room[id]-- // the same text lies in both folders twice
			continue
		}
		switch f := first[b]; {
		case f == nil:
			first[b] = d
		case f.View.Document == d.View.Document:
		case took[d] > took[f]:
			first[b] = d
			later = append(later, f)
		default:
			later = append(later, d)
		}
	}
	var out []finding.Failure
	for _, d := range later {
		b := bases[match.Identity(d)]
		out = append(out, finding.Failure{
			File: d.View.Document.Name,
			Reason: fmt.Sprintf("it is a second draft of “%s” in %s, with which %s was compared",
				name(b), b.View.Document.Name, first[b].View.Document.Name),
			Remedy: "audit it in a run of its own, or pass --allow-unpaired",
		})
	}
	return out
}

// revisionsWithoutBase returns the drafts of a package whose headings say that they revise
// an earlier text, where none of the bases is that text: they are no new resolutions.
func (r *runner) revisionsWithoutBase(t *texts, in *compare.Input, result *compare.Result) []finding.Failure {
	if !r.job.Package() || r.options.AllowUnpaired || t.redline {
		return nil
	}
	paired := map[*resolution.Resolution]bool{}
	for i := range result.Facts.Texts {
		if text := &result.Facts.Texts[i]; text.State == "matched" {
			paired[text.Site.Resolution] = true
		}
	}
	var out []finding.Failure
	bases := byName(in.Base)
	for _, d := range in.Draft {
		if !d.Revision || paired[d] || bases[match.Identity(d)] != nil {
			continue
		}
		var names []string
		for _, b := range in.Base {
			names = append(names, name(b))
		}
		reason := fmt.Sprintf("by its heading “%s” revises an earlier text, and none of the bases has its number and title", name(d))
		if s := near.Sentence(near.Names(name(d), names, 3)); s != "" {
			reason += "; " + s
		}
		out = append(out, finding.Failure{
			File: d.View.Document.Name, Reason: reason,
			Remedy: "add the base, name it with --pair DRAFT=BASE, or pass --allow-unpaired",
		})
	}
	return out
}

// byName finds resolutions by their identity and by their title in small letters.
func byName(resolutions []*resolution.Resolution) map[string]*resolution.Resolution {
	out := map[string]*resolution.Resolution{}
	for _, r := range resolutions {
		for _, key := range [...]string{match.Identity(r), strings.ToLower(r.Title)} {
			if key != "" && out[key] == nil {
				out[key] = r
			}
		}
	}
	return out
}

// otherText says that the one resolution of the base and the one of the draft have other
// numbers, and titles without a word in common: the wrong file may have been named.
func otherText(result *compare.Result) []string {
	var base, draft *resolution.Resolution
	for i := range result.Changes {
		ch := &result.Changes[i]
		if ch.Base != nil {
			if base != nil && base != ch.Base.Resolution {
				return nil
			}
			base = ch.Base.Resolution
		}
		if ch.Draft != nil {
			if draft != nil && draft != ch.Draft.Resolution {
				return nil
			}
			draft = ch.Draft.Resolution
		}
	}
	switch {
	case base == nil || draft == nil, base.Title == "" || draft.Title == "", base.Number == "" || draft.Number == "":
		return nil
	case match.Identity(base) == match.Identity(draft), alike(base.Title, draft.Title) > 0:
		return nil
	}
	return []string{fmt.Sprintf("the base is %s (%s), the draft is %s (%s): check that this is its base",
		name(base), base.Title, name(draft), draft.Title)}
}
