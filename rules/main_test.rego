package resolint.main_test

import data.resolint.changes
import data.resolint.fixtures
import data.resolint.judge
import data.resolint.main

item := fixtures.lost({"listed": true, "siblings": true})

# Of the kinds that hold for a record, the most specific stands.
test_one_change_gives_one_verdict if {
	facts := fixtures.loss({"kept": true, "force": {"degrees": ["full"], "moved": true}, "lost": [item]})
	{hit[1] | some hit in judge.looked_up("loss", facts.fates[0], changes.of(facts.fates[0]))} == {"narrowed", "weakened", "removed"}
	fixtures.levels(main.verdicts) == {"gender/narrowed": "error"} with input as facts
}

test_records_stand_beside_one_another if {
	facts := fixtures.facts({"fates": [
		fixtures.fate({"id": "f1", "lost": [item]}),
		fixtures.fate({"id": "f2", "family": "mandate", "lost": [fixtures.lost({})]}),
		fixtures.fate({"id": "f3", "direction": "gain", "family": "human-rights", "lost": [fixtures.lost({})]}),
	]})
	{verdict.record: verdict.rule | some verdict in main.verdicts} == {
		"f1": "gender/narrowed", "f2": "mandate/removed", "f3": "human-rights/added",
	} with input as facts
}

test_nothing_gives_nothing if {
	count(main.verdicts) == 0 with input as fixtures.facts({})
}

profile(rules) := {"levels": {"rules": rules}}

test_profile_decides_on_levels if {
	facts := fixtures.loss({"lost": [fixtures.lost({})]})
	fixtures.levels(main.verdicts) == {"gender/removed": "note"} with input as facts with data.profile as profile({"removed": "note"})
	fixtures.levels(main.verdicts) == {} with input as facts with data.profile as profile({"removed": "off"})
	fixtures.levels(main.verdicts) == {} with input as facts with data.profile as {"families": ["mandate"]}
}

# Every verdict has what a finding is made of.
test_verdicts_are_complete if {
	facts := object.union(
		fixtures.loss({"family": "mandate", "lost": [fixtures.lost({})]}),
		{"acts": fixtures.act({}).acts, "clauses": fixtures.clause({}).clauses, "definitions": fixtures.definition({}).definitions},
	)
	verdicts := main.verdicts with input as facts
	count(verdicts) == 4
	every verdict in verdicts {
		verdict.level in {"error", "warning", "note", "none"}
		every field in ["rule", "record", "message", "concept"] {
			verdict[field] != ""
		}
	}
}
