package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// lateCollector keeps the garbage collector from running at all in short runs: a
// pair of ordinary drafts needs less memory than a first collection at 4 MB, with
// three more behind it, is worth. From the first collection on, at 16 MB, the heap
// may grow to three times what is in use before it is collected again; later it grows
// up to a room and not by a share (see growth).
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

// The rooms that a heap grows into before it is collected, in bytes: that of a package
// of some hundred texts, and that of one text of ten megabytes. Either has most of what
// it made in use until it ends: to be collected at every quarter more would look through
// the same again and again for little.
const (
	packageRoom = 176 << 20
	textRoom    = 560 << 20
)

// growth is how far a heap may grow of which so many bytes are in use, in percent of
// them.
func growth(bytes uint64) int {
	switch {
	case bytes < 48<<20:
		return 200
	case bytes < 64<<20:
		return 100
	case bytes < packageRoom*9/8:
		return max(upTo(packageRoom, bytes), 8) // less would be to collect all the time
	case bytes < textRoom*2/3:
		return min(upTo(textRoom, bytes), 100)
	}
	return 50
}

// upTo is the growth with which a heap fills a room.
func upTo(room, bytes uint64) int { return int(room*100/bytes) - 100 }

// inUse is what the last collection left, in bytes.
func inUse() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
