//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package corpus

import (
	"io"
	"os"

	"github.com/resolint/resolint/internal/capped"
)

// lockFile opens the file only: here nothing gives a lock free when a process is
// killed, and a run that could never go on would be worse than two at once.
func lockFile(name string) (io.Closer, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, capped.Bare(err)
	}
	return f, nil
}
