// Readme runs the commands of a Markdown file, so that they keep working.
//
// A block fenced as `sh` runs in the repository as it is and has to succeed. A
// block fenced as `sh demo` runs in a scratch repository with the folders adopted
// and drafts, with resolint on the PATH; its commands may report findings (exit
// status 1) and may not fail otherwise. Other blocks are not run.
//
// A command given with -ran has been run by the caller; it has to stand in the
// file and is not run again.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

type block struct {
	line     int
	demo     bool
	commands []string
}

func main() {
	ran := flag.String("ran", "", "`COMMAND` that was run already")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: readme [-ran COMMAND] FILE.md")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *ran); err != nil {
		fmt.Fprintln(os.Stderr, "readme:", err)
		os.Exit(1)
	}
}

func run(name, ran string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	blocks := find(string(text))
	if len(blocks) == 0 {
		return fmt.Errorf("%s has no commands", name)
	}
	scratch, err := os.MkdirTemp("", "readme")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(scratch) }() // the system clears its folder for temporary files
	repository, err := os.Getwd()
	if err != nil {
		return err
	}
	if err := prepare(repository, scratch); err != nil {
		return err
	}
	n, seen := 0, ran == ""
	for _, b := range blocks {
		dir := repository
		if b.demo {
			dir = filepath.Join(scratch, "demo")
		}
		for i, c := range b.commands {
			if c == ran {
				seen = true
				continue
			}
			if err := shell(dir, scratch, c, b.demo); err != nil {
				return fmt.Errorf("%s:%d: %s: %w", name, b.line+i, c, err)
			}
			n++
		}
	}
	if !seen {
		return fmt.Errorf("%s does not have the command %q", name, ran)
	}
	fmt.Printf("%s: %d commands work\n", name, n)
	return nil
}

// find returns the blocks to run.
func find(text string) []block {
	var out []block
	var open *block
	for i, l := range strings.Split(text, "\n") {
		switch {
		case open == nil && (l == "```sh" || l == "```sh demo"):
			open = &block{line: i + 2, demo: l == "```sh demo"}
		case open != nil && l == "```":
			out = append(out, *open)
			open = nil
		case open != nil && strings.TrimSpace(l) != "":
			open.commands = append(open.commands, l)
		}
	}
	return out
}

// prepare builds resolint and lays out the scratch repository: the base on
// branch main, the draft on a branch of its own.
func prepare(repository, scratch string) error {
	script := `
go build -o "$SCRATCH/bin/resolint" ./cmd/resolint
mkdir -p "$SCRATCH/demo/adopted" "$SCRATCH/demo/drafts"
cp testdata/connectivity/base.txt "$SCRATCH/demo/adopted/connectivity.txt"
cp testdata/connectivity/base.txt "$SCRATCH/demo/drafts/connectivity.txt"
cd "$SCRATCH/demo"
git init -q -b main
git add .
git -c user.name=demo -c user.email=demo@localhost commit -q -m adopted
git checkout -q -b draft
cp "$REPOSITORY/testdata/connectivity/draft.txt" drafts/connectivity.txt
git -c user.name=demo -c user.email=demo@localhost commit -q -a -m draft`
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", script)
	cmd.Dir = repository
	cmd.Env = append(os.Environ(), "SCRATCH="+scratch, "REPOSITORY="+repository)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("prepare the demonstration: %w", err)
	}
	return nil
}

func shell(dir, scratch, command string, demo bool) error {
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+filepath.Join(scratch, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if demo && errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	if err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	if len(strings.TrimSpace(string(out))) == 0 {
		return errors.New("prints nothing")
	}
	return nil
}
