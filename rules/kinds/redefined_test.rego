package resolint.kinds.redefined_test

import data.resolint.fixtures
import data.resolint.kinds.redefined

cases := {
	"a new definition": {"facts": fixtures.definition({}), "want": {"mandate/redefined": "error"}},
	"a changed one of gender": {
		"facts": fixtures.definition({"change": "changed", "family": "gender"}),
		"want": {"gender/redefined": "error"},
	},
	"in a footnote": {
		"facts": fixtures.definition({"site": {"part": "footnote"}}),
		"want": {"mandate/redefined": "warning"},
	},
	"the same": {"facts": fixtures.definition({"change": "same"}), "want": {}},
	"a text out of scope": {"facts": fixtures.definition({"out_of_scope": true}), "want": {}},
}

test_redefined[note] if {
	some note, tc in cases
	fixtures.levels(redefined.verdicts) == tc.want with input as tc.facts
}

test_messages if {
	added := fixtures.definition({"site": {"words": "cybersecurity means"}})
	fixtures.messages(redefined.verdicts) == {"a definition was added: “cybersecurity means”"} with input as added
	exchanged := fixtures.definition({"change": "term", "terms": ["cybersecurity", "information security"]})
	fixtures.messages(redefined.verdicts) == {"“cybersecurity” was exchanged for “information security”"} with input as exchanged
}
