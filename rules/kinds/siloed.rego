# METADATA
# title: "{family} language siloed"
# description: >-
#   In a package of resolutions the family occurs only in its own stand-alone
#   resolution.
# custom:
#   level: note
#   why: A concern that one resolution keeps to itself is absent where work is decided.
#   examples:
#     trips:
#     - title: four resolutions, one with gender language
#       draft: A package in which only the gender resolution mentions women or gender.
#     passes:
#     - title: two resolutions with gender language
#       draft: A package in which the digital-divide resolution mentions women too.
package resolint.kinds.siloed

import data.resolint.lib

verdicts contains verdict if {
	input.roles["package"]
	count(input.texts) >= 3
	some family in {"gender", "human-rights", "multistakeholder", "mandate"}
	speaking := [text |
		some text in input.texts
		some n in text.counts
		n.family == family
		n.draft > 0
	]
	count(speaking) == 1
	stand_alone(speaking[0], family)
	verdict := {
		"rule": sprintf("%s/siloed", [family]),
		"record": sprintf("%s/%s", [speaking[0].id, family]),
		"fact": speaking[0].id,
		"level": "note",
		"order": 1,
		"concept": family,
		"message": sprintf("only this one of %d resolutions has the language of the family", [count(input.texts)]),
	}
}

# Safeguards are silently siloed where other texts of the package lost theirs.
others_had_it(text) if {
	some other in input.texts
	other.id != text.id
	some n in other.counts
	n.family == "mandate"
	n.base > 0
}

# The family's own resolution names it in its title, or is the one that states the
# safeguard for all.
stand_alone(text, family) if family in text.named

stand_alone(text, family) if {
	family == "mandate"
	others_had_it(text)
	some n in text.counts
	n.family == family
	n.operative > 0
}
