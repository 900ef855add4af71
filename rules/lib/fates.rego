# METADATA
# title: What the kinds of loss and gain share
# description: >-
#   The facts of one evaluation, selected once, and the questions that several
#   kinds ask of them. Thresholds are opinions; a profile changes them.
package resolint.lib

# followed are the fates that count, in each direction.
followed[direction] := [fate |
	some fate in scored
	fate.direction == direction
] if some direction in ["loss", "gain", "proposed"]

# losing are the losses in which words went, not force alone: most kinds ask for no
# other fate, and most fates are others.
losing := [fate |
	some fate in followed.loss
	fate.lost != []
]

scored := [fate |
	some fate in input.fates
	not skipped(fate)
	not told(fate)
]

# Mandate is not scored in texts about a country's situation: they are political
# texts about assistance.
skipped(fate) if {
	fate.out_of_scope # first, for few are
	unscored(fate, fate.family)
}

# told says that no more than the force of a record changed: how the next text tells
# what happened binds nobody.
told(fate) if {
	fate.standing in {"record", "citation"}
	fate.lost == []
}

# A task is done once: that it is not asked for again takes nothing away.
told(fate) if {
	fate.standing == "task"
	fate.direction == "loss"
	not fate.goes_on
	succeeds(fate)
}

# succeeds says that the draft is the next text of a series and no mere edit of the
# last: by its number, or where so much was changed.
succeeds(fate) if fate.next

succeeds(fate) if fate.changed >= renewal

renewal := 0.6

# fell says that a step lost at least so many ranks. A side without a rank says
# nothing.
fell(step, least) if {
	step.from.rank > 0
	step.to.rank > 0
	step.from.rank - step.to.rank >= least
}

# counted are the lost mentions that stand for themselves: a citation or an
# instrument is one only where the clause has lost nothing else.
counted(fate) := [lost |
	some lost in fate.lost
	not lost.role in {"citation", "instrument"}
	not moot(fate, lost)
]

# moot says that what was limited went with its limit: work that nobody is to do any
# more needs no "within its mandate" and no "upon request". In an edit it is told all the
# same: there somebody took the work out.
moot(fate, lost) if {
	fate.changed >= edit
	lost.role in {"limiter", "request", "control"}
	lost.modifies
	not lost.standing
}

citations(fate) := [lost |
	some lost in fate.lost
	lost.role in {"citation", "instrument"}
]

# operative parts bind; a paragraph of an outcome document does too.
binds(part) if part in {"operative", "paragraph"}
