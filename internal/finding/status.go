package finding

import (
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/spelling"
)

// FailOnLevels are the values of Report.FailOn, the strictest last.
var FailOnLevels = []string{"never", "error", "warning", "note"}

// ParseFailOn checks a fail-on level.
func ParseFailOn(s string) (string, error) {
	if slices.Contains(FailOnLevels, s) {
		return s, nil
	}
	return "", fmt.Errorf("%q is no level to fail on%s; choose error, warning, note or never", s, spelling.Meant(s, FailOnLevels))
}

// Settle sets FailOn and Status: 2 where an input could not be audited, else 1
// where an unsuppressed finding is at failOn or above it, else 0.
func (r *Report) Settle(failOn string) {
	r.FailOn = failOn
	r.Status = 0
	if len(r.Failures) > 0 {
		r.Status = 2
		return
	}
	least := Level(failOn).Rank()
	if least == 0 {
		return
	}
	for i := range r.Documents {
		for level, n := range r.Documents[i].Count() {
			if n > 0 && level.Rank() >= least {
				r.Status = 1
				return
			}
		}
	}
}
