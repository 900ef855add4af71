package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// findStatements cuts a clause into the predicates that it coordinates, "to A, and to
// B", "that X shall …, that Y …", and ranks each by its modal and head verb. What
// a statement says binds by the chain at its head: in "to seek to ensure that women
// are offered …" the weakest of "seek" and "ensure" counts, and "offered", in a
// clause that depends on them, does not.
func findStatements(c *resolution.Clause) {
	t := c.Tags
	start := 0
	body := skipCall(c)
	for i := body; i < len(t.Words); i++ {
		if i > start && opensStatement(t, i) {
			t.Statements = append(t.Statements, resolution.Statement{From: start, To: i, Head: -1})
			start = i
		}
	}
	t.Statements = append(t.Statements, resolution.Statement{From: start, To: len(t.Words), Head: -1})
	for i := range t.Statements {
		from := t.Statements[i].From
		if i == 0 {
			from = body
		} else if end := secondCallEnd(t, from); end > from {
			from = end
		}
		rankStatement(t, &t.Statements[i], from)
	}
	for i := range t.Mentions {
		for j := range t.Statements {
			if t.Statements[j].From <= t.Mentions[i].From && t.Mentions[i].From < t.Statements[j].To {
				t.Mentions[i].Statement = j
			}
		}
	}
}

// secondCallEnd returns the index behind the call that opens a statement, ", and further
// recognizes …", or from where none does.
func secondCallEnd(t *resolution.Tags, from int) int {
	if h := t.HitAt("call", leadIn(t, from)); h != nil && secondCall(t, h.From) {
		return h.To
	}
	return from
}

// skipCall returns the index of the first word after the clause's own call verb.
func skipCall(c *resolution.Clause) int {
	w := c.Tags.Words
	if c.Call == nil || len(w) == 0 {
		return 0
	}
	words := c.Call.Verb
	if strings.HasPrefix(c.Tags.Call.Words, words+" ") {
		words = c.Tags.Call.Words
	}
	verb := strings.Fields(words)
	if len(verb) == 0 {
		return 0
	}
	furthest := 4
	if len(strings.Fields(c.Call.Text)) > len(verb)+1 {
		furthest = len(w) // "The Council, having considered the report, decided": it names who acts
	}
	for i := 0; i < len(w) && i < furthest; i++ {
		if w[i].Fold != verb[0] {
			continue
		}
		n := 0
		for n < len(verb) && i+n < len(w) && w[i+n].Fold == verb[n] {
			n++
		}
		if c.Tags.Call.Rank > 0 && c.Tags.Call.Words != words {
			return i // "will" is the call, the verb behind it the predicate's head
		}
		return i + n
	}
	return 0
}

// opensStatement reports whether a coordinator at i begins a new predicate.
func opensStatement(t *resolution.Tags, i int) bool {
	w := t.Words
	if !english.Coordinator(w[i].Fold) && w[i].Fold != "," && w[i].Fold != ";" {
		return false
	}
	j := i + 1
	for j < len(w) && (english.Coordinator(w[j].Fold) || w[j].Fold == ",") {
		j++
	}
	if j+1 >= len(w) || i > 0 && (w[i-1].Fold == "," || w[i-1].Fold == "and") && w[i].Fold != "," {
		return false
	}
	switch w[j].Fold {
	case "to":
		return (strings.HasPrefix(t.Speech[j+1], "VB") || verbAt(t, j+1) != nil) && !furtherRight(t, j)
	case "that", "we":
		return true
	}
	return secondCall(t, j) || i > 0 && secondVerb(t, i, j)
}

// furtherRight reports whether "to" at word j leads to one more thing that there is a right to,
// which is a mention by itself and no predicate: "the right to a copy and to privacy".
func furtherRight(t *resolution.Tags, j int) bool {
	if verbAt(t, j+1) != nil || !slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool { return m.From == j+1 && m.Entry.Role != "process" }) {
		return false
	}
	for i := j - 1; i > 0 && t.Words[i].Fold != ";"; i-- {
		if t.Words[i].Fold == "to" {
			for k := i - 1; k >= max(0, i-rightOf); k-- {
				if t.Words[k].Fold == "right" || t.Words[k].Fold == "rights" {
					return true
				}
			}
		}
	}
	return false
}

// rightOf is how many words may say whose right it is, between "right" and what it is a right to.
const rightOf = 4

