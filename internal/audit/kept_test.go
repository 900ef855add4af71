package audit

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/specimen"
)

// TestKeptTexts audits jobs one after the other that have texts in common. Each gives the
// report of a process that has seen nothing before.
func TestKeptTexts(t *testing.T) {
	ctx := context.Background()
	c := specimen.Make(7, 6000)
	base, draft := source("base.txt", c.Base), source("draft.txt", c.Draft)
	proposal := source("proposal.txt", c.Proposal)
	redline, err := c.Redline(6000)
	if err != nil {
		t.Fatal(err)
	}
	word := Source{Name: "draft.docx", Path: "draft.docx", Load: func() ([]byte, error) { return redline, nil }}
	renamed, edited := source("base.md", c.Base), source("draft.txt", c.Draft[:len(c.Draft)/2])
	jobs := []Job{
		{Name: "draft.txt", Draft: []Source{draft}, Base: []Source{base}},
		{Name: "draft.txt", Draft: []Source{edited}, Base: []Source{base}},
		{Name: "draft.txt", Draft: []Source{draft}, Base: []Source{base}, Proposals: []Source{proposal}},
		{Name: "draft.txt", Draft: []Source{draft}, Base: []Source{draft}}, // the same text twice
		{Name: "base.txt", Draft: []Source{base}, Base: []Source{draft}},
		{Name: "draft.txt", Draft: []Source{draft}, Base: []Source{renamed}},
		{Name: "draft.docx", Draft: []Source{word}},
		{Name: "draft.docx", Draft: []Source{word}, Base: []Source{base}},
		{Name: "texts", Draft: []Source{draft, word}, Base: []Source{base}},
		{Name: "draft.txt", Draft: []Source{draft}},
	}
	used, err := New(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range jobs {
		// Twice, so that each follows itself, too.
		for range 2 {
			got, err := used.Run(ctx, jobs[i:i+1])
			if err != nil {
				t.Fatal(err)
			}
			want, err := Run(ctx, jobs[i:i+1], Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(want.Documents) != 1 {
				t.Fatalf("job %d: %v", i+1, want.Failures)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("job %d says other than a fresh one:\n%s", i+1, diff)
			}
		}
	}
}

// TestShelfIsBounded: long texts are not kept.
func TestShelfIsBounded(t *testing.T) {
	e := warm(t)
	for _, tt := range []struct {
		bytes int
		kept  bool
	}{{5000, true}, {maxShelf, false}} {
		c := specimen.Make(1, tt.bytes)
		job := pairJob(&c)
		if _, _, failures := (&runner{engine: e, job: &job}).load(context.Background()); failures != nil {
			t.Fatal(failures)
		}
		if kept := e.kept.Load() != nil; kept != tt.kept {
			t.Errorf("a base of %d bytes is kept: %v, want %v", tt.bytes, kept, tt.kept)
		}
	}
}
