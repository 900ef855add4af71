// Package lexicon is the language that resolint knows: concepts of the four
// families with their variants and ladders, actors, qualifiers, verbs, calls,
// universal and rival terms, instruments with their series, subjects, and the
// false friends. It is data, loaded from YAML, compiled into one matcher.
//
// It is a model: it finds words, and judges nothing. Every rank in it is an
// opinion with a source in the data, and profiles may change it.
package lexicon

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/strictyaml"
)

// Entry is one thing that the lexicon knows how to recognise.
type Entry struct {
	// ID is unique within the lexicon.
	ID string `yaml:"id"`
	// Kind says what the entry is: "concept", "name", "sense", "replacement",
	// "qualifier", "modal", "verb", "concern", "scope", "degree", "report",
	// "subject", "topic", "act", "definition" … See rules/lexicon/README.md.
	Kind string `yaml:"kind"`
	// Family is the language family that the entry belongs to, if any.
	Family string `yaml:"family"`
	// Role tells entries of one kind apart: a concept is a "group", "actor",
	// "safeguard" …; a replacement is "universal", "government" …
	Role string `yaml:"role"`
	// Class is a list of atoms, separated by spaces. Two entries with the same
	// atoms are equivalent; one that has more covers one that has fewer.
	Class string `yaml:"class"`
	// Ladder and Rank order entries that can stand for one another, strong to
	// weak: a higher rank is stronger. 0 is no rank.
	Ladder string `yaml:"ladder"`
	Rank   int    `yaml:"rank"`
	// For names families that the entry has to do with without belonging to one:
	// the families that a subject calls for, that a replacement rivals.
	For []string `yaml:"for"`
	// Support says what a mention needs beside it to count: "any" other of its
	// family, "two" for a second, different one; empty for one that stands alone.
	Support string `yaml:"support"`
	// Label is the entry's name in messages; the ID with spaces if empty.
	Label string `yaml:"label"`
	// Words are the entry's patterns; see expand.
	Words []string `yaml:"words"`
	// Note is the source or reason of a rank, for whoever changes it.
	Note string `yaml:"note"`
	// Atoms is Class split.
	Atoms []string `yaml:"-"`
}

// Name is how messages call the entry.
func (e *Entry) Name() string {
	if e.Label != "" {
		return e.Label
	}
	return strings.ReplaceAll(e.ID, "-", " ")
}

// group is a list of entries that share fields.
type group struct {
	Kind    string   `yaml:"kind"`
	Family  string   `yaml:"family"`
	Role    string   `yaml:"role"`
	Ladder  string   `yaml:"ladder"`
	For     []string `yaml:"for"`
	Entries []*Entry `yaml:"entries"`
}

// file is one file of the lexicon.
type file struct {
	About     string            `yaml:"about"`
	Macros    map[string]string `yaml:"macros"`
	Spellings map[string]string `yaml:"spellings"`
	Groups    []group           `yaml:"groups"`
	Series    []Series          `yaml:"series"`
	Agreed    []Agreed          `yaml:"agreed"`
	Families  []Family          `yaml:"families"`
}

// Family is one of the language families, with what is data about it.
type Family struct {
	ID    string `yaml:"id"`
	Label string `yaml:"label"`
}

// Series is a line of resolutions of which each succeeds the one before, or an
// instrument that stands alone.
type Series struct {
	ID     string `yaml:"id"`
	Family string `yaml:"family"`
	Title  string `yaml:"title"`
	Organ  string `yaml:"organ"`
	// Numbers are the members, oldest first.
	Numbers []string `yaml:"numbers"`
	// Carries names the atoms that the cited text is known to contain.
	Carries string `yaml:"carries"`
}

// Agreed is adopted wording that can be suggested, with its source.
type Agreed struct {
	Concept string `yaml:"concept"`
	Family  string `yaml:"family"`
	Text    string `yaml:"text"`
	Source  string `yaml:"source"`
}

// Lexicon is a loaded lexicon. It is read-only and safe for concurrent use.
type Lexicon struct {
	Entries  []*Entry
	Series   []Series
	Agreed   []Agreed
	Families []Family

	byID      map[string]*Entry
	spellings map[string]string
	automaton *automaton
}

// Load reads every *.yaml file of a folder of fsys, in the order of their names.
// Later folders may add entries, and replace those with the same ID, of kinds,
// families and roles that the first one has: another name is a misspelling, which
// would silently find nothing. Errors name file, line and entry.
func Load(fsys ...fs.FS) (*Lexicon, error) {
	l := &Lexicon{byID: map[string]*Entry{}, spellings: map[string]string{}}
	macros := map[string]string{}
	var sources []*source
	var known *names
	for i, f := range fsys {
		files, err := fs.Glob(f, "*.yaml")
		if err != nil {
			return nil, fmt.Errorf("list lexicon: %w", err)
		}
		sort.Strings(files)
		for _, name := range files {
			src, err := parse(f, name)
			if err != nil {
				return nil, err
			}
			maps.Copy(macros, src.content.Macros)
			maps.Copy(l.spellings, src.content.Spellings)
			if err := l.collect(src, known); err != nil {
				return nil, err
			}
			sources = append(sources, src)
		}
		if i == 0 {
			known = l.names()
		}
	}
	return l, l.compile(sources, macros)
}

// maxFile bounds a file of the lexicon, in bytes.
const maxFile = 4 << 20

// source is a file of the lexicon with its places, for errors.
type source struct {
	*strictyaml.File
	content file
}

