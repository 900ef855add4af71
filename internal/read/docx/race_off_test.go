//go:build !race

package docx

const slowdown = 1
