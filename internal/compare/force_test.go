package compare

import (
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// TestDone: what an officer or a body was asked, or the body decided, is done when the next
// text tells of it; what is asked of States goes on, and a record becomes no less.
func TestDone(t *testing.T) {
	officer, body, states := &lexicon.Entry{Role: "agent"}, &lexicon.Entry{Role: "agent"}, &lexicon.Entry{}
	asks := func(to *lexicon.Entry, role string, s resolution.Standing) resolution.Statement {
		return resolution.Statement{Addressee: to, Call: resolution.Rank{Role: role}, Standing: s}
	}
	record := asks(nil, "", resolution.StandingRecord)
	for _, c := range []struct {
		name string
		x, y resolution.Statement
		want bool
	}{
		{"requests the Secretary-General to report, takes note of the report", asks(officer, "", resolution.StandingTask), record, true},
		{"requests the Office to hold a seminar, welcomes the seminar", asks(body, "", resolution.StandingCommitment), record, true},
		{"decides to convene a panel, welcomes the panel", asks(nil, "own", resolution.StandingTask), record, true},
		{"urges States to protect, welcomes the steps of States", asks(states, "", resolution.StandingCommitment), record, false},
		{"requests the Office to assist, invites it to", asks(body, "", resolution.StandingCommitment), asks(body, "", resolution.StandingCommitment), false},
		{"welcomes the report, takes note of it", asks(officer, "", resolution.StandingRecord), record, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := done(&c.x, &c.y); got != c.want {
				t.Errorf("done is %v, want %v", got, c.want)
			}
		})
	}
}
