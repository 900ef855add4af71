# METADATA
# title: What happened, slot by slot
# description: >-
#   The changes that a fate tells of, for data.resolint.table: each an array of its slot,
#   of what happened to it, and of the words in question.
package resolint.changes

import data.resolint.lib

of(fate) := [["family", "came", fate.lost[0]]] if {
	fate.direction == "gain"
	not fate.kept
} else := array.concat(words(fate), force(fate))

# words are the changes of words that went, or that came where the fate is a gain or of
# a proposal.
words(fate) := [] if {
	fate.lost == []
} else := [["item", "came", lost] | some lost in lib.counted(fate)] if {
	fate.direction != "loss"
} else := array.flatten([happened(fate, lost) | some lost in counted]) if {
	counted := lib.counted(fate)
	counted != []
} else := [["citation", "lost", lost] | some lost in fate.lost; lib.cites(lost)]

happened(fate, lost) := array.flatten([
	[["item", "lost", lost]],
	[["instead", role, lost] | some role in stand_ins(fate, lost)],
	[["list", "lost", lost] | lost.listed; lost.siblings; not general(lost)],
	[["universal", "left", lost] | lost.umbrella],
	[["duty", "lost", lost] | lost.positive; fate.force.negated.to],
])

# stand_ins are the roles of what came instead. A voluntary code in the place of one
# duty, with the right itself still named, is a weaker commitment to the same right and
# no rival of it.
stand_ins(fate, lost) := {"qualifier"} | ({"substitute"} & {role | some role in lost.instead}) if {
	fate.kept
	some role in lost.instead
	startswith(role, "qualifier:")
} else := lost.instead

# general says that everything of the family is gone and a rival stands in its place: that
# is no longer a change of the list.
general(lost) if {
	some role in lost.instead
	role in {"universal", "umbrella", "rival", "national-law", "reference", "general-right", "government"}
}

# force are the changes in how a mention that stands binds.
force(fate) := [] if {
	not fate.kept
} else := around(fate, fate.force) if {
	fate.direction == "loss"
	fate.editorial # a change that the draft calls so lets nothing bind less
} else := array.concat(around(fate, fate.force), binding(fate.force))

around(fate, force) := [] if {
	not force.moved # as in most fates
	force.limits == []
	force.items == []
} else := array.flatten([
	[["adjective", "added", force.limits] | force.limits != []; lib.counted(fate) == []],
	[["owed", "lost", force.items] | force.items != []; lib.counted(fate) == []],
	[["place", "changed", fate.from] | force.moved; fate.lost == []],
])

# binding are the changes of what binds. Each looks first at what most fates lack.
binding(force) := array.flatten([
	[["call", "fell", force.call_text] | force.call.from != force.call.to; weaker_call(force.call)],
	[["modal", "fell", force.modal] | force.modal.from.rank != force.modal.to.rank; weaker_modal(force)],
	[["verb", "fell", force.verb] | force.verb.from.rank > force.verb.to.rank; lib.fell(force.verb, lib.thresholds.verb)],
	[["verb", "turned", force.verb] | force.negated.to; not force.negated.from; let_be(force.verb)],
	[["concept", "fell", force.concept] | force.concept.from.rank > force.concept.to.rank; lib.fell(force.concept, lib.thresholds.concept)],
	[["part", "sank", force.part] | force.part.from != force.part.to; sunk(force.part)],
	[["qualifier", "added", {"id": id}] | some id in force.qualifiers],
	[["quantity", "lost", kind] | some kind in force.quantities],
	[["amount", "fell", amount] | some amount in force.lowered],
	# What a degree did is done by a stronger call.
	[["degree", "lost", degree] | some degree in force.degrees; force.call.to.rank <= force.call.from.rank],
])

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

# "shall not … except" and "may … only" are one thing.
weaker_modal(force) if {
	rank(force.modal.from) - rank(force.modal.to) >= lib.thresholds.modal
	force.negated.from == force.negated.to
}

# A predicate without a modal states or instructs: between shall and should.
rank(modal) := modal.rank if modal.rank > 0

rank(modal) := 4 if modal.rank == 0

# A duty to act becomes a duty to let be.
let_be(step) if {
	step.from.rank >= lib.thresholds.duty
	step.to.role == "abstain"
}

sunk(part) if {
	lib.binds(part.from)
	part.to in {"preamble", "footnote"}
}
