# METADATA
# title: "{family} language removed"
# description: >-
#   The base has a mention that the draft has lost: not in the matching clause, and
#   no equivalent elsewhere in the draft took its place.
# custom:
#   level: error
#   why: >-
#     This language was agreed in the last adopted text, and leaving it out
#     without a reason will be read as a change of policy when the next text is
#     negotiated.
#   sources:
#   - >-
#     Pattern P14, safeguard deletion: a limit, an exclusion or a named group
#     leaves the text
#   - >-
#     Pattern P23, split and merge noise: only what no clause of the draft took
#     over counts as removed
#   families:
#     gender:
#       sources:
#       - >-
#         ITU PP Resolution 70, on gender mainstreaming, gender equality and
#         the empowerment of women
#       examples:
#         trips:
#         - title: a phrase of its own is cut
#           base: |
#             resolves
#
#             1 to train engineers, giving attention to the needs of women and girls;
#           draft: |
#             resolves
#
#             1 to train engineers;
#         passes:
#         - title: the words moved to another item of the same call
#           base: |
#             resolves
#
#             1 to train engineers, giving attention to the needs of women and girls;
#           draft: |
#             resolves
#
#             1 to train engineers;
#
#             2 to give attention, in training engineers, to the needs of women and girls;
#     human-rights:
#       sources:
#       - UN General Assembly resolution 75/176, The right to privacy in the digital age
#       examples:
#         trips:
#         - title: a safeguard is cut
#           base: |
#             resolves
#
#             1 that statistics on the use of networks shall be published with full respect for the right to privacy;
#           draft: |
#             resolves
#
#             1 that statistics on the use of networks shall be published;
#         passes:
#         - title: the resolution cited has a successor
#           base: |
#             recalling
#
#             a) General Assembly resolution 68/167, on the right to privacy in the digital age,
#           draft: |
#             recalling
#
#             a) General Assembly resolution 75/176, on the right to privacy in the digital age,
#     multistakeholder:
#       sources:
#       - ITU PP Resolution 102, on international public policy issues of the Internet
#       examples:
#         trips:
#         - title: the documents are public no longer
#           base: |
#             resolves
#
#             1 that the working group shall meet twice a year;
#
#             2 that the documents of the working group shall be publicly available;
#           draft: |
#             resolves
#
#             1 that the working group shall meet twice a year;
#         passes:
#         - title: the items change places
#           base: |
#             resolves
#
#             1 that the working group shall meet twice a year;
#
#             2 that the documents of the working group shall be publicly available;
#           draft: |
#             resolves
#
#             1 that the documents of the working group shall be publicly available;
#
#             2 that the working group shall meet twice a year;
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       examples:
#         trips:
#         - title: the limit of the work is cut
#           base: |
#             resolves
#
#             1 to continue the work on the resilience of networks, within the mandate of ITU;
#           draft: |
#             resolves
#
#             1 to continue the work on the resilience of networks;
#         passes:
#         - title: the limit stands elsewhere in the clause
#           base: |
#             resolves
#
#             1 to continue the work on the resilience of networks, within the mandate of ITU;
#           draft: |
#             resolves
#
#             1 to continue, within the mandate of ITU, the work on the resilience of networks;
package resolint.kinds.removed

import data.resolint.judge
import data.resolint.lib

verdicts contains judge.verdict(fate, hits[0], message(fate, lost.words)) if {
	some ["removed", fate, hits] in judge.judged("loss")
	[_, _, _, _, lost] := hits[0]
}

message(fate, words) := sprintf("%s is no longer in the clause", [lib.quote(words)]) if {
	fate.to
} else := sprintf("%s is gone with its whole clause", [lib.quote(words)])

# Of a text that was rewritten nobody wants every loss: one note for each family of
# which much less is said.
verdicts contains judge.about(text, text.family, hit, {"record": text.id, "concept": text.family, "message": message}) if {
	some text in input.rewritten
	2 * text.after <= text.before
	not lib.unscored(text, text.family)
	some hit in judge.looked_up("draft", text, [["text", "rewritten", {}]])
	message := sprintf(
		"the text was rewritten: %d of %d clauses go on, and %d clauses speak of %s in place of %d",
		[text.carried, text.clauses, text.after, lib.topic(text.family), text.before],
	)
}
