package grammar

import (
	"strings"
	"testing"
)

// TestHeadingOverLines reads headings that the layout divides, whether the lines are
// paragraphs of their own or not, and leaves alone what only stands below a heading.
func TestHeadingOverLines(t *testing.T) {
	const body = "The Plenipotentiary Conference of the International Telecommunication Union (Montevideo, 2030),\n\nconsidering\n\nthat towers fall,\n\nresolves\n\nto build towers."
	for head, want := range map[string]string{
		"MOD RESOLUTION 290\n(Rev. Montevideo, 2030)":           "MOD|RESOLUTION 290 (Rev. Montevideo, 2030)|290|Montevideo|2030|true",
		"MOD RESOLUTION 290\n\n(Rev. Montevideo, 2030)":         "MOD|RESOLUTION 290 (Rev. Montevideo, 2030)|290|Montevideo|2030|true",
		"MOD RESOLUTION 290 (Rev. Montevideo, 2030)":            "MOD|RESOLUTION 290 (Rev. Montevideo, 2030)|290|Montevideo|2030|true",
		"MOD\n\nRESOLUTION\n\n290 (Rev. Montevideo, 2030)":      "MOD|RESOLUTION 290 (Rev. Montevideo, 2030)|290|Montevideo|2030|true",
		"Draft new Resolution\n[IAP-1]":                         "|Draft new Resolution [IAP-1]||Montevideo|2030|false",
		"ADD Draft new Resolution\n\n[IAP-1]":                   "ADD|Draft new Resolution [IAP-1]||Montevideo|2030|false",
		"DRAFT NEW RESOLUTION\n\n[EUR-7]\n\n(MONTEVIDEO, 2030)": "|DRAFT NEW RESOLUTION [EUR-7] (MONTEVIDEO, 2030)||Montevideo|2030|false",
		"RESOLUTION 290\n\n(adopted without a vote)":            "|RESOLUTION 290|290|Montevideo|2030|false",
	} {
		r := Parse(viewOf("heading", head+"\n\nTowers of the coast\n\n"+body))[0]
		revision := "false"
		if r.Revision {
			revision = "true"
		}
		if got := strings.Join([]string{r.Mark, r.Heading, r.Number, r.Place, r.Year, revision}, "|"); got != want {
			t.Errorf("%q gives %s, want %s", head, got, want)
		}
		if r.Title != "Towers of the coast" {
			t.Errorf("%q: title %q", head, r.Title)
		}
	}
}
