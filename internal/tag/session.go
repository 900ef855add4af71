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
	tagged   map[*reading]taggings
}

// tagged is what was found in clauses with the same words that stand alike, by whatever
// else tagging reads of a clause and its resolution.
type tagged struct {
	form  resolution.Form
	organ string
	part  resolution.Part
	call  *resolution.Call
	found *resolution.Found
}

// taggings are those of one reading; most have one.
type taggings struct {
	first tagged
	more  []tagged
}

// holds reports whether a clause stands so.
func (t *tagged) holds(r *resolution.Resolution, c *resolution.Clause) bool {
	if t.form != r.Form || t.organ != r.Organ || t.part != c.Part {
		return false
	}
	x, y := t.call, c.Call
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
	return &Session{Tagger: t, readings: map[string]*reading{}, tagged: map[*reading]taggings{}}
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
	s.readings, s.tagged = nil, nil
}

// known returns what was found in the clauses with a reading that stand as c does, or nil.
func (s *Session) known(read *reading, r *resolution.Resolution, c *resolution.Clause) *resolution.Found {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.tagged[read]
	if all.first.found != nil && all.first.holds(r, c) {
		return all.first.found
	}
	for i := range all.more {
		if all.more[i].holds(r, c) {
			return all.more[i].found
		}
	}
	return nil
}

// know keeps what was found in a clause for others that stand as it does.
func (s *Session) know(read *reading, r *resolution.Resolution, c *resolution.Clause) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all, own := s.tagged[read], tagged{r.Form, r.Organ, c.Part, c.Call, c.Tags.Found}
	if all.first.found == nil {
		all.first = own
	} else if len(all.more) < maxAlike {
		all.more = append(all.more, own)
	}
	s.tagged[read] = all
}

// maxAlike is how many more ways to stand are remembered for the same words.
const maxAlike = 16

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

// read returns the reading of a text.
func (s *Session) read(text string) *reading {
	s.mu.Lock()
	r := s.readings[text]
	s.mu.Unlock()
	if r != nil {
		return r
	}
	if kept := s.kept.Load(); kept != nil {
		r = (*kept)[text]
	}
	if r == nil {
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
