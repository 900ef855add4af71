package tag

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	prosetag "github.com/jdkato/prose/v3/tag"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// Session tags the texts of one audit. What depends on a clause's words alone is
// found once for all clauses with the same words, and clauses that stand alike share
// what is found in them: most of a draft is its base. It is safe for concurrent use.
type Session struct {
	*Tagger
	mu       sync.Mutex
	readings map[string]*reading
	size     int // of the texts read, in bytes
	tagged   map[*reading]*tagged
	room     []tagged
}

// tagged is a clause in which something was found, for others with the same words that
// stand alike; others are those that stand in other ways.
type tagged struct {
	in     *resolution.Resolution
	clause *resolution.Clause
	found  *resolution.Found
	others *tagged
}

// holds reports whether a clause stands so, by whatever tagging reads of a clause and its
// resolution besides its words.
func (t *tagged) holds(r *resolution.Resolution, c *resolution.Clause) bool {
	if t.in.Form != r.Form || t.in.Organ != r.Organ || t.clause.Part != c.Part {
		return false
	}
	x, y := t.clause.Call, c.Call
	return x == y || x != nil && y != nil && x.Text == y.Text && x.Verb == y.Verb &&
		x.Operative == y.Operative && slices.Equal(x.Addressees, y.Addressees)
}

// reading is what the words of a clause say by themselves. It is shared: nobody
// may write to its lists.
type reading struct {
	words  []lexicon.Token
	hits   []lexicon.Hit
	speech atomic.Pointer[[]string] // nil until some tag needs it
}

// maxKept bounds the texts of which a tagger keeps the readings for the next
// session, in bytes: those of a draft of 1 MB and of its base.
const maxKept = 4 << 20

// Session begins a session.
func (t *Tagger) Session() *Session {
	return &Session{Tagger: t, readings: map[string]*reading{}, tagged: map[*reading]*tagged{}}
}

// Close ends the session. Its readings serve the next one: whoever audits a draft
// again has changed a clause of it.
func (s *Session) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size <= maxKept {
		kept := s.readings
		s.kept.Store(&kept)
	}
	s.readings, s.tagged, s.room = nil, nil, nil
}

// known returns what was found in the clauses with a reading that stand as c does, or nil.
func (s *Session) known(read *reading, r *resolution.Resolution, c *resolution.Clause) *resolution.Found {
	s.mu.Lock()
	defer s.mu.Unlock()
	for t := s.tagged[read]; t != nil; t = t.others {
		if t.holds(r, c) {
			return t.found
		}
	}
	return nil
}

// know keeps what was found in a clause for others that stand as it does.
func (s *Session) know(read *reading, r *resolution.Resolution, c *resolution.Clause) {
	s.mu.Lock()
	defer s.mu.Unlock()
	first := s.tagged[read]
	ways := 0
	for t := first; t != nil; t = t.others {
		ways++
	}
	if ways > maxAlike {
		return
	}
	if len(s.room) == 0 {
		s.room = make([]tagged, roomTagged)
	}
	own := &s.room[0]
	*own, s.room = tagged{r, c, c.Tags.Found, first}, s.room[1:]
	s.tagged[read] = own
}

// maxAlike is how many more ways to stand are remembered for the same words, roomTagged
// for how many clauses room is made at once.
const (
	maxAlike   = 16
	roomTagged = 64
)

// Resolution tags every clause of a resolution. The error is that of loading the
// part-of-speech model.
func (s *Session) Resolution(r *resolution.Resolution) error {
	var call *resolution.Call
	var rank resolution.Rank
	room := make([]resolution.Tags, len(r.Clauses))
	for i := range r.Clauses {
		c := &r.Clauses[i]
		if i == 0 || c.Call != call {
			call, rank = c.Call, s.call(c)
		}
		if err := s.clause(r, c, rank, &room[i]); err != nil {
			return err
		}
	}
	return nil
}

// Resume reports whether a resolution was tagged in an earlier session, and lets clauses
// that are tagged from now on share what was found in its clauses.
func (s *Session) Resume(r *resolution.Resolution) bool {
	if len(r.Clauses) == 0 || r.Clauses[0].Tags == nil {
		return false
	}
	for i := range r.Clauses {
		c := &r.Clauses[i]
		read := s.again(c)
		if s.known(read, r, c) == nil {
			s.know(read, r, c)
		}
	}
	return true
}

// again returns the reading of a clause that was tagged in an earlier session.
func (s *Session) again(c *resolution.Clause) *reading {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := s.readings[c.Text]; r != nil {
		return r
	}
	var r *reading
	if kept := s.kept.Load(); kept != nil {
		r = (*kept)[c.Text]
	}
	if r == nil {
		r = &reading{words: c.Tags.Words, hits: c.Tags.Hits}
	}
	s.readings[c.Text] = r
	s.size += len(c.Text)
	return r
}

// read returns the reading of a text.
func (s *Session) read(text string) *reading {
	s.mu.Lock()
	r := s.readings[text]
	s.mu.Unlock()
	if r != nil {
		return r
	}
	kept := s.kept.Load()
	if kept != nil {
		r = (*kept)[text]
	}
	if r == nil {
		if kept != nil {
			text = strings.Clone(text) // the reading may outlive the text around it by long
		}
		buf := words.Get().(*[]lexicon.Token)
		*buf = s.lex.Tokens(text, (*buf)[:0])
		r = &reading{words: slices.Clone(*buf), hits: s.lex.Find(*buf)}
		words.Put(buf)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if first := s.readings[text]; first != nil {
		return first // somebody else was faster
	}
	s.readings[text] = r
	s.size += len(text)
	return r
}

// speak returns the parts of speech of the words of a text that was read as r.
func speak(model *prosetag.Tagger, text string, r *reading) []string {
	if speech := r.speech.Load(); speech != nil {
		return *speech
	}
	buf := tokens.Get().(*[]prosetag.Token)
	defer tokens.Put(buf)
	*buf = (*buf)[:0]
	for i := range r.words {
		*buf = append(*buf, prosetag.Token{Text: surface(text, r.words[i])})
	}
	model.TagTokens(*buf)
	speech := make([]string, len(r.words))
	for i := range *buf {
		speech[i] = (*buf)[i].Tag
		if end := r.words[i].End; i+1 < len(r.words) && text[end] == '-' && r.words[i+1].Start == end+1 && strings.HasPrefix(speech[i], "VB") {
			speech[i] = "JJ" // the first part of a compound is no verb
		}
	}
	r.speech.Store(&speech)
	return speech
}

// words are lists that texts are cut into, before it is known how many words they have.
var words = sync.Pool{New: func() any { return new([]lexicon.Token) }}

// tokens are lists of words for the model.
var tokens = sync.Pool{New: func() any { return new([]prosetag.Token) }}

// loadSpeech loads the model of parts of speech.
func loadSpeech() (*prosetag.Tagger, error) {
	t, err := prosetag.New()
	if err != nil {
		return nil, fmt.Errorf("load the part-of-speech model: %w", err)
	}
	return t, nil
}
