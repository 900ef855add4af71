package testkit

import (
	"runtime"
	"runtime/debug"
	"time"
)

// PeakHeap returns by how many bytes the heap in use grows at most while f runs,
// garbage that was not collected yet included. It looks every few milliseconds.
func PeakHeap(f func()) uint64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	base := m.HeapAlloc
	done := make(chan struct{})
	result := make(chan uint64)
	go func() {
		var peak uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > base {
				peak = max(peak, m.HeapAlloc-base)
			}
			select {
			case <-done:
				result <- peak
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	f()
	close(done)
	return <-result
}

// Allocated returns how many bytes f allocates in all, whether they are freed again
// or not: a measure of work that does not depend on how busy the machine is.
func Allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
