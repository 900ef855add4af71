// Resolint-page builds resolint.html from this repository: the page for people who
// use no terminal, one file with the engine in it. Run it in the repository:
//
//	go run ./cmd/resolint-page -o resolint.html
//
// The installed program cannot write the page: with the engine in it that would be
// larger by more than half. Releases have the file with its checksum instead.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/page"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "resolint-page:", err)
		os.Exit(2)
	}
}

func run(ctx context.Context) error {
	file := flag.String("o", "", "the `FILE` to write; resolint.html where neither this nor -site is given")
	site := flag.String("site", "", "write the page for a static host into `DIR`: index.html with the engine beside it")
	version := flag.String("version", "devel", "the version that the page names")
	engine := flag.String("engine", "", "write the engine alone and its wasm_exec.js into `DIR` too, for .ci/page-figures")
	flag.Parse()
	if flag.NArg() > 0 {
		return fmt.Errorf("%s: no argument is expected; name the file with -o", flag.Arg(0))
	}
	p, err := page.Build(ctx, ".", *version)
	if err != nil {
		return err
	}
	if *engine != "" {
		if err := write(filepath.Join(*engine, "resolint.wasm"), p.Engine); err != nil {
			return err
		}
		if err := write(filepath.Join(*engine, "wasm_exec.js"), p.Exec); err != nil {
			return err
		}
	}
	if *file == "" && *site == "" {
		*file = "resolint.html"
	}
	if *file != "" {
		if err := output.File(*file, func(w io.Writer) error { return page.Write(w, p) }); err != nil {
			return err
		}
	}
	if *site == "" {
		return nil
	}
	index, beside, err := page.Site(p)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(*site, "index.html"), index); err != nil {
		return err
	}
	return write(filepath.Join(*site, page.EngineFile), beside)
}

func write(file string, data []byte) error {
	return output.File(file, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
}
