package corpus

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// Rows of the streams. Every row has every member of its stream, null where there is
// nothing to say, so that tools that guess a table from JSON Lines guess the same one
// for every corpus. Each begins with the row of the manifest: what joins streams, and
// what Merge sorts by.

// textRow is one text of the manifest, audited or not.
type textRow struct {
	Row  int    `json:"row"`
	Text string `json:"text"`
	// Audited is false for a text that failures has.
	Audited bool `json:"audited"`
	// Compared is "base", "redline" or "alone".
	Compared *string `json:"compared"`
	// Date is the manifest's, else the year that the text says; DateFrom is "manifest"
	// or "text".
	Date     *string `json:"date"`
	Year     *int    `json:"year"`
	DateFrom *string `json:"date_from"`
	// Body is the manifest's, else the organ that the text names ("un-ga").
	Body      *string  `json:"body"`
	Series    *string  `json:"series"`
	Title     *string  `json:"title"`
	Draft     []string `json:"draft"`
	Base      []string `json:"base"`
	Proposals []string `json:"proposals"`
	Bytes     int64    `json:"bytes"`
	// Resolutions, Clauses and Changes count what the draft has, Changes the rows of
	// that stream.
	Resolutions int `json:"resolutions"`
	Clauses     int `json:"clauses"`
	Changes     int `json:"changes"`
	LostWords   int `json:"lost_words"`
	GainedWords int `json:"gained_words"`
	// Errors to Information count findings that nobody waived, Waived the others.
	Errors      int            `json:"errors"`
	Warnings    int            `json:"warnings"`
	Notes       int            `json:"notes"`
	Information int            `json:"information"`
	Waived      int            `json:"waived"`
	Notices     []string       `json:"notices"`
	Columns     map[string]any `json:"columns"`
}

// familyRow counts the mentions of one family in one resolution of a text.
type familyRow struct {
	Row        int     `json:"row"`
	Text       string  `json:"text"`
	Resolution *string `json:"resolution"`
	// State is "matched", "new", "suppressed" or "alone".
	State    string `json:"state"`
	Family   string `json:"family"`
	Base     *int   `json:"base"`
	Proposal *int   `json:"proposal"`
	Draft    int    `json:"draft"`
}

// findingRow is one finding. Of each side it has the file, the path of the clause, the
// line in what `resolint text` prints, the words that the finding is about, and the
// whole clause.
type findingRow struct {
	Row            int     `json:"row"`
	Text           string  `json:"text"`
	Rule           string  `json:"rule"`
	Family         string  `json:"family"`
	Kind           string  `json:"kind"`
	Level          string  `json:"level"`
	Concept        *string `json:"concept"`
	Resolution     *string `json:"resolution"`
	Message        string  `json:"message"`
	BaseFile       *string `json:"base_file"`
	BaseClause     *string `json:"base_clause"`
	BaseLine       *int    `json:"base_line"`
	BaseWords      *string `json:"base_words"`
	BaseText       *string `json:"base_text"`
	ProposalFile   *string `json:"proposal_file"`
	ProposalClause *string `json:"proposal_clause"`
	ProposalLine   *int    `json:"proposal_line"`
	ProposalWords  *string `json:"proposal_words"`
	ProposalText   *string `json:"proposal_text"`
	DraftFile      *string `json:"draft_file"`
	DraftClause    *string `json:"draft_clause"`
	DraftLine      *int    `json:"draft_line"`
	DraftWords     *string `json:"draft_words"`
	DraftText      *string `json:"draft_text"`
	// SurvivingClause and SurvivingWords are the closest mention that the draft has.
	SurvivingClause *string `json:"surviving_clause"`
	SurvivingWords  *string `json:"surviving_words"`
	// Author and Changed are who changed the words and when, by a redline.
	Author  *string `json:"author"`
	Changed *string `json:"changed"`
	// Waived is the reason of a waiver.
	Waived      *string `json:"waived"`
	Fingerprint string  `json:"fingerprint"`
}

// failureRow says what was not audited and why.
type failureRow struct {
	Row    int     `json:"row"`
	Text   string  `json:"text"`
	File   string  `json:"file"`
	Reason string  `json:"reason"`
	Remedy *string `json:"remedy"`
}

// batch is what one text gives to each stream.
type batch struct {
	row   int
	lines [len(streams)]int
	data  [len(streams)]bytes.Buffer
	// failed is true for a text that was not audited, findings counts what was found.
	failed   bool
	findings int
	bytes    int64
}

func (b *batch) put(stream int, row any) error {
	b.lines[stream]++
	return encode(&b.data[stream], row)
}

// Places of the streams in a batch.
const (
	inTexts = iota
	inFamilies
	inFindings
	inChanges
	inFailures
)

