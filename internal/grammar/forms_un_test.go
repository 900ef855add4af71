package grammar

var unForms = []formCase{
	{"inserted numbers without a mark", `
The General Assembly,
1. Decides to build;
1 bis Decides to mend;
1 decies Requests masons to paint;
1 ter towers stand;
2. Ends.`, `
enacting: The General Assembly,
op/1: Decides to build;
op/1bis: Decides to mend;
op/1decies: Requests masons to paint; / 1 ter towers stand;
op/2: Ends.`},
	{"general assembly", `
A/C.3/91/L.7
Ninety-first session
Agenda item 12
Albania and Zambia: draft resolution
Bridges and roads
The General Assembly,
Recalling its resolutions on bridges,
Deeply concerned about roads, including:
(a) Narrow ones;
(b) Steep ones,
Building on both,
1. Calls upon Member States, Governments and the private sector to build bridges:
(a) Of wood;
(i) Hard wood;
(ii) Soft wood;
(b) Of stone;
2. Decides also to go on.
12th plenary meeting
3 March 2091`, `
title: Bridges and roads
enacting: The General Assembly,
pp/1: Recalling its resolutions on bridges,
pp/2: Deeply concerned about roads, including:
pp/2/a: Narrow ones;
pp/2/b: Steep ones,
pp/3: Building on both,
op/1: Calls upon Member States, Governments and the private sector to build bridges:
op/1/a: Of wood;
op/1/a/i: Hard wood;
op/1/a/ii: Soft wood;
op/1/b: Of stone;
op/2: Decides also to go on.`},
	{"a title behind what the text is", `
Draft resolution: Bridges and roads
The General Assembly,
Recalling its resolutions on bridges,
1. Decides to go on.`, `
title: Bridges and roads
enacting: The General Assembly,
pp/1: Recalling its resolutions on bridges,
op/1: Decides to go on.`},
	{"a single operative paragraph", `
91/3. Thanks
The Economic and Social Council,
Noting the report,
Thanks its authors.`, `
title: Thanks
enacting: The Economic and Social Council,
pp/1: Noting the report,
op/1: Thanks its authors.`},
	{"a frame", `
91/4. Frames
The Economic and Social Council
Recommends to the General Assembly the adoption of the following draft resolution:
The General Assembly,
Recalling frames,
1. Welcomes pictures.`, `
title: Frames
frame/enacting: The Economic and Social Council
frame/op/1: Recommends to the General Assembly the adoption of the following draft resolution:
enacting: The General Assembly,
pp/1: Recalling frames,
op/1: Welcomes pictures.`},
	{"an annex of letters", `
91/6. Teams
The General Assembly,
Noting teams,
1. Decides to set up a team with the mandate in the annex.
Annex
In accordance with paragraph 1 of this resolution, the team shall have the following responsibilities:
(a) To visit bridges, at the request of Member States;
(b) To report on them:
(i) Each year;
(ii) On request.`, `
title: Teams
enacting: The General Assembly,
pp/1: Noting teams,
op/1: Decides to set up a team with the mandate in the annex.
annex/intro: In accordance with paragraph 1 of this resolution, the team shall have the following responsibilities:
annex/a: To visit bridges, at the request of Member States;
annex/b: To report on them:
annex/b/i: Each year;
annex/b/ii: On request.`},
	{"parts with their own numbering", `
91/5. Parts
A
The General Assembly,
Recalling the first part,
1. Decides on it;
2. Ends it.
B
The General Assembly,
Recalling the second part,
1. Decides on that one too.`, `
title: Parts
A/enacting: The General Assembly,
A/pp/1: Recalling the first part,
A/op/1: Decides on it;
A/op/2: Ends it.
B/enacting: The General Assembly,
B/pp/1: Recalling the second part,
B/op/1: Decides on that one too.`},
	{"security council", `
S/RES/9999 (2091)
Resolution 9999 (2091)
Adopted by the Security Council at its 12345th meeting, on 3 March 2091
The Security Council,
Recalling its resolution 9998 (2091),
Acting under Chapter VII of the Charter of the United Nations,
1. Demands calm;
2. Decides to remain seized of the matter.`, `
enacting: The Security Council,
pp/1: Recalling its resolution 9998 (2091),
pp/2: Acting under Chapter VII of the Charter of the United Nations,
op/1: Demands calm;
op/2: Decides to remain seized of the matter.`},
	{"world health assembly", `
WHA99.7 Walking
The Ninety-ninth World Health Assembly,
Having considered the report on walking;
Noting its benefits,
1. URGES Member States:
(1) to walk;
(2) to let walk;
2. REQUESTS the Director-General to report.`, `
title: Walking
enacting: The Ninety-ninth World Health Assembly,
pp/1: Having considered the report on walking;
pp/2: Noting its benefits,
op/1: URGES Member States:
op/1/1: to walk;
op/1/2: to let walk;
op/2: REQUESTS the Director-General to report.`},
	{"sections and an annex", `
Resolution adopted by the General Assembly on 3 March 2091
91/6. Sections
The General Assembly,
Recalling sections,
Access
1. Welcomes access;
Safety
2. Welcomes safety.
Annex
Principles of access
I. General
1. Access is good.
2. Safety is better.
II. Special
3. Both are best.`, `
title: Sections
enacting: The General Assembly,
pp/1: Recalling sections,
op/1: Welcomes access;
op/2: Welcomes safety.
annex/title: Principles of access
annex/1: Access is good.
annex/2: Safety is better.
annex/3: Both are best.`},
	{"outcome document", `
Revision 3
Declaration on rivers
Common ground
We, the ministers, met on a river.
1. We reaffirm the value of rivers.
2. We will protect rivers:
(a) Upstream;
(b) Downstream.
The sea
2 bis. We call on ships to slow down.
3. We request a report.
It shall be short.`, `
title: Declaration on rivers
para/intro: We, the ministers, met on a river.
para/1: We reaffirm the value of rivers.
para/2: We will protect rivers:
para/2/a: Upstream;
para/2/b: Downstream.
para/2bis: We call on ships to slow down.
para/3: We request a report. / It shall be short.`},
	{"articles", `
Charter of the river
The Parties to this Charter,
Recognizing the value of the river,
Have agreed as follows:
PART I
Article 1
Terms
For the purposes of this Charter:
1. "River" means water;
2. "Bank" means land.
Article 1 bis
The river flows.
ARTICLE II. Duties
1. Parties shall protect the river:
(a) By day;
(b) By night.`, `
title: Charter of the river
enacting: The Parties to this Charter,
pp/1: Recognizing the value of the river,
enacting#2: Have agreed as follows:
article 1/intro: For the purposes of this Charter:
article 1/1: "River" means water;
article 1/2: "Bank" means land.
article 1 bis: The river flows.
article II/1: Parties shall protect the river:
article II/1/a: By day;
article II/1/b: By night.`},
	{"no resolution", `
A letter about rivers, which is long enough to be a paragraph of its own.
It has a second paragraph.`, `
para/1: A letter about rivers, which is long enough to be a paragraph of its own.
para/2: It has a second paragraph.`},
	{"a resolution in an annex", `
The General Assembly,
Recalling its resolution 66/184,
1. Decides to adopt the text in the annex:
Annex
Towers
For adoption:
The Council of Towers,
Recalling its founding,
1. Decides to count towers:
(a) old;
2. Requests a report.
Annex II
Masts
The Council of Masts,
considering
a) that masts rust,
resolves
1 to paint them.`, `
enacting: The General Assembly,
pp/1: Recalling its resolution 66/184,
op/1: Decides to adopt the text in the annex:
annex/title: Towers
annex/intro: For adoption:
annex/enacting: The Council of Towers,
annex/pp/1: Recalling its founding,
annex/op/1: Decides to count towers:
annex/op/1/a: old;
annex/op/2: Requests a report.
annex II/title: Masts
annex II/enacting: The Council of Masts,
annex II/considering/a: that masts rust,
annex II/resolves/1: to paint them.`},
}
