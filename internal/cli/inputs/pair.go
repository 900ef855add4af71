package inputs

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/capped"
)

// pair makes jobs of the drafts.
func (s *selector) pair(ctx context.Context, drafts []draft) error {
	if s.Base != "" && s.Since != "" {
		return errors.New("--base and --since both name a base; give one of them")
	}
	if err := s.readPairs(ctx, drafts); err != nil {
		return err
	}
	proposals, err := s.proposals(ctx, drafts)
	if err != nil {
		return err
	}
	var assign func(*audit.Job, []draft) error
	switch {
	case s.Since != "":
		assign, err = s.bySince(ctx, drafts)
	case s.Base != "":
		assign, err = s.byBase(ctx)
	default:
		assign = func(job *audit.Job, group []draft) error { return s.byMap(ctx, job, group) }
	}
	if err != nil {
		return err
	}
	for _, group := range s.groups(drafts) {
		job := audit.Job{Name: group[0].name, Proposals: proposals}
		if len(group) > 1 {
			job.Name = clean(group[0].folder)
		}
		for _, d := range group {
			job.Draft = append(job.Draft, s.source(d))
		}
		if base, ok := s.pairs[group[0].path]; ok {
			job.Base = []audit.Source{s.source(base)}
			if s.revision != nil {
				s.revision.use(group[0].path)
			}
		} else if err := assign(&job, group); err != nil {
			return err
		}
		s.work.Jobs = append(s.work.Jobs, job)
	}
	if s.revision != nil {
		s.unaudited()
	}
	if s.Since == "" && s.Base == "" {
		return s.unmapped(ctx)
	}
	return nil
}

// groups puts together the drafts that are one package: those of a single
// folder that a base was named for. All others are jobs of their own, as are drafts
// whose base was set by hand.
func (s *selector) groups(drafts []draft) [][]draft {
	var out [][]draft
	var pack []draft
	together := s.Base != "" && len(s.Args) == 1 && len(drafts) > 1 && drafts[0].folder != ""
	for i := range drafts {
		if _, byHand := s.pairs[drafts[i].path]; together && !byHand {
			pack = append(pack, drafts[i])
		} else {
			out = append(out, drafts[i:i+1])
		}
	}
	if len(pack) > 0 {
		out = append([][]draft{pack}, out...)
	}
	return out
}

