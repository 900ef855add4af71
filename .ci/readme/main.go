// Readme checks what Markdown files say: it runs their commands, compares what they
// show of the output, and follows their links.
//
// A block fenced as `sh` runs in the repository as it is and has to succeed. A
// block fenced as `sh demo` runs in a scratch repository with the folders adopted
// and drafts, with resolint on the PATH; its commands may report findings (exit
// status 1) and may not fail otherwise. A block fenced as `text output` shows the
// first lines of what the last command before it prints, the last of them "…"; with
// -update it is written anew, with as many lines as it has, and blocks of `sh` are not
// run. Other blocks are not run.
//
// A command given with -ran has been run by the caller; it has to stand in one of the
// files and is not run again.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// block is one fenced block; line is that of its first line, counted from 1.
type block struct {
	line  int
	info  string
	lines []string
}

// checker runs commands.
type checker struct {
	repository, scratch string
	ran                 string
	seen, update        bool
}

func main() {
	c := checker{}
	flag.StringVar(&c.ran, "ran", "", "`COMMAND` that was run already")
	flag.BoolVar(&c.update, "update", false, "write the shown output anew")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: readme [-ran COMMAND] [-update] FILE.md...")
		os.Exit(2)
	}
	if err := c.run(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "readme:", err)
		os.Exit(1)
	}
}

func (c *checker) run(names []string) error {
	scratch, err := os.MkdirTemp("", "readme")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(scratch) }() // the system clears its folder for temporary files
	c.scratch = scratch
	if c.repository, err = os.Getwd(); err != nil {
		return err
	}
	if err := c.prepare(); err != nil {
		return err
	}
	var errs []error
	for _, name := range names {
		errs = append(errs, c.file(name))
	}
	if c.ran != "" && !c.seen {
		errs = append(errs, fmt.Errorf("no file has the command %q", c.ran))
	}
	return errors.Join(errs...)
}

// file checks one file.
func (c *checker) file(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := checkLinks(name, string(text)); err != nil {
		return err
	}
	// What the commands of another file left behind is gone.
	if err := c.reset(); err != nil {
		return err
	}
	lines := strings.Split(string(text), "\n")
	n, last := 0, ""
	for _, b := range find(lines) {
		if b.info == "text output" {
			want := shown(last, len(b.lines))
			if c.update {
				copy(lines[b.line-1:], want)
			} else if !slices.Equal(b.lines, want) {
				return fmt.Errorf("%s:%d: the command prints other than is shown (run: go run ./.ci/readme -update %s):\n%s", name, b.line, name, strings.Join(want, "\n"))
			}
			continue
		}
		for i, command := range b.lines {
			if strings.TrimSpace(command) == "" {
				continue
			}
			if command == c.ran || c.update && b.info == "sh" {
				c.seen = c.seen || command == c.ran
				continue
			}
			if last, err = c.shell(command, b.info == "sh demo"); err != nil {
				return fmt.Errorf("%s:%d: %s: %w", name, b.line+i, command, err)
			}
			n++
		}
	}
	if c.update {
		return os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o600)
	}
	fmt.Printf("%s: %d commands work, all links lead somewhere\n", name, n)
	return nil
}

// shown is what a block of n lines shows of an output.
func shown(output string, n int) []string {
	lines := strings.Split(strings.TrimRight(output, "\n"), "\n")
	if len(lines) > n {
		lines = append(slices.Clone(lines[:n-1]), "…")
	}
	for len(lines) < n {
		lines = append(lines, "")
	}
	return lines
}

// find returns the blocks that say something to this program.
func find(lines []string) []block {
	var out []block
	var open *block
	for i, l := range lines {
		switch {
		case open == nil && strings.HasPrefix(l, "```"):
			open = &block{line: i + 2, info: strings.TrimPrefix(l, "```")}
		case open != nil && l == "```":
			if open.info == "sh" || open.info == "sh demo" || open.info == "text output" {
				out = append(out, *open)
			}
			open = nil
		case open != nil:
			open.lines = append(open.lines, l)
		}
	}
	return out
}

// prepare builds resolint and lays out the scratch repository: the base on
// branch main, the draft on a branch of its own. It is kept as it is, and each file
// gets a copy.
func (c *checker) prepare() error {
	return c.script(`
go build -o "$SCRATCH/bin/resolint" ./cmd/resolint
mkdir -p "$SCRATCH/whole/adopted" "$SCRATCH/whole/drafts"
cp testdata/connectivity/base.txt "$SCRATCH/whole/adopted/connectivity.txt"
cp testdata/connectivity/base.txt "$SCRATCH/whole/drafts/connectivity.txt"
cp testdata/redline/confidence-redline.docx "$SCRATCH/whole/redline.docx"
cd "$SCRATCH/whole"
git init -q -b main
git add .
git -c user.name=demo -c user.email=demo@localhost commit -q -m adopted
git checkout -q -b draft
cp "$REPOSITORY/testdata/connectivity/draft.txt" drafts/connectivity.txt
git -c user.name=demo -c user.email=demo@localhost commit -q -a -m draft`)
}

func (c *checker) reset() error {
	return c.script(`rm -rf "$SCRATCH/demo"; cp -r "$SCRATCH/whole" "$SCRATCH/demo"`)
}

func (c *checker) script(text string) error {
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", text)
	cmd.Dir = c.repository
	cmd.Env = append(os.Environ(), "SCRATCH="+c.scratch, "REPOSITORY="+c.repository)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("prepare the demonstration: %w", err)
	}
	return nil
}

// shell runs a command and returns what it prints.
func (c *checker) shell(command string, demo bool) (string, error) {
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", command)
	cmd.Dir = c.repository
	if demo {
		cmd.Dir = filepath.Join(c.scratch, "demo")
	}
	cmd.Env = append(os.Environ(), "PATH="+filepath.Join(c.scratch, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if demo && errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	if len(strings.TrimSpace(string(out))) == 0 {
		return "", errors.New("prints nothing")
	}
	return string(out), nil
}
