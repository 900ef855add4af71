package docx

// fields tells the code of complex fields from their results (ECMA-376 part 1,
// 17.16.18). Fields nest; text shows if every open field is in its result.
type fields struct {
	open []bool // for each open field: its result has begun
	lost bool   // text stood in the code of a field
	// broken is true after a text box in which a field swallowed text.
	broken bool
	off    bool // show all text
}

func (f *fields) char(kind string) {
	switch n := len(f.open); {
	case kind == "begin":
		f.open = append(f.open, false)
	case n == 0:
	case kind == "separate":
		f.open[n-1] = true
	case kind == "end":
		f.open = f.open[:n-1]
	}
}

// code reports whether the current place is in the code of a field.
func (f *fields) code() bool {
	if f.off {
		return false
	}
	for _, result := range f.open {
		if !result {
			return true
		}
	}
	return false
}

// swallowed reports whether text was taken for the code of a field that never
// came to its result.
func (f *fields) swallowed() bool { return f.lost && f.code() || f.broken }
