package finding

import "slices"

// Report is everything that one run of the audit has to say. Every output
// format is made from it alone.
type Report struct {
	// Version is the version of resolint that made the report.
	Version string
	// Documents are the audited drafts in the order of the command line.
	Documents []Document
	// Rules are the rules that were active, sorted by name.
	Rules []Rule
	// Known are the names of all rules that there are, active or not.
	Known []string
	// Failures are the inputs that could not be audited.
	Failures []Failure
	// Skipped are files found in a folder that are of no format that resolint
	// reads. They are named, because an unsupported file is never a clean file;
	// they do not change the status.
	Skipped []Skipped
	// Notices are sentences on the run as a whole: stale baseline entries,
	// configuration that --untrusted set aside.
	Notices []string
	// Status is the exit status of the run: 0, 1 or 2.
	Status int
	// FailOn is the level from which on findings fail the run ("error",
	// "warning", "note", "never").
	FailOn string
}

// Document is one audited draft with its findings.
type Document struct {
	// File is the draft as the user named it, Base and Proposals what it was
	// compared with; Base is empty for a draft audited alone and equals File for
	// a redline.
	File      string
	Base      string
	Proposals []string
	// Files and BaseFiles are the files that File and Base stand for: more than one
	// each in a package.
	Files, BaseFiles []string
	// Pairs say of a package which base each draft was compared with.
	Pairs []Pair
	// Redline is true where base and draft were read from one file.
	Redline     bool
	Resolutions []Resolution
	Findings    []Finding
	// Changes is the reading list: every changed clause of the base and every new one of
	// the draft exactly once, in the order in which to read. It is nil where there is no
	// base.
	Changes []Change
	// Notices are sentences on what was guessed or not checked.
	Notices []string
	// Waivers are the waivers that the document itself holds, in the order of
	// the text.
	Waivers []Waiver
}

// Change is one entry of the reading list.
type Change struct {
	// Base and Draft are the clauses; one may be nil.
	Base  *ChangeSide `json:"base,omitempty"`
	Draft *ChangeSide `json:"draft,omitempty"`
	// Relation is what became of the base's clause: "edited", "moved", "split", "merged",
	// "replaced" or "gone"; for a new clause of the draft it is "new".
	Relation string `json:"relation"`
	// Reading is "judged" (it has findings), "read" (it has none, most likely to matter
	// first) or "editorial" (what changed is provably nothing).
	Reading string `json:"reading"`
	// Interest is the chance that the change takes something away, 0 to 1.
	Interest float64 `json:"interest"`
	// Families are those whose language may be concerned.
	Families []string `json:"families"`
	// Findings are the fingerprints of the findings on the change.
	Findings []string  `json:"findings"`
	Diff     []Segment `json:"diff,omitempty"`
	// Resolution is the heading, or the title, of the resolution that the clause is in:
	// the draft's, or the base's for a clause that is gone.
	Resolution string `json:"-"`
	// Evidence is what the interest rests on; only for whoever fits a model.
	Evidence *ChangeEvidence `json:"-"`
}

// ChangeEvidence are the features of a change, and those of each loss of a mention that
// was followed in its clause of the base.
type ChangeEvidence struct {
	Features map[string]float64
	Fates    []map[string]float64
}

// ChangeSide is a clause of one text.
type ChangeSide struct {
	File   string `json:"file"`
	Clause string `json:"clause"`
	Text   string `json:"text"`
}

// The readings of a change.
const (
	Judged    = "judged"
	ToRead    = "read"
	Editorial = "editorial"
)

// Likely is how many of the first entries of the reading list hold what is likely to
// matter: the judged ones, and those to read of at least this interest.
func (d *Document) Likely() int {
	n := 0
	for i := range d.Changes {
		if c := &d.Changes[i]; c.Reading == Judged || c.Reading == ToRead && c.Interest >= WorthReading {
			n = i + 1
		}
	}
	return n
}

