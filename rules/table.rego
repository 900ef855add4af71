# METADATA
# title: Which change gives which kind
# description: >-
#   The one place where a change is given its kind: by its slot, by what happened to it,
#   and by what else was so. A row names the kind for a loss (followed from the base into
#   the draft), for a gain (the same change, seen from the draft), for what a proposal
#   brought, or for what the draft says. `record` and `words` are fields of the fact and
#   of the words in question, with the values that a row is for; `not record` and
#   `not words` those that it is not for. A loss has the level of its part of the text
#   and a gain none, where a row gives no other. What a slot is stands in changes.rego,
#   how a kind is told in its own module.
package resolint.table

# order: of several kinds that hold for one record those of the lowest order stand.
order := {
	"narrowed": 1, "neutralised": 2, "referenced": 3, "weakened": 4, "removed": 5, "moved": 6, "dropped": 1,
	"added": 1, "strengthened": 2, "missing": 1, "siloed": 1, "expanded": 1, "redefined": 1,
}

# losses are the kinds that losses are given.
losses := {"narrowed", "neutralised", "referenced", "weakened", "removed", "moved"}

rows := {
	# Words of the family.
	"item": {
		"lost": [
			{"loss": "narrowed", "record": {"kept": {true}}, "words": {"role": {"scope"}}},
			# The data are still named, or still collected, and no longer show the difference.
			{"loss": "weakened", "record": {"kept": {true}}, "words": {"role": {"data"}, "standing": {false}}},
			{"loss": "weakened", "words": {"role": {"data"}, "standing": {true}}},
			{"loss": "removed"},
		],
		"came": [{"proposed": "dropped"}, {"gain": "strengthened"}],
	},
	# Words that only cite, where no others went.
	"citation": {"lost": [{"loss": "removed", "record": {"kept": {false}}}]},
	# The clause spoke of the family nowhere.
	"family": {"came": [{"gain": "added"}]},
	# One item of an enumeration went and others stay. One form of access lost is narrowed,
	# access lost altogether removed; of safeguards only the excluded subjects form a list.
	"list": {"lost": [
		{"loss": "narrowed", "not record": {"family": {"mandate"}}, "not words": {"role": {"openness"}}},
		{"loss": "narrowed", "record": {"kept": {true}}, "words": {"role": {"openness"}}},
		{"loss": "narrowed", "words": {"role": {"excluded"}}},
	]},
	# Of “all users, in particular women” the users are left.
	"universal": {"left": [{"loss": "neutralised"}]},
	# Of “gender-based violence” the violence is left.
	"noun": {"left": [{"loss": "neutralised", "record": {"family": {"gender"}}}]},
	# What came instead of the words, by its role.
	"instead": {
		"universal": [{"loss": "neutralised", "record": {"family": {"gender"}}}],
		"rival": [{"loss": "neutralised", "record": {"family": {"human-rights", "multistakeholder"}}}],
		"national-law": [{"loss": "neutralised", "record": {"family": {"human-rights"}}}],
		"general-right": [{"loss": "neutralised", "record": {"family": {"human-rights"}}}],
		# Access that ends with the membership is closed, not made general.
		"umbrella": [{"loss": "neutralised", "record": {"family": {"multistakeholder"}}, "not words": {"role": {"openness"}}}],
		# Governments take the place of a safeguard against them, and not of a right.
		"government": [
			{"loss": "neutralised", "record": {"family": {"multistakeholder"}}, "not words": {"role": {"openness"}}},
			{
				"loss": "neutralised", "record": {"family": {"human-rights"}},
				"not words": {"role": {"right", "base", "principle", "concern", "actor"}},
			},
		],
		# Only a limiter can become a vaguer one.
		"vague-scope": [{"loss": "neutralised", "record": {"family": {"mandate"}}, "words": {"role": {"limiter"}}}],
		# Another word of the family: the concern is named, and less is owed. A perspective of
		# gender is not the perspective of women and men.
		"substitute": [
			{"loss": "neutralised", "record": {"family": {"gender"}}, "words": {"role": {"term", "perspective"}}},
			{"loss": "weakened", "record": {"kept": {true}}},
		],
		"qualifier": [{"loss": "weakened", "record": {"kept": {true}}}],
		"reference": [{"loss": "referenced", "level": "note", "record": {"kept": {false}}}],
		# A weak verb says the same of the same object.
		"weak-verb": [{"loss": "weakened", "record": {"kept": {false}}, "words": {"role": {"duplication", "deference"}}}],
		"weak-involvement": [{"loss": "weakened", "record": {"kept": {false}}, "words": {"concept": {"formal-input"}}}],
	},
	# A duty to act went, and a duty to let be is all that is left.
	"duty": {"lost": [{"loss": "weakened", "record": {"kept": {true}}}]},
	# How a mention binds that stands.
	"call": {"fell": [{"loss": "weakened", "gain": "strengthened"}]},
	"modal": {"fell": [{"loss": "weakened", "gain": "strengthened"}]},
	"verb": {
		"fell": [{"loss": "weakened", "gain": "strengthened"}],
		"went": [{"loss": "weakened", "gain": "strengthened"}],
		"turned": [{"loss": "weakened", "gain": "strengthened"}],
		"denied": [{"loss": "weakened"}],
	},
	"opposite": {"came": [{"loss": "weakened"}], "went": [{"loss": "weakened"}]},
	"concept": {"fell": [{"loss": "weakened", "gain": "strengthened"}]},
	"part": {"sank": [{"loss": "weakened", "gain": "strengthened"}]},
	# A safeguard is not weakened by saying otherwise on whose demand, by whose law or with
	# whose money the organization acts.
	"qualifier": {"added": [
		{"loss": "weakened", "gain": "strengthened", "not record": {"family": {"mandate"}}},
		{
			"loss": "weakened", "gain": "strengthened", "record": {"family": {"mandate"}},
			"words": {"id": {"as-appropriate", "as-needed", "where-possible", "interim", "best-efforts", "possibility"}},
		},
	]},
	"quantity": {"lost": [{"loss": "weakened", "gain": "strengthened"}]},
	"amount": {"fell": [{"loss": "weakened", "gain": "strengthened"}]},
	"degree": {"lost": [{"loss": "weakened", "gain": "strengthened"}]},
	# A condition that the lexicon does not know; what holds for fewer than all.
	"condition": {"added": [{"loss": "weakened", "gain": "strengthened"}]},
	"reach": {"lost": [{"loss": "narrowed"}]},
	"adjective": {"added": [{"loss": "narrowed"}]},
	"owed": {"lost": [{"loss": "narrowed"}]},
	"place": {"changed": [{"loss": "moved", "level": "none"}]},
	# What the draft says. Of a text that was rewritten limits go with the work that they limit.
	"text": {"rewritten": [{"draft": "removed", "level": "note", "not record": {"family": {"mandate"}}}]},
	"subject": {"unanswered": [{"draft": "missing", "level": "warning"}]},
	"topic": {"unanswered": [
		{"draft": "missing", "level": "warning", "not record": {"state": {"matched"}}},
		# A revision is not told what its base had not either, except on gender, which every
		# text is asked for.
		{"draft": "missing", "level": "note", "record": {"state": {"matched"}}, "words": {"family": {"gender"}}},
	]},
	"package": {"silent": [
		{"draft": "siloed", "level": "note", "words": {"named": {true}}},
		# Safeguards are siloed without a word where other texts of the package lost theirs.
		{"draft": "siloed", "level": "note", "words": {"family": {"mandate"}, "operative": {true}, "others": {true}}},
	]},
	"act": {
		"phrase": [
			{"draft": "expanded", "words": {"part": {"operative", "paragraph", "annex"}, "actor": {true}}},
			{"draft": "expanded", "words": {"part": {"title"}, "base": {true}}},
		],
		"verb": [
			{"draft": "expanded", "words": {"part": {"operative", "paragraph", "annex"}, "actor": {true}, "bounded": {false}}},
			{"draft": "expanded", "words": {"part": {"title"}, "base": {true}}},
		],
		"scope": [{"draft": "expanded", "words": {"part": {"operative", "annex"}, "actor": {true}, "bounded": {false}}}],
		# What a limit kept out is a task now.
		"released": [{"draft": "expanded", "words": {"part": {"operative", "paragraph", "annex"}}}],
		# The powers of states and the purposes of a constitution count everywhere.
		"power": [{"draft": "expanded"}],
		"basic": [{"draft": "expanded"}],
	},
	"definition": {
		# An annexed instrument says what its own words mean.
		"added": [
			{"draft": "redefined", "not words": {"part": {"annex"}}},
			{"draft": "redefined", "words": {"part": {"annex"}}, "not words": {"terms": {0}}},
		],
		"changed": [{"draft": "redefined"}],
		"term": [{"draft": "redefined"}],
	},
}
