package audit

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/resolution"
)

// findings makes the report of a job from the verdicts: each joined with the
// record it judged, and so with the places, words and authors that the record
// knows.
func (r *runner) findings(t *texts, result *compare.Result, verdicts []policy.Verdict) ([]finding.Document, error) {
	b := &builder{runner: r, texts: t, facts: result.Facts, records: index(result.Facts)}
	b.diffs = byClauses(result, t.diffs)
	seen := map[[2]string]bool{}
	wanted := make([]*policy.Verdict, 0, len(verdicts))
	for i := range verdicts {
		v := &verdicts[i]
		if key := [2]string{v.Record, v.Rule}; r.options.wants(familyOf(v.Rule), v.Rule) && !seen[key] {
			seen[key] = true
			wanted = append(wanted, v)
		}
	}
	made, failed := make([]*finding.Finding, len(wanted)), make([]error, len(wanted))
	r.each(len(wanted), func(i int) { made[i], failed[i] = b.finding(wanted[i]) })
	out := make([]finding.Finding, 0, len(wanted))
	var about []*policy.Verdict
	for i, f := range made {
		if failed[i] != nil {
			return nil, failed[i]
		}
		if level, ok := r.level(f); ok {
			f.Level = level
			out, about = append(out, *f), append(about, wanted[i])
		}
	}
	if most := r.options.MaxFindings; most > 0 && len(out) > most {
		return nil, fmt.Errorf("%d findings are more than limits.findings = %d; raise it or audit the document in parts", len(out), most)
	}
	finding.Fingerprints(out)
	b.clauses = map[string][]*resolution.Clause{}
	for i, v := range about {
		b.clauses[out[i].Fingerprint] = b.clausesOf(v)
	}
	finding.Sort(out)
	doc := finding.Document{File: r.job.Name, Redline: t.redline, Findings: out, Notices: b.notices()}
	doc.Files, doc.BaseFiles = names(t.draft), names(t.base)
	doc.Base = strings.Join(doc.BaseFiles, ", ")
	if r.job.Package() && len(t.base) > 0 && !t.redline {
		doc.Pairs = pairs(t, result)
	}
	for _, p := range t.proposals {
		doc.Proposals = append(doc.Proposals, p.Name)
	}
	b.keyed = make(map[string]*finding.Finding, len(out))
	for i := range doc.Findings {
		b.keyed[doc.Findings[i].Fingerprint] = &doc.Findings[i]
	}
	b.on = b.onClauses(&doc)
	b.resolutions(&doc, result)
	doc.Notices = append(doc.Notices, b.reverted()...)
	if result.Readings != nil {
		b.changes(&doc, result.Readings)
	}
	b.waivers(&doc)
	return []finding.Document{doc}, nil
}

func familyOf(rule string) string {
	family, _, _ := strings.Cut(rule, "/")
	return family
}

// level applies the levels that the options set; false means that the rule is off.
func (r *runner) level(f *finding.Finding) (finding.Level, bool) {
	for _, key := range []string{f.Rule, f.Family} {
		if l, ok := r.options.Levels[key]; ok {
			return finding.Level(l), l != "off"
		}
	}
	return f.Level, true
}

func names(docs []*document.Document) []string {
	var out []string
	for _, d := range docs {
		out = append(out, d.Name)
	}
	return out
}

type builder struct {
	*runner
	texts   *texts
	facts   *facts.Facts
	records map[string]any
	// diffs are the word diffs of the clauses that changed, by base and draft.
	diffs map[[2]*resolution.Clause][]finding.Segment
	// clauses are those that each finding is about, by its fingerprint.
	clauses map[string][]*resolution.Clause
	// on are the fingerprints of the findings on each clause, keyed the findings.
	on    map[*resolution.Clause][]string
	keyed map[string]*finding.Finding
	lines sync.Map // of *document.View to func() *lineIndex
}

// index maps the ID of every record to the record.
func index(f *facts.Facts) map[string]any {
	m := map[string]any{}
	for i := range f.Fates {
		m[f.Fates[i].ID] = &f.Fates[i]
	}
	for i := range f.Clauses {
		m[f.Clauses[i].ID] = &f.Clauses[i]
	}
	for i := range f.Acts {
		m[f.Acts[i].ID] = &f.Acts[i]
	}
	for i := range f.Definitions {
		m[f.Definitions[i].ID] = &f.Definitions[i]
	}
	for i := range f.Texts {
		m[f.Texts[i].ID] = &f.Texts[i]
	}
	for i := range f.Rewritten {
		m[f.Rewritten[i].ID] = &f.Rewritten[i]
	}
	for i := range f.Statements {
		m[f.Statements[i].ID] = &f.Statements[i]
	}
	for i := range f.Reverted {
		m[f.Reverted[i].ID] = &f.Reverted[i]
	}
	return m
}

