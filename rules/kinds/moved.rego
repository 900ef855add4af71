# METADATA
# title: "{family} language moved"
# description: >-
#   The mention went to another call or another resolution with its force unchanged.
#   Information.
# custom:
#   level: none
#   why: >-
#     The words stand elsewhere with the same force, so nothing was lost; this
#     note says where to find them.
#   sources:
#   - >-
#     ITU proposal marks SUP* and ADD*: existing text transferred elsewhere,
#     existing text brought from elsewhere
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       examples:
#         trips:
#         - title: another call of equal force
#           base: |
#             considering
#
#             a) that in many countries women own fewer devices than men,
#
#             b) that software is costly,
#
#             recognizing
#
#             a) that the project has mapped all schools,
#           draft: |
#             considering
#
#             a) that software is costly,
#
#             recognizing
#
#             a) that the project has mapped all schools,
#
#             b) that in many countries women own fewer devices than men,
#         passes:
#         - title: another place in the same list
#           base: |
#             considering
#
#             a) that in many countries women own fewer devices than men,
#
#             b) that software is costly,
#           draft: |
#             considering
#
#             a) that software is costly,
#
#             b) that in many countries women own fewer devices than men,
#     human-rights:
#       sources:
#       - UN General Assembly resolution 75/176, The right to privacy in the digital age
#       examples:
#         trips:
#         - title: another call of equal force
#           base: |
#             considering
#
#             a) that the right to privacy of pupils has to be protected,
#
#             b) that software is costly,
#
#             recognizing
#
#             a) that the project has mapped all schools,
#           draft: |
#             considering
#
#             a) that software is costly,
#
#             recognizing
#
#             a) that the project has mapped all schools,
#
#             b) that the right to privacy of pupils has to be protected,
#         passes:
#         - title: another place in the same list
#           base: |
#             considering
#
#             a) that the right to privacy of pupils has to be protected,
#
#             b) that software is costly,
#           draft: |
#             considering
#
#             a) that software is costly,
#
#             b) that the right to privacy of pupils has to be protected,
#     multistakeholder:
#       sources:
#       - Tunis Agenda for the Information Society, paragraphs 34 and 35
#       examples:
#         trips:
#         - title: another call of equal force
#           base: |
#             considering
#
#             a) that civil society and the technical community run many of the networks of schools,
#
#             b) that software is costly,
#
#             recognizing
#
#             a) that the project has mapped all schools,
#           draft: |
#             considering
#
#             a) that software is costly,
#
#             recognizing
#
#             a) that the project has mapped all schools,
#
#             b) that civil society and the technical community run many of the networks of schools,
#         passes:
#         - title: another place in the same list
#           base: |
#             considering
#
#             a) that civil society and the technical community run many of the networks of schools,
#
#             b) that software is costly,
#           draft: |
#             considering
#
#             a) that software is costly,
#
#             b) that civil society and the technical community run many of the networks of schools,
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: another call of equal force
#           base: |
#             considering
#
#             a) that the studies on school networks lie within the mandate of ITU,
#
#             b) that software is costly,
#
#             recognizing
#
#             a) that the project has mapped all schools,
#           draft: |
#             considering
#
#             a) that software is costly,
#
#             recognizing
#
#             a) that the project has mapped all schools,
#
#             b) that the studies on school networks lie within the mandate of ITU,
#         passes:
#         - title: another place in the same list
#           base: |
#             considering
#
#             a) that the studies on school networks lie within the mandate of ITU,
#
#             b) that software is costly,
#           draft: |
#             considering
#
#             a) that software is costly,
#
#             b) that the studies on school networks lie within the mandate of ITU,
package resolint.kinds.moved

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.verdict(fate, hits[0], message) if {
	some ["moved", fate, hits] in judge.judged("loss")
	message := sprintf("%s moved from %s to %s", array.concat([lib.quote(fate.from.words)], places(fate.from, fate.to)))
}

# places are both places; they name the resolution too where a mention went to
# another one.
places(from, to) := [from.clause, to.clause] if {
	same(from.resolution, to.resolution)
} else := [sprintf("%s of %s", [site.clause, site.resolution]) | some site in [from, to]]

# same says that two headings are of one resolution, whichever conference revised it.
same(resolution, other) if resolution == other

same(resolution, other) if bare(resolution) == bare(other)

# bare is the number of a resolution without the conference that revised it.
bare(resolution) := trim_space(split(resolution, "(")[0])
