package grammar

var ituForms = []formCase{
	{"itu plain", `
RESOLUTION 811 (REV. LIMA, 2030)
Bridges between networks
The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
recalling
a) Resolution 12;
b)bis the plan of action;
considering further
that networks age,
resolves
1 to repair networks:
i) on land;
ii) at sea, in particular:
a) in ports;
b) on islands;
1.1 to do so soon;
2bis to report,
instructs the Secretary-General, in close cooperation with the Directors of the Bureaux
pursuant to his mandate:
1 to count bridges;
2 to count networks,
instructs the Secretary-General
to rest.`, `
title: Bridges between networks
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
recalling/a: Resolution 12;
recalling/bbis: the plan of action;
considering further: that networks age,
resolves/1: to repair networks:
resolves/1/i: on land;
resolves/1/ii: at sea, in particular:
resolves/1/ii/a: in ports;
resolves/1/ii/b: on islands;
resolves/1.1: to do so soon;
resolves/2bis: to report,
instructs the Secretary-General, in close cooperation with the Directors of the Bureaux/intro: pursuant to his mandate:
instructs the Secretary-General, in close cooperation with the Directors of the Bureaux/1: to count bridges;
instructs the Secretary-General, in close cooperation with the Directors of the Bureaux/2: to count networks,
instructs the Secretary-General: to rest.`},
	{"calls that run in", `
RESOLUTION 812 (LIMA, 2030)
Run-in calls
The World Telecommunication Development Conference (Lima, 2030),
considering a) that calls run in; b) that items do too, resolves
1 to divide them, noting that this is not always right;
2 to go on, instructs the Director of the Telecommunication Development Bureau
to listen, invites Member States 1 to speak; 2 to sing.`, `
title: Run-in calls
enacting: The World Telecommunication Development Conference (Lima, 2030),
considering/a: that calls run in;
considering/b: that items do too,
resolves/1: to divide them, noting that this is not always right;
resolves/2: to go on,
instructs the Director of the Telecommunication Development Bureau: to listen,
invites Member States/1: to speak;
invites Member States/2: to sing.`},
	{"the same call twice and old labels", `
RESOLUTION 813 (LIMA, 2030)
Twice
The Council,
resolves
1) to begin;
2) to go on,
resolves
to end,
resolves
1) to end again.`, `
title: Twice
enacting: The Council,
resolves/1: to begin;
resolves/2: to go on,
resolves#2: to end,
resolves#3/1: to end again.`},
	{"letters past z, dashes and several paragraphs", `
RESOLUTION 814 (LIMA, 2030)
Long lists
The World Telecommunication Standardization Assembly (Lima, 2030),
noting
y) the last but one;
z) the last:
– of the alphabet;
– of the list;
aa) the first of the second round.
It has a paragraph of its own;
bb) the end.`, `
title: Long lists
enacting: The World Telecommunication Standardization Assembly (Lima, 2030),
noting/y: the last but one;
noting/z: the last:
noting/z/•1: of the alphabet;
noting/z/•2: of the list;
noting/aa: the first of the second round. / It has a paragraph of its own;
noting/bb: the end.`},
	{"annex and footnotes", `
RESOLUTION 815 (LIMA, 2030)
Annexed matter
(Geneva, 2022; Lima, 2030)
The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
recognizing
the needs of developing countries¹,
resolves
to adopt the annex.
____________________
¹ These include island states.
ANNEX TO RESOLUTION 815 (LIMA, 2030)
Rules
1 First rule:
a) of thumb;
b) of law.
2 Second rule.
APPENDIX 2
A paragraph without a number.
Another one.`, `
title: Annexed matter
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
recognizing: the needs of developing countries, ^1
resolves: to adopt the annex.
annex/title: Rules
annex/1: First rule:
annex/1/a: of thumb;
annex/1/b: of law.
annex/2: Second rule.
appendix 2/1: A paragraph without a number.
appendix 2/2: Another one.
footnote/1: These include island states.`},
	{"footnote in the middle of a page", `
RESOLUTION 816 (LIMA, 2030)
Pages
The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
considering
a) the needs of some countries1;
____________________
1 These include island states. b) that pages break;
c) that texts go on,
resolves
to join them.`, `
title: Pages
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
considering/a: the needs of some countries; ^1
considering/b: that pages break;
considering/c: that texts go on,
resolves: to join them.
footnote/1: These include island states.`},
	{"several texts and proposals", `
MOD EUR/44A7/1
DRAFT REVISION OF RESOLUTION 817 (REV. LIMA, 2030)
First
The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
resolves
to change.
Reasons: Change is good.
It is also new.
SUP EUR/44A7/2
RESOLUTION 818 (LIMA, 2030)
Second
Reasons: Nobody needs it.
ADD EUR/44A7/3
DRAFT NEW RESOLUTION [EUR-1]
Third
The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
resolves
to start.`, `
title: First
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
resolves: to change.
reasons: Change is good.
reasons#2: It is also new.
--
title: Second
reasons: Nobody needs it.
--
title: Third
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
resolves: to start.`},
	{"unlabelled items and capitals", `
RESOLUTION 819 (LIMA, 2030)
Loose items
The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
RECALLING
the past,
resolves
to work;
to rest,
INSTRUCTS THE SECRETARY-GENERAL
to watch.`, `
title: Loose items
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
recalling: the past,
resolves/1: to work;
resolves/2: to rest,
instructs the Secretary-General: to watch.`},
	{"annex and notes that run in", `
RESOLUTION 820 (LIMA, 2030)
Glued pages
The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
noting
the needs of some countries1 and rivers2,
____________________ 1 These include islands. 2 Large ones.
resolves
to adopt the annex. ANNEX TO RESOLUTION 820 (LIMA, 2030) Rules are good.`, `
title: Glued pages
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
noting: the needs of some countries and rivers, ^1,2
resolves: to adopt the annex.
annex/1: Rules are good.
footnote/1: These include islands.
footnote/2: Large ones.`},
}
