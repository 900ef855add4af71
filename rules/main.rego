# METADATA
# title: The verdicts of all kinds
# description: >-
#   What resolint asks for. A kind is added by its module and its rows in the table.
package resolint.main

import data.resolint.table

verdicts contains verdict if {
	some kind
	some verdict in data.resolint.kinds[kind].verdicts
	verdict.level != "off"
}

# halves are the same verdicts in two parts that have little to do with one another: those
# of what was lost, and all others. Where facts are many internal/policy asks for them
# beside each other.
halves.losses contains verdict if {
	some kind in table.losses
	some verdict in data.resolint.kinds[kind].verdicts
	verdict.level != "off"
}

halves.others contains verdict if {
	some kind
	not kind in table.losses
	some verdict in data.resolint.kinds[kind].verdicts
	verdict.level != "off"
}
