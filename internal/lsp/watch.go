package lsp

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

var noTexts = &snapshot{}

func (w *worker) snap(s *snapshot) { w.now.Store(s) }

func (w *worker) held() *snapshot {
	if s := w.now.Load(); s != nil {
		return s
	}
	return noTexts
}

// open returns the text of a file that the editor held when the audit began.
func (w *worker) open(path string) ([]byte, bool) {
	t := w.held().texts[path]
	if t == nil {
		return nil, false
	}
	return []byte(t.string), true
}

// own returns the text of the document that is audited, which may be in no file.
func (w *worker) own() []byte {
	if t := w.held().own; t != nil {
		return []byte(t.string)
	}
	return nil
}

// stamp is what is looked at of a file to see whether it changed.
type stamp struct {
	size int64
	time time.Time
}

// stamps looks at files, and at the files in folders. What is not there has the
// zero stamp.
func stamps(files []string) map[string]stamp {
	out := map[string]stamp{}
	for _, f := range files {
		info, err := os.Stat(f)
		switch {
		case err != nil:
			out[f] = stamp{}
		case !info.IsDir():
			out[f] = stamp{info.Size(), info.ModTime()}
		default:
			_ = filepath.WalkDir(f, func(p string, e fs.DirEntry, err error) error {
				if err != nil {
					return nil //nolint:nilerr // what cannot be seen is not watched; the audit itself will say so
				}
				if info, err := e.Info(); err == nil {
					out[p] = stamp{info.Size(), info.ModTime()}
				}
				return nil
			})
		}
	}
	return out
}

// poll looks at files that the client does not tell of.
func (s *server) poll(ctx context.Context) {
	if s.Poll <= 0 {
		return
	}
	ticker := time.NewTicker(s.Poll)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			s.look()
		}
	}
}

// watched are the files that a client is asked to tell of, by their endings.
var watched = []string{
	".txt", ".text", ".md", ".markdown", ".docx", ".odt", ".pdf", ".html", ".htm", ".xhtml", ".xml", ".akn",
	".yaml", ".yml", ".rego", ".json",
}

// tells reports whether the client tells of changes of a file: those in its folders
// where it can, and what git keeps for itself never.
func (s *server) tells(path string) bool {
	return s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration &&
		slices.Contains(watched, strings.ToLower(filepath.Ext(path))) &&
		slices.ContainsFunc(s.folders, func(f string) bool { return within(f, path) })
}

// look finds documents that depend on a file that changed.
func (s *server) look() {
	s.mu.Lock()
	had := map[*document]map[string]stamp{}
	files := map[*document][]string{}
	for _, d := range s.docs {
		for f := range d.stamps {
			if had[d] = d.stamps; f != d.path && !s.tells(f) {
				files[d] = append(files[d], f)
			}
		}
	}
	s.mu.Unlock()
	stale := map[*document]bool{}
	for d, before := range had {
		for f, now := range stamps(files[d]) {
			if before[f] != now && f != d.path {
				stale[d] = true
			}
		}
	}
	if len(stale) > 0 {
		s.replan(func(d *document) bool { return stale[d] })
	}
}

// dependsOn reports whether the findings of a document depend on a file. One that
// could not be planned may depend on any.
func dependsOn(d *document, path string) bool {
	if d.plan == nil || filepath.Base(path) == config.FileName {
		return true
	}
	for _, f := range d.plan.Files {
		if f == path || within(f, path) {
			return true
		}
	}
	return false
}

// within reports whether path lies below folder.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// replan makes new plans and audits of the documents that are meant.
func (s *server) replan(meant func(*document) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []*document
	for _, d := range s.docs {
		if d.audited && meant(d) {
			d.plan = nil
			if !d.dirty {
				d.touch(0)
			}
			found = append(found, d)
		}
	}
	if len(found) == 0 {
		return
	}
	s.worker.supersede(found...)
	for _, d := range found {
		d.state++ // the running audit's result is that of the old files
		d.stir()
	}
	s.refresh()
}

// refresh asks a client that pulls to pull again, without a change of text.
func (s *server) refresh() {
	if s.pulls() && s.client.Workspace.Diagnostics.RefreshSupport {
		go func() { _ = s.ask(context.Background(), "workspace/diagnostic/refresh", nil) }() // logged; the next edit brings them
	}
}

func (s *server) didChangeWatchedFiles(_ context.Context, p *protocol.DidChangeWatchedFilesParams) (any, error) {
	var paths []string
	for _, c := range p.Changes {
		if path := uriPath(c.URI); path != "" {
			paths = append(paths, path)
		}
	}
	s.replan(func(d *document) bool {
		return slices.ContainsFunc(paths, func(path string) bool { return path != d.path && dependsOn(d, path) })
	})
	return nil, nil
}
