package lexicon

import (
	"maps"
	"math/bits"
	"slices"

	"github.com/cespare/xxhash/v2"
)

// words gives words their numbers: a hash table without pointers, which is packed as it is.
type words struct {
	text string // of all words, one after the other
	// from is where each word begins in text, one more than there are words.
	from    []int32
	numbers []int32
	// slots are one more than the indexes of words, 0 for none; their number is a power of 2.
	slots []int32
}

func newWords(numbers map[string]int32) *words {
	w := &words{slots: make([]int32, 1<<bits.Len(uint(2*len(numbers))))}
	text := []byte{}
	for i, word := range slices.Sorted(maps.Keys(numbers)) {
		w.from = append(w.from, int32(len(text)))
		w.numbers = append(w.numbers, numbers[word])
		text = append(text, word...)
		at := w.slot(word)
		for w.slots[at] != 0 {
			at = w.after(at)
		}
		w.slots[at] = int32(i + 1)
	}
	w.from = append(w.from, int32(len(text)))
	w.text = string(text)
	return w
}

func (w *words) slot(word string) int { return int(xxhash.Sum64String(word)) & (len(w.slots) - 1) }

func (w *words) after(slot int) int { return (slot + 1) & (len(w.slots) - 1) }

// number is the number of a word, 0 for one without.
func (w *words) number(word string) int32 {
	for at := w.slot(word); w.slots[at] != 0; at = w.after(at) {
		if i := w.slots[at] - 1; w.text[w.from[i]:w.from[i+1]] == word {
			return w.numbers[i]
		}
	}
	return 0
}
