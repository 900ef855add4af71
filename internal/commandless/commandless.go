// Package commandless keeps what foreign text says from being taken for a command
// by the runners of workflows, which read the log of a step line by line: GitHub
// acts on lines that begin with "::", behind white space too, and wherever "##["
// stands.
package commandless

import "io"

// NewWriter returns a writer to w that divides both signs by a space. It holds
// nothing back: what was written has been passed on when Write returns.
func NewWriter(w io.Writer) io.Writer { return &writer{w: w, fresh: true} }

type writer struct {
	w io.Writer
	// fresh is true where nothing but white space stands in the line yet, colon
	// where one colon followed that.
	fresh, colon bool
	// hashes is the number of # before the place, up to two.
	hashes int
}

func (c *writer) Write(p []byte) (int, error) {
	safe := make([]byte, 0, len(p)+8)
	for _, b := range p {
		if b == ':' && c.colon || b == '[' && c.hashes == 2 {
			safe = append(safe, ' ')
		}
		c.colon = b == ':' && c.fresh
		switch b {
		case '\n', '\r':
			c.fresh = true
		case ' ', '\t', '\v', '\f':
		default:
			c.fresh = false
		}
		if b == '#' {
			c.hashes = min(c.hashes+1, 2)
		} else {
			c.hashes = 0
		}
		safe = append(safe, b)
	}
	if _, err := c.w.Write(safe); err != nil {
		return 0, err
	}
	return len(p), nil
}
