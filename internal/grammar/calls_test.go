package grammar

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCallOf(t *testing.T) {
	type call struct {
		Text, Verb string
		Parties    []string
		Operative  bool
		Rest       string
	}
	for _, c := range []struct {
		in   string
		want call
	}{
		{"considering", call{Text: "considering", Verb: "considering"}},
		{"noting with satisfaction and appreciation,", call{Text: "noting with satisfaction and appreciation", Verb: "noting with satisfaction and appreciation"}},
		{"taking into account further:", call{Text: "taking into account further", Verb: "taking into account"}},
		{"recalling and reaffirming", call{Text: "recalling and reaffirming", Verb: "recalling and reaffirming"}},
		{"recognizing that bridges fall,", call{Text: "recognizing", Verb: "recognizing", Rest: "that bridges fall,"}},
		{"resolves", call{Text: "resolves", Verb: "resolves", Operative: true}},
		{"further resolves that it shall", call{Text: "further resolves", Verb: "resolves", Operative: true, Rest: "that it shall"}},
		{
			"resolves to instruct the Directors of the three Bureaux 1 to work",
			call{
				Text: "resolves to instruct the Directors of the three Bureaux", Verb: "resolves to instruct",
				Parties: []string{"the Directors of the three Bureaux"}, Operative: true, Rest: "1 to work",
			},
		},
		{
			"instructs the Secretary-General, in close cooperation with the Directors of the Bureaux",
			call{
				Text: "instructs the Secretary-General, in close cooperation with the Directors of the Bureaux", Verb: "instructs",
				Parties: []string{"the Secretary-General"}, Operative: true,
			},
		},
		{
			"invites Member States, Sector Members, Associates and Academia to share",
			call{
				Text: "invites Member States, Sector Members, Associates and Academia", Verb: "invites",
				Parties: []string{"Member States", "Sector Members", "Associates", "Academia"}, Operative: true, Rest: "to share",
			},
		},
		{
			"urges Member States Parties to the River Convention to act",
			call{
				Text: "urges Member States Parties to the River Convention", Verb: "urges",
				Parties: []string{"Member States Parties to the River Convention"}, Operative: true, Rest: "to act",
			},
		},
		{
			"INSTRUCTS THE DIRECTOR OF THE TELECOMMUNICATION DEVELOPMENT BUREAU",
			call{
				Text: "instructs the Director of the Telecommunication Development Bureau", Verb: "instructs",
				Parties: []string{"THE DIRECTOR OF THE TELECOMMUNICATION DEVELOPMENT BUREAU"}, Operative: true,
			},
		},
	} {
		got, ok := callOf(c.in)
		if !ok {
			t.Errorf("%q: no call", c.in)
			continue
		}
		have := call{got.text, got.verb, got.parties, got.operative, c.in[got.size:]}
		if d := cmp.Diff(c.want, have); d != "" {
			t.Errorf("%q (-want +got):\n%s", c.in, d)
		}
	}
	for _, in := range []string{
		"", "bridges", "encourages growth of bridges;", "following the rules", "in accordance with rules", "providing bridges;",
		"supports bridges in all countries.",
	} {
		if got, ok := callOf(in); ok && got.bare(in) {
			t.Errorf("%q is no call, got %q", in, got.text)
		}
	}
}

func TestParagraphCalls(t *testing.T) {
	for _, c := range []struct {
		in, verb string
		parties  []string
	}{
		{"Decides also to go on;", "decides", nil},
		{"Calls upon Governments, the private sector, civil society and the technical community to cooperate;", "calls upon", []string{"Governments", "the private sector", "civil society", "the technical community"}},
		{"Requests the Secretary-General, in consultation with Member States, to report;", "requests", []string{"the Secretary-General"}},
		{"Invites the United Nations Conference on Trade and Development and other donors to help;", "invites", []string{"the United Nations Conference on Trade and Development", "other donors"}},
		{"Deeply concerned about rivers,", "concerned", nil},
		{"Having considered the report,", "having considered", nil},
		{"Notes with deep concern the floods;", "notes with deep concern", nil},
		{"Expresses its grave concern at floods;", "expresses its grave concern", nil},
		{"Strongly urges all States to act;", "urges", []string{"all States"}},
		{"Recommends to the General Assembly the adoption of the following draft resolution:", "recommends", []string{"the General Assembly"}},
		{"We commit to closing gaps.", "commit", nil},
		{"We also call on companies to publish data.", "call on", []string{"companies"}},
		{"We will refrain from floods.", "refrain", nil},
		{"The Commission urges Governments to act.", "urges", []string{"Governments"}},
		{"The Conference of the Parties shall meet.", "", nil},
	} {
		call := weCall(c.in)
		verb, parties := "", []string(nil)
		if call != nil {
			verb, parties = call.Verb, call.Addressees
		}
		if verb != c.verb || !cmp.Equal(parties, c.parties) {
			t.Errorf("%q: verb %q to %q, want %q to %q", c.in, verb, parties, c.verb, c.parties)
		}
	}
}

func TestLabels(t *testing.T) {
	for _, c := range []struct {
		in, text string
		kind     labelKind
		size     int
	}{
		{"1 to go", "1", kindNumber, 2},
		{"12. Go", "12", kindNumber, 4},
		{"(3) go", "3", kindNumber, 4},
		{"1.11.2\tGo", "1.11.2", kindNumber, 7},
		{"2bis to go", "2bis", kindNumber, 5},
		{"3 ter. Go", "3ter", kindNumber, 7},
		{"1bis.2 Go", "1bis.2", kindNumber, 7},
		{"a) go", "a", kindLetter, 3},
		{"(aa) go", "aa", kindLetter, 5},
		{"b)bis go", "bbis", kindLetter, 6},
		{"ii) go", "ii", kindLetter, 4},
		{"(iv) go", "iv", kindRoman, 5},
		{"• go", "•", kindBullet, 4},
		{"\uf02d\tgo", "•", kindBullet, 4},
		{"PP3 bis Recalling", "3bis", kindPP, 8},
		{"OP2 alt [x]", "2alt", kindOP, 8},
		{"OP1. Urges", "1", kindOP, 5},
	} {
		l, ok := parseLabel(c.in)
		if !ok || l.text != c.text || l.kind != c.kind || l.size != c.size {
			t.Errorf("%q: got %v %+v", c.in, ok, l)
		}
	}
	for _, in := range []string{"", "3 March 2091", "70/1 is", "a go", "A river", "2030 goals", "75 per cent", "(see)", "go) x", "-x", "OPEC is"} {
		if l, ok := parseLabel(in); ok {
			t.Errorf("%q has no label, got %+v", in, l)
		}
	}
}
