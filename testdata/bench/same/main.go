// Command same runs two builds of resolint on the same texts and compares what they
// print as JSON, byte for byte: a change that makes the audit faster must not cost a
// finding.
//
//	go run ./testdata/bench/same [-formats LIST] OLD NEW CASES... [SERIES.tsv]
//
// CASES are folders of labelled cases or texts that the make.go beside it wrote
// (NAME-base.txt, NAME-draft.txt); a file that ends in .tsv lists pairs of texts, base
// and draft in its first two columns, which lie in the folder un beside it. The exit
// status is 1 where anything differs.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/resolint/resolint/internal/evaluate"
)

// audit is one call of resolint, without the program and the format.
type audit struct {
	name, dir string
	args      []string
}

func main() {
	formats := flag.String("formats", "json", "formats to compare, with commas between")
	flag.Parse()
	if flag.NArg() < 3 {
		fmt.Fprintln(os.Stderr, "usage: same [-formats LIST] OLD NEW CASES... [SERIES.tsv]")
		os.Exit(2)
	}
	differing, err := compare(flag.Arg(0), flag.Arg(1), flag.Args()[2:], strings.Split(*formats, ","))
	if err != nil {
		fmt.Fprintln(os.Stderr, "same:", err)
		os.Exit(2)
	}
	if differing > 0 {
		os.Exit(1)
	}
}

func compare(older, newer string, paths, formats []string) (differing int, err error) {
	work, err := os.MkdirTemp("", "same")
	if err != nil {
		return 0, fmt.Errorf("make folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	var audits []audit
	for i, p := range paths {
		found, err := auditsOf(p, filepath.Join(work, fmt.Sprint(i)))
		if err != nil {
			return 0, err
		}
		audits = append(audits, found...)
	}
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(2)
	for _, a := range audits {
		for _, format := range formats {
			group.Go(func() error {
				before, err := a.run(older, format)
				if err != nil {
					return err
				}
				after, err := a.run(newer, format)
				if err != nil {
					return err
				}
				if !bytes.Equal(before, after) {
					mu.Lock()
					defer mu.Unlock()
					differing++
					fmt.Printf("%s as %s differs: %s\n", a.name, format, firstDifference(before, after))
				}
				return nil
			})
		}
	}
	if err := group.Wait(); err != nil {
		return 0, err
	}
	fmt.Printf("%d texts or pairs, %d differ\n", len(audits), differing)
	return differing, nil
}

// run returns what one build prints, standard error and exit status with it. A build
// that cannot be started is an error.
func (a *audit) run(program, format string) ([]byte, error) {
	program, err := filepath.Abs(program)
	if err != nil {
		return nil, fmt.Errorf("find program: %w", err)
	}
	var out bytes.Buffer
	cmd := exec.Command(program, append([]string{"check", "--fail-on", "never", "--format", format}, a.args...)...) //nolint:gosec // the caller names it
	cmd.Dir, cmd.Stdout, cmd.Stderr = a.dir, &out, &out
	err = cmd.Run()
	var status *exec.ExitError
	if err != nil && !errors.As(err, &status) {
		return nil, fmt.Errorf("run: %w", err)
	}
	fmt.Fprintf(&out, "exit status %d\n", cmd.ProcessState.ExitCode())
	return out.Bytes(), nil
}

// firstDifference quotes the first lines that differ.
func firstDifference(before, after []byte) string {
	a, b := strings.Split(string(before), "\n"), strings.Split(string(after), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d:\n  - %.200s\n  + %.200s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines became %d", len(a), len(b))
}

// auditsOf lists what is to be run for one argument. Cases are written below work.
func auditsOf(path, work string) ([]audit, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find texts: %w", err)
	}
	if filepath.Ext(path) == ".tsv" {
		return series(path)
	}
	made, err := filepath.Glob(filepath.Join(path, "*-draft.txt"))
	if err != nil {
		return nil, fmt.Errorf("list texts: %w", err)
	}
	if len(made) > 0 {
		return written(made), nil
	}
	cases, err := evaluate.Load(path)
	if err != nil {
		return nil, err //nolint:wrapcheck // says what it did
	}
	var out []audit
	for i := range cases {
		a, err := unpacked(&cases[i], filepath.Join(work, fmt.Sprint(i)))
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// series lists the pairs of a table.
func series(path string) ([]audit, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read series: %w", err)
	}
	var out []audit
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		columns := strings.Split(line, "\t")
		if len(columns) < 2 {
			return nil, fmt.Errorf("read %s: a line has no base and draft: %q", path, line)
		}
		out = append(out, audit{
			name: columns[0] + " " + columns[1], dir: filepath.Join(filepath.Dir(path), "un"),
			args: []string{"--base", columns[0] + ".txt", columns[1] + ".txt"},
		})
	}
	return out, nil
}

// written lists the pairs of make.go.
func written(drafts []string) []audit {
	var out []audit
	for _, draft := range drafts {
		base := strings.TrimSuffix(draft, "-draft.txt") + "-base.txt"
		out = append(out, audit{name: draft, dir: filepath.Dir(draft), args: []string{"--base", base, draft}})
	}
	return out
}

// unpacked writes the texts of a case to a folder.
func unpacked(c *evaluate.Case, dir string) (audit, error) {
	for name, data := range c.Files {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return audit{}, fmt.Errorf("make folder: %w", err)
		}
		if err := os.WriteFile(at, data, 0o644); err != nil {
			return audit{}, fmt.Errorf("write text: %w", err)
		}
	}
	a := audit{name: c.Name, dir: dir}
	if c.Roles == "package" {
		if _, err := os.Stat(filepath.Join(dir, "base")); err == nil {
			a.args = append(a.args, "--base", "base")
		}
		a.args = append(a.args, "draft")
		return a, nil
	}
	for _, name := range c.Role("base") {
		a.args = append(a.args, "--base", name)
	}
	for _, name := range c.Role("proposal") {
		a.args = append(a.args, "--proposal", name)
	}
	a.args = append(a.args, c.Role("draft")...)
	return a, nil
}
