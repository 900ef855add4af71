package inputs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/near"
)

const pairByHand = "correct the name, set the base with --pair DRAFT=BASE, or pass --allow-unpaired"

// readPairs reads the pairs that were set by hand.
func (s *selector) readPairs(ctx context.Context, drafts []draft) error {
	s.pairs = map[string]draft{}
	for _, p := range s.Pairs {
		name, base, i := s.pairOf(p, drafts)
		if name == "" || base == "" {
			return fmt.Errorf("--pair %s: write DRAFT=BASE, two files", p)
		}
		if i < 0 {
			var names []string
			for _, d := range drafts {
				names = append(names, d.name)
			}
			return fmt.Errorf("--pair %s: %s is none of the drafts%s", p, name, but(near.Names(name, names, 3)))
		}
		full := s.abs(base)
		if info, err := s.stat(full); err != nil {
			return fmt.Errorf("--pair %s: %s: %w%s", p, base, capped.Bare(err), but(s.closest(ctx, full)))
		} else if info.IsDir() {
			return fmt.Errorf("--pair %s: %s is a folder; a file belongs here", p, base)
		}
		if _, twice := s.pairs[drafts[i].path]; twice {
			return fmt.Errorf("--pair %s: %s has two bases; give one", p, name)
		}
		s.pairs[drafts[i].path] = draft{name: clean(base), path: full, rel: filepath.Base(full)}
	}
	return nil
}

// pairOf cuts a pair into its draft and its base and returns which of the drafts it names,
// -1 for none. Names may hold the sign that stands between them.
func (s *selector) pairOf(pair string, drafts []draft) (name, base string, i int) {
	for at := range len(pair) {
		if pair[at] != '=' {
			continue
		}
		own := pair[:at]
		if i = slices.IndexFunc(drafts, func(d draft) bool { return d.path == s.abs(own) || d.path == "-" && own == "-" }); i >= 0 {
			return own, pair[at+1:], i
		}
	}
	name, base, _ = strings.Cut(pair, "=")
	return name, base, -1
}

// but continues a message with the closest names.
func but(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; " + near.Sentence(names)
}

// closest returns the files of a missing file's folder whose names come closest to
// its own, as reports call them.
func (s *selector) closest(ctx context.Context, missing string) []string {
	found, err := s.files(ctx, filepath.Join(filepath.Dir(missing), "*"))
	if err != nil {
		return nil // the message does without
	}
	var names []string
	for _, full := range found {
		if supported(full) && !unimportant(filepath.Base(full)) {
			names = append(names, s.beside(full).name)
		}
	}
	return near.Names(missing, names, 3)
}

// noBase says why a file's counterpart is missing, with the closest names.
func (s *selector) noBase(ctx context.Context, file, missing, reason string) *finding.Failure {
	return &finding.Failure{File: file, Reason: reason + but(s.closest(ctx, missing)), Remedy: pairByHand}
}

// unmapped finds what the map knows and the run does not see: drafts that it names
// and that are not there, and bases that no draft is mapped to. Only what would lie
// in the folders that the user named counts.
func (s *selector) unmapped(ctx context.Context) error {
	for i := range s.Config.Map {
		pair := &s.Config.Map[i]
		key := fmt.Sprintf("map[%d]", i)
		named := fmt.Sprintf("%s in %s", key, s.Config.Where(key))
		full := s.Config.Abs(pair.Draft)
		if !strings.ContainsAny(pair.Draft, "*?[{") {
			if _, err := s.stat(full); errors.Is(err, fs.ErrNotExist) && s.covers(full) {
				f := s.noBase(ctx, s.beside(full).name, full, "the draft that "+named+" names is not there")
				f.Remedy = "restore the draft, correct the map, or pass --allow-unpaired"
				s.work.Unpaired = append(s.work.Unpaired, *f)
			}
			continue
		}
		if dir, _ := doublestar.SplitPattern(filepath.ToSlash(full)); s.covers(filepath.Join(filepath.FromSlash(dir), "x")) {
			if err := s.basesWithoutDraft(ctx, pair, named); err != nil {
				return err
			}
		}
	}
	return nil
}

// basesWithoutDraft finds the bases of a pair of globs that none of the drafts on
// disk, whether named by the user or not, is mapped to.
func (s *selector) basesWithoutDraft(ctx context.Context, pair *config.Pair, named string) error {
	pattern := strings.NewReplacer("{name}", "*", "{ext}", ".*", "{dir}", "**").Replace(pair.Base)
	if pattern == pair.Base {
		return nil
	}
	bases, err := s.files(ctx, s.Config.Abs(pattern))
	if err != nil {
		return fmt.Errorf("%s: %s: %w", named, pair.Base, capped.Bare(err))
	}
	drafts, err := s.files(ctx, s.Config.Abs(pair.Draft))
	if err != nil {
		return fmt.Errorf("%s: %s: %w", named, pair.Draft, capped.Bare(err))
	}
	taken := map[string]bool{}
	for _, d := range drafts {
		if rel, err := filepath.Rel(s.Config.Root, d); err == nil {
			taken[s.Config.Abs(s.Config.Counterparts(filepath.ToSlash(rel)).Base)] = true
		}
	}
	for _, full := range bases {
		if taken[full] || s.seen[full] || !supported(full) || unimportant(filepath.Base(full)) || s.ignored(full) {
			continue
		}
		s.work.Unpaired = append(s.work.Unpaired, finding.Failure{
			File: s.beside(full).name, Reason: "no draft is mapped to this base (" + named + "); the draft may have been deleted or renamed",
			Remedy: "restore the draft, correct the map, or pass --allow-unpaired",
		})
	}
	return nil
}

// covers reports whether a file would be audited if it were there, because the user
// named a folder above it.
func (s *selector) covers(full string) bool {
	return slices.ContainsFunc(s.Args, func(arg string) bool {
		dir := s.abs(arg)
		info, err := s.stat(dir)
		if err != nil || !info.IsDir() {
			return false
		}
		rel, err := filepath.Rel(dir, full)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	})
}
