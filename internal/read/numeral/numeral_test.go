package numeral

import "testing"

func TestRoman(t *testing.T) {
	for _, tt := range []struct {
		n, most int
		want    string
	}{
		{1, 3999, "i"},
		{4, 3999, "iv"},
		{1949, 3999, "mcmxlix"},
		{3999, 3999, "mmmcmxcix"},
		{4000, 3999, "4000"},
		{4001, 32767, "mmmmi"},
		{0, 3999, "0"},
		{-3, 3999, "-3"},
	} {
		if got := Roman(tt.n, tt.most); got != tt.want {
			t.Errorf("Roman(%d, %d) = %q, want %q", tt.n, tt.most, got, tt.want)
		}
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{-1: "", 0: "", 1: "a", 26: "z", 27: "aa", 52: "az", 53: "ba", 702: "zz", 703: "aaa"} {
		if got := Letters(n); got != want {
			t.Errorf("Letters(%d) = %q, want %q", n, got, want)
		}
	}
}
