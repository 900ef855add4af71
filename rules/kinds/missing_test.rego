package resolint.kinds.missing_test

import data.resolint.fixtures
import data.resolint.kinds.missing

# whole is a text that deals with cybersecurity and calls for a limit of the work.
whole(given) := fixtures.facts({"texts": [fixtures.text(object.union(
	{"topics": [{"id": "topic-cybersecurity", "label": "cybersecurity", "words": "cybersecurity", "for": ["mandate"]}]},
	given,
))]})

subject(families) := [{"id": "subject-legal", "label": "legal measures", "words": "legislation", "for": families}]

# beside puts a fate of the family beside the clause.
beside(fate) := object.union(fixtures.clause({"new": true}), {"fates": [fixtures.fate(fate)]})

cases := {
	"a clause without its family": {"facts": fixtures.clause({}), "want": {"gender/missing": "warning"}},
	"two families": {
		"facts": fixtures.clause({"subjects": subject(["human-rights", "mandate"])}),
		"want": {"human-rights/missing": "warning", "mandate/missing": "warning"},
	},
	"a clause with its family": {"facts": fixtures.clause({"families": ["gender"]}), "want": {}},
	"a clause that another covers": {"facts": fixtures.clause({"covered": ["gender"]}), "want": {}},
	"a clause of the base": {"facts": fixtures.clause({"new": false}), "want": {}},
	"a recital": {"facts": fixtures.clause({"site": {"part": "preamble"}}), "want": {}},
	"a paragraph": {"facts": fixtures.clause({"site": {"part": "paragraph"}}), "want": {"gender/missing": "warning"}},
	"a clause that lost it": {"facts": beside({"lost": [fixtures.lost({})]}), "want": {}},
	"a clause that lost something else": {
		"facts": beside({"family": "mandate", "lost": [fixtures.lost({})]}),
		"want": {"gender/missing": "warning"},
	},
	"a text without its family": {"facts": whole({}), "want": {"mandate/missing": "warning"}},
	"a text whose base lacks it too": {"facts": whole({"state": "matched"}), "want": {}},
	"a text whose base lacks gender too": {
		"facts": whole({"state": "matched", "topics": [{"id": "topic-careers", "label": "careers", "words": "careers", "for": ["gender"]}]}),
		"want": {"gender/missing": "note"},
	},
	"a text with its family": {"facts": whole({"counts": fixtures.counts({"mandate": 1})}), "want": {}},
	"a text out of scope": {"facts": whole({"out_of_scope": true}), "want": {}},
	"a text of no topic": {"facts": whole({"topics": []}), "want": {}},
}

test_missing[note] if {
	some note, tc in cases
	fixtures.levels(missing.verdicts) == tc.want with input as tc.facts
}

test_messages if {
	fixtures.messages(missing.verdicts) == {"the clause deals with careers and has no gender language: “careers”"} with input as fixtures.clause({})
	fixtures.messages(missing.verdicts) == {"the text deals with cybersecurity and nowhere has mandate-limiting language"} with input as whole({})
}
