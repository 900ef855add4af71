# METADATA
# title: "{family} language missing"
# description: >-
#   The draft, or a clause of it, deals with a subject that calls for the family's
#   language and has none. With a base only what is new in the draft is judged.
# custom:
#   level: warning
#   why: >-
#     The subject of this clause usually goes with {family} language in agreed
#     texts, and what a clause does not say when it is adopted is hard to ask for
#     when it is applied.
#   sources:
#   - >-
#     Absolute rule: a text is judged by itself, for what no version had cannot be
#     lost
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       - >-
#         ITU PP Resolution 139, Use of telecommunications/information and
#         communication technologies to bridge the digital divide and build an
#         inclusive information society
#       examples:
#         trips:
#         - title: careers without women and girls
#           draft: |
#             resolves
#
#             1 to promote careers in spectrum engineering through fellowships;
#         passes:
#         - title: careers with women
#           draft: |
#             resolves
#
#             1 to promote careers in spectrum engineering through fellowships, in particular for women;
#     human-rights:
#       sources:
#       - UN General Assembly resolution 75/176, The right to privacy in the digital age
#       - >-
#         UN Human Rights Council resolution 20/8, The promotion, protection
#         and enjoyment of human rights on the Internet
#       examples:
#         trips:
#         - title: legal measures without a safeguard
#           draft: |
#             invites Member States
#
#             1 to adopt legislation on harmful content;
#         passes:
#         - title: legal measures with a safeguard
#           draft: |
#             invites Member States
#
#             1 to adopt legislation on harmful content in accordance with international human rights law;
#     multistakeholder:
#       sources:
#       - Tunis Agenda for the Information Society, paragraphs 34 and 35
#       - Global Digital Compact (UN General Assembly resolution 79/1, annex I)
#       examples:
#         trips:
#         - title: governance by governments alone
#           draft: |
#             resolves
#
#             1 to agree among governments on the global governance of artificial intelligence;
#         passes:
#         - title: governance with all stakeholders
#           draft: |
#             resolves
#
#             1 to discuss with all stakeholders the global governance of artificial intelligence;
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: a text on cybersecurity without a limit of the work
#           draft: |
#             RESOLUTION 300 (Geneva, 2030)
#
#             Cybersecurity of satellite networks
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to publish a handbook on the protection of ground stations;
#         passes:
#         - title: a text on cybersecurity that says its limit
#           draft: |
#             RESOLUTION 300 (Geneva, 2030)
#
#             Cybersecurity of satellite networks
#
#             The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),
#
#             resolves
#
#             1 to publish, within the mandate of ITU, a handbook on the protection of ground stations;
package resolint.kinds.missing

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.about(clause, family, hit, {"concept": subject.id, "message": message}) if {
	some clause in input.clauses
	clause.new
	lib.binds(clause.site.part)
	some subject in clause.subjects
	some family in subject.for
	not family in clause.families
	not family in clause.covered
	not [clause.site.resolution, clause.site.clause, family] in lost_here
	some hit in judge.looked_up("draft", clause, [["subject", "unanswered", {"family": family}]])
	message := sprintf("the clause deals with %s and has no %s: %s", [subject.label, lib.language(family), lib.quote(subject.words)])
}

# A clause that lost its mention is told as that.
lost_here contains [fate.to.resolution, fate.to.clause, fate.family] if {
	some fate in lib.losing
}

# The whole text: a topic of the title that calls for a family that no clause has.
verdicts contains judge.about(text, family, hit, {"concept": topic.id, "message": message}) if {
	some text in input.texts
	not text.out_of_scope
	some topic in text.topics
	some family in topic.for
	some n in text.counts
	n.family == family
	n.draft == 0
	n.base == 0
	some hit in judge.looked_up("draft", text, [["topic", "unanswered", {"family": family}]])
	message := sprintf("the text deals with %s and nowhere has %s", [topic.label, lib.language(family)])
}
