package resolint.kinds.narrowed_test

import data.resolint.fixtures
import data.resolint.kinds.narrowed

item(given) := fixtures.lost(object.union({"listed": true, "siblings": true}, given))

cases := {
	"one item of a list": {"facts": fixtures.loss({"lost": [item({})]}), "want": {"gender/narrowed": "error"}},
	"one item of a list in a recital": {
		"facts": fixtures.loss({"from": {"part": "preamble"}, "lost": [item({})]}),
		"want": {"gender/narrowed": "warning"},
	},
	"the whole list": {"facts": fixtures.loss({"lost": [item({"siblings": false})]}), "want": {}},
	"no list": {"facts": fixtures.loss({"lost": [item({"listed": false})]}), "want": {}},
	"an item becomes general": {"facts": fixtures.loss({"lost": [item({"instead": ["universal"]})]}), "want": {}},
	"an item becomes another word": {
		"facts": fixtures.loss({"lost": [item({"instead": ["weak-verb"]})]}),
		"want": {"gender/narrowed": "error"},
	},
	"an excluded subject": {
		"facts": fixtures.loss({"family": "mandate", "lost": [item({"role": "excluded"})]}),
		"want": {"mandate/narrowed": "error"},
	},
	"one of two limits": {"facts": fixtures.loss({"family": "mandate", "lost": [item({"role": "limiter"})]}), "want": {}},
	"words of scope": {
		"facts": fixtures.loss({"family": "human-rights", "kept": true, "lost": [fixtures.lost({"role": "scope"})]}),
		"want": {"human-rights/narrowed": "error"},
	},
	"words of scope with the right": {
		"facts": fixtures.loss({"family": "human-rights", "lost": [fixtures.lost({"role": "scope"})]}),
		"want": {},
	},
	"an adjective": {"facts": fixtures.kept({"limits": ["unlawful"]}), "want": {"gender/narrowed": "error"}},
	"an adjective beside a loss": {
		"facts": fixtures.loss({"kept": true, "force": {"limits": ["unlawful"]}, "lost": [fixtures.lost({})]}),
		"want": {},
	},
	"a verb of what is owed": {"facts": fixtures.kept({"items": ["fulfilling"]}), "want": {"gender/narrowed": "error"}},
	"a verb beside a loss": {
		"facts": fixtures.loss({"kept": true, "force": {"items": ["fulfilling"]}, "lost": [fixtures.lost({})]}),
		"want": {},
	},
	"nothing": {"facts": fixtures.kept({}), "want": {}},
	"a gain": {"facts": fixtures.gain({"lost": [item({})]}), "want": {}},
}

test_narrowed[note] if {
	some note, tc in cases
	fixtures.levels(narrowed.verdicts) == tc.want with input as tc.facts
}

# One clause gives one verdict, however much of it became narrower.
test_one_verdict if {
	facts := fixtures.loss({"lost": [item({"words": "older women"}), item({"words": "rural women"})]})
	want := {"“older women” was cut from a list whose other items stay"}
	fixtures.messages(narrowed.verdicts) == want with input as facts
}
