package resolint.kinds.removed_test

import data.resolint.kinds.removed
import data.resolint.main

fate := {
	"id": "f1", "direction": "loss", "family": "gender", "kept": false, "from": {"part": "operative"},
	"lost": [{"concept": "gender-women-girls", "words": "women and girls"}],
}

test_lost_operative_mention_is_an_error if {
	verdicts := main.verdicts with input as {"fates": [fate]}
	some verdict in verdicts
	verdict.rule == "gender/removed"
	verdict.record == "f1"
	verdict.level == "error"
}

test_lost_recital_is_a_warning if {
	recital := object.union(fate, {"from": {"part": "preamble"}})
	verdicts := removed.verdicts with input as {"fates": [recital]}
	{verdict.level | some verdict in verdicts} == {"warning"}
}

test_kept_mention_is_silent if {
	kept := object.union(fate, {"kept": true})
	count(removed.verdicts) == 0 with input as {"fates": [kept]}
}
