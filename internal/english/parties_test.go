package english_test

import (
	"testing"

	"github.com/resolint/resolint/internal/english"
)

func TestOrgan(t *testing.T) {
	for name, want := range map[string]bool{
		"the secretary-general":             true,
		"the centre for network incidents":  true,
		"united nations office on housing":  true,
		"it":                                true,
		"itu-t":                             true,
		"a chamber of the council":          true,
		"member states":                     false,
		"each contracting party":            false,
		"the competent authority":           false,
		"national agencies and a committee": false,
		"operators of networks":             false,
		"all governments":                   false,
		"":                                  false,
	} {
		if got := english.Organ(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}
