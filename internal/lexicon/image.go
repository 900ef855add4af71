package lexicon

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"slices"
)

// An image is a loaded lexicon as bytes. Reading one takes a fiftieth of the time
// of reading the files that it was made of, which matters to a program that is
// started for every file that somebody saves.
//
// Patterns and notes, which nobody looks at once they are compiled, are not in it.
// It begins with the digest of those files, so that an image of other files is
// never taken for theirs. Numbers are varints; a string is its number in a table
// that comes first, 0 for the empty one.

// magic changes whenever the form of images does.
const magic = "lexicon 1\n"

// errImage is the error of bytes that are no image.
var errImage = errors.New("read lexicon image: damaged; make it anew with go test ./rules -run TestLexiconImage -update")

// digest sums up the files of a folder that Load would read, names and bytes.
func digest(f fs.FS) (uint64, error) {
	names, err := fs.Glob(f, "*.yaml")
	if err != nil {
		return 0, fmt.Errorf("list lexicon: %w", err)
	}
	slices.Sort(names)
	h := fnv.New64a()
	for _, name := range names {
		data, err := fs.ReadFile(f, name)
		if err != nil {
			return 0, fmt.Errorf("read lexicon %s: %w", name, err)
		}
		fmt.Fprintf(h, "%s %d\n", name, len(data))
		h.Write(data)
	}
	return h.Sum64(), nil
}

// Image loads a folder and returns its image.
func Image(f fs.FS) ([]byte, error) {
	sum, err := digest(f)
	if err != nil {
		return nil, err
	}
	l, err := Load(f)
	if err != nil {
		return nil, err
	}
	w := &imageWriter{strings: map[string]int{"": 0}, table: []string{""}}
	w.lexicon(l)
	out := binary.LittleEndian.AppendUint64([]byte(magic), sum)
	out = binary.AppendUvarint(out, uint64(len(w.table)))
	for _, s := range w.table {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	return append(out, w.body...), nil
}

// LoadImage is Load of a folder by its image. Where the image is not that of the
// folder's files as they are, the files are read.
func LoadImage(f fs.FS, image string) (*Lexicon, error) {
	sum, err := digest(f)
	if err != nil {
		return nil, err
	}
	if !Current(image, sum) {
		return Load(f)
	}
	r := &imageReader{rest: image[len(magic)+8:]}
	r.table = make([]string, 1, 4096)
	for i, n := 0, r.number(); i < n && !r.bad; i++ {
		s := r.bytes(r.number())
		if i > 0 {
			r.table = append(r.table, s)
		}
	}
	l := r.lexicon()
	if r.bad || r.rest != "" {
		return nil, errImage
	}
	return l, nil
}

// Current reports whether an image was made of files with the digest.
func Current(image string, digest uint64) bool {
	return len(image) > len(magic)+8 && image[:len(magic)] == magic && binary.LittleEndian.Uint64([]byte(image[len(magic):len(magic)+8])) == digest
}

type imageWriter struct {
	body    []byte
	strings map[string]int
	table   []string
}

func (w *imageWriter) number(n int) { w.body = binary.AppendUvarint(w.body, uint64(n)) }

func (w *imageWriter) string(s string) {
	n, ok := w.strings[s]
	if !ok {
		n = len(w.table)
		w.strings[s] = n
		w.table = append(w.table, s)
	}
	w.number(n)
}

func (w *imageWriter) list(list []string) {
	w.number(len(list))
	for _, s := range list {
		w.string(s)
	}
}

func (w *imageWriter) lexicon(l *Lexicon) {
	number := map[*Entry]int{}
	w.number(len(l.Entries))
	for i, e := range l.Entries {
		number[e] = i
		for _, s := range []string{e.ID, e.Kind, e.Family, e.Role, e.Class, e.Ladder, e.Support, e.Label} {
			w.string(s)
		}
		w.number(e.Rank)
		w.list(e.For)
		w.list(e.Atoms)
	}
	w.number(len(l.Series))
	for i := range l.Series {
		s := &l.Series[i]
		w.list([]string{s.ID, s.Family, s.Title, s.Organ, s.Carries})
		w.list(s.Numbers)
	}
	w.number(len(l.Agreed))
	for _, a := range l.Agreed {
		w.list([]string{a.Concept, a.Family, a.Text, a.Source})
	}
	w.number(len(l.Families))
	for _, f := range l.Families {
		w.list([]string{f.ID, f.Label})
	}
	spelled := make([]string, 0, 2*len(l.spellings))
	for k, v := range l.spellings {
		spelled = append(spelled, k+"\x00"+v)
	}
	slices.Sort(spelled)
	w.number(len(spelled))
	for _, s := range spelled {
		i := slices.Index([]byte(s), 0)
		w.string(s[:i])
		w.string(s[i+1:])
	}
	w.automaton(l.automaton, number)
}

func (w *imageWriter) automaton(a *automaton, number map[*Entry]int) {
	words := make([]string, len(a.words)+1)
	for s, n := range a.words {
		words[n] = s
	}
	w.list(words)
	w.number(len(a.nodes))
	w.number(len(a.edges))
	w.number(len(a.joins))
	w.number(len(a.gaps))
	w.number(len(a.ends))
	for i := 1; i < len(a.nodes); i++ { // node 0 begins at 0
		x, y := a.nodes[i-1], a.nodes[i]
		for _, n := range []int32{y.edge - x.edge, y.join - x.join, y.gap - x.gap, y.end - x.end} {
			w.number(int(n))
		}
	}
	for _, e := range a.edges {
		w.number(int(e.word))
		w.number(int(e.next))
	}
	for _, j := range a.joins {
		w.number(int(j))
	}
	for _, g := range a.gaps {
		w.number(g.min)
		w.number(g.max)
		w.number(int(g.next))
	}
	for _, e := range a.ends {
		w.number(number[e])
	}
}
