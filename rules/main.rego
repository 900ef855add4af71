# METADATA
# title: The verdicts of all kinds
# description: >-
#   The one document that resolint asks for. A kind is added by its module alone.
#   One change gives one finding: of several kinds that hold for a record, those of
#   the lowest order stand, at the level that the profile gives them.
package resolint.main

import data.resolint.lib

all contains verdict if some verdict in data.resolint.kinds[_].verdicts

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

verdicts contains object.union(verdict, {"level": level}) if {
	some verdict in all
	verdict.order == lowest[verdict.record]
	lib.reported(verdict.rule)
	level := lib.final(verdict)
	level != "off"
}
