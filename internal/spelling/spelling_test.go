package spelling_test

import (
	"testing"

	"github.com/resolint/resolint/internal/spelling"
)

func TestNearest(t *testing.T) {
	known := []string{"gender", "human-rights", "mandate", "un", ""}
	tests := []struct{ name, want string }{
		{"gendr", "gender"},
		{"human-right", "human-rights"},
		{"madnate", "mandate"},
		{"unheard-of", ""},
		{"", ""},
		{"xy", ""}, // nothing of "un" is left
		{"genre", "gender"},
		{"wto", ""},
		{"uno", "un"},
	}
	for _, tt := range tests {
		if got := spelling.Nearest(tt.name, known); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestUnknown(t *testing.T) {
	tests := []struct {
		name string
		n    int
		want string
	}{
		{"wran", 3, `there is no level "wran"; did you mean "warn"? there are warn, note, off`},
		{"fatal", 3, `there is no level "fatal"; there are warn, note, off`},
		{"wran", 20, `there is no level "wran"; did you mean "warn"?`},
	}
	for _, tt := range tests {
		known := []string{"warn", "note", "off"}
		for len(known) < tt.n {
			known = append(known, "something else altogether")
		}
		if got := spelling.Unknown("level", tt.name, known); got != tt.want {
			t.Errorf("%q of %d: %s", tt.name, tt.n, got)
		}
	}
}
