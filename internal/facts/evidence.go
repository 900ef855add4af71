package facts

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
