package compare

import (
	"math"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/lexicon"
)

// term is a content word of a unit with its weight.
type term struct {
	id     int32
	weight float64
}

// vocabulary numbers the stems of the words of two texts. Words are many and word
// forms few: each form is cut once.
type vocabulary struct {
	forms map[string]int32
	stems map[string]int32
}

// content marks, in the numbers of forms, words with content of their own.
const content = 1

// number returns twice the number of a word's stem, plus content.
func (v *vocabulary) number(w *lexicon.Token) int32 {
	if n, ok := v.forms[w.Fold]; ok {
		return n
	}
	s := stem(w.Fold)
	id, ok := v.stems[s]
	if !ok {
		id = int32(len(v.stems))
		v.stems[s] = id
	}
	n := 2 * id
	if w.Kind != lexicon.Punct && !stopWord[w.Fold] {
		n |= content
	}
	v.forms[w.Fold] = n
	return n
}

// weigh gives every unit its term vector: content words by inverse document
// frequency over both texts. Vectors are sorted by term, so that sums over them
// come out the same on every run. It returns the number of terms.
func weigh(a, b *text) int {
	v := &vocabulary{forms: make(map[string]int32, 2048), stems: make(map[string]int32, 2048)}
	var df []int
	var ids []int32
	var room []term
	for _, t := range []*text{a, b} {
		n := 0
		for i := range t.units {
			n += len(t.units[i].clause.Tags.Words)
		}
		stems := make([]int32, n) // of all units
		for i := range t.units {
			u := &t.units[i]
			words := u.clause.Tags.Words
			u.stems, stems, ids = stems[:len(words):len(words)], stems[len(words):], ids[:0]
			for k := range words {
				n := v.number(&words[k])
				u.stems[k] = n >> 1
				u.sign.add(n >> 1)
				if n&content != 0 {
					ids = append(ids, n>>1)
				}
			}
			u.terms, room = counted(ids, room)
			df = append(df, make([]int, len(v.stems)-len(df))...)
			for _, x := range u.terms {
				df[x.id]++
			}
		}
	}
	n := float64(len(a.units) + len(b.units) + 1)
	for _, t := range []*text{a, b} {
		for i := range t.units {
			u := &t.units[i]
			sum := 0.0
			for k := range u.terms {
				x := &u.terms[k]
				x.weight = (1 + math.Log(x.weight)) * math.Log(1+n/float64(df[x.id]))
				sum += x.weight * x.weight
			}
			u.norm = math.Sqrt(sum)
		}
	}
	return len(df)
}

// roomTerms is how many terms room is made for at once.
const roomTerms = 4096

// counted returns the distinct ids with their numbers of occurrences, and the room
// that is left of that given.
func counted(ids []int32, room []term) (terms, left []term) {
	slices.Sort(ids)
	if cap(room)-len(room) < len(ids) {
		room = make([]term, 0, max(roomTerms, len(ids)))
	}
	from := len(room)
	for k := range ids {
		if k == 0 || ids[k] != ids[k-1] {
			room = append(room, term{id: ids[k]})
		}
		room[len(room)-1].weight++
	}
	return room[from:len(room):len(room)], room
}

// signature is a set of terms in which others may seem to be (a Bloom filter with
// one function): what it lacks a clause lacks.
type signature [4]uint64

func (s *signature) add(id int32) { s[id>>6&3] |= 1 << (id & 63) }

func (s *signature) may(id int32) bool { return s[id>>6&3]&(1<<(id&63)) != 0 }

// stem cuts the commonest endings, enough to let "publish" meet "publication" in
// a similarity that is only a hint.
func stem(w string) string {
	for _, suffix := range []string{"ing", "ed", "es", "s"} {
		if len(w) > len(suffix)+3 && strings.HasSuffix(w, suffix) {
			return strings.TrimRight(w[:len(w)-len(suffix)], "e")
		}
	}
	for _, participle := range []string{"een", "own", "awn"} { // overseen, shown, drawn
		if len(w) > 4 && strings.HasSuffix(w, participle) {
			w = w[:len(w)-1]
			break
		}
	}
	return strings.TrimRight(w, "e")
}

// common sums, over the terms that u and v share, what add makes of the weights on
// both sides.
func common(u, v *unit, add func(x, y float64) float64) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(u.terms) && j < len(v.terms); {
		x, y := &u.terms[i], &v.terms[j]
		switch {
		case x.id < y.id:
			i++
		case x.id > y.id:
			j++
		default:
			sum += add(x.weight, y.weight)
			i++
			j++
		}
	}
	return sum
}

func cosine(u, v *unit) float64 {
	if u.norm == 0 || v.norm == 0 {
		return 0
	}
	return common(u, v, product) / (u.norm * v.norm)
}

// contained is the share of u's weight that v has too.
func contained(u, v *unit) float64 {
	if u.norm == 0 {
		return 0
	}
	return common(u, v, square) / (u.norm * u.norm)
}

func product(x, y float64) float64 { return x * y }

func square(x, _ float64) float64 { return x * x }
