package docx

// fields tells the code of complex fields from their results (ECMA-376 part 1,
// 17.16.18). Fields nest; text shows if every open field is in its result.
type fields struct {
	open []bool // for each open field: its result has begun
	// coding counts the open fields whose result has not begun.
	coding int
	lost   bool // text stood in the code of a field
	// broken is true after a text box in which a field swallowed text.
	broken bool
	off    bool // show all text
}

func (f *fields) char(kind string) {
	switch n := len(f.open); {
	case kind == "begin":
		f.open = append(f.open, false)
		f.coding++
	case n == 0:
	case kind == "separate":
		f.result()
		f.open[n-1] = true
	case kind == "end":
		f.result()
		f.open = f.open[:n-1]
	}
}

// code reports whether the current place is in the code of a field.
func (f *fields) code() bool { return f.coding > 0 && !f.off }

// result ends the code of the innermost field.
func (f *fields) result() {
	if !f.open[len(f.open)-1] {
		f.coding--
	}
}

// swallowed reports whether text was taken for the code of a field that never
// came to its result.
func (f *fields) swallowed() bool { return f.lost && f.code() || f.broken }
