package resolint.kinds.added_test

import data.resolint.fixtures
import data.resolint.kinds.added

cases := {
	"a clause gains a family": {
		"facts": fixtures.gain({"lost": [fixtures.lost({})]}),
		"want": {"gender/added": "none"},
	},
	"the family was there": {"facts": fixtures.gain({"kept": true, "lost": [fixtures.lost({})]}), "want": {}},
	"nothing is new": {"facts": fixtures.gain({}), "want": {}},
	"a loss": {"facts": fixtures.loss({"lost": [fixtures.lost({})]}), "want": {}},
}

test_added[note] if {
	some note, tc in cases
	fixtures.levels(added.verdicts) == tc.want with input as tc.facts
}
