//go:build race

package docx

// slowdown is what the race detector costs.
const slowdown = 10