// secondCall reports whether a UN paragraph goes on with another call at j: ",
// and in this regard also urges …".
func secondCall(t *resolution.Tags, j int) bool {
	if j = leadIn(t, j); j >= len(t.Words) {
		return false
	}
	h := t.HitAt("call", j)
	if h == nil || predicate(t) {
		return false
	}
	if t.Call.Ladder == "preamble" && strings.HasSuffix(t.Words[j].Fold, "ing") {
		switch h.Entry.Role {
		case "own", "act": // ", establishing …", ", supporting …": what is done, by whomever
			return false
		case "aside": // ", bearing in mind their needs,"
			return joins(t, j)
		}
		return true // "…, noting also that …"
	}
	if !strings.HasSuffix(t.Words[j].Fold, "s") {
		return false
	}
	// "requests" and "calls" are nouns as well: a verb has an object close by.
	switch {
	case t.Speech[j] == "VBZ":
		return true
	case j+1 >= len(t.Words) || t.Words[j+1].Kind != lexicon.Word:
		return false
	case t.Speech[j] == "NNS":
		return t.Words[j+1].Fold != "of" && !english.Coordinator(t.Words[j+1].Fold)
	}
	return governing(t.Speech[j+1])
}

// joins reports whether "and" joins word j to what stands before it, with or without words
// that lead in between them.
func joins(t *resolution.Tags, j int) bool {
	for j--; j >= 0 && english.LeadsIn(t.Words[j].Fold); j-- {
		if english.Coordinator(t.Words[j].Fold) {
			return true
		}
	}
	return false
}

// predicate reports whether a clause is what the call above it asks for, "(a) Ensuring that
// the Group guides and supports …": no call follows in it.
func predicate(t *resolution.Tags) bool {
	return t.Call.Rank > 0 && len(t.Words) > 0 && t.HitAt("call", leadIn(t, 0)) == nil &&
		(t.Words[0].Fold == "to" || t.Speech[0] == "VBG" || t.Speech[0] == "VB" || t.Speech[0] == "MD")
}

// secondVerb reports whether a bare verb at j goes on with the predicate that an
// object has ended: "keep the Internet open and refrain from …".
func secondVerb(t *resolution.Tags, i, j int) bool {
	if t.Words[i].Fold == "," && j == i+1 || strings.HasPrefix(t.Speech[i-1], "VB") || inRow(t, i-1) {
		return false
	}
	return english.Ceases(t.Words[j].Fold) || t.Speech[j] == "VB" && verbAt(t, j) != nil
}

// inRow reports whether word i is one of the verbs in a row, "to respect, protect and
// fulfil": most are nouns as well, by which parts of speech are misled.
func inRow(t *resolution.Tags, i int) bool {
	return i > 0 && verbWord(t, i) && (t.Words[i-1].Fold == "," || t.Words[i-1].Fold == "to")
}

// verbAt returns the longest verb phrase of the ladder that starts at word i, or nil.
func verbAt(t *resolution.Tags, i int) *lexicon.Hit { return t.HitAt("verb", i) }

// folded are words [from, to) in lower case.
func folded(t *resolution.Tags, from, to int) string {
	words := make([]string, 0, to-from)
	for _, w := range t.Words[from:to] {
		words = append(words, w.Fold)
	}
	return strings.Join(words, " ")
}

// modalAt returns the longest modal that begins at word i, or nil.
func modalAt(t *resolution.Tags, i int) *lexicon.Hit {
	h := t.HitAt("modal", i)
	if h == nil || t.Speech[i] != "MD" && h.To-h.From == 1 && !english.Negative(t.Words[i].Fold) {
		return nil
	}
	return h
}

func rankStatement(t *resolution.Tags, l *resolution.Statement, from int) {
	head := -1
	for i := from; i < l.To; i++ {
		if end := relative(t, i, l.To); end > i {
			i = end // ", half of whose members should be women," is said by the way
			continue
		}
		if m := modalAt(t, i); m != nil && l.Modal.Rank == 0 && !depends(t, from, i) {
			l.Modal = resolution.RankOf(m.Entry, folded(t, m.From, m.To))
			head = next(t, m.To, l.To)
			l.Negated = negatedBetween(t, m.From, head)
			break
		}
		if t.Words[i].Fold == "to" && i+1 < l.To && verbLike(t, i+1) {
			head = i + 1
			l.Negated = i > from && t.Words[i-1].Fold == "not"
			break
		}
		if i == from && (verbAt(t, i) != nil && strings.HasPrefix(t.Speech[i], "VB") || abstains(t, i)) {
			head = i
			break
		}
	}
	if head < 0 {
		head = firstVerb(t, from, l.To)
	}
	if head < 0 || head >= l.To {
		return
	}
	l.Head = head
	l.Negated = l.Negated || abstains(t, head)
	chain(t, l, head)
}

