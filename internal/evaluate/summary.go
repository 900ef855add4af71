package evaluate

import (
	"encoding/json"
	"io"
	"math"
)

// Tally counts right, false and missed findings. Figures are micro-averages:
// over findings, not over cases. Precision is 1 where nothing counted was
// reported, recall where nothing was wanted. Figures are rounded to 4 places.
type Tally struct {
	TP        int     `json:"tp"`
	FP        int     `json:"fp"`
	FN        int     `json:"fn"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

func (t *Tally) add(tp, fp, fn int) {
	t.TP += tp
	t.FP += fp
	t.FN += fn
	t.Precision = ratio(t.TP, t.TP+t.FP)
	t.Recall = ratio(t.TP, t.TP+t.FN)
	t.F1 = ratio(2*t.TP, 2*t.TP+t.FP+t.FN)
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return math.Round(1e4*float64(part)/float64(whole)) / 1e4
}

// Summary is the score of a set of cases, in the form that
// `resolint eval --format json` prints.
type Summary struct {
	Overall  Tally             `json:"overall"`
	Families map[string]*Tally `json:"families"`
	Rules    map[string]*Tally `json:"rules"`
	Traps    Traps             `json:"traps"`
	Cases    []CaseSummary     `json:"cases"`
	// FamilyClause scores right family and right clause, whatever the kind.
	FamilyClause Tally `json:"familyClause"`
	// Roles splits Overall by the roles of the cases ("pair", "three-way", …).
	Roles map[string]*Tally `json:"roles"`
	// Information scores gains and moves, in the cases that want some.
	Information Information `json:"information"`
	// Failed is the number of cases that fail as a whole.
	Failed int `json:"failed"`
}

// Information is the separate score of gains and moves.
type Information struct {
	Overall Tally             `json:"overall"`
	Rules   map[string]*Tally `json:"rules"`
}

// Traps counts quiet clauses.
type Traps struct {
	Broken int `json:"broken"`
	Of     int `json:"of"`
}

// CaseSummary lists what went wrong in one case.
type CaseSummary struct {
	Name   string  `json:"name"`
	Missed []Miss  `json:"missed"`
	False  []Found `json:"false"`
	Broken []Break `json:"broken"`
	// Unscored findings matched nothing and count neither way.
	Unscored int    `json:"unscored,omitempty"`
	Failure  string `json:"failure,omitempty"`
	// Information lists the misses and false alarms among gains and moves.
	Information *InformationErrors `json:"information,omitempty"`

	about string
}

// InformationErrors are misses and false alarms among gains and moves.
type InformationErrors struct {
	Missed []Miss  `json:"missed"`
	False  []Found `json:"false"`
}

// Summarize adds up results.
func Summarize(results []Result) *Summary {
	s := &Summary{
		Families: map[string]*Tally{}, Rules: map[string]*Tally{}, Roles: map[string]*Tally{},
		Information: Information{Rules: map[string]*Tally{}},
		Cases:       make([]CaseSummary, 0, len(results)),
	}
	for _, t := range []*Tally{&s.Overall, &s.FamilyClause, &s.Information.Overall} {
		t.add(0, 0, 0)
	}
	for i := range results {
		s.take(&results[i])
	}
	return s
}

func (s *Summary) take(r *Result) {
	role := tally(s.Roles, r.Case.Roles)
	count := func(rule string, tp, fp, fn int) {
		family, _ := split(rule)
		s.Overall.add(tp, fp, fn)
		tally(s.Families, family).add(tp, fp, fn)
		tally(s.Rules, rule).add(tp, fp, fn)
		role.add(tp, fp, fn)
	}
	apart := func(rule string, tp, fp, fn int) {
		s.Information.Overall.add(tp, fp, fn)
		tally(s.Information.Rules, rule).add(tp, fp, fn)
	}
	countAll(count, r.Hits, r.False, r.Missed)
	countAll(apart, r.Information.Hits, r.Information.False, r.Information.Missed)
	s.FamilyClause.add(r.FamilyHits, r.FamilyFalse, r.FamilyMissed)
	s.Traps.Broken += len(r.Broken)
	s.Traps.Of += r.Traps
	if r.Failure != "" {
		s.Failed++
	}
	c := CaseSummary{
		Name: r.Case.Name, Missed: orEmpty(r.Missed), False: orEmpty(r.False), Broken: orEmpty(r.Broken),
		Unscored: r.Unscored, Failure: r.Failure, about: r.Case.About,
	}
	if len(r.Information.Missed)+len(r.Information.False) > 0 {
		c.Information = &InformationErrors{orEmpty(r.Information.Missed), orEmpty(r.Information.False)}
	}
	s.Cases = append(s.Cases, c)
}

func countAll(count func(rule string, tp, fp, fn int), hits []Wanted, alarms []Found, missed []Miss) {
	for i := range hits {
		count(hits[i].Rule, 1, 0, 0)
	}
	for i := range alarms {
		count(alarms[i].Rule, 0, 1, 0)
	}
	for i := range missed {
		count(missed[i].Rule, 0, 0, 1)
	}
}

func tally(m map[string]*Tally, key string) *Tally {
	t := m[key]
	if t == nil {
		t = &Tally{}
		t.add(0, 0, 0)
		m[key] = t
	}
	return t
}

// orEmpty keeps null out of the JSON.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// WriteJSON writes the summary as one indented JSON document.
func (s *Summary) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(s)
}
