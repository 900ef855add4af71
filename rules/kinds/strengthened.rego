# METADATA
# title: "{family} language strengthened"
# description: >-
#   The mirror image of the losses: a stronger call, modal or verb, a qualifier taken
#   out, a number, report or group added to a mention that the base has. Information.
# custom:
#   level: none
#   why: Gains count too; a report of losses alone would take a side.
#   examples:
#     trips:
#     - title: a possibility becomes a duty
#       base: |
#         resolves
#
#         1 that the Bureau may include a gender perspective in every project;
#       draft: |
#         resolves
#
#         1 that the Bureau shall include a gender perspective in every project;
#     passes:
#     - title: a synonym of the same force
#       base: |
#         resolves
#
#         1 that the Bureau shall include a gender perspective in every project;
#       draft: |
#         resolves
#
#         1 that the Bureau must include a gender perspective in every project;
package resolint.kinds.strengthened

import data.resolint.kinds.weakened
import data.resolint.lib

verdicts contains verdict if {
	some fate in lib.followed.gain
	fate.kept
	reasons := gains(fate)
	count(reasons) > 0
	verdict := {
		"rule": sprintf("%s/strengthened", [fate.family]),
		"record": fate.id,
		"level": "none",
		"order": 2,
		"concept": fate.concept,
		"message": sprintf("the commitment on %s binds more: %s", [fate.label, concat("; ", sort(reasons))]),
	}
}

# What fell from the draft back to the base rose from the base to the draft.
gains(fate) := weakened.why(fate) | {sprintf("%s was added", [lib.quote(lost.words)]) | some lost in lib.counted(fate)}
