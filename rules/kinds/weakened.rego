# METADATA
# title: "{family} language weakened"
# description: >-
#   The mention stands but binds less: a weaker call, modal or verb; an added
#   qualifier; operative text sunk into the preamble or a footnote; a number,
#   target, deadline, report or disaggregation lost, or less of it: a smaller share,
#   a later year, a longer period; a positive duty left as abstention only.
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

import data.resolint.lib

verdicts contains verdict if {
	some fate in lib.followed.loss
	fate.kept
	not fate.editorial
	reasons := why(fate)
	count(reasons) > 0
	verdict := {
		"rule": sprintf("%s/weakened", [fate.family]),
		"record": fate.id,
		"level": lib.level(fate.from.part),
		"order": 4,
		"concept": fate.concept,
		"message": sprintf("%s binds less: %s", [lib.clause(fate), concat("; ", sort(reasons))]),
	}
}

verdicts contains verdict if {
	some fate in lib.losing
	not fate.kept
	some lost in lib.counted(fate)
	some what in hollow(lost)
	verdict := {
		"rule": sprintf("%s/weakened", [fate.family]),
		"record": fate.id,
		"level": lib.level(fate.from.part),
		"order": 4,
		"concept": lost.concept,
		"message": what,
	}
}

# Every reason looks first at what most fates lack: a rule that asks less of each
# fate is the faster one, and a function called for nothing costs most of all.
why(fate) := union({
	{lib.became(fate, "the call ", lib.quote(force.call_text.from), lib.quote(force.call_text.to)) |
		force.call.from != force.call.to
		weaker_call(force.call)
	},
	{lib.became(fate, "", modal_words(force.modal.from), modal_words(force.modal.to)) |
		force.modal.from != force.modal.to
		modal_rank(force.modal.from) - modal_rank(force.modal.to) >= lib.thresholds.modal

		# "shall not … except" and "may … only" are one thing.
		force.negated.from == force.negated.to
	},
	{lib.became(fate, "the verb ", lib.quote(force.verb.from.words), lib.quote(force.verb.to.words)) |
		force.verb.from != force.verb.to
		lib.fell(force.verb, lib.thresholds.verb)
	},
	{sprintf("it stands in %s now", [lib.part(side(fate, force))]) |
		force.part.from != force.part.to
		lib.binds(force.part.from)
		force.part.to in {"preamble", "footnote"}
	},
	# A duty to act becomes a duty to let be.
	{lib.became(fate, "the verb ", lib.quote(force.verb.from.words), lib.quote(force.verb.to.words)) |
		force.negated.to
		not force.negated.from
		force.verb.from.rank >= lib.thresholds.duty
		force.verb.to.role == "abstain"
	},
	{lib.qualified(fate, q) |
		force.qualifiers != []
		some q in binding_qualifiers(fate)
	},
	{lib.gone(fate, lib.quantity(q)) | some q in force.quantities},
	{lib.became(fate, "", lib.quote(l.from), lib.quote(l.to)) | some l in force.lowered},
	{lib.gone(fate, lib.quote(d)) |
		some d in force.degrees
		force.call.to.rank <= force.call.from.rank
	},
	{lib.became(fate, "", lib.quote(force.concept.from.words), lib.quote(force.concept.to.words)) |
		force.concept.from != force.concept.to
		lib.fell(force.concept, lib.thresholds.concept)
	},
	# What else the clause lost while the right itself stayed.
	{sprintf("%s is gone", [lib.quote(lost.words)]) |
		fate.lost != []
		fate.direction == "loss"
		some lost in lib.counted(fate)
		softened(fate, lost)
	},
}) if {
	force := fate.force
}

weaker_call(step) if {
	step.from.ladder == step.to.ladder
	step.from.ladder == "operative"
	lib.fell(step, lib.thresholds.call)
}

weaker_call(step) if {
	step.from.ladder == step.to.ladder
	step.from.ladder == "preamble"
	lib.fell(step, lib.thresholds["preamble-call"])
}

# A concern that turns into a note lost what it was about, by however little.
weaker_call(step) if {
	step.from.role == "concern"
	step.from.ladder == "preamble"
	lib.fell(step, lib.thresholds.concern)
	step.to.role != "concern"
}

# A commitment or request that becomes a note.
weaker_call(step) if {
	step.from.ladder == "operative"
	step.to.ladder == "preamble"
	step.from.rank >= lib.thresholds.duty
	step.to.rank <= lib.thresholds.recital
}

modal_words(step) := lib.quote(step.words) if step.rank > 0

modal_words(step) := "a plain statement" if step.rank == 0

# A predicate without a modal states or instructs: between shall and should.
modal_rank(step) := step.rank if step.rank > 0

modal_rank(step) := 4 if step.rank == 0

side(fate, force) := force.part.to if fate.direction != "gain"

side(fate, force) := force.part.from if fate.direction == "gain"

# A safeguard is not weakened by saying otherwise on whose demand, by whose law or
# with whose money the organization acts.
binding_qualifiers(fate) := fate.force.qualifiers if fate.family != "mandate"

binding_qualifiers(fate) := [q |
	some q in fate.force.qualifiers
	q in {"as-appropriate", "as-needed", "where-possible", "interim", "best-efforts", "possibility"}
] if {
	fate.family == "mandate"
}

softened(_, lost) if lost.role == "data"

softened(fate, lost) if {
	some role in lost.instead
	startswith(role, "qualifier:")
	fate.kept
}

# Another word of the family took its place: the concern is named and less is owed.
softened(_, lost) if "substitute" in lost.instead

# A positive duty went and an abstention is all that is left.
softened(fate, lost) if {
	lost.positive
	fate.force.negated.to
}

# The safeguard's words went, and a weak verb says the same of the same object.
hollow(lost) := {lib.instead(lost) |
	hollowed(lost)
}

hollowed(lost) if {
	lost.role in {"duplication", "deference"}
	"weak-verb" in lost.instead
}

hollowed(lost) if {
	lost.concept == "formal-input"
	"weak-involvement" in lost.instead
}

# The data are still collected, and no longer show the difference.
hollowed(lost) if {
	lost.role == "data"
	lost.standing
}
