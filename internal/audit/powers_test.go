package audit_test

import (
	"strings"
	"testing"
)

// TestPowers holds what gives a body power over others, tells it to do what a limit kept out,
// defines a term anew, or asks for what calls for a safeguard; and what looks like it and does
// not.
func TestPowers(t *testing.T) {
	for _, c := range []struct {
		name, base, draft string // base is "" for a draft alone
		rule, said        string // said is a part of what the finding says, "" for no finding of the rule
	}{
		{"a body over companies", "", "Decides that the Centre shall license operators of ferries;", "mandate/expanded", "license operators"},
		{"the addressee of the call", "", "Requests the Secretary-General to inspect national laboratories;", "mandate/expanded", "inspect national laboratories"},
		{"in the passive", "", "Decides that disputes about berths shall be settled by a chamber of the Council;", "mandate/expanded", "settled"},
		{"what is entrusted", "", "Entrusts the Port Commission with the approval of harbour plans;", "mandate/expanded", "Entrusts"},
		{"a body that is named before “that”", "", "Decides to set up a network of offices that shall suspend companies;", "mandate/expanded", "suspend companies"},
		{"a State over others", "", "Affirms that each coastal State has the sole authority over the straits;", "mandate/expanded", "sole authority"},
		{"what States do at home", "", "Decides that each Member State shall license operators of ferries;", "mandate/expanded", ""},
		{"what a national authority does", "", "Decides that the national agency shall inspect companies;", "mandate/expanded", ""},
		{"when something is done", "", "Requests the Centre to assess, before any project of operators is approved, how it affects fish;", "mandate/expanded", ""},
		{"a denial", "", "Decides that the Centre shall not license operators of ferries;", "mandate/expanded", ""},
		{"a noun", "", "Requests the Centre to study the order of companies in the register;", "mandate/expanded", ""},
		{"its own affairs", "", "Decides that the Centre shall approve its programme of work;", "mandate/expanded", ""},
		{
			"an exclusion that became a task", "Decides that the Centre shall not deal with fishing quotas;",
			"Decides that the Centre shall deal with fishing quotas;", "mandate/expanded", "what a limit kept out",
		},
		{
			"all in the place of a limit", "Decides that the work of the Centre shall be confined to questions of buoys;",
			"Decides that the work of the Centre shall cover all questions, including buoys;", "mandate/expanded", "cover all",
		},
		{
			"an exclusion in other words", "Decides that the Centre shall not deal with fishing quotas;",
			"Decides that the Centre shall avoid dealing with fishing quotas;", "mandate/expanded", "",
		},
		{
			"a further item of an exclusion that became a task", "Decides that the Centre shall not take up the ownership of cables or jurisdiction over the seabed;",
			"Decides that the Centre may look into jurisdiction over the seabed;", "mandate/expanded", "jurisdiction over the seabed",
		},
		{
			"an exclusion that was said of others, too", "Decides that work on buoys avoids duplication and leaves aside work that falls within the mandates of other bodies;",
			"Decides that work on buoys avoids duplication and takes into account the mandates of other bodies;", "mandate/expanded", "",
		},
		{
			"what is left aside", "Decides that the activities of the Centre shall be limited to buoys and shall not extend to fishing quotas;",
			"Decides that the activities of the Centre concern buoys only and leave fishing quotas aside;", "mandate/expanded", "",
		},
		{
			"not until, in the place of only after", "Decides that the projects of the Centre shall begin only after fishers have agreed;",
			"Decides that no project of the Centre shall begin until fishers have agreed;", "mandate/expanded", "",
		},
		{
			"what others do", "Decides that the Centre shall not touch the assignment of berths;",
			"Decides that the Centre should bear in mind that berths are assigned by administrations;", "mandate/expanded", "",
		},
		{
			"denials in another order", "Decides that the Centre negotiates no texts and its decisions do not bind administrations;",
			"Decides that the decisions of the Centre do not bind administrations, and that it negotiates no texts;", "mandate/expanded", "",
		},
		{
			"a word defined for a text", "Notes that ports have addresses;",
			"Notes that, for the purposes of this resolution, an address is any mark that ties a ship to its owner;", "mandate/redefined", "for the purposes of",
		},
		{
			"a purpose that defines nothing", "Notes that ports have addresses;",
			"Notes that, for the purposes of this survey, ports should have addresses;", "mandate/redefined", "",
		},
		{
			"a definition with one thing more", "Understands that “port” means a place where ships are loaded;",
			"Understands that “port” means a place where ships or aircraft are loaded;", "mandate/redefined", "changed",
		},
		{
			"a definition written anew", "Understands that “port” means the intended meeting of ships below an agreed distance from land;",
			"Understands that “port” means a meeting of ships that is intended, at a distance from land that falls below the agreed one;", "mandate/redefined", "",
		},
		{"data without a safeguard", "", "Calls upon operators to hand over passenger lists to the harbour police;", "human-rights/missing", "passenger lists"},
		{"data with a safeguard", "", "Calls upon operators to hand over passenger lists only on the order of a court;", "human-rights/missing", ""},
		{"a picture of a face", "", "Calls upon operators to store a facial template of each passenger;", "human-rights/missing", "facial template"},
		{"what is deplored", "", "Urges States to prevent facial recognition in ports;", "human-rights/missing", ""},
		{"what is forbidden", "", "Urges States not to disclose personal data of passengers;", "human-rights/missing", ""},
		{"careers without women", "", "Encourages States to recruit young engineers for the ports;", "gender/missing", "young engineers"},
		{"a board of governments", "", "Decides to set up a board of governments that settles the rules of the ports;", "multistakeholder/missing", "board of governments"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(t, c.base, c.draft, c.rule); (got == "") != (c.said == "") || !strings.Contains(got, c.said) {
				t.Errorf("%s: %q, want %q", c.rule, got, c.said)
			}
		})
	}
}

// told returns the messages of a rule on a paragraph of the draft.
func told(t *testing.T, base, draft, rule string) string {
	t.Helper()
	if base != "" {
		base = forced(base)
	}
	doc := audited(t, base, forced(draft))
	var said []string
	for i := range doc.Findings {
		if f := &doc.Findings[i]; f.Rule == rule {
			said = append(said, f.Message)
		}
	}
	return strings.Join(said, "\n")
}
