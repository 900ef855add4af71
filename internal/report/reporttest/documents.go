package reporttest

import "github.com/resolint/resolint/internal/finding"

// pair is a text compared with the last adopted one.
func pair() finding.Document {
	return finding.Document{
		File: draftFile, Base: baseFile,
		Resolutions: []finding.Resolution{{
			Heading: heading, Title: title, File: draftFile, State: "matched",
			Families: []finding.FamilyCount{
				{Family: "gender", Base: 4, Draft: 2},
				{Family: "human-rights"},
				{Family: "multistakeholder", Base: 4, Draft: 3},
				{Family: "mandate", Base: 1, Draft: 1},
			},
			Clauses: pairClauses(),
		}},
		Findings: []finding.Finding{divideLost(), priorityNeutralised(), registry(), dataWeakened(), societyNarrowed(), postsAdded()},
		Notices:  []string{"footnote 1 is referred to but has no text; it was left out"},
	}
}

func divideLost() finding.Finding {
	clause := "that the gender digital divide has widened in the least developed countries since the last conference;"
	return finding.Finding{
		Rule: "gender/removed", Family: "gender", Kind: "removed", Level: finding.LevelWarning,
		Concept: "gender-digital-divide", Resolution: heading,
		Message:    "The gender digital divide is no longer considered: the clause is gone and nothing took its place.",
		Why:        "The divide between women and men is what the programmes of this resolution are measured against.",
		Suggestion: &finding.Suggestion{Text: clause, Source: "the base text"},
		Base:       At(baseFile, BaseText, "considering/b", clause, "the gender digital divide"),
		Anchor: At(draftFile, DraftText, "considering/a",
			"that broadband has become a precondition for access to education and trade;", "that broadband has become a precondition for access to education and trade;"),
		Diff:      []finding.Segment{{Op: "-", Text: clause}},
		Surviving: &finding.Surviving{Clause: "recognizing/a", Text: "women and girls"},
	}
}

func priorityNeutralised() finding.Finding {
	was := "that programmes to close the digital divide shall give priority to women and girls and to unserved communities, on the basis of needs assessments that Member States, Sector Members and civil society carry out together;"
	is := "that programmes to close the digital divide shall give priority to all people on an equal basis and to unserved communities, on the basis of needs assessments that Member States, Sector Members and civil society carry out together;"
	return finding.Finding{
		Rule: "gender/neutralised", Family: "gender", Kind: "neutralised", Level: finding.LevelError,
		Concept: "women-and-girls", Resolution: heading,
		Message:    "“women and girls” became “all people on an equal basis”: the priority no longer names whom it is for.",
		Why:        "A priority for everyone is a priority for no one; programmes need not reach women and girls any more.",
		Suggestion: &finding.Suggestion{Text: "women and girls", Source: "the base text", Replaces: true},
		Base:       At(baseFile, BaseText, "resolves/2", was, "women and girls"),
		Draft:      At(draftFile, DraftText, "resolves/2", is, "all people on an equal basis"),
		Diff: Diff("that programmes to close the digital divide shall give priority to [-women and girls-]{+all people on an equal basis+} and to unserved communities, " +
			"on the basis of needs assessments that Member States, Sector Members and civil society carry out together;"),
		Surviving: &finding.Surviving{Clause: "recognizing/a", Text: "women and girls"},
		Baseline:  "new",
	}
}

func registry() finding.Finding {
	is := "that the Union shall serve as the global coordinator for the “naïve” 🌐 allocation of Internet resources,"
	return finding.Finding{
		Rule: "mandate/expanded", Family: "mandate", Kind: "expanded", Level: finding.LevelError,
		Concept: "internet-registry", Resolution: heading,
		Message: "The Union is made coordinator of the allocation of Internet resources, which is outside its core mandate.",
		Draft:   At(draftFile, DraftText, "resolves/4", is, "allocation of Internet resources"),
		Suggestion: &finding.Suggestion{
			Text:   "within the mandate of ITU, and without duplicating the work of the bodies responsible",
			Source: "ITU Resolution 130 (Rev. Bucharest, 2022)",
		},
	}
}

func dataWeakened() finding.Finding {
	was := "to produce and publish sex-disaggregated data on the use of mobile broadband in all regions;"
	is := "to produce and publish data on the use of mobile broadband in all regions;"
	return finding.Finding{
		Rule: "gender/weakened", Family: "gender", Kind: "weakened", Level: finding.LevelError,
		Concept: "sex-disaggregated-data", Resolution: heading,
		Message:    "Data no longer have to be disaggregated by sex.",
		Suggestion: &finding.Suggestion{Text: "sex-disaggregated data", Source: "the base text", Replaces: true},
		Base:       At(baseFile, BaseText, director+"/1", was, "sex-disaggregated data"),
		Draft:      At(draftFile, DraftText, director+"/1", is, "data"),
		Diff:       Diff("to produce and publish [-sex-disaggregated -]data on the use of mobile broadband in all regions;"),
		Baseline:   "unchanged",
		Suppressed: &finding.Suppression{Kind: "baseline", Reason: "recorded in resolint-baseline.json"},
	}
}

