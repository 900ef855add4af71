# METADATA
# title: "{family} language neutralised"
# description: >-
#   The specific became general or was exchanged for a rival: women and girls for
#   everyone; civil society, the technical community and academia for all
#   stakeholders; multistakeholder for intergovernmental; international human rights
#   law for values or national law; the mandate for an area of interest. Or only the
#   universal group is left of “all users, in particular women and girls”.
# custom:
#   level: error
#   why: >-
#     The new word is more general than the agreed one or stands for another
#     approach, so those for whom the agreed word was chosen can no longer point
#     to it.
#   sources:
#   - >-
#     Pattern P4, neutralisation: the named become everybody
#   - >-
#     Pattern P3, legal-frame swap: international human rights law becomes
#     national law
#   - >-
#     Pattern P27, a stronger competitor: other agreed language takes the place
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       examples:
#         trips:
#         - title: a group becomes everybody
#           base: |
#             resolves
#
#             1 to give priority in training to women and girls;
#           draft: |
#             resolves
#
#             1 to give priority in training to all people;
#         passes:
#         - title: a universal word beside the group
#           base: |
#             resolves
#
#             1 to give priority in training to women and girls;
#           draft: |
#             resolves
#
#             1 to give priority in training to everyone, in particular women and girls;
#     human-rights:
#       sources:
#       - UN General Assembly resolution 75/176, The right to privacy in the digital age
#       examples:
#         trips:
#         - title: international law becomes national law
#           base: |
#             calls upon Member States
#
#             1 to regulate interception in accordance with international human rights law;
#           draft: |
#             calls upon Member States
#
#             1 to regulate interception in accordance with national legislation;
#         passes:
#         - title: national law beside international law
#           base: |
#             calls upon Member States
#
#             1 to regulate interception in accordance with international human rights law;
#           draft: |
#             calls upon Member States
#
#             1 to regulate interception by national legislation in accordance with international human rights law;
#     multistakeholder:
#       sources:
#       - Tunis Agenda for the Information Society, paragraphs 34 and 35
#       examples:
#         trips:
#         - title: a model becomes its rival
#           base: |
#             resolves
#
#             1 to support the multistakeholder approach to the governance of the Internet;
#           draft: |
#             resolves
#
#             1 to support the intergovernmental approach to the governance of the Internet;
#         passes:
#         - title: another spelling
#           base: |
#             resolves
#
#             1 to support the multistakeholder approach to the governance of the Internet;
#           draft: |
#             resolves
#
#             1 to support the multi-stakeholder approach to the governance of the Internet;
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: the mandate becomes an interest
#           base: |
#             resolves
#
#             1 to continue studies on digital health within its mandate;
#           draft: |
#             resolves
#
#             1 to continue studies on digital health within its areas of interest;
#         passes:
#         - title: mandate and purview are the same limit
#           base: |
#             resolves
#
#             1 to continue studies on digital health within its mandate;
#           draft: |
#             resolves
#
#             1 to continue studies on digital health within its purview;
package resolint.kinds.neutralised

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.verdict(fate, hits[0], min({says(slot, lost) | some [_, _, _, slot, lost] in hits})) if {
	some ["neutralised", fate, hits] in judge.judged("loss")
}

says("universal", lost) := sprintf("%s was cut and only the general group is left", [lib.quote(lost.words)])

says("noun", lost) := sprintf("of %s only the last word is left", [lib.quote(lost.words)])

says("instead", lost) := sprintf("%s was replaced by %s", [lib.quote(lost.words), lib.quote(lost.instead_words)])
