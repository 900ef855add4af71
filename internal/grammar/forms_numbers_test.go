package grammar

// numberForms are the ways in which paragraphs and their items are counted.
var numberForms = []formCase{
	{"paragraphs numbered with a parenthesis", `
The General Assembly,
Recalling its resolution 66/184,
1) Decides to count towers:
a) on the coast;
b) in the highlands;
2) Requests a report.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to count towers:
op/1/a: on the coast;
op/1/b: in the highlands;
op/2: Requests a report.`},
	{"paragraphs numbered in parentheses", `
The General Assembly,
Recalling its resolution 66/184,
(1) Decides to count towers:
(a) on the coast;
(2) Requests a report.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to count towers:
op/1/a: on the coast;
op/2: Requests a report.`},
	{"items numbered with a parenthesis", `
The General Assembly,
Recalling its resolution 66/184,
1. Decides to count:
1) towers;
2) masts;
2. Requests a report.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to count:
op/1/1: towers;
op/1/2: masts;
op/2: Requests a report.`},
	{"numbers in brackets of their own", `
The General Assembly,
Recalling its resolution 66/184,
[1.] Decides to count towers;
[2 bis.] Requests a report.
[3] of these words are no number.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to count towers;
op/2bis: Requests a report. / 3 of these words are no number. [3]`},
	{"numbers and letters with dashes", `
The General Assembly,
Recalling its resolution 66/184,
1 – Decides to count:
a - towers;
b - masts;
2- Requests a report;
3: Calls for maps;
4.- Decides to end.
3 – 4 m of wire, 2: the rest and a – b are no labels.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to count:
op/1/a: towers;
op/1/b: masts;
op/2: Requests a report;
op/3: Calls for maps;
op/4: Decides to end. / 3 – 4 m of wire, 2: the rest and a – b are no labels.`},
	{"numbers with a stop and a parenthesis", `
The General Assembly,
Recalling its resolution 66/184,
1.) Decides to count:
(a). towers;
(b). masts;
2.) Requests a report.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to count:
op/1/a: towers;
op/1/b: masts;
op/2: Requests a report.`},
	{"numbers behind their name", `
The General Assembly,
Recalling its resolution 66/184,
Paragraph 1. Decides to count towers;
§ 2. Requests a report, as in
para. 7. The rest, and
§ 4`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to count towers;
op/2: Requests a report, as in / para. 7. The rest, and / § 4`},
	{"paragraphs that capital letters count", `
The General Assembly,
Recalling its resolution 66/184,
A. Decides to count towers;
B. Requests a report;
C. Decides to end.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/A: Decides to count towers;
op/B: Requests a report;
op/C: Decides to end.`},
	{"items with a number and a capital letter", `
The General Assembly,
Recalling its resolution 66/184,
1. Decides to count:
1.A towers;
1.B masts;
2. Requests a report.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to count:
op/1/1.A: towers;
op/1/1.B: masts;
op/2: Requests a report.`},
	{"a count from zero", `
The General Assembly,
Recalling its resolution 66/184,
0. Decides to count towers;
1. Requests:
0. a list;
1. a map;
2. Decides to end.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/0: Decides to count towers;
op/1: Requests:
op/1/0: a list;
op/1/1: a map;
op/2: Decides to end.`},
	{"goals with targets", `
Outcome document
1. We adopt the goals below.
2. We commit to reach them.
Goal 1. Build towers
1.1 By 2040, build towers on every coast
1.2 billion people see them.
1.a Mobilize masons
3 (a). Count the towers;
3 (b). Paint them.
4. We will report.`, `
title: Outcome document
para/1: We adopt the goals below.
para/2: We commit to reach them.
para/2/1.1: By 2040, build towers on every coast / 1.2 billion people see them.
para/2/1.a: Mobilize masons
para/3(a): Count the towers;
para/3(b): Paint them.
para/4: We will report.`},
	{"decimal items of a paragraph", `
The General Assembly,
Recalling its resolution 66/184,
1. Decides to act:
1.1 on towers:
1.1.a by the coast;
1.2 on masts;
2. Notes that there are
1.3 million masts.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to act:
op/1/1.1: on towers:
op/1/1.1.a: by the coast;
op/1/1.2: on masts;
op/2: Notes that there are / 1.3 million masts.`},
	{"items whose paragraph is cut off", `
(d) To count towers;
(e) To paint them,
on the coast;
2. Invites masons to help.
3. Requests a report.`, `
op/d: To count towers;
op/e: To paint them, / on the coast;
op/2: Invites masons to help.
op/3: Requests a report.`},
	{"capital items directly below a call", `
RESOLUTION 9 (Lusaka, 2026)
Towers
The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
instructs the Secretary-General
A. to count towers;
B. to report,
[ANNEX TO RESOLUTION 9 (LUSAKA, 2026)
Plan
1 Towers are built.]`, `
title: Towers
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
instructs the Secretary-General/A: to count towers;
instructs the Secretary-General/B: to report,
annex/title: Plan
annex/1: Towers are built. [Towers are built.]`},
	{"what is borne in mind between two items", `
RESOLUTION 9 (Lusaka, 2026)
Towers
The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
considering
a) that towers fall,
bearing in mind the needs of the coast;
b) that masts, bearing in mind:
i) their age;
ii) the wind;
c) that masons are few,
bearing in mind the Charter,
noting
a) the report;
b) the map,
resolves
1 to build, taking into account
a) towers;
b) masts;
2 to report.`, `
title: Towers
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
considering/a: that towers fall, / bearing in mind the needs of the coast;
considering/b: that masts, bearing in mind:
considering/b/i: their age;
considering/b/ii: the wind;
considering/c: that masons are few,
bearing in mind: the Charter,
noting/a: the report;
noting/b: the map,
resolves/1: to build, taking into account
resolves/1/a: towers;
resolves/1/b: masts;
resolves/2: to report.`},
	{"a declaration without numbers", `
Lusaka Declaration on towers
We, representatives of Governments, meeting in Lusaka:
reaffirming the Charter of the coast, and
recalling the report on towers,
solemnly undertake to build towers,
call upon masons to help.`, `
title: Lusaka Declaration on towers
enacting: We, representatives of Governments, meeting in Lusaka:
pp/1: reaffirming the Charter of the coast, and
pp/2: recalling the report on towers,
op/1: solemnly undertake to build towers,
op/2: call upon masons to help.`},
	{"bare numbers beside raised marks", `
RESOLUTION 9 (Lusaka, 2026)
Towers
The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
resolves
1 that towers¹ and masts² are needed.
2 The Council shall report.`, `
title: Towers
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
resolves/1: that towers and masts are needed. ^1,2
resolves/2: The Council shall report.`},
	{"a recommendation without a number, and its items", `
Towers of the coast
The Committee of Ministers, under the terms of Article 15 of the Statute of the Council of the Coast,
Whereas towers fall;
Recalling its Recommendation on masts;
Recommends that the governments of member States:
1. build towers;
2. mend masts.`, `
title: Towers of the coast
enacting: The Committee of Ministers, under the terms of Article 15 of the Statute of the Council of the Coast,
pp/1: Whereas towers fall;
pp/2: Recalling its Recommendation on masts;
op/1: Recommends that the governments of member States:
op/1/1: build towers;
op/1/2: mend masts.`},
}