// some is nil for "", so that streams have null.
func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func place(l *finding.Location) (file, clause *string, line *int, words, text *string) {
	if l == nil {
		return nil, nil, nil, nil, nil
	}
	if l.Span.Line > 0 {
		line = &l.Span.Line
	}
	return some(l.File), some(l.Clause), line, some(l.Text), some(l.Context)
}

// rows makes the rows of an entry from what the audit reports of it.
func rows(e *Entry, r *finding.Report) (*batch, error) {
	b := &batch{row: e.Row, bytes: e.Bytes}
	t := textRow{
		Row: e.Row, Text: e.ID, Audited: len(r.Documents) > 0, Date: some(e.Date), Body: some(e.Body), Series: some(e.Series), Title: some(e.Title),
		Draft: e.Draft, Base: list(e.Base), Proposals: list(e.Proposals), Bytes: e.Bytes, Notices: []string{}, Columns: e.Columns,
	}
	if t.Columns == nil {
		t.Columns = map[string]any{}
	}
	for i := range r.Documents {
		if err := b.document(e, &t, &r.Documents[i]); err != nil {
			return nil, err
		}
	}
	for _, f := range r.Failures {
		b.failed = true
		if err := b.put(inFailures, failureRow{e.Row, e.ID, f.File, f.Reason, some(f.Remedy)}); err != nil {
			return nil, err
		}
	}
	t.dated()
	t.Changes = b.lines[inChanges]
	b.findings = b.lines[inFindings]
	return b, b.put(inTexts, &t)
}

func (b *batch) document(e *Entry, t *textRow, d *finding.Document) error {
	switch {
	case d.Redline:
		t.Compared = some("redline")
	case d.Base != "":
		t.Compared = some("base")
	default:
		t.Compared = some("alone")
	}
	t.Notices = append(t.Notices, d.Notices...)
	for i := range d.Resolutions {
		res := &d.Resolutions[i]
		if t.Title == nil {
			t.Title = some(strings.Join(strings.Fields(res.Title), " "))
		}
		if t.Body == nil {
			t.Body = some(res.Organ)
		}
		if t.Date == nil && len(res.Year) == 4 {
			t.Date, t.DateFrom = some(res.Year), some("text")
		}
		if err := b.families(e, d, res); err != nil {
			return err
		}
		if err := b.changes(e, t, d, res); err != nil {
			return err
		}
	}
	for i := range d.Findings {
		if err := b.finding(e, t, &d.Findings[i]); err != nil {
			return err
		}
	}
	return nil
}

// dated says where the date is from, and the year that it has.
func (t *textRow) dated() {
	if t.Date == nil {
		return
	}
	if t.DateFrom == nil {
		t.DateFrom = some("manifest")
	}
	if year, ok := yearOf(*t.Date); ok {
		t.Year = &year
	} else {
		t.Date, t.DateFrom = nil, nil
	}
}

func (b *batch) families(e *Entry, d *finding.Document, res *finding.Resolution) error {
	for _, n := range res.Families {
		row := familyRow{Row: e.Row, Text: e.ID, Resolution: some(cmp.Or(res.Heading, res.Title)), State: res.State, Family: n.Family, Draft: n.Draft}
		if d.Base != "" {
			row.Base = &n.Base
		}
		if len(d.Proposals) > 0 {
			row.Proposal = &n.Proposal
		}
		if err := b.put(inFamilies, &row); err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) finding(e *Entry, t *textRow, f *finding.Finding) error {
	row := findingRow{
		Row: e.Row, Text: e.ID, Rule: f.Rule, Family: f.Family, Kind: f.Kind, Level: string(f.Level), Concept: some(f.Concept),
		Resolution: some(f.Resolution), Message: f.Message, Author: some(f.Author), Changed: some(f.Date), Fingerprint: f.Fingerprint,
	}
	row.BaseFile, row.BaseClause, row.BaseLine, row.BaseWords, row.BaseText = place(f.Base)
	row.ProposalFile, row.ProposalClause, row.ProposalLine, row.ProposalWords, row.ProposalText = place(f.Proposal)
	row.DraftFile, row.DraftClause, row.DraftLine, row.DraftWords, row.DraftText = place(f.Draft)
	if s := f.Surviving; s != nil {
		row.SurvivingClause, row.SurvivingWords = some(s.Clause), some(s.Text)
	}
	switch {
	case f.Suppressed != nil:
		row.Waived = &f.Suppressed.Reason
		t.Waived++
	case f.Level == finding.LevelError:
		t.Errors++
	case f.Level == finding.LevelWarning:
		t.Warnings++
	case f.Level == finding.LevelNote:
		t.Notes++
	default:
		t.Information++
	}
	return b.put(inFindings, &row)
}

// list is never null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
