# METADATA
# title: The verdicts of all kinds
# description: >-
#   The one document that resolint asks for. A kind is added by its module alone.
#   One change gives one finding: of several kinds that hold for a record, those of
#   the lowest order stand, at the level that the profile gives them.
package resolint.main

import data.resolint.lib

# judged are the verdicts of each kind at the levels that the profile gives them, "off"
# among them. It is asked for kind by kind where facts are many: internal/policy.
judged[kind] := [object.union(verdict, {"level": level(verdict)}) | some verdict in verdicts_of] if {
	verdicts_of := data.resolint.kinds[kind].verdicts
}

level(verdict) := lib.final(verdict) if {
	lib.reported(verdict.rule)
} else := "off"

all := [verdict | some verdict in judged[_]]

# ranked lists record and order of every verdict, the lowest order of a record
# first.
ranked := sort({[verdict.record, verdict.order] | some verdict in all})

lowest := {entry[0]: entry[1] |
	some i, entry in ranked
	opens(i, entry[0])
}

opens(0, _)

opens(i, record) if {
	i > 0
	ranked[i - 1][0] != record
}

verdicts contains verdict if {
	some verdict in all
	verdict.order == lowest[verdict.record]
	verdict.level != "off"
}
