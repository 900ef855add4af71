package lexicon

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/resolint/resolint/internal/pack"
)

// Compiled is the file beside the files of resolint's lexicon that holds it as Load makes
// it of them: reading and compiling them anew takes a quarter of an audit of a short draft.
const Compiled = "compiled.bin"

const (
	compiledMagic   = "lexicon 1\n"
	compiledPattern = "*.yaml"
)

// LoadCompiled returns the lexicon of a folder by what Pack made of it. Where that was made
// of other files, the files are loaded.
func LoadCompiled(packed string, folder fs.FS) (*Lexicon, error) {
	sum, err := pack.Digest(folder, compiledPattern)
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	file, ok := pack.Open(packed, compiledMagic, sum)
	if !ok {
		return Load(folder)
	}
	r := &reader{Reader: file}
	l := r.lexicon()
	if !r.Done() {
		return nil, fmt.Errorf("read lexicon %s: damaged; make it anew with go test ./rules -run TestLexiconCompiled -update", Compiled)
	}
	return l, nil
}

// Pack returns what Compiled should hold for the lexicon of a folder.
func Pack(folder fs.FS) ([]byte, error) {
	sum, err := pack.Digest(folder, compiledPattern)
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	l, err := Load(folder)
	if err != nil {
		return nil, err
	}
	w := &writer{}
	w.lexicon(l)
	return w.Bytes(compiledMagic, sum), nil
}

// writer packs a lexicon, reader reads it back in the same order.
type (
	writer struct{ pack.Writer }
	reader struct{ *pack.Reader }
)

func (w *writer) lexicon(l *Lexicon) {
	number := make(map[*Entry]int32, len(l.Entries))
	w.Number(len(l.Entries))
	for i, e := range l.Entries {
		number[e] = int32(i)
		w.entry(e)
	}
	w.Number(len(l.Series))
	for _, s := range l.Series {
		w.Strings(s.ID, s.Family, s.Title, s.Organ)
		w.List(s.Numbers)
	}
	w.Number(len(l.Agreed))
	for _, a := range l.Agreed {
		w.Strings(a.Family, a.Text, a.Source)
		w.List(a.Concepts)
	}
	w.Number(len(l.Families))
	for _, f := range l.Families {
		w.Strings(f.ID, f.Label)
	}
	w.Number(len(l.Kinds))
	for _, k := range l.Kinds {
		w.Strings(k.ID, k.Counts)
		w.Number(len(k.Roles))
		for _, r := range k.Roles {
			w.Strings(r.ID, r.Counts)
		}
	}
	w.Number(len(l.Ladders))
	for _, d := range l.Ladders {
		w.Strings(d.ID, d.About)
		w.Number(len(d.Ranks))
		for _, r := range d.Ranks {
			w.Number(r.Rank)
			w.String(r.Source)
		}
	}
	w.lists(l.lists)
	w.Number(len(l.spellings))
	for _, from := range slices.Sorted(maps.Keys(l.spellings)) {
		w.Strings(from, l.spellings[from])
	}
	w.automaton(l.automaton, number)
}

func (r *reader) lexicon() *Lexicon {
	entries := make([]Entry, r.Count())
	l := &Lexicon{byID: make(map[string]*Entry, len(entries)), Entries: make([]*Entry, len(entries))}
	for i := range entries {
		e := &entries[i]
		r.entry(e)
		l.Entries[i], l.byID[e.ID] = e, e
	}
	l.Series = make([]Series, r.Count())
	for i := range l.Series {
		s := &l.Series[i]
		r.Strings(&s.ID, &s.Family, &s.Title, &s.Organ)
		s.Numbers = r.List()
	}
	l.Agreed = make([]Agreed, r.Count())
	for i := range l.Agreed {
		a := &l.Agreed[i]
		r.Strings(&a.Family, &a.Text, &a.Source)
		a.Concepts = r.List()
	}
	l.Families = make([]Family, r.Count())
	for i := range l.Families {
		r.Strings(&l.Families[i].ID, &l.Families[i].Label)
	}
	l.Kinds = make([]EntryKind, r.Count())
	for i := range l.Kinds {
		k := &l.Kinds[i]
		r.Strings(&k.ID, &k.Counts)
		if n := r.Count(); n > 0 {
			k.Roles = make([]EntryRole, n)
		}
		for j := range k.Roles {
			r.Strings(&k.Roles[j].ID, &k.Roles[j].Counts)
		}
	}
	l.Ladders = make([]Ladder, r.Count())
	for i := range l.Ladders {
		d := &l.Ladders[i]
		r.Strings(&d.ID, &d.About)
		if n := r.Count(); n > 0 {
			d.Ranks = make([]LadderRank, n)
		}
		for j := range d.Ranks {
			d.Ranks[j] = LadderRank{r.Number(), r.String()}
		}
	}
	l.lists = r.lists()
	n := r.Count()
	l.spellings = make(map[string]string, n)
	for range n {
		from := r.String()
		l.spellings[from] = r.String()
	}
	l.automaton = r.automaton(l.Entries)
	return l
}

func (w *writer) entry(e *Entry) {
	w.Strings(e.ID, e.Kind, e.Family, e.Role, e.Class, e.Ladder, e.Support, e.Label, e.Note, e.File)
	w.Number(e.Rank)
	w.Number(e.Line)
	w.List(e.For)
	w.List(e.NotIn)
	w.List(e.Words)
	w.List(e.Atoms)
	w.lists(e.Lists)
}

func (r *reader) entry(e *Entry) {
	r.Strings(&e.ID, &e.Kind, &e.Family, &e.Role, &e.Class, &e.Ladder, &e.Support, &e.Label, &e.Note, &e.File)
	e.Rank, e.Line = r.Number(), r.Number()
	e.For, e.NotIn, e.Words, e.Atoms = r.List(), r.List(), r.List(), r.List()
	e.Lists = r.lists()
}

func (w *writer) lists(lists map[string][]string) {
	w.Number(len(lists))
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		w.String(name)
		w.List(lists[name])
	}
}

func (r *reader) lists() map[string][]string {
	n := r.Count()
	if n == 0 {
		return nil
	}
	out := make(map[string][]string, n)
	for range n {
		name := r.String()
		out[name] = r.List()
	}
	return out
}
