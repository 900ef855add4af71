package inputs

// Reader returns a function that reads a file as Source.Load does: whole or with an
// error, and at most one byte more than most; 0 is no bound.
func Reader(most int64) func(path string) ([]byte, error) {
	s := &selector{Options: Options{MaxBytes: most}}
	return s.read
}
