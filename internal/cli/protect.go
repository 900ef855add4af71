package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/cli/inputs"
	"github.com/resolint/resolint/internal/cli/output"
)

// checkOutputs finds out before any work is done whether the reports can be
// written, each to a file of its own: ./x and x are one.
func (f *Factory) checkOutputs(destinations []destination) error {
	named := map[string]string{}
	for _, d := range destinations {
		if d.File == "" {
			continue
		}
		path := f.abs(d.File)
		if f.folder(d) {
			continue // its files are checked when the drafts are known
		}
		if err := output.Check(path); err != nil {
			return err
		}
		target := canonical(path)
		if before, twice := named[target]; twice && !device(path) {
			return fmt.Errorf("--output %s and --output %s are one file; name two", before, d.File)
		}
		named[target] = d.File
	}
	return nil
}

// canonical is a path with links followed, of a file that need not be there.
func canonical(path string) string {
	const most = 40 // links in a row, as systems have it
	for range most {
		target, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(dir, filepath.Base(path))
	}
	return path
}

// device reports whether a path is there and no regular file: a terminal or a pipe
// takes several reports.
func device(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular()
}

// protect refuses to write a report over what the run reads.
func (o *CheckOptions) protect(p *prepared, destinations []destination) error {
	if err := o.keepInputs(destinations, o.inputs(p)); err != nil {
		return err
	}
	for _, d := range destinations {
		for _, dir := range p.options.RuleDirs {
			rel, err := filepath.Rel(canonical(dir), canonical(o.abs(d.File)))
			if d.File != "" && err == nil && !strings.HasPrefix(rel, "..") && strings.HasSuffix(rel, ".rego") {
				return fmt.Errorf("--output %s would overwrite a rule; name another file", d.File)
			}
		}
	}
	return nil
}

// keepInputs refuses to write over a file that the run reads.
func (f *Factory) keepInputs(destinations []destination, files []input) error {
	for _, d := range destinations {
		info, err := os.Stat(f.abs(d.File))
		if d.File == "" || err != nil || !info.Mode().IsRegular() {
			continue
		}
		for _, in := range files {
			if same, err := os.Stat(in.path); err == nil && os.SameFile(info, same) {
				return fmt.Errorf("--output %s would overwrite %s; name another file", d.File, in.what)
			}
		}
	}
	return nil
}

// input is a file that the run reads.
type input struct{ path, what string }

// reportEndings are the ends of names that reports have: one of an earlier run, beside the
// drafts, is written anew.
var reportEndings = map[string]bool{".json": true, ".sarif": true, ".xml": true, ".html": true, ".htm": true, ".md": true, ".txt": true, ".log": true}

func (o *CheckOptions) inputs(p *prepared) []input {
	var out []input
	for i := range p.work.Jobs {
		job := &p.work.Jobs[i]
		texts := slices.Concat(job.Draft, job.Base, job.Proposals)
		if job.Folder != nil {
			texts = append(texts, job.Folder.Sources...)
		}
		for _, s := range texts {
			out = append(out, input{o.abs(s.Name), "a text that is audited"})
		}
	}
	for _, s := range p.work.Skipped {
		if s.Reason != inputs.OwnReport && !reportEndings[strings.ToLower(filepath.Ext(s.File))] {
			out = append(out, input{o.abs(s.File), "a file beside the drafts"})
		}
	}
	if p.config.Path != "" {
		out = append(out, input{p.config.Path, "the configuration"})
	}
	if path := o.baselinePath(p); path != "" {
		out = append(out, input{path, "the baseline"})
	}
	for _, l := range p.options.Lexicons {
		out = append(out, input{l, "a lexicon"})
	}
	if p.options.Model != "" {
		out = append(out, input{o.abs(p.options.Model), "the model of confidence"})
	}
	if filepath.IsAbs(p.options.Profile) {
		out = append(out, input{p.options.Profile, "the profile"})
	}
	return out
}
