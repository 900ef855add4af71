# METADATA
# title: "Proposed {family} language dropped"
# description: >-
#   A proposal introduced a mention that the base does not have, and the draft (the
#   outcome) does not carry it.
# custom:
#   level: error
#   why: >-
#     This wording was proposed and is not in the outcome; base and outcome look
#     alike, so without this note nobody could see that it was considered and
#     refused.
#   sources:
#   - >-
#     ITU practice “no consensus, no change”: where proposals do not meet, the
#     adopted text stands
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 139, Use of telecommunications/information and
#         communication technologies to bridge the digital divide and build an
#         inclusive information society
#       examples:
#         trips:
#         - title: proposed and gone
#           base: |
#             resolves
#
#             1 to support rural networks;
#           proposal: |
#             resolves
#
#             1 to support rural networks, in particular for women and girls;
#           draft: |
#             resolves
#
#             1 to support rural networks;
#         passes:
#         - title: carried in other words
#           base: |
#             resolves
#
#             1 to support rural networks;
#           proposal: |
#             resolves
#
#             1 to support rural networks, in particular for women and girls;
#           draft: |
#             resolves
#
#             1 to support rural networks that serve women and girls;
#     human-rights:
#       sources:
#       - >-
#         UN Human Rights Council resolution 20/8, The promotion, protection
#         and enjoyment of human rights on the Internet
#       examples:
#         trips:
#         - title: a sentence on rights is not taken over
#           base: |
#             considering
#
#             a) that digital technologies change quickly,
#           proposal: |
#             considering
#
#             a) that digital technologies change quickly,
#
#             b) that the same rights that people have offline must also be protected online,
#           draft: |
#             considering
#
#             a) that digital technologies change quickly,
#         passes:
#         - title: taken over under another letter
#           base: |
#             considering
#
#             a) that digital technologies change quickly,
#           proposal: |
#             considering
#
#             a) that digital technologies change quickly,
#
#             b) that the same rights that people have offline must also be protected online,
#           draft: |
#             considering
#
#             a) that the same rights that people have offline must also be protected online,
#
#             b) that digital technologies change quickly,
#     multistakeholder:
#       sources:
#       - ITU PP Resolution 102, on international public policy issues of the Internet
#       examples:
#         trips:
#         - title: open consultations are refused
#           base: |
#             resolves
#
#             1 that the working group shall meet twice a year;
#           proposal: |
#             resolves
#
#             1 that the working group shall meet twice a year;
#
#             2 that the working group shall hold open consultations with all stakeholders;
#           draft: |
#             resolves
#
#             1 that the working group shall meet twice a year;
#         passes:
#         - title: nothing but the order differs
#           base: |
#             resolves
#
#             1 that the working group shall meet twice a year;
#           proposal: |
#             resolves
#
#             1 that the working group shall hold open consultations with all stakeholders;
#
#             2 that the working group shall meet twice a year;
#           draft: |
#             resolves
#
#             1 that the working group shall meet twice a year;
#
#             2 that the working group shall hold open consultations with all stakeholders;
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: a limit is refused
#           base: |
#             resolves
#
#             1 to compile national strategies;
#           proposal: |
#             resolves
#
#             1 to compile national strategies, without duplicating the work of other organizations;
#           draft: |
#             resolves
#
#             1 to compile national strategies;
#         passes:
#         - title: a limit is taken over
#           base: |
#             resolves
#
#             1 to compile national strategies;
#           proposal: |
#             resolves
#
#             1 to compile national strategies, without duplicating the work of other organizations;
#           draft: |
#             resolves
#
#             1 to compile national strategies, without duplicating the work of other organizations;
package resolint.kinds.dropped

import data.resolint.judge
import data.resolint.lib

verdicts contains object.union(judge.verdict(fate, hits[0], message), {"concept": lost.concept}) if {
	input.roles.proposals
	some ["dropped", fate, hits] in judge.judged("proposed")
	[_, _, _, _, lost] := hits[0]
	message := sprintf("%s was proposed and is not in the draft", [lib.quote(lost.words)])
}
