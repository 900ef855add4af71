package match

import (
	"math"
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
)

// Term is a content word of a unit, with how often the unit has it and its weight.
type Term struct {
	ID, Count int32
	Weight    float64
}

// scale is what weights are made of: a term's rarity, by its number, times that of how
// often a unit has it.
type scale struct{ rarity, often []float64 }

func (s *scale) weight(id, count int32) float64 { return float64(s.often[count] * s.rarity[id]) }

// newScale makes the scale for n units, of which df have each term, and at most the given
// number of times.
func newScale(n int, df []int32, most int32) *scale {
	s := &scale{make([]float64, len(df)), make([]float64, most+1)}
	for id := range df {
		s.rarity[id] = math.Log(1 + float64(n)/float64(df[id]))
	}
	for count := int32(1); count <= most; count++ {
		s.often[count] = 1 + math.Log(float64(count))
	}
	return s
}

// vocabulary numbers the stems of the words of two texts. Words are many and word
// forms few: each form is cut once.
type vocabulary struct {
	forms map[string]int32
	stems map[string]int32
	// ids are the content words of one unit; terms and numbers are room for what units
	// keep.
	ids     []int32
	terms   []Term
	numbers []int32
}

// content marks, in the numbers of forms, words with content of their own.
const content = 1

// number gives a unit its stems, and its terms with how often it has them.
func (v *vocabulary) number(u *Unit) {
	words := u.Clause.Tags.Words
	if len(v.numbers) < len(words) {
		v.numbers = make([]int32, max(roomTerms, len(words)))
	}
	u.Stems, v.numbers, v.ids = v.numbers[:len(words):len(words)], v.numbers[len(words):], v.ids[:0]
	for k := range words {
		n := v.form(&words[k])
		u.Stems[k] = n >> 1
		if n&content != 0 {
			v.ids = append(v.ids, n>>1)
		}
	}
	u.Terms, v.terms = counted(v.ids, v.terms)
}

// form returns twice the number of a word's stem, plus content.
func (v *vocabulary) form(w *lexicon.Token) int32 {
	if n, ok := v.forms[w.Fold]; ok {
		return n
	}
	s := english.Stem(w.Fold)
	id, ok := v.stems[s]
	if !ok {
		id = int32(len(v.stems))
		v.stems[s] = id
	}
	n := 2 * id
	if w.Kind != lexicon.Punct && !english.StopWord(w.Fold) {
		n |= content
	}
	v.forms[w.Fold] = n
	return n
}

// Weigh gives every unit its term vector: content words by inverse document
// frequency over both texts. Vectors are sorted by term, so that sums over them
// come out the same on every run. Units that share their words share what is made of
// them. It returns the number of terms.
func Weigh(a, b *Text) int {
	v := &vocabulary{forms: make(map[string]int32, 2048), stems: make(map[string]int32, 2048)}
	var df []int32
	most := int32(0)                                                         // times that a unit has a term
	var own []*Unit                                                          // one for each list of words, in order
	first := make(map[*lexicon.Token]*Unit, max(len(a.Units), len(b.Units))) // those, by their words
	for _, t := range []*Text{a, b} {
		t.Signs = make([]Signature, len(t.Units))
		for i := range t.Units {
			u := &t.Units[i]
			words := u.Clause.Tags.Words
			if len(words) == 0 {
				continue
			}
			if w := first[&words[0]]; w != nil {
				u.Stems, u.Terms = w.Stems, w.Terms
			} else {
				v.number(u)
				first[&words[0]] = u
				own = append(own, u)
				df = append(df, make([]int32, len(v.stems)-len(df))...)
			}
			for _, id := range u.Stems {
				t.Signs[i].Add(id)
			}
			for _, x := range u.Terms {
				df[x.ID]++
				most = max(most, x.Count)
			}
		}
	}
	a.scale = newScale(len(a.Units)+len(b.Units)+1, df, most)
	b.scale = a.scale
	for _, u := range own {
		sum := 0.0
		for k := range u.Terms {
			x := &u.Terms[k]
			x.Weight = a.scale.weight(x.ID, x.Count)
			sum += x.Weight * x.Weight
		}
		u.Norm = math.Sqrt(sum)
	}
	for _, t := range []*Text{a, b} {
		for i := range t.Units {
			if words := t.Units[i].Clause.Tags.Words; len(words) > 0 {
				t.Units[i].Norm = first[&words[0]].Norm
			}
		}
	}
	return len(df)
}

// roomTerms is how many terms or stems room is made for at once.
const roomTerms = 4096

// counted returns the distinct ids with their numbers of occurrences, and the room
// that is left of that given.
func counted(ids []int32, room []Term) (terms, left []Term) {
	slices.Sort(ids)
	if cap(room)-len(room) < len(ids) {
		room = make([]Term, 0, max(roomTerms, len(ids)))
	}
	from := len(room)
	for k := range ids {
		if k == 0 || ids[k] != ids[k-1] {
			room = append(room, Term{ID: ids[k]})
		}
		room[len(room)-1].Count++
	}
	return room[from:len(room):len(room)], room
}

// Signature is a set of terms in which others may seem to be (a Bloom filter with
// one function): what it lacks a clause lacks.
type Signature [4]uint64

// Add adds a term.
func (s *Signature) Add(id int32) { s[id>>6&3] |= 1 << (id & 63) }

// May reports whether the set may hold a term: it says no only where it does not.
func (s *Signature) May(id int32) bool { return s.Bit(id) != 0 }

// Bit is 1 where May is true, else 0: for sums over many stems, in which no processor
// foretells a branch.
func (s *Signature) Bit(id int32) int64 { return int64(s[id>>6&3] >> (id & 63) & 1) }

// Abroad is the likeness (Cosine) below which nothing of a clause left a resolution that is
// still there for another one: resolutions share turns of phrase ("in accordance with its
// mandate, in consultation with civil society") without sharing clauses, so that a move needs
// the words that the clause has for itself.
const Abroad = 0.62

// MinRelated is the likeness (Cosine) below which a clause in another's place says nothing
// on what the other said, unless one of them is bare: Bare words at most, which may be a
// mere reference.
const (
	MinRelated = 0.12
	Bare       = 16
)

// Cosine is the likeness of two clauses, 0 to 1.
func Cosine(u, v *Unit) float64 {
	if u.Norm == 0 || v.Norm == 0 {
		return 0
	}
	sum := 0.0
	for i, j := 0, 0; i < len(u.Terms) && j < len(v.Terms); {
		x, y := &u.Terms[i], &v.Terms[j]
		if x.ID == y.ID {
			sum += float64(x.Weight * y.Weight)
		}
		if x.ID <= y.ID {
			i++
		}
		if x.ID >= y.ID {
			j++
		}
	}
	return sum / (u.Norm * v.Norm)
}

// Sum says what a search adds up of the weights on both sides. It is no function: to call
// one for each place of an index costs more than the sum, in WebAssembly above all.
type Sum int

const (
	// Product is for likeness.
	Product Sum = iota
	// Square is that of the weight in the clause searched for: for what others hold of it.
	Square
)

func (s Sum) of(u, v float64) float64 {
	if s == Square {
		v = u
	}
	return float64(u * v)
}
