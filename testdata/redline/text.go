package main

// clause is one paragraph of the resolution.
//
// In its text {+1 words} was inserted and {-2 words} deleted, by author 1 or 2;
// {^1} is the mark of footnote 1, {(0} and {)0} are the ends of comment 0.
type clause struct {
	style string
	text  string
	// whole says what happened to the paragraph as a whole, with its mark: "+1"
	// inserted, "-1" deleted, "<1" moved away, ">1" moved here, by author 1.
	whole string
	// mark is the same for the paragraph mark alone: a split or a merger.
	mark string
}

var clauses = []clause{
	{style: "ResNo", text: "RESOLUTION 231 ({-1 BUCHAREST, 2022}{+1 REV. DOHA, 2026})"},
	{style: "Restitle", text: "Building confidence in the use of information and communication technologies for inclusive development"},
	{style: "Normalaftertitle", text: "The Plenipotentiary Conference of the International Telecommunication Union ({-1 Bucharest, 2022}{+1 Doha, 2026}),"},

	{style: "Call", text: "recalling"},
	{text: "a)\tUnited Nations General Assembly Resolution 70/1, on transforming our world: the 2030 Agenda for Sustainable Development;"},
	{text: "b)\tHuman Rights Council resolution 47/16, on the promotion, protection and enjoyment of human rights on the Internet;", whole: "-2"},
	{text: "{-2 c}{+2 b})\tResolution 70 (Rev. Bucharest, 2022) of this conference, on mainstreaming a gender perspective in ITU and promotion of gender equality and the empowerment of women through telecommunications/information and communication technologies;"},
	{text: "{-2 d}{+2 c})\tthe outcome documents of both phases of the World Summit on the Information Society (WSIS),"},

	{style: "Call", text: "considering"},
	{text: "a)\tthat people take up new services only where they trust them, and that this trust rests on {-2 respect for human rights and fundamental freedoms, including the right to privacy}{+2 the reliable operation of networks};"},
	{text: "b)\tthat {-1 women and girls are disproportionately exposed}{+1 all users may be exposed} to harassment that is carried or amplified by technology;"},
	{text: "c)\tthat computer incident response teams in neighbouring countries gain from exercising together;", whole: ">1"},
	{text: "{-1 c}{+1 d})\tthat many developing countries{^1} lack the means to detect {-1 cyber attacks}{+1 cyberattacks} and to {-1 recover from them rapidly}{+1 recover rapidly from them},"},

	{style: "Call", text: "recognizing"},
	{text: "a)\tthat governments, the private sector, {-2 civil society, }international organizations, the technical community and academia share the work of building confidence, each in its own role;"},
	{text: "b)\tthat matters of national defence, of the content of communications and of criminal law are for Member States to decide{-2  and are not within the mandate of ITU};"},
	{text: "c)\tthat computer incident response teams in neighbouring countries gain from exercising together;", whole: "<1"},
	{text: "{-1 d}{+1 c})\tthat confidence cannot be built by technical measures alone,"},

	{style: "Call", text: "resolves"},
	{text: "1\tto continue to give high priority to building confidence in the use of information and communication technologies{-2 , within the core mandate and expertise of the Union};"},
	{text: "2\tthat the Union's activities in this field {-1 shall}{+1 should} take account of the needs of women and girls, of persons with disabilities and of older persons;"},
	{text: "3\tthat work under this resolution shall be:"},
	{style: "enumlev1", text: "i)\topen to all {-2 relevant stakeholders}{+2 Member States and, as appropriate, Sector Members};"},
	{style: "enumlev1", text: "ii)\tbased on published documents;"},
	{style: "enumlev1", text: "iii)\tcoordinated with other organizations so that nothing is done twice,"},

	{style: "Call", text: "instructs the Secretary-General and the Directors of the Bureaux"},
	{text: "1\tto prepare, in consultation with {-2 governments, the private sector, civil society and academia}{+2 governments}, a work plan for the next four years;"},
	{text: "2\tto report each year to the ITU Council on results{-1 , with data disaggregated by sex and age,}{+2 ;}"},
	{text: "3\tto make the report available on the website of the Union in the six official languages,", whole: "+2"},

	{style: "Call", text: "instructs the Director of the Telecommunication Development Bureau"},
	{text: "to assist Member States{(0}{-2 , upon request,} in setting up national computer incident response teams{)0}, with training programmes in which women are at least half of the participants,"},

	{style: "Call", text: "instructs the ITU Council"},
	{text: "to review progress at each of its ordinary sessions and to report to the next Plenipotentiary Conference,"},

	{style: "Call", text: "invites Member States, Sector Members, Associates and Academia"},
	{text: "1\tto {-1 ensure}{+1 consider ensuring} that measures against the misuse of information and communication technologies are consistent with international human rights law;"},
	{text: "2\tto contribute to the exchange of good practice{-1 ;}{+1 ,}{+1  and}", mark: "-1"},
	{text: "{-1 3\t}{+1  }to nominate experts for the training programmes."},
}

const footnote = "This term covers the least developed countries, small island developing States, landlocked developing countries and countries with economies in transition."

const comment = "Why is the request of the country concerned no longer needed?"

// authors of the changes, by number, with the time of their work.
var authors = map[byte]struct{ name, date string }{
	'1': {"Delegate of Ruritania", "2026-05-11T09:30:00Z"},
	'2': {"Delegate of Arcadia", "2026-05-12T16:05:00Z"},
}
