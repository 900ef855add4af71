package policy

import (
	"context"
	"errors"
	"runtime/metrics"
	"time"
)

// errMemory is the cause with which an evaluation is stopped that needs too much
// memory.
var errMemory = errors.New("too much memory")

// memoryInterval is how often the heap is looked at. Rego allocates at most some
// hundred megabytes in that time; single calls of builtins, which could make more, are
// charged before.
const memoryInterval = 10 * time.Millisecond

// heap is the metric of what live and dead objects take, in bytes.
const heap = "/memory/classes/heap/objects:bytes"

func heapBytes() int64 {
	sample := []metrics.Sample{{Name: heap}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(sample[0].Value.Uint64())
}

// watchMemory ends the returned context with errMemory when the heap has grown by
// more than most bytes since the call, or when a builtin asks for more than is left. It
// sees the whole process: what other documents need meanwhile counts too, so most has to
// be far above what a document needs. 0 watches nothing. stop ends the watch.
func watchMemory(ctx context.Context, most int64) (watched context.Context, stop context.CancelFunc) {
	if most <= 0 {
		return context.WithCancel(ctx)
	}
	limited, cancel := context.WithCancelCause(ctx)
	a := &allowance{start: heapBytes(), most: most, stop: cancel}
	go func() {
		tick := time.NewTicker(memoryInterval)
		defer tick.Stop()
		for {
			select {
			case <-limited.Done():
				return
			case <-tick.C:
			}
			if a.exceeded(0) {
				cancel(errMemory)
				return
			}
		}
	}()
	return context.WithValue(limited, allowanceKey{}, a), func() { cancel(nil) }
}
