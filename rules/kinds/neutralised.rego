# METADATA
# title: "{family} language neutralised"
# description: >-
#   The specific became general or was exchanged for a rival: women and girls for
#   everyone; civil society, the technical community and academia for all
#   stakeholders; multistakeholder for intergovernmental; international human rights
#   law for values or national law; or only the universal group is left of "all
#   users, in particular women and girls".
# custom:
#   level: error
#   why: >-
#     A general word names nobody: those for whom the specific word was agreed can no
#     longer point to it.
#   examples:
#     trips:
#     - title: a group becomes everybody
#       base: |
#         resolves
#
#         1 to give priority in training to women and girls;
#       draft: |
#         resolves
#
#         1 to give priority in training to all people;
#     passes:
#     - title: a universal word beside the group
#       base: |
#         resolves
#
#         1 to give priority in training to women and girls;
#       draft: |
#         resolves
#
#         1 to give priority in training to everyone, in particular women and girls;
package resolint.kinds.neutralised

import data.resolint.lib

verdicts contains verdict if {
	some fate in lib.followed.loss
	what := min(general[fate.id])
	verdict := {
		"rule": sprintf("%s/neutralised", [fate.family]),
		"record": fate.id,
		"level": lib.level(fate.from.part),
		"order": 2,
		"concept": fate.concept,
		"message": what,
	}
}

# rivals are the roles that neutralise, by family.
rivals := {
	"gender": {"universal"},
	"human-rights": {"rival", "national-law", "general-right"},
	"multistakeholder": {"umbrella", "government", "rival"},
	"mandate": {"vague-scope"},
}

general[fate.id] contains message if {
	some fate in lib.followed.loss
	some lost in lib.counted(fate)
	some role in lost.instead
	role in rivals[fate.family]
	not only_softened(fate, lost)
	not closed(lost, role)
	message := sprintf("%s was replaced by %s", [lib.quote(lost.words), lib.quote(lost.instead_words)])
}

general[fate.id] contains message if {
	some fate in lib.followed.loss
	some lost in lib.counted(fate)
	lost.umbrella
	message := sprintf("%s was cut and only the general group is left", [lib.quote(lost.words)])
}

# A perspective of gender is not the perspective of women and men.
general[fate.id] contains message if {
	some fate in lib.followed.loss
	fate.family == "gender"
	some lost in lib.counted(fate)
	lost.role in {"term", "perspective"}
	"substitute" in lost.instead
	message := sprintf("%s was replaced by %s", [lib.quote(lost.words), lib.quote(lost.instead_words)])
}

# A voluntary code in the place of one duty, with the right itself still named, is
# a weaker commitment to the same right.
only_softened(fate, lost) if {
	fate.kept
	some role in lost.instead
	startswith(role, "qualifier:")
}

# Access that ends with the membership is closed, not made general.
closed(lost, role) if {
	lost.role == "openness"
	role in {"government", "umbrella"}
}
