# METADATA
# title: What a profile decides
# description: >-
#   Levels and thresholds are opinions. They come from data.profile, which is one of
#   rules/profiles or a user's own file laid over one; where there is none, those of
#   the profile of ITU hold.
package resolint.lib

# thresholds are how much must differ for a kind to hold; see rules/profiles/itu.yaml.
thresholds := object.union(usual, data.profile.thresholds)

thresholds := usual if not data.profile.thresholds

usual := {
	"call": 2, "preamble-call": 3, "concern": 1, "duty": 6, "recital": 5,
	"modal": 2, "verb": 3, "concept": 1, "involvement": 2, "package": 3,
}

# level is that of a loss in a part of the text.
level(part) := given if {
	given := data.profile.levels.parts[part]
} else := "error" if {
	binds(part)
} else := "warning"

# unscored says that a family is not judged in the text of a record.
unscored(record, family) if {
	record.out_of_scope
	family in unscored_families
}

unscored_families := given if {
	given := data.profile["out-of-scope"]
} else := ["mandate"]

# named is the level that the profile gives a rule, or else its kind, in a part of the
# text; usual where it gives none.
named(family, kind, usual, part) := "off" if {
	not reported(family)
} else := given if {
	given := in_part(setting(sprintf("%s/%s", [family, kind])), part)
} else := given if {
	given := in_part(setting(kind), part)
} else := usual

# reported says that the profile reports a family.
reported(family) if family in data.profile.families

reported(_) if not data.profile.families

setting(name) := data.profile.levels.rules[name]

in_part(levels, _) := levels if is_string(levels)

in_part(levels, part) := levels[part] if is_object(levels)

# lowered is a level after what else is known of a record. What stands in open brackets is
# not lost yet, and what is not sure enough for a note is no finding: it is in the reading
# list.
lowered(level, record) := level if {
	level in {"none", "off"}
} else := at_most(level, record, chance(record))

at_most(level, record, chance) := "off" if {
	chance < confidence.note
} else := "note" if {
	chance < confidence.warning
} else := level if {
	level != "error"
} else := "warning" if {
	record.open
} else := "warning" if {
	chance < confidence.error
} else := level

# chance is how likely a careful reader would want to be told. It was learned from texts
# that succeed one another: in one of which hardly a clause was changed a loss is
# deliberate, whatever it looks like. Gains are information, whatever their chance.
chance(record) := record.confidence if {
	object.get(record, "direction", "loss") == "loss"
	record.changed >= edit
} else := 1

# edit is the share of changed clauses below which a draft is an edit of its base.
edit := 0.2

# confidence are the chances from which on a change is an error, a warning, a note; see
# rules/profiles/itu.yaml.
confidence := object.union({"error": 0.5, "warning": 0.5, "note": 0.22}, object.get(data.profile, "confidence", {}))
