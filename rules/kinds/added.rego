# METADATA
# title: "{family} language added"
# description: The draft mentions what the base did not mention there. Information.
# custom:
#   level: none
#   why: Gains are reported as well as losses, so that the report takes no side.
#   sources:
#   - The mirror image of removed; reported as information
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       examples:
#         trips:
#         - title: a group enters a clause
#           base: |
#             resolves
#
#             1 to collect statistics on coverage;
#           draft: |
#             resolves
#
#             1 to collect statistics on coverage, broken down by sex;
#         passes:
#         - title: a clause of no family
#           base: |
#             resolves
#
#             1 to collect statistics on coverage;
#           draft: |
#             resolves
#
#             1 to collect statistics on coverage and prices;
#     human-rights:
#       sources:
#       - UN General Assembly resolution 75/176, The right to privacy in the digital age
#       examples:
#         trips:
#         - title: a right enters a clause
#           base: |
#             resolves
#
#             1 to collect statistics on coverage;
#           draft: |
#             resolves
#
#             1 to collect statistics on coverage, with respect for the right to privacy;
#         passes:
#         - title: a clause of no family
#           base: |
#             resolves
#
#             1 to collect statistics on coverage;
#           draft: |
#             resolves
#
#             1 to collect statistics on coverage and prices;
#     multistakeholder:
#       sources:
#       - Tunis Agenda for the Information Society, paragraphs 34 and 35
#       examples:
#         trips:
#         - title: an actor enters a clause
#           base: |
#             resolves
#
#             1 to collect statistics on coverage;
#           draft: |
#             resolves
#
#             1 to collect statistics on coverage, together with civil society;
#         passes:
#         - title: a clause of no family
#           base: |
#             resolves
#
#             1 to collect statistics on coverage;
#           draft: |
#             resolves
#
#             1 to collect statistics on coverage and prices;
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: a limit enters a clause
#           base: |
#             resolves
#
#             1 to collect statistics on coverage;
#           draft: |
#             resolves
#
#             1 to collect statistics on coverage, without duplicating the work of other organizations;
#         passes:
#         - title: a clause of no family
#           base: |
#             resolves
#
#             1 to collect statistics on coverage;
#           draft: |
#             resolves
#
#             1 to collect statistics on coverage and prices;
package resolint.kinds.added

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.verdict(fate, hits[0], sprintf("%s is new", [lib.quote(fate.lost[0].words)])) if {
	some ["added", fate, hits] in judge.judged("gain")
}
