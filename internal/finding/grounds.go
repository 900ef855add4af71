package finding

// Grounds are what a finding rests on: the statements that were held against each other
// and the features of the change that gave it its confidence.
type Grounds struct {
	// Base and Draft are the statements of the two clauses, one a line, as `resolint facts
	// --statements` prints them; Draft is empty where nothing took the clause's place, and
	// both are where the draft was not held against a base.
	Base, Draft []string
	// Relation is what became of the clause: "gone", "edited", "moved", "split", "merged",
	// "replaced" or "same".
	Relation string
	// Likeness is how alike the two clauses are, 0 to 1, by the cosine of their weighed words.
	Likeness float64
	// Reasons are the features by what they add to the log odds, the weightiest first, for
	// and against alike; Bias is what the odds are without any.
	Reasons []Reason
	Bias    float64
}

// Reason is one feature of a change.
type Reason struct {
	// Name is the feature's name in rules/confidence.yaml, Weight what it adds to the log
	// odds.
	Name   string
	Weight float64
}
