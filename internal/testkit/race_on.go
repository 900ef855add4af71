//go:build race

package testkit

// slowdown is what the race detector costs.
const slowdown = 40
