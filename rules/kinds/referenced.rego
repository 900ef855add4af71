# METADATA
# title: "{family} language replaced by a reference"
# description: >-
#   The wording was replaced by a bare reference to another instrument, or an
#   operative duty by a citation.
# custom:
#   level: note
#   why: >-
#     A number says nothing to whoever reads only this text, and binds only as long
#     as the other text stays as it is.
#   examples:
#     trips:
#     - title: a duty becomes a citation
#       base: |
#         resolves
#
#         1 that half of the places in courses shall go to women;
#       draft: |
#         resolves
#
#         1 that courses shall be offered taking into account Resolution 70 (Rev. Dubai, 2018);
#     passes:
#     - title: a reference beside the words
#       base: |
#         resolves
#
#         1 that half of the places in courses shall go to women;
#       draft: |
#         resolves
#
#         1 that half of the places in courses shall go to women, in accordance with Resolution 70 (Rev. Dubai, 2018);
package resolint.kinds.referenced

import data.resolint.lib

verdicts contains verdict if {
	some fate in lib.followed.loss
	not fate.kept
	some lost in lib.counted(fate)
	"reference" in lost.instead
	verdict := {
		"rule": sprintf("%s/referenced", [fate.family]),
		"record": fate.id,
		"level": "note",
		"order": 3,
		"concept": fate.concept,
		"message": sprintf("%s was replaced by the reference %s", [lib.quote(lost.words), lib.quote(lost.instead_words)]),
	}
}
