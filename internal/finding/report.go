package finding

// Report is everything that one run of the audit has to say. Every output
// format is made from it alone.
type Report struct {
	// Version is the version of resolint that made the report.
	Version string
	// Documents are the audited drafts in the order of the command line.
	Documents []Document
	// Rules are the rules that were active, sorted by name.
	Rules []Rule
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
	// Redline is true where base and draft were read from one file.
	Redline     bool
	Resolutions []Resolution
	Findings    []Finding
	// Notices are sentences on what was guessed or not checked.
	Notices []string
	// Waivers are the waivers that the document itself holds, in the order of
	// the text.
	Waivers []Waiver
}

// Resolution is one resolution of an audited document.
type Resolution struct {
	Heading string `json:"heading"`
	Title   string `json:"title"`
	File    string `json:"file"`
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
	// Base and Draft are the families that the clause mentions on each side.
	Base, Draft []string
	// Findings are indexes into Document.Findings.
	Findings []int
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
	File string
	// Reason names what is wrong and where, Remedy what to do about it.
	Reason string
	Remedy string
}

// Skipped is a file in a folder that was not checked.
type Skipped struct {
	File   string
	Reason string
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
