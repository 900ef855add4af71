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
	_ = flock(d, syscall.LOCK_EX)
	return func() { _ = d.Close() }, nil // which gives the lock back
}

func flock(f *os.File, how int) error {
	for {
		if err := syscall.Flock(int(f.Fd()), how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// hold keeps a file that was just made from being removed as abandoned until it is closed;
// false if it was removed before. Where the file system has no locks, nothing is removed.
func hold(f *os.File) bool {
	if err := flock(f, syscall.LOCK_EX); err != nil {
		return true
	}
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(f.Name())
	return err == nil && os.SameFile(mine, there)
}

// removeAbandoned removes a file that no process holds.
func removeAbandoned(path string) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return
	}
	if flock(f, syscall.LOCK_EX|syscall.LOCK_NB) == nil {
		_ = os.Remove(path) // if it cannot be, it stays
	}
	_ = f.Close() // nothing was written
}

// place gives a file its name and closes it, in this order: it is held until it has it.
func place(f *os.File, path string) error {
	return errors.Join(os.Rename(f.Name(), path), f.Close())
}
