//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package corpus

import (
	"errors"
	"io"
	"os"
	"syscall"

	"github.com/resolint/resolint/internal/capped"
)

// lockFile takes a folder for this process. The system gives it free when the process
// ends, however it ends. File systems that know no locks are left to their users.
func lockFile(name string) (io.Closer, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, capped.Bare(err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	now, statErr := os.Stat(name)
	mine, mineErr := f.Stat()
	if errors.Is(err, syscall.EWOULDBLOCK) || statErr != nil || mineErr != nil || !os.SameFile(now, mine) {
		_ = f.Close()
		return nil, errors.New("another run writes to it; wait for that, or name another folder with --output")
	}
	return f, nil
}
