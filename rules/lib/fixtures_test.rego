# METADATA
# title: Facts for tests
# description: >-
#   A fact of each sort with every field set to what is nothing special, so that a
#   test states only what matters to it. Objects given are laid over them, deeply.
package resolint.fixtures

# facts are the input of one evaluation; lists that are not given are empty.
facts(given) := object.union(
	{
		"version": "1", "profile": "itu", "roles": {"base": true, "proposals": false, "package": false},
		"fates": [], "clauses": [], "acts": [], "definitions": [], "texts": [], "reverted": [], "rewritten": [], "statements": [],
	},
	given,
)

# loss, gain and proposed are facts with one fate of that direction.
loss(given) := facts({"fates": [fate(given)]})

gain(given) := facts({"fates": [fate(object.union({"direction": "gain"}, given))]})

proposed(given) := facts({
	"roles": {"base": true, "proposals": true, "package": false},
	"fates": [fate(object.union({"direction": "proposed"}, given))],
})

fate(given) := object.union(stated, {"force": {"differs": differs(stated.force)}}) if {
	stated := object.union(kept_fate, given)
}

# kept_fate is a fate of which nothing is lost and nothing binds otherwise.
kept_fate := {
	"id": "f1", "direction": "loss", "family": "gender", "concept": "women", "label": "women", "relation": "edited",
	"from": site({}), "to": site({}), "out_of_scope": false, "editorial": false, "open": false, "kept": false,
	"gone_everywhere": false, "lost": [], "force": force,
	"standing": "commitment", "goes_on": true, "next": false, "changed": 0.5, "confidence": 1,
}

lost(given) := object.union(
	{
		"concept": "women", "label": "women", "role": "group", "words": "women and girls", "grade": 3, "slot": "object", "marker": "",
		"listed": false, "siblings": false, "umbrella": false, "bare": false, "positive": true, "standing": false,
		"instead": [], "instead_words": "", "instead_use": "",
	},
	given,
)

site(given) := object.union(
	{
		"clause": "resolves/1", "part": "operative", "call": "resolves", "resolution": "RESOLUTION 7",
		"organ": "itu-pp", "form": "itu", "words": "women",
	},
	given,
)

# none is no rank, rank one on a ladder.
none := {"rank": 0, "ladder": "", "words": "", "role": ""}

rank(ladder, n) := {"rank": n, "ladder": ladder, "words": sprintf("%s %d", [ladder, n]), "role": ""}

same := {"from": "", "to": ""}

force := {
	"part": {"from": "operative", "to": "operative"}, "call": step(none, none), "modal": step(none, none),
	"verb": step(none, none), "concept": step(none, none), "negated": {"from": false, "to": false},
	"addressee": same, "call_text": {"from": "instructs", "to": "invites"}, "qualifiers": [], "limits": [], "turned": [], "unturned": [], "conditions": [], "reach": [],
	"quantities": [], "lowered": [], "degrees": [], "items": [], "moved": false,
}

# differs are the fields of a force that differ between the sides, in the order of facts.
differs(given) := [name |
	some name in ["limits", "turned", "unturned", "conditions", "reach", "items", "moved", "call", "modal", "verb", "negated", "concept", "part", "qualifiers", "quantities", "lowered", "degrees"]
	given[name] != force[name]
]

step(from, to) := {"from": from, "to": to}

# kept is a loss of force alone: the mention stands, and so much has changed.
kept(changed) := loss({"kept": true, "force": changed})

clause(given) := facts({"clauses": [object.union(
	{
		"id": "c1", "site": site({}), "families": [], "covered": [], "new": true, "out_of_scope": false,
		"subjects": [{"id": "subject-careers", "label": "careers", "words": "careers", "for": ["gender"]}],
	},
	given,
)]})

act(given) := facts({"acts": [object.union(
	{
		"id": "a1", "site": site({}), "label": "a leading role", "kind": "phrase", "words": "leading role", "verb": "act-lead",
		"object": "", "actor": "ITU", "service": false, "new": true, "limited": false, "out_of_scope": false,
		"scope": step(none, none),
	},
	given,
)]})

definition(given) := facts({"definitions": [object.union(
	{
		"id": "d1", "site": site({}), "family": "mandate", "terms": ["cybersecurity"], "words": "means", "change": "added",
		"out_of_scope": false,
	},
	given,
)]})

text(given) := object.union(
	{
		"id": "t1", "site": site({"part": "title", "clause": "title"}), "state": "alone", "topics": [], "named": [],
		"counts": counts({}), "out_of_scope": false,
	},
	given,
)

# counts are the numbers of mentions in the draft by family, all of them operative.
counts(draft) := [{"family": family, "base": 0, "draft": n, "operative": n, "proposal": 0} |
	some family in ["gender", "human-rights", "multistakeholder", "mandate"]
	n := object.get(draft, family, 0)
]

# levels maps each rule of verdicts to its level.
levels(verdicts) := {verdict.rule: verdict.level | some verdict in verdicts}

messages(verdicts) := {verdict.message | some verdict in verdicts}