func societyNarrowed() finding.Finding {
	was := "to consult Member States, Sector Members, Academia and civil society on financing models."
	is := "to consult Member States, Sector Members and Academia on financing models;"
	return finding.Finding{
		Rule: "multistakeholder/narrowed", Family: "multistakeholder", Kind: "narrowed", Level: finding.LevelError,
		Concept: "civil-society", Resolution: heading,
		Message: "Civil society left the list of those who are consulted.",
		Base:    At(baseFile, BaseText, director+"/2", was, "civil society"),
		Draft:   At(draftFile, DraftText, director+"/2", is, "Member States, Sector Members and Academia"),
		Diff:    Diff("to consult Member States, Sector Members[-, Academia and civil society-]{+ and Academia+} on financing models[-.-]{+;+}"),
		Suppressed: &finding.Suppression{
			Kind: "waiver", Reason: "civil society is consulted under Resolution 102", By: "M. Reviewer", Until: "2027-06-30",
		},
	}
}

func postsAdded() finding.Finding {
	is := "to encourage women to apply for elected posts."
	return finding.Finding{
		Rule: "gender/added", Family: "gender", Kind: "added", Level: finding.LevelNone,
		Concept: "women-in-leadership", Resolution: heading,
		Message: "Women are encouraged to apply for elected posts.",
		Draft:   At(draftFile, DraftText, director+"/3", is, "women"),
	}
}

// threeWay is a Word redline whose proposals are known.
func threeWay() finding.Document {
	file, proposal := "drafts/Résumé of ad hoc 4.docx", "proposals/EUR-44A7.docx"
	res := "RESOLUTION 174 (REV. BUCHAREST, 2022)"
	brought := "that all measures respect the right to privacy and are subject to independent oversight;"
	was := "recalling that the same rights that people have offline must also be protected online;"
	return finding.Document{
		File: file, Base: file, Redline: true, Proposals: []string{proposal},
		Resolutions: []finding.Resolution{{
			Heading: res, Title: "Risk of illicit use of telecommunications", File: file, State: "matched",
			Families: []finding.FamilyCount{{Family: "gender"}, {Family: "human-rights", Base: 2, Proposal: 3, Draft: 1}, {Family: "multistakeholder"}, {Family: "mandate", Base: 1, Draft: 1}},
			Clauses: []finding.ClauseText{
				{Path: "recalling", Part: "preamble", Call: "recalling", Base: []string{"human-rights"}, Draft: []string{"human-rights"}, Findings: []string{"1"}, Diff: Diff("[-that the same rights that people have offline must also be protected online;-]{+United Nations General Assembly Resolution 68/167;+}")},
				{Path: "resolves/3", Part: "operative", Call: "resolves", Label: "3", Draft: []string{"mandate"}, Diff: Diff("to act within the mandate of the Union.")},
			},
		}},
		Findings: []finding.Finding{
			{
				Rule: "human-rights/dropped", Family: "human-rights", Kind: "dropped", Level: finding.LevelError,
				Concept: "privacy-oversight", Resolution: res,
				Message: "The proposal's privacy safeguard with independent oversight did not reach the outcome.",
				Why:     "Without oversight nobody can say whether the measures respect the right to privacy.",
				Proposal: &finding.Location{
					File: proposal, Rendered: true, Clause: "resolves/5", Text: "the right to privacy", Context: brought,
					Span: finding.Span{Start: 900, End: 920, Line: 31, Column: 28, EndLine: 31, EndColumn: 48, UTF16Column: 28, UTF16EndColumn: 48, Part: "word/document.xml", Paragraph: 22, UnitStart: -1, UnitEnd: -1},
				},
				Suggestion: &finding.Suggestion{Text: brought, Source: "proposal EUR/44A7/1"},
			},
			{
				Rule: "human-rights/referenced", Family: "human-rights", Kind: "referenced", Level: finding.LevelNote,
				Concept: "offline-online", Resolution: res,
				Message: "The sentence on rights online became a bare reference to a resolution.",
				Base:    rendered(file, "recalling", "the same rights that people have offline must also be protected online", was, 9, 16),
				Draft:   rendered(file, "recalling", "United Nations General Assembly Resolution 68/167", "recalling United Nations General Assembly Resolution 68/167;", 9, 11),
				Diff:    Diff("recalling [-that the same rights that people have offline must also be protected online-]{+United Nations General Assembly Resolution 68/167+};"),
				Author:  "Délégation A", Date: "2022-09-28T17:03:00Z",
			},
		},
	}
}

func rendered(file, clause, words, context string, line, column int) *finding.Location {
	n := len([]rune(words))
	return &finding.Location{
		File: file, Rendered: true, Clause: clause, Text: words, Context: context,
		Span: finding.Span{
			Start: 120, End: 120 + len(words), Line: line, Column: column, EndLine: line, EndColumn: column + n, UTF16Column: column,
			UTF16EndColumn: column + n, Part: "word/document.xml", Paragraph: line, Page: 2, UnitStart: -1, UnitEnd: -1,
		},
	}
}

