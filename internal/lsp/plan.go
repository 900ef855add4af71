package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
)

// Settings are what an editor may decide, in initializationOptions or, below
// "resolint", in workspace/didChangeConfiguration. Each goes before the flag of the
// command line that is named like it.
type Settings struct {
	Base      string   `json:"base"`
	Since     string   `json:"since"`
	Proposals []string `json:"proposals"`
	Profile   string   `json:"profile"`
	Families  []string `json:"families"`
	Rules     []string `json:"rules"`
	Config    string   `json:"config"`
	// Package is a folder whose drafts are one package: an audit of one of them is
	// that of the folder.
	Package string `json:"package"`
	// VirtualDocuments says that the client shows documents of the scheme
	// resolint-base, whose text it asks for with workspace/textDocumentContent, and
	// has a command resolint.showBase of its own.
	VirtualDocuments bool `json:"virtualDocuments"`
}

// parseSettings reads settings over those that hold; fields that are not there
// keep their value.
func parseSettings(s Settings, raw json.RawMessage) (Settings, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return s, nil
	}
	var nested struct {
		Resolint json.RawMessage `json:"resolint"`
	}
	if json.Unmarshal(raw, &nested) == nil && len(nested.Resolint) > 0 {
		raw = nested.Resolint
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		return s, fmt.Errorf("read settings: %w; see docs/editors.md", err)
	}
	return s, nil
}

// Request asks how a draft is to be audited.
type Request struct {
	// Root is the folder that relative names count from, absolute.
	Root string
	// Path is the draft, absolute; "" for a text that is in no file, which then is
	// Text under the name Name.
	Path, Name string
	// Text returns the draft's text at the time of the audit.
	Text func() []byte
	// Open returns the text of a file that the editor holds.
	Open     func(path string) (data []byte, ok bool)
	Settings Settings
}

// Plan is how a draft is audited: the same jobs and options as those of the
// command line for the same file.
type Plan struct {
	// Root is that of the request.
	Root string
	Job  audit.Job
	// Ignored is true where the configuration takes the draft out of all walks.
	Ignored bool
	// Files are all files and folders that the findings depend on, absolute.
	Files []string
	// Listings are folders of which the list of files counts and no more.
	Listings []string
	// Auditor has the lexicon; Limits are in Options.
	Auditor *audit.Auditor
	Options audit.Options
	// Run audits, with waivers and baseline applied.
	Run func(ctx context.Context) (*finding.Report, error)
}

// path returns the file of a name in a report, "" for one that is in no file.
func (p *Plan) path(name string) string {
	if name == "" || name == "-" {
		return ""
	}
	name = filepath.FromSlash(name)
	if !filepath.IsAbs(name) {
		name = filepath.Join(p.Root, name)
	}
	return filepath.Clean(name)
}

// uses reports whether the findings depend on a file.
func (p *Plan) uses(path string) bool {
	return slices.ContainsFunc(p.Files, func(f string) bool { return f == path || within(f, path) })
}

// choosesFrom reports whether a file is one of those among which the draft looks for
// its base. They are read once for a plan.
func (p *Plan) choosesFrom(path string) bool {
	return p.Job.Folder != nil && slices.ContainsFunc(p.Job.Folder.Sources, func(s audit.Source) bool { return p.path(s.Name) == path })
}

// source returns the source that reports call name.
func (p *Plan) source(name string) *audit.Source {
	lists := [][]audit.Source{p.Job.Base, p.Job.Proposals, p.Job.Draft}
	if p.Job.Folder != nil {
		lists = append(lists, p.Job.Folder.Sources)
	}
	for _, list := range lists {
		for i := range list {
			if list[i].Name == name {
				return &list[i]
			}
		}
	}
	return nil
}
