package lexicon

import (
	"slices"
	"testing"
)

func TestAddresses(t *testing.T) {
	for text, want := range map[string][]string{
		"the portal at https://www.example.org/gender-equality/women, and others": {"https://www.example.org/gender-equality/women"},
		"to civil-society@example.org and women@example.org;":                     {"civil-society@example.org", "women@example.org"},
		"see example.int/human-rights.":                                           {"example.int/human-rights"},
		"<ftp://x.org/a_b>":                                                       {"ftp://x.org/a_b"},
		"and/or 70/125, A/HRC/58/L.77 and U.S./Mexico; women/men; No.3/4":         nil,
		"(@women_girls), doi:10.1000/gender.equality; 10.5/6 and 70/10.1":         {"@women_girls", "10.1000/gender.equality"},
		"at @ noon, a//b, ://":                                                    nil,
	} {
		var got []string
		for _, a := range addresses(text) {
			got = append(got, text[a[0]:a[1]])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAddressIsOneToken(t *testing.T) {
	text := "the portal https://example.org/women-and-girls."
	got := (&Lexicon{}).Tokens(text, nil)
	if len(got) != 4 || got[2].Fold != "https://example.org/women-and-girls" || got[3].Kind != Punct {
		t.Errorf("%+v", got)
	}
}
