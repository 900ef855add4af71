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
	// Kind says what the entry is; see Lexicon.Kinds.
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
	// weak: a higher rank is stronger. 0 is no rank. See Lexicon.Ladders.
	Ladder string `yaml:"ladder"`
	Rank   int    `yaml:"rank"`
	// For names families that the entry has to do with without belonging to one:
	// the families that a subject calls for, that a replacement rivals.
	For []string `yaml:"for"`
	// NotIn names the forms of text in which the entry does not count, of Forms.
	NotIn []string `yaml:"not-in"`
	// Support says what a mention needs beside it to count: "any" other of its
	// family, "two" for a second, different one, "duty" any other where the clause does
	// not bind; empty for one that stands alone.
	Support string `yaml:"support"`
	// Label is the entry's name in messages; the ID with spaces if empty.
	Label string `yaml:"label"`
	// Words are the entry's patterns; see expand. Lists are phrases that they name.
	Words []string            `yaml:"words"`
	Lists map[string][]string `yaml:"lists"`
	// Note is for whoever changes the entry.
	Note string `yaml:"note"`
	// Atoms is Class split.
	Atoms []string `yaml:"-"`
	// File and Line say where the entry stands.
	File string `yaml:"-"`
	Line int    `yaml:"-"`
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
	About     string              `yaml:"about"`
	Lists     map[string][]string `yaml:"lists"`
	Spellings map[string]string   `yaml:"spellings"`
	Groups    []group             `yaml:"groups"`
	Series    []Series            `yaml:"series"`
	Agreed    []Agreed            `yaml:"agreed"`
	Families  []Family            `yaml:"families"`
	Kinds     []EntryKind         `yaml:"kinds"`
	Ladders   []Ladder            `yaml:"ladders"`
}

// Ladder orders entries that can stand for one another.
type Ladder struct {
	ID    string `yaml:"id"`
	About string `yaml:"about"`
	// Ranks are its ranks, the strongest first.
	Ranks []LadderRank `yaml:"ranks"`
}

// LadderRank is a rank of a ladder with what it rests on.
type LadderRank struct {
	Rank   int    `yaml:"rank"`
	Source string `yaml:"source"`
}

// EntryKind is one of the things that an entry can be.
type EntryKind struct {
	ID string `yaml:"id"`
	// Counts says where in a statement such an entry counts, and on what condition.
	Counts string `yaml:"counts"`
	// Roles tell its entries apart.
	Roles []EntryRole `yaml:"roles"`
}

// EntryRole is a role of the entries of a kind. Its Counts is that of the kind if empty.
type EntryRole struct {
	ID     string `yaml:"id"`
	Counts string `yaml:"counts"`
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
}

// Agreed is adopted wording that can be suggested, with its source.
type Agreed struct {
	Family string `yaml:"family"`
	// Concepts are the IDs of the entries that the wording answers: subjects and topics
	// that call for the family. Wording without any answers all others.
	Concepts []string `yaml:"concepts"`
	Text     string   `yaml:"text"`
	Source   string   `yaml:"source"`
}

// Lexicon is a loaded lexicon. It is read-only and safe for concurrent use.
type Lexicon struct {
	Entries  []*Entry
	Series   []Series
	Agreed   []Agreed
	Families []Family
	Kinds    []EntryKind
	Ladders  []Ladder

	byID      map[string]*Entry
	lists     map[string][]string // that all patterns may name
	spellings map[string]string
	automaton *automaton
}

// Load reads every *.yaml file of a folder of fsys, in the order of their names.
// Later folders may add entries, and replace those with the same ID. A kind, family or
// role that no folder so far declares is a misspelling, which would silently find
// nothing. Errors name file, line and entry.
func Load(fsys ...fs.FS) (*Lexicon, error) {
	l := &Lexicon{byID: map[string]*Entry{}, spellings: map[string]string{}, lists: map[string][]string{}}
	var sources []*source
	for n, f := range fsys {
		files, err := fs.Glob(f, "*.yaml")
		if err != nil {
			return nil, fmt.Errorf("list lexicon: %w", err)
		}
		sort.Strings(files)
		var folder []*source
		for _, name := range files {
			src, err := parse(f, name)
			if err != nil {
				return nil, err
			}
			folder = append(folder, src)
			l.declare(&src.content)
		}
		known := l.names()
		for _, src := range folder {
			if err := l.collect(src, known); err != nil {
				return nil, fmt.Errorf("read lexicon: %w", err)
			}
		}
		classes := l.classes()
		for _, src := range folder {
			err := l.answered(src)
			if err == nil && n > 0 {
				err = classes.check(src)
			}
			if err != nil {
				return nil, fmt.Errorf("read lexicon: %w", err)
			}
		}
		sources = append(sources, folder...)
	}
	return l, l.compile(sources)
}

// declare takes up what a file says for all files.
func (l *Lexicon) declare(f *file) {
	maps.Copy(l.lists, f.Lists)
	maps.Copy(l.spellings, f.Spellings)
	l.Series = append(l.Series, f.Series...)
	l.Agreed = append(l.Agreed, f.Agreed...)
	l.Families = append(l.Families, f.Families...)
	l.Kinds = append(l.Kinds, f.Kinds...)
	l.Ladders = append(l.Ladders, f.Ladders...)
}

// maxFile bounds a file of the lexicon, in bytes.
const maxFile = 4 << 20

// source is a file of the lexicon.
type source struct {
	name    string
	text    string
	content file
}

