package document

import "strings"

// View is one side of a document: its paragraphs as that side shows them, and
// the way back from every character to the source.
type View struct {
	Document *Document
	Side     Side
	Blocks   []Block
}

// Block is a paragraph of a view. Where a side lacks the end of a paragraph it
// holds the text of several source paragraphs.
type Block struct {
	// Paragraph is the source paragraph whose properties it has: the first with text.
	*Paragraph
	// Label is the paragraph's label on the view's side.
	Label string
	// Text is the block's text without its automatic label.
	Text string
	// Start is the byte offset of Text in View.Rendition.
	Start int
	// Pieces cover Text from its first byte to its last, in order.
	Pieces []Piece
}

// Piece is a stretch of a block that comes from one run.
type Piece struct {
	// At is the byte offset in Block.Text at which the run's text starts; it
	// ends where the next piece starts.
	At int
	// Paragraph and Run are indexes into Document.Paragraphs and its Runs.
	Paragraph, Run int
}

// View returns one side of the document. Paragraphs that the side does not have
// at all are left out; empty paragraphs that it has are kept out as well, since
// they carry no text.
func (d *Document) View(s Side) *View {
	v := &View{Document: d, Side: s, Blocks: make([]Block, 0, len(d.Paragraphs))}
	single := make([]Piece, len(d.Paragraphs)) // room for the blocks of one run, which most are
	// A paragraph whose end the side lacks runs on into the next one of the same
	// part, note and unit; open remembers that block.
	open := map[streamKey]int{}
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		key := streamKey{p.Part, p.Note, p.Unit}
		at, running := open[key]
		if !running {
			v.Blocks = append(v.Blocks, Block{Paragraph: p, Label: p.Label[s.labels()]})
			at = len(v.Blocks) - 1
		} else if v.Blocks[at].Text == "" {
			// What runs on without text leaves its properties to the next.
			b := &v.Blocks[at]
			b.Paragraph, b.Label = p, p.Label[s.labels()]
		}
		v.Blocks[at].take(p, i, s, single[i:i:i+1])
		if s.Has(p.Break) {
			delete(open, key)
		} else {
			open[key] = at
		}
	}
	v.layOut()
	return v
}

// labels is the side whose automatic labels a side shows.
func (s Side) labels() Side {
	if s == Base {
		return Base
	}
	return Draft
}

type streamKey struct {
	part       Part
	note, unit string
}

func (b *Block) take(p *Paragraph, index int, s Side, room []Piece) {
	if len(p.Runs) == 1 && b.Text == "" && s.Has(p.Runs[0].Changes) {
		b.Text = p.Runs[0].Text // the common case shares the run's string
		if b.Pieces == nil {
			b.Pieces = room
		}
		b.Pieces = append(b.Pieces, Piece{0, index, 0})
		return
	}
	var text strings.Builder
	text.WriteString(b.Text)
	for j := range p.Runs {
		if r := &p.Runs[j]; r.Text != "" && s.Has(r.Changes) {
			b.Pieces = append(b.Pieces, Piece{text.Len(), index, j})
			text.WriteString(r.Text)
		}
	}
	b.Text = text.String()
}

// layOut drops blocks without text and says where the others stand in the rendition.
func (v *View) layOut() {
	kept := v.Blocks[:0]
	at := 0
	for _, b := range v.Blocks {
		if strings.TrimSpace(b.Text) == "" && b.Label == "" {
			continue
		}
		if b.Label != "" {
			at += len(b.Label) + len(" ")
		}
		b.Start = at
		at += len(b.Text) + len("\n\n")
		kept = append(kept, b)
	}
	v.Blocks = kept
}

// Rendition is the plain text that `resolint text` prints: one block a line, the label
// before the text, an empty line between blocks. It is made anew by each call.
func (v *View) Rendition() string {
	var out strings.Builder
	if n := len(v.Blocks); n > 0 {
		out.Grow(v.Blocks[n-1].Start + len(v.Blocks[n-1].Text) + 1)
	}
	for i := range v.Blocks {
		b := &v.Blocks[i]
		if i > 0 {
			out.WriteString("\n\n")
		}
		if b.Label != "" {
			out.WriteString(b.Label)
			out.WriteByte(' ')
		}
		out.WriteString(b.Text)
	}
	if len(v.Blocks) > 0 {
		out.WriteByte('\n')
	}
	return out.String()
}

// piece returns the piece that holds byte offset at of the block's text.
func (b *Block) piece(at int) int {
	lo, hi := 0, len(b.Pieces)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; b.Pieces[mid].At <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
