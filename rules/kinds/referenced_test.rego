package resolint.kinds.referenced_test

import data.resolint.fixtures
import data.resolint.kinds.referenced

cited := fixtures.lost({"instead": ["reference", "weak-verb"], "instead_words": "Resolution 70"})

cases := {
	"words become a reference": {"facts": fixtures.loss({"lost": [cited]}), "want": {"gender/referenced": "note"}},
	"words become other words": {
		"facts": fixtures.loss({"lost": [fixtures.lost({"instead": ["universal"]})]}),
		"want": {},
	},
	"the family stays": {"facts": fixtures.loss({"kept": true, "lost": [cited]}), "want": {}},
	"a citation becomes another": {
		"facts": fixtures.loss({"lost": [object.union(cited, {"role": "citation"})]}),
		"want": {},
	},
	"of a proposal": {"facts": fixtures.proposed({"lost": [cited]}), "want": {}},
}

test_referenced[note] if {
	some note, tc in cases
	fixtures.levels(referenced.verdicts) == tc.want with input as tc.facts
}

test_message if {
	want := {"“women and girls” was replaced by the reference “Resolution 70”"}
	fixtures.messages(referenced.verdicts) == want with input as fixtures.loss({"lost": [cited]})
}

test_message_says_how_it_is_used if {
	applied := object.union(cited, {"instead_use": "applied"})
	want := {"“women and girls” was replaced by the reference “Resolution 70”, which is applied"}
	fixtures.messages(referenced.verdicts) == want with input as fixtures.loss({"lost": [applied]})
}
