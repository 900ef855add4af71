package resolint.kinds.removed_test

import data.resolint.fixtures
import data.resolint.kinds.removed

women := fixtures.lost({})

citation := fixtures.lost({"role": "citation", "words": "Resolution 70"})

cases := {
	"a mention is gone": {"facts": fixtures.loss({"lost": [women]}), "want": {"gender/removed": "error"}},
	"of another family": {
		"facts": fixtures.loss({"family": "mandate", "lost": [women]}),
		"want": {"mandate/removed": "error"},
	},
	"in a recital": {
		"facts": fixtures.loss({"from": {"part": "preamble"}, "lost": [women]}),
		"want": {"gender/removed": "warning"},
	},
	"one of two is kept": {"facts": fixtures.loss({"kept": true, "lost": [women]}), "want": {"gender/removed": "error"}},
	"a citation alone": {"facts": fixtures.loss({"lost": [citation]}), "want": {"gender/removed": "error"}},
	"a citation, and the family stays": {"facts": fixtures.loss({"kept": true, "lost": [citation]}), "want": {}},
	"nothing is lost": {"facts": fixtures.loss({"kept": true}), "want": {}},
	"a gain": {"facts": fixtures.gain({"lost": [women]}), "want": {}},
	"a proposal": {"facts": fixtures.proposed({"lost": [women]}), "want": {}},
	"a safeguard in a text out of scope": {
		"facts": fixtures.loss({"family": "mandate", "out_of_scope": true, "lost": [women]}),
		"want": {},
	},
	"a group in a text out of scope": {
		"facts": fixtures.loss({"out_of_scope": true, "lost": [women]}),
		"want": {"gender/removed": "error"},
	},
}

test_removed[note] if {
	some note, tc in cases
	fixtures.levels(removed.verdicts) == tc.want with input as tc.facts
}

# A citation is not named where more than it was lost.
test_message if {
	facts := fixtures.loss({"lost": [citation, women]})
	fixtures.messages(removed.verdicts) == {"“women and girls” is no longer in the clause"} with input as facts
	gone := fixtures.facts({"fates": [object.remove(facts.fates[0], ["to"])]})
	fixtures.messages(removed.verdicts) == {"“women and girls” is gone with its whole clause"} with input as gone
}
