// Package audit strings the stages together: reading, grammar, tagging,
// comparing and policy, in this order, for many documents at once.
//
// It alone imports stages. It decides order, concurrency and cancellation, and
// what becomes of one document of many that fails. It reads no file and no
// environment of its own: bytes come in through Source.Load.
package audit

import (
	"time"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
)

// Source is one file of a job.
type Source struct {
	// Name is the file as the user named it, "-" for standard input, "REV:PATH"
	// for a file of a git revision. Reports show it.
	Name string
	// Path is the name by which a file is matched with its counterpart in a
	// package: the path below the package's folder, with slashes. It is the base
	// name for single files.
	Path string
	// Load returns the file's bytes. It is called at most once, from any
	// goroutine. Its error names what is wrong; it becomes a finding.Failure.
	Load func() ([]byte, error)
}

// Job is one audit: a draft with what it is compared with. Draft has at least
// one source; more than one make a package, whose resolutions are matched with
// those of Base across files by organ, number and title.
type Job struct {
	// Name is how reports call the job: the draft's name, or the package's folder.
	Name  string
	Draft []Source
	// Base is the last adopted text. Where it is empty, tracked changes in the
	// draft give the base; a draft without any is audited alone.
	Base []Source
	// BaseUnlessRedline is true where Base was found by the configuration's map and
	// not named by the user: tracked changes in the draft then go before it.
	BaseUnlessRedline bool
	// Folder, where Base is empty, holds the texts among which a draft without tracked
	// changes of its own looks for its base; where Base is not empty it is told what
	// was taken.
	Folder *Folder
	// NoBase, where set, says why a base that was named or mapped is not there. It
	// fails a draft without tracked changes of its own.
	NoBase *finding.Failure
	// Proposals are texts tabled during the negotiation, each complete in itself.
	Proposals []Source
	// Notices are sentences for the report on how the job was put together.
	Notices []string
}

// Package reports whether the job has several drafts.
func (j *Job) Package() bool { return len(j.Draft) > 1 }

// Options say how to audit.
type Options struct {
	// Version is the program's version, for Report.Version.
	Version string
	// Profile names a profile (see Profiles) or a .yaml file with one; "" is the
	// default one, itu.
	Profile string
	// Families and Rules keep only the rules of these families and these names;
	// empty keeps all. Both given keep what either names.
	Families, Rules []string
	// Levels sets the level of a rule ("gender/removed") or of a family
	// ("gender") to "error", "warning", "note", "none" or "off"; a rule's own
	// entry wins over its family's.
	Levels map[string]string
	// RuleDirs are folders of user rules in Rego, Lexicons files of user lexicon
	// entries.
	RuleDirs, Lexicons []string
	// Model names a file with a model of confidence in the place of resolint's own.
	Model string
	// Doubtful reports what is less likely than the profile asks, too: for whoever
	// learns from it.
	Doubtful bool
	// Grounds notes with every finding how it was judged (finding.Grounds).
	Grounds bool
	// AllowUnpaired audits a draft alone whose base is not found, and lets a base stand
	// that no draft belongs to; both are notices then and no failures.
	AllowUnpaired bool
	// Jobs is the number of documents audited at once; below 1 means one per core.
	Jobs int
	// Limits bound what a reader accepts.
	Limits limit.Limits
	// MaxResolutions and MaxClauses are the largest numbers of resolutions and
	// clauses in all texts of one job, MaxClause is the longest text of a clause in
	// bytes and MaxMentions the largest number of mentions in one; 0 means no limit
	// (limits.resolutions, limits.clauses, limits.clause-bytes, limits.clause-mentions).
	// What tags and compares takes time that grows faster.
	MaxResolutions, MaxClauses, MaxClause, MaxMentions int
	// MaxFindings is the largest number of findings of one document, DocumentTime,
	// RuleTime and UserRuleTime the longest time for one document, for the evaluation
	// of its rules and for that of each package of user rules; 0 means no limit, and
	// for rules the standard of package policy. What exceeds one is a Failure that names
	// its configuration key (limits.findings, limits.document-seconds,
	// limits.rule-seconds).
	MaxFindings                          int
	DocumentTime, RuleTime, UserRuleTime time.Duration
	// RuleMemory bounds what the memory grows by during the evaluation of the rules,
	// in bytes (limits.rule-bytes); 0 means no limit.
	RuleMemory int64
	// Places asks for the places of all clauses, finding.ClauseText.BaseAt and
	// DraftAt; reports have no use for them.
	Places bool
	// Unread leaves out the reading list, finding.Document.Changes: for whoever shows
	// findings alone, and often.
	Unread bool
	// Progress is called after each finished job with the number of finished jobs
	// and of all; it is never called from two goroutines at once. Nil for none.
	Progress func(done, total int)
	// Working, where set, is called when a job begins a stage: "read", "grammar",
	// "tag", "compare", "policy" or "report". Like Progress it is called by one
	// goroutine at a time.
	Working func(job, stage string)
	// Timing, where set, is called with the time that each stage took for a job.
	// Like Progress it is called by one goroutine at a time.
	Timing func(job, stage string, took time.Duration)
}

// TextOptions say what `resolint text` prints.
type TextOptions struct {
	// Base prints the base view of a redline instead of the draft view.
	Base bool
	// Paths prints each clause's path before it.
	Paths bool
	// JSON prints the document model.
	JSON   bool
	Limits limit.Limits
	// Time is the longest time for reading the document (limits.document-seconds), 0
	// for no limit.
	Time time.Duration
}
