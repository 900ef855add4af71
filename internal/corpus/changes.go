package corpus

import (
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// changeRow is one clause that changed, whatever it speaks of.
type changeRow struct {
	Row        int     `json:"row"`
	Text       string  `json:"text"`
	Resolution *string `json:"resolution"`
	// Clause is the draft's path, or the base's for a clause that is gone.
	Clause string `json:"clause"`
	Part   string `json:"part"`
	// Change is "added", "removed" or "edited".
	Change    string  `json:"change"`
	BaseText  *string `json:"base_text"`
	DraftText *string `json:"draft_text"`
	// LostWords and GainedWords count words that one side alone has.
	LostWords   int `json:"lost_words"`
	GainedWords int `json:"gained_words"`
	// BaseFamilies and DraftFamilies are the families that the clause mentions.
	BaseFamilies  []string `json:"base_families"`
	DraftFamilies []string `json:"draft_families"`
	// Rules are those of the findings on the clause.
	Rules []string `json:"rules"`
}

// changes writes the clauses that changed: the full-text comparison of the audit less
// what stands as it stood. A list of changes with more to say about each (what a
// statement was and is, how sure the audit is) belongs here; rows get new members, and
// none that they have changes its meaning.
func (b *batch) changes(e *Entry, t *textRow, d *finding.Document, res *finding.Resolution) error {
	if res.State != "suppressed" {
		t.Resolutions++
	}
	for i := range res.Clauses {
		c := &res.Clauses[i]
		row := changeRow{
			Row: e.Row, Text: e.ID, Resolution: some(res.Heading), Clause: c.Path, Part: c.Part,
			BaseFamilies: list(c.Base), DraftFamilies: list(c.Draft), Rules: []string{},
		}
		if row.Resolution == nil {
			row.Resolution = some(res.Title)
		}
		row.sides(c.Diff)
		if row.DraftText != nil {
			t.Clauses++
		}
		if d.Base == "" || row.Change == "" {
			continue
		}
		t.LostWords += row.LostWords
		t.GainedWords += row.GainedWords
		for _, n := range c.Findings {
			row.Rules = append(row.Rules, d.Findings[n].Rule)
		}
		if err := b.put(inChanges, &row); err != nil {
			return err
		}
	}
	return nil
}

// sides takes both texts, what changed and by how much from a word diff.
func (row *changeRow) sides(diff []finding.Segment) {
	var from, to strings.Builder
	for _, s := range diff {
		words := len(strings.Fields(s.Text))
		if s.Op != "+" {
			from.WriteString(s.Text)
		}
		if s.Op != "-" {
			to.WriteString(s.Text)
		}
		switch s.Op {
		case "-":
			row.LostWords += words
		case "+":
			row.GainedWords += words
		}
	}
	row.BaseText, row.DraftText = some(strings.TrimSpace(from.String())), some(strings.TrimSpace(to.String()))
	switch {
	case row.BaseText == nil && row.DraftText == nil:
	case row.BaseText == nil:
		row.Change = "added"
	case row.DraftText == nil:
		row.Change = "removed"
	case row.LostWords+row.GainedWords > 0:
		row.Change = "edited"
	}
}
