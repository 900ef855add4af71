# METADATA
# title: "{family} language weakened"
# description: >-
#   The mention stands but binds less: a weaker call, modal or verb; an added
#   qualifier; operative text sunk into the preamble or a footnote; a number,
#   target, deadline, report or disaggregation lost, or less of it: a smaller share,
#   a later year, a longer period; a positive duty left as abstention only, or denied; a
#   word before it that turns it round ("regardless of", "without").
# custom:
#   level: error
#   why: >-
#     The words are still there for those who search for them, but the text now
#     asks for less than what was agreed before.
#   sources:
#   - Pattern P1, modal or call downgrade
#   - Pattern P2, qualifier insertion
#   - Pattern P7, operative text becomes preamble
#   - >-
#     Pattern P11, accountability deletion: a report, target or date goes
#   - Pattern P18, a positive duty becomes an abstention
#   - Pattern P20, verb hollowing
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       examples:
#         trips:
#         - title: a duty becomes a possibility
#           base: |
#             resolves
#
#             1 that the Bureau shall include a gender perspective in every project;
#           draft: |
#             resolves
#
#             1 that the Bureau may include a gender perspective in every project;
#         - title: a lower target
#           base: |
#             resolves
#
#             1 that women shall hold at least 45 per cent of senior posts;
#           draft: |
#             resolves
#
#             1 that women shall hold at least 30 per cent of senior posts;
#         - title: a qualifier is added
#           base: |
#             resolves
#
#             1 that the Bureau shall include a gender perspective in every project;
#           draft: |
#             resolves
#
#             1 that the Bureau shall include a gender perspective in every project, as appropriate;
#         - title: a duty is denied
#           base: |
#             calls upon Member States
#
#             1 to protect women who work on networks;
#           draft: |
#             calls upon Member States
#
#             1 not to protect women who work on networks;
#         - title: a word before it turns it round
#           base: |
#             resolves
#
#             1 that the Bureau shall publish data on schools, including data disaggregated by sex;
#           draft: |
#             resolves
#
#             1 that the Bureau shall publish data on schools, excluding data disaggregated by sex;
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
#         - title: a duty to act becomes a duty to consider
#           base: |
#             calls upon Member States
#
#             1 to guarantee the right to privacy of users;
#           draft: |
#             calls upon Member States
#
#             1 to consider the right to privacy of users;
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
#         - title: an instruction becomes an invitation
#           base: |
#             instructs the Director of the Telecommunication Development Bureau
#
#             1 to consult civil society before each forum;
#           draft: |
#             invites the Director of the Telecommunication Development Bureau
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
#         - title: a qualifier is added to a limit
#           base: |
#             resolves
#
#             1 that the Sector shall avoid duplication of the work of other organizations;
#           draft: |
#             resolves
#
#             1 that the Sector shall avoid duplication of the work of other organizations, as appropriate;
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
package resolint.kinds.weakened

import data.resolint.judge
import data.resolint.lib

# All that binds less in one clause is one verdict.
verdicts contains judge.verdict(fate, hits[0], message) if {
	some ["weakened", fate, hits] in judge.judged("loss")
	fate.kept
	message := sprintf("%s binds less: %s", [lib.clause(fate), concat("; ", reasons(fate, hits))])
}

# Where the family is mentioned no more, each of its words is told for itself.
verdicts contains object.union(verdict, {"concept": lost.concept}) if {
	some ["weakened", fate, hits] in judge.judged("loss")
	not fate.kept
	some [_, _, _, _, lost] in hits
	verdict := judge.verdict(fate, hits[0], lib.instead(lost))
}

# reasons say what binds less, or more where the fate is a gain.
reasons(fate, hits) := sort({says(slot, fate, words) | some [_, _, _, slot, words] in hits})

says("call", fate, call) := lib.became(fate, "the call ", lib.quote(call.from), lib.quote(call.to))

says("modal", fate, modal) := lib.became(fate, "", words(modal.from), words(modal.to))

says("verb", fate, verb) := lib.gone(fate, sprintf("the duty %s", [lib.quote(verb.from.words)])) if {
	verb.to.words == ""
} else := lib.became(fate, "the verb ", lib.quote(verb.from.words), lib.quote(verb.to.words))

says("opposite", _, words) := sprintf("%s turns it round", [lib.quotes(words.stands)])

says("opposite", fate, words) := lib.gone(fate, lib.quotes(words.gone))

says("condition", fate, words) := lib.put_in(fate, lib.quote(words.on))

says("concept", fate, concept) := lib.became(fate, "", lib.quote(concept.from.words), lib.quote(concept.to.words))

says("part", fate, part) := sprintf("it stands in %s now", [lib.part(lib.later(fate, part))])

says("qualifier", fate, qualifier) := lib.qualified(fate, qualifier.id)

says("quantity", fate, kind) := lib.gone(fate, lib.quantity(kind))

says("amount", fate, amount) := lib.became(fate, "", lib.quote(amount.from), lib.quote(amount.to))

says("degree", fate, degree) := lib.gone(fate, lib.quote(degree))

says(slot, fate, lost) := sprintf("%s %s", [lib.quote(lost.words), ends[fate.direction]]) if {
	slot in {"item", "instead", "duty"}
}

ends := {"loss": "is gone", "gain": "was added"}

words(modal) := lib.quote(modal.words) if modal.rank > 0

words(modal) := "a plain statement" if modal.rank == 0
