package cli

import "fmt"

// Exit statuses.
const (
	// ExitClean: nothing at or above the level to fail on.
	ExitClean = 0
	// ExitFindings: findings at or above it.
	ExitFindings = 1
	// ExitTrouble: something could not be audited, or the command line or the
	// configuration is wrong.
	ExitTrouble = 2
)

// ExitError is an error that carries the exit status. Err is nil where all has
// been said already.
type ExitError struct {
	Status int
	Err    error
}

func (e *ExitError) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("exit status %d", e.Status)
	}
	return e.Err.Error()
}

func (e *ExitError) Unwrap() error { return e.Err }

// silent returns an error that only carries a status, nil for 0.
func silent(status int) error {
	if status == ExitClean {
		return nil
	}
	return &ExitError{Status: status}
}
