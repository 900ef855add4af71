package cli

import (
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/resolint/resolint/internal/corpus"
)

// corpusWatch says on standard error how far a corpus is: on a terminal in one line
// that changes, in a log once a minute.
type corpusWatch struct {
	o     *CorpusOptions
	shard corpus.Shard
	from  string
	dir   string

	mu     sync.Mutex
	plan   *corpus.Plan
	before corpus.Progress
	at     corpus.Progress
	start  time.Time
	line   *progress
	logged time.Time
}

// logEvery is how often a log is told.
const logEvery = time.Minute

func newCorpusWatch(o *CorpusOptions, shard corpus.Shard, from, dir string) *corpusWatch {
	return &corpusWatch{o: o, shard: shard, from: from, dir: filepath.ToSlash(dir)}
}

// planned is an Options.Planned of corpus.
func (w *corpusWatch) planned(p *corpus.Plan, before corpus.Progress) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.plan, w.before, w.start, w.logged = p, before, time.Now(), time.Now()
	if w.o.Quiet {
		return
	}
	if w.shard.Of > 1 {
		by := ""
		if w.from != "" {
			by = ", from " + w.from
		}
		w.say("shard %s%s: %d of %d texts, %s of %s", w.shard, by, p.Mine, p.Texts, megabytes(p.MineBytes), megabytes(p.Bytes))
	}
	if len(p.Skipped) > 0 {
		w.say("not read, for they are of no format that is: %s", extensions(p.Skipped))
	}
	if p.Unpaired > 0 {
		w.say("%d of %d texts have no base of their name and are audited alone", p.Unpaired, p.Texts)
	}
	if before.Texts > 0 && before.Texts < p.Mine {
		w.say("%d of %d texts are done; going on there", before.Texts, p.Mine)
	}
	if w.o.ErrTerminal && w.o.Getenv("TERM") != "dumb" && before.Texts < p.Mine {
		w.line = startProgress(w.o.Err, progressAfter)
		w.line.saying(w.now)
	}
}

func (w *corpusWatch) say(format string, args ...any) {
	fmt.Fprintln(w.o.Err, "resolint:", printable(fmt.Sprintf(format, args...)))
}

// progress is an Options.Progress of corpus.
func (w *corpusWatch) progress(at corpus.Progress) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = at
	if !w.o.Quiet && w.line == nil && time.Since(w.logged) >= logEvery {
		w.logged = time.Now()
		w.say("%s", w.state(time.Since(w.start)))
	}
}

// now is what the line on a terminal says.
func (w *corpusWatch) now(time.Duration) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.state(time.Since(w.start))
}

// state says how far the run is, how fast it goes and when it will be done: by bytes,
// for texts differ in size by the thousand.
func (w *corpusWatch) state(since time.Duration) string {
	out := fmt.Sprintf("audited %d of %d", w.before.Texts+w.at.Texts, w.plan.Mine)
	if w.at.Bytes > 0 && since > 0 {
		rate := float64(w.at.Bytes) / since.Seconds()
		left := time.Duration(float64(w.plan.MineBytes-w.before.Bytes-w.at.Bytes) / rate * float64(time.Second))
		out += fmt.Sprintf(", %s, %s a second, %s left", perSecond(float64(w.at.Texts)/since.Seconds()), megabytes(int64(rate)), rounded(left))
	}
	if w.at.Failed > 0 {
		out += fmt.Sprintf(", %d not audited", w.at.Failed)
	}
	return out
}

// close takes the line on a terminal away.
func (w *corpusWatch) close() {
	w.mu.Lock()
	line := w.line
	w.line = nil
	w.mu.Unlock()
	if line != nil {
		line.close()
	}
}

// finished says what the run was.
func (w *corpusWatch) finished(s *corpus.Summary) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.o.Quiet {
		return
	}
	took := time.Since(w.start)
	rate := ""
	if w.at.Texts > 0 {
		rate = fmt.Sprintf(" in %s, %s, %s a second", rounded(took), perSecond(float64(w.at.Texts)/took.Seconds()), megabytes(int64(float64(w.at.Bytes)/took.Seconds())))
	} else {
		rate = " were done before"
	}
	w.say("%d texts%s: %d findings, %d changes", w.before.Texts+w.at.Texts, rate, s.Streams[corpus.Findings].Lines, s.Streams[corpus.Changes].Lines)
	if s.Failed > 0 {
		w.say("%d texts could not be audited; %s/%s.jsonl says why", s.Failed, w.dir, corpus.Failures)
	}
	w.say("wrote %s", w.dir)
}

// megabytes writes a size.
func megabytes(n int64) string {
	if n < 1e6 {
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
