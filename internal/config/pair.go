package config

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Counterparts are the files that the map gives to a draft, relative to the
// folder of the configuration, with slashes. Base is "" and Proposals nil where
// no pair fits; Key names the pair that does.
type Counterparts struct {
	Base      string
	Proposals []string
	Key       string
}

// Counterparts returns what the map says about a draft, by the first pair that
// fits. draft is relative to the folder of the configuration, with slashes.
// Proposals may be globs.
func (c *Config) Counterparts(draft string) Counterparts {
	for i := range c.Map {
		p := &c.Map[i]
		if ok, err := doublestar.Match(p.Draft, draft); err != nil || !ok {
			continue
		}
		out := Counterparts{Base: expand(p.Base, draft), Key: index("map", i)}
		for _, g := range p.Proposals {
			out.Proposals = append(out.Proposals, expand(g, draft))
		}
		return out
	}
	return Counterparts{}
}

// expand puts the draft's parts in the place of the placeholders.
func expand(template, draft string) string {
	if template == "" {
		return ""
	}
	dir, file := path.Split(draft)
	ext := path.Ext(file)
	dir = strings.TrimSuffix(dir, "/")
	if dir == "" {
		dir = "."
	}
	r := strings.NewReplacer("{name}", strings.TrimSuffix(file, ext), "{ext}", ext, "{dir}", dir)
	return path.Clean(r.Replace(template))
}

// Ignored reports whether a path, relative to the folder of the configuration
// with slashes, is covered by an ignore glob. A glob that names a folder covers
// what is in it.
func (c *Config) Ignored(rel string) bool {
	for _, g := range c.Ignore {
		g = strings.TrimSuffix(g, "/")
		for p := rel; p != "." && p != "/" && p != ""; p = path.Dir(p) {
			if ok, err := doublestar.Match(g, p); err == nil && ok {
				return true
			}
		}
	}
	return false
}
