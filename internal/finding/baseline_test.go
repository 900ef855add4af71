package finding

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func same(name string) string { return name }

func TestBaselineRoundTrip(t *testing.T) {
	r := sample()
	b := NewBaseline(r, same)
	if len(b.Entries) != 2 {
		t.Fatalf("entries %+v, want the two that are no information", b.Entries)
	}
	data, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{r.Documents[0].Findings[0].Message} {
		if words != "" && bytes.Contains(data, []byte(words)) {
			t.Errorf("the baseline holds words of the report: %s", words)
		}
	}
	back, err := ReadBaseline(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(back.Entries, b.Entries) {
		t.Errorf("read %+v, wrote %+v", back.Entries, b.Entries)
	}
	if stale := back.Apply(r, same); len(stale) != 0 {
		t.Errorf("stale %+v", stale)
	}
	r.Settle("note")
	if r.Status != 0 {
		t.Errorf("status %d with everything in the baseline", r.Status)
	}
	for _, f := range r.Documents[0].Findings[:2] {
		if f.Baseline != "unchanged" || f.Suppressed == nil || f.Suppressed.Kind != "baseline" {
			t.Errorf("finding %+v", f)
		}
	}
}

func TestBaselineCounts(t *testing.T) {
	r := sample()
	twice := r.Documents[0].Findings[0]
	twice.Fingerprint = ""
	r.Documents[0].Findings = append(r.Documents[0].Findings, twice)
	Fingerprints(r.Documents[0].Findings)
	if a, b := r.Documents[0].Findings[0].Fingerprint, r.Documents[0].Findings[3].Fingerprint; a == b {
		t.Fatal("two findings have one fingerprint")
	}
	two := NewBaseline(r, same)
	one := NewBaseline(sample(), same)
	if one.Apply(r, same); r.Documents[0].Findings[3].Baseline != "new" || r.Documents[0].Findings[0].Baseline != "unchanged" {
		t.Errorf("one recorded of two: %q, %q", r.Documents[0].Findings[0].Baseline, r.Documents[0].Findings[3].Baseline)
	}
	stale := two.Apply(sample(), same)
	if len(stale) != 1 || stale[0].Count != 1 || stale[0].Rule != "gender/removed" {
		t.Errorf("stale %+v", stale)
	}
}

func TestBaselineMerge(t *testing.T) {
	old := &Baseline{Version: 1, Entries: []BaselineEntry{
		{File: "other.txt", Fingerprint: "x", Rule: "a/b", Count: 1},
		{File: "drafts/a.txt", Fingerprint: "gone", Rule: "a/b", Count: 2},
	}}
	today := NewBaseline(sample(), same)
	merged, grown := old.Merge(today, map[string]bool{"drafts/a.txt": true})
	if len(grown) != 2 {
		t.Errorf("grown %+v, want both findings of today", grown)
	}
	var files []string
	for _, e := range merged.Entries {
		files = append(files, e.File+" "+e.Fingerprint)
	}
	if len(merged.Entries) != 3 || slices.Contains(files, "drafts/a.txt gone") || !slices.Contains(files, "other.txt x") {
		t.Errorf("merged %v", files)
	}
	if _, grown := merged.Merge(today, map[string]bool{"drafts/a.txt": true}); len(grown) != 0 {
		t.Errorf("grown again: %+v", grown)
	}
}

func TestBaselineStaleOnlyInAuditedFiles(t *testing.T) {
	b := &Baseline{Version: 1, Entries: []BaselineEntry{{File: "other.txt", Fingerprint: "x", Count: 1}}}
	if stale := b.Apply(sample(), same); len(stale) != 0 {
		t.Errorf("a file that was not audited is called stale: %+v", stale)
	}
}

func TestReadBaselineErrors(t *testing.T) {
	tests := map[string]string{
		"":                                    "EOF",
		"{":                                   "unexpected EOF",
		`{"version": 1, "surprise": true}`:    "unknown field",
		`{"version": 2, "findings": []}`:      "version is 2",
		`{"version": 1, "findings": []} more`: "more text follows",
		`{"version": 1, "findings": [{"file":"a","fingerprint":"f","rule":"r/s","count":0}]}`:                             "counts start at 1",
		`{"version": 1, "findings": [{"fingerprint":"f","count":1}]}`:                                                     "no file",
		`{"version": 1, "findings": [{"file":"a","fingerprint":"f","count":1},{"file":"a","fingerprint":"f","count":1}]}`: "twice",
	}
	for in, want := range tests {
		if _, err := ReadBaseline(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", in, err, want)
		}
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte(`{"version":1,"findings":[{"file":"a","fingerprint":"f","rule":"g/r","clause":"c","count":1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadBaseline(bytes.NewReader(data))
		if err != nil {
			return
		}
		out, err := b.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadBaseline(bytes.NewReader(out))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if !slices.Equal(again.Entries, b.Entries) {
			t.Error("entries changed on the way")
		}
	})
}
