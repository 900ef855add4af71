# METADATA
# title: The verdicts of all kinds
# description: The one document that resolint asks for. A kind is added by its module alone.
package resolint.main

verdicts contains verdict if some verdict in data.resolint.kinds[_].verdicts
