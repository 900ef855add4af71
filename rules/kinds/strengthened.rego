# METADATA
# title: "{family} language strengthened"
# description: >-
#   The mirror image of the losses: a stronger call, modal or verb, a qualifier
#   taken out, a number, report or group added to a mention that the base has.
#   Information.
# custom:
#   level: none
#   why: Gains are reported as well as losses, so that the report takes no side.
#   sources:
#   - The mirror image of weakened and narrowed; reported as information
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       examples:
#         trips:
#         - title: a possibility becomes a duty
#           base: |
#             resolves
#
#             1 that the Bureau may include a gender perspective in every project;
#           draft: |
#             resolves
#
#             1 that the Bureau shall include a gender perspective in every project;
#         passes:
#         - title: a synonym of the same force
#           base: |
#             resolves
#
#             1 that the Bureau shall include a gender perspective in every project;
#           draft: |
#             resolves
#
#             1 that the Bureau must include a gender perspective in every project;
#     human-rights:
#       sources:
#       - UN General Assembly resolution 75/176, The right to privacy in the digital age
#       examples:
#         trips:
#         - title: considering becomes guaranteeing
#           base: |
#             calls upon Member States
#
#             1 to consider the right to privacy of users;
#           draft: |
#             calls upon Member States
#
#             1 to guarantee the right to privacy of users;
#         passes:
#         - title: a synonym of the same force
#           base: |
#             calls upon Member States
#
#             1 to guarantee the right to privacy of users;
#           draft: |
#             calls upon Member States
#
#             1 to ensure the right to privacy of users;
#     multistakeholder:
#       sources:
#       - ITU PP Resolution 102, on international public policy issues of the Internet
#       examples:
#         trips:
#         - title: an invitation becomes an instruction
#           base: |
#             invites the Director of the Telecommunication Development Bureau
#
#             1 to consult civil society before each forum;
#           draft: |
#             instructs the Director of the Telecommunication Development Bureau
#
#             1 to consult civil society before each forum;
#         passes:
#         - title: "“further” adds nothing"
#           base: |
#             instructs the Director of the Telecommunication Development Bureau
#
#             1 to consult civil society before each forum;
#           draft: |
#             further instructs the Director of the Telecommunication Development Bureau
#
#             1 to consult civil society before each forum;
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: a qualifier is taken out
#           base: |
#             resolves
#
#             1 that the Sector shall avoid duplication of the work of other organizations, as appropriate;
#           draft: |
#             resolves
#
#             1 that the Sector shall avoid duplication of the work of other organizations;
#         passes:
#         - title: a synonym of the same force
#           base: |
#             resolves
#
#             1 that the Sector shall avoid duplication of the work of other organizations;
#           draft: |
#             resolves
#
#             1 that the Sector must avoid duplication of the work of other organizations;
package resolint.kinds.strengthened

import data.resolint.judge
import data.resolint.kinds.weakened
import data.resolint.lib

verdicts contains judge.verdict(fate, hits[0], message) if {
	some ["strengthened", fate, hits] in judge.judged("gain")
	not [fate.to.resolution, fate.to.clause, fate.family] in losing
	message := sprintf("%s binds more: %s", [lib.clause(fate), concat("; ", weakened.reasons(fate, hits))])
}

# A clause that lost something is told as that; what came in its place is no gain.
losing contains [fate.from.resolution, fate.from.clause, fate.family] if {
	some fate in lib.losing
}
