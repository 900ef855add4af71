package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/resolint/resolint/internal/cli/inputs"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/finding"
)

// configureUntrusted reads the configuration of a run whose work tree a stranger
// wrote. With --since it is that of the base revision. Without, or for a file that
// --config names in a work tree, what could hide findings is set aside; a file
// that git does not track, or outside of the repository, is the user's own.
func (s *Selection) configureUntrusted(ctx context.Context, f *Factory, p *prepared) error {
	root := config.Boundary(f.Dir)
	p.guard = inputs.NewGuard(root)
	if s.Since != "" && s.Base == "" {
		var err error
		if p.revision, err = inputs.OpenRevision(ctx, root, s.Since); err != nil {
			return fmt.Errorf("--since %s: %w", s.Since, err)
		}
	}
	if s.Config != "" && !p.guard.Foreign(ctx, f.abs(s.Config)) {
		path := f.abs(s.Config)
		p.configName = f.relative(path)
		var err error
		if p.config, err = config.Read(path, p.configName); err == nil {
			p.notices = p.config.Restrict()
		}
		return config.WithoutLine(err)
	}
	path, data, err := s.untrustedConfig(ctx, f, p)
	if err != nil || path == "" {
		return err
	}
	c, notices, err := config.ReadUntrusted(data, path, p.configName)
	if err != nil {
		return err
	}
	p.config, p.notices = c, append(p.notices, notices...)
	if p.revision == nil {
		p.notices = append(p.notices, p.config.Disarm()...)
	}
	return nil
}

// untrustedConfig returns the configuration that holds, with the path that it has
// in the work tree, "" for none.
func (s *Selection) untrustedConfig(ctx context.Context, f *Factory, p *prepared) (path string, data []byte, err error) {
	if p.revision == nil {
		if path, err = s.findConfig(f); err != nil || path == "" {
			return "", nil, err
		}
		p.configName = f.relative(path)
		data, err = p.guard.ReadFile(path, config.MaxBytes)
		if err != nil {
			return "", nil, &config.Error{Path: p.configName, Message: "read configuration: " + err.Error()}
		}
		return path, data, nil
	}
	for _, path = range s.configPlaces(f, p.revision.Root()) {
		data, name, ok, err := p.revision.File(ctx, path, config.MaxBytes)
		if ok {
			p.configName = name
			return path, data, err
		}
		if _, err := os.Lstat(path); err == nil {
			p.notices = append(p.notices, fmt.Sprintf("%s is set aside by --untrusted: %s does not have it.", f.relative(path), s.Since))
		}
	}
	if s.Config != "" {
		return "", nil, fmt.Errorf("--config %s: %s has no such file; with --untrusted the configuration of a repository is that of the base revision", s.Config, s.Since)
	}
	return "", nil, nil
}

// configPlaces are the files that may be the configuration, the nearest first. The
// drafts of a run have one in common, so the first names it.
func (s *Selection) configPlaces(f *Factory, root string) []string {
	if s.Config != "" {
		return []string{f.abs(s.Config)}
	}
	dir := f.Dir
	if len(s.Drafts) > 0 && s.Drafts[0] != "-" {
		dir = f.abs(literalPrefix(s.Drafts[0]))
	}
	var out []string
	for {
		out = append(out, filepath.Join(dir, config.FileName))
		parent := filepath.Dir(dir)
		if dir == root || parent == dir {
			return out
		}
		dir = parent
	}
}

// disownNewWaivers takes the effect from waivers in a text that its base does not
// have: a pull request could waive what it does.
func disownNewWaivers(r *finding.Report) {
	for i := range r.Documents {
		for j := range r.Documents[i].Waivers {
			if w := &r.Documents[i].Waivers[j]; w.New && w.Trouble == "" {
				w.Trouble = "the base does not have it, and --untrusted takes no new waivers; after a look at it, --allow-waivers lets it hold"
			}
		}
	}
}

// untrustedBaseline reads a baseline that lies in the repository: as it was at the
// base revision, or without one from the work tree.
func (p *prepared) untrustedBaseline(ctx context.Context, path, name string) (*baselineFile, error) {
	if p.revision != nil {
		data, at, ok, err := p.revision.File(ctx, path, maxBaseline)
		if err == nil && !ok {
			err = errors.New("there is no such file at the base revision, and --untrusted takes no new baseline")
		}
		if err != nil {
			return nil, fmt.Errorf("read baseline %s: %w", name, err)
		}
		return parseBaseline(data, path, at)
	}
	data, err := p.guard.ReadFile(path, maxBaseline)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("read baseline %s: %w; write it with resolint baseline", name, err)
	case err != nil:
		return nil, fmt.Errorf("read baseline %s: %w", name, err)
	}
	return parseBaseline(data, path, name)
}