// foreign is a draft by somebody who means harm.
func foreign() finding.Document {
	file := "drafts/od|d <b>%0A,:\u202ename.md"
	text := "para 1 " + hostile
	long := "anti"
	for range 30 {
		long += "disestablishment"
	}
	return finding.Document{
		File: file,
		Resolutions: []finding.Resolution{{
			Heading: "Declaration " + Script, Title: Esc, File: file, State: "alone",
			Families: []finding.FamilyCount{{Family: "gender"}, {Family: "human-rights"}, {Family: "multistakeholder"}, {Family: "mandate"}},
			Clauses: []finding.ClauseText{
				{Path: "para/1", Part: "paragraph", Label: "1", Diff: []finding.Segment{{Op: "=", Text: text}}, Findings: []string{"0"}},
				{Path: "para/2", Part: "paragraph", Label: "2", Diff: []finding.Segment{{Op: "=", Text: long}}, Findings: []string{"1"}},
			},
		}},
		Findings: []finding.Finding{
			{
				Rule: "human-rights/missing", Family: "human-rights", Kind: "missing", Level: finding.LevelError, Concept: "safeguard",
				Resolution: "Declaration " + Script, Message: "A clause on interception has no human-rights safeguard: " + hostile,
				Draft: At(file, text, "para/1", hostile, "fixes"), Author: Script + Esc, Date: "yesterday" + Override,
			},
			{
				Rule: "multistakeholder/missing", Family: "multistakeholder", Kind: "missing", Level: finding.LevelWarning, Concept: "stakeholders",
				Resolution: "Declaration " + Script, Message: "A clause on governance of the Internet names governments only: 政府 " + long,
				Draft: At(file, long, "para/2", long, long),
			},
		},
		Notices: []string{"no resolution was found; the paragraphs were numbered " + Command},
	}
}

// quiet is a draft without findings.
func quiet() finding.Document {
	return finding.Document{
		File: "drafts/res70.md", Base: "adopted/res70.md",
		Resolutions: []finding.Resolution{{
			Heading: "RESOLUTION 70 (REV. BUCHAREST, 2022)", Title: "Mainstreaming a gender perspective", File: "drafts/res70.md", State: "matched",
			Families: []finding.FamilyCount{{Family: "gender", Base: 3, Draft: 3}, {Family: "human-rights", Base: 1, Draft: 1}, {Family: "multistakeholder"}, {Family: "mandate"}},
			Clauses: []finding.ClauseText{
				{Path: "resolves/1", Part: "operative", Call: "resolves", Label: "1", Base: []string{"gender"}, Draft: []string{"gender"}, Diff: Diff("to continue the work to mainstream a gender perspective in the Union;")},
			},
		}},
	}
}

func pairClauses() []finding.ClauseText {
	g, m, n := []string{"gender"}, []string{"multistakeholder"}, []string{"mandate"}
	return []finding.ClauseText{
		{Path: "considering/a", Part: "preamble", Call: "considering", Label: "a)", Diff: Diff("that broadband has become a precondition for access to education and trade;")},
		{Path: "considering/b", Part: "preamble", Call: "considering", Label: "b)", Base: g, Findings: []string{"0"}, Diff: divideLost().Diff},
		{Path: "recognizing/a", Part: "preamble", Call: "recognizing", Label: "a)", Base: g, Draft: g, Diff: Diff("that women and girls, indigenous peoples and the inhabitants of remote islands are under-represented among Internet users;")},
		{Path: "resolves/1", Part: "operative", Call: "resolves", Label: "1", Diff: Diff("to continue to treat affordable broadband as a priority of the Union;")},
		{Path: "resolves/2", Part: "operative", Call: "resolves", Label: "2", Base: []string{"gender", "multistakeholder"}, Draft: m, Findings: []string{"1"}, Diff: priorityNeutralised().Diff},
		{Path: "resolves/3", Part: "operative", Call: "resolves", Label: "3", Base: n, Draft: n, Diff: Diff("that the work under this resolution stays within the mandate of the Union[-,-]{+;+}")},
		{Path: "resolves/4", Part: "operative", Call: "resolves", Label: "4", Findings: []string{"2"}, Diff: []finding.Segment{{Op: "+", Text: registry().Draft.Context}}},
		{Path: director + "/1", Part: "operative", Call: director, Label: "1", Base: g, Findings: []string{"3"}, Diff: dataWeakened().Diff},
		{Path: director + "/2", Part: "operative", Call: director, Label: "2", Base: m, Draft: m, Findings: []string{"4"}, Diff: societyNarrowed().Diff},
		{Path: director + "/3", Part: "operative", Call: director, Label: "3", Draft: g, Findings: []string{"5"}, Diff: []finding.Segment{{Op: "+", Text: postsAdded().Draft.Context}}},
	}
}
