package grammar

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
)

// listForms are lists and articles whose labels look like titles, or run in.
var listForms = []formCase{
	{"sentences with capital letters behind a colon", `
The United Nations Environment Assembly,
Recalling its resolution 5/14,
1. Requests the Executive Director to:
A. Mend the towers of the coast with the women who keep them.
B. Count the wells with:
(i) keepers;
(ii) builders.
C. Report on towers.
2. Invites Governments to build.`, `
enacting: The United Nations Environment Assembly,
pp/1: Recalling its resolution 5/14,
op/1: Requests the Executive Director to:
op/1/A: Mend the towers of the coast with the women who keep them.
op/1/B: Count the wells with:
op/1/B/i: keepers;
op/1/B/ii: builders.
op/1/C: Report on towers.
op/2: Invites Governments to build.`},
	{"capital letters one after another", `
The Assembly of Towers,
Recalling the Charter,
1. Decides to consult:
A. Keepers
B. Builders
2. Decides to end.`, `
enacting: The Assembly of Towers,
pp/1: Recalling the Charter,
op/1: Decides to consult:
op/1/A: Keepers
op/1/B: Builders
op/2: Decides to end.`},
	{"section titles stay titles", `
The Conference of the Parties,
Recalling decision 1/CP.20,
1. Decides on the following terms of reference:
A. Mandate
The committee shall count towers.
B. Members
The committee shall have ten members;
2. Requests the secretariat to report.`, `
enacting: The Conference of the Parties,
pp/1: Recalling decision 1/CP.20,
op/1: Decides on the following terms of reference: / The committee shall count towers. / The committee shall have ten members;
op/2: Requests the secretariat to report.`},
	{"capital letters below numbers of the ITU form", `
RESOLUTION 99 (Doha, 2030)
Towers
The World Telecommunication Development Conference (Doha, 2030),
resolves
1 to count
A. towers of the coast;
B. wells;
2 to report.`, `
title: Towers
enacting: The World Telecommunication Development Conference (Doha, 2030),
resolves/1: to count
resolves/1/A: towers of the coast;
resolves/1/B: wells;
resolves/2: to report.`},
	{"capital Roman numbers in parentheses", `
The General Assembly,
Recalling its resolution 77/1,
1. Requests the Secretary-General to:
(I) count towers;
(II) paint them;
(III) report;
2. Decides to end.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 77/1,
op/1: Requests the Secretary-General to:
op/1/I: count towers;
op/1/II: paint them;
op/1/III: report;
op/2: Decides to end.`},
	{"doubled letters below single ones", `
The General Assembly,
Recalling its resolution 77/1,
1. Decides:
a. to meet:
aa. in public;
bb. once a year;
b. to end.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 77/1,
op/1: Decides:
op/1/a: to meet:
op/1/a/aa: in public;
op/1/a/bb: once a year;
op/1/b: to end.`},
	{"articles whose numbers run in", `
Statutes of the Network
Article 1. The Network keeps towers.
Article 2. Women and men are equal members.
Article 3. Members
(a) keepers;
(b) builders.`, `
title: Statutes of the Network
article 1: The Network keeps towers.
article 2: Women and men are equal members.
article 3/a: keepers;
article 3/b: builders.`},
	{"a call with the subject of its items", `
RECOMMENDATION 23 (Kigali, 2030)
Towers
The World Telecommunication Development Conference (Kigali, 2030),
considering
a) the towers;
b) the wells,
recommends
1 that administrations count towers,
further recommends that Member States
1 paint them;
2 report.`, `
title: Towers
enacting: The World Telecommunication Development Conference (Kigali, 2030),
considering/a: the towers;
considering/b: the wells,
recommends/1: that administrations count towers,
further recommends/intro: that Member States
further recommends/1: paint them;
further recommends/2: report.`},
	{"an inline list of letters in parentheses", `
RESOLUTION 99 (Doha, 2030)
Towers
The World Telecommunication Development Conference (Doha, 2030),
resolves
1 to count: (a) towers; (b) wells; and (c) pumps;
2 to report.`, `
title: Towers
enacting: The World Telecommunication Development Conference (Doha, 2030),
resolves/1: to count:
resolves/1/a: towers;
resolves/1/b: wells; and
resolves/1/c: pumps;
resolves/2: to report.`},
	{"paragraphs in braces", `
The Conference of the Parties,
Recalling decision 2/CP.20,
{1. Decides that towers shall be counted;}
{2. Requests the secretariat to report.}`, `
enacting: The Conference of the Parties,
pp/1: Recalling decision 2/CP.20,
op/1: Decides that towers shall be counted;
op/2: Requests the secretariat to report.`},
	{"an enacting line with a colon, below sponsors", `
Draft resolution
Towers of the coast
Sponsors: Lake, Hill
The Assembly:
Recalling the Charter,
1. Calls upon States to build towers.`, `
title: Towers of the coast
enacting: The Assembly:
pp/1: Recalling the Charter,
op/1: Calls upon States to build towers.`},
	{"enacting lines with other marks", `
Draft resolution I
Towers
The Commission on Science and Technology for Development,(1)
Recalling the Charter,
1. Decides to build.
Draft resolution II
Wells
THE CONFERENCE OF THE CONTRACTING PARTIES
RECALLING the Convention,
1. DECIDES to dig.
Draft resolution III
Pumps
The Intergovernmental Committee on Intellectual Property and Genetic Resources,
Recalling the Convention,
1. Decides to pump.`, `
title: Towers
enacting: The Commission on Science and Technology for Development,(1)
pp/1: Recalling the Charter,
op/1: Decides to build.
--
title: Wells
enacting: THE CONFERENCE OF THE CONTRACTING PARTIES
pp/1: RECALLING the Convention,
op/1: DECIDES to dig.
--
title: Pumps
enacting: The Intergovernmental Committee on Intellectual Property and Genetic Resources,
pp/1: Recalling the Convention,
op/1: Decides to pump.`},
	{"numbered items below paragraphs without numbers", `
The Fifth World Conference on Towers,
Recalling the Charter,
Calls upon States to:
1. Protect towers;
2. Consult keepers;
Requests the Secretary-General to:
1. Report;
2. Support keepers.`, `
enacting: The Fifth World Conference on Towers,
pp/1: Recalling the Charter,
op/1: Calls upon States to:
op/1/1: Protect towers;
op/1/2: Consult keepers;
op/2: Requests the Secretary-General to:
op/2/1: Report;
op/2/2: Support keepers.`},
	{"operative paragraphs with letters", `
Decision V/4
The Meeting of the Parties,
Recalling decision IV/2,
(a) Adopts the guidelines;
(b) Requests Parties to count towers:
(i) of stone;
(ii) of wood;
(c) Decides to end.`, `
enacting: The Meeting of the Parties,
pp/1: Recalling decision IV/2,
op/a: Adopts the guidelines;
op/b: Requests Parties to count towers:
op/b/i: of stone;
op/b/ii: of wood;
op/c: Decides to end.`},
	{"the number of annexes, a Council annex and an inserted letter", `
RESOLUTION 1299 (2030)
Plan for towers
The Council,
considering
a) No. 154 of the Constitution;
abis) the towers;
b) the wells,
resolves
1. to adopt the plan.
Annex: 1
ANNEX
Plan
1.1 Women who keep towers
1.2 Wells`, `
title: Plan for towers
enacting: The Council,
considering/a: No. 154 of the Constitution;
considering/abis: the towers;
considering/b: the wells,
resolves/1: to adopt the plan.
para/1: Annex: 1
annex/title: Plan
annex/1.1: Women who keep towers
annex/1.2: Wells`},
	{"a part whose enacting line is not seen", `
38/58. Towers
A
The General Assembly,
Recalling its resolution 3376 (XXX),
1. Decides to build.
95th plenary meeting
13 December 1983
B
Tne Gencral Asscmbly.
Recalling its resolution 36/120,
1. Decides to dig.
99th plenary meeting
15 December 1983
At its next meeting the Assembly heard a statement.`, `
title: Towers
enacting: The General Assembly,
pp/1: Recalling its resolution 3376 (XXX),
op/1: Decides to build.
B/pp/1: Recalling its resolution 36/120,
B/op/1: Decides to dig.`},
	{"an enacting line with a full stop above a recital with a note", `
1981/8. Towers
The Economic and Social Council.
Bearing in mind the Convention on Towers,14
1. Decides to build.`, `
title: Towers
enacting: The Economic and Social Council.
pp/1: Bearing in mind the Convention on Towers,14
op/1: Decides to build.`},
	{"a line in the middle of a sentence that ends with parties", `
The Security Council,
Welcoming the towers that were built in
the country between those parties,
1. Decides to paint them.`, `
enacting: The Security Council,
pp/1: Welcoming the towers that were built in / the country between those parties,
op/1: Decides to paint them.`},
	{"numbered titles between numbered paragraphs", `
Declaration of Principles
A. Our Common Vision
1. We declare our common desire to build towers.
B. Key Principles
1) The role of keepers
2. Keepers have a role.
2) Towers
3. Towers are for all.`, `
title: Declaration of Principles
para/1: We declare our common desire to build towers.
para/2: Keepers have a role.
para/3: Towers are for all.`},
}

// Labels that have cells of their own belong to the words beside them.
func TestLabelCells(t *testing.T) {
	doc := &document.Document{Name: "table", Format: document.FormatDocx}
	head := []string{"The General Assembly,", "Recalling its resolution 70/125,"}
	for i, s := range append(head, "1.", "Decides to build:", "(a)", "towers;", "(b)", "3.", "Decides to end.") {
		doc.Paragraphs = append(doc.Paragraphs, document.Paragraph{
			Part: document.PartBody, Index: i + 1, Cell: i >= len(head), Runs: []document.Run{{Text: s}},
		})
	}
	want := `enacting: The General Assembly,
pp/1: Recalling its resolution 70/125,
op/1: Decides to build:
op/1/a: towers;
op/1/b: 
op/3: Decides to end.
`
	if d := cmp.Diff(want, outline(doc.View(document.Draft))); d != "" {
		t.Errorf("outline differs (-want +got):\n%s", d)
	}
}
