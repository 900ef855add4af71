package compare_test

import "testing"

// TestForce: how a mention that stands binds on both sides.
func TestForce(t *testing.T) {
	check(t, []pair{
		{
			"a weaker modal",
			"1 that the Bureau shall include women in every panel;",
			"1 that the Bureau may include women in every panel;",
			`gender resolves/1 edited; kept; modal shall 5 → may 1`,
		},
		{
			"a weaker verb",
			"1 to guarantee the right to privacy of users;",
			"1 to consider the right to privacy of users;",
			`human-rights resolves/1 edited; kept; verb guarantee 9 → consider 3`,
		},
		{
			"a weaker call",
			"instructs the Director\n1 to consult civil society before each forum;",
			"invites the Director\n1 to consult civil society before each forum;",
			`multistakeholder instructs the Director/1 moved invites the Director/1; kept; call instructs 8 → invites 3; moved`,
		},
		{
			"a modal behind the head",
			"1 that elections be held at which suffrage shall be universal and equal suffrage in every region;",
			"1 that elections be held at which suffrage should be universal and equal suffrage in every region;",
			`human-rights resolves/1 edited; kept; modal shall 5 → should 3`,
		},
		{
			"what was to be done is thought about",
			"1 to develop a programme on the right to privacy of users;",
			"1 to consider, at its next session, the question of developing a programme on the right to privacy of users;",
			`human-rights resolves/1 edited; kept; verb develop 8 → consider 3`,
		},
		{
			"those who worked on it are told of it",
			"1 to draw up curricula jointly with civil society and academia;",
			"1 to draw up curricula and to inform civil society and academia of them;",
			`multistakeholder resolves/1 edited; kept; concept jointly with 7 → inform 2`,
		},
		{
			"rights in a row",
			"1 that the right of patients to privacy and to a copy of their records shall be respected;",
			"1 that the right of patients to a copy of their records and to privacy shall be respected;",
			``,
		},
		{
			"the verb of another act says nothing",
			"1 to guarantee the right to privacy of users, and to ensure the supply of power to schools;",
			"1 to guarantee the right to privacy of users, and to consider the supply of power to schools;",
			``,
		},
		{
			"a condition",
			"1 that the Bureau shall include women in every panel;",
			"1 that the Bureau shall include women in every panel, as appropriate;",
			`gender resolves/1 edited; kept; qualified as-appropriate`,
		},
		{
			"a condition of words that came with it",
			"1 that States shall protect the right to privacy of users;",
			"1 that States shall protect the right to privacy of users and, where appropriate, lend each other trained technical staff and equipment;",
			``,
		},
		{
			"a limiting adverb",
			"1 to protect journalists who were detained;",
			"1 to protect journalists who were unlawfully detained;",
			`human-rights resolves/1 edited; kept; limited unlawfully`,
		},
		{
			"a degree",
			"1 to ensure the full and meaningful participation of women in every panel;",
			"1 to ensure the participation of women in every panel;",
			`gender resolves/1 edited; kept; lost degree full, meaningful`,
		},
		{
			"a degree as an adjective",
			"1 to eliminate immediately violence against women;",
			"1 to take immediate steps to eliminate violence against women;",
			`gender resolves/1 edited; kept; verb eliminate 9 → take 0`,
		},
		{
			"a verb of the row",
			"1 to respect, protect and fulfil the right to privacy of users;",
			"1 to respect and protect the right to privacy of users;",
			`human-rights resolves/1 edited; kept; lost verb fulfil`,
		},
		{
			"a verb of the row for another",
			"1 to respect, protect and promote the right to privacy of users;",
			"1 to respect, protect and fulfil the right to privacy of users;",
			``,
		},
	}, losses)
}

// TestQuantities: how much of it is owed, by when and how often.
func TestQuantities(t *testing.T) {
	check(t, []pair{
		{
			"a lower share",
			"1 that women shall hold at least 45 per cent of senior posts;",
			"1 that women shall hold at least 30 per cent of senior posts;",
			`gender resolves/1 edited; kept; share 45 per cent → 30 per cent`,
		},
		{
			"a share without a number",
			"1 that women shall hold at least 45 per cent of senior posts;",
			"1 that women shall hold an appropriate share of senior posts;",
			`gender resolves/1 edited; kept; lost quantity share`,
		},
		{
			"as many in other words",
			"1 that at least six women shall sit on the panel;",
			"1 that six or more women shall sit on the panel;",
			``,
		},
		{
			"a later year",
			"1 that the Bureau shall train women engineers in every region by 2040;",
			"1 that the Bureau shall train women engineers in every region by 2050;",
			`gender resolves/1 edited; kept; deadline 2040 → 2050`,
		},
		{
			"no year",
			"1 that the Bureau shall train women engineers in every region by 2040;",
			"1 that the Bureau shall train women engineers in every region;",
			`gender resolves/1 edited; kept; lost quantity deadline`,
		},
		{
			"a report in a statement of its own",
			"1 that the Bureau shall train women engineers, and to report to the Council on the results;",
			"1 that the Bureau shall train women engineers;",
			`gender resolves/1 edited; kept; lost quantity report`,
		},
		{
			"a report that another clause asks for",
			"1 that the Bureau shall train women engineers, and to report to the Council on the results;",
			"1 that the Bureau shall train women engineers;\n2 to report to the Council on the results;",
			``,
		},
	}, losses)
}
