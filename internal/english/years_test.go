package english

import "testing"

func TestYear(t *testing.T) {
	for word, want := range map[string]bool{"1999": true, "2030": true, "1899": false, "20": false, "20300": false, "20th": false, "": false} {
		if Year(word) != want {
			t.Errorf("%q is a year: %t", word, !want)
		}
	}
}
