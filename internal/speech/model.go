package speech

import (
	"encoding/binary"
	"errors"
	"math"
	"sort"
	"sync"

	"github.com/jdkato/prose/v3/tag/aptagmodel"
)

// model is a file of prose with the parts of it that belong together. Numbers are of 32
// bits, the least byte first.
type model struct {
	classes  []string
	features text
	groups   [len(groupNames)]span
	// pairs is where the classes and weights of each feature begin, one more than there are
	// features.
	pairs   numbers
	ids     []byte
	weights numbers
	// sure are words with one tag only, sorted, with where their entries begin.
	sure   []byte
	sureAt []int32
}

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
)

// groupNames are what the names of features begin with.
var groupNames = [...]string{
	bias: "bias", wordEnding: "i suffix ", wordInitial: "i pref1 ", lastTag: "i-1 tag ", beforeTag: "i-2 tag ",
	bothTags: "i tag+i-2 tag ", theWord: "i word ", lastTagWord: "i-1 tag+i word ", lastWord: "i-1 word ",
	lastEnding: "i-1 suffix ", beforeWord: "i-2 word ", nextWord: "i+1 word ", nextEnding: "i+1 suffix ", afterWord: "i+2 word ",
}

// span is where the features of a group are, and how many bytes their names have alike.
type span struct{ from, to, alike int }

// text is a sorted list of strings: their bytes, one after the other, and where each begins.
type text struct {
	bytes []byte
	at    numbers
}

// numbers is a list of numbers of 32 bits.
type numbers []byte

func (n numbers) of(i int) uint32 { return binary.LittleEndian.Uint32(n[4*i:]) }

// both returns a number and the next one.
func (n numbers) both(i int) (uint32, uint32) {
	two := binary.LittleEndian.Uint64(n[4*i:])
	return uint32(two), uint32(two >> 32)
}

func (n numbers) len() int { return len(n) / 4 }

const (
	magic   = "PROSETAG"
	version = 1
)

var english = sync.OnceValues(func() (*model, error) { return read(aptagmodel.English) })

// read takes a model apart. What lies in it stays where it is.
func read(file []byte) (*model, error) {
	r := &reader{rest: file}
	if string(r.cut(len(magic))) != magic || r.number() != version {
		return nil, errors.New("it is no model of the form that is known")
	}
	m := &model{classes: make([]string, min(r.number(), 256))}
	for i := range m.classes {
		m.classes[i] = string(r.word())
	}
	features, pairs := r.number(), r.number()
	m.features.bytes = r.cut(r.number())
	m.features.at = numbers(r.cut(4 * (features + 1)))
	m.pairs = numbers(r.cut(4 * (features + 1)))
	m.ids = r.cut(pairs)
	m.weights = numbers(r.cut(4 * pairs))
	n := r.number()
	m.sure = r.rest
	for range n {
		m.sureAt = append(m.sureAt, int32(len(m.sure)-len(r.rest)))
		r.word()
		if id := r.cut(1); !r.bad && int(id[0]) >= len(m.classes) {
			r.bad = true
		}
	}
	if r.bad || len(r.rest) > 0 || m.features.at.of(features) != uint32(len(m.features.bytes)) || m.pairs.of(features) != uint32(pairs) {
		return nil, errors.New("it is damaged")
	}
	for g, name := range groupNames {
		from := m.features.search(0, features, 0, []byte(name))
		end := append([]byte(name[:len(name)-1]), name[len(name)-1]+1)
		m.groups[g] = span{from, m.features.search(from, features, 0, end), len(name)}
	}
	return m, nil
}

// reader cuts a file into parts; after the first that is not there it is bad.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) cut(n int) []byte {
	if r.bad || n > len(r.rest) {
		r.bad, r.rest = true, nil
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *reader) number() int {
	if b := r.cut(4); b != nil {
		return int(binary.LittleEndian.Uint32(b))
	}
	return 0
}

// word reads a string with its length before it.
func (r *reader) word() []byte {
	if b := r.cut(2); b != nil {
		return r.cut(int(binary.LittleEndian.Uint16(b)))
	}
	return nil
}

// known is the tag of a word that has one only.
func (m *model) known(word string) (string, bool) {
	i := sort.Search(len(m.sureAt), func(i int) bool { w, _ := m.entry(i); return string(w) >= word })
	if i == len(m.sureAt) {
		return "", false
	}
	w, class := m.entry(i)
	return m.classes[class], string(w) == word
}

// entry is one of the words with one tag only.
func (m *model) entry(i int) (word []byte, class byte) {
	rest := m.sure[m.sureAt[i]:]
	end := 2 + int(binary.LittleEndian.Uint16(rest))
	return rest[2:end], rest[end]
}

// weigh adds the weights of a feature of a group to the scores of the classes.
func (m *model) weigh(g group, name []byte, scores []float32) {
	in := &m.groups[g]
	i := m.features.search(in.from, in.to, in.alike, name)
	if i == in.to || string(m.features.of(i)[in.alike:]) != string(name) {
		return
	}
	from, to := m.pairs.both(i)
	weights := m.weights[4*from : 4*to]
	for k, id := range m.ids[from:to] {
		scores[id] += math.Float32frombits(weights.of(k))
	}
}

func (t *text) of(i int) []byte {
	from, to := t.at.both(i)
	return t.bytes[from:to]
}

// search returns the first string from one to another that is not below s but for the
// bytes that all of them have alike.
func (t *text) search(from, to, alike int, s []byte) int {
	for from < to {
		if mid := int(uint(from+to) / 2); string(t.of(mid)[alike:]) < string(s) {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
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