// WorthReading is the interest from which on a change without a finding is worth reading.
// resolint learn prints which share of the changes has it, and which share of the losses.
const WorthReading = 0.08

// Pair is a draft of a package with the base that it was compared with, both as the
// user named them. Draft or Base is empty for a base that no draft belongs to or a
// draft that has none; several bases are joined by commas.
type Pair struct {
	Draft string `json:"draft"`
	Base  string `json:"base"`
}

// Resolution is one resolution of an audited document.
type Resolution struct {
	Heading string `json:"heading"`
	Title   string `json:"title"`
	File    string `json:"file"`
	// Organ is the body that adopts ("un-ga", "itu-pp") and Year the year of the
	// text, "" where it does not say; for statistics over many texts.
	Organ string `json:"-"`
	Year  string `json:"-"`
	// State is "matched", "new", "suppressed" or "alone" (no base given).
	State string `json:"state"`
	// Families counts mentions by family on each side.
	Families []FamilyCount `json:"families"`
	// Clauses are the resolution's clauses with both texts, in the order of the
	// draft, losses at the place where they stood; for full-text reports.
	Clauses []ClauseText `json:"-"`
}

// FamilyCount counts the mentions of one family in one resolution.
type FamilyCount struct {
	Family   string `json:"family"`
	Base     int    `json:"base"`
	Proposal int    `json:"proposal"`
	Draft    int    `json:"draft"`
}

// ClauseText is one clause as a full-text report shows it.
type ClauseText struct {
	// Path is the draft's path, or the base's for a clause that is gone.
	Path string
	// Part is the part of the resolution ("preamble", "operative", …).
	Part string
	// Call and Label are printed before the text.
	Call, Label string
	// Diff is the clause's word diff; a single "=" segment if unchanged.
	Diff []Segment
	// Base and Draft are the families that the clause mentions on each side: the
	// mentions that Resolution.Families counts.
	Base, Draft []string
	// BaseAt and DraftAt are where the clause stands on each side that has it, for
	// tools that lead from one to the other; nil unless they were asked for.
	BaseAt, DraftAt *Location
	// Findings are the fingerprints of the findings that stand at the clause.
	Findings []string
}

// Rule describes a rule for outputs that list rules.
type Rule struct {
	Name, Family, Kind string
	Title              string
	Description        string // Markdown, what it reports
	Why                string // why it matters, a sentence or two
	Level              Level  // level in operative text
	// Trips and Passes are the rule's examples.
	Trips, Passes []Example
	Sources       []string
}

// Example is a small case that a rule trips on or passes.
type Example struct {
	Title    string
	Base     string
	Proposal string
	Draft    string
}

// Failure is an input that could not be audited.
type Failure struct {
	File string `json:"file"`
	// Reason names what is wrong and where, Remedy what to do about it.
	Reason string `json:"reason"`
	Remedy string `json:"remedy,omitempty"`
}

// String writes a failure on one line: file, reason, remedy.
func (f *Failure) String() string { return f.File + ": " + f.Explanation() }

// Explanation is why the input could not be audited and what to do about it.
func (f *Failure) Explanation() string {
	if f.Remedy == "" {
		return f.Reason
	}
	return f.Reason + "; " + f.Remedy
}

// Skipped is a file in a folder that was not checked.
type Skipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// AtLeast leaves out what weighs less than a level: findings that count, and
// information. Those that are waived go with their level too.
func (r *Report) AtLeast(level Level) {
	for i := range r.Documents {
		d := &r.Documents[i]
		d.Findings = slices.DeleteFunc(d.Findings, func(f Finding) bool { return f.Level.Rank() < level.Rank() })
	}
}

// Count returns the number of unsuppressed findings of each level in a document.
func (d *Document) Count() map[Level]int {
	n := map[Level]int{}
	for i := range d.Findings {
		if d.Findings[i].Suppressed == nil {
			n[d.Findings[i].Level]++
		}
	}
	return n
}
