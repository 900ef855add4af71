package resolint.kinds.weakened_test

import data.resolint.fixtures
import data.resolint.kinds.weakened

# fall is a change of one rank in what binds.
fall(what, ladder, from, to) := fixtures.kept({what: fixtures.step(fixtures.rank(ladder, from), fixtures.rank(ladder, to))})

call(from, to) := fixtures.kept({"call": fixtures.step(from, to)})

recital(n, role) := {"ladder": "preamble", "rank": n, "words": "", "role": role}

lost(given) := fixtures.loss({"kept": true, "lost": [fixtures.lost(given)]})

gone(given) := fixtures.loss({"lost": [fixtures.lost(given)]})

abstention(n, role) := fixtures.kept({
	"negated": fixtures.step(false, true),
	"verb": fixtures.step(fixtures.rank("effort", n), {"ladder": "", "rank": 0, "words": "", "role": role}),
})

denial(from, to) := fixtures.kept({
	"negated": fixtures.step(from == "denied", to == "denied"),
	"verb": fixtures.step({"ladder": "", "rank": 0, "words": "", "role": from}, {"ladder": "", "rank": 0, "words": "", "role": to}),
})

weaker := {"gender/weakened": "error"}

forces := {
	"a weaker call": {"facts": fall("call", "operative", 8, 3), "want": weaker},
	"a call weaker by the least": {"facts": fall("call", "operative", 8, 6), "want": weaker},
	"a call of nearly the same force": {"facts": fall("call", "operative", 8, 7), "want": {}},
	"a stronger call": {"facts": fall("call", "operative", 3, 8), "want": {}},
	"a call that is unknown": {"facts": fall("call", "operative", 8, 0), "want": {}},
	"a weaker recital": {"facts": fall("call", "preamble", 7, 4), "want": weaker},
	"a recital of nearly the same force": {"facts": fall("call", "preamble", 7, 5), "want": {}},
	"a concern becomes a note": {"facts": call(recital(5, "concern"), recital(4, "")), "want": weaker},
	"a concern becomes a lesser one": {"facts": call(recital(5, "concern"), recital(4, "concern")), "want": {}},
	"a request becomes a note": {"facts": call(fixtures.rank("operative", 7), fixtures.rank("preamble", 2)), "want": weaker},
	"an invitation becomes a note": {"facts": call(fixtures.rank("operative", 3), fixtures.rank("preamble", 2)), "want": {}},
	"a request becomes a reaffirmation": {
		"facts": call(fixtures.rank("operative", 7), fixtures.rank("preamble", 7)),
		"want": {},
	},
	"shall becomes should": {"facts": fall("modal", "modal", 5, 3), "want": weaker},
	"shall becomes nothing": {"facts": fall("modal", "modal", 5, 0), "want": {}},
	"an instruction becomes may": {"facts": fall("modal", "modal", 0, 1), "want": weaker},
	"should becomes shall": {"facts": fall("modal", "modal", 3, 5), "want": {}},
	"ensure becomes promote": {"facts": fall("verb", "effort", 9, 6), "want": weaker},
	"ensure becomes improve": {"facts": fall("verb", "effort", 9, 7), "want": {}},
	"responsive becomes sensitive": {"facts": fall("concept", "gender-perspective", 5, 4), "want": weaker},
	"sensitive becomes responsive": {"facts": fall("concept", "gender-perspective", 4, 5), "want": {}},
	"protect becomes refrain": {"facts": abstention(9, "abstain"), "want": weaker},
	"prevent becomes not do": {"facts": abstention(9, ""), "want": {}},
	"study becomes refrain": {"facts": abstention(4, "abstain"), "want": {}},
	"protect becomes not protect": {"facts": denial("", "denied"), "want": weaker},
	"not harm becomes harm": {"facts": denial("denied", ""), "want": weaker},
	"a word turns it round": {"facts": fixtures.kept({"turned": ["regardless of"]}), "want": weaker},
	"a word that turned it round went": {"facts": fixtures.kept({"unturned": ["not"]}), "want": weaker},
	"nothing": {"facts": fixtures.kept({}), "want": {}},
}

