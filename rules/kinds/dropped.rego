# METADATA
# title: "Proposed {family} language dropped"
# description: >-
#   A proposal introduced a mention that the base does not have, and the draft (the
#   outcome) does not carry it.
# custom:
#   level: error
#   why: >-
#     Base and outcome look alike, so nothing shows that the words were proposed and
#     refused.
#   examples:
#     trips:
#     - title: proposed and gone
#       base: |
#         resolves
#
#         1 to support rural networks;
#       proposal: |
#         resolves
#
#         1 to support rural networks, in particular for women and girls;
#       draft: |
#         resolves
#
#         1 to support rural networks;
#     passes:
#     - title: carried in another clause
#       base: |
#         resolves
#
#         1 to support rural networks;
#       proposal: |
#         resolves
#
#         1 to support rural networks, in particular for women and girls;
#       draft: |
#         resolves
#
#         1 to support rural networks that serve women and girls;
package resolint.kinds.dropped

import data.resolint.lib

verdicts contains verdict if {
	some fate in lib.followed.proposed
	lost := lib.counted(fate)
	count(lost) > 0
	verdict := {
		"rule": sprintf("%s/dropped", [fate.family]),
		"record": fate.id,
		"level": lib.level(fate.from.part),
		"order": 1,
		"concept": lost[0].concept,
		"message": sprintf("%s was proposed and is not in the draft", [lib.quote(lost[0].words)]),
	}
}
