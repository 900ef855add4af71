package grammar

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIdentity(t *testing.T) {
	type identity struct {
		Heading, Organ, Kind, Number, Place, Year, Title, Mark, Source string
		Revision                                                       bool
	}
	const pp = "The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),\n\nresolves\n\nto go."
	for _, c := range []struct {
		name, text string
		want       identity
	}{
		{"revision", "(MOD) EUR/44A7/1\n\nRESOLUTION 811 (REV. BUENOS AIRES, 2017)\n\nBridges\n\n" + pp, identity{
			Heading: "RESOLUTION 811 (REV. BUENOS AIRES, 2017)", Organ: "itu-pp", Kind: "resolution", Number: "811",
			Place: "Lima", Year: "2030", Revision: true, Title: "Bridges", Mark: "(MOD)", Source: "EUR/44A7/1",
		}},
		{"new", "ADD* RUS/27/7\n\nDRAFT NEW RESOLUTION [RCC-2]\n\nBridges\n\n" + pp, identity{
			Heading: "DRAFT NEW RESOLUTION [RCC-2]", Organ: "itu-pp", Kind: "resolution", Place: "Lima", Year: "2030",
			Title: "Bridges", Mark: "ADD*", Source: "RUS/27/7",
		}},
		{"flattened", "DECISION 5 (REV. DUBAI, 2018BUCHAREST, 2022)\n\nBridges\n\n" + strings.ReplaceAll(pp, "Lima, 2030", "Dubai, 2018Bucharest, 2022"), identity{
			Heading: "DECISION 5 (REV. DUBAI, 2018BUCHAREST, 2022)", Organ: "itu-pp", Kind: "decision", Number: "5", Place: "Bucharest",
			Year: "2022", Revision: true, Title: "Bridges",
		}},
		{"general assembly", "Seventy-seventh session\n\nResolution adopted by the General Assembly on 3 March 2023\n\n77/301. Bridges\n\nThe General Assembly,\n\nRecalling rivers,\n\n1. Decides to go.", identity{
			Heading: "77/301. Bridges", Organ: "un-ga", Kind: "resolution", Number: "77/301", Year: "2023", Title: "Bridges",
		}},
		{"draft of the human rights council", "A/HRC/58/L.77\n\nNorland, Sudland:* draft resolution\n\nBridges\n\nThe Human Rights Council,\n\nRecalling rivers,\n\n1. Decides to go.", identity{
			Heading: "A/HRC/58/L.77", Organ: "un-hrc", Title: "Bridges",
		}},
		{"security council", "Resolution 9999 (2021)\n\nThe Security Council,\n\nRecalling rivers,\n\n1. Demands calm.", identity{
			Heading: "Resolution 9999 (2021)", Organ: "un-sc", Kind: "resolution", Number: "9999", Year: "2021",
		}},
		{"suppressed", "SUP JKL/7/3\n\nRESOLUTION 9 (LIMA, 2030)\n\nBridges\n\nReasons: None.", identity{
			Heading: "RESOLUTION 9 (LIMA, 2030)", Kind: "resolution", Number: "9", Place: "Lima", Year: "2030", Title: "Bridges",
			Mark: "SUP", Source: "JKL/7/3",
		}},
	} {
		rs := Parse(viewOf(c.name, c.text))
		if len(rs) != 1 {
			t.Errorf("%s: %d resolutions, want 1", c.name, len(rs))
			continue
		}
		r := rs[0]
		got := identity{r.Heading, r.Organ, r.Kind, r.Number, r.Place, r.Year, r.Title, r.Mark, r.Source, r.Revision}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestNotices requires a sentence where the grammar guesses.
func TestNotices(t *testing.T) {
	for text, want := range map[string]string{
		"A plain letter.\n\nWith two paragraphs.":                                       "no resolution was found",
		"RESOLUTION 5 (REV. DUBAI, 2018BUCHAREST, 2022)\n\nTitle\n\nresolves\n\nto go.": "two editions",
	} {
		rs := Parse(viewOf("notices", text))
		if len(rs) != 1 || !strings.Contains(strings.Join(rs[0].Notices, " "), want) {
			t.Errorf("%q: no notice with %q", text, want)
		}
	}
	if rs := Parse(viewOf("empty", "  \n\n")); len(rs) != 0 {
		t.Errorf("an empty text gave %d resolutions", len(rs))
	}
}

// TestLocate goes from the words of a clause back to the source.
func TestLocate(t *testing.T) {
	const text = "The General Assembly,\n\nRecalling ï rivers [Norland: and lakes] and seas¹,\n\n1. Decides to go.\n\n¹ Salt."
	r := Parse(viewOf("locate", text))[0]
	c := r.Find("pp/1")
	if want := "Recalling ï rivers and seas,"; c.Text != want {
		t.Fatalf("text %q, want %q", c.Text, want)
	}
	for _, w := range []string{"Recalling", "rivers", "and seas", "seas"} {
		at := strings.Index(c.Text, w)
		p := r.Locate(c, at, at+len(w))
		if got := text[p.Start:p.End]; got != w {
			t.Errorf("%q lies at %q of the source", w, got)
		}
	}
	p := r.Locate(c, strings.Index(c.Text, "rivers"), len(c.Text))
	if got := text[p.Start:p.End]; got != "rivers [Norland: and lakes] and seas¹," {
		t.Errorf("a range over a bracket lies at %q", got)
	}
}
