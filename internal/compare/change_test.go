package compare_test

import "testing"

// TestLost: what became of words that went, and what stands in their place.
func TestLost(t *testing.T) {
	check(t, []pair{
		{
			"cut",
			"1 that the Bureau shall train engineers, with priority for women;",
			"1 that the Bureau shall train engineers;",
			`gender resolves/1 edited; lost “women” (group, group umbrella); still nowhere`,
		},
		{
			"all people in the place of women",
			"1 that the Bureau shall provide scholarships for women in every region;",
			"1 that the Bureau shall provide scholarships for all people in every region;",
			`gender resolves/1 edited; lost “women” (group, group) instead “all people” (universal); still nowhere`,
		},
		{
			"an example of all users",
			"1 that the Bureau shall train all users, in particular women and girls, in every region;",
			"1 that the Bureau shall train all users in every region;",
			`gender resolves/1 edited; lost “women and girls” (group, group including umbrella); still nowhere`,
		},
		{
			"a group that made a noun specific",
			"1 that the Bureau shall support female researchers in every region;",
			"1 that the Bureau shall support researchers in every region;",
			`gender resolves/1 edited; lost “female” (group, group umbrella); still nowhere`,
		},
		{
			"governments in the place of all others",
			"1 that the plan shall be made together with civil society and academia;",
			"1 that the plan shall be made together with governments;",
			`multistakeholder resolves/1 edited; lost “civil society” (actor, partner listed) instead “governments” (government); lost “academia” (actor, partner listed) instead “governments” (government); still nowhere`,
		},
		{
			"national law in the place of a right",
			"1 that data shall be stored in accordance with international human rights law;",
			"1 that data shall be stored in accordance with national legislation;",
			`human-rights resolves/1 replaced; lost “international human rights law” (base, basis) instead “national legislation” (national-law qualifier:national-law-deference); still nowhere`,
		},
		{
			"a reference",
			"1 that the Bureau shall train engineers, with equal numbers of women and men in each course;",
			"1 that the Bureau shall train engineers, in line with the Beijing Declaration and Platform for Action;",
			`gender resolves/1 replaced; lost “equal numbers of women and men” (term, object) instead “the Beijing Declaration and Platform for Action” (reference substitute); kept`,
		},
		{
			"an exclusion in other words",
			"1 that the study shall not address matters of national defence or content;",
			"1 that matters of national defence or content are outside the scope of the study;",
			``,
		},
		{
			"an exclusion that went",
			"1 that the study shall not address matters of national defence or content;",
			"1 that the study shall address networks and services;",
			`mandate resolves/1 gone; lost “shall not address” (exclusion, limit); lost “national defence” (excluded, limit listed); lost “content” (excluded, limit listed); still nowhere`,
		},
		{
			"the noun is left, with one plain word before it",
			"1 that the Bureau shall introduce gender-responsive budgeting in power and water utilities;",
			"1 that the Bureau shall introduce sound budgeting in power and water utilities;",
			`gender resolves/1 edited; lost “gender-responsive budgeting” (actor, object listed siblings bare); still nowhere`,
		},
		{
			"adjectives between a group and its noun",
			"1 that labour law shall be extended to female domestic workers in every region;",
			"1 that labour law shall be extended to domestic workers in every region;",
			`gender resolves/1 edited; lost “female” (group,  umbrella); still nowhere`,
		},
		{
			"a word that stood there already, in the place of a group",
			"1 that women without papers, and stateless persons, shall have access to each service;",
			"1 that persons without papers, and stateless persons, shall have access to each service;",
			`gender resolves/1 edited; lost “women” (group, group listed siblings) instead “persons” (universal); still nowhere`,
		},
		{
			"the same word outside of its phrase",
			"1 that the archive shall record the testimony of survivors, with the consent of those who gave it;",
			"1 that the archive shall record the testimony of survivors, provided that those who gave it consent;",
			``,
		},
		{
			"what an exclusion names, with the exclusion",
			"1 that the group shall not take up matters of national defence or the content of messages;",
			"1 that the group may look into the content of messages;",
			`mandate resolves/1 edited; lost “group shall not” (exclusion, limit) instead “may look into” (weak-verb); lost “shall not take up” (exclusion, limit) instead “may look into” (weak-verb); lost “national defence” (excluded, limit) instead “may look into” (weak-verb); kept`,
		},
		{
			"a clause that is gone",
			"1 that the Bureau shall build networks in rural areas;\n2 that women shall have half of the seats in each committee;",
			"1 that the Bureau shall build networks in rural areas;",
			`gender resolves/2 gone; lost “women” (group, actor); still nowhere`,
		},
	}, losses)
}

