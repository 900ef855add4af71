package cli

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// progressAfter is how long a run may last before it shows its progress.
const progressAfter = time.Second

// progress is one line on a terminal that says how far a run is. It shows
// nothing for short runs and nothing where nobody looks.
type progress struct {
	w    io.Writer
	stop chan struct{}
	gone sync.WaitGroup

	mu          sync.Mutex
	done, total int
}

// startProgress shows a progress line on w from after on, until close.
func startProgress(w io.Writer, after time.Duration) *progress {
	p := &progress{w: w, stop: make(chan struct{})}
	p.gone.Go(func() {
		wait := time.NewTimer(after)
		defer wait.Stop()
		select {
		case <-p.stop:
			return
		case <-wait.C:
		}
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		// Whatever is shown is taken away at the end.
		defer fmt.Fprint(p.w, "\r\x1b[K")
		for {
			p.show()
			select {
			case <-p.stop:
				return
			case <-tick.C:
			}
		}
	})
	return p
}

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.total > 1 {
		fmt.Fprintf(p.w, "\r\x1b[Kaudited %d of %d", p.done, p.total)
		return
	}
	fmt.Fprint(p.w, "\r\x1b[Kauditing …")
}

// update is an audit.Options.Progress.
func (p *progress) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
}

func (p *progress) close() {
	close(p.stop)
	p.gone.Wait()
}
