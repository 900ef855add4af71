package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/pack"
)

// An image is a loaded lexicon as bytes. Reading one takes a fiftieth of the time
// of reading the files that it was made of, which matters to a program that is
// started for every file that somebody saves.
//
// Patterns and notes, which nobody looks at once they are compiled, are not in it.
// It is of use for those files only: see package pack.

// magic changes whenever the form of images does.
const magic = "lexicon 1\n"

// errImage is the error of bytes that are no image.
var errImage = errors.New("read lexicon image: damaged; make it anew with go test ./rules -run TestLexiconImage -update")

func digest(f fs.FS) (uint64, error) {
	sum, err := pack.Digest(f, "*.yaml")
	if err != nil {
		return 0, fmt.Errorf("read lexicon: %w", err)
	}
	return sum, nil
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
	w := &imageWriter{}
	w.lexicon(l)
	return w.Bytes(magic, sum), nil
}

// LoadImage is Load of a folder by its image. Where the image is not that of the
// folder's files as they are, the files are read.
func LoadImage(f fs.FS, image string) (*Lexicon, error) {
	sum, err := digest(f)
	if err != nil {
		return nil, err
	}
	r, ok := pack.Open(image, magic, sum)
	if !ok {
		return Load(f)
	}
	read := imageReader{r}
	l := read.lexicon()
	if !r.Done() {
		return nil, errImage
	}
	return l, nil
}

type imageWriter struct{ pack.Writer }

func (w *imageWriter) lexicon(l *Lexicon) {
	number := map[*Entry]int{}
	w.Number(len(l.Entries))
	for i, e := range l.Entries {
		number[e] = i
		w.Strings(e.ID, e.Kind, e.Family, e.Role, e.Class, e.Ladder, e.Support, e.Label)
		w.Number(e.Rank)
		w.List(e.For)
		w.List(e.Atoms)
	}
	w.Number(len(l.Series))
	for i := range l.Series {
		s := &l.Series[i]
		w.Strings(s.ID, s.Family, s.Title, s.Organ, s.Carries)
		w.List(s.Numbers)
	}
	w.Number(len(l.Agreed))
	for _, a := range l.Agreed {
		w.Strings(a.Concept, a.Family, a.Text, a.Source)
	}
	w.Number(len(l.Families))
	for _, f := range l.Families {
		w.Strings(f.ID, f.Label)
	}
	spelled := make([]string, 0, 2*len(l.spellings))
	for k, v := range l.spellings {
		spelled = append(spelled, k+"\x00"+v)
	}
	slices.Sort(spelled)
	w.Number(len(spelled))
	for _, s := range spelled {
		from, to, _ := strings.Cut(s, "\x00")
		w.Strings(from, to)
	}
	w.automaton(l.automaton, number)
}

func (w *imageWriter) automaton(a *automaton, number map[*Entry]int) {
	words := make([]string, len(a.words)+1)
	for s, n := range a.words {
		words[n] = s
	}
	w.List(words)
	w.Number(len(a.nodes))
	w.Number(len(a.edges))
	w.Number(len(a.joins))
	w.Number(len(a.gaps))
	w.Number(len(a.ends))
	for i := 1; i < len(a.nodes); i++ { // node 0 begins at 0
		x, y := a.nodes[i-1], a.nodes[i]
		for _, n := range []int32{y.edge - x.edge, y.join - x.join, y.gap - x.gap, y.end - x.end} {
			w.Number(int(n))
		}
	}
	for _, e := range a.edges {
		w.Number(int(e.word))
		w.Number(int(e.next))
	}
	for _, j := range a.joins {
		w.Number(int(j))
	}
	for _, g := range a.gaps {
		w.Number(g.min)
		w.Number(g.max)
		w.Number(int(g.next))
	}
	for _, e := range a.ends {
		w.Number(number[e])
	}
}
