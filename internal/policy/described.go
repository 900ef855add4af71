package policy

import (
	"fmt"
	"io/fs"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/pack"
)

const (
	// Described is the file beside resolint's rules that holds their descriptions
	// packed: reading the METADATA of all of them takes longer than auditing a
	// document. Where it is not there, or was made of other rules, METADATA is read.
	Described = "described.bin"

	describedMagic = "described 1\n"
	kindsPattern   = "kinds/*.rego"
)

// PackDescribed returns what Described should hold.
func PackDescribed(own fs.FS) ([]byte, error) {
	sum, err := pack.Digest(own, kindsPattern)
	if err != nil {
		return nil, fmt.Errorf("read rules: %w", err)
	}
	rules, err := describeAll(own)
	if err != nil {
		return nil, err
	}
	w := &pack.Writer{}
	w.Number(len(rules))
	for i := range rules {
		r := &rules[i]
		w.Strings(r.Name, r.Family, r.Kind, r.Title, r.Description, r.Why, string(r.Level))
		for _, list := range [][]finding.Example{r.Trips, r.Passes} {
			w.Number(len(list))
			for _, e := range list {
				w.Strings(e.Title, e.Base, e.Proposal, e.Draft)
			}
		}
		w.List(r.Sources)
	}
	return w.Bytes(describedMagic, sum), nil
}

// readDescribed describes resolint's rules by Described where that is current.
func readDescribed(own fs.FS) ([]finding.Rule, error) {
	file, err := pack.ReadFile(own, Described)
	if err != nil {
		return describeAll(own)
	}
	sum, err := pack.Digest(own, kindsPattern)
	if err != nil {
		return nil, fmt.Errorf("read rules: %w", err)
	}
	r, ok := pack.Open(file, describedMagic, sum)
	if !ok {
		return describeAll(own)
	}
	rules := make([]finding.Rule, r.Count())
	for i := range rules {
		d := &rules[i]
		r.Strings(&d.Name, &d.Family, &d.Kind, &d.Title, &d.Description, &d.Why, (*string)(&d.Level))
		d.Trips, d.Passes = readExamples(r), readExamples(r)
		d.Sources = r.List()
	}
	if !r.Done() {
		return nil, fmt.Errorf("read %s: damaged; make it anew with go test ./rules -run TestDescribed -update", Described)
	}
	return rules, nil
}

func readExamples(r *pack.Reader) []finding.Example {
	n := r.Count()
	if n == 0 {
		return nil
	}
	out := make([]finding.Example, n)
	for i := range out {
		e := &out[i]
		r.Strings(&e.Title, &e.Base, &e.Proposal, &e.Draft)
	}
	return out
}
