package lexicon

import (
	"slices"
	"testing"
)

func TestAddresses(t *testing.T) {
	for text, want := range map[string][]string{
		"the portal at https://www.example.org/gender-equality/women, and others":   {"https://www.example.org/gender-equality/women"},
		"to civil-society@example.org and women@example.org;":                       {"civil-society@example.org", "women@example.org"},
		"see example.int/human-rights.":                                             {"example.int/human-rights"},
		"<ftp://x.org/a_b>":                                                         {"ftp://x.org/a_b"},
		"and/or 70/125, A/HRC/58/L.77 and U.S./Mexico; women/men; No.3/4":           nil,
		"(@women_girls), doi:10.1000/gender.equality; 10.5/6 and 70/10.1":           {"@women_girls", "10.1000/gender.equality"},
		"at women-and-girls.org, human-rights.pdf, a-b.docx.":                       {"women-and-girls.org", "human-rights.pdf", "a-b.docx"},
		"(un-women.org:8080/girls#top) and news.gender.int?women=1":                 {"un-women.org:8080/girls#top", "news.gender.int?women=1"},
		"women.girls@gender-equality.un.org":                                        {"women.girls@gender-equality.un.org"},
		`urn:un:human-rights in C:\docs\human-rights\women.docx; more`:              {"urn:un:human-rights", `C:\docs\human-rights\women.docx`},
		"#HumanRights, #women_2030; a#b ## x no. #5":                                {"#HumanRights", "#women_2030"},
		"as agreed.Women, e.g. women, para.org is: women. int the end.com":          {"para.org", "end.com"},
		"(d) report:women; 3:women, note:/x, i.e.women and U.S.A.":                  nil,
		"keep /a/women.html, (/women/rights), docs/gender/report.pdf and ~/women/x": {"/a/women.html", "/women/rights", "docs/gender/report.pdf", "~/women/x"},
		"at git@host:path/women, git@github.com:women/girls.git; mailto:x@y.org?subject=women": {
			"git@host:path/women", "git@github.com:women/girls.git", "mailto:x@y.org?subject=women",
		},
		"at https://example.org/towers/women-\nand-girls/x.html, or https://x.org/women- girls now": {
			"https://example.org/towers/women-\nand-girls/x.html", "https://x.org/women- girls",
		},
		`on \\server\women\rights, //server/women and ../women/girls`: {`\\server\women\rights`, "//server/women", "../women/girls"},
		`a \women and \server\women, x\y`:                             {`\server\women`},
		"at https://example.org/égalité/women” and more":              {"https://example.org/égalité/women"},
		"women /men, and / or women, member@states, a:women/girls":    nil,
		"write to x@example.org: women and x@example.org/ women":      {"x@example.org", "x@example.org"},
		"at @ noon, a//b, ://":                                        nil,
		"at t.me/women, x.com/girls; e.g./women, a.m./girls":          {"t.me/women", "x.com/girls"},
		"to women [at] example.org, girls(at)example.int; men [at] 5": {"women [at] example.org", "girls(at)example.int"},
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
