# METADATA
# title: "{family} language missing"
# description: >-
#   The draft, or a clause of it, deals with a subject that calls for the family's
#   language and has none. With a base only what is new in the draft is judged.
# custom:
#   level: warning
#   why: >-
#     What a clause does not say when it is adopted cannot be asked for when it is
#     applied.
#   examples:
#     trips:
#     - title: careers without women and girls
#       draft: |
#         resolves
#
#         1 to promote careers in spectrum engineering through fellowships;
#     passes:
#     - title: careers with women and girls
#       draft: |
#         resolves
#
#         1 to promote careers in spectrum engineering through fellowships, in particular for women;
package resolint.kinds.missing

import data.resolint.lib

verdicts contains verdict if {
	some clause in input.clauses
	clause.new
	lib.binds(clause.site.part)
	some subject in clause.subjects
	some family in subject.for
	not family in clause.families
	not family in clause.covered
	not [clause.site.clause, family] in lost_here
	verdict := {
		"rule": sprintf("%s/missing", [family]),
		"record": sprintf("%s/%s", [clause.id, family]),
		"fact": clause.id,
		"level": "warning",
		"order": 1,
		"concept": subject.id,
		"message": sprintf("%s calls for %s language and the clause has none: %s", [subject.label, names[family], lib.quote(subject.words)]),
	}
}

# A clause that lost its mention is told as that.
lost_here contains [fate.to.clause, fate.family] if {
	some fate in lib.followed.loss
	count(fate.lost) > 0
}

# The whole text: a topic of the title that calls for a family that no clause has.
verdicts contains verdict if {
	some text in input.texts
	not text.out_of_scope
	some topic in text.topics
	some family in topic.for
	some n in text.counts
	n.family == family
	n.draft == 0
	n.base == 0
	verdict := {
		"rule": sprintf("%s/missing", [family]),
		"record": sprintf("%s/%s", [text.id, family]),
		"fact": text.id,
		"level": whole_level(text),
		"order": 1,
		"concept": topic.id,
		"message": sprintf("the text deals with %s and nowhere has %s language", [topic.label, names[family]]),
	}
}

whole_level(text) := "note" if text.state == "matched"

whole_level(text) := "warning" if text.state != "matched"

names := {"gender": "gender", "human-rights": "human rights", "multistakeholder": "stakeholder", "mandate": "mandate-limiting"}
