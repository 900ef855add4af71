//go:build !race

package testkit

const (
	slowdown  = 4
	heapSlack = 1
)

// Race is true where the race detector is on: work goes by tens there, not by hundreds.
const Race = false
