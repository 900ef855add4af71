package resolint.kinds.expanded_test

import data.resolint.fixtures
import data.resolint.kinds.expanded

reported := {"mandate/expanded": "error"}

in_part(part) := {"part": part}

cases := {
	"a phrase": {"facts": fixtures.act({}), "want": reported},
	"a verb": {"facts": fixtures.act({"kind": "verb", "object": "obj-ott"}), "want": reported},
	"of nobody": {"facts": fixtures.act({"actor": ""}), "want": {}},
	"in a recital": {"facts": fixtures.act({"site": in_part("preamble")}), "want": {}},
	"in an annex": {"facts": fixtures.act({"site": in_part("annex")}), "want": {"mandate/expanded": "warning"}},
	"in a title against a base": {
		"facts": fixtures.act({"site": in_part("title")}),
		"want": {"mandate/expanded": "warning"},
	},
	"in a title alone": {
		"facts": object.union(fixtures.act({"site": in_part("title")}), {"roles": {"base": false}}),
		"want": {},
	},
	"a power of states in a recital": {
		"facts": fixtures.act({"kind": "power", "site": in_part("preamble")}),
		"want": {"mandate/expanded": "warning"},
	},
	"a wider scope": {"facts": fixtures.act({"kind": "scope"}), "want": reported},
	"a wider scope beside a lost limit": {"facts": fixtures.act({"kind": "scope", "limited": true}), "want": {}},
	"a wider scope of nobody": {"facts": fixtures.act({"kind": "scope", "actor": ""}), "want": {}},
	"a wider scope in a recital": {"facts": fixtures.act({"kind": "scope", "site": in_part("preamble")}), "want": {}},
	"a subject of a basic instrument": {"facts": fixtures.act({"kind": "basic", "actor": ""}), "want": reported},
	"what a limit kept out": {"facts": fixtures.act({"kind": "released", "actor": ""}), "want": reported},
	"what a limit kept out, in a recital": {"facts": fixtures.act({"kind": "released", "site": in_part("preamble")}), "want": {}},
	"what the base has": {"facts": fixtures.act({"new": false}), "want": {}},
	"a service": {"facts": fixtures.act({"service": true}), "want": {}},
	"a text out of scope": {"facts": fixtures.act({"out_of_scope": true}), "want": {}},
}

test_expanded[note] if {
	some note, tc in cases
	fixtures.levels(expanded.verdicts) == tc.want with input as tc.facts
}

# Acts of one clause are one change.
test_record if {
	facts := fixtures.act({})
	{[verdict.record, verdict.fact] | some verdict in expanded.verdicts} == {["RESOLUTION 7/resolves/1", "a1"]} with input as facts
}
