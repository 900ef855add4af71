package cli

import (
	"errors"
	"fmt"
	"slices"
	"sync"
)

// copies keeps the bytes of the drafts that were audited, for the format that
// writes into them: read again, a file might be another one, and standard input
// would be gone.
type copies struct {
	mu   sync.Mutex
	data map[string][]byte // by the name of the job
}

// keep prepares for the format docx, if it is asked for: the one draft's bytes
// will be kept. It refuses what that format cannot do before any work is done.
func (o *CheckOptions) keep(p *prepared, destinations []destination) (*copies, error) {
	i := slices.IndexFunc(destinations, func(d destination) bool { return d.Format == "docx" })
	jobs := p.work.Jobs
	switch {
	case i < 0 && o.Suggest:
		return nil, errors.New("--suggest writes into a copy of the draft; add --format docx --output FILE")
	case i < 0:
		return &copies{}, nil
	case destinations[i].File == "" && o.OutTerminal:
		return nil, errors.New("--format docx is no text for a terminal; add --output FILE")
	case len(jobs) > 1 || len(jobs) == 1 && jobs[0].Package():
		n := len(jobs)
		if n == 1 {
			n = len(jobs[0].Draft)
		}
		return nil, fmt.Errorf("--format docx writes comments into one draft, and %d are named; run resolint check once for each, or use --format html for all", n)
	}
	c := &copies{data: map[string][]byte{}}
	for i := range jobs {
		for j := range jobs[i].Draft {
			s := &jobs[i].Draft[j]
			s.Load = c.keeping(jobs[i].Name, s.Load)
		}
	}
	return c, nil
}

func (c *copies) keeping(name string, load func() ([]byte, error)) func() ([]byte, error) {
	return func() ([]byte, error) {
		data, err := load()
		if err == nil {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.data[name] = data
		}
		return data, err
	}
}

// source returns the bytes that were audited under a name.
func (c *copies) source(file string) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if data, ok := c.data[file]; ok {
		return data, nil
	}
	return nil, errors.New("its bytes were not kept; name the .docx file itself")
}
