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

# A resolution revised elsewhere is the same resolution.
revised := {
	"of another year": ["Resolution 5 (Rev. Aba, 2031)", "Resolution 5 (Rev. Ebo, 2035)", "“women” moved from resolves/1 to resolves/2"],
	"another one": ["Resolution 5", "Resolution 6", "“women” moved from resolves/1 of Resolution 5 to resolves/2 of Resolution 6"],
}

test_between_resolutions[note] if {
	some note, [from, to, message] in revised
	facts := fixtures.loss({
		"kept": true, "from": {"resolution": from}, "to": {"clause": "resolves/2", "resolution": to},
		"force": {"moved": true},
	})
	fixtures.messages(moved.verdicts) == {message} with input as facts
}
