// Package lazyregexp has regular expressions that are compiled when they are first
// needed: most runs read no PDF and serve no editor, and to compile the expressions of
// those at every start took a twentieth of the processor time of a short audit.
package lazyregexp

import (
	"regexp"
	"sync"
	"testing"
)

// Regexp is a regular expression that is compiled when it is first needed. Its methods
// are those of [regexp.Regexp].
type Regexp struct{ get func() *regexp.Regexp }

// New returns an expression; one that is wrong panics when it is compiled, which in tests
// is at once.
func New(expr string) *Regexp {
	r := &Regexp{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
	if testing.Testing() {
		r.get()
	}
	return r
}

// Match reports whether b contains any match.
func (r *Regexp) Match(b []byte) bool { return r.get().Match(b) }

// MatchString reports whether s contains any match.
func (r *Regexp) MatchString(s string) bool { return r.get().MatchString(s) }

// FindStringSubmatch returns the leftmost match in s with its groups, nil for none.
func (r *Regexp) FindStringSubmatch(s string) []string { return r.get().FindStringSubmatch(s) }

// FindAllStringSubmatch returns the first n matches in s with their groups, all for n
// below 0.
func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	return r.get().FindAllStringSubmatch(s, n)
}

// FindAllString returns the first n matches in s, all for n below 0.
func (r *Regexp) FindAllString(s string, n int) []string { return r.get().FindAllString(s, n) }

// FindAllStringIndex returns where the first n matches in s stand, all for n below 0.
func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	return r.get().FindAllStringIndex(s, n)
}

// FindAllStringSubmatchIndex returns where the first n matches in s and their groups
// stand, all for n below 0.
func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return r.get().FindAllStringSubmatchIndex(s, n)
}

// FindSubmatch returns the leftmost match in b with its groups, nil for none.
func (r *Regexp) FindSubmatch(b []byte) [][]byte { return r.get().FindSubmatch(b) }

// FindAllSubmatch returns the first n matches in b with their groups, all for n below 0.
func (r *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte { return r.get().FindAllSubmatch(b, n) }

// ReplaceAllString returns s with every match replaced, in which $1 is the first group.
func (r *Regexp) ReplaceAllString(s, by string) string { return r.get().ReplaceAllString(s, by) }
