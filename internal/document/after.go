package document

// After returns the document as it stood when only some of its tracked changes had been
// made: those for which made is true. What it returns has no changes of its own; its
// places are those of d. Automatic labels are those of the base while nothing is made,
// else those of the draft, since a source records no others.
func (d *Document) After(made func(*Change) bool) *Document {
	out := *d
	out.Paragraphs = make([]Paragraph, len(d.Paragraphs))
	side := Base
	for i := range d.Paragraphs {
		p := d.Paragraphs[i]
		runs := p.Runs
		p.Runs = make([]Run, 0, len(runs))
		for j := range runs {
			if stands(runs[j].Changes, made, &side) {
				r := runs[j]
				r.Changes = nil
				p.Runs = append(p.Runs, r)
			}
		}
		if stands(p.Break, made, &side) {
			p.Break = nil
		} else {
			p.Break = []*Change{{Kind: Deleted}} // the draft's side lacks the end, and every side is read as that
		}
		out.Paragraphs[i] = p
	}
	for i := range out.Paragraphs {
		l := out.Paragraphs[i].Label[side]
		out.Paragraphs[i].Label = [2]string{l, l}
	}
	return &out
}

// stands reports whether text under the given changes is there once some are made; side
// is set to Draft where one is.
func stands(changes []*Change, made func(*Change) bool, side *Side) bool {
	there := true
	for _, c := range changes {
		done := made(c)
		if done {
			*side = Draft
		}
		if come := c.Kind == Inserted || c.Kind == MovedTo; come != done {
			there = false
		}
	}
	return there
}

// Changes returns all tracked changes, each once, in the order of the text.
func (d *Document) Changes() []*Change {
	var out []*Change
	seen := map[*Change]bool{}
	add := func(changes []*Change) {
		for _, c := range changes {
			if !seen[c] {
				seen[c] = true
				out = append(out, c)
			}
		}
	}
	for i := range d.Paragraphs {
		for j := range d.Paragraphs[i].Runs {
			add(d.Paragraphs[i].Runs[j].Changes)
		}
		add(d.Paragraphs[i].Break)
	}
	return out
}
