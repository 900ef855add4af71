package audit_test

import (
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/finding"
)

// TestForce holds, pair by pair, what makes a clause bind less and what does not, though
// the same small words came: a qualifier of what was added, a modal of another verb, a call
// before the one that was there.
func TestForce(t *testing.T) {
	for _, c := range []struct {
		name, base, draft string
		// weakened is a part of what the finding says, "" for none.
		weakened string
	}{
		{
			"a qualifier put into what is asked", "Calls upon States to prohibit by law violence against women in all ports;",
			"Calls upon States to prohibit by law, as appropriate, violence against women in all ports;", "as appropriate",
		},
		{
			"a qualifier of what was added beside", "Calls upon States to share data on violence against women, disaggregated by sex, in all ports;",
			"Calls upon States to share data on violence against women, including, whenever possible, at sea, disaggregated by sex, in all ports;", "",
		},
		{
			"a qualifier behind what was added", "Calls upon Governments, the private sector and civil society to step up the protection of women in ports;",
			"Calls upon Governments, the private sector and civil society, through partnerships, as appropriate, to step up the protection of women in ports;", "",
		},
		{
			"a qualifier of the last of two laws", "Calls upon States to respect human rights law in all ports, as well as humanitarian law;",
			"Calls upon States to respect human rights law in all ports, as well as humanitarian law, as applicable;", "",
		},
		{
			"a modal before the verb that was there", "Stresses that women participate in every committee of the ports;",
			"Stresses that women may participate in every committee of the ports;", "may",
		},
		{
			"a modal in a clause of purpose", "Urges that full access to all ports be granted to civil society, without fear of reprisals;",
			"Urges that full access to all ports be granted to civil society so that it may work without fear of reprisals;", "",
		},
		{
			"a duty that was denied", "Stresses that civil society shall participate in the work of every committee of the ports;",
			"Stresses that civil society shall not participate in the work of every committee of the ports;", "“participate” became “not participate”",
		},
		{
			"a prohibition that was lifted", "Urges all States not to harm women who work in ports;",
			"Urges all States to harm women who work in ports;", "“not harm” became “harm”",
		},
		{
			"a word that turns round what follows", "Calls upon all States to build ports in accordance with international human rights law;",
			"Calls upon all States to build ports regardless of international human rights law;", "“regardless of” turns it round",
		},
		{
			"a denial inside what is to be ensured", "Urges all States to ensure that women in ports are paid equally for work of equal value;",
			"Urges all States to ensure that women in ports are not paid equally for work of equal value;", "“not” turns it round",
		},
		{
			"a denial that went", "Urges all States to ensure that journalists in ports are not detained for their work;",
			"Urges all States to ensure that journalists in ports are detained for their work;", "“not” is gone",
		},
		{
			"a word that turns round something beside", "Calls upon all States to respect human rights law in every port of the region;",
			"Calls upon all States to respect human rights law in every port of the region without delay, and without regard to cost;", "",
		},
		{
			"a duty of those who have not done so", "Urges all States to protect women who work in ports;",
			"Urges all States that have not yet done so to protect women who work in ports;", "",
		},
		{
			"a call that fell", "Urges all States to protect women who work in ports;",
			"Invites all States to protect women who work in ports;", "“Urges” became “Invites”",
		},
		{
			"a call before the one that was there", "Requests the Director to support ports and to investigate violations of human rights there;",
			"Welcomes the help given so far, and requests the Director to support ports and to investigate violations of human rights there;", "",
		},
		{
			"a call that is said with a noun", "Strongly condemns all violations of human rights in the ports of the region;",
			"Reiterates its strong condemnation of all violations of human rights in the ports of the region;", "",
		},
		{
			"a call beside one that goes on", "Calls upon all entities and banks to support, when requested, schools for Indigenous women in ports;",
			"Calls upon all entities, and invites banks, to support, when requested, schools for Indigenous women in ports;", "",
		},
		{
			"an exception", "Calls upon States to protect the confidentiality of journalists' sources in law;",
			"Calls upon States to protect the confidentiality of journalists' sources in law, save where the public interest calls for disclosure;",
			"“save where the public interest calls for disclosure” was put in",
		},
		{
			"a condition before the verb", "Urges States to ensure that a girl who is pregnant stays in school;",
			"Urges States to ensure that a girl who is pregnant, where her family and the school agree, stays in school;", "“where her family and the school agree” was put in",
		},
		{
			"an exception for another family", "Decides that all documents of the group shall be public;",
			"Decides that all documents of the group shall be public, except personal data of applicants;", "",
		},
		{
			"a condition of what was added", "Calls upon States to protect women in ports;",
			"Calls upon States to protect women in ports and, where the law so provides, fishermen at sea;", "",
		},
		{
			"of two conditions one is enough", "Stresses that interference with private correspondence must be necessary and proportionate;",
			"Stresses that interference with private correspondence must be necessary or proportionate;", "“or” was put in",
		},
		{
			"a prohibition that holds in general", "Urges States not to weaken encryption or anonymity in ports;",
			"Urges States not to weaken, in general, encryption or anonymity in ports;", "“in general” was put in",
		},
		{
			"a duty that became a fact", "Stresses that violence against women in ports must be prevented and eliminated;",
			"Stresses that violence against women in ports is unacceptable;", "the duty “prevented” is gone",
		},
		{
			"a prohibition that became needless", "Stresses that records of meetings may not be withheld from civil society;",
			"Stresses that records of meetings need not be withheld from civil society;", "“may not” became “need not”",
		},
		{
			"a prohibition that became advice", "Stresses that journalists cannot be detained for their work in ports;",
			"Stresses that journalists should not be detained for their work in ports;", "“cannot” became “should”",
		},
		{
			"a prohibition in other words", "Stresses that women may not be excluded from the boards of ports;",
			"Stresses that women shall not be excluded from the boards of ports;", "",
		},
		{
			"national law beside the law of nations", "Calls upon States to store data in accordance with their obligations under international human rights law;",
			"Calls upon States to store data in accordance with their obligations under international human rights law and national legislation;", "subject to national law",
		},
		{
			"national law that stood there", "Calls upon States to store data in accordance with international human rights law and national legislation;",
			"Calls upon States to store data in accordance with national legislation and international human rights law;", "",
		},
		{
			"support that became a note", "Strongly supports the work of the Internet Governance Forum as a multi-stakeholder platform;",
			"Takes note of the work of the Internet Governance Forum as a multi-stakeholder platform;", "“Strongly supports” became “Takes note”",
		},
		{
			"the law of a state beside a court", "Urges all States to close the registers of women in ports to the police unless a court has given leave;",
			"Urges all States to close the registers of women in ports to the police unless a court has given leave or domestic legislation provides otherwise;", "was put in",
		},
		{
			"a review and to review", "Requests the Centre to include in its report a review of the situation of girls in ports;",
			"Requests the Centre to review in its report the situation of girls in ports;", "",
		},
		{
			"two denials", "Decides that representatives of civil society be invited to each workshop on ports;",
			"Decides that no workshop on ports be held without inviting representatives of civil society;", "",
		},
		{
			"what nobody shall do and nobody may", "Reaffirms that no one shall be subjected to arbitrary interference with his or her privacy in ports;",
			"Reaffirms that nobody may be subjected to arbitrary interference with his or her privacy in ports;", "",
		},
		{
			"a noun with a light verb", "Requests the Centre to conduct a review of the effects of ports on human rights;",
			"Requests the Centre to review how ports affect human rights;", "",
		},
		{
			"the same speed in other words", "Urges all States to release without delay all journalists who are arbitrarily detained in ports;",
			"Urges all States to release at once all journalists who are arbitrarily detained in ports;", "",
		},
		{
			"what everybody may do with it", "Recommends that the reviews of ports be posted on the websites of the commissions, for all to read;",
			"Recommends that the commissions post their reviews of ports on their websites, where everyone may read them;", "",
		},
		{
			"before that became after", "Decides that civil society shall be consulted before each decision of the board;",
			"Decides that civil society shall be consulted after each decision of the board;", "“after” turns it round",
		},
		{
			"a ban that became a permission", "Urges all States to prohibit discrimination against women in every port;",
			"Urges all States to permit discrimination against women in every port;", "“permit” turns it round",
		},
		{
			"a ban in other words", "Urges all States to prohibit discrimination against women in every port;",
			"Urges all States to ban discrimination against women in every port;", "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var said []string
			doc := audited(t, forced(c.base), forced(c.draft))
			for i := range doc.Findings {
				if f := &doc.Findings[i]; f.Kind == "weakened" && f.Level != finding.LevelNone {
					said = append(said, f.Message)
				}
			}
			got := strings.Join(said, "\n")
			if (got == "") != (c.weakened == "") || !strings.Contains(got, c.weakened) {
				t.Errorf("weakened: %q, want %q", got, c.weakened)
			}
		})
	}
}

// forced is a resolution with one paragraph between two that stay.
func forced(paragraph string) string {
	return "85/903. Safety of ports\n\nThe General Assembly,\n\nRecalling its earlier resolutions on ports,\n\n" +
		"1. Notes that ports are many;\n\n2. " + paragraph + "\n\n3. Decides to remain seized of the matter.\n"
}
