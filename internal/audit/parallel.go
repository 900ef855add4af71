package audit

import (
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// each calls f for 0 to n-1, from several goroutines where workers are free: a
// package of many texts is one job, and fewer jobs than workers leave some idle.
// It returns when all calls have. A panic in one of them is raised again here.
func (e *engine) each(n int, f func(i int)) {
	var next atomic.Int64
	var broken atomic.Pointer[panicIn]
	work := func() {
		for i := int(next.Add(1) - 1); i < n && broken.Load() == nil; i = int(next.Add(1) - 1) {
			f(i)
		}
	}
	var helpers sync.WaitGroup
	for started := 1; started < n && e.help(); started++ {
		helpers.Go(func() {
			defer e.busy.Add(-1)
			defer func() {
				if p := recover(); p != nil {
					broken.Store(panicked(p, debug.Stack()))
				}
			}()
			work()
		})
	}
	defer func() {
		helpers.Wait()
		if p := broken.Load(); p != nil {
			panic(p)
		}
	}()
	work()
}

// help takes a place for a helper, if one is free.
func (e *engine) help() bool {
	if e.busy.Add(1) <= int64(workers(e.options.Jobs)) {
		return true
	}
	e.busy.Add(-1)
	return false
}

// panicIn is a panic with the place where it began.
type panicIn struct {
	value any
	place string
}

func (p *panicIn) String() string { return fmt.Sprintf("%v (%s)", p.value, p.place) }

// panicked is the panic that was recovered, by the stack at its recovery.
func panicked(value any, stack []byte) *panicIn {
	if p, ok := value.(*panicIn); ok {
		return p
	}
	return &panicIn{value, where(stack)}
}
