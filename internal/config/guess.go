package config

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// Guessed is what a look at a repository's documents tells about drafts and
// their bases.
type Guessed struct {
	// Pairs are folders with drafts and the folders with their bases.
	Pairs []Pair
	// Documents is the number of documents seen; Alike counts how many drafts of
	// each pair have a base of the same name.
	Documents int
	Alike     []int
}

var (
	draftWord = lazyregexp.New(`(?i)(^|[^a-z])(drafts?|proposals?|contributions?|inputs?|outcomes?|new|current|working|revised|rev)([^a-z]|$)`)
	baseWord  = lazyregexp.New(`(?i)(^|[^a-z])(adopted|bases?|agreed|final|finals|previous|old|original|existing|reference|in-force)([^a-z]|$)`)
)

// Guess pairs folders by names of documents relative to the repository, with
// slashes: a folder whose name sounds like drafts with one that sounds like
// adopted texts, if they share the name of a file.
func Guess(names []string) *Guessed {
	g := &Guessed{Documents: len(names)}
	folders := map[string]map[string]string{} // folder → stem → extension
	for _, n := range names {
		dir, file := path.Dir(n), path.Base(n)
		if folders[dir] == nil {
			folders[dir] = map[string]string{}
		}
		ext := path.Ext(file)
		folders[dir][strings.TrimSuffix(file, ext)] = ext
	}
	for _, draft := range slices.Sorted(maps.Keys(folders)) {
		if !draftWord.MatchString(draft) || baseWord.MatchString(path.Base(draft)) {
			continue
		}
		best, most := "", 0
		for _, base := range slices.Sorted(maps.Keys(folders)) {
			if base == draft || !baseWord.MatchString(base) {
				continue
			}
			if n := shared(folders[draft], folders[base]); n > most {
				best, most = base, n
			}
		}
		if most == 0 {
			continue
		}
		for _, ext := range extensions(folders[draft]) {
			g.Pairs = append(g.Pairs, Pair{Draft: path.Join(draft, "*"+ext), Base: path.Join(best, "{name}"+baseExtension(folders[best], ext))})
			g.Alike = append(g.Alike, most)
		}
	}
	return g
}

func shared(a, b map[string]string) int {
	n := 0
	for stem := range a {
		if _, ok := b[stem]; ok {
			n++
		}
	}
	return n
}

func extensions(folder map[string]string) []string {
	var out []string
	for _, ext := range folder {
		if !slices.Contains(out, ext) {
			out = append(out, ext)
		}
	}
	slices.Sort(out)
	return out
}

// baseExtension is the draft's extension if the base folder has it too, else the
// one that it has.
func baseExtension(base map[string]string, ext string) string {
	all := extensions(base)
	if slices.Contains(all, ext) {
		return "{ext}"
	}
	return all[0]
}

// Template returns a configuration with a comment for every key.
func (g *Guessed) Template() string {
	var b strings.Builder
	b.WriteString(`# What resolint audits here, and how. Everything is optional.
# ` + "`resolint config`" + ` prints what holds; ` + "`resolint config --schema`" + ` describes every key.

# What drafts are compared with. {name}, {ext} and {dir} stand for the draft's
# parts. A draft with tracked changes is compared with its own base.
`)
	if len(g.Pairs) == 0 {
		b.WriteString("# map:\n#   - draft: drafts/*.docx\n#     base: adopted/{name}{ext}\n#     proposals: [\"proposals/{name}-*.docx\"]\n")
	} else {
		b.WriteString("map:\n")
		for i, p := range g.Pairs {
			fmt.Fprintf(&b, "  # %d of the same name\n  - draft: %q\n    base: %q\n", g.Alike[i], p.Draft, p.Base)
		}
	}
	b.WriteString(`
# The level from which on findings make the exit status 1: error, warning, note
# or never.
fail-on: error

# Families to report; all where this is left out.
# families: [gender, human-rights, multistakeholder, mandate]

# Levels by rule or family: error, warning, note, none or off.
# rules:
#   gender/referenced: warning
#   mandate: note

# Files and folders that are left out, beside those of .gitignore.
# ignore:
#   - archive/**

# Findings that are known and accepted. A reason is required; after until the
# finding counts again.
# waivers:
#   - rule: gender/removed
#     file: drafts/res130.docx
#     clause: resolves/3
#     reason: moved to the resolution on gender by agreement of the group
#     until: 2027-03-31
#     by: A. Reviewer

# Findings recorded by resolint baseline do not fail.
# baseline: .resolint-baseline.json

# Rules and lexicon entries of your own; resolint rules new starts one.
# rule-dirs: [rules]
# lexicon: [lexicon/own.yaml]
# confidence: confidence.yaml
`)
	return b.String()
}
