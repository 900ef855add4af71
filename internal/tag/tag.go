// Package tag turns a clause into its tags: mentions of the language families,
// force, quantities, citations, lists, acts and definitions.
//
// It sees one clause and the lexicon, and neither other clauses nor other
// documents. Words come from the lexicon's matcher; parts of speech, from prose,
// and what depends on them are found when somebody asks for them, which is only in
// clauses with a mention or an act that changed (see resolution.Tags.Parse).
package tag

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	prosetag "github.com/jdkato/prose/v3/tag"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// Tagger tags clauses. It is safe for concurrent use.
type Tagger struct {
	lex *lexicon.Lexicon
	// speech is prose's model, loaded once, when the first clause needs it.
	speech func() (*prosetag.Tagger, error)
	// kept are the readings of the session that ended last.
	kept atomic.Pointer[map[string]*reading]
}

// New returns a tagger for the language of lex.
func New(lex *lexicon.Lexicon) *Tagger {
	return &Tagger{lex: lex, speech: sync.OnceValues(loadSpeech)}
}

// Resolution tags every clause of one resolution in a session of its own.
func (t *Tagger) Resolution(r *resolution.Resolution) error {
	s := t.Session()
	defer s.Close()
	return s.Resolution(r)
}

// clause finds the tags of a clause; room is for them.
func (s *Session) clause(r *resolution.Resolution, c *resolution.Clause, call resolution.Rank, room *resolution.Tags) error {
	read := s.read(c.Text)
	if found := s.known(read, r, c); found != nil {
		c.Tags = room.Hold(found)
		return nil
	}
	model, err := s.speech()
	if err != nil {
		return err
	}
	found := &resolution.Found{Words: read.words, Hits: read.hits, Call: call}
	c.Tags = room.Hold(found)
	found.Call = whole(c)
	findCitations(s.lex, r, c)
	findMentions(r.Form, c)
	findActs(r, c)
	findDefinition(c)
	findReports(found)
	found.ByNeed = func() *resolution.Parsed { return s.parse(c, found, read, model) }
	s.know(read, r, c)
	return nil
}

// parse finds what depends on parts of speech in a clause, for all that stand as it does.
func (t *Tagger) parse(like *resolution.Clause, found *resolution.Found, read *reading, model *prosetag.Tagger) *resolution.Parsed {
	c := *like
	c.Tags = resolution.NewTags(found)
	c.Tags.Parsed = &resolution.Parsed{Speech: bareVerb(&c, speak(model, c.Text, read))}
	findStatements(&c)
	findStandings(&c, t.calling(&c))
	findSlots(&c)
	findBeside(c.Tags)
	grade(&c)
	return c.Tags.Parsed
}

// bareVerb returns the parts of speech of a clause with a verb in the plain form at its
// head as what it is: "Adopt measures" below "Calls upon States:" looks like a name.
func bareVerb(c *resolution.Clause, speech []string) []string {
	t := c.Tags
	if c.Call == nil || !c.Call.Operative || len(speech) < 2 || !strings.HasPrefix(speech[0], "NN") || speech[1] == "IN" || skipCall(c) > 0 || verbAt(t, 0) == nil {
		return speech
	}
	speech = slices.Clone(speech) // others read the same words
	speech[0] = "VB"
	return speech
}

// surface is a word as the model should see it: with its case, without what the
// lexicon folds away and without a possessive ending, which the model expects as
// a token of its own.
func surface(text string, w lexicon.Token) string {
	s := text[w.Start:w.End]
	if len(s) == len(w.Fold) {
		return s
	}
	return w.Fold
}

// call ranks the clause's call.
func (t *Tagger) call(c *resolution.Clause) resolution.Rank {
	if c.Call == nil {
		return resolution.Rank{}
	}
	best := t.rankOf(c.Call.Verb, c.Call.Operative)
	if best.Rank == 0 && c.Call.Operative && strings.HasPrefix(strings.ToLower(c.Call.Text), "we ") {
		// "We will close" promises as any other "we will"; "close" is the predicate's.
		best = t.rankOf(c.Call.Text, true)
	}
	return best
}

// whole is the call of a clause with the noun in which it says itself, "reiterates its strong
// condemnation of": the grammar's calls are verbs.
func whole(c *resolution.Clause) resolution.Rank {
	call := c.Tags.Call
	end := skipCall(c)
	if end == 0 || call.Rank > 0 && call.Words != c.Call.Verb {
		return call
	}
	from := end - len(strings.Fields(c.Call.Verb))
	if h := c.Tags.HitAt("call", from); h != nil && h.To > end {
		return resolution.RankOf(h.Entry, strings.ToLower(c.Words(from, h.To)))
	}
	return call
}

// calling returns what the clause's own call is where it stands apart from the
// clause's words, as in ITU texts.
func (t *Tagger) calling(c *resolution.Clause) *calling {
	if c.Call == nil {
		return &calling{}
	}
	out := &calling{}
	for _, h := range t.lex.Find(t.lex.Tokens(c.Call.Verb, nil)) {
		if h.Entry.Kind == "noting" && h.From == 0 {
			out.entry = h.Entry
		}
	}
	return out
}

// rankOf ranks the words of a call.
func (t *Tagger) rankOf(words string, operative bool) resolution.Rank {
	tokens := t.lex.Tokens(words, nil)
	ladder := "preamble"
	if operative {
		ladder = "operative"
	}
	best := resolution.Rank{}
	length := 0
	for _, h := range t.lex.Find(tokens) {
		e := h.Entry
		if e.Kind != "call" {
			continue
		}
		// The longest match tells; of equal ones that of the clause's own ladder.
		if n := h.To - h.From; n > length || n == length && e.Ladder == ladder {
			length = n
			best = resolution.RankOf(e, words)
		}
	}
	return best
}
