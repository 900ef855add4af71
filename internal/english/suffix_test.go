package english

import "testing"

func TestSuffix(t *testing.T) {
	for s, want := range map[string]int{
		"bis": 3, "bis.": 3, "novies that": 6, "decies": 6, "undecies)": 8, "terdecies": 9, "quater": 6, "BIS": 3, "alt2 x": 4, "vicies": 6,
		"terms": 0, "bisect": 0, "alternative": 0, "ter-": 0, "": 0, "al": 0, "bisé": 0,
	} {
		if got := Suffix(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}