func parse(f fs.FS, name string) (*source, error) {
	data, err := fs.ReadFile(f, name)
	if err != nil {
		return nil, fmt.Errorf("read lexicon %s: %w", name, err)
	}
	s := &source{name: path.Base(name), text: string(data)}
	if len(data) > maxFile {
		return nil, fmt.Errorf("read lexicon %s: larger than %d bytes", s.name, maxFile)
	}
	tree, err := strictyaml.Parse(s.name, data)
	if err == nil {
		err = tree.Decode(&s.content)
	}
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	for i := range s.content.Groups {
		for j, e := range s.content.Groups[i].Entries {
			if e != nil {
				e.Line = tree.Find("groups", i, "entries", j).Line
			}
		}
	}
	return s, nil
}

// errorf returns an error at the place that a path of keys and indexes leads to.
func (s *source) errorf(at []any, format string, args ...any) error {
	tree, err := strictyaml.Parse(s.name, []byte(s.text))
	if err != nil {
		return err
	}
	return tree.Errorf(tree.Find(at...), format, args...)
}

// entryAt is where entry j of group i stands, and then what follows in it.
func entryAt(i, j int, further ...any) []any {
	return append([]any{"groups", i, "entries", j}, further...)
}

func (l *Lexicon) collect(s *source, known *names) error {
	f := &s.content
	if err := known.agreed(s); err != nil {
		return err
	}
	own := map[string]bool{}
	for i := range f.Groups {
		g := &f.Groups[i]
		if len(g.Entries) == 0 {
			if err := known.checkEmpty(s, g, i); err != nil {
				return err
			}
		}
		for j, e := range g.Entries {
			if e == nil || e.ID == "" {
				return s.errorf(entryAt(i, j), "an entry of kind %q has no id", g.Kind)
			}
			if own[e.ID] {
				return s.errorf(entryAt(i, j), "the entry %q stands in this file twice", e.ID)
			}
			own[e.ID] = true
			g.lend(e)
			if err := known.check(s, e, i, j); err != nil {
				return err
			}
			e.File = s.name
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

// lend gives an entry what its group says for all.
func (g *group) lend(e *Entry) {
	inherit(&e.Kind, g.Kind)
	inherit(&e.Family, g.Family)
	inherit(&e.Role, g.Role)
	inherit(&e.Ladder, g.Ladder)
	if len(e.For) == 0 {
		e.For = g.For
	}
}

func inherit(field *string, from string) {
	if *field == "" {
		*field = from
	}
}

func (l *Lexicon) compile(sources []*source) error {
	m := newMatcher(newVocabulary(l.spellings))
	for _, e := range l.Entries {
		for k, w := range e.Words {
			if err := m.add(l, e, w); err != nil {
				return fmt.Errorf("read lexicon: %w", placed(sources, e, k, err))
			}
		}
	}
	l.automaton = m.automaton()
	return nil
}

// placed gives the error of pattern k of an entry its place: that of the last file that
// has the entry.
func placed(sources []*source, e *Entry, k int, err error) error {
	for _, s := range slices.Backward(sources) {
		for i := range s.content.Groups {
			for j, own := range s.content.Groups[i].Entries {
				if own.ID == e.ID {
					return s.errorf(entryAt(i, j, "words", k), "entry %s: %v", e.ID, err)
				}
			}
		}
	}
	return err
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

// Suggest returns the adopted wording for a family and a concept, nil where there is
// none. What a later folder holds goes before what an earlier one does.
func (l *Lexicon) Suggest(family, concept string) *Agreed {
	var general *Agreed
	for i := len(l.Agreed) - 1; i >= 0; i-- {
		a := &l.Agreed[i]
		switch {
		case a.Family != family:
		case slices.Contains(a.Concepts, concept):
			return a
		case len(a.Concepts) == 0 && general == nil:
			general = a
		}
	}
	return general
}

// Find returns every entry found in the tokens, by start and then by length,
// longest first. An entry of kind "sense" or "name" hides the shorter hits that
// lie within it; otherwise overlapping hits all stand, and choosing is the
// caller's work.
func (l *Lexicon) Find(tokens []Token) []Hit {
	s := searches.Get().(*search)
	defer searches.Put(s)
	if hits := hide(s.all(l.automaton, tokens)); len(hits) > 0 {
		return slices.Clone(hits)
	}
	return nil
}

// searches are kept for the lists that they work in.
var searches = sync.Pool{New: func() any { return new(search) }}

// hide drops what false friends and proper names cover.
func hide(hits []Hit) []Hit {
	covers := covers(hits)
	if covers == nil {
		return hits
	}
	kept := hits[:0]
	for _, h := range hits {
		if h.Entry.Kind != "sense" && covering(covers, h) == nil {
			kept = append(kept, h)
		}
	}
	return kept
}

// covers returns the hits that may hide others.
func covers(hits []Hit) []Hit {
	var out []Hit
	for _, h := range hits {
		if h.Entry.Kind == "sense" || h.Entry.Kind == "name" {
			out = append(out, h)
		}
	}
	return out
}

// covering returns the hit that hides another one; a false friend hides what is as
// long as itself too.
func covering(covers []Hit, h Hit) *Hit {
	for i := range covers {
		c := &covers[i]
		if h.From >= c.From && h.To <= c.To && (h.To-h.From < c.To-c.From || c.Entry.Kind == "sense") {
			return c
		}
	}
	return nil
}
