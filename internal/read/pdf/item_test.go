package pdf

import "testing"

// TestItemIsNoHeader: the first row of a page that begins with a number is a running
// header only where no item can begin so.
func TestItemIsNoHeader(t *testing.T) {
	for text, want := range map[string]bool{
		"2\tto carry out projects in each region": true,
		"2\tThe panel is open to all;":            true,
		"ii\tand pumps":                           true,
		"2\tRESOLUTION 290":                       false,
		"A/RES/73/6\tWells":                       false,
		"2/5":                                     false,
		"":                                        false,
	} {
		if got := item(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
