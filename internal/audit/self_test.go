package audit_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
)

// twice says the same thing twice in one clause, with verbs of different force:
// each must be compared with itself and not with the other.
const twice = "The Human Rights Council,\n\nNoting the weather,\n\n" +
	"1. Condemns violations of human rights law that disrupt the ability to seek information, and calls upon States to ensure that laws are consistent with human rights law;\n\n" +
	"2. Requests women to seek advice, invites women to apply, and instructs women to ensure that women shall take part;\n\n" +
	"3. Notes that, with the growth of networks, risks have emerged for Member States, Sector Members and other stakeholders, including users;\n\n" +
	"4. Decides to remain seized of the matter.\n"

// TestTextAgainstItself compares texts with themselves: nothing was lost or won.
// What a text lacks on both sides is no finding either.
func TestTextAgainstItself(t *testing.T) {
	all := append(own(t), texts{name: "twice", base: twice})
	if !testing.Short() {
		all = append(append(all, shared(t)...), realPairs(t)...)
	}
	var jobs []audit.Job
	add := func(name, base, draft string) {
		if base != "" && draft != "" {
			jobs = append(jobs, audit.Job{Name: name, Base: asIs("base.txt", base), Draft: asIs("draft.txt", draft)})
		}
	}
	for _, x := range all {
		for i, text := range []string{x.base, x.draft} {
			add(fmt.Sprintf("%s %d", x.name, i), text, text)
			add(fmt.Sprintf("%s %d, wrapped", x.name, i), wrapped(text), text)
		}
	}
	r, err := audit.Run(context.Background(), jobs, audit.Options{Limits: limit.Default()})
	if err != nil || len(r.Failures) > 0 {
		t.Fatal(err, r.Failures)
	}
	for i := range r.Documents {
		for j := range r.Documents[i].Findings {
			f := &r.Documents[i].Findings[j]
			// A package is judged as it stands; what the base lacks too is a note.
			if f.Kind != "siloed" && !(f.Kind == "missing" && f.Level == finding.LevelNote) {
				t.Errorf("%s: %s: %s", jobs[i].Name, essence(f), f.Message)
			}
		}
	}
	t.Logf("%d comparisons", len(jobs))
}
