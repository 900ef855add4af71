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
	lib.reported("gender")
	lib.reported("gender") with data.profile as no_profile
	not lib.reported("gender") with data.profile as {"families": ["mandate"]}
}

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

test_named_and_lowered[note] if {
	some note, [rules, given, want] in finals
	named := lib.named("gender", "removed", "error", "operative") with data.profile as {"levels": {"rules": rules}}
	lib.lowered(named, fixtures.fate(given)) == want
}

test_named_in_an_annex if {
	lib.named("mandate", "expanded", "error", "annex") == "note" with data.profile as {"levels": {"rules": {"expanded": {"annex": "note"}}}}
}

test_named_of_a_family_that_is_not_reported if {
	lib.named("gender", "removed", "error", "operative") == "off" with data.profile as {"families": ["mandate"]}
}

unsure := {"confidence": 0.1, "changed": 0.9}

doubts := {
	"a loss that is not sure": ["error", unsure, "off"],
	"of a text hardly changed": ["error", {"confidence": 0.1, "changed": 0.1}, "error"],
	"a gain": ["warning", object.union(unsure, {"direction": "gain"}), "warning"],
	"information": ["none", unsure, "none"],
	"worth a look": ["error", {"confidence": 0.3, "changed": 0.9}, "note"],
	"likely": ["error", {"confidence": 0.9, "changed": 0.9}, "error"],
}

test_lowered[note] if {
	some note, [level, given, want] in doubts
	lib.lowered(level, fixtures.fate(given)) == want
}

test_lowered_to_a_warning_by_a_profile if {
	lib.lowered("error", fixtures.fate({"confidence": 0.6, "changed": 0.9})) == "warning" with data.profile as {"confidence": {"error": 0.7}}
}
