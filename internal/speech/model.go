package speech

import (
	_ "embed"
	"errors"
	"math"
	"sync"

	"github.com/resolint/resolint/internal/pack"
)

// packed is the model. It is half as large as prose's file, which repeats with each name
// of a feature the name of its group and with each weight all of its bytes.
//
//go:embed english.bin
var packed string

const magic = "speech 1\n"

// group is a group of features, of which the names begin alike.
type group int

// The groups: what speaks for the tag of a word.
const (
	bias group = iota
	wordEnding
	wordInitial
	lastTag
	beforeTag
	bothTags
	theWord
	lastTagWord
	lastWord
	lastEnding
	beforeWord
	nextWord
	nextEnding
	afterWord
	groups
)

// groupNames are what the names of features begin with.
var groupNames = [groups]string{
	bias: "bias", wordEnding: "i suffix ", wordInitial: "i pref1 ", lastTag: "i-1 tag ", beforeTag: "i-2 tag ",
	bothTags: "i tag+i-2 tag ", theWord: "i word ", lastTagWord: "i-1 tag+i word ", lastWord: "i-1 word ",
	lastEnding: "i-1 suffix ", beforeWord: "i-2 word ", nextWord: "i+1 word ", nextEnding: "i+1 suffix ", afterWord: "i+2 word ",
}

// model is the packed model, which stays where it is in memory.
type model struct {
	classes  []string
	features [groups]features
	// ids are the classes of all pairs of a feature and a class, weights the numbers of
	// their weights among the values, two bytes each, the lesser first.
	ids, weights string
	values       pack.Table // bits of float32
	// sure are words with one tag only, sureIDs their classes.
	sure    names
	sureIDs string
}

// features are those of a group.
type features struct {
	names
	counts string     // of the pairs of each, in a byte
	pairs  pack.Table // where those of each block begin
}

// names are sorted strings, in blocks of so many. Of each its length is a byte.
type names struct {
	text, lengths string
	at            pack.Table // where each block begins in text
}

const block = 32

var english = sync.OnceValues(func() (*model, error) { return read(packed) })

// read takes a model apart.
func read(file string) (*model, error) {
	r, ok := pack.Open(file, magic, 0)
	if !ok {
		return nil, errors.New("it is no model of the form that is known")
	}
	m := &model{classes: r.List()}
	for g := range m.features {
		m.features[g] = features{readNames(r), r.Text(), r.Table()}
	}
	m.ids, m.weights, m.values = r.Text(), r.Text(), r.Table()
	m.sure, m.sureIDs = readNames(r), r.Text()
	if !r.Done() {
		return nil, errors.New("it is damaged")
	}
	return m, nil
}

func readNames(r *pack.Reader) names { return names{r.Text(), r.Text(), r.Table()} }

// known is the tag of a word that has one only.
func (m *model) known(word string) (string, bool) {
	if i := m.sure.find(word); i >= 0 {
		return m.classes[m.sureIDs[i]], true
	}
	return "", false
}

// weigh adds the weights of a feature of a group to the scores of the classes.
func (m *model) weigh(g group, name string, scores []float32) {
	f := &m.features[g]
	i := f.find(name)
	if i < 0 {
		return
	}
	from := int(f.pairs.At(i / block))
	for _, n := range []byte(f.counts[i/block*block : i]) {
		from += int(n)
	}
	to := from + int(f.counts[i])
	ids, weights := m.ids[from:to], m.weights[2*from:2*to]
	for k := range len(ids) {
		value := m.values.At(int(weights[2*k]) | int(weights[2*k+1])<<8)
		scores[ids[k]] += math.Float32frombits(uint32(value))
	}
}

// find returns the index of a string, -1 for none.
func (n *names) find(s string) int {
	// The last block that does not begin behind s.
	from, to := 0, n.at.Len()
	for from < to {
		mid := int(uint(from+to) / 2)
		at := int(n.at.At(mid))
		if n.text[at:at+int(n.lengths[mid*block])] <= s {
			from = mid + 1
		} else {
			to = mid
		}
	}
	if from == 0 {
		return -1
	}
	first := (from - 1) * block
	at := int(n.at.At(from - 1))
	for i := first; i < min(first+block, len(n.lengths)); i++ {
		length := int(n.lengths[i])
		if length == len(s) && n.text[at:at+length] == s {
			return i
		}
		at += length
	}
	return -1
}

// best is the class with the highest score, of equal ones the first.
func (m *model) best(scores []float32) string {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return m.classes[best]
}
