package resolint.kinds.removed_test

import data.resolint.kinds.removed

mention := {
	"id": "m1", "family": "gender", "concept": "gender-women-girls",
	"fate": "lost", "part": "operative", "text": "women and girls",
}

test_lost_operative_mention_is_an_error if {
	verdicts := removed.verdicts with input as {"mentions": [mention]}
	some verdict in verdicts
	verdict.rule == "gender/removed"
	verdict.record == "m1"
	verdict.level == "error"
}

test_lost_recital_is_a_warning if {
	recital := object.union(mention, {"part": "preamble"})
	verdicts := removed.verdicts with input as {"mentions": [recital]}
	{verdict.level | some verdict in verdicts} == {"warning"}
}

test_kept_mention_is_silent if {
	kept := object.union(mention, {"fate": "kept"})
	count(removed.verdicts) == 0 with input as {"mentions": [kept]}
}