func (s *selector) proposals(ctx context.Context, drafts []draft) ([]audit.Source, error) {
	if len(s.Proposals) == 0 {
		return nil, nil
	}
	if len(drafts) > 1 && len(s.groups(drafts)) > 1 {
		return nil, errors.New("--proposal belongs to one draft or one package; name one draft, or map proposals in the configuration")
	}
	var out []audit.Source
	for _, name := range s.Proposals {
		found, err := s.side(ctx, "--proposal", name)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// side returns the files that a flag names: a file, standard input, or all of a
// folder.
func (s *selector) side(ctx context.Context, flag, name string) ([]audit.Source, error) {
	if name == "-" {
		if s.stdin {
			return nil, fmt.Errorf("%s -: standard input is named twice", flag)
		}
		s.stdin = true
		return []audit.Source{s.source(draft{name: "-", path: "-", rel: "-"})}, nil
	}
	info, err := s.stat(s.abs(name))
	_, open := s.open(s.abs(name))
	if err != nil && !open && !errors.As(err, new(*refusal)) {
		return nil, fmt.Errorf("%s %s: %w", flag, name, capped.Bare(err))
	}
	if open || info == nil || !info.IsDir() { // what is refused says so when it is read
		return []audit.Source{s.source(draft{name: clean(name), path: s.abs(name), rel: filepath.Base(name)})}, nil
	}
	// A folder on this side is walked by a selector of its own, so that its files
	// may also be drafts.
	other := &selector{Options: s.Options, seen: map[string]bool{}}
	found, err := other.walk(ctx, name)
	if err != nil {
		return nil, err
	}
	if len(other.work.Failures) > 0 {
		f := other.work.Failures[0]
		return nil, fmt.Errorf("%s %s: %s", flag, f.File, f.Reason)
	}
	s.work.Skipped = append(s.work.Skipped, other.work.Skipped...)
	var out []audit.Source
	for _, d := range found {
		out = append(out, s.source(d))
	}
	return out, nil
}

// byBase pairs drafts with what --base names. A file is the base of every draft, a
// folder that of a package; a single draft finds its own in a folder: by its name,
// or by organ, number and title when the texts are read.
func (s *selector) byBase(ctx context.Context) (func(*audit.Job, []draft) error, error) {
	base, err := s.side(ctx, "--base", s.Base)
	if err != nil {
		return nil, err
	}
	info, _ := s.stat(s.abs(s.Base)) // side has reported what cannot be read
	if s.Base == "-" || info == nil || !info.IsDir() {
		return func(job *audit.Job, _ []draft) error {
			job.Base = base
			return nil
		}, nil
	}
	byHand := map[string]bool{}
	for _, b := range s.pairs {
		byHand[b.name] = true
	}
	base = slices.DeleteFunc(base, func(b audit.Source) bool { return byHand[b.Name] })
	folder := &audit.Folder{Name: clean(s.Base), Sources: base, Whole: s.onlyFolders()}
	return func(job *audit.Job, group []draft) error {
		if len(group) > 1 {
			job.Base = base
			return nil
		}
		job.Folder = folder
		rel := filepath.ToSlash(group[0].rel)
		for _, same := range []func(string) bool{
			func(p string) bool { return p == rel },
			func(p string) bool { return stem(p) == stem(rel) },
		} {
			if i := slices.IndexFunc(base, func(b audit.Source) bool { return same(b.Path) }); i >= 0 {
				job.Base = base[i : i+1]
				folder.Take(base[i].Name)
				return nil
			}
		}
		return nil
	}, nil
}

// onlyFolders reports whether the user named folders alone, so that what is not in
// them is missing.
func (s *selector) onlyFolders() bool {
	return !slices.ContainsFunc(s.Args, func(arg string) bool {
		info, err := s.stat(s.abs(arg))
		return err != nil || !info.IsDir()
	})
}

func stem(p string) string { return strings.TrimSuffix(p, filepath.Ext(p)) }

// byMap pairs a draft with what the configuration's map names. A base that is not
// there fails the draft.
func (s *selector) byMap(ctx context.Context, job *audit.Job, group []draft) error {
	d := group[0]
	if d.path == "-" || len(s.Config.Map) == 0 {
		return nil
	}
	rel, err := filepath.Rel(s.Config.Root, d.path)
	if err != nil {
		return nil //nolint:nilerr // it is on another volume, which no pair can mean
	}
	mapped := s.Config.Counterparts(filepath.ToSlash(rel))
	if mapped.Base != "" {
		full := s.Config.Abs(mapped.Base)
		_, open := s.open(full)
		if _, err := s.stat(full); err != nil && !open && !errors.As(err, new(*refusal)) {
			job.NoBase = s.noBase(ctx, d.name, full, fmt.Sprintf("its base %s, which %s in %s names, cannot be read (%v)",
				mapped.Base, mapped.Key, s.Config.Where(mapped.Key), capped.Bare(err)))
		} else {
			job.Base = []audit.Source{s.source(s.beside(full))}
			job.BaseUnlessRedline = true
		}
	}
	for _, g := range mapped.Proposals {
		found, err := s.files(ctx, s.Config.Abs(g))
		if err != nil {
			return fmt.Errorf("%s: %s: %w", s.Config.Where(mapped.Key), g, capped.Bare(err))
		}
		for _, full := range found {
			job.Proposals = append(job.Proposals, s.source(s.beside(full)))
		}
	}
	return nil
}

// beside is a file that the configuration named, shown relative to the working
// folder where it lies below it.
func (s *selector) beside(full string) draft {
	name := full
	if rel, err := filepath.Rel(s.Dir, full); err == nil {
		name = rel
	}
	return draft{name: clean(name), path: full, rel: filepath.Base(full), found: true}
}
