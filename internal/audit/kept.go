package audit

import (
	"hash/maphash"
	"sync"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/resolution"
)

// shelf holds the texts of one job, read, parsed and tagged. The engine keeps that of the
// job that ended last: whoever audits a draft again and again has changed one text of
// several, and the base hardly ever. Once it is kept nobody writes to what it holds.
type shelf struct {
	mu    sync.Mutex
	docs  map[textKey]*document.Document
	sides map[sideKey][]*resolution.Resolution
	size  int // of the texts as they came, in bytes
	// lent is true where some of it came from the job before.
	lent bool
}

// textKey tells a text by its name, which says how it is read, and a digest of its bytes.
type textKey struct {
	name   string
	digest [2]uint64
}

type sideKey struct {
	doc  *document.Document
	side document.Side
}

// maxShelf bounds the texts of a job that are kept, in bytes: a draft of 1 MB with its base
// and a proposal.
const maxShelf = 4 << 20

func newShelf() *shelf {
	return &shelf{docs: map[textKey]*document.Document{}, sides: map[sideKey][]*resolution.Resolution{}}
}

// seeds make digests of 128 bits, others in each process.
var seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

// document reads a text, or takes it from the job before. Its error is that of read.
func (r *runner) document(name string, data []byte) (*document.Document, error) {
	var key textKey
	if r.shelf != nil {
		key = textKey{name, [2]uint64{maphash.Bytes(seeds[0], data), maphash.Bytes(seeds[1], data)}}
		if doc := r.shelf.take(r.kept.Load(), key, len(data)); doc != nil {
			return doc, nil
		}
	}
	doc, err := read.Document(name, data, r.options.Limits)
	if err == nil && r.shelf != nil {
		r.shelf.mu.Lock()
		defer r.shelf.mu.Unlock()
		r.shelf.docs[key] = doc
	}
	return doc, err //nolint:wrapcheck // whoever asks names the file
}

// take returns a document of an older shelf, nil where it has none. A text that a job has
// twice is two documents.
func (s *shelf) take(older *shelf, key textKey, size int) *document.Document {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.size += size
	if older == nil || s.docs[key] != nil {
		return nil
	}
	doc := older.docs[key]
	if doc != nil {
		s.docs[key] = doc
	}
	return doc
}

// side parses one side of a document, or takes it from the job before; then it is tagged.
func (r *runner) side(doc *document.Document, side document.Side) []*resolution.Resolution {
	if r.shelf == nil {
		return grammar.Parse(doc.View(side))
	}
	key := sideKey{doc, side}
	var parsed []*resolution.Resolution
	known := false
	if older := r.kept.Load(); older != nil {
		parsed, known = older.sides[key]
	}
	if !known {
		parsed = grammar.Parse(doc.View(side))
	}
	r.shelf.mu.Lock()
	defer r.shelf.mu.Unlock()
	r.shelf.sides[key] = parsed
	r.shelf.lent = r.shelf.lent || known
	return parsed
}

// keep hands the shelf of a job whose texts are tagged to the next.
func (r *runner) keep() {
	switch {
	case r.shelf == nil:
	case r.shelf.size <= maxShelf:
		r.kept.Store(r.shelf)
	default:
		r.kept.Store(nil)
	}
}

// shared reports whether other jobs may read what a shelf holds.
func (s *shelf) shared() bool { return s != nil && (s.size <= maxShelf || s.lent) }
