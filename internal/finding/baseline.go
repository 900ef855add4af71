package finding

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// BaselineVersion is the version of the baseline's form that this program
// writes and the only one that it reads.
const BaselineVersion = 1

// Baseline records findings that were there on a day, so that only new ones
// fail. It holds no words of the documents, which are often confidential.
type Baseline struct {
	Version int             `json:"version"`
	Entries []BaselineEntry `json:"findings"`
}

// BaselineEntry stands for Count findings of one fingerprint in one file.
type BaselineEntry struct {
	// File is the draft, relative to the folder of the baseline, with slashes.
	File        string `json:"file"`
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	// Clause is where the finding stood; it is for readers and matches nothing.
	Clause string `json:"clause"`
	// Count is the number of findings, at least 1.
	Count int `json:"count"`
}

type baselineKey struct{ file, fingerprint string }

func (e *BaselineEntry) key() baselineKey { return baselineKey{e.File, e.Fingerprint} }

// NewBaseline records the findings of a report that count: those that are
// neither information nor waived nor about waivers. rel gives the name under
// which a draft is recorded.
func NewBaseline(r *Report, rel func(file string) string) *Baseline {
	b := &Baseline{Version: BaselineVersion, Entries: []BaselineEntry{}}
	at := map[baselineKey]int{}
	for i := range r.Documents {
		d := &r.Documents[i]
		for j := range d.Findings {
			f := &d.Findings[j]
			if !f.baselined() || f.Suppressed != nil {
				continue
			}
			e := BaselineEntry{File: rel(d.File), Fingerprint: f.shared(), Rule: f.Rule, Clause: f.Subject().Clause, Count: 1}
			if k, ok := at[e.key()]; ok {
				b.Entries[k].Count++
				continue
			}
			at[e.key()] = len(b.Entries)
			b.Entries = append(b.Entries, e)
		}
	}
	b.sort()
	return b
}

// baselined reports whether a baseline may hold the finding.
func (f *Finding) baselined() bool {
	return f.Level.Rank() > 0 && f.Rule != WaiverRule && f.Subject() != nil
}

// shared is the fingerprint without the number that tells repetitions apart: a
// baseline counts them instead.
func (f *Finding) shared() string {
	key, _, _ := strings.Cut(f.Fingerprint, ":")
	return key
}

func (b *Baseline) sort() {
	slices.SortFunc(b.Entries, func(x, y BaselineEntry) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule),
			cmp.Compare(x.Clause, y.Clause), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
}

// ReadBaseline reads a baseline and refuses what Write would not have written.
func ReadBaseline(r io.Reader) (*Baseline, error) {
	dec := json.NewDecoder(r)
	dec.DisallowUnknownFields()
	var b Baseline
	if err := dec.Decode(&b); err != nil {
		return nil, fmt.Errorf("parse baseline: %w; write it anew with resolint baseline --update", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("parse baseline: more text follows its closing brace; write it anew with resolint baseline --update")
	}
	if b.Version != BaselineVersion {
		return nil, fmt.Errorf("parse baseline: its version is %d and this resolint reads version %d; write it anew with resolint baseline --update", b.Version, BaselineVersion)
	}
	seen := make(map[baselineKey]bool, len(b.Entries))
	for i := range b.Entries {
		e := &b.Entries[i]
		switch {
		case e.File == "" || e.Fingerprint == "":
			return nil, fmt.Errorf("parse baseline: finding %d has no file or no fingerprint", i+1)
		case e.Count < 1:
			return nil, fmt.Errorf("parse baseline: finding %d (%s in %s) has a count of %d; counts start at 1", i+1, e.Rule, e.File, e.Count)
		case seen[e.key()]:
			return nil, fmt.Errorf("parse baseline: %s in %s stands in it twice; merge the two counts", e.Fingerprint, e.File)
		}
		seen[e.key()] = true
	}
	return &b, nil
}

// Bytes returns the baseline as it is stored: sorted, one line a value, so that
// changes of it can be reviewed.
func (b *Baseline) Bytes() ([]byte, error) {
	b.sort()
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(b); err != nil {
		return nil, fmt.Errorf("encode baseline: %w", err)
	}
	return buf.Bytes(), nil
}

// Apply marks the findings of a report as new or unchanged and suppresses the
// unchanged ones. It returns the entries that nothing in the audited files needs
// any longer, with the number of findings that are gone as their count.
func (b *Baseline) Apply(r *Report, rel func(file string) string) (stale []BaselineEntry) {
	left := make(map[baselineKey]int, len(b.Entries))
	for i := range b.Entries {
		left[b.Entries[i].key()] = b.Entries[i].Count
	}
	audited := map[string]bool{}
	for i := range r.Documents {
		d := &r.Documents[i]
		file := rel(d.File)
		audited[file] = true
		for j := range d.Findings {
			f := &d.Findings[j]
			if !f.baselined() {
				continue
			}
			key := baselineKey{file, f.shared()}
			if left[key] == 0 {
				f.Baseline = "new"
				continue
			}
			left[key]--
			f.Baseline = "unchanged"
			if f.Suppressed == nil {
				f.Suppressed = &Suppression{Kind: "baseline", Reason: "recorded in the baseline"}
			}
		}
	}
	for _, e := range b.Entries {
		if n := left[e.key()]; n > 0 && audited[e.File] {
			e.Count = n
			stale = append(stale, e)
		}
	}
	return stale
}

// Merge takes today's findings of the audited files into the baseline and keeps
// the entries of all other files. grown lists what today has more than before.
func (b *Baseline) Merge(today *Baseline, audited map[string]bool) (merged *Baseline, grown []BaselineEntry) {
	before := make(map[baselineKey]int, len(b.Entries))
	merged = &Baseline{Version: BaselineVersion, Entries: slices.Clone(today.Entries)}
	for i := range b.Entries {
		e := b.Entries[i]
		before[e.key()] = e.Count
		if !audited[e.File] {
			merged.Entries = append(merged.Entries, e)
		}
	}
	for _, e := range today.Entries {
		if more := e.Count - before[e.key()]; more > 0 {
			e.Count = more
			grown = append(grown, e)
		}
	}
	merged.sort()
	return merged, grown
}
