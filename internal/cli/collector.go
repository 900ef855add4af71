package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// lateCollector keeps the garbage collector from running at all in short runs: a
// pair of ordinary drafts needs less memory than a first collection at 4 MB, with
// three more behind it, is worth. From the first collection on, at 16 MB, the heap
// may grow to three times what is in use before it is collected again; the more is in
// use, the less, for the memory of a whole package is worth more than its time. A single
// text of many megabytes has most of it in use until it ends, and would be looked
// through again and again for little.
func lateCollector() {
	usual := debug.SetGCPercent(400)
	if usual != 100 {
		debug.SetGCPercent(usual) // somebody chose it, by GOGC
		return
	}
	afterCollection()
}

// afterCollection sets how far the heap may grow whenever it was collected.
func afterCollection() {
	runtime.SetFinalizer(&collection{}, func(*collection) {
		debug.SetGCPercent(growth(inUse()))
		afterCollection()
	})
}

// collection is garbage from the start; its finalizer runs when that is noticed.
type collection struct{ _ [16]byte }

// growth is how far a heap may grow of which so many bytes are in use, in percent of
// them.
func growth(bytes uint64) int {
	switch {
	case bytes < 48<<20:
		return 200
	case bytes < 96<<20:
		return 100
	case bytes < 128<<20:
		return 50
	case bytes < 224<<20:
		return 25
	}
	return 50
}

// inUse is what the last collection left, in bytes.
func inUse() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