func parse(f fs.FS, name string) (*source, error) {
	data, err := fs.ReadFile(f, name)
	if err != nil {
		return nil, fmt.Errorf("read lexicon %s: %w", name, err)
	}
	base := path.Base(name)
	if len(data) > maxFile {
		return nil, fmt.Errorf("read lexicon %s: larger than %d bytes", base, maxFile)
	}
	s := &source{}
	if s.File, err = strictyaml.Parse(base, data); err == nil {
		err = s.Decode(&s.content)
	}
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	return s, nil
}

func (l *Lexicon) collect(s *source, known *names) error {
	f := &s.content
	l.Series = append(l.Series, f.Series...)
	l.Agreed = append(l.Agreed, f.Agreed...)
	l.Families = append(l.Families, f.Families...)
	if err := known.add(s); err != nil {
		return fmt.Errorf("read lexicon: %w", err)
	}
	own := map[string]bool{}
	for i := range f.Groups {
		g := &f.Groups[i]
		for j, e := range g.Entries {
			if e == nil || e.ID == "" {
				return fmt.Errorf("read lexicon: %w", s.Errorf(s.Find("groups", i, "entries", j), "an entry of kind %q has no id", g.Kind))
			}
			if own[e.ID] {
				return fmt.Errorf("read lexicon: %w", s.Errorf(s.Find("groups", i, "entries", j), "the entry %q stands in this file twice", e.ID))
			}
			own[e.ID] = true
			inherit(&e.Kind, g.Kind)
			inherit(&e.Family, g.Family)
			inherit(&e.Role, g.Role)
			inherit(&e.Ladder, g.Ladder)
			if len(e.For) == 0 {
				e.For = g.For
			}
			if err := known.check(s, e, i, j); err != nil {
				return fmt.Errorf("read lexicon: %w", err)
			}
			if e.Class == "" {
				e.Class = e.ID
			}
			e.Atoms = strings.Fields(e.Class)
			slices.Sort(e.Atoms)
			if old := l.byID[e.ID]; old != nil {
				*old = *e // a user's entry replaces ours
				continue
			}
			l.byID[e.ID] = e
			l.Entries = append(l.Entries, e)
		}
	}
	return nil
}

func inherit(field *string, from string) {
	if *field == "" {
		*field = from
	}
}

func (l *Lexicon) compile(sources []*source, macros map[string]string) error {
	m := newMatcher()
	written := map[string][3]int{} // where the words of an entry stand: source, group, entry
	for n, s := range sources {
		for i := range s.content.Groups {
			for j, e := range s.content.Groups[i].Entries {
				written[e.ID] = [3]int{n, i, j}
			}
		}
	}
	for _, e := range l.Entries {
		for k, w := range e.Words {
			elements, err := expand(w, macros)
			if err != nil {
				at := written[e.ID]
				s := sources[at[0]]
				return fmt.Errorf("read lexicon: %w", s.Errorf(s.Find("groups", at[1], "entries", at[2], "words", k), "entry %s: %v", e.ID, err))
			}
			for _, alts := range elements {
				l.respell(alts)
			}
			m.add(elements, e)
		}
	}
	l.automaton = m.automaton()
	return nil
}

// respell writes the words of patterns as Tokens folds those of texts.
func (l *Lexicon) respell(alts [][]string) {
	for _, seq := range alts {
		for i, word := range seq {
			if s, ok := l.spellings[word]; ok {
				seq[i] = s
			}
		}
	}
}

// Lookup returns the entry with the given ID, or nil.
func (l *Lexicon) Lookup(id string) *Entry { return l.byID[id] }

// IDs returns the IDs of all concepts, sorted.
func (l *Lexicon) IDs() []string {
	var out []string
	for _, e := range l.Entries {
		if e.Kind == "concept" {
			out = append(out, e.ID)
		}
	}
	sort.Strings(out)
	return out
}

// Find returns every entry found in the tokens, by start and then by length,
// longest first. An entry of kind "sense" or "name" hides the shorter hits that
// lie within it; otherwise overlapping hits all stand, and choosing is the
// caller's work.
func (l *Lexicon) Find(tokens []Token) []Hit {
	s := searches.Get().(*search)
	defer searches.Put(s)
	s.automaton, s.tokens, s.ids, s.out = l.automaton, tokens, s.ids[:0], s.out[:0]
	for i := range tokens {
		s.ids = append(s.ids, l.automaton.words[tokens[i].Fold])
	}
	for i := range tokens {
		s.at(i)
	}
	s.tokens = nil
	if hits := hide(s.out); len(hits) > 0 {
		return slices.Clone(hits)
	}
	return nil
}

// searches are kept for the lists that they work in.
var searches = sync.Pool{New: func() any { return new(search) }}

// hide drops what false friends and proper names cover.
func hide(hits []Hit) []Hit {
	type cover struct {
		from, to int
		sense    bool // a sense hides what is as long as itself too
	}
	var covers []cover
	for _, h := range hits {
		if h.Entry.Kind == "sense" || h.Entry.Kind == "name" {
			covers = append(covers, cover{h.From, h.To, h.Entry.Kind == "sense"})
		}
	}
	if covers == nil {
		return hits
	}
	kept := hits[:0]
	for _, h := range hits {
		hidden := false
		for _, c := range covers {
			if h.From >= c.from && h.To <= c.to && (h.To-h.From < c.to-c.from || c.sense) {
				hidden = true
				break
			}
		}
		if !hidden && h.Entry.Kind != "sense" {
			kept = append(kept, h)
		}
	}
	return kept
}
