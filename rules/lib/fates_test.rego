package resolint.lib_test

import data.resolint.fixtures
import data.resolint.lib

test_followed_by_direction if {
	facts := fixtures.facts({"fates": [
		fixtures.fate({"id": "f1"}),
		fixtures.fate({"id": "f2", "direction": "gain"}),
		fixtures.fate({"id": "f3", "direction": "proposed"}),
		fixtures.fate({"id": "f4", "family": "mandate", "out_of_scope": true}),
	]})
	{direction: [fate.id | some fate in lib.followed(direction)] | some direction in ["loss", "gain", "proposed"]} == {
		"loss": ["f1"], "gain": ["f2"], "proposed": ["f3"],
	} with input as facts
}

falls := {
	"by more": [9, 6, 2],
	"by as much": [8, 6, 2],
}

stands := {
	"by less": [7, 6, 2],
	"upwards": [6, 9, 2],
	"from nothing": [0, 6, 2],
	"to nothing": [9, 0, 2],
}

fell(from, to, least) if lib.fell(fixtures.step(fixtures.rank("modal", from), fixtures.rank("modal", to)), least)

test_fell[note] if {
	some note, [from, to, least] in falls
	fell(from, to, least)
}

test_not_fallen[note] if {
	some note, [from, to, least] in stands
	not fell(from, to, least)
}

test_counted_and_citations if {
	fate := fixtures.fate({"lost": [
		fixtures.lost({"role": "group"}), fixtures.lost({"role": "citation"}), fixtures.lost({"role": "instrument"}),
	]})
	[lost.role | some lost in lib.counted(fate)] == ["group"]
	[lost.role | some lost in fate.lost; lib.cites(lost)] == ["citation", "instrument"]
}

test_binding_parts if {
	{part |
		some part in ["title", "enacting", "preamble", "operative", "paragraph", "annex", "footnote", "reasons"]
		lib.binds(part)
	} == {"operative", "paragraph"}
}
