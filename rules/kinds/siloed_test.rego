package resolint.kinds.siloed_test

import data.resolint.fixtures
import data.resolint.kinds.siloed

# package is one of several texts, the first with what is given.
several(first, others) := fixtures.facts({
	"roles": {"package": true},
	"texts": array.concat([fixtures.text(first)], [fixtures.text({"id": id}) | some id in others]),
})

own := {"named": ["gender"], "counts": fixtures.counts({"gender": 4})}

limit(base) := fixtures.facts({
	"roles": {"package": true},
	"texts": [
		fixtures.text({"counts": fixtures.counts({"mandate": 2})}),
		fixtures.text({"id": "t2", "counts": [{"family": "mandate", "base": base, "draft": 0, "operative": 0, "proposal": 0}]}),
		fixtures.text({"id": "t3"}),
	],
})

cases := {
	"only its own text has it": {"facts": several(own, ["t2", "t3"]), "want": {"gender/siloed": "note"}},
	"two texts are no package": {"facts": several(own, ["t2"]), "want": {}},
	"another text has it": {
		"facts": object.union(several(own, []), {"texts": [
			fixtures.text(own),
			fixtures.text(object.union(own, {"id": "t2", "named": []})),
			fixtures.text({"id": "t3"}),
		]}),
		"want": {},
	},
	"a text that is not its own": {
		"facts": several({"counts": fixtures.counts({"gender": 4})}, ["t2", "t3"]),
		"want": {},
	},
	"no package": {
		"facts": object.union(several(own, ["t2", "t3"]), {"roles": {"package": false}}),
		"want": {},
	},
	"a limit that another text lost": {"facts": limit(1), "want": {"mandate/siloed": "note"}},
	"a limit that no other text had": {"facts": limit(0), "want": {}},
}

test_siloed[note] if {
	some note, tc in cases
	fixtures.levels(siloed.verdicts) == tc.want with input as tc.facts
}
