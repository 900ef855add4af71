package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/cli/inputs"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp"
)

// planner says how drafts in an editor are audited: by the same steps as check for
// the same file, so that both find the same.
type planner struct {
	*LSPOptions

	mu sync.Mutex
	// auditors are those in use, by all that they were made from; dirs are the
	// folders of rules of the latest.
	auditors map[string]*audit.Auditor
	dirs     []string
}

// keptAuditors is how many auditors are kept: one per configuration in use.
const keptAuditors = 4

func (p *planner) ruleDirs() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.dirs
}

// plan finds what a draft is compared with and what decides about it. Where that
// fails, the plan still tells the files whose change may mend it.
func (p *planner) plan(ctx context.Context, req *lsp.Request) (*lsp.Plan, error) {
	f := *p.Factory
	f.Dir, f.In = req.Root, strings.NewReader("")
	s := p.selection(&f, req)
	plan := &lsp.Plan{Root: req.Root, Files: configurations(&f, req.Path)}
	prep, err := s.prepare(ctx, &f)
	if err != nil {
		return plan, err
	}
	picked := p.pick(prep, plan, req)
	if name := f.relative(req.Path); !picked && s.Drafts[0] != name {
		s.Drafts = []string{name} // it is no part of the package
		if prep, err = s.prepare(ctx, &f); err != nil {
			return plan, err
		}
		picked = p.pick(prep, plan, req)
	}
	if !picked {
		return plan, refused(prep)
	}
	plan.Files = append(plan.Files, dependencies(ctx, prep, plan, req.Path)...)
	plan.Files = append(plan.Files, s.folders(&f, req.Settings.Package)...)
	if s.Since != "" {
		plan.Files = append(plan.Files, inputs.HistoryFiles(ctx, config.Boundary(plan.Root))...)
	}
	plan.Ignored = ignored(prep.config, req.Path)
	prep.options = forEditor(prep.options)
	plan.Options = prep.options
	if plan.Auditor, err = p.auditor(ctx, &f, prep.options); err != nil {
		return plan, err
	}
	f.Engine.Run = func(ctx context.Context, jobs []audit.Job, _ audit.Options) (*finding.Report, error) {
		return plan.Auditor.Run(ctx, jobs)
	}
	check := &CheckOptions{Factory: &f, Selection: *s, ctx: ctx}
	prep.work.Jobs = []audit.Job{plan.Job}
	plan.Run = func(ctx context.Context) (*finding.Report, error) {
		baseline, err := check.readBaseline(prep)
		if err != nil {
			return nil, err
		}
		r, err := prep.report(ctx, &f)
		if err == nil && baseline != nil {
			baseline.apply(r, &f)
		}
		return r, err
	}
	return plan, nil
}

// forEditor are the options of an audit whose findings an editor shows.
func forEditor(o audit.Options) audit.Options {
	o.Places, o.Unread = true, true
	o.AllowUnpaired = true // an editor says so; a gate fails
	return o
}

// selection is what the command line would name for a draft.
func (p *planner) selection(f *Factory, req *lsp.Request) *Selection {
	s := p.Selection
	set := &req.Settings
	s.Base, s.Since, s.Proposals, s.Profile = set.Base, set.Since, set.Proposals, set.Profile
	s.Families, s.Rules, s.Config = set.Families, set.Rules, set.Config
	s.open = req.Open
	switch {
	case req.Path == "":
		s.Drafts, s.StdinName = []string{"-"}, req.Name
	case set.Package != "" && inFolder(f.abs(set.Package), req.Path):
		s.Drafts = []string{set.Package}
	default:
		s.Drafts = []string{f.relative(req.Path)}
	}
	return &s
}

