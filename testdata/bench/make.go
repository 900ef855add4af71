// Command bench writes the texts that testdata/bench/run measures with.
//
//	go run ./testdata/bench -o DIR
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/resolint/resolint/internal/specimen"
)

func main() {
	dir := flag.String("o", "", "folder to write to")
	flag.Parse()
	if *dir == "" || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "bench: name the folder to write to with -o")
		os.Exit(2)
	}
	if err := write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	for _, d := range []string{"base", "draft"} {
		if err := os.MkdirAll(filepath.Join(dir, "200", d), 0o755); err != nil {
			return fmt.Errorf("make folder: %w", err)
		}
	}
	for name, size := range map[string]int{"8k": 8_000, "64k": 64_000, "1m": 1_000_000, "10m": 10_000_000} {
		c := specimen.Make(1, size)
		if err := put(dir, name, &c); err != nil {
			return err
		}
	}
	for i := range 200 {
		c := specimen.Make(uint64(100+i), 22_000)
		for side, text := range map[string]string{"base": c.Base, "draft": c.Draft} {
			if err := save(filepath.Join(dir, "200", side, fmt.Sprintf("res%03d.txt", i)), []byte(text)); err != nil {
				return err
			}
		}
	}
	for change, name := range []string{"equal", "changed", "moved", "alike", "gone"} {
		c := specimen.Uniform(1, 5000, specimen.Change(change))
		if err := put(dir, "5000-"+name, &c); err != nil {
			return err
		}
	}
	c := specimen.Make(1, 150_000)
	data, err := c.Redline(600_000)
	if err != nil {
		return err
	}
	return save(filepath.Join(dir, "redline.docx"), data)
}

func put(dir, name string, c *specimen.Case) error {
	for side, text := range map[string]string{"base": c.Base, "draft": c.Draft, "proposal": c.Proposal} {
		if err := save(filepath.Join(dir, name+"-"+side+".txt"), []byte(text)); err != nil {
			return err
		}
	}
	return nil
}

func save(name string, data []byte) error {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("write text: %w", err)
	}
	return nil
}
