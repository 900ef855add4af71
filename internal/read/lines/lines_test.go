package lines

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLabel(t *testing.T) {
	tests := []struct {
		text, label string
		strength    Strength
	}{
		{"a) that", "a)", Strong},
		{"aa) that", "aa)", Strong},
		{"(a) that", "(a)", Strong},
		{"(iv) that", "(iv)", Strong},
		{"xiv) that", "xiv)", Strong},
		{"1. Calls", "1.", Strong},
		{"1.11.2 In those", "1.11.2", Weak},
		{"12 to continue", "12", Weak},
		{"2bis to continue", "2bis", Weak},
		{"2 bis to continue", "2 bis", Weak},
		{"b)bis that", "b)bis", Strong},
		{"4.alt Calls", "4.alt", Weak},
		{"• that", "•", Strong},
		{"– that", "–", Strong},
		{"¹ These", "¹", Strong},
		{"[a) that", "[a)", Strong},
		{"OP3. Calls", "OP3.", Strong},
		{"PP 2 Recalling", "PP 2", Strong},
		{"§ 3 Members", "§ 3", Weak},
		{"Article 5 Members", "Article 5", Weak},
		{"that a) is", "", None},
		{"no label", "", None},
		{"etc.) and", "", None},
		{"2031-2034 period", "", None},
		{"3rd of", "", None},
		{"Articles of", "", None},
		{"i.e. this", "", None},
		{"31415926 x", "", None},
		{"(see a)", "", None},
		{"", "", None},
	}
	for _, tt := range tests {
		n, st := Label(tt.text)
		if tt.text[:n] != tt.label || st != tt.strength {
			t.Errorf("Label(%q) = %q, %d, want %q, %d", tt.text, tt.text[:n], st, tt.label, tt.strength)
		}
	}
}

func TestScan(t *testing.T) {
	const text = "a\r\n\tb \n\n c\fd\u2029e\u0085f\rg"
	var got []string
	for _, l := range Scan(text) {
		got = append(got, text[l.Start:l.End])
	}
	if diff := cmp.Diff([]string{"a", "b", "", "c", "d", "e", "f", "g"}, got); diff != "" {
		t.Error(diff)
	}
	ls := Scan(text)
	if ls[1].Column != 8 || ls[1].Width != 9 || ls[3].Column != 1 || ls[3].Page || !ls[4].Page {
		t.Errorf("lines = %+v", ls)
	}
}

func TestMeasure(t *testing.T) {
	wrapped := strings.Repeat("these words are wrapped at a column that is the same for all of the\nlines, and so they form one text.\n\n", 3)
	if w := Measure(wrapped, Scan(wrapped)).Width; w < 60 || w > 72 {
		t.Errorf("wrapped text: width %d", w)
	}
	single := "instructs the Director of the Bureau for the Development of Telecommunications\nto report each year to the Council on all that was done in the year before and on the plans.\n"
	if w := Measure(single, Scan(single)).Width; w != 0 {
		t.Errorf("a paragraph a line: width %d", w)
	}
}

func TestJoined(t *testing.T) {
	const text = "The information on co-operation; multi-stakeholder and multistakeholder groups; a cost that is effective. "
	const wrapped = text + "Develop-\nment of commu-\r\n  nities with a gender-\nresponsive plan. "
	tests := []struct {
		text, a, b string
		want       bool
	}{
		{text, "for infor", "mation in", true},
		{text, "of co", "operation,", false},
		{text, "a multi", "stakeholder group", false},
		{text, "of un", "known words", false},
		{text, "the develop", "ment of", true},
		{text, "the commu", "nities of", true},
		{text, "with re", "action to", false},
		{text, "all stake", "holders in", false},
		{text, "any cost", "effective way", false},
		{text, "a gender", "sensitive way", false},
		{text, "(", "x", false},
		{wrapped, "all stake", "holders in", true},
		{wrapped, "any cost", "effective way", false},
		{wrapped, "a multi", "stakeholder group", false},
		{wrapped, "well", "being of", false},
		{wrapped, "3", "holders", false},
		{"a cost-\neffective plan, cost-\neffective and multi-\nlevel, with cost and effective", "a new", "fangled", false},
	}
	for _, tt := range tests {
		if got := NewVocabulary(tt.text).Joined(tt.a, tt.b); got != tt.want {
			t.Errorf("Joined(%q, %q) = %v in %q", tt.a, tt.b, got, tt.text)
		}
	}
}

// A number with which a line goes on in a series is no label; one before an item is.
func TestDanglingSeries(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"considering that Study Groups 5,", "12 and 17 of the Sector", true},
		{"Decides that articles", "a) and b) of the rules apply", true},
		{"in particular Goals 5 and", "10. on towers", true},
		{"the report No.", "7. of that session", true},
		{"in accordance with rule", "2) of the rules of procedure", true},
		{"Requests that no fewer than", "3. meetings be held", true},
		{"to invest in", "1. towers;", false},
		{"Agenda items", "2. Towers", false},
		{"to report on the following items", "1 to mend towers", false},
		{"to report on items", "1 to 5 of the list", true},
		{"to mend towers and", "(b) wells", false},
		{"2 to include at least 50 women and", "20 young people each year", true},
		{"in 30 countries, of which", "15 least developed countries", true},
		{"1 to consult women and", "2 to report", false},
		{"instructs the Director to", "1 continue the work;", false},
		{"to report to WRC-", "27 on it", true},
		{"to apply Resolutions 130,", "174 or 179 of this conference;", true},
		{"as stated in", "5. of the annex,", true},
		{"to build towers,", "2 to paint them;", false},
		{"to build towers;", "2 and more towers;", false},
		{"to build towers,", "b) of wood,", false},
		{"as stated under section", "IV. of the rules", true},
		{"that item", "a) of this resolution is done", true},
		{"as shown in Table", "A. of the report", true},
		{"the following item", "a) towers;", false},
		{"Annex", "A. Towers", false},
		{"that some USD", "20 million were spent on towers", true},
	} {
		if got := Dangling(tt.a, tt.b); got != tt.want {
			t.Errorf("%q / %q: %v", tt.a, tt.b, got)
		}
	}
}

// A symbol that is divided goes on, label or not.
func TestDividedSymbols(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool // a paragraph begins on the second line
	}{
		{"the report of the year that is contained in document A/80/\n62, which tells of towers", false},
		{"that resolution 70/\n125, on towers, applies to wells", false},
		{"to build towers and/\n2 to mend wells", true},
	} {
		ls := Scan(tt.text)
		if got := (Layout{}).Breaks(tt.text, ls[0], ls[0], ls[1]); got != tt.want {
			t.Errorf("%q: %v", tt.text, got)
		}
	}
}
