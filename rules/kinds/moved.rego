# METADATA
# title: "{family} language moved"
# description: >-
#   The mention went to another call or another resolution with its force unchanged.
#   Information.
# custom:
#   level: none
#   why: A reader who looks for the words in their old place should find them.
#   examples:
#     trips:
#     - title: another call of equal force
#       base: |
#         considering
#
#         a) that the right to privacy of pupils has to be protected,
#
#         recognizing
#
#         a) that the project has mapped all schools,
#       draft: |
#         considering
#
#         a) that software is costly,
#
#         recognizing
#
#         a) that the right to privacy of pupils has to be protected,
#     passes:
#     - title: another place in the same list
#       base: |
#         resolves
#
#         1 to promote the training of women;
#
#         2 to publish a handbook;
#       draft: |
#         resolves
#
#         1 to publish a handbook;
#
#         2 to promote the training of women;
package resolint.kinds.moved

import data.resolint.lib

verdicts contains verdict if {
	some fate in lib.followed.loss
	fate.force.moved
	fate.kept
	count(fate.lost) == 0
	verdict := {
		"rule": sprintf("%s/moved", [fate.family]),
		"record": fate.id,
		"level": "none",
		"order": 6,
		"concept": fate.concept,
		"message": sprintf("%s moved from %s to %s", [lib.quote(fate.from.words), fate.from.clause, fate.to.clause]),
	}
}
