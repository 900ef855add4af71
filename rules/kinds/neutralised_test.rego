package resolint.kinds.neutralised_test

import data.resolint.fixtures
import data.resolint.kinds.neutralised

# put is a fate in which a mention gave way to words of a role.
put(family, role, given) := fixtures.loss(object.union(
	{"family": family, "lost": [fixtures.lost({"instead": [role], "instead_words": "all people"})]},
	given,
))

# whose is such a fate with more said of the mention.
whose(family, role, given) := fixtures.loss({
	"family": family,
	"lost": [fixtures.lost(object.union({"instead": [role], "instead_words": "them"}, given))],
})

cases := {
	"a group becomes everybody": {"facts": put("gender", "universal", {}), "want": {"gender/neutralised": "error"}},
	"in a footnote": {
		"facts": put("gender", "universal", {"from": {"part": "footnote"}}),
		"want": {"gender/neutralised": "warning"},
	},
	"rights become values": {"facts": put("human-rights", "rival", {}), "want": {"human-rights/neutralised": "error"}},
	"rights become national law": {
		"facts": put("human-rights", "national-law", {}),
		"want": {"human-rights/neutralised": "error"},
	},
	"a right becomes rights": {
		"facts": put("human-rights", "general-right", {}),
		"want": {"human-rights/neutralised": "error"},
	},
	"actors become stakeholders": {
		"facts": put("multistakeholder", "umbrella", {}),
		"want": {"multistakeholder/neutralised": "error"},
	},
	"actors become governments": {
		"facts": put("multistakeholder", "government", {}),
		"want": {"multistakeholder/neutralised": "error"},
	},
	"a mandate becomes an interest": {
		"facts": whose("mandate", "vague-scope", {"role": "limiter"}),
		"want": {"mandate/neutralised": "error"},
	},
	"a request becomes a priority": {"facts": whose("mandate", "vague-scope", {"role": "request"}), "want": {}},
	"a role of another family": {"facts": put("gender", "government", {}), "want": {}},
	"nothing in its place": {"facts": fixtures.loss({"lost": [fixtures.lost({})]}), "want": {}},
	"a safeguard becomes a matter of governments": {
		"facts": whose("human-rights", "government", {"role": "safeguard"}),
		"want": {"human-rights/neutralised": "error"},
	},
	"a right, and governments": {"facts": whose("human-rights", "government", {"role": "right"}), "want": {}},
	"closed to the public": {"facts": whose("multistakeholder", "government", {"role": "openness"}), "want": {}},
	"closed to all but members": {"facts": whose("multistakeholder", "umbrella", {"role": "openness"}), "want": {}},
	"only the general group is left": {
		"facts": fixtures.loss({"lost": [fixtures.lost({"umbrella": true})]}),
		"want": {"gender/neutralised": "error"},
	},
	"a perspective becomes another word": {
		"facts": whose("gender", "substitute", {"role": "perspective"}),
		"want": {"gender/neutralised": "error"},
	},
	"a group becomes another word": {"facts": whose("gender", "substitute", {"role": "group"}), "want": {}},
	"a voluntary code beside the right": {
		"facts": fixtures.loss({
			"family": "human-rights", "kept": true,
			"lost": [fixtures.lost({"instead": ["rival", "qualifier:voluntary"]})],
		}),
		"want": {},
	},
	"a voluntary code in its place": {
		"facts": fixtures.loss({
			"family": "human-rights",
			"lost": [fixtures.lost({"instead": ["rival", "qualifier:voluntary"]})],
		}),
		"want": {"human-rights/neutralised": "error"},
	},
	"a gain": {"facts": put("gender", "universal", {"direction": "gain"}), "want": {}},
}

test_neutralised[note] if {
	some note, tc in cases
	fixtures.levels(neutralised.verdicts) == tc.want with input as tc.facts
}

test_message if {
	want := {"“women and girls” was replaced by “all people”"}
	fixtures.messages(neutralised.verdicts) == want with input as put("gender", "universal", {})
}
