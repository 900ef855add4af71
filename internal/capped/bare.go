package capped

import (
	"errors"
	"io/fs"
	"os"
)

// Bare cuts operation and path off the error of a file: messages name the file as the
// user did, and not a temporary one.
func Bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		return le.Err
	}
	return err
}
