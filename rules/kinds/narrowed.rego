# METADATA
# title: "{family} language narrowed"
# description: >-
#   Part of an enumeration or of the scope of a term was lost: one actor or group of
#   a list, one of legality, necessity and proportionality, a verb of respect,
#   protect and fulfil, one of the excluded subjects; or an adjective was put before
#   the term that limits it.
# custom:
#   level: error
#   why: >-
#     What is left out of an agreed list will be read as no longer meant, and an
#     adjective that limits a term limits it for everybody who relies on it.
#   sources:
#   - >-
#     Pattern P5, enumeration loss: one item disappears while the others stay
#   - >-
#     Pattern P19, adjective restriction: an adjective makes the term smaller
#   families:
#     gender:
#       sources:
#       - Beijing Declaration and Platform for Action
#       examples:
#         trips:
#         - title: one group of a list is cut
#           base: |
#             resolves
#
#             1 to report on the access of rural women, older women and women with disabilities;
#           draft: |
#             resolves
#
#             1 to report on the access of rural women and women with disabilities;
#         passes:
#         - title: the list in another order
#           base: |
#             resolves
#
#             1 to report on the access of rural women, older women and women with disabilities;
#           draft: |
#             resolves
#
#             1 to report on the access of older women, women with disabilities and rural women;
#     human-rights:
#       sources:
#       - UN General Assembly resolution 75/176, The right to privacy in the digital age
#       examples:
#         trips:
#         - title: one of three principles is cut
#           base: |
#             calls upon Member States
#
#             1 to limit surveillance in line with the principles of legality, necessity and proportionality;
#           draft: |
#             calls upon Member States
#
#             1 to limit surveillance in line with the principles of legality and proportionality;
#         passes:
#         - title: the principles in another order
#           base: |
#             calls upon Member States
#
#             1 to limit surveillance in line with the principles of legality, necessity and proportionality;
#           draft: |
#             calls upon Member States
#
#             1 to limit surveillance in line with the principles of necessity, proportionality and legality;
#     multistakeholder:
#       sources:
#       - Tunis Agenda for the Information Society, paragraphs 34 and 35
#       examples:
#         trips:
#         - title: one actor of a list is cut
#           base: |
#             resolves
#
#             1 to consult governments, civil society and the technical community;
#           draft: |
#             resolves
#
#             1 to consult governments and the technical community;
#         passes:
#         - title: the list in another order
#           base: |
#             resolves
#
#             1 to consult governments, civil society and the technical community;
#           draft: |
#             resolves
#
#             1 to consult the technical community, civil society and governments;
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: one excluded subject is cut
#           base: |
#             resolves
#
#             1 to focus on areas within the core mandate and expertise of ITU, not including areas related to national defence, national security, content and cybercrime;
#           draft: |
#             resolves
#
#             1 to focus on areas within the core mandate and expertise of ITU, not including areas related to national defence, national security and content;
#         passes:
#         - title: the excluded subjects in another order
#           base: |
#             resolves
#
#             1 to focus on areas within the core mandate and expertise of ITU, not including areas related to national defence, national security, content and cybercrime;
#           draft: |
#             resolves
#
#             1 to focus on areas within the core mandate and expertise of ITU, not including areas related to content, cybercrime, national defence and national security;
package resolint.kinds.narrowed

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.verdict(fate, hits[0], min({says(slot, words) | some [_, _, _, slot, words] in hits})) if {
	some ["narrowed", fate, hits] in judge.judged("loss")
}

says("list", lost) := sprintf("%s was cut from a list whose other items stay", [lib.quote(lost.words)])

says("item", lost) := sprintf("the scope of the term became smaller: %s is gone", [lib.quote(lost.words)])

says("adjective", limits) := sprintf("the term is now limited by %s", [lib.quotes(limits)])

says("reach", words) := sprintf("it no longer says %s", [lib.quote(words.all)])

says("owed", verbs) := sprintf("%s went from the verbs that say what is owed", [lib.quotes(verbs)])
