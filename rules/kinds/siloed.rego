# METADATA
# title: "{family} language siloed"
# description: >-
#   In a package of resolutions the family occurs only in its own stand-alone
#   resolution.
# custom:
#   level: note
#   why: >-
#     A concern that one resolution keeps to itself is absent from the other
#     texts, where the work is decided; a line in those that touch it would keep
#     it present.
#   sources:
#   - >-
#     Pattern P22, siloing: the family is kept only in its own resolution
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       examples:
#         trips:
#         - title: only one of three resolutions has the language
#           draft: |
#             RESOLUTION 70 (REV. GENEVA, 2030)
#
#             Gender mainstreaming in ITU
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to promote the participation of women in all activities;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#         passes:
#         - title: another resolution has it too
#           draft: |
#             RESOLUTION 70 (REV. GENEVA, 2030)
#
#             Gender mainstreaming in ITU
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to promote the participation of women in all activities;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities, in particular to women;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#     human-rights:
#       sources:
#       - >-
#         UN Human Rights Council resolution 20/8, The promotion, protection
#         and enjoyment of human rights on the Internet
#       examples:
#         trips:
#         - title: only one of three resolutions has the language
#           draft: |
#             RESOLUTION 280 (REV. GENEVA, 2030)
#
#             Human rights and privacy in standards work
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to assess the effects of new standards on human rights;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#         passes:
#         - title: another resolution has it too
#           draft: |
#             RESOLUTION 280 (REV. GENEVA, 2030)
#
#             Human rights and privacy in standards work
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to assess the effects of new standards on human rights;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities, with respect for the right to privacy;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#     multistakeholder:
#       sources:
#       - ITU PP Resolution 102, on international public policy issues of the Internet
#       examples:
#         trips:
#         - title: only one of three resolutions has the language
#           draft: |
#             RESOLUTION 102 (REV. GENEVA, 2030)
#
#             Open consultations with all stakeholders on Internet matters
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to hold open consultations with all stakeholders;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#         passes:
#         - title: another resolution has it too
#           draft: |
#             RESOLUTION 102 (REV. GENEVA, 2030)
#
#             Open consultations with all stakeholders on Internet matters
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to hold open consultations with all stakeholders;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities, together with civil society;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#     mandate:
#       description: >-
#         In a package of resolutions one resolution alone has a safeguard,
#         and others have lost theirs.
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: the limit stays in one resolution and leaves another
#           base: |
#             RESOLUTION 130 (REV. GENEVA, 2030)
#
#             Building confidence in the use of technologies
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to limit the work to what lies within the mandate of ITU;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities, within the mandate of ITU;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#           draft: |
#             RESOLUTION 130 (REV. GENEVA, 2030)
#
#             Building confidence in the use of technologies
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to limit the work to what lies within the mandate of ITU;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#         passes:
#         - title: the limit stays in both
#           base: |
#             RESOLUTION 130 (REV. GENEVA, 2030)
#
#             Building confidence in the use of technologies
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to limit the work to what lies within the mandate of ITU;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities, within the mandate of ITU;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
#           draft: |
#             RESOLUTION 130 (REV. GENEVA, 2030)
#
#             Building confidence in the use of technologies
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to limit the work to what lies within the mandate of ITU;
#
#             RESOLUTION 139 (REV. GENEVA, 2030)
#
#             Use of technologies in remote places
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to offer courses to rural communities, within the mandate of ITU;
#
#             RESOLUTION 177 (REV. GENEVA, 2030)
#
#             Conformity and interoperability
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to maintain a database of test laboratories;
package resolint.kinds.siloed

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.about(text, family, hit, {"concept": family, "message": message}) if {
	input.roles["package"]
	count(input.texts) >= lib.thresholds.package
	some family in {n.family | some text in input.texts; some n in text.counts}
	[[text, operative]] := speaking(family)
	said := {
		"family": family, "named": family in text.named, "operative": operative > 0,
		"others": others_had_it(text, family),
	}
	some hit in judge.looked_up("draft", text, [["package", "silent", said]])
	message := sprintf("only this one of %d resolutions speaks of %s", [count(input.texts), lib.topic(family)])
}

# speaking are the texts that mention a family, each with how often it does so in its
# operative part.
speaking(family) := [[text, n.operative] |
	some text in input.texts
	some n in text.counts
	n.family == family
	n.draft > 0
]

others_had_it(text, family) if {
	some other in input.texts
	other.id != text.id
	some n in other.counts
	n.family == family
	n.base > 0
} else := false
