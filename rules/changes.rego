# METADATA
# title: What happened, slot by slot
# description: >-
#   The changes that a fate tells of, for data.resolint.table: each an array of its slot,
#   of what happened to it, and of the words in question.
package resolint.changes

import data.resolint.lib

of(fate) := force(fate) if {
	fate.lost == []
} else := [["family", "came", fate.lost[0]]] if {
	fate.direction == "gain"
	not fate.kept
} else := array.concat(words(fate), force(fate))

# words are the changes of words that went, or that came where the fate is a gain or of
# a proposal.
words(fate) := [["item", "came", lost] | some lost in lib.counted(fate)] if {
	fate.direction != "loss"
} else := array.flatten([happened(fate, lost) | some lost in counted]) if {
	counted := lib.counted(fate)
	counted != []
} else := [["citation", "lost", lost] | some lost in fate.lost; lib.cites(lost)]

happened(fate, lost) := array.flatten([
	[["item", "lost", lost]],
	[["instead", role, lost] | some role in stand_ins(fate, lost)],
	[["list", "lost", lost] | lost.listed; lost.siblings; not bare(fate, lost); not general(lost)],
	[["universal", "left", lost] | lost.umbrella],
	[["noun", "left", lost] | lost.bare],
	[["duty", "lost", lost] | lost.positive; fate.force.negated.to],
])

# bare says that of the words the noun is left, so that no item of the list went: "sexual
# violence and slander" became "violence and slander".
bare(fate, lost) if {
	lost.bare
	fate.family == "gender"
}

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
force(fate) := [change |
	fate.kept
	passed := unheard(fate.direction, fate.editorial)
	how := fate.force
	some what in how.differs
	not what in passed
	some change in differing(what, fate, how)
]

# unheard are the differences that are not told of. Where else a clause stands is told
# once, of the base, and what the draft calls an editorial change lets nothing bind less.
unheard("loss", false) := set()

unheard("loss", true) := {
	"call", "modal", "verb", "negated", "concept", "part", "qualifiers", "quantities", "lowered", "degrees",
}

unheard(direction, _) := {"moved"} if direction != "loss"

# differing are the changes of a field of force that differs between the two sides.
differing("limits", fate, force) := [["adjective", "added", force.limits]] if lib.counted(fate) == []

differing("turned", _, force) := [["opposite", "came", {"stands": force.turned}]]

differing("unturned", _, force) := [["opposite", "went", {"gone": force.unturned}]]

differing("conditions", _, force) := [["condition", "added", {"on": condition}] | some condition in force.conditions]

# What also binds less is told as that.
differing("reach", fate, force) := [["reach", "lost", {"all": words}] | some words in force.reach] if {
	force.differs == ["reach"]
	fate.lost == []
}

differing("items", fate, force) := [["owed", "lost", force.items]] if lib.counted(fate) == []

differing("moved", fate, _) := [["place", "changed", fate.from]] if fate.lost == []

differing("call", _, force) := [["call", "fell", force.call_text]] if {
	weaker_call(force.call.from.ladder, force.call.to.ladder, force.call)
}

differing("modal", _, force) := [["modal", "fell", force.modal]] if weaker_modal(force)

differing("verb", _, force) := [["verb", "fell", force.verb]] if {
	lib.fell(force.verb, lib.thresholds.verb)
} else := [["verb", "went", force.verb]] if {
	asks(force.verb.from, force.call.from, force.modal.from)
	states(force.verb.to, force.call.to, force.modal.to)
}

differing("negated", _, force) := [["verb", "turned", force.verb]] if {
	force.negated.to
	let_be(force.verb)
}

differing("negated", _, force) := [["verb", "denied", force.verb]] if denied(force.verb)

differing("concept", _, force) := [["concept", "fell", force.concept]] if {
	force.concept.from.ladder != "involvement"
	lib.fell(force.concept, lib.thresholds.concept)
} else := [["concept", "fell", force.concept]] if {
	force.concept.from.ladder == "involvement"
	lib.fell(force.concept, lib.thresholds.involvement)
}

differing("part", _, force) := [["part", "sank", force.part]] if sunk(force.part)

differing("qualifiers", _, force) := [["qualifier", "added", {"id": id}] | some id in force.qualifiers]

differing("quantities", _, force) := [["quantity", "lost", kind] | some kind in force.quantities]

differing("lowered", _, force) := [["amount", "fell", amount] | some amount in force.lowered]

# What a degree did is done by a stronger call.
differing("degrees", _, force) := [["degree", "lost", degree] | some degree in force.degrees] if {
	force.call.to.rank <= force.call.from.rank
}

# asks says that somebody is to do something, states that a clause with the same words only
# says how things are: "decides to involve scientists" became "recalls the value of involving
# scientists", "must be ended" became "is unacceptable".
asks(verb, call, modal) if {
	verb.rank >= lib.thresholds.duty
	binds(call, modal)
}

binds(call, _) if call.ladder == "operative"

binds(_, modal) if rank(modal) > 4

states(verb, call, modal) if {
	verb.words == ""
	modal.rank == 0
	call.ladder != "operative"
}

# weaker_call says that a call fell from one ladder to another, or on one, by enough.
weaker_call("operative", "operative", step) if lib.fell(step, lib.thresholds.call)

weaker_call("preamble", "preamble", step) if lib.fell(step, lib.thresholds["preamble-call"])

# A concern that turns into a note lost what it was about, by however little.
weaker_call("preamble", _, step) if {
	step.from.role == "concern"
	lib.fell(step, lib.thresholds.concern)
	step.to.role != "concern"
}

# A commitment or request that becomes a note.
weaker_call("operative", "preamble", step) if {
	step.from.rank >= lib.thresholds.duty
	step.to.rank <= lib.thresholds.recital
}

# Whoever supported a thing only notes it.
weaker_call("operative", "preamble", step) if {
	step.from.role == "act"
	step.to.rank <= noted
}

# noted is the rank up to which a call takes no view.
noted := 3

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

# A "not" was put before a verb, or went from it.
denied(step) if step.to.role == "denied"

denied(step) if step.from.role == "denied"

sunk(part) if {
	lib.binds(part.from)
	part.to in {"preamble", "footnote"}
}
