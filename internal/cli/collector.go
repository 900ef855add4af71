package cli

import (
	"runtime"
	"runtime/debug"
)

// lateCollector keeps the garbage collector from running at all in short runs: a
// pair of ordinary drafts needs less memory than a first collection at 4 MB, with
// three more behind it, is worth. From the first collection on, at 16 MB, the heap
// may grow to three times what is in use before it is collected again.
func lateCollector() {
	usual := debug.SetGCPercent(400)
	if usual != 100 {
		debug.SetGCPercent(usual) // somebody chose it, by GOGC
		return
	}
	runtime.SetFinalizer(&firstCollection{}, func(*firstCollection) { debug.SetGCPercent(200) })
}

// firstCollection is garbage from the start; its finalizer runs when that is noticed.
type firstCollection struct{ _ [16]byte }
