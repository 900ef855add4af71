package audit

import (
	"cmp"
	"context"
	"slices"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/policy"
)

// recall holds what resolint's rules said of the groups of fates of one job. The engine
// keeps that of the job that ended last: of a draft that is audited again nearly all groups
// are what they were.
type recall map[facts.Digest][]remark

// remark is a verdict on one fate of a group.
type remark struct {
	fate    int // its index in the group
	verdict policy.Verdict
}

// remembers reports whether the job after this one may want the verdicts. Rules of a
// user's own are given all facts and may say of a fate what rests on others.
func (r *runner) remembers() bool {
	return r.shelf != nil && r.shelf.size <= maxShelf && len(r.options.RuleDirs) == 0
}

// again puts to the policies what they were not asked before, and adds what they said of
// the rest.
func (r *runner) again(ctx context.Context, engine *policy.Engine, d *facts.Division) ([]policy.Verdict, error) {
	groups, digests := d.Groups, d.Digests()
	known := r.known(d, digests)
	verdicts, err := r.ask(ctx, engine, d)
	if err != nil {
		return nil, err
	}
	verdicts = append(verdicts, known...)
	slices.SortFunc(verdicts, policy.Compare)
	r.remember(groups, digests, verdicts)
	return verdicts, nil
}

// known takes the groups on which verdicts are known out of a division, and returns these.
func (r *runner) known(d *facts.Division, digests []facts.Digest) []policy.Verdict {
	older := r.judged.Load()
	if older == nil {
		return nil
	}
	var out []policy.Verdict
	rest := make([][]*facts.Fate, 0, len(d.Groups)/8)
	for i, group := range d.Groups {
		remarks, known := (*older)[digests[i]]
		if !known {
			rest = append(rest, group)
			continue
		}
		for _, m := range remarks {
			m.verdict.Record = group[m.fate].ID
			out = append(out, m.verdict)
		}
	}
	d.Groups = rest
	return out
}

// remember keeps the verdicts on groups for the next job.
func (r *runner) remember(groups [][]*facts.Fate, digests []facts.Digest, verdicts []policy.Verdict) {
	made := make(recall, len(groups))
	for i, group := range groups {
		var remarks []remark
		for n, fate := range group {
			from, _ := slices.BinarySearchFunc(verdicts, fate.ID, func(v policy.Verdict, id string) int { return cmp.Compare(v.Record, id) })
			for ; from < len(verdicts) && verdicts[from].Record == fate.ID; from++ {
				remarks = append(remarks, remark{n, verdicts[from]})
			}
		}
		made[digests[i]] = remarks
	}
	r.judged.Store(&made)
}
