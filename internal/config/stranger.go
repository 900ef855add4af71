package config

import (
	"errors"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// ReadUntrusted reads data as the configuration that a stranger could have written,
// with what Restrict has to say. path is the file that it stands for, name how
// messages call it. Its errors quote the word that is wrong and never the line that
// it stands in, and nothing that the configuration names is looked for.
func ReadUntrusted(data []byte, path, name string) (*Config, []string, error) {
	c, err := Parse(data, name)
	if err != nil {
		return nil, nil, WithoutLine(err)
	}
	c.Path, c.Root = path, filepath.Dir(path)
	c.untrusted = true
	return c, c.Restrict(), nil
}

// longestQuote is how much of a stranger's configuration an error may quote, in
// characters.
const longestQuote = 80

// WithoutLine takes from an error the line of the configuration that it quotes: of a file
// outside the repository too, the report of an untrusted run shows strangers none.
func WithoutLine(err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	e.Excerpt = ""
	if utf8.RuneCountInString(e.Message) > 2*longestQuote {
		e.Message = string([]rune(e.Message)[:2*longestQuote]) + "…"
	}
	return e // and not what wraps it, which has printed it before
}

// Disarm takes away what a configuration that a pull request can change could hide
// findings with: waivers, ignored files, levels, families and the baseline. It
// returns a sentence for each key that it set aside.
func (c *Config) Disarm() []string {
	var notices []string
	set := func(given bool, key string, remove func()) {
		if !given {
			return
		}
		notices = append(notices, c.setAside(key, "the pull request could change it; --since takes it from the base revision, --config FILE from a file outside"))
		remove()
	}
	set(len(c.Waivers) > 0, "waivers", func() { c.Waivers = nil })
	set(len(c.Ignore) > 0, "ignore", func() { c.Ignore = nil })
	set(len(c.Rules) > 0, "rules", func() { c.Rules = nil })
	set(len(c.Families) > 0, "families", func() { c.Families = nil })
	set(c.FailOn != "", "fail-on", func() { c.FailOn = "" })
	set(c.Baseline != "", "baseline", func() { c.Baseline = "" })
	return notices
}

// setAside notes that --untrusted took a key away, and says so.
func (c *Config) setAside(key, why string) string {
	if c.restricted == nil {
		c.restricted = map[string]bool{}
	}
	c.restricted[key] = true
	return strings.Join([]string{c.Where(key), key + " is set aside by --untrusted", why}, ": ")
}
