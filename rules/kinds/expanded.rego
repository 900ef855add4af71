# METADATA
# title: Mandate expanded
# description: >-
#   The text gives the organization a verb and an object outside its core mandate, a
#   leading role, power over others, a new instrument or a registry; widens a word of scope
#   (“only”, “specifically related to”); makes a task of what a limit kept out; or enlarges
#   the rights of states over others. New against the base, or alone when there is no base.
# custom:
#   level: error
#   why: >-
#     Clauses like this one decide what an organization may do, and they are
#     seldom taken back, so the membership may want to decide on it knowingly.
#   sources:
#   - Pattern P8, preamble becomes operative
#   - >-
#     Pattern P13, scope preposition: “specifically” becomes “including”
#   - Pattern P15, new object or verb
#   families:
#     mandate:
#       sources:
#       - >-
#         ITU PP Resolution 130, Strengthening the role of ITU in building
#         confidence and security in the use of information and communication
#         technologies
#       - >-
#         Constitution of the International Telecommunication Union, Article
#         1, Purposes of the Union
#       examples:
#         trips:
#         - title: a leading role
#           draft: |
#             resolves
#
#             1 that ITU shall take the leading role in cybersecurity;
#         - title: a wider scope
#           base: |
#             resolves
#
#             1 that ITU shall assist Member States with incidents specifically related to radio networks;
#           draft: |
#             resolves
#
#             1 that ITU shall assist Member States with incidents, including those of radio networks;
#         - title: a power of states
#           draft: |
#             recognizing
#
#             a) the sovereign right of each State to govern its national segment of the Internet,
#         - title: a power over others
#           draft: |
#             resolves
#
#             1 that ITU shall license operators of satellites;
#         - title: what a limit kept out
#           base: |
#             resolves
#
#             1 that the Sector shall not deal with the content of messages;
#           draft: |
#             resolves
#
#             1 that the Sector shall deal with the content of messages;
#         passes:
#         - title: a service
#           draft: |
#             resolves
#
#             1 that ITU shall share experience in incident response;
#         - title: what the base says already
#           base: |
#             resolves
#
#             1 that ITU shall take the leading role in cybersecurity;
#           draft: |
#             resolves
#
#             1 that ITU shall take the leading role in cybersecurity;
package resolint.kinds.expanded

import data.resolint.judge
import data.resolint.lib

# Acts of one clause are one change.
verdicts contains object.union(verdict, {"record": concat("/", [act.site.resolution, act.site.clause])}) if {
	some act in input.acts
	act.new
	not act.service
	not lib.unscored(act, "mandate")
	said := {"part": act.site.part, "actor": act.actor != "", "bounded": bounded(act), "base": input.roles.base}
	some hit in judge.looked_up("draft", act, [["act", act.kind, said]])
	message := sprintf("the draft adds %s: %s", [what(act), lib.quote(act.words)])
	verdict := judge.about(act, "mandate", hit, {"concept": act.verb, "message": message})
}

what(act) := lib.task(act.label) if act.kind == "verb"

what(act) := act.label if act.kind != "verb"

# bounded says that the act enlarges no mandate. A clause that states the limit of the
# work names what lies outside it, and one on governance that brings in the stakeholders
# gives the organization no power.
bounded(act) if {
	act.kind == "verb"
	some family in act.families
	family in {"mandate", "multistakeholder"}
} else if {
	act.kind == "scope"
	act.limited
} else if {
	# An "inter alia" that is added widens the work of an organization whose resolutions
	# are its terms of reference; a body of the United Nations has its terms from
	# elsewhere, and only where they are spoken of does a wider word widen them.
	act.kind == "scope"
	act.site.form != "itu"
	not "mandate" in act.families
} else := false
