// Package cli is the command line: one file a command, each an options struct,
// flags that fill it, and a function that runs it.
//
// A command is a function of the Factory, which holds streams, working folder,
// environment, clock and the audit, so that tests run the real thing in one
// process. Commands return errors; only Main turns them into an exit status.
package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/policy"
)

// Factory is what commands run with.
type Factory struct {
	Streams
	// Dir is the working folder, absolute.
	Dir string
	// Getenv reads the environment; nothing below this package does.
	Getenv func(string) string
	// Now is the clock that waivers expire by.
	Now func() time.Time
	// Date dates what reports bring into documents; zero leaves it undated, so that
	// the same input gives the same bytes whatever the clock says.
	Date    time.Time
	Version string
	Engine  Engine

	noColor bool
}

// Engine is what the command line calls: the audit and what goes with it.
type Engine struct {
	Run func(context.Context, []audit.Job, audit.Options) (*finding.Report, error)
	// New makes an auditor for many audits with the same options.
	New func(context.Context, audit.Options) (*audit.Auditor, error)
	// Identity is the digest of all that findings depend on beside texts and program.
	Identity func(audit.Options) (string, error)
	// Text and Facts print one document.
	Text  func(context.Context, io.Writer, audit.Source, audit.TextOptions) error
	Facts func(context.Context, io.Writer, audit.Job, audit.Options) error
	// Statements prints what each clause says.
	Statements func(context.Context, io.Writer, audit.Job, audit.Options) error
	// Why says what the lexicon makes of a phrase, by itself or in a document.
	Why func(ctx context.Context, phrase string, doc *audit.Source, o audit.Options) ([]audit.Reason, error)
	// Usage counts how often documents have each pattern of the lexicon.
	Usage func(ctx context.Context, docs []audit.Source, o audit.Options) ([]lexicon.Pattern, error)
	// Rules describes all rules, those of the given folders too.
	Rules func(dirs []string) ([]finding.Rule, error)
	// TestRules runs the Rego tests of the rules in the given folders.
	TestRules func(ctx context.Context, dirs []string) (*policy.TestReport, error)
}

// NewFactory returns the factory of the process.
func NewFactory() (*Factory, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	date, err := sourceDate(os.Getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return nil, err
	}
	now := time.Now
	if !date.IsZero() {
		now = func() time.Time { return date }
	}
	return &Factory{
		Streams: SystemStreams(),
		Dir:     dir,
		Getenv:  os.Getenv,
		Now:     now,
		Date:    date,
		Version: buildVersion(),
		Engine:  engine(),
	}, nil
}

// sourceDate returns the moment that a run is said to be of, in the seconds since 1970
// of https://reproducible-builds.org/specs/source-date-epoch, and zero for none.
func sourceDate(epoch string) (time.Time, error) {
	if epoch == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > maxEpoch {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %q is no number of seconds since 1970", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// maxEpoch is the end of the year 9999, the last that dates in documents can have.
const maxEpoch = 253402300799

// version is set by the linker in releases.
var version = ""

// buildVersion is that of the release, else of the module that `go install`
// fetched, else "devel".
func buildVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

// color reports whether output on a terminal may be coloured: not where the user
// said no by flag or by NO_COLOR (https://no-color.org), nor on a terminal that
// cannot.
func (f *Factory) color(terminal bool) bool {
	return terminal && !f.noColor && f.Getenv("NO_COLOR") == "" && f.Getenv("TERM") != "dumb"
}
