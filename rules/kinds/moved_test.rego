package resolint.kinds.moved_test

import data.resolint.fixtures
import data.resolint.kinds.moved

cases := {
	"under another call": {"facts": fixtures.kept({"moved": true}), "want": {"gender/moved": "none"}},
	"in its place": {"facts": fixtures.kept({"moved": false}), "want": {}},
	"with a loss": {
		"facts": fixtures.loss({"kept": true, "force": {"moved": true}, "lost": [fixtures.lost({})]}),
		"want": {},
	},
	"nothing kept": {"facts": fixtures.loss({"force": {"moved": true}}), "want": {}},
	"a gain": {"facts": fixtures.gain({"kept": true, "force": {"moved": true}}), "want": {}},
}

test_moved[note] if {
	some note, tc in cases
	fixtures.levels(moved.verdicts) == tc.want with input as tc.facts
}

test_message if {
	facts := fixtures.loss({"kept": true, "to": {"clause": "recognizing/a"}, "force": {"moved": true}})
	fixtures.messages(moved.verdicts) == {"“women” moved from resolves/1 to recognizing/a"} with input as facts
}
