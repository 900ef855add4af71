package grammar

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
	{"ministers declare in small letters", `
Lusaka Declaration on towers
We, the ministers of towers,
gathered in Lusaka,
recalling the Charter of the coast,
recognizing that towers fall, and
that masts do,
hereby commit:
(a) to build towers;
(b) to mend masts;
1. call upon masons to help.`, `
title: Lusaka Declaration on towers
enacting: We, the ministers of towers, / gathered in Lusaka,
pp/1: recalling the Charter of the coast,
pp/2: recognizing that towers fall, and / that masts do,
op/intro: hereby commit:
op/a: to build towers;
op/b: to mend masts;
op/1: call upon masons to help.`},
	{"draft resolutions of a report", `
Draft resolution I
Towers
The General Assembly,
Recalling its resolution 66/184,
1. Decides to build towers.
Draft resolution II
Masts
The General Assembly,
Recalling its resolution 66/185,
1. Decides to build masts.`, `
title: Towers
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to build towers.
--
title: Masts
enacting: The General Assembly,
pp/1: Recalling its resolution 66/185,
op/1: Decides to build masts.`},
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
	{"notes behind a caret", `
The General Assembly,
Recalling the report on towers,^3
1. Decides to build 10^3 towers.
^3 A/70/1.`, `
enacting: The General Assembly,
pp/1: Recalling the report on towers, ^3
op/1: Decides to build 10^3 towers.
footnote/3: A/70/1.`},
	{"sections with recitals of their own", `
The General Assembly,
I Towers
Recalling its resolution 66/184,
1. Decides to build towers;
II Revised estimates that result from the decisions on masts contained in the agenda of the third international conference on the financing of masts and in the outcome document of the summit for the adoption of the agenda on masts, entitled “Transforming our coast: the agenda for masts of the next decade”
Having considered the report,
1. Takes note of it;
2. Decides to build masts;
III
Ladders
Having considered the statement,
1. Takes note of it.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to build towers;
II/pp/1: Having considered the report,
II/op/1: Takes note of it;
II/op/2: Decides to build masts;
III/pp/1: Having considered the statement,
III/op/1: Takes note of it.`},
	{"a declaration that heads of State adopt", `
The General Assembly
Adopts the following political declaration:
1. We, the Heads of State, reaffirm our will to build towers.
2. We commit to mend them.`, `
enacting: The General Assembly
op/1: Adopts the following political declaration:
para/1: We, the Heads of State, reaffirm our will to build towers.
para/2: We commit to mend them.`},
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
	{"a declaration in capitals", `
Lusaka Declaration on towers
We, the ministers of towers,
Recalling the Charter of the coast,
Hereby declare as follows:
1. Towers belong to all.
2. Masts do.`, `
title: Lusaka Declaration on towers
enacting: We, the ministers of towers,
pp/1: Recalling the Charter of the coast,
op/intro: Hereby declare as follows:
op/1: Towers belong to all.
op/2: Masts do.`},
	{"a board with a long name, and a note in plain digits", `
The Executive Board of the United Nations Entity for Towers and the Empowerment of Masons of the Coasts and Highlands,²
Recalling its decision 2025/1,
1. Takes note of the report;
2. Requests a plan.
2 See the annex.`, `
enacting: The Executive Board of the United Nations Entity for Towers and the Empowerment of Masons of the Coasts and Highlands, ^2
pp/1: Recalling its decision 2025/1,
op/1: Takes note of the report;
op/2: Requests a plan.
footnote/2: See the annex.`},
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
	{"an opinion of a forum, and a recommendation of a Sector", `
OPINION 5 (Lusaka, 2026)
Towers
The sixth Policy Forum on Towers (Lusaka, 2026),
recalling
a) the report;
b) the map,
is of the view
1 that towers are needed;
2 that masts are,
is of the opinion that masons are few,
invites Member States
to act.
RECOMMENDATION ITU-D 20 (Lusaka, 2026)
Masts
The ITU Telecommunication Development Sector,
considering
the wind,
recommends
that masts be built.`, `
title: Towers
enacting: The sixth Policy Forum on Towers (Lusaka, 2026),
recalling/a: the report;
recalling/b: the map,
is of the view/1: that towers are needed;
is of the view/2: that masts are,
is of the opinion: that masons are few,
invites Member States: to act.
--
title: Masts
enacting: The ITU Telecommunication Development Sector,
considering: the wind,
recommends: that masts be built.`},
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