func inFolder(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// refused says why a draft is in no job.
func refused(prep *prepared) error {
	for _, f := range prep.work.Failures {
		return fmt.Errorf("%s: %s", f.File, f.Reason)
	}
	return errors.New("this file cannot be audited from here")
}

// pick takes the job that a draft is in.
func (p *planner) pick(prep *prepared, plan *lsp.Plan, req *lsp.Request) bool {
	if req.Path == "" && len(prep.work.Jobs) == 1 {
		plan.Job = prep.work.Jobs[0]
		plan.Job.Draft[0].Load = func() ([]byte, error) { return req.Text(), nil }
		return true
	}
	for i := range prep.work.Jobs {
		job := &prep.work.Jobs[i]
		for _, src := range job.Draft {
			full := filepath.FromSlash(src.Name)
			if !filepath.IsAbs(full) {
				full = filepath.Join(req.Root, full)
			}
			if full == req.Path {
				plan.Job = *job
				return true
			}
		}
	}
	return false
}

// configurations are the places at which a configuration of a draft may come to lie:
// up to the root of the repository, which may be above the folder that is open.
func configurations(f *Factory, path string) []string {
	dir, top := f.Dir, config.Boundary(f.Dir)
	if path != "" {
		dir = filepath.Dir(path)
	}
	var out []string
	for {
		out = append(out, filepath.Join(dir, config.FileName))
		parent := filepath.Dir(dir)
		if dir == top || parent == dir || !inFolder(top, dir) {
			return out
		}
		dir = parent
	}
}

// dependencies are the files that the findings of a job come from. It notes in the plan
// the folders in which the configuration looks for more.
func dependencies(ctx context.Context, prep *prepared, plan *lsp.Plan, draft string) []string {
	c, o := prep.config, &prep.options
	var out []string
	for _, list := range [][]audit.Source{plan.Job.Draft, plan.Job.Base, plan.Job.Proposals} {
		for i := range list {
			name := filepath.FromSlash(list[i].Name)
			if !filepath.IsAbs(name) {
				name = filepath.Join(plan.Root, name)
			}
			out = append(out, filepath.Clean(name))
		}
	}
	if c.Path != "" {
		out = append(out, c.Path)
	}
	if rel, err := filepath.Rel(c.Root, draft); err == nil && draft != "" {
		mapped := c.Counterparts(filepath.ToSlash(rel))
		if mapped.Base != "" {
			out = append(out, c.Abs(mapped.Base)) // it may not be there yet
		}
		for _, g := range mapped.Proposals {
			plan.Listings = append(plan.Listings, inputs.Folders(ctx, c.Abs(g))...) // more may come
		}
	}
	if c.Baseline != "" {
		out = append(out, c.Abs(c.Baseline))
	}
	if config.ProfileFile(o.Profile) {
		out = append(out, o.Profile)
	}
	out = append(out, o.Lexicons...)
	return append(out, o.RuleDirs...)
}

// folders are those that a selection names: texts may come into them and go.
func (s *Selection) folders(f *Factory, drafts string) []string {
	var out []string
	for _, name := range append([]string{drafts, s.Base}, s.Proposals...) {
		if info, err := os.Stat(f.abs(name)); name != "" && err == nil && info.IsDir() {
			out = append(out, f.abs(name))
		}
	}
	return out
}

// ignored reports whether the configuration takes a draft out of all walks.
func ignored(c *config.Config, draft string) bool {
	rel, err := filepath.Rel(c.Root, draft)
	return err == nil && draft != "" && c.Ignored(filepath.ToSlash(rel))
}

// auditor returns the auditor for options: the one that was made from the same
// options and the same files, if there is one.
func (p *planner) auditor(ctx context.Context, f *Factory, o audit.Options) (*audit.Auditor, error) {
	key := fmt.Sprintf("%+v %v", o, changed(append(append([]string{o.Profile}, o.Lexicons...), o.RuleDirs...)))
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dirs = o.RuleDirs
	if a := p.auditors[key]; a != nil {
		return a, nil
	}
	a, err := f.Engine.New(context.WithoutCancel(ctx), o)
	if err != nil {
		return nil, err
	}
	if len(p.auditors) >= keptAuditors || p.auditors == nil {
		p.auditors = map[string]*audit.Auditor{}
	}
	p.auditors[key] = a
	return a, nil
}

// changed lists when files, and the files in folders, were last changed.
func changed(names []string) []time.Time {
	var out []time.Time
	for _, name := range names {
		_ = filepath.WalkDir(name, func(_ string, e os.DirEntry, err error) error {
			if err != nil {
				return nil //nolint:nilerr // what is not there is named by whoever reads it
			}
			if info, err := e.Info(); err == nil {
				out = append(out, info.ModTime())
			}
			return nil
		})
	}
	return out
}

// warm loads lexicon and rules while the editor opens its first draft. What is wrong
// with them is told with that draft.
func (p *planner) warm(ctx context.Context) {
	f := *p.Factory
	s := p.Selection
	s.Drafts, s.Base, s.Since, s.Proposals = nil, "", "", nil
	prep, err := s.prepare(ctx, &f)
	if err != nil {
		return
	}
	if a, err := p.auditor(ctx, &f, forEditor(prep.options)); err == nil {
		_, _ = a.Run(ctx, nil) // waits for both
	}
}
