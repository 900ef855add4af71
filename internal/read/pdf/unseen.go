package pdf

// white reports whether a colour operator sets the ink of the paper. The number of
// operands tells the kind of colour where a colour space has another name.
func white(op string, args []operand) bool {
	var parts []float64
	for _, a := range args {
		if a.kind == kindNumber {
			parts = append(parts, a.num)
		}
	}
	if op == "cs" { // every colour space begins with black, but for those of patterns
		return false
	}
	const near = 0.04 // as far from white as nobody sees
	switch len(parts) {
	case 1, 3:
		for _, v := range parts {
			if v < 1-near {
				return false
			}
		}
		return true
	case 4:
		for _, v := range parts {
			if v > near {
				return false
			}
		}
		return true
	}
	return false
}

// conceal takes the glyphs out that nobody sees. Where most of a page with a picture
// has no ink, that is the text that was recognised in the picture, and stays; white
// text stays where it may stand on a picture or on a coloured ground.
func (s *sheet) conceal() {
	inkless := 0
	for i := range s.glyphs {
		if s.glyphs[i].inkless {
			inkless++
		}
	}
	recognised := s.images > 0 && inkless*2 > len(s.glyphs)
	ground := s.painted || s.images > 0
	kept := s.glyphs[:0]
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if g.inkless && !recognised || g.white && !ground {
			if !isBlank(g.text) {
				s.concealed++
			}
			continue
		}
		kept = append(kept, *g)
	}
	s.glyphs = kept
}
