// Package finding is the model of what an audit reports: findings, levels,
// summaries and fingerprints.
//
// It imports no stage and does not know how a finding was made or how it will
// be shown.
package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Level is how much a finding weighs.
type Level string

// The levels, in SARIF's words. None is information: a gain, a move.
const (
	LevelError   Level = "error"
	LevelWarning Level = "warning"
	LevelNote    Level = "note"
	LevelNone    Level = "none"
)

// Rank orders levels: 3 for an error down to 0 for information and for
// everything unknown.
func (l Level) Rank() int {
	switch l {
	case LevelError:
		return 3
	case LevelWarning:
		return 2
	case LevelNote:
		return 1
	}
	return 0
}

// Span is a place of a finding. Start and End are byte offsets, End exclusive,
// in the source of text formats and in the rendition (what `resolint text`
// prints) of Word, OpenDocument and PDF files. Lines and columns count from 1,
// columns in code points; they are those of the same text.
type Span struct {
	Start     int `json:"start"`
	End       int `json:"end"`
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"endLine"`
	EndColumn int `json:"endColumn"`
	// UTF16 columns are for SARIF and editors; they are not part of the JSON.
	UTF16Column    int `json:"-"`
	UTF16EndColumn int `json:"-"`
	// Part and Paragraph name the place in a container ("word/document.xml",
	// counted from 1); Page counts from 1. Empty and 0 where there is none.
	Part      string `json:"part,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Page      int    `json:"page,omitempty"`
	// UnitStart and UnitEnd are the byte range in the container part's XML, -1
	// where there is none. Writers of Word comments need them.
	UnitStart int `json:"-"`
	UnitEnd   int `json:"-"`
}

// Location is a finding's place on one side.
type Location struct {
	File string `json:"file"`
	// Rendered is true where line and column count in the rendition, because
	// the source has no lines of its own.
	Rendered bool `json:"rendered,omitempty"`
	// Clause is the clause path, "resolves/3".
	Clause string `json:"clause"`
	// Text is the words that the finding is about, as printed.
	Text string `json:"text"`
	// Context is the whole clause as printed.
	Context string `json:"context"`
	Span    Span   `json:"span"`
}

// Segment is a stretch of a word diff.
type Segment struct {
	// Op is "=", "-" (only on the base or proposal) or "+" (only on the draft).
	Op   string `json:"op"`
	Text string `json:"text"`
}

// Suggestion is wording that would answer the finding.
type Suggestion struct {
	Text string `json:"text"`
	// Source says where the wording comes from: "the base text", or an
	// instrument with symbol and year.
	Source string `json:"source"`
	// Replaces is true where Text can take the place of the draft location's
	// Text as it stands, so that an editor may apply it. It is false where Text
	// is a model to write from, or where the draft location is only the
	// neighbourhood of what was lost.
	Replaces bool `json:"replaces,omitempty"`
}

// Surviving is the closest mention that the draft still has.
type Surviving struct {
	Clause string `json:"clause"`
	Text   string `json:"text"`
}

// Suppression says why a finding does not count.
type Suppression struct {
	// Kind is "waiver" (in the text, in a Word comment or in the configuration)
	// or "baseline".
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	By     string `json:"by,omitempty"`
	Until  string `json:"until,omitempty"`
}

// Finding is one thing that a rule reports.
type Finding struct {
	Rule    string `json:"rule"` // family/kind
	Level   Level  `json:"level"`
	Family  string `json:"family"`
	Kind    string `json:"kind"`
	Concept string `json:"concept"`
	// Resolution is the heading of the resolution that the finding is in.
	Resolution string `json:"resolution"`
	Message    string `json:"message"`
	// Why is a sentence that a reviewer could send to a delegate.
	Why        string      `json:"why,omitempty"`
	Suggestion *Suggestion `json:"suggestion,omitempty"`
	Base       *Location   `json:"base,omitempty"`
	Proposal   *Location   `json:"proposal,omitempty"`
	Draft      *Location   `json:"draft,omitempty"`
	// Anchor is where a tool that can only point into the draft shows a finding
	// that has no draft location: the last line of the clause before the lost one,
	// else the clause that stands in its place. It may be nil. It is no evidence and
	// not part of the JSON.
	Anchor *Location `json:"-"`
	// Gap is the clause of the draft behind which a clause stood that the draft
	// has no more; nil where the draft has it or nothing stood before it. Like
	// Anchor it is no evidence.
	Gap  *Location `json:"-"`
	Diff []Segment `json:"diff,omitempty"`
	// Confidence is the chance that a careful reader would want to be told, 0 to 1;
	// Features is what it rests on, by name.
	Confidence float64            `json:"confidence"`
	Features   map[string]float64 `json:"-"`
	// Grounds say how it was judged, where that was asked for.
	Grounds    *Grounds     `json:"-"`
	Surviving  *Surviving   `json:"surviving,omitempty"`
	Author     string       `json:"author,omitempty"`
	Date       string       `json:"date,omitempty"`
	Suppressed *Suppression `json:"suppressed,omitempty"`
	// Baseline is "new", "unchanged" or "" where no baseline was given.
	Baseline    string `json:"baselineState,omitempty"`
	Fingerprint string `json:"fingerprint"`
}

// Primary is the location that a finding is shown at: the draft's if it has
// one, else the base's, else the proposal's.
func (f *Finding) Primary() *Location {
	switch {
	case f.Draft != nil:
		return f.Draft
	case f.Base != nil:
		return f.Base
	default:
		return f.Proposal
	}
}

// Subject is the location that holds the words a finding is about: the base's
// for losses, the proposal's for what was dropped, else the draft's.
func (f *Finding) Subject() *Location {
	switch {
	case f.Base != nil:
		return f.Base
	case f.Proposal != nil:
		return f.Proposal
	default:
		return f.Draft
	}
}

// Fingerprints sets the fingerprint of every finding that has none: rule, concept,
// clause path without numbers and the words, folded. The same words twice in one kind
// of clause are told apart by their order. Line numbers play no part.
func Fingerprints(findings []Finding) {
	seen := map[string]int{}
	for i := range findings {
		if findings[i].Fingerprint != "" {
			seen[findings[i].shared()]++
		}
	}
	for i := range findings {
		f := &findings[i]
		if f.Fingerprint != "" {
			continue // what else speaks of the finding names it so
		}
		clause, text := "", ""
		if at := f.Subject(); at != nil {
			clause, text = unnumbered(at.Clause), at.Text
		}
		words := strings.Join(strings.Fields(strings.ToLower(text)), " ")
		sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule, f.Concept, clause, words}, "\x00")))
		key := hex.EncodeToString(sum[:10])
		seen[key]++
		if n := seen[key]; n > 1 {
			key += ":" + strconv.Itoa(n)
		}
		f.Fingerprint = key
	}
}

// unnumbered cuts labels off a clause path: "resolves/3/i" gives "resolves".
// The file of a package path stays.
func unnumbered(path string) string {
	call, _, _ := strings.Cut(path, "/")
	call, _, _ = strings.Cut(call, "#")
	return call
}

// Sort orders findings as they are shown: by the place of the file among the
// given files, then by position in it, then by rule. The order is total, so
// equal inputs give equal output.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int { return compare(&a, &b) })
}

func compare(a, b *Finding) int {
	x, y := a.Primary(), b.Primary()
	if x == nil || y == nil {
		return cmp.Compare(a.Rule, b.Rule)
	}
	return cmp.Or(
		cmp.Compare(x.File, y.File),
		cmp.Compare(x.Span.Start, y.Span.Start),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Subject().Clause, b.Subject().Clause),
	)
}
