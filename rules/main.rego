# METADATA
# title: The verdicts of all kinds
# description: >-
#   What resolint asks for. A kind is added by its module and its rows in the table.
#   Where facts are many they are judged in parts: beside a fate a kind may look at the
#   others of its clause of the base and at the record of the clause that it led to, and
#   beside other records at each other.
package resolint.main

verdicts contains verdict if {
	some kind
	some verdict in data.resolint.kinds[kind].verdicts
	verdict.level != "off"
}