func (b *builder) finding(v *policy.Verdict) (*finding.Finding, error) {
	id := v.Record
	if fact := v.Extra["fact"]; fact != "" {
		id = fact
	}
	record, ok := b.records[id]
	if !ok {
		return nil, fmt.Errorf("rule %s: its verdict is about record %q, which is none of the facts", v.Rule, id)
	}
	family, kind, _ := strings.Cut(v.Rule, "/")
	f := &finding.Finding{
		Rule: v.Rule, Level: v.Level, Family: family, Kind: kind, Concept: v.Concept,
		Message: sentence(v.Message), Why: v.Why, Suggestion: v.Suggestion,
	}
	if f.Why == "" {
		f.Why = b.why[v.Rule]
	}
	switch rec := record.(type) {
	case *facts.Fate:
		b.fromFate(f, rec)
	case *facts.Clause:
		f.Draft = b.location(&rec.Site)
	case *facts.Act:
		f.Draft = b.location(&rec.Site)
		b.fromBase(f, rec.Base, &rec.Site)
	case *facts.Definition:
		f.Draft = b.location(&rec.Site)
		b.fromBase(f, rec.Base, &rec.Site)
	case *facts.Text:
		f.Draft = b.location(&rec.Site)
	case *facts.Rewritten:
		f.Base, f.Draft = b.location(&rec.Base), b.location(&rec.Draft)
	case *facts.Statement:
		f.Base, f.Draft = b.location(&rec.From), b.location(&rec.To)
		f.Diff = b.segments(rec.From.Clause, rec.To.Clause)
		b.author(f, &rec.To)
	case *facts.Reverted:
		f.Draft, f.Proposal = b.location(&rec.Draft), b.location(&rec.Proposal)
	}
	if j, ok := record.(interface{ Grounds() *facts.Evidence }); ok {
		e := j.Grounds()
		f.Confidence, f.Features = e.Confidence, named(e)
		if b.options.Grounds {
			f.Grounds = b.grounds(record, e)
		}
	}
	f.Resolution = heading(record)
	if f.Suggestion == nil {
		f.Suggestion = b.suggest(f, record)
	}
	return f, nil
}

// fromBase shows the clause that a new act or definition came from. It is
// evidence, and no place of the finding: that is the draft's.
func (b *builder) fromBase(f *finding.Finding, base, draft *facts.Site) {
	if base != nil {
		f.Diff = b.segments(base.Clause, draft.Clause)
	}
	b.author(f, draft)
}

func (b *builder) fromFate(f *finding.Finding, fate *facts.Fate) {
	from := fate.From
	if len(fate.Lost) > 0 {
		from.From, from.To = fate.Lost[0].From, fate.Lost[0].To
		if f.Concept == "" {
			f.Concept = fate.Lost[0].Concept
		}
	}
	var toClause *resolution.Clause
	var to *finding.Location
	if fate.To != nil {
		toClause = fate.To.Clause
		to = b.location(fate.To)
	}
	switch fate.Direction {
	case facts.Gain:
		f.Draft = b.location(&from)
		f.Diff = b.segments(toClause, from.Clause)
		b.author(f, &from)
		return
	case facts.Proposed:
		f.Proposal = b.location(&from)
		b.withdrawn(f, &from)
	default:
		f.Base = b.location(&from)
	}
	f.Draft = to
	f.Diff = b.segments(from.Clause, toClause)
	b.author(f, &from)
	if f.Author == "" && fate.To != nil {
		b.author(f, fate.To)
	}
	if s := fate.Surviving; s != nil {
		f.Surviving = &finding.Surviving{Clause: b.path(s), Text: s.Clause.Words(s.From, s.To)}
	}
}

// withdrawn says of words that a redline both inserted and deleted who did which.
func (b *builder) withdrawn(f *finding.Finding, s *facts.Site) {
	if s.Resolution.View.Side != document.Proposed {
		return
	}
	proposer, deleter := "", ""
	for _, c := range s.Resolution.Changes(s.Clause, 0, len(s.Clause.Text)) {
		switch c.Kind {
		case document.Inserted, document.MovedTo:
			proposer = c.Author
		case document.Deleted, document.MovedFrom:
			deleter = c.Author
		}
	}
	if proposer != "" && deleter != "" {
		f.Message = strings.TrimSuffix(f.Message, ".") + fmt.Sprintf(" (inserted by %s, deleted by %s).", proposer, deleter)
	}
}

