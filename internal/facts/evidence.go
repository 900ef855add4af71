package facts

import "iter"

// Feature is one thing that speaks for or against a change being a loss, by its name
// in the model of confidence (rules/confidence.yaml). Most values are 0 or 1, all lie
// between -1 and a few.
type Feature struct {
	Name  string
	Value float64
}

// Evidence is what a record's confidence rests on. Policies see the confidence only.
type Evidence struct {
	// Features are those that are not zero, in the order in which they were found.
	Features []Feature
	// Confidence is the chance that a careful reader would want to be told, 0 to 1.
	Confidence float64
}

// Judged is what every record has that a policy may make a finding of.
type Judged struct {
	Evidence Evidence
	// Changed is the share of the clauses of the text that the record is about (of a fate
	// the one that is followed) that do not stand word for word in the other one, 0 to 1; 0
	// where there is no other. A text that is renewed tells of other tasks, one in which a
	// clause was cut does not.
	Changed float64
}

// Grounds returns what the record's confidence rests on.
func (j *Judged) Grounds() *Evidence { return &j.Evidence }

// mostFeatures is room for the features of nearly every change.
const mostFeatures = 56

// Room is where the features of many changes are noted one after the other, so that each
// keeps no more room than it needs. One goroutine uses it.
type Room struct{ left []Feature }

// Begin gives e room for its features.
func (r *Room) Begin(e *Evidence) {
	if cap(r.left) < mostFeatures {
		r.left = make([]Feature, 0, 32*mostFeatures)
	}
	e.Features = r.left[:0:mostFeatures]
}

// End takes back what e does not need, with room for so many more features left to it.
func (r *Room) End(e *Evidence, more int) {
	n := len(e.Features) + more
	if cap(e.Features) == mostFeatures && n <= mostFeatures {
		e.Features, r.left = e.Features[:len(e.Features):n], r.left[n:n]
	} else if cap(e.Features) == mostFeatures {
		r.left = r.left[mostFeatures:mostFeatures]
	}
}

// Note adds a feature, where it is not zero.
func (e *Evidence) Note(name string, value float64) {
	if value != 0 {
		e.Features = append(e.Features, Feature{name, value})
	}
}

// Flag adds a feature of value 1 where it holds.
func (e *Evidence) Flag(name string, holds bool) {
	if holds {
		e.Features = append(e.Features, Feature{name, 1})
	}
}

// Evidence yields what each record's confidence rests on.
func (f *Facts) Evidence() iter.Seq[*Evidence] {
	return func(yield func(*Evidence) bool) {
		_ = each(f.Fates, yield) && each(f.Clauses, yield) && each(f.Acts, yield) &&
			each(f.Definitions, yield) && each(f.Texts, yield) && each(f.Rewritten, yield)
	}
}

// each yields the evidence of some records, and reports whether there is to be more.
func each[T any, P interface {
	*T
	Grounds() *Evidence
}](records []T, yield func(*Evidence) bool) bool {
	for i := range records {
		if !yield(P(&records[i]).Grounds()) {
			return false
		}
	}
	return true
}
