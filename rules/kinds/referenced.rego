# METADATA
# title: "{family} language replaced by a reference"
# description: >-
#   The wording was replaced by a bare reference to another instrument, or an
#   operative duty by a citation.
# custom:
#   level: note
#   why: >-
#     A number says nothing to those who read only this text, and it binds only as
#     long as the other text stays as it is; the agreed words could stand beside
#     it.
#   sources:
#   - Pattern P9, reference by number only
#   - >-
#     Pattern P10, stale reference: the cited text may be superseded
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       examples:
#         trips:
#         - title: a duty becomes a citation
#           base: |
#             resolves
#
#             1 that courses shall be offered in which half of the places go to women;
#           draft: |
#             resolves
#
#             1 that courses shall be offered taking into account Resolution 70 (Rev. Dubai, 2018);
#         passes:
#         - title: a reference beside the words
#           base: |
#             resolves
#
#             1 that courses shall be offered in which half of the places go to women;
#           draft: |
#             resolves
#
#             1 that courses shall be offered in which half of the places go to women, in accordance with Resolution 70 (Rev. Dubai, 2018);
#     human-rights:
#       sources:
#       - UN General Assembly resolution 75/176, The right to privacy in the digital age
#       examples:
#         trips:
#         - title: a duty becomes the number of a resolution
#           base: |
#             resolves
#
#             1 that operators shall protect the personal data of users when they share records;
#           draft: |
#             resolves
#
#             1 that operators shall bear in mind General Assembly resolution 75/176 when they share records;
#         passes:
#         - title: a number beside the sentence
#           base: |
#             resolves
#
#             1 that operators shall protect the personal data of users when they share records;
#           draft: |
#             resolves
#
#             1 that operators shall protect the personal data of users when they share records, in line with General Assembly resolution 75/176;
#     multistakeholder:
#       sources:
#       - Tunis Agenda for the Information Society, paragraphs 34 and 35
#       examples:
#         trips:
#         - title: a duty becomes a paragraph
#           base: |
#             resolves
#
#             1 to prepare the report together with civil society and the technical community;
#           draft: |
#             resolves
#
#             1 to prepare the report in the light of the Tunis Agenda;
#         passes:
#         - title: the paragraph beside the words
#           base: |
#             resolves
#
#             1 to prepare the report together with civil society and the technical community;
#           draft: |
#             resolves
#
#             1 to prepare the report together with civil society and the technical community, in the light of the Tunis Agenda;
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: a limit becomes a citation
#           base: |
#             resolves
#
#             1 to offer advice on incident response within the mandate of ITU;
#           draft: |
#             resolves
#
#             1 to offer advice on incident response taking into account Resolution 130 (Rev. Dubai, 2018);
#         passes:
#         - title: a citation beside the limit
#           base: |
#             resolves
#
#             1 to offer advice on incident response within the mandate of ITU;
#           draft: |
#             resolves
#
#             1 to offer advice on incident response within the mandate of ITU, taking into account Resolution 130 (Rev. Dubai, 2018);
package resolint.kinds.referenced

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.verdict(fate, hits[0], message(lost)) if {
	some ["referenced", fate, hits] in judge.judged("loss")
	some [_, _, _, _, lost] in hits
}

message(lost) := sprintf("%s was replaced by the reference %s%s", [lib.quote(lost.words), lib.quote(lost.instead_words), use(lost)])

# How a reference is used says how much of what it stands for is left.
use(lost) := sprintf(", which is %s", [object.get(uses, lost.instead_use, lost.instead_use)]) if {
	object.get(lost, "instead_use", "") != ""
} else := ""

uses := {"named": "only named", "considered": "only considered"}
