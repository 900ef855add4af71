//go:build !race

package testkit

const (
	slowdown        = 4
	heapSlack       = 1
	allocationSlack = 1
)
