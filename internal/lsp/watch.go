package lsp

import (
	"context"
	"io/fs"
	"maps"
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

// look looks at the files of a plan, and at the files in folders that are in none of
// those of which the client tells. What is not there has the zero stamp. The document's
// own file is left out: its text is the editor's.
func (d *document) look(p *Plan, told []string) map[string]stamp {
	out := map[string]stamp{}
	if p == nil {
		return out
	}
	for _, f := range p.Listings {
		if info, err := os.Stat(f); err == nil {
			out[f] = stamp{info.Size(), info.ModTime()}
		}
	}
	for _, f := range p.Files {
		info, err := os.Stat(f)
		switch {
		case err != nil:
			out[f] = stamp{}
		case !info.IsDir() || !gits(f) && slices.ContainsFunc(told, func(t string) bool { return t == f || within(t, f) }):
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
	delete(out, d.path)
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

// gits reports whether a folder is one in which git keeps things for itself, of which
// no client tells.
func gits(folder string) bool {
	return slices.Contains(strings.Split(filepath.ToSlash(folder), "/"), ".git")
}

// told returns the folders in which the client tells of changes. The server is locked.
func (s *server) told() []string {
	if !s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		return nil
	}
	return slices.Clone(s.folders)
}

// look finds documents that depend on a file that changed. The files that they name
// are looked at whatever the client tells: of a folder that goes with all in it editors
// tell by the folder's name alone, or not at all.
func (s *server) look() {
	type stamped struct {
		plan *Plan
		had  map[string]stamp
	}
	s.mu.Lock()
	told := s.told()
	all := map[*document]stamped{}
	for _, d := range s.docs {
		all[d] = stamped{d.watched, d.stamps}
	}
	s.mu.Unlock()
	stale := map[*document]bool{}
	for d, was := range all {
		if !maps.Equal(was.had, d.look(was.plan, told)) {
			stale[d] = true
		}
	}
	if len(stale) > 0 {
		s.replan(func(d *document) bool { return stale[d] })
	}
}

// dependsOn reports whether the findings of a document depend on a file. One that
// could not be planned may depend on any.
func dependsOn(d *document, path string) bool {
	return d.plan == nil || filepath.Base(path) == config.FileName || d.plan.uses(path)
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
	if s.pulls() && s.client.Workspace.Diagnostics.RefreshSupport { // without it the next edit brings them
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
