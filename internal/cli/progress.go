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
	w     io.Writer
	start time.Time
	stop  chan struct{}
	gone  sync.WaitGroup

	mu          sync.Mutex
	done, total int
	stage       string
	// say, where set, says what line would.
	say func(since time.Duration) string
}

// startProgress shows a progress line on w from after on, until close.
func startProgress(w io.Writer, after time.Duration) *progress {
	p := &progress{w: w, start: time.Now(), stop: make(chan struct{})}
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
			fmt.Fprintf(p.w, "\r\x1b[K%s", p.line(time.Since(p.start)))
			select {
			case <-p.stop:
				return
			case <-tick.C:
			}
		}
	})
	return p
}

// doing says what a stage of an audit does.
var doing = map[string]string{
	"read": "reading", "grammar": "finding the clauses", "tag": "finding the language", "compare": "comparing",
	"policy": "judging", "report": "collecting the findings",
}

// line says how far a run is that began so long ago: of several documents how many
// are done, how fast that goes and when all will be; of one what is being done.
func (p *progress) line(since time.Duration) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.say != nil:
		return p.say(since)
	case p.total > 1 && p.done > 0:
		rate := float64(p.done) / since.Seconds()
		left := time.Duration(float64(p.total-p.done) / rate * float64(time.Second))
		return fmt.Sprintf("audited %d of %d, %s, %s left", p.done, p.total, perSecond(rate), rounded(left))
	case p.total > 1:
		return fmt.Sprintf("audited 0 of %d", p.total)
	case doing[p.stage] != "":
		return fmt.Sprintf("%s … %s", doing[p.stage], rounded(since))
	}
	return "auditing …"
}

// perSecond writes a rate, by the minute where it is less than one a second.
func perSecond(rate float64) string {
	if rate < 1 {
		return fmt.Sprintf("%.0f a minute", rate*60)
	}
	return fmt.Sprintf("%.0f a second", rate)
}

// rounded writes a time in seconds, or in minutes and seconds.
func rounded(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	if s < 60 {
		return fmt.Sprintf("%d s", s)
	}
	return fmt.Sprintf("%d min %d s", s/60, s%60)
}

// begin says how many documents there are.
func (p *progress) begin(total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.total = total
}

// saying gives the line to somebody else.
func (p *progress) saying(say func(since time.Duration) string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.say = say
}

// update is an audit.Options.Progress.
func (p *progress) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
}

// working is an audit.Options.Working.
func (p *progress) working(_, stage string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stage = stage
}

func (p *progress) close() {
	close(p.stop)
	p.gone.Wait()
}
