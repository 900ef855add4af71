# METADATA
# title: How findings are put into words
# description: >-
#   The parts of sentences that several kinds share. They have to read well whatever
#   the concept is called: a clause is known by its own words, in quotation marks, or
#   by its family, and never by the name of an entry of the lexicon.
package resolint.lib

# quote puts words in quotation marks, without the comma behind them, and what they
# quote themselves in single ones.
quote(words) := concat("", ["“", replace(replace(trim(words, " ,;"), "“", "‘"), "”", "’"), "”"])

# quotes are several words, each in its own marks.
quotes(list) := concat(", ", [quote(words) | some words in list])

# clause names the clause of a fate by the words in question, or by its family where
# these are too many.
clause(fate) := sprintf("the clause that says %s", [quote(fate.from.words)]) if {
	short(fate.from.words)
} else := sprintf("the clause on %s", [topic(fate.family)])

# short words fit into a sentence about them.
short(words) if {
	words != ""
	count(words) <= 60
}

# topic is what a family is about, as a noun.
topic(family) := object.get(topics, family, family)

topics := {
	"gender": "gender", "human-rights": "human rights", "multistakeholder": "stakeholders",
	"mandate": "the limits of the mandate",
}

# language is how the words of a family are called.
language(family) := sprintf("%s language", [object.get(languages, family, family)])

languages := {
	"gender": "gender", "human-rights": "human rights", "multistakeholder": "stakeholder",
	"mandate": "mandate-limiting",
}

# A gain is followed from the draft back to the base; told forward, what fell rose.
# what names the sort of words where they do not tell it ("the call ").
became(fate, what, a, b) := sprintf("%s%s became %s", [what, a, b]) if fate.direction != "gain"

became(fate, what, a, b) := sprintf("%s%s became %s", [what, b, a]) if fate.direction == "gain"

gone(fate, what) := sprintf("%s is gone", [what]) if fate.direction != "gain"

gone(fate, what) := sprintf("%s is new", [what]) if fate.direction == "gain"

# put_in tells of words that the draft put in, or took out where it gained by it.
put_in(fate, what) := sprintf("%s was put in", [what]) if fate.direction != "gain"

put_in(fate, what) := sprintf("%s was taken out", [what]) if fate.direction == "gain"

# later is the side of the draft.
later(fate, step) := step.to if fate.direction != "gain"

later(fate, step) := step.from if fate.direction == "gain"

qualified(fate, id) := sprintf("a qualifier was added (%s)", [qualifier(id)]) if fate.direction != "gain"

qualified(fate, id) := sprintf("a qualifier was taken out (%s)", [qualifier(id)]) if fate.direction == "gain"

# qualifier says what a qualifier of the lexicon stands for.
qualifier(id) := object.get(qualifiers, id, replace(id, "-", " "))

qualifiers := {
	"as-needed": "as needed", "where-possible": "where possible", "within-resources": "within available resources",
	"national-law-deference": "subject to national law", "sovereignty-balance": "with regard to sovereignty",
	"national-circumstances": "according to national circumstances", "voluntary": "on a voluntary basis",
	"mutually-agreed": "on mutually agreed terms", "on-request": "upon request", "interim": "for the time being",
	"best-efforts": "best efforts only", "security-exception": "except for reasons of security",
	"existing-means": "with existing means", "duties-of-users": "with duties of users",
	"mandate-respect-limits": "within the limits of mandates", "possibility": "as a possibility", "only-some": "for some only",
}

# quantity names what made a commitment checkable.
quantity(kind) := object.get(quantities, kind, sprintf("the %s", [kind]))

quantities := {"share": "the number or share", "rhythm": "its regularity", "money": "the money for it"}

# task is what an act is told to do, given its verb and object.
task(label) := sprintf("the task to %s", [strings.replace_n(tasks, label)])

tasks := {
	"govern Internet governance": "govern the Internet", "lead ": "lead on ", "policy on security policy": "security policy",
}

# part names a part of a text.
part(name) := object.get(parts, name, sprintf("the %s", [name]))

parts := {
	"operative": "the operative part", "footnote": "a footnote", "annex": "an annex", "paragraph": "the body of the text",
	"attribution": "words of somebody else",
}

# instead says what came in the place of words; punctuation is nothing.
instead(lost) := sprintf("%s became %s", [quote(lost.words), quote(lost.instead_words)]) if {
	regex.match(`[\pL\pN]`, lost.instead_words)
} else := sprintf("%s is gone", [quote(lost.words)])
