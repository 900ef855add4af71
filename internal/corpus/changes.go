package corpus

import (
	"cmp"
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// changeRow is one clause that changed, whatever it speaks of.
type changeRow struct {
	Row           int      `json:"row" about:"the text's place in the manifest, from 1: what joins streams"`
	Text          string   `json:"text" about:"the id"`
	Resolution    *string  `json:"resolution" about:"heading of the resolution"`
	Clause        string   `json:"clause" about:"path of the clause in the draft, or in the base for one that is gone"`
	Part          string   `json:"part" about:"title, enacting, preamble, operative, annex, footnote, paragraph"`
	Change        string   `json:"change" about:"added, removed or edited"`
	BaseText      *string  `json:"base_text" about:"the clause as it was (in the draft's letters where words are the same)"`
	DraftText     *string  `json:"draft_text" about:"the clause as it is"`
	LostWords     int      `json:"lost_words" about:"words that are gone"`
	GainedWords   int      `json:"gained_words" about:"words that are new"`
	BaseFamilies  []string `json:"base_families" about:"families that the clause mentioned"`
	DraftFamilies []string `json:"draft_families" about:"families that it mentions"`
	Rules         []string `json:"rules" about:"rules of the findings on it"`
}

// changes writes the clauses that changed: the full-text comparison of the audit less
// what stands as it stood. A list of changes with more to say about each (what a
// statement was and is, how sure the audit is) belongs here; rows get new members, and
// none that they have changes its meaning. rules are those of the findings, by
// fingerprint.
func (b *batch) changes(e *Entry, t *textRow, d *finding.Document, res *finding.Resolution, rules map[string]string) error {
	if res.State != "suppressed" {
		t.Resolutions++
	}
	for i := range res.Clauses {
		c := &res.Clauses[i]
		row := changeRow{
			Row: e.Row, Text: e.ID, Resolution: some(cmp.Or(res.Heading, res.Title)), Clause: c.Path, Part: c.Part,
			BaseFamilies: list(c.Base), DraftFamilies: list(c.Draft), Rules: []string{},
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
		for _, key := range c.Findings {
			row.Rules = append(row.Rules, rules[key])
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
