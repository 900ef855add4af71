package docx

import (
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

var changeKinds = map[string]document.ChangeKind{
	"ins":      document.Inserted,
	"del":      document.Deleted,
	"moveFrom": document.MovedFrom,
	"moveTo":   document.MovedTo,
}

// changes is the stack of tracked changes around the current place.
type changes struct {
	open []*document.Change
	// same counts, for each entry of the stack of elements, whether it added to
	// open: an element that repeats the change around it adds nothing.
	added []bool
	// shared is the copy of open that runs hold; nil after open changed.
	shared []*document.Change
	// last is the change closed last, at the depth and after the text given. An
	// adjacent change like it is the same: Word splits one edit at every change
	// of format.
	last      *document.Change
	lastDepth int
	lastText  int
	// text counts the bytes and ends of paragraphs read so far.
	text   int
	moves  []moveRange
	recent map[document.ChangeKind]string // name of the last move opened
	intern func(string) string
	grow   *limit.Meter
}

// moveRange is an open moveFromRange or moveToRange; its name joins both halves.
type moveRange struct {
	id, name string
	kind     document.ChangeKind
}

// mostMoves bounds the moves that are open at one place.
const mostMoves = 64

func (c *changes) push(e *element) { c.pushKind(changeKinds[e.local], e) }

func (c *changes) pushKind(kind document.ChangeKind, e *element) {
	ch := c.change(kind, e.attr(nsW, "author"), e.attr(nsW, "date"))
	for _, o := range c.open {
		if *o == *ch {
			c.added = append(c.added, false)
			return
		}
	}
	c.added = append(c.added, true)
	c.open = append(c.open, ch)
	c.shared = nil
}

func (c *changes) pop() {
	n := len(c.added) - 1
	if c.added[n] {
		top := len(c.open) - 1
		c.last, c.lastDepth, c.lastText = c.open[top], top, c.text
		c.open = c.open[:top]
		c.shared = nil
	}
	c.added = c.added[:n]
}

// change returns the change with the given properties that starts here: the one
// that just ended, if it is the same.
func (c *changes) change(kind document.ChangeKind, author, date string) *document.Change {
	ch := document.Change{Kind: kind, Author: author, Date: date, Move: c.move(kind)}
	if c.last != nil && *c.last == ch && c.lastDepth == len(c.open) && c.lastText == c.text {
		return c.last
	}
	c.grow.Change()
	ch.Author, ch.Date, ch.Move = c.intern(author), c.intern(date), c.intern(ch.Move)
	return &ch
}

// stack returns the changes in force, outermost first, for runs to share.
func (c *changes) stack() []*document.Change {
	if c.shared == nil && len(c.open) > 0 {
		c.shared = append([]*document.Change(nil), c.open...)
	}
	return c.shared
}

func (c *changes) openMove(e *element) {
	kind := document.MovedFrom
	if e.local == "moveToRangeStart" {
		kind = document.MovedTo
	}
	name := e.attr(nsW, "name")
	if len(c.moves) == mostMoves { // never closed
		c.moves = c.moves[1:]
	}
	c.moves = append(c.moves, moveRange{e.attr(nsW, "id"), name, kind})
	if c.recent == nil {
		c.recent = map[document.ChangeKind]string{}
	}
	c.recent[kind] = name
}

func (c *changes) closeMove(e *element) {
	id := e.attr(nsW, "id")
	for i := len(c.moves) - 1; i >= 0; i-- {
		if c.moves[i].id == id {
			c.moves = append(c.moves[:i], c.moves[i+1:]...)
			return
		}
	}
}

// move returns the name of the move that a half of the given kind belongs to.
func (c *changes) move(kind document.ChangeKind) string {
	if kind != document.MovedFrom && kind != document.MovedTo {
		return ""
	}
	for i := len(c.moves) - 1; i >= 0; i-- {
		if c.moves[i].kind == kind {
			return c.moves[i].name
		}
	}
	return c.recent[kind]
}

// ending returns the changes of a paragraph's end: those around the paragraph,
// then the paragraph mark's own.
func (c *changes) ending(marks []mark) []*document.Change {
	out := c.stack()
	for i, m := range marks {
		ch := c.change(m.kind, m.author, m.date)
		known := false
		for _, o := range out {
			known = known || *o == *ch
		}
		if known {
			continue
		}
		out = append(out[:len(out):len(out)], ch)
		if i == 0 {
			c.last, c.lastDepth, c.lastText = ch, len(c.open), c.text+1
		}
	}
	c.text++
	return out
}

// mark is a revision of a paragraph mark (w:pPr/w:rPr/w:ins and its like).
type mark struct {
	kind         document.ChangeKind
	author, date string
}
