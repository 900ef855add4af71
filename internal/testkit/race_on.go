//go:build race

package testkit

// slowdown, heapSlack and allocationSlack are what the race detector costs.
const (
	slowdown        = 40
	heapSlack       = 2
	allocationSlack = 1.5
)

// Race is true where the race detector is on: work goes by tens there, not by hundreds.
const Race = true
