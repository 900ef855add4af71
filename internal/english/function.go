package english

import "strings"

// What follows are the words that build sentences, in lower case. They are asked of every
// word of a text: a switch answers faster than a set.

// Coordinator reports whether a word joins like things.
func Coordinator(fold string) bool {
	switch fold {
	case "and", "or":
		return true
	}
	return false
}

// AsWellAs reports whether three words in a row are the conjunction "as well as".
func AsWellAs(first, second, third string) bool {
	return first == "as" && second == "well" && third == "as"
}

// Adds reports whether a word puts one more thing beside what was said: "and girls",
// "including by mail", "through partnerships".
func Adds(fold string) bool {
	switch fold {
	case "including", "through", "by":
		return true
	}
	return Coordinator(fold)
}

// Agent reports whether a word stands before whose act or part something is: "by all forces".
func Agent(fold string) bool {
	switch fold {
	case "by", "of":
		return true
	}
	return false
}

// Universal reports whether a word says that all are meant.
func Universal(fold string) bool {
	switch fold {
	case "all", "every", "each", "whole", "entire":
		return true
	}
	return false
}

// Relative reports whether a word begins what is said by the way.
func Relative(fold string) bool {
	switch fold {
	case "which", "who", "whose", "whom", "where":
		return true
	}
	return false
}

// Negative reports whether a word turns a verb round.
func Negative(fold string) bool {
	switch fold {
	case "not", "never", "cannot":
		return true
	}
	return false
}

// Nobody reports whether a word, with the one before it, names nobody: "nobody", "no one".
func Nobody(fold, before string) bool {
	return fold == "nobody" || fold == "none" || before == "no"
}

// Lends reports whether a word is a verb that says little without its object, "make public", or
// stands for one, "available to the public".
func Lends(fold string) bool {
	switch fold {
	case "make", "makes", "making", "made", "take", "takes", "taking", "give", "gives", "giving", "available":
		return true
	}
	return false
}

// Excludes reports whether a word says that what it is said of is left out.
func Excludes(fold string) bool {
	switch fold {
	case "no", "aside", "excluded", "excluding", "outside":
		return true
	}
	return false
}

// LetsBe reports whether a word is a verb that says to leave something undone.
func LetsBe(fold string) bool {
	switch fold {
	case "refrain", "abstain", "desist", "avoid", "avoiding":
		return true
	}
	return false
}

// Ceases reports whether a word is a bare verb that goes on with a predicate whose object is over.
func Ceases(fold string) bool {
	switch fold {
	case "refrain", "abstain", "cease":
		return true
	}
	return false
}

// Pondered reports whether two words in a row make what follows a thing to be thought about and
// not to be done: "consider the question of developing", "examine the possibility of adopting".
func Pondered(first, second string) bool {
	switch first {
	case "question", "possibility", "feasibility", "desirability", "advisability", "option", "idea", "merits", "need":
		return second == "of" || second == "to"
	}
	return first == "whether" && second == "to"
}

// AnnouncesTerm reports whether a word stands before a term that is defined.
func AnnouncesTerm(fold string) bool {
	switch fold {
	case "term", "terms", "expression", "word", "concept", "notion":
		return true
	}
	return false
}

// OpensTitle reports whether a word stands between a citation and its title.
func OpensTitle(fold string) bool {
	switch fold {
	case "on", "entitled", "concerning":
		return true
	}
	return false
}

// EndsTitle reports whether a word goes on behind the comma that ends a title.
func EndsTitle(fold string) bool {
	switch fold {
	case "which", "that", "in", "and", "as", "by", "its", "resolution", "general", "human", "shall":
		return true
	}
	return false
}

// BeforeDate reports whether a word leads to the date by which something is done.
func BeforeDate(fold string) bool {
	switch fold {
	case "by", "before", "until", "than", "from":
		return true
	}
	return false
}

// BetweenDates reports whether a word leads from one date to another.
func BetweenDates(fold string) bool {
	switch fold {
	case "to", "until", "through":
		return true
	}
	return false
}

// Subordinates reports whether a word begins what says when or on what condition something is.
func Subordinates(fold string) bool {
	switch turn := TurnOf(fold); turn {
	case Condition, Exception:
		return true
	}
	return fold == "before" || fold == "after"
}

// OpensDuty reports whether a word begins the part of a sentence that says what is to be done.
func OpensDuty(fold string) bool {
	switch fold {
	case "to", "shall", "should", "that", "will", "may", ";":
		return true
	}
	return false
}

// EndsPart reports whether a mark ends a sentence, or the part of one that says one thing.
func EndsPart(fold string) bool {
	switch fold {
	case ";", ".", ":":
		return true
	}
	return false
}

// Among reports whether a word leads from people to those among whom they are counted.
func Among(fold string) bool {
	switch fold {
	case "in", "among", "from", "of", "within":
		return true
	}
	return false
}

// LeadsVerb reports whether a word stands right before the verb of a predicate in its plain
// form, or before one more of a row.
func LeadsVerb(fold string) bool {
	switch fold {
	case "to", "shall", "should", "will", "may", "must", "can", "and", "or", "also", "then":
		return true
	}
	return false
}

// others are those besides an organization that a text can put to work.
var others = []string{
	"member states", "states", "governments", "administrations", "parties", "countries", "private sector", "stakeholders",
}

// Others reports whether an addressee, in lower case, is none of the organization's own.
func Others(addressee string) bool {
	for _, name := range others {
		if strings.HasSuffix(addressee, name) {
			return true
		}
	}
	return false
}
