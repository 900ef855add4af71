# METADATA
# title: "{family} language removed"
# description: >-
#   The base has a mention that the draft has lost: not in the matching clause,
#   and no equivalent elsewhere in the draft took its place.
# custom:
#   level: error
#   why: >-
#     Agreed language that leaves a text without a word of explanation is read as a
#     change of policy when the next text is negotiated.
#   examples:
#     trips:
#     - title: a phrase of its own is cut
#       base: |
#         resolves
#
#         1 to train engineers, giving attention to the needs of women and girls;
#       draft: |
#         resolves
#
#         1 to train engineers;
#     passes:
#     - title: the words moved to another item of the same call
#       base: |
#         resolves
#
#         1 to train engineers, giving attention to the needs of women and girls;
#       draft: |
#         resolves
#
#         1 to train engineers;
#
#         2 to give attention to the needs of women and girls;
package resolint.kinds.removed

import data.resolint.lib

verdicts contains verdict if {
	some fate in input.fates
	fate.direction == "loss"
	not fate.kept
	some lost in fate.lost
	verdict := {
		"rule": lib.rule_name(fate.family, "removed"),
		"record": fate.id,
		"level": lib.default_level(fate.from.part),
		"concept": lost.concept,
		"message": sprintf("%q is no longer in the draft", [lost.words]),
	}
}
