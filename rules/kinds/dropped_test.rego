package resolint.kinds.dropped_test

import data.resolint.fixtures
import data.resolint.kinds.dropped

women := fixtures.lost({})

cases := {
	"proposed and gone": {"facts": fixtures.proposed({"lost": [women]}), "want": {"gender/dropped": "error"}},
	"proposed in a recital": {
		"facts": fixtures.proposed({"from": {"part": "preamble"}, "lost": [women]}),
		"want": {"gender/dropped": "warning"},
	},
	"taken over": {"facts": fixtures.proposed({"kept": true}), "want": {}},
	"only a citation is gone": {
		"facts": fixtures.proposed({"lost": [fixtures.lost({"role": "citation"})]}),
		"want": {},
	},
	"lost from the base": {"facts": fixtures.loss({"lost": [women]}), "want": {}},
}

test_dropped[note] if {
	some note, tc in cases
	fixtures.levels(dropped.verdicts) == tc.want with input as tc.facts
}

test_concept if {
	facts := fixtures.proposed({"concept": "gender", "lost": [fixtures.lost({"concept": "girls", "words": "girls"})]})
	{verdict.concept | some verdict in dropped.verdicts} == {"girls"} with input as facts
	fixtures.messages(dropped.verdicts) == {"“girls” was proposed and is not in the draft"} with input as facts
}
