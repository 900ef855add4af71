package confidence

import (
	"cmp"
	"slices"
)

// Score says how good confidences are on labelled examples.
type Score struct {
	// Examples and Right count the examples and those that are right, by weight.
	Examples, Right float64
	// AveragePrecision is the mean precision at each right example, in the order of
	// confidence.
	AveragePrecision float64
	// Error is the expected calibration error over the bins.
	Error float64
	// Bins are ten ranges of confidence, [0, 0.1) first.
	Bins [10]Bin
	// Cuts say what is left where confidences under a threshold are dropped.
	Cuts []Cut
}

// Bin is a range of confidence: how many examples lie in it, what they say on the mean
// and what share of them is right.
type Bin struct{ Examples, Said, Right float64 }

// Cut is precision and recall of what is left at or above a threshold.
type Cut struct{ Threshold, Precision, Recall float64 }

// Judge scores confidences against the labels of the same examples.
func Judge(examples []Example, confidences []float64) Score {
	var s Score
	order := make([]int, len(examples))
	for i := range examples {
		order[i] = i
		e := &examples[i]
		s.Examples += e.Weight
		b := &s.Bins[min(9, int(confidences[i]*10))]
		b.Examples += e.Weight
		b.Said += e.Weight * confidences[i]
		if e.Right {
			s.Right += e.Weight
			b.Right += e.Weight
		}
	}
	for i := range s.Bins {
		b := &s.Bins[i]
		if b.Examples > 0 {
			b.Said /= b.Examples
			b.Right /= b.Examples
			s.Error += b.Examples / s.Examples * max(b.Said-b.Right, b.Right-b.Said)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(confidences[b], confidences[a]) })
	seen, right := 0.0, 0.0
	for _, i := range order {
		seen += examples[i].Weight
		if examples[i].Right {
			right += examples[i].Weight
			s.AveragePrecision += examples[i].Weight * right / seen
		}
	}
	if s.Right > 0 {
		s.AveragePrecision /= s.Right
	}
	for t := 0.1; t < 0.75; t += 0.1 {
		kept, hit := 0.0, 0.0
		for i := range examples {
			if confidences[i] >= t {
				kept += examples[i].Weight
				if examples[i].Right {
					hit += examples[i].Weight
				}
			}
		}
		c := Cut{Threshold: t}
		if kept > 0 {
			c.Precision = hit / kept
		}
		if s.Right > 0 {
			c.Recall = hit / s.Right
		}
		s.Cuts = append(s.Cuts, c)
	}
	return s
}
