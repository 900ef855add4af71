package pdf

// conceal takes the glyphs out that nobody sees: without ink, outside of the clip, in
// what the file does not show, under what was painted over them, or in the colour of
// what is behind them. Where most of a page with a picture is unseen for want of ink or
// under the picture, that is the text that was recognised in it, and stays.
func (in *interpreter) conceal() {
	s := in.sheet
	unseen, recognised := make([]bool, len(s.glyphs)), 0
	for i := range s.glyphs {
		g := &s.glyphs[i]
		lost, ground := in.lost(g, i)
		blank := isBlank(g.text) // words are told apart by blanks, wherever they end
		switch {
		case blank && !g.inkless && !g.white:
		case g.concealed:
			unseen[i] = true
		case g.inkless || lost:
			unseen[i] = true
			recognised++
		case g.white:
			unseen[i] = !ground && !s.crowded
		}
	}
	keep := s.images > 0 && recognised*2 > len(s.glyphs)
	kept := s.glyphs[:0]
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if unseen[i] && (g.concealed || g.white || !keep) {
			if !isBlank(g.text) {
				s.concealed++
			}
			continue
		}
		kept = append(kept, *g)
	}
	s.glyphs = kept
}
