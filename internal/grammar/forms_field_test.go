package grammar

import (
	"strings"
	"testing"
)

// fieldForms are shapes that public texts have and drafting manuals do not show.
var fieldForms = []formCase{
	{"operative text cut off from its head", `
Noting the number of towers along the coast,
4. Requests the Secretary-General to mend the towers;
5. Decides to remain seized of the matter.
82nd plenary meeting
18 December 2013
68/198. Towers of the highlands
The General Assembly,
Recalling its resolution 66/184,
1. Decides to build towers.`, `
pp/1: Noting the number of towers along the coast,
op/4: Requests the Secretary-General to mend the towers;
op/5: Decides to remain seized of the matter.
--
title: Towers of the highlands
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to build towers.`},
	{"preamble cut off in its middle", `
in paying for towers and in mending them,
Noting the towers of the coast,
1. Decides to count the towers;
2. Decides to paint them.`, `
pp/1: in paying for towers and in mending them,
pp/2: Noting the towers of the coast,
op/1: Decides to count the towers;
op/2: Decides to paint them.`},
	{"quoted resolution in the frame of another body", `
The Human Rights Council,
Having considered the report on towers,
1. Adopts the report;
2. Recommends that the General Assembly adopt the following draft resolution:
“The General Assembly,
“Welcoming the report on towers,
“1. Invites Governments to build towers;
“2. Decides to end.”`, `
frame/enacting: The Human Rights Council,
frame/pp/1: Having considered the report on towers,
frame/op/1: Adopts the report;
frame/op/2: Recommends that the General Assembly adopt the following draft resolution:
enacting: “The General Assembly,
pp/1: “Welcoming the report on towers,
op/1: Invites Governments to build towers;
op/2: Decides to end.”`},
	{"statement of the president", `
Human Rights Council
Thirty-fifth session
President’s statement
PRST 35/1. Towers of the coast
At the 37th meeting, held on 23 June 2017, the President of the Human Rights Council made the following statement:
“The Human Rights Council,
1. Thanks the builders of towers;
2. Invites them to go on.”`, `
title: Towers of the coast
enacting: “The Human Rights Council,
op/1: Thanks the builders of towers;
op/2: Invites them to go on.”`},
	{"a conference declares", `
RESOLUTION 9 (Lusaka, 2026)
Towers
The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
recalling
Resolution 8 of this conference,
declares that towers belong to all,
solemnly declares that:
1 the coast needs towers;
2 the highlands need masts,
resolves
to declare the fund closed.`, `
title: Towers
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
recalling: Resolution 8 of this conference,
declares: that towers belong to all,
solemnly declares/1: the coast needs towers;
solemnly declares/2: the highlands need masts,
resolves: to declare the fund closed.`},
	{"items that lead up to lists of their own", `
RESOLUTION 9 (Lusaka, 2026)
Towers
The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
resolves
1 to draw up a plan, bearing in mind:
i) the coast;
ii) the highlands;
2 to act, recognizing in particular:
a) masts,
instructs the Council
to report.`, `
title: Towers
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
resolves/1: to draw up a plan, bearing in mind:
resolves/1/i: the coast;
resolves/1/ii: the highlands;
resolves/2: to act, recognizing in particular:
resolves/2/a: masts,
instructs the Council: to report.`},
	{"an agenda in a resolution", `
The General Assembly,
Recalling its resolution 66/184,
1. Decides to hold a congress;
2. Approves the following agenda of the congress:
1. Opening of the congress.
2. Addressing the want of towers.
3. Adoption of the report.
3. Requests the Secretary-General to report.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to hold a congress;
op/2: Approves the following agenda of the congress:
op/2/1: Opening of the congress.
op/2/2: Addressing the want of towers.
op/2/3: Adoption of the report.
op/3: Requests the Secretary-General to report.`},
	{"Roman numbers that count paragraphs", `
The General Assembly,
Recalling its resolution 66/184,
I. Requests the Secretary-General to report;
II. Invites civil society to build;
III. Decides to rest.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/I: Requests the Secretary-General to report;
op/II: Invites civil society to build;
op/III: Decides to rest.`},
	{"sections with Roman numbers", `
The General Assembly,
Recalling its resolution 66/184,
I. General
1. Decides to build;
II. Towers
2. Decides to rest.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to build;
op/2: Decides to rest.`},
	{"a draft resolution with its title behind a hyphen", `
Draft resolution - Towers and wells
The General Assembly,
1. Decides to build.`, `
title: Towers and wells
enacting: The General Assembly,
op/1: Decides to build.`},
	{"the preamble of a convention in an annex", `
The General Assembly,
Recalling wells,
1. Adopts the Convention in the annex.
Annex
Convention on Wells
The States Parties to this Convention,
Recognizing the rights of those who dig,
Have agreed as follows:
Article 1
Each Party shall dig.
Article 2
1. Each Party shall mend.
2. Each Party shall report.`, `
enacting: The General Assembly,
pp/1: Recalling wells,
op/1: Adopts the Convention in the annex.
annex/title: Convention on Wells
annex/intro: The States Parties to this Convention,
annex/intro#2: Recognizing the rights of those who dig,
annex/intro#3: Have agreed as follows:
annex/article 1: Each Party shall dig.
annex/article 2/1: Each Party shall mend.
annex/article 2/2: Each Party shall report.`},
	{"rules in an annex", `
The General Assembly,
Recalling wells,
1. Adopts the rules in the annex, of which rule 2 is new.
Annex
Rules on Wells
Rule 1
Women and men dig.
Rule 2
1. Wells are deep.
2. Rule 1 applies to wells.
Rule 3. Pumps
1. Pumps are mended.`, `
enacting: The General Assembly,
pp/1: Recalling wells,
op/1: Adopts the rules in the annex, of which rule 2 is new.
annex/title: Rules on Wells
annex/rule 1: Women and men dig.
annex/rule 2/1: Wells are deep.
annex/rule 2/2: Rule 1 applies to wells.
annex/rule 3/1: Pumps are mended.`},
	{"a commission for a region, in an annex", `
The Economic and Social Council,
Recalling wells,
1. Endorses the resolution in the annex.
Annex
Wells of Asia
The Economic and Social Commission for Asia and the Pacific,
Recalling pumps,
1. Decides to dig.`, `
enacting: The Economic and Social Council,
pp/1: Recalling wells,
op/1: Endorses the resolution in the annex.
annex/title: Wells of Asia
annex/enacting: The Economic and Social Commission for Asia and the Pacific,
annex/pp/1: Recalling pumps,
annex/op/1: Decides to dig.`},
	{"a regional committee", `
Towers
The Regional Committee for Europe,
Recalling wells,
1. DECIDES to build.`, `
title: Towers
enacting: The Regional Committee for Europe,
pp/1: Recalling wells,
op/1: DECIDES to build.`},
}

