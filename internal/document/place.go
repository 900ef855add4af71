package document

// Place says where a stretch of a view's text stands.
type Place struct {
	// Start and End are byte offsets in Document.Source for text formats and in
	// the unit's XML for Word and OpenDocument; End is exclusive. Both are -1
	// where the text has no source of its own.
	Start, End int
	// RenditionStart and RenditionEnd are byte offsets in View.Rendition.
	RenditionStart, RenditionEnd int
	// Unit, Paragraph (1-based) and Page (1-based) are empty or 0 where the
	// format has none.
	Unit      string
	Paragraph int
	Page      int
}

// Place returns the place of bytes [start, end) of block number block. Offsets
// outside the block are cut to its text.
func (v *View) Place(block, start, end int) Place {
	b := &v.Blocks[block]
	start = min(max(start, 0), len(b.Text))
	end = min(max(end, start), len(b.Text))
	p := Place{
		Start: -1, End: -1, Page: b.Page,
		RenditionStart: b.Start + start, RenditionEnd: b.Start + end,
	}
	if len(b.Pieces) == 0 {
		return p
	}
	first := v.source(b, start, false)
	last := first
	if end > start {
		last = v.source(b, end-1, true)
	}
	para := &v.Document.Paragraphs[first.paragraph]
	p.Start = first.off
	if last.off >= first.off {
		p.End = last.off
	} else { // moved text may stand out of order: keep to the first run
		p.End = first.off
	}
	p.Unit, p.Paragraph = para.Unit, para.Index
	if para.Page > 0 {
		p.Page = para.Page
	}
	return p
}

type sourceOffset struct{ paragraph, off int }

// source maps a byte of a block's text to its byte in the source, or to the
// byte after its character where after is true. A run whose source spelling has
// another length than its text is indivisible.
func (v *View) source(b *Block, at int, after bool) sourceOffset {
	pc := b.Pieces[b.piece(at)]
	r := &v.Document.Paragraphs[pc.Paragraph].Runs[pc.Run]
	switch {
	case r.Start < 0:
		return sourceOffset{pc.Paragraph, -1}
	case len(r.Text) != r.End-r.Start:
		if after {
			return sourceOffset{pc.Paragraph, r.End}
		}
		return sourceOffset{pc.Paragraph, r.Start}
	case after:
		// at may be the last byte of a character of several bytes.
		return sourceOffset{pc.Paragraph, r.Start + (at - pc.At) + 1}
	default:
		return sourceOffset{pc.Paragraph, r.Start + (at - pc.At)}
	}
}

// ChangesAt returns the tracked changes that touch bytes [start, end) of block
// number block, each once, in the order of the text.
func (v *View) ChangesAt(block, start, end int) []*Change {
	b := &v.Blocks[block]
	var out []*Change
	for i, pc := range b.Pieces {
		stop := len(b.Text)
		if i+1 < len(b.Pieces) {
			stop = b.Pieces[i+1].At
		}
		if stop <= start || pc.At >= end {
			continue
		}
		for _, c := range v.Document.Paragraphs[pc.Paragraph].Runs[pc.Run].Changes {
			seen := false
			for _, o := range out {
				seen = seen || o == c
			}
			if !seen {
				out = append(out, c)
			}
		}
	}
	return out
}
