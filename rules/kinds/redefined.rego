# METADATA
# title: "{family} term redefined"
# description: >-
#   A definition of a term of art was added or changed, or the term was exchanged
#   (cybersecurity for information security; gender by a footnote).
# custom:
#   families: [gender, mandate]
#   level: error
#   why: A definition changes every clause that uses the term.
#   examples:
#     trips:
#     - title: a footnote defines gender
#       base: |
#         resolves
#
#         1 that the term gender is used as in Resolution 70;
#       draft: |
#         resolves
#
#         1 that the term gender means the biological sex of a person;
#     passes:
#     - title: the definition stays
#       base: |
#         resolves
#
#         1 that the term gender is used as in Resolution 70;
#       draft: |
#         resolves
#
#         1 that the term gender is used as in Resolution 70;
package resolint.kinds.redefined

import data.resolint.lib

verdicts contains verdict if {
	some definition in input.definitions
	definition.change in {"added", "changed", "term"}
	not definition.out_of_scope
	verdict := {
		"rule": sprintf("%s/redefined", [definition.family]),
		"record": definition.id,
		"level": lib.level(definition.site.part),
		"order": 1,
		"concept": concat(" ", definition.terms),
		"message": message(definition),
	}
}

message(definition) := sprintf("%s was exchanged for %s", [lib.quote(definition.terms[0]), lib.quote(definition.terms[1])]) if {
	definition.change == "term"
} else := sprintf("the definition was %s: %s", [definition.change, lib.quote(definition.site.words)])
