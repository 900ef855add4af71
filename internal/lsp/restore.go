package lsp

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
)

// clauseAt returns the clause of the draft that a location is in.
func (v *view) clauseAt(l *finding.Location) *audit.OutlineClause {
	if l == nil {
		return nil
	}
	return clauseAt(v.tree, l)
}

func clauseAt(tree *audit.Outline, l *finding.Location) *audit.OutlineClause {
	for c := range clauses(tree) {
		if c.Text == l.Context && c.Start <= l.Span.Start && l.Span.Start <= c.End && bare(l.Clause) == c.Path {
			return c
		}
	}
	return nil
}

// clauses are those of all resolutions of a text.
func clauses(tree *audit.Outline) iter.Seq[*audit.OutlineClause] {
	return func(yield func(*audit.OutlineClause) bool) {
		for i := range tree.Resolutions {
			for j := range tree.Resolutions[i].Clauses {
				if !yield(&tree.Resolutions[i].Clauses[j]) {
					return
				}
			}
		}
	}
}

// rows are those of the audit's comparison that have a clause of the draft.
func (r *result) rows(c *audit.OutlineClause) iter.Seq[*finding.ClauseText] {
	return func(yield func(*finding.ClauseText) bool) {
		for i := range r.doc.Resolutions {
			for j := range r.doc.Resolutions[i].Clauses {
				row := &r.doc.Resolutions[i].Clauses[j]
				if at := row.DraftAt; at != nil && bare(at.Clause) == c.Path && at.Context == c.Text && !yield(row) {
					return
				}
			}
		}
	}
}

// bare cuts the file of a package path off.
func bare(path string) string { return path[strings.LastIndexByte(path, ':')+1:] }

// counterpart returns what the audit matched with the clause of a location in the
// base: the draft's clause, or, where there is none, the clause behind which it
// stood. Both are nil where the audit does not say.
func (v *view) counterpart(base *finding.Location) (same, behind *finding.Location) {
	for i := range v.doc.Resolutions {
		var last *finding.Location
		for j := range v.doc.Resolutions[i].Clauses {
			row := &v.doc.Resolutions[i].Clauses[j]
			if b := row.BaseAt; b != nil && b.File == base.File && bare(b.Clause) == bare(base.Clause) && b.Context == base.Context {
				return row.DraftAt, last
			}
			if row.DraftAt != nil {
				last = row.DraftAt
			}
		}
	}
	return nil, nil
}

// restoreWords are the changes that put the base's words where the draft has others
// or none, for clauses that stand on both sides. Nil means that there are none, such
// as where a call and not the clause was weakened.
func (v *view) restoreWords(f *finding.Finding) []change {
	if v.doc.Redline && f.Base != nil {
		return v.reject(f.Base.Span.Start+v.shift, f.Base.Span.End+v.shift)
	}
	at := f.Draft
	if f.Base != nil {
		if at, _ = v.counterpart(f.Base); at == nil {
			return nil
		}
	}
	c := v.clauseAt(at)
	if c == nil || f.Draft == nil || f.Draft.Context != c.Text || v.recalled(f, c) {
		return nil
	}
	var out []change
	for _, h := range hunks(f, c.Text) {
		if h.base == "" && f.Base != nil && f.Kind != "weakened" {
			continue // a gain beside the loss
		}
		if h.from > 0 && c.Text[h.from-1] == ' ' && strings.IndexAny(h.base, ",;.:)") == 0 {
			h.from-- // punctuation stands close
		}
		start, end := c.Place(h.from, h.to)
		out = append(out, change{start + v.shift, end + v.shift, v.escape(spaced(c.Text[:h.from], h.base, c.Text[h.to:]))})
	}
	return out
}

// hunk is a place of a clause at which base and draft differ: bytes [from, to) of
// the draft's clause stand where the base has other words.
type hunk struct {
	from, to int
	base     string
}

// hunks returns the differences that a finding is about: those that touch its words
// on either side. What makes words bind less may stand anywhere in their clause.
func hunks(f *finding.Finding, draft string) []hunk {
	var out []hunk
	baseAt, at := 0, 0
	lostFrom, lostTo, newFrom, newTo := -1, -1, -1, -1
	if f.Base != nil {
		if i := strings.Index(f.Base.Context, f.Base.Text); i >= 0 && f.Base.Text != "" {
			lostFrom, lostTo = i, i+len(f.Base.Text)
		}
	} else if i := strings.Index(draft, f.Draft.Text); i >= 0 && f.Draft.Text != "" {
		newFrom, newTo = i, i+len(f.Draft.Text)
	}
	for i := 0; i < len(f.Diff); {
		s := f.Diff[i]
		if s.Op == "=" {
			if !strings.HasPrefix(draft[at:], s.Text) {
				return nil // the diff is of another text than the clause
			}
			at += len(s.Text)
			baseAt += len(s.Text)
			i++
			continue
		}
		h := hunk{from: at, to: at}
		baseFrom := baseAt
		for ; i < len(f.Diff) && f.Diff[i].Op != "="; i++ {
			if f.Diff[i].Op == "-" {
				h.base += f.Diff[i].Text
				baseAt += len(f.Diff[i].Text)
				continue
			}
			if !strings.HasPrefix(draft[h.to:], f.Diff[i].Text) {
				return nil
			}
			h.to += len(f.Diff[i].Text)
		}
		at = h.to
		if !strings.ContainsFunc(h.base+draft[h.from:h.to], joins) {
			continue // the comma between two items, not their words
		}
		if f.Kind == "weakened" || baseFrom < lostTo && lostFrom < baseAt || h.from < newTo && newFrom < h.to {
			out = append(out, h)
		}
	}
	return out
}

// spaced fits words between others: a diff counts the space between two words to
// the one before, which the other side may not have.
func spaced(before, words, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(words)
	if words != "" && before != "" && joins(last) && !unicode.IsSpace(first) && joins(first) {
		words = " " + words
	}
	next, _ := utf8.DecodeRuneInString(after)
	end, _ := utf8.DecodeLastRuneInString(words)
	switch {
	case after == "" || words == "":
	case joins(next) && !unicode.IsSpace(end) && !strings.ContainsRune("-–(/", end):
		words += " "
	case unicode.IsPunct(next) && !strings.ContainsRune("(“[", next):
		words = strings.TrimRightFunc(words, unicode.IsSpace)
	}
	return words
}

// joins reports whether a character would run together with a word beside it.
func joins(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("(“[", r)
}
