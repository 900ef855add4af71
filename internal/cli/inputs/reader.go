package inputs

// Reader returns a function that reads a file as Source.Load does: whole or with an
// error, at most one byte more than most, and none that the guard keeps back; 0 and
// nil are no bounds.
func Reader(guard *Guard, most int64) func(path string) ([]byte, error) {
	s := &selector{Options: Options{Guard: guard, MaxBytes: most}}
	return s.read
}
