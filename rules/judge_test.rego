package resolint.judge_test

import data.resolint.fixtures
import data.resolint.judge
import data.resolint.table

doubtful := {"confidence": 0.1}

test_heard if {
	judge.heard(fixtures.fate({}))
	not judge.heard(fixtures.fate(doubtful))
	judge.heard(fixtures.fate(object.union(doubtful, {"changed": 0.1})))
	judge.heard(fixtures.fate(object.union(doubtful, {"direction": "gain"})))
	judge.heard(fixtures.fate(object.union(doubtful, {"force": {"moved": true}})))
}

# What a profile makes information is told whatever its chance.
informing := {
	"a kind": [{"rules": {"removed": "none"}}, true],
	"a rule": [{"rules": {"gender/removed": "none"}}, true],
	"a kind in a part": [{"rules": {"weakened": {"preamble": "none"}}}, true],
	"a part": [{"parts": {"preamble": "none"}}, true],
	"what is information anyway": [{"rules": {"moved": "none", "added": "none", "strengthened": "none"}}, false],
	"nothing": [{"rules": {"removed": "note"}, "parts": {"preamble": "note"}}, false],
}

test_informed[note] if {
	some note, [levels, told] in informing
	heard := {true | judge.heard(fixtures.fate(doubtful))} with data.profile as {"levels": levels}
	count(heard) == count({true | told})
}

# The table makes information of moves alone: all else is told by its chance.
test_moves_alone_are_information if {
	{slot | some slot, what; some row in table.rows[slot][what]; row.level == "none"} == {"place"}
}