// TestSeries: what went from an enumeration.
func TestSeries(t *testing.T) {
	check(t, []pair{
		{
			"one of several",
			"1 to work with governments, civil society, academia and the private sector on the plan;",
			"1 to work with governments, academia and the private sector on the plan;",
			`multistakeholder resolves/1 edited; lost “civil society” (actor, object listed siblings); kept`,
		},
		{
			"all of them",
			"1 to work with civil society, academia and the private sector on the plan;",
			"1 to work on the plan;",
			`multistakeholder resolves/1 edited; lost “civil society” (actor, object listed); lost “academia” (actor, object listed); lost “private sector” (actor, object listed); still nowhere`,
		},
		{
			"an item that the lexicon does not know",
			"1 to work with civil society, people who run kite clubs and academia on the plan;",
			"1 to work with civil society and academia on the plan;",
			`multistakeholder resolves/1 edited; lost “people who run kite clubs” (actor, object listed siblings); kept`,
		},
		{
			"one of two examples",
			"1 to train women, migrants and other groups in every region;",
			"1 to train migrants and other groups in every region;",
			`gender resolves/1 edited; lost “women” (group, group listed siblings); still nowhere`,
		},
		{
			"the only example of what stays",
			"1 to train women and other groups in every region;",
			"1 to train other groups in every region;",
			`gender resolves/1 edited; lost “women” (group, group listed); still nowhere`,
		},
		{
			"a general item for the rest",
			"1 to consult academia, civil society and regulators on the plan;",
			"1 to consult regulators and other interested parties on the plan;",
			`multistakeholder resolves/1 edited; lost “academia” (actor, object listed siblings) instead “other interested parties on the plan” (umbrella); lost “civil society” (actor, object listed siblings) instead “other interested parties on the plan” (umbrella); still “interested parties” resolves/1`,
		},
		{
			"what somebody does is no series of people",
			"1 to open lines of credit for women who dry, smoke and trade fish;",
			"1 to open lines of credit for firms that dry, smoke and trade fish;",
			`gender resolves/1 edited; lost “women” (group, group); still nowhere`,
		},
		{
			"turned round",
			"1 to work with civil society, academia and the private sector on the plan;",
			"1 to work with the private sector, civil society and academia on the plan;",
			``,
		},
	}, losses)
}

// TestPairing: which mention of what the clause became carries a mention on.
func TestPairing(t *testing.T) {
	check(t, []pair{
		{
			"the one in its place",
			"1 that women shall chair each panel, and that women should be named in each report;",
			"1 that women shall chair each panel, and that women may be named in each report;",
			`gender resolves/1 edited; kept; modal should 3 → may 1`,
		},
		{
			"one of two that say the same",
			"1 to consult governments, women and youth, and to publish what women have said;",
			"1 to consult governments and youth, and to publish what women have said;",
			`gender resolves/1 edited; lost “women” (group, group listed); kept`,
		},
		{
			"a clause that was split",
			"1 that the Bureau shall train women engineers in every region and shall publish each year the number of schools with access;",
			"1 that the Bureau shall train women engineers in every region;\n2 that the Bureau shall publish each year the number of schools with access;",
			``,
		},
		{
			"a clause of which one item became a clause",
			"1 to consult parents, civil society and network operators while projects are being prepared;",
			"1 to consult parents and civil society while projects are being prepared;\n2 to consult network operators at the same stage;",
			``,
		},
		{
			"other words of the same meaning",
			"1 that the Bureau shall promote gender equality in its panels;",
			"1 that the Bureau shall promote equality between women and men in its panels;",
			``,
		},
	}, losses)
}

// TestFollow: where in the draft a mention goes on.
func TestFollow(t *testing.T) {
	check(t, []pair{
		{
			"unchanged",
			"1 that the Bureau shall train women engineers;",
			"1 that the Bureau shall train women engineers;",
			``,
		},
		{
			"in another clause, with what stood around it",
			"1 to build schools in rural areas, and to train women engineers for the mobile network;\n2 to publish maps of all networks;",
			"1 to build schools in rural areas;\n2 to publish maps of all networks, and to train women engineers for the mobile network;",
			``,
		},
		{
			"under another call",
			"resolves\n1 that women engineers shall be trained in every region;\ninvites Member States\n1 to build schools in rural areas;",
			"resolves\n1 that the maps of all networks shall be published;\ninvites Member States\n1 to build schools in rural areas;\n2 that women engineers shall be trained in every region;",
			`gender resolves/1 moved invites Member States/2; kept; call resolves 8 → invites 3; moved`,
		},
		{
			"only the name of the family is left elsewhere",
			"1 that women shall have half of the seats in each committee;\n2 that statistics on women and men in all regions shall be published;",
			"1 that each committee shall have rules of its own;\n2 that statistics on women and men in all regions shall be published;",
			`gender resolves/1 gone; lost “women” (group, actor); still “statistics on women and men” resolves/2`,
		},
		{
			"an instrument that is cited anywhere",
			"1 to publish maps of all networks, in line with the Beijing Declaration and Platform for Action;\n2 to build schools in rural areas;",
			"1 to publish maps of all networks;\n2 to build schools in rural areas, in line with the Beijing Declaration and Platform for Action;",
			`gender resolves/1 edited; kept; verb publish 8 → build 0`,
		},
	}, losses)
}

// TestGains: what only the draft has, seen from there.
func TestGains(t *testing.T) {
	check(t, []pair{
		{
			"a family that the clause did not have",
			"1 that the Bureau shall train engineers in every region;",
			"1 that the Bureau shall train women engineers in every region;",
			`gender resolves/1 edited; lost “women” (group, group umbrella); still nowhere`,
		},
		{
			"a stronger modal",
			"1 that the Bureau may include women in every panel;",
			"1 that the Bureau shall include women in every panel;",
			`gender resolves/1 edited; kept; modal shall 5 → may 1`,
		},
		{
			"an item beside others",
			"1 to work with academia and the private sector on the plan;",
			"1 to work with civil society, academia and the private sector on the plan;",
			`multistakeholder resolves/1 edited; lost “civil society” (actor, object listed siblings); kept`,
		},
	}, gains)
}
