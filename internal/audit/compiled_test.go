package audit

import (
	"context"
	"io/fs"
	"reflect"
	"testing"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/specimen"
	"github.com/resolint/resolint/rules"
)

// without hides one file of a file system.
type without struct {
	fs.FS
	name string
}

func (w without) Open(name string) (fs.File, error) {
	if name == w.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w.FS.Open(name)
}

// TestCompiledJudgesAlike: the rules that were compiled before give the verdicts of
// those that are compiled at the start, in full and in parts.
func TestCompiledJudgesAlike(t *testing.T) {
	ctx := context.Background()
	_, profile, err := loadProfile("")
	if err != nil {
		t.Fatal(err)
	}
	judge := func(from fs.FS) *policy.Engine {
		e, err := policy.New(policy.Options{Rules: from, Data: map[string]any{"profile": profile.data("itu")}})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	packed, fresh := judge(rules.FS), judge(without{rules.FS, policy.Compiled})
	kinds := map[string]bool{}
	for seed, size := range []int{4_000, 20_000, 120_000} {
		c := specimen.Make(uint64(seed), size)
		job := pairJob(&c)
		job.Proposals = []Source{source("proposal.txt", c.Proposal)}
		r := &runner{engine: warm(t), job: &job}
		in, _, failures := r.load(ctx)
		if failures != nil {
			t.Fatal(failures)
		}
		result := compare.Compare(in)
		r.model.Weigh(result.Facts)
		got, err := packed.Judge(ctx, result.Facts.Value())
		if err != nil {
			t.Fatal(err)
		}
		want, err := fresh.Judge(ctx, result.Facts.Value())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("text of %d bytes: %d verdicts of the compiled rules are not the %d of the others", size, len(got), len(want))
		}
		for i := range got {
			kinds[got[i].Rule] = true
		}
	}
	if len(kinds) < 15 {
		t.Errorf("only %d rules spoke", len(kinds))
	}
}
