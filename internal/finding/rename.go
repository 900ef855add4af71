package finding

import "slices"

// Renamed returns the report with other names of files: those that name makes of the
// ones that the user gave. Sentences stay as they are.
func (r *Report) Renamed(name func(file string) string) *Report {
	out := *r
	out.Documents = slices.Clone(r.Documents)
	for i := range out.Documents {
		out.Documents[i].rename(name)
	}
	out.Failures = slices.Clone(r.Failures)
	for i := range out.Failures {
		out.Failures[i].File = name(out.Failures[i].File)
	}
	out.Skipped = slices.Clone(r.Skipped)
	for i := range out.Skipped {
		out.Skipped[i].File = name(out.Skipped[i].File)
	}
	return &out
}

func (d *Document) rename(name func(string) string) {
	list := func(files []string) []string {
		files = slices.Clone(files)
		for i := range files {
			files[i] = name(files[i])
		}
		return files
	}
	d.File = name(d.File)
	if len(d.BaseFiles) == 1 { // several are joined for people and name no file
		d.Base = name(d.BaseFiles[0])
	}
	d.Files, d.BaseFiles, d.Proposals = list(d.Files), list(d.BaseFiles), list(d.Proposals)
	d.Resolutions = slices.Clone(d.Resolutions)
	for i := range d.Resolutions {
		d.Resolutions[i].File = name(d.Resolutions[i].File)
	}
	d.Findings = slices.Clone(d.Findings)
	for i := range d.Findings {
		f := &d.Findings[i]
		for _, at := range []**Location{&f.Base, &f.Proposal, &f.Draft, &f.Anchor, &f.Gap} {
			if *at != nil {
				renamed := **at
				renamed.File = name(renamed.File)
				*at = &renamed
			}
		}
	}
}
