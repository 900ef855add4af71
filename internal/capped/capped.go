// Package capped reads files whose size somebody else decides.
package capped

import (
	"fmt"
	"io"
	"os"
)

// ReadFile reads the file at path. One of more than most bytes is refused, and
// never in memory as a whole; use completes "too large for …" in that error.
func ReadFile(path string, most int64, use string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("%s: larger than %d bytes, too large for %s", path, most, use)
	}
	return data, nil
}
