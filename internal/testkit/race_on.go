//go:build race

package testkit

// slowdown and heapSlack are what the race detector costs.
const (
	slowdown  = 40
	heapSlack = 2
)

// Race is true where the race detector is on: work goes by tens there, not by hundreds.
// Tests that ask for it, or for Thin, are run without the detector by `.ci/run whole`.
const Race = true
