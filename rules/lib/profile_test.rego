package resolint.lib_test

import data.resolint.fixtures
import data.resolint.lib

no_profile := {}

test_threshold if {
	lib.thresholds.verb == 7 with data.profile as {"thresholds": {"verb": 7}}
	lib.thresholds.verb == 3 with data.profile as {"thresholds": {"modal": 7}}
	lib.thresholds.verb == 3 with data.profile as no_profile
}

# Without a profile everything is as in that of ITU.
test_usual_thresholds_are_those_of_itu if {
	data.profile.thresholds == lib.usual
}

test_level if {
	lib.level("preamble") == "note" with data.profile as {"levels": {"parts": {"preamble": "note"}}}
	every part, level in {"operative": "error", "paragraph": "error", "preamble": "warning", "footnote": "warning"} {
		lib.level(part) == level with data.profile as no_profile
		lib.level(part) == level
	}
}

test_unscored if {
	lib.unscored({"out_of_scope": true}, "mandate")
	not lib.unscored({"out_of_scope": true}, "gender")
	not lib.unscored({"out_of_scope": false}, "mandate")
	lib.unscored({"out_of_scope": true}, "mandate") with data.profile as no_profile
	lib.unscored({"out_of_scope": true}, "gender") with data.profile as {"out-of-scope": ["gender"]}
}

test_reported if {
	lib.reported("gender/removed")
	lib.reported("gender/removed") with data.profile as no_profile
	not lib.reported("gender/removed") with data.profile as {"families": ["mandate"]}
}

verdict := {"rule": "gender/removed", "record": "f1", "level": "error"}

finals := {
	"its own": [{}, {}, "error"],
	"of the kind": [{"removed": "note"}, {}, "note"],
	"of the rule": [{"removed": "note", "gender/removed": "none"}, {}, "none"],
	"of the kind in a part": [{"removed": {"operative": "note"}}, {}, "note"],
	"of the kind in another part": [{"removed": {"preamble": "note"}}, {}, "error"],
	"of the rule in another part": [{"removed": "warning", "gender/removed": {"preamble": "note"}}, {}, "warning"],
	"in open brackets": [{}, {"open": true}, "warning"],
	"of less in open brackets": [{"removed": "note"}, {"open": true}, "note"],
}

test_final[note] if {
	some note, [rules, fate, want] in finals
	lib.final(verdict) == want with input as fixtures.loss(fate) with data.profile as {"levels": {"rules": rules}}
}

# A verdict may name its fact beside a record of its own.
test_final_by_fact if {
	facts := fixtures.act({"site": {"part": "annex"}})
	given := {"rule": "mandate/expanded", "record": "RESOLUTION 7/annex", "fact": "a1", "level": "error"}
	profile := {"levels": {"rules": {"expanded": {"annex": "note"}}}}
	lib.final(given) == "note" with input as facts with data.profile as profile
}
