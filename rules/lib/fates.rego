# METADATA
# title: What the kinds of loss and gain share
# description: >-
#   The facts of one evaluation, selected once, and the questions that several
#   kinds ask of them. Thresholds are opinions; a profile changes them.
package resolint.lib

# followed are the fates of a direction that count.
followed(direction) := [fate |
	some fate in input.fates
	fate.direction == direction
	not passed_over(fate.standing, fate)
]

# losing are the losses in which words went, and not force alone.
losing := [fate |
	some fate in followed("loss")
	fate.lost != []
]

# No more than the force of a record changed: how the next text tells what happened
# binds nobody.
passed_over("record", fate) if fate.lost == []

passed_over("citation", fate) if fate.lost == []

# A task is done once: that it is not asked for again takes nothing away.
passed_over("task", fate) if {
	fate.direction == "loss"
	not fate.goes_on
	succeeds(fate)
}

# Mandate is not scored in texts about a country's situation: they are political
# texts about assistance.
passed_over(_, fate) if {
	fate.out_of_scope
	unscored(fate, fate.family)
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
	not lost.role in citing
	not moot(fate, lost)
]

# moot says that what was limited went with its limit: work that nobody is to do any
# more needs no "within its mandate" and no "upon request". In an edit it is told all the
# same: there somebody took the work out.
moot(fate, lost) if {
	lost.role in {"limiter", "request", "control"}
	fate.changed >= edit
	lost.modifies
	not lost.standing
}

# cites says that words only name another text.
cites(lost) if lost.role in citing

citing := {"citation", "instrument"}

# operative parts bind; a paragraph of an outcome document does too.
binds(part) if part in {"operative", "paragraph"}