// author takes author and date from the tracked changes at a site.
func (b *builder) author(f *finding.Finding, s *facts.Site) {
	start, end := 0, len(s.Clause.Text)
	if s.From < s.To && s.To <= len(s.Clause.Tags.Words) {
		start, end = int(s.Clause.Tags.Words[s.From].Start), int(s.Clause.Tags.Words[s.To-1].End)
	}
	changes := s.Resolution.Changes(s.Clause, start, end)
	if len(changes) == 0 {
		changes = s.Resolution.Changes(s.Clause, 0, len(s.Clause.Text))
	}
	for _, c := range changes {
		if c.Author != "" || c.Date != "" {
			f.Author, f.Date = c.Author, c.Date
			return
		}
	}
}

// byClauses indexes the diffs of a comparison's changes.
func byClauses(result *compare.Result, diffs [][]finding.Segment) map[[2]*resolution.Clause][]finding.Segment {
	out := map[[2]*resolution.Clause][]finding.Segment{}
	for i, segments := range diffs {
		if ch := &result.Changes[i]; len(segments) > 1 { // others are made as fast as found
			out[[2]*resolution.Clause{ch.Base.Clause, ch.Draft.Clause}] = segments
		}
	}
	return out
}

// segments is compare.Segments, or what it gave before. Reports do not write to it.
func (b *builder) segments(from, to *resolution.Clause) []finding.Segment {
	if segments, ok := b.diffs[[2]*resolution.Clause{from, to}]; ok {
		return segments
	}
	return compare.Segments(from, to)
}

func sentence(s string) string {
	if s == "" {
		return s
	}
	if s[0] >= 'a' && s[0] <= 'z' {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	return strings.TrimSuffix(s, ".") + "."
}

func heading(record any) string {
	var s *facts.Site
	switch rec := record.(type) {
	case *facts.Fate:
		s = &rec.From
		if rec.To != nil {
			s = rec.To
		}
	case *facts.Clause:
		s = &rec.Site
	case *facts.Act:
		s = &rec.Site
	case *facts.Definition:
		s = &rec.Site
	case *facts.Text:
		s = &rec.Site
	case *facts.Rewritten:
		s = &rec.Draft
	case *facts.Statement:
		s = &rec.To
	case *facts.Reverted:
		s = &rec.Draft
	}
	if s.Resolution.Heading != "" {
		return s.Resolution.Heading
	}
	return s.Resolution.Title
}

// path is a clause's path; in a package the file's name goes before it.
func (b *builder) path(s *facts.Site) string {
	if b.job.Package() {
		return path.Base(s.Resolution.View.Document.Name) + ":" + s.Clause.Path
	}
	return s.Clause.Path
}

// suggest proposes the base's own words, or agreed language of the family.
func (b *builder) suggest(f *finding.Finding, record any) *finding.Suggestion {
	if f.Level == finding.LevelNone {
		return nil
	}
	if fate, ok := record.(*facts.Fate); ok {
		if fate.Direction == facts.Proposed {
			return &finding.Suggestion{Text: fate.From.Clause.Text, Source: "the proposal"}
		}
		return &finding.Suggestion{Text: fate.From.Clause.Text, Source: "the base text"}
	}
	lex, err := b.lexicon()
	if err != nil || f.Kind == "redefined" {
		return nil
	}
	if a := lex.Suggest(f.Family, f.Concept); a != nil && f.Kind != "siloed" {
		return &finding.Suggestion{Text: a.Text, Source: a.Source}
	}
	return nil
}

// reverted says where the outcome went back to the base although proposals
// differed: information on the negotiation, and no finding.
func (b *builder) reverted() []string {
	var paths []string
	for i := range b.facts.Reverted {
		p := b.path(&b.facts.Reverted[i].Draft)
		if !slices.Contains(paths, p) {
			paths = append(paths, p)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("proposals differed from the base in %s, and the draft has the base text there", strings.Join(paths, ", "))}
}

func (b *builder) notices() []string {
	out := append([]string(nil), b.texts.notices...)
	seen := map[string]bool{}
	for _, docs := range [][]*document.Document{b.texts.draft, b.texts.base, b.texts.proposals} {
		for _, d := range docs {
			for _, n := range d.Notices {
				line := b.of(d.Name, n)
				if !seen[line] {
					seen[line] = true
					out = append(out, line)
				}
			}
		}
	}
	return out
}

// of says which file a notice is about where that is not the document's own, which
// reports name before all its notices.
func (b *builder) of(file, notice string) string {
	if file == b.job.Name {
		return notice
	}
	return file + ": " + notice
}
