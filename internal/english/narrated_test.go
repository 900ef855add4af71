package english

import "testing"

func TestNarrates(t *testing.T) {
	for w, want := range map[string]Opening{
		"decides": Operative, "decided": Operative, "took": Operative, "reaffirmed": Operative, "stresses": Operative, "stressed": Operative,
		"requested": Directive, "urged": Directive, "called": Directive, "invites": Directive,
		"recalling": NoOpening, "decide": NoOpening, "requesting": NoOpening, "tower": NoOpening,
	} {
		if got := Narrates(w); got != want {
			t.Errorf("Narrates(%q) = %d, want %d", w, got, want)
		}
	}
}
