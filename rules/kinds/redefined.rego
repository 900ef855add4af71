# METADATA
# title: "{family} term redefined"
# description: >-
#   A definition of a term of art was added or changed, or the term was exchanged
#   (cybersecurity for information security; gender by a footnote).
# custom:
#   level: error
#   why: >-
#     A definition changes the meaning of every clause that uses the term, also
#     where those clauses stay as they were agreed.
#   sources:
#   - >-
#     Pattern P16, definition change: a wider term of art, a narrowing footnote
#   families:
#     gender:
#       sources:
#       - Beijing Declaration and Platform for Action
#       examples:
#         trips:
#         - title: a definition of gender is added
#           base: |
#             resolves
#
#             1 that the term gender is used as in Resolution 70;
#           draft: |
#             resolves
#
#             1 that the term gender means the biological sex of a person;
#         passes:
#         - title: the definition stays
#           base: |
#             resolves
#
#             1 that the term gender is used as in Resolution 70;
#           draft: |
#             resolves
#
#             1 that the term gender is used as in Resolution 70;
#     mandate:
#       sources:
#       - Recommendation ITU-T X.1205, Overview of cybersecurity
#       examples:
#         trips:
#         - title: a definition of a term of art is added
#           base: |
#             considering
#
#             a) that cybersecurity concerns all Member States,
#           draft: |
#             considering
#
#             a) that cybersecurity concerns all Member States,
#
#             b) that cybersecurity is defined as the control of content in networks,
#         - title: a term is exchanged
#           base: |
#             resolves
#
#             1 to publish a handbook on cybersecurity;
#           draft: |
#             resolves
#
#             1 to publish a handbook on information security;
#         passes:
#         - title: the term is used, not defined
#           base: |
#             resolves
#
#             1 to publish a handbook on cybersecurity;
#           draft: |
#             resolves
#
#             1 to publish a handbook and a course on cybersecurity;
package resolint.kinds.redefined

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.about(definition, definition.family, hit, {"concept": concat(" ", definition.terms), "message": message}) if {
	some definition in input.definitions
	not lib.unscored(definition, definition.family)
	said := {"part": definition.site.part, "terms": count(definition.terms)}
	some hit in judge.looked_up("draft", definition, [["definition", definition.change, said]])
	message := says(definition)
}

says(definition) := sprintf("%s was exchanged for %s", [lib.quote(definition.terms[0]), lib.quote(definition.terms[1])]) if {
	definition.change == "term"
} else := sprintf("a definition was %s: %s", [definition.change, lib.quote(definition.site.words)])
