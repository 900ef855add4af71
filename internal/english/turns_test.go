package english

import "testing"

func TestTurnOf(t *testing.T) {
	for word, want := range map[string]Turn{
		"unless": Exception, "solely": Only, "nothing": Negation, "whoever": Person, "every": Scope,
		"particularly": Example, "consistent": Accordance, "harbour": NoTurn,
	} {
		if got := TurnOf(word); got != want {
			t.Errorf("%s is %q, want %q", word, got, want)
		}
	}
}
