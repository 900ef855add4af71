//go:build race

package testkit

// slowdown, heapSlack and allocationSlack are what the race detector costs.
const (
	slowdown        = 40
	heapSlack       = 2
	allocationSlack = 1.5
)
