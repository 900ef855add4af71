//go:build race

package testkit

// slowdown and heapSlack are what the race detector costs.
const (
	slowdown  = 40
	heapSlack = 2
)
