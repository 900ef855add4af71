package lines

// GoesOn reports whether line b goes on with the paragraph of line a although a
// page ends between them: a breaks off in a sentence and b starts in lower case.
func GoesOn(text string, first, a, b Line) bool {
	at, bt := text[a.Start:a.End], text[b.Start:b.End]
	if _, st := Label(bt); st != None || !lower(bt) || first == a && call(at) {
		return false
	}
	switch ending(at) {
	case open, hyphen:
		return true
	case comma:
		return !call(bt)
	}
	return false
}
