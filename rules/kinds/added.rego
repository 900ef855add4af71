# METADATA
# title: "{family} language added"
# description: The draft mentions what the base did not mention there. Information.
# custom:
#   level: none
#   why: Gains count too; a report of losses alone would take a side.
#   examples:
#     trips:
#     - title: a group enters a clause
#       base: |
#         resolves
#
#         1 to collect statistics on coverage;
#       draft: |
#         resolves
#
#         1 to collect statistics on coverage, broken down by sex;
#     passes:
#     - title: a clause of no family
#       base: |
#         resolves
#
#         1 to collect statistics on coverage;
#       draft: |
#         resolves
#
#         1 to collect statistics on coverage and prices;
package resolint.kinds.added

import data.resolint.lib

verdicts contains verdict if {
	some fate in lib.followed.gain
	not fate.kept
	count(fate.lost) > 0
	verdict := {
		"rule": sprintf("%s/added", [fate.family]),
		"record": fate.id,
		"level": "none",
		"order": 1,
		"concept": fate.concept,
		"message": sprintf("%s is new", [lib.quote(fate.lost[0].words)]),
	}
}
