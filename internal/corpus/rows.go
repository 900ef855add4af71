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
// what Merge sorts by. The tag "about" says what a member means; docs/corpus/columns.md
// is made of them.

// textRow is one text of the manifest, audited or not.
type textRow struct {
	Row         int            `json:"row" about:"the text's place in the manifest, from 1: what joins streams"`
	Text        string         `json:"text" about:"the id"`
	Audited     bool           `json:"audited" about:"false for a text that failures has"`
	Compared    *string        `json:"compared" about:"base, redline (base and draft in one file) or alone"`
	Date        *string        `json:"date" about:"YYYY, YYYY-MM or YYYY-MM-DD: the manifest's, else the year that the text says"`
	Year        *int           `json:"year" about:"of the date"`
	DateFrom    *string        `json:"date_from" about:"manifest or text"`
	Body        *string        `json:"body" about:"the manifest's, else the organ that the text names, such as un-ga"`
	Series      *string        `json:"series" about:"the manifest's"`
	Title       *string        `json:"title" about:"the manifest's, else the text's"`
	Draft       []string       `json:"draft" about:"files of the draft"`
	Base        []string       `json:"base" about:"files of the base"`
	Proposals   []string       `json:"proposals" about:"files of proposals"`
	Bytes       int64          `json:"bytes" about:"size of all files"`
	Resolutions int            `json:"resolutions" about:"resolutions in the draft"`
	Clauses     int            `json:"clauses" about:"clauses in the draft"`
	Changes     int            `json:"changes" about:"rows in changes"`
	LostWords   int            `json:"lost_words" about:"words that the base alone has"`
	GainedWords int            `json:"gained_words" about:"words that the draft alone has"`
	Errors      int            `json:"errors" about:"findings of level error, waived ones left out"`
	Warnings    int            `json:"warnings" about:"of level warning"`
	Notes       int            `json:"notes" about:"of level note"`
	Information int            `json:"information" about:"of level none: gains and moves"`
	Waived      int            `json:"waived" about:"findings that somebody waived"`
	Notices     []string       `json:"notices" about:"what was guessed or not checked"`
	Columns     map[string]any `json:"columns" about:"the other columns of the manifest"`
}

// familyRow counts the mentions of one family in one resolution of a text.
type familyRow struct {
	Row        int     `json:"row" about:"the text's place in the manifest, from 1: what joins streams"`
	Text       string  `json:"text" about:"the id"`
	Resolution *string `json:"resolution" about:"heading of the resolution"`
	State      string  `json:"state" about:"matched, new, suppressed or alone"`
	Family     string  `json:"family" about:"gender, human-rights, multistakeholder, mandate, or one of your own"`
	Base       *int    `json:"base" about:"mentions in the base"`
	Proposal   *int    `json:"proposal" about:"mentions in proposals"`
	Draft      int     `json:"draft" about:"mentions in the draft"`
}

// findingRow is one finding. Of each side it has the file, the path of the clause, the
// line in what `resolint text` prints, the words that the finding is about, and the
// whole clause.
type findingRow struct {
	Row             int     `json:"row" about:"the text's place in the manifest, from 1: what joins streams"`
	Text            string  `json:"text" about:"the id"`
	Rule            string  `json:"rule" about:"family/kind"`
	Family          string  `json:"family" about:"the family"`
	Kind            string  `json:"kind" about:"removed, weakened, added, …"`
	Level           string  `json:"level" about:"error, warning, note or none"`
	Confidence      float64 `json:"confidence" about:"the chance that a careful reader would want to be told, 0 to 1"`
	Concept         *string `json:"concept" about:"what was lost or gained"`
	Resolution      *string `json:"resolution" about:"heading of the resolution"`
	Message         string  `json:"message" about:"a sentence that says what happened"`
	BaseFile        *string `json:"base_file" about:"file on the side of the base"`
	BaseClause      *string `json:"base_clause" about:"path of the clause, such as op/7/a"`
	BaseLine        *int    `json:"base_line" about:"line in the file, or in what resolint text prints"`
	BaseWords       *string `json:"base_words" about:"the words that the finding is about"`
	BaseText        *string `json:"base_text" about:"the whole clause"`
	ProposalFile    *string `json:"proposal_file" about:"the same of the proposal"`
	ProposalClause  *string `json:"proposal_clause" about:"the same of the proposal"`
	ProposalLine    *int    `json:"proposal_line" about:"the same of the proposal"`
	ProposalWords   *string `json:"proposal_words" about:"the same of the proposal"`
	ProposalText    *string `json:"proposal_text" about:"the same of the proposal"`
	DraftFile       *string `json:"draft_file" about:"the same of the draft"`
	DraftClause     *string `json:"draft_clause" about:"the same of the draft"`
	DraftLine       *int    `json:"draft_line" about:"the same of the draft"`
	DraftWords      *string `json:"draft_words" about:"the same of the draft"`
	DraftText       *string `json:"draft_text" about:"the same of the draft"`
	SurvivingClause *string `json:"surviving_clause" about:"where the closest mention stands that the draft has"`
	SurvivingWords  *string `json:"surviving_words" about:"its words"`
	Author          *string `json:"author" about:"who changed the words, by a redline"`
	Changed         *string `json:"changed" about:"when, by a redline"`
	Waived          *string `json:"waived" about:"the reason of a waiver"`
	Fingerprint     string  `json:"fingerprint" about:"the finding's name, unique in its text and stable over edits elsewhere"`
}

// failureRow says what was not audited and why.
type failureRow struct {
	Row    int     `json:"row" about:"the text's place in the manifest, from 1: what joins streams"`
	Text   string  `json:"text" about:"the id"`
	File   string  `json:"file" about:"the file"`
	Reason string  `json:"reason" about:"what is wrong"`
	Remedy *string `json:"remedy" about:"what to do about it"`
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
	rules := make(map[string]string, len(d.Findings)) // by fingerprint
	for i := range d.Findings {
		rules[d.Findings[i].Fingerprint] = d.Findings[i].Rule
	}
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
		if err := b.changes(e, t, d, res, rules); err != nil {
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
		Row: e.Row, Text: e.ID, Rule: f.Rule, Family: f.Family, Kind: f.Kind, Level: string(f.Level), Confidence: f.Confidence, Concept: some(f.Concept),
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
