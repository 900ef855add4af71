package resolint.kinds.strengthened_test

import data.resolint.fixtures
import data.resolint.kinds.strengthened

# rise is a draft's mention followed back to the base, which binds less.
rise(given) := fixtures.gain(object.union({"kept": true}, given))

cases := {
	"a stronger modal": {
		"facts": rise({"force": {"modal": fixtures.step(fixtures.rank("modal", 5), fixtures.rank("modal", 1))}}),
		"want": {"gender/strengthened": "none"},
	},
	"a qualifier goes": {
		"facts": rise({"force": {"qualifiers": ["as-appropriate"]}}),
		"want": {"gender/strengthened": "none"},
	},
	"a group more": {"facts": rise({"lost": [fixtures.lost({})]}), "want": {"gender/strengthened": "none"}},
	"a citation more": {"facts": rise({"lost": [fixtures.lost({"role": "citation"})]}), "want": {}},
	"a weaker modal": {
		"facts": rise({"force": {"modal": fixtures.step(fixtures.rank("modal", 1), fixtures.rank("modal", 5))}}),
		"want": {},
	},
	"all of it is new": {"facts": fixtures.gain({"lost": [fixtures.lost({})]}), "want": {}},
	"a loss": {"facts": fixtures.kept({"qualifiers": ["as-appropriate"]}), "want": {}},
}

test_strengthened[note] if {
	some note, tc in cases
	fixtures.levels(strengthened.verdicts) == tc.want with input as tc.facts
}

test_message if {
	want := {"the clause that says “women” binds more: “women and girls” was added"}
	fixtures.messages(strengthened.verdicts) == want with input as rise({"lost": [fixtures.lost({})]})
}

# What a gain is followed from stands in the draft: it is told forward.
test_told_forward if {
	rank := {"rank": 5, "words": "shall", "ladder": "modal"}
	low := {"rank": 1, "words": "may", "ladder": "modal"}
	facts := rise({"force": {
		"modal": {"from": rank, "to": low},
		"quantities": ["report"],
		"qualifiers": ["as-appropriate"],
		"part": {"from": "operative", "to": "preamble"},
	}})
	some message in fixtures.messages(strengthened.verdicts) with input as facts
	contains(message, "“may” became “shall”")
	contains(message, "the report is new")
	contains(message, "a qualifier was taken out (as appropriate)")
	contains(message, "it stands in the operative part now")
}

# What takes the place of a loss is no gain.
test_loss_is_told_once if {
	gain := rise({"lost": [fixtures.lost({})]})
	loss := object.union(gain.fates[0], {"id": "f2", "direction": "loss", "from": gain.fates[0].to, "to": gain.fates[0].from})
	count(strengthened.verdicts) == 0 with input as object.union(gain, {"fates": array.concat(gain.fates, [loss])})
}
