package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var (
	link    = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	heading = regexp.MustCompile(`^#{1,6} +(.+?) *$`)
	code    = regexp.MustCompile("`[^`]*`")
	// unslugged is what the anchor of a heading does not have.
	unslugged = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

// checkLinks returns an error for each link of a Markdown file that leads to a file
// or a heading of the repository that is not there. Links to other places are only
// parsed: nothing is asked of the network.
func checkLinks(name, text string) error {
	var errs []error
	for i, l := range outside(text) {
		for _, m := range link.FindAllStringSubmatch(code.ReplaceAllString(l, ""), -1) {
			if err := follow(name, m[1]); err != nil {
				errs = append(errs, fmt.Errorf("%s:%d: %w", name, i+1, err))
			}
		}
	}
	return errors.Join(errs...)
}

// outside returns the lines of a Markdown file, those in fenced blocks empty.
func outside(text string) []string {
	lines := strings.Split(text, "\n")
	fenced := false
	for i, l := range lines {
		if strings.HasPrefix(strings.TrimSpace(l), "```") {
			fenced = !fenced
			lines[i] = ""
		} else if fenced {
			lines[i] = ""
		}
	}
	return lines
}

func follow(from, target string) error {
	u, err := url.Parse(target)
	if err != nil {
		return fmt.Errorf("the link %s: %w", target, err)
	}
	if u.Scheme != "" {
		return nil
	}
	file := from
	if u.Path != "" {
		file = filepath.Join(filepath.Dir(from), filepath.FromSlash(u.Path))
	}
	if _, err := os.Stat(file); err != nil {
		return fmt.Errorf("the link %s leads to no file", target)
	}
	if u.Fragment == "" {
		return nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("the link %s: %w", target, err)
	}
	for _, l := range outside(string(text)) {
		if m := heading.FindStringSubmatch(l); m != nil && slug(m[1]) == u.Fragment {
			return nil
		}
	}
	return fmt.Errorf("the link %s leads to no heading", target)
}

// slug is the anchor that code hosts give a heading.
func slug(heading string) string {
	heading = strings.ToLower(strings.ReplaceAll(heading, "`", ""))
	return strings.ReplaceAll(unslugged.ReplaceAllString(heading, ""), " ", "-")
}
