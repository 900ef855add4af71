# METADATA
# title: Mandate expanded
# description: >-
#   The text gives the organization a verb and an object outside its core mandate, a
#   leading role, a new instrument or a registry; widens a word of scope (“only”,
#   “specifically related to”); or enlarges the rights of states over the Internet.
#   New against the base, or alone when there is no base.
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

import data.resolint.lib

verdicts contains verdict if {
	some act in input.acts
	act.new
	not act.service
	not lib.unscored(act, "mandate")
	holds(act)
	verdict := {
		"rule": "mandate/expanded",
		"record": concat("/", [act.site.resolution, act.site.clause]),
		"fact": act.id,
		"level": lib.level(act.site.part),
		"order": 1,
		"concept": act.verb,
		"message": sprintf("the draft adds %s: %s", [what(act), lib.quote(act.words)]),
	}
}

what(act) := lib.task(act.label) if act.kind == "verb"

what(act) := act.label if act.kind != "verb"

# The powers of states count in recitals too, and so does a title.
holds(act) if act.kind == "power"

holds(act) if {
	act.kind in {"phrase", "verb"}
	act.site.part in {"operative", "paragraph", "annex"}
	act.actor != ""
	not bounded(act)
}

# A clause that states the limit of the work names what lies outside it; one on
# governance that brings in the stakeholders gives the organization no power.
bounded(act) if {
	act.kind == "verb"
	some family in act.families
	family in {"mandate", "multistakeholder"}
}

holds(act) if {
	act.kind in {"phrase", "verb"}
	act.site.part == "title"
	input.roles.base
}

holds(act) if {
	act.kind == "scope"
	not act.limited
	not loose(act)
	act.actor != ""
	act.site.part in {"operative", "annex"}
}

# An "inter alia" that is added widens the work of an organization whose resolutions
# are its terms of reference; a body of the United Nations has its terms from
# elsewhere, and only where they are spoken of does a wider word widen them.
loose(act) if {
	act.site.form != "itu"
	not "mandate" in act.families
}

holds(act) if act.kind == "basic"