// depends reports whether the verb at word i, in a predicate from word from on, belongs to
// a clause that depends on it: "so that they may work", "persons who may need help", "tools
// that can serve", "the role that they may play". "That" behind a noun is no such clause
// where it has a subject with a name: "recognizes the fact that women can …" goes on.
func depends(t *resolution.Tags, from, i int) bool {
	that := i - 1
	if that > from && strings.HasPrefix(t.Speech[that], "PRP") {
		that--
	}
	if that > from && t.Words[that].Fold == "that" && strings.HasPrefix(t.Speech[that-1], "NN") {
		return true
	}
	for j := i - 1; j > from; j-- {
		switch w := t.Words[j].Fold; {
		case w == "," || w == ";":
			return false
		case english.Relative(w), w == "that" && t.Words[j-1].Fold == "so":
			return true
		}
	}
	return false
}

// relative returns the closing comma of a relative clause that the comma at i
// opens, or i.
func relative(t *resolution.Tags, i, end int) int {
	if t.Words[i].Fold != "," {
		return i
	}
	opens := false
	for j := i + 1; j < end && j <= i+4; j++ {
		opens = opens || english.Relative(t.Words[j].Fold)
	}
	if !opens {
		return i
	}
	for j := i + 2; j < end; j++ {
		if t.Words[j].Fold == "," {
			return j
		}
	}
	return i
}

// next skips "be", "not", "also" and adverbs behind a modal.
func next(t *resolution.Tags, i, end int) int {
	for i < end && (t.Words[i].Fold == "be" || t.Words[i].Fold == "not" || t.Words[i].Fold == "also" || t.Words[i].Fold == "continue" && i+1 < end && t.Words[i+1].Fold == "to" || t.Words[i].Fold == "to" || t.Speech[i] == "RB" && verbAt(t, i) == nil) {
		i++
	}
	return i
}

// abstains reports whether the head verb itself says to leave something undone.
func abstains(t *resolution.Tags, head int) bool {
	return english.LetsBe(t.Words[head].Fold)
}

func negatedBetween(t *resolution.Tags, from, to int) bool {
	for i := from; i < to && i < len(t.Words); i++ {
		if english.Negative(t.Words[i].Fold) {
			return true
		}
	}
	return false
}

func verbLike(t *resolution.Tags, i int) bool {
	return strings.HasPrefix(t.Speech[i], "VB") || verbAt(t, i) != nil || t.Speech[i] == "RB" && i+1 < len(t.Speech) && strings.HasPrefix(t.Speech[i+1], "VB")
}

func firstVerb(t *resolution.Tags, from, to int) int {
	for i := from; i < to; i++ {
		if strings.HasPrefix(t.Speech[i], "VB") && verbAt(t, i) != nil {
			return i
		}
	}
	return -1
}

// chain ranks the verbs that follow one another from the head on: "continue to
// consider", "seek to ensure", "make best efforts to facilitate". The weakest
// counts; of verbs side by side, "promote and ensure", the strongest.
func chain(t *resolution.Tags, l *resolution.Statement, i int) {
	beside := false
	for steps := 0; steps < 4 && i < l.To; steps++ {
		for i < l.To && t.Speech[i] == "RB" && verbAt(t, i) == nil {
			i++
		}
		h := verbAt(t, i)
		if h == nil {
			if steps == 0 && i < l.To && l.Verb.Words == "" {
				l.Verb.Words = t.Words[i].Fold // a verb without rank still has a name
			}
			// "make best efforts to …": a phrase of the ladder close behind.
			if i+1 < l.To && verbAt(t, i+1) != nil && verbAt(t, i+1).Entry.Rank <= 4 && steps == 0 {
				i++
				continue
			}
			return
		}
		if l.Verb.Rank == 0 || beside == (h.Entry.Rank > l.Verb.Rank) && h.Entry.Rank != l.Verb.Rank {
			l.Verb = resolution.RankOf(h.Entry, joined(t.Words, h.From, h.To))
		}
		i = h.To
		row := i+1 < l.To && t.Words[i].Fold == "," && verbWord(t, i+1) // "to respect, protect and fulfil"
		beside = row || i < l.To && t.Words[i].Fold == "and"
		if row || i < l.To && (t.Words[i].Fold == "to" || t.Words[i].Fold == "and") {
			i++
			continue
		}
		if i < l.To && t.Speech[i] == "VBG" { // "consider publishing", "commit to closing"
			continue
		}
		return
	}
}
