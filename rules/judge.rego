# METADATA
# title: Changes looked up in the table
# description: >-
#   A hit is a change for which a row of the table holds: an array of its order, kind,
#   level, slot and words. Each kind has a module of its own, which says how its hits are
#   told.
package resolint.judge

import data.resolint.changes
import data.resolint.lib
import data.resolint.table

# judged are the fates of a direction that may be told of and to which the table gives a
# kind, with their hits: of several kinds that hold for one fate the one of the lowest
# order stands.
judged(direction) := [[standing[0][1], fate, standing] |
	some fate in lib.followed(direction)
	heard(fate)
	changed := changes.of(fate)
	changed != []
	hits := looked_up(direction, fate, changed)
	order := min(hits)[0]
	standing := [hit | some hit in hits; hit[0] == order]
]

# heard says that a fate may be told of: most losses are not sure enough for a note, and
# what they are need not be asked. Information is told whatever its chance.
heard(fate) if fate.force.moved

heard(fate) if lib.chance(fate) >= lib.confidence.note

heard(_) if informed

# informed says that the profile makes information of a loss.
informed if "none" in data.profile.levels.parts

informed if {
	some name, level in data.profile.levels.rules
	some kind in (table.losses - {"moved"})
	endswith(name, kind)
	walk(level, [_, "none"])
}

# looked_up are the hits of changes of one record.
looked_up(direction, record, changes) := [hit |
	rows := table.rows
	some [slot, what, words] in changes
	some row in rows[slot][what]
	kind := row[direction]
	not barred(row, record, words)
	hit := [table.order[kind], kind, object.get(row, "level", ""), slot, words]
]

barred(row, record, _) if {
	some field, values in row.record
	not record[field] in values
}

barred(row, _, words) if {
	some field, values in row.words
	not words[field] in values
}

barred(row, record, _) if {
	some field, values in row["not record"]
	record[field] in values
}

barred(row, _, words) if {
	some field, values in row["not words"]
	words[field] in values
}

# verdict is what a kind says of a fate, at the level of its first hit.
verdict(fate, [_, kind, given, _, _], message) := {
	"rule": concat("/", [fate.family, kind]),
	"record": fate.id,
	"level": lib.lowered(level(fate.family, kind, given, fate.direction, part), fate),
	"concept": fate.concept,
	"message": message,
} if {
	part := fate.from.part
}

# about is what a kind says of another record, for one family.
about(record, family, [_, kind, given, _, _], said) := object.union(
	{
		"rule": sprintf("%s/%s", [family, kind]),
		"record": sprintf("%s/%s", [record.id, family]),
		"fact": record.id,
		"level": lib.lowered(level(family, kind, given, "draft", part), record),
	},
	said,
) if {
	part := record.site.part
}

# level is that of a kind in a part of the text before what else is known of a record.
# It asks for words alone, so that it is found once for all records that are alike.
level(family, kind, given, direction, part) := lib.named(family, kind, usual(given, direction, part), part)

# usual is the level given by a row, "" for none, where the profile says nothing of the
# kind. Gains are information.
usual(given, direction, part) := given if {
	given != ""
} else := "none" if {
	direction == "gain"
} else := lib.level(part)
