//go:build !unix

package cli

import (
	"os/exec"
	"testing"
)

// asNobody skips: permissions are different here.
func asNobody(t *testing.T, _ *exec.Cmd) bool {
	t.Helper()
	t.Skip("permissions are different here")
	return false
}