parts := {
	"an item sinks into the preamble": {"facts": fixtures.kept({"part": {"to": "preamble"}}), "want": weaker},
	"an item sinks into a footnote": {"facts": fixtures.kept({"part": {"to": "footnote"}}), "want": weaker},
	"a recital rises": {
		"facts": fixtures.kept({"part": {"from": "preamble", "to": "operative"}}),
		"want": {},
	},
	"a recital in a footnote": {
		"facts": fixtures.kept({"part": {"from": "preamble", "to": "footnote"}}),
		"want": {},
	},
	"a qualifier": {"facts": fixtures.kept({"qualifiers": ["as-appropriate"]}), "want": weaker},
	"a lower target": {"facts": fixtures.kept({"lowered": [{"kind": "share", "from": "45 per cent", "to": "30 per cent"}]}), "want": weaker},
	"a lost report": {"facts": fixtures.kept({"quantities": ["report"]}), "want": weaker},
	"a lost degree": {"facts": fixtures.kept({"degrees": ["full"]}), "want": weaker},
	"in a recital": {
		"facts": fixtures.loss({"kept": true, "from": {"part": "preamble"}, "force": {"degrees": ["full"]}}),
		"want": {"gender/weakened": "warning"},
	},
	"an editorial change": {
		"facts": fixtures.loss({"kept": true, "editorial": true, "force": {"degrees": ["full"]}}),
		"want": {},
	},
	"a gain": {
		"facts": fixtures.gain({"kept": true, "force": {"degrees": ["full"]}}),
		"want": {},
	},
}

losses := {
	"the data go and the group stays": {"facts": lost({"role": "data"}), "want": weaker},
	"a duty becomes voluntary": {"facts": lost({"instead": ["qualifier:voluntary"]}), "want": weaker},
	"another mention goes": {"facts": lost({}), "want": {}},
	"an abstention is all that is left": {
		"facts": fixtures.loss({"kept": true, "force": {"negated": {"to": true}}, "lost": [fixtures.lost({"positive": true})]}),
		"want": weaker,
	},
	"an abstention goes and one is left": {
		"facts": fixtures.loss({"kept": true, "force": {"negated": {"to": true}}, "lost": [fixtures.lost({"positive": false})]}),
		"want": {},
	},
	"avoiding becomes taking into account": {"facts": gone({"role": "duplication", "instead": ["weak-verb"]}), "want": weaker},
	"leaving becomes taking into account": {"facts": gone({"role": "deference", "instead": ["weak-verb"]}), "want": weaker},
	"a limit becomes a weak verb": {"facts": gone({"role": "limiter", "instead": ["weak-verb"]}), "want": {}},
	"official input becomes information": {
		"facts": gone({"concept": "formal-input", "instead": ["weak-involvement"]}),
		"want": weaker,
	},
	"other input becomes information": {"facts": gone({"instead": ["weak-involvement"]}), "want": {}},
	"the data no longer show the difference": {"facts": gone({"role": "data", "standing": true}), "want": weaker},
	"the data go": {"facts": gone({"role": "data"}), "want": {}},
}

test_force[note] if {
	some note, tc in forces
	fixtures.levels(weakened.verdicts) == tc.want with input as tc.facts
}

test_parts_and_words[note] if {
	some note, tc in parts
	fixtures.levels(weakened.verdicts) == tc.want with input as tc.facts
}

test_losses[note] if {
	some note, tc in losses
	fixtures.levels(weakened.verdicts) == tc.want with input as tc.facts
}

# All reasons of one clause are one verdict.
test_message if {
	facts := fixtures.kept({"qualifiers": ["as-appropriate"], "quantities": ["report"], "part": {"to": "preamble"}})
	want := concat("; ", [
		"the clause that says “women” binds less: a qualifier was added (as appropriate)",
		"it stands in the preamble now",
		"the report is gone",
	])
	fixtures.messages(weakened.verdicts) == {want} with input as facts
}

# A profile says how far a verb must fall.
test_threshold if {
	facts := fall("verb", "effort", 9, 7)
	fixtures.levels(weakened.verdicts) == weaker with input as facts with data.profile as {"thresholds": {"verb": 2}}
}
