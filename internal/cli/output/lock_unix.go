//go:build unix

package output

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"github.com/resolint/resolint/internal/capped"
)

// Lock keeps other processes that ask for the same from changing the files of a
// folder until unlock is called. It waits for them, leaves no file behind, and ends
// with the process. Where the file system has no locks it does nothing.
func Lock(folder string) (unlock func(), err error) {
	d, err := os.Open(folder)
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", folder, capped.Bare(err))
	}
	for {
		err = syscall.Flock(int(d.Fd()), syscall.LOCK_EX)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	return func() { _ = d.Close() }, nil // which gives the lock back
}