// Drafts without numbers in one file: each has its own title.
func TestSeveralDrafts(t *testing.T) {
	draft := func(heading, title string) string {
		return heading + title + "\n\nThe General Assembly,\n\nRecalling wells,\n\n1. Decides to build " + title + ";\n\n2. Decides to rest.\n\n"
	}
	for name, text := range map[string]string{
		"under a heading":   draft("Draft resolution\n\n", "Towers") + draft("Draft resolution\n\n", "Masts"),
		"under letters":     draft("Draft resolution A\n\n", "Towers") + draft("Draft resolution B\n\n", "Masts"),
		"under their title": draft("", "Towers of the coast") + draft("", "Masts of the coast"),
	} {
		all := Parse(viewOf("drafts", text))
		if len(all) != 2 || !strings.HasPrefix(all[0].Title, "Towers") || !strings.HasPrefix(all[1].Title, "Masts") {
			t.Errorf("%s: %d resolutions", name, len(all))
		}
	}
	framed := "The Economic and Social Council,\n\n1. Recommends to the General Assembly the adoption of the following draft resolution:\n\n" + draft("", "Towers of the coast")
	if all := Parse(viewOf("framed", framed)); len(all) != 1 {
		t.Errorf("a frame: %d resolutions", len(all))
	}
}
