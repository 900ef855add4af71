package audit_test

import (
	"bytes"
	"context"
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// validFacts prints the facts of a job, validates them and returns how many
// records of each sort they hold.
func validFacts(t *testing.T, s *jsonschema.Schema, job audit.Job) map[string]int {
	t.Helper()
	var out bytes.Buffer
	if err := audit.Facts(context.Background(), &out, job, audit.Options{Limits: limit.Default()}); err != nil {
		t.Errorf("%s: %v", job.Name, err)
		return nil
	}
	v, err := jsonschema.UnmarshalJSON(&out)
	if err != nil {
		t.Errorf("%s: %v", job.Name, err)
		return nil
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v", job.Name, err)
	}
	n := map[string]int{}
	for key, list := range v.(map[string]any) {
		if records, ok := list.([]any); ok {
			n[key] = len(records)
		}
	}
	return n
}

func file(name string) []audit.Source {
	return []audit.Source{{Name: name, Path: filepath.Base(name), Load: func() ([]byte, error) { return os.ReadFile(name) }}}
}

// TestFactsAreValid sees what `resolint facts` prints follow the published schema:
// for a pair of files, and for an example of every kind, which together give each
// sort of fact.
func TestFactsAreValid(t *testing.T) {
	s := testkit.Schema(t, "facts.json", facts.Schema)
	all := map[string]int{}
	add := func(n map[string]int) {
		for key, count := range n {
			all[key] += count
		}
	}
	dir := filepath.Join("..", "..", "testdata", "connectivity")
	pair := validFacts(t, s, audit.Job{Name: "pair", Base: file(filepath.Join(dir, "base.txt")), Draft: file(filepath.Join(dir, "draft.txt"))})
	if pair["fates"] == 0 {
		t.Errorf("the pair gives %v", pair)
	}
	add(pair)
	seen := map[string]bool{}
	for _, e := range examples(t) {
		kind := path.Base(e.rule)
		if seen[kind] {
			continue // loading everything anew for each job takes time
		}
		seen[kind] = true
		add(validFacts(t, s, audit.Job{Name: e.rule + " alone: " + e.Title, Draft: source("draft.txt", e.Draft)}))
		add(validFacts(t, s, audit.Job{
			Name: e.rule + ": " + e.Title, Draft: source("draft.txt", e.Draft),
			Base: source("base.txt", e.Base), Proposals: source("proposal.txt", e.Proposal),
		}))
	}
	for _, key := range []string{"fates", "clauses", "acts", "definitions", "texts", "reverted", "statements"} {
		if all[key] == 0 {
			t.Errorf("nothing gives %s", key)
		}
	}
}
