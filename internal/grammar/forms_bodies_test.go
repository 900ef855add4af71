package grammar

// bodyForms are what bodies beside the great ones make: declarations, opinions, reports.
var bodyForms = []formCase{
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
}
