package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report"
)

// copies keeps the bytes of the drafts that were audited, for the format that
// writes into them: read again, a file might be another one, and standard input
// would be gone.
type copies struct {
	mu   sync.Mutex
	data map[string][]byte // by the name of the draft
	// files are where the copies of several drafts go, by the name of the draft; nil for
	// the copy of one.
	files map[string]string
}

// keep prepares for the format docx, if it is asked for: the drafts' bytes will be kept.
// It refuses what that format cannot do before any work is done.
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
	}
	c := &copies{data: map[string][]byte{}}
	var drafts []string
	for i := range jobs {
		for j := range jobs[i].Draft {
			s := &jobs[i].Draft[j]
			name := jobs[i].Name
			if jobs[i].Package() {
				name = s.Name
			}
			drafts = append(drafts, name)
			s.Load = c.keeping(name, s.Load)
		}
	}
	folder := o.folder(destinations[i])
	if !folder && len(drafts) <= 1 {
		return c, nil
	}
	return c, o.spread(p, c, destinations[i].File, drafts)
}

// folder reports whether copies go to a folder: the destination is one, or is written as
// one.
func (f *Factory) folder(d destination) bool {
	if d.Format != "docx" || d.File == "" {
		return false
	}
	info, err := os.Stat(f.abs(d.File))
	return err == nil && info.IsDir() || err != nil && strings.HasSuffix(filepath.ToSlash(d.File), "/")
}

// spread finds the places of the copies of several drafts: in a folder, as the drafts lie
// to each other. None may be a text that is read.
func (o *CheckOptions) spread(p *prepared, c *copies, to string, drafts []string) error {
	info, err := os.Stat(o.abs(to))
	if to == "" || err == nil && !info.IsDir() || err != nil && byExtension[strings.ToLower(filepath.Ext(to))] != "" {
		return fmt.Errorf("--format docx writes a copy of each draft, and %d are named; name a folder to write to: --output DIR", len(drafts))
	}
	c.files = map[string]string{}
	above := sharedFolder(drafts)
	taken := map[string]string{}
	for _, name := range drafts {
		below := strings.TrimPrefix(filepath.ToSlash(name), above)
		if !filepath.IsLocal(filepath.FromSlash(below)) { // drafts of folders that share none
			below = path.Base(below)
		}
		c.files[name] = filepath.Join(to, filepath.FromSlash(below))
		if other, twice := taken[c.files[name]]; twice {
			return fmt.Errorf("--format docx: the copies of %s and %s would be one file; run resolint check for each folder", other, name)
		}
		taken[c.files[name]] = name
	}
	for _, in := range o.inputs(p) {
		for _, file := range c.files {
			if a, err := os.Stat(o.abs(file)); err == nil {
				if b, err := os.Stat(in.path); err == nil && os.SameFile(a, b) {
					return fmt.Errorf("--output %s would overwrite %s, %s; name another folder", to, in.what, file)
				}
			}
		}
	}
	return nil
}

// sharedFolder is the folder that names share, with its slash; "" for none.
func sharedFolder(names []string) string {
	slashed := filepath.ToSlash
	if len(names) == 0 {
		return ""
	}
	dir := slashed(names[0])
	for {
		dir = dir[:strings.LastIndexByte(strings.TrimSuffix(dir, "/"), '/')+1]
		if !slices.ContainsFunc(names, func(s string) bool { return !strings.HasPrefix(slashed(s), dir) }) {
			return dir
		}
	}
}

// writeCopies writes the copies of several drafts. Drafts that are no Word files are
// named; where none is one, nothing was written, and that is an error.
func (o *CheckOptions) writeCopies(w report.Copier, r *finding.Report, c *copies) error {
	var failures []error
	written := 0
	for _, draft := range w.Copies(r) {
		to := c.files[draft.File]
		if to == "" {
			continue
		}
		if data, err := c.source(draft.File); err == nil && !bytes.HasPrefix(data, []byte("PK")) {
			fmt.Fprintf(o.Err, "%s: no copy, for it is no Word file\n", printable(draft.File))
			continue
		}
		err := os.MkdirAll(filepath.Dir(o.abs(to)), 0o777)
		if err != nil {
			err = fmt.Errorf("write %s: %w", to, err)
		} else {
			err = output.File(o.abs(to), draft.Write)
		}
		switch {
		case err != nil:
			failures = append(failures, err)
		case !o.Quiet:
			fmt.Fprintf(o.Err, "%s: docx written\n", printable(o.named(to)[0]))
		}
		written++
	}
	if written == 0 {
		failures = append(failures, errors.New("--format docx: none of the drafts is a Word file; use another format, such as --format html"))
	}
	return errors.Join(failures...)
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
