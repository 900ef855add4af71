# METADATA
# title: "{family} language removed"
# description: >-
#   The base has a mention that the draft has lost: not in the matching clause, and
#   no equivalent elsewhere in the draft took its place.
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
#         2 to give attention, in training engineers, to the needs of women and girls;
package resolint.kinds.removed

import data.resolint.lib

verdicts contains verdict if {
	some fate in lib.followed.loss
	gone := [lost.words | some lost in losses(fate)]
	count(gone) > 0
	verdict := {
		"rule": sprintf("%s/removed", [fate.family]),
		"record": fate.id,
		"level": lib.level(fate.from.part),
		"order": 5,
		"concept": fate.concept,
		"message": sprintf("%s is no longer in the draft", [lib.quote(gone[0])]),
	}
}

# Citations count where nothing else of the clause was lost and the instrument is
# cited nowhere any more.
losses(fate) := lib.counted(fate) if count(lib.counted(fate)) > 0

losses(fate) := lib.citations(fate) if {
	count(lib.counted(fate)) == 0
	not fate.kept
}
