package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/capped"
)

// Manifest says where the list of texts is and how to read it.
type Manifest struct {
	// Path is a file or a folder, Name what messages call it. In, where set, is read
	// in place of a file.
	Path, Name string
	In         io.Reader
	// Root is the folder that paths are relative to and that no text lies outside of.
	Root string
	// Base is a folder with the bases of a folder's texts, "" for none.
	Base string
	// Columns maps columns of ours to the manifest's names for them.
	Columns map[string]string
	// Extensions are those of files in folders, and those that a name without one may
	// stand for, with their dots.
	Extensions []string
}

// Known are the columns that have a meaning; id and draft are needed.
var Known = []string{"id", "draft", "base", "proposals", "date", "body", "series", "title"}

// maxLine is the longest line, or record of a CSV file, in bytes. One that is longer
// comes from a quotation mark that nobody closed.
const maxLine = 1 << 20

// read gives each entry, checked as far as that goes without looking for files, to
// add. Mistakes of single lines go to bad; the error is for what ends the reading.
func (m *Manifest) read(add func(*Entry) error, bad func(line int, problem string)) error {
	in := m.In
	if in == nil {
		f, err := os.Open(m.Path)
		if err != nil {
			return fmt.Errorf("%s: %w", m.Name, capped.Bare(err))
		}
		defer func() { _ = f.Close() }() // it was only read
		in = f
	}
	r := bufio.NewReaderSize(in, 64<<10)
	head, err := r.Peek(32 << 10)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return fmt.Errorf("%s: %w", m.Name, capped.Bare(err))
	}
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		return fmt.Errorf("%s: it is written in UTF-16; save it as UTF-8", m.Name)
	}
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		_, _ = r.Discard(3) // they were just looked at
		head = head[3:]
	}
	var rows func(*bufio.Reader, func(*Entry) error, func(int, string)) error
	switch kind := m.kind(head); kind {
	case '{':
		rows = m.objects
	case 0:
		return fmt.Errorf("%s: it is empty; name texts in it, one a line, below a line with the columns id and draft", m.Name)
	default:
		rows = func(r *bufio.Reader, add func(*Entry) error, bad func(int, string)) error {
			return m.table(r, kind, add, bad)
		}
	}
	return rows(r, func(e *Entry) error {
		if problem := e.check(); problem != "" {
			bad(e.Line, problem)
			return nil
		}
		return add(e)
	}, bad)
}

// kind tells the form by the name or by the first line: '{' is JSON Lines, others are
// the mark between the cells of a table; 0 is a file without a word.
func (m *Manifest) kind(head []byte) rune {
	line, _, _ := strings.Cut(strings.TrimLeft(string(head), " \t\r\n"), "\n")
	switch ext := strings.ToLower(filepath.Ext(m.Path)); {
	case line == "":
		return 0
	case line[0] == '{' || ext == ".jsonl" || ext == ".ndjson":
		return '{'
	case ext == ".tsv" || ext == ".tab" || strings.ContainsRune(line, '\t'):
		return '\t'
	case strings.Contains(line, ";") && !strings.Contains(line, ","):
		return ';'
	}
	return ','
}

// set fills in one column. Several paths in one cell have semicolons between them.
func (e *Entry) set(key, value string) {
	value = strings.TrimSpace(value)
	switch key {
	case "id":
		e.ID = value
	case "draft":
		e.Draft = paths(value)
	case "base":
		e.Base = paths(value)
	case "proposals":
		e.Proposals = paths(value)
	case "date":
		e.Date = value
	case "body":
		e.Body = value
	case "series":
		e.Series = value
	case "title":
		e.Title = value
	}
}

func (e *Entry) other(key string, value any) {
	if e.Columns == nil {
		e.Columns = map[string]any{}
	}
	e.Columns[key] = value
}

func paths(cell string) []string {
	var out []string
	for p := range strings.SplitSeq(cell, ";") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// check says what is wrong with an entry by itself.
func (e *Entry) check() string {
	switch {
	case e.ID == "":
		return "the id is empty; give each text one of its own"
	case !utf8.ValidString(e.ID):
		return fmt.Sprintf("the id %q is no UTF-8; save the manifest as UTF-8", e.ID)
	case len(e.Draft) == 0:
		return fmt.Sprintf("%q names no draft; put its path into the column draft", e.ID)
	}
	for _, p := range slices.Concat(e.Draft, e.Base, e.Proposals) {
		if !utf8.ValidString(p) || strings.ContainsRune(p, 0) {
			return fmt.Sprintf("the path %q is no UTF-8; save the manifest as UTF-8", p)
		}
	}
	if e.Date == "" {
		return ""
	}
	date, ok := day(e.Date)
	if !ok {
		return fmt.Sprintf("%q is no date; write 2023-12-18, 2023-12 or 2023", e.Date)
	}
	e.Date = date
	return ""
}
