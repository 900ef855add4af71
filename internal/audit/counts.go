package audit

import (
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/resolution"
)

// count returns an error for more or longer texts than may be compared.
func (o *Options) count(all []*resolution.Resolution) error {
	clauses, longest := 0, 0
	for _, r := range all {
		clauses += len(r.Clauses)
		for i := range r.Clauses {
			longest = max(longest, len(r.Clauses[i].Text))
		}
	}
	for _, c := range []struct {
		what, key string
		n, most   int
	}{
		{"number of resolutions", "limits.resolutions", len(all), o.MaxResolutions},
		{"number of clauses", "limits.clauses", clauses, o.MaxClauses},
		{"length of a clause in bytes", "limits.clause-bytes", longest, o.MaxClause},
	} {
		if c.most > 0 && c.n > c.most {
			return &limit.Error{Name: c.what, Value: int64(c.n), Max: int64(c.most), Key: c.key}
		}
	}
	return nil
}

// countMentions returns an error for a clause with more mentions than may be compared:
// each is held against all that the other side of its clause says.
func (o *Options) countMentions(all []*resolution.Resolution) error {
	for _, r := range all {
		for i := range r.Clauses {
			t := r.Clauses[i].Tags
			if n := o.MaxMentions; n > 0 && t != nil && len(t.Mentions) > n {
				return &limit.Error{Name: "number of mentions in a clause", Value: int64(len(t.Mentions)), Max: int64(n), Key: "limits.clause-mentions"}
			}
		}
	}
	return nil
}
