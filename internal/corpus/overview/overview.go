// Package overview answers questions to the output of a corpus: what was lost and
// gained by family, kind, year, body and series, how that changed, and where most was
// lost. It reads the streams once, line by line.
package overview

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/resolint/resolint/internal/corpus"
)

// Version is that of the form of an overview as JSON. It rises with every change that
// a reader could stumble over.
const Version = 1

// Counts are what was found in some texts. Losses and Gains count findings of these
// kinds whatever their level; waived findings are in Waived alone.
type Counts struct {
	Texts int `json:"texts"`
	// Compared counts the texts that had a base, by which losses and gains can be.
	Compared    int `json:"compared"`
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Notes       int `json:"notes"`
	Information int `json:"information"`
	Waived      int `json:"waived"`
	Losses      int `json:"losses"`
	Gains       int `json:"gains"`
}

// Group is the counts of one family, kind, year, body or series; Name is "" for texts
// that have none.
type Group struct {
	Name string `json:"name"`
	Counts
}

// Point is what one family was at one time.
type Point struct {
	// Period is YYYY, YYYY-MM or YYYY-MM-DD, the same for all points.
	Period string `json:"period"`
	Family string `json:"family"`
	// Texts counts all texts of the period, Compared those with a base.
	Texts    int `json:"texts"`
	Compared int `json:"compared"`
	Losses   int `json:"losses"`
	Gains    int `json:"gains"`
	// Base and Draft count mentions.
	Base  int `json:"base"`
	Draft int `json:"draft"`
}

// Loss is a text that lost much.
type Loss struct {
	Text     string `json:"text"`
	Title    string `json:"title"`
	Date     string `json:"date"`
	Body     string `json:"body"`
	Base     string `json:"base"`
	Losses   int    `json:"losses"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	// LostWords counts the words that are gone, whatever they spoke of.
	LostWords int `json:"lost_words"`
	// Families counts the losses of each family.
	Families map[string]int `json:"families"`
}

// Reason is why texts were not audited.
type Reason struct {
	Reason string `json:"reason"`
	Texts  int    `json:"texts"`
	// Example is one of them.
	Example string `json:"example"`
}

// Overview is all that.
type Overview struct {
	Version int            `json:"version"`
	Run     corpus.Summary `json:"run"`
	Total   Counts         `json:"total"`
	// Families and Kinds count findings; their Texts are those that have any.
	Families []Group  `json:"families"`
	Kinds    []Group  `json:"kinds"`
	Years    []Group  `json:"years"`
	Bodies   []Group  `json:"bodies"`
	Series   []Group  `json:"series"`
	Trend    []Point  `json:"trend"`
	Losses   []Loss   `json:"losses"`
	Failures []Reason `json:"failures"`
}

// direction is what a kind of finding means for the language that it is about; kinds
// that are neither a loss nor a gain (a silence, a move, a new power) are 0.
var direction = map[string]int{
	"removed": -1, "dropped": -1, "weakened": -1, "neutralised": -1, "narrowed": -1, "referenced": -1, "added": 1, "strengthened": 1,
}

// Rows as far as they are read here.
type (
	text struct {
		Row       int
		Text      string
		Audited   bool
		Compared  *string
		Date      *string
		Body      *string
		Series    *string
		Title     *string
		Base      []string
		LostWords int `json:"lost_words"`
	}
	found struct {
		Row    int
		Family string
		Kind   string
		Level  string
		Waived *string
	}
	mentions struct {
		Row    int
		Family string
		Base   *int
		Draft  int
	}
	failure struct {
		Row          int
		Text, Reason string
	}
)

// stream reads rows of one kind in order.
type stream[T any] struct {
	name string
	file *os.File
	dec  *json.Decoder
	row  func(*T) int
	next *T
}

func open[T any](dir, name string, row func(*T) int) (*stream[T], error) {
	f, err := os.Open(filepath.Join(dir, name+".jsonl"))
	if err != nil {
		return nil, fmt.Errorf("%s.jsonl: %w", name, errors.Unwrap(err))
	}
	s := &stream[T]{name: name, file: f, dec: json.NewDecoder(bufio.NewReaderSize(f, 256<<10)), row: row}
	return s, s.advance()
}

func (s *stream[T]) advance() error {
	s.next = new(T)
	err := s.dec.Decode(s.next)
	if errors.Is(err, io.EOF) {
		s.next = nil
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s.jsonl: %w; run the corpus again into an empty folder", s.name, err)
	}
	return nil
}

// of calls f for each line of a row.
func (s *stream[T]) of(row int, f func(*T)) error {
	for s.next != nil && s.row(s.next) <= row {
		f(s.next)
		if err := s.advance(); err != nil {
			return err
		}
	}
	return nil
}

// Read reads the output directory of a run that is complete; name is what messages
// call it. top is how many of the largest losses are kept.
func Read(dir, name string, top int) (*Overview, error) {
	sum, err := corpus.ReadSummary(dir, name)
	if err != nil {
		return nil, err
	}
	c := newCollector(top)
	if err := c.read(dir); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return c.overview(sum), nil
}

func (c *collector) read(dir string) (err error) {
	texts, err := open(dir, corpus.Texts, func(t *text) int { return t.Row })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, texts.file.Close()) }()
	findings, err := open(dir, corpus.Findings, func(f *found) int { return f.Row })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, findings.file.Close()) }()
	families, err := open(dir, corpus.Families, func(m *mentions) int { return m.Row })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, families.file.Close()) }()
	failures, err := open(dir, corpus.Failures, func(f *failure) int { return f.Row })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, failures.file.Close()) }()
	for texts.next != nil {
		t := texts.next
		c.begin(t)
		err := errors.Join(findings.of(t.Row, c.finding), families.of(t.Row, c.mentions), failures.of(t.Row, c.failure))
		if err != nil {
			return err
		}
		c.end(t)
		if err := texts.advance(); err != nil {
			return err
		}
	}
	return nil
}

// sorted returns groups, the gravest first.
func sorted(m map[string]*Counts) []Group {
	out := byName(m)
	slices.SortStableFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Errors, a.Errors), cmp.Compare(b.Losses, a.Losses), cmp.Compare(b.Warnings, a.Warnings), cmp.Compare(b.Texts, a.Texts))
	})
	return out
}

func byName(m map[string]*Counts) []Group {
	out := []Group{}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		out = append(out, Group{name, *m[name]})
	}
	return out
}
