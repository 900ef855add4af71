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
	"modal": 2, "verb": 3, "concept": 1, "package": 3,
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

# reported says that the profile reports the family of a rule.
reported(rule) if split(rule, "/")[0] in data.profile.families

reported(_) if not data.profile.families

# final is the level of a verdict after all that the profile says of its rule. What
# stands in open brackets is not lost yet.
final(verdict) := sure(bracketed(named(verdict), verdict), verdict)

# sure lowers the level of what is not sure enough for it. A change that is not sure
# enough for a note is no finding: it is in the reading list.
sure(level, verdict) := level if {
	not doubted(verdict)
} else := level if {
	level in {"none", "off"}
} else := "off" if {
	chance(verdict) < confidence.note
} else := "note" if {
	chance(verdict) < confidence.warning
} else := "warning" if {
	level == "error"
	chance(verdict) < confidence.error
} else := level

# Gains are information, whatever their chance.
doubted(verdict) if chances[object.get(verdict, "fact", verdict.record)]

chance(verdict) := chances[object.get(verdict, "fact", verdict.record)]

# The chances were learned from texts that succeed one another. In one of which hardly
# a clause was changed a loss is deliberate, whatever it looks like.
chances := {fate.id: fate.confidence |
	some fate in input.fates
	fate.direction == "loss"
	fate.changed >= edit
}

# edit is the share of changed clauses below which a draft is an edit of its base.
edit := 0.2

# confidence are the chances from which on a change is an error, a warning, a note; see
# rules/profiles/itu.yaml.
confidence := object.union({"error": 0.45, "warning": 0.25, "note": 0.18}, object.get(data.profile, "confidence", {}))

bracketed(level, verdict) := "warning" if {
	level == "error"
	site_of(verdict).open
} else := level

named(verdict) := given if {
	given := in_part(setting(verdict.rule), verdict)
} else := given if {
	given := in_part(setting(split(verdict.rule, "/")[1]), verdict)
} else := verdict.level

setting(name) := data.profile.levels.rules[name]

in_part(levels, _) := levels if is_string(levels)

in_part(levels, verdict) := levels[site_of(verdict).part] if is_object(levels)

site_of(verdict) := sites[object.get(verdict, "fact", verdict.record)]

# sites are the part of each record and whether it is open.
sites := object.union_n([
	{fate.id: {"part": fate.from.part, "open": fate.open} | some fate in input.fates},
	{record.id: {"part": record.site.part, "open": false} |
		some list in [input.clauses, input.acts, input.definitions, input.texts, input.rewritten]
		some record in list
	},
])
