package corpus

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/capped"
)

// table reads CSV, or TSV, whose cells are as they stand.
func (m *Manifest) table(r *bufio.Reader, comma rune, add func(*Entry) error, bad func(int, string)) error {
	next := cells(r, comma)
	head, line, err := next()
	if err != nil {
		return m.broken(line, err)
	}
	names, ours, err := m.header(head, line)
	if err != nil {
		return err
	}
	for {
		row, line, err := next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return m.broken(line, err)
		case len(row) == 1 && strings.TrimSpace(row[0]) == "":
			continue
		case len(row) != len(names):
			bad(line, fmt.Sprintf("it has %d cells, and there are %d columns; complete it, or put cells that hold the mark between cells into quotation marks", len(row), len(names)))
			continue
		}
		e := &Entry{Line: line}
		for i, cell := range row {
			for _, key := range ours[i] {
				e.set(key, cell)
			}
			if ours[i] == nil {
				e.other(names[i], strings.TrimSpace(cell))
			}
		}
		if err := add(e); err != nil {
			return err
		}
	}
}

// header returns the names of the columns, and what each is to us.
func (m *Manifest) header(head []string, line int) (names []string, ours [][]string, err error) {
	for _, name := range head {
		name = strings.TrimSpace(name)
		if slices.Contains(names, name) {
			return nil, nil, fmt.Errorf("%s:%d: there are two columns %q; rename one", m.Name, line, name)
		}
		names = append(names, name)
		ours = append(ours, m.ours(name))
	}
	for key, theirs := range m.Columns {
		if !slices.Contains(names, theirs) {
			return nil, nil, fmt.Errorf("%s:%d: --columns %s=%s: there is no column %q; there are %s", m.Name, line, key, theirs, theirs, strings.Join(names, ", "))
		}
	}
	for _, key := range []string{"id", "draft"} {
		if !slices.ContainsFunc(ours, func(uses []string) bool { return slices.Contains(uses, key) }) {
			return nil, nil, fmt.Errorf("%s:%d: there is no column %s (there are %s); add it, or say which column it is with --columns %s=NAME",
				m.Name, line, key, strings.Join(names, ", "), key)
		}
	}
	return names, ours, nil
}

// ours are our names of a column: those that it was said to be, and its own where we
// know that, in any case of letters, and nothing else was said to be it. One column can
// be several of ours, such as id and draft. Others keep their name.
func (m *Manifest) ours(name string) []string {
	var out []string
	for _, key := range Known {
		theirs, said := m.Columns[key]
		if said && theirs == name || !said && strings.EqualFold(name, key) {
			out = append(out, key)
		}
	}
	return out
}

func (m *Manifest) broken(line int, err error) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: it is empty; name texts in it, one a line, below a line with the columns id and draft", m.Name)
	}
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		line, err = pe.StartLine, pe.Err
	}
	return fmt.Errorf("%s:%d: %w", m.Name, line, capped.Bare(err))
}

var errLong = fmt.Errorf("it is longer than %d bytes; close the quotation marks, or put what is not needed here elsewhere", maxLine)

// cells returns a function that gives the cells of the next row and its line.
func cells(r *bufio.Reader, comma rune) func() ([]string, int, error) {
	if comma == '\t' {
		l := &lines{r: r}
		return func() ([]string, int, error) {
			text, err := l.next()
			return strings.Split(string(text), "\t"), l.n, err
		}
	}
	g := &guard{r: r}
	c := csv.NewReader(g)
	c.Comma, c.FieldsPerRecord, c.ReuseRecord = comma, -1, true
	return func() ([]string, int, error) {
		g.since = 0
		row, err := c.Read()
		if err != nil {
			line, _ := c.FieldPos(0)
			return nil, max(line, 1), err
		}
		line, _ := c.FieldPos(0)
		return row, line, nil
	}
}

// guard ends the reading of a record without end.
type guard struct {
	r     io.Reader
	since int
}

func (g *guard) Read(p []byte) (int, error) {
	if g.since > maxLine {
		return 0, errLong
	}
	n, err := g.r.Read(p)
	g.since += n
	return n, err
}

// lines gives lines without their ends.
type lines struct {
	r   *bufio.Reader
	n   int
	buf []byte
}

func (l *lines) next() ([]byte, error) {
	l.buf = l.buf[:0]
	l.n++
	for {
		part, err := l.r.ReadSlice('\n')
		l.buf = append(l.buf, part...)
		switch {
		case len(l.buf) > maxLine:
			return nil, errLong
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(l.buf) == 0):
			return nil, err
		}
		return bytes.TrimRight(l.buf, "\r\n"), nil
	}
}

// objects reads JSON Lines.
func (m *Manifest) objects(r *bufio.Reader, add func(*Entry) error, bad func(int, string)) error {
	l := &lines{r: r}
	for {
		text, err := l.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return m.broken(l.n, err)
		case len(bytes.TrimSpace(text)) == 0:
			continue
		}
		var members map[string]any
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		if err := d.Decode(&members); err != nil || members == nil || d.More() {
			bad(l.n, "it is no JSON object; write one text a line, such as {\"id\": \"78/128\", \"draft\": \"78-128.docx\"}")
			continue
		}
		e := &Entry{Line: l.n}
		if problem := m.members(e, members); problem != "" {
			bad(l.n, problem)
			continue
		}
		if err := add(e); err != nil {
			return err
		}
	}
}

// members fills in an entry from an object, and says what is wrong with it.
func (m *Manifest) members(e *Entry, members map[string]any) string {
	for _, name := range slices.Sorted(maps.Keys(members)) { // of two that are one to us, always the same
		value := members[name]
		keys := m.ours(name)
		if keys == nil {
			e.other(name, value)
		}
		for _, key := range keys {
			if problem := e.member(key, value); problem != "" {
				return problem
			}
		}
	}
	for _, key := range []string{"id", "draft"} {
		name := key
		if theirs, said := m.Columns[key]; said {
			name = theirs
		}
		if key == "id" && e.ID == "" || key == "draft" && len(e.Draft) == 0 {
			return fmt.Sprintf("there is no %s; add it, or say which member it is with --columns %s=NAME", name, key)
		}
	}
	return ""
}

// member fills in one member, and says what is wrong with it.
func (e *Entry) member(key string, value any) string {
	into := map[string]*[]string{"draft": &e.Draft, "base": &e.Base, "proposals": &e.Proposals}[key]
	switch v := value.(type) {
	case nil:
		return ""
	case json.Number:
		e.set(key, v.String())
		return ""
	case string:
		if into == nil {
			e.set(key, v)
		} else if v = strings.TrimSpace(v); v != "" { // one path, semicolons and all: several are a list
			*into = []string{v}
		}
		return ""
	case []any:
		if into == nil {
			break
		}
		for _, p := range v {
			s, ok := p.(string)
			if !ok {
				return fmt.Sprintf("%s holds something that is no path; write each in quotation marks", key)
			}
			*into = append(*into, s)
		}
		return ""
	}
	return fmt.Sprintf("%s is no text; write it in quotation marks", key)
}

// day is a date as streams have it: as much of YYYY-MM-DD as was given.
func day(s string) (string, bool) {
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		s = s[:10]
	}
	for _, form := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(form, s); err == nil {
			return s, true
		}
	}
	return "", false
}

// yearOf is the year of a date.
func yearOf(date string) (int, bool) {
	if len(date) < 4 {
		return 0, false
	}
	year, err := strconv.Atoi(date[:4])
	return year, err == nil
}
