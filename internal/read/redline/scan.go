package redline

import (
	"slices"
	"sort"
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// kind is what a mark in the source does.
type kind int

const (
	insertion    kind = iota // {++ … ++}, <ins>, <u>
	deletion                 // {-- … --}, <del>, <s>, ~~
	substitution             // {~~ … ~> … ~~}
	highlight                // {== … ==}
	comment                  // {>> … <<}
	htmlComment              // <!-- … -->
	spanComment              // [ … ]{.comment-start}
	waiverLine               // resolint: waive …, on a line of its own
)

// mark is a stretch of the source that is markup and no text.
type mark struct {
	start, end int
	kind       kind
	role       role
	// closes is the index of the opening mark, for closing marks and arrows.
	closes int
	// author and date stand in the mark itself, as HTML's cite and datetime do.
	author, date string
}

type role int

const (
	opens role = iota
	closing
	arrow // the ~> of a substitution
	whole // comments: the mark holds its own text
)

// maxNesting is how many marks may be open at once; what is beyond is text.
const maxNesting = 32

type scanner struct {
	src   string
	html  bool
	marks []mark
	// open holds indexes into marks; tags their spelling, which must match.
	open []opened
	// paired says which opening marks found their end.
	paired map[int]bool
	// noComment and noHTMLComment are true once the rest of the source is known
	// to hold no end of such a comment.
	noComment, noHTMLComment bool
	unclosed                 []int
	// strikes is true if the source strikes text out anywhere: only then does
	// underlining mean an insertion and not emphasis.
	strikes bool
	// spans are those of pandoc by their start, ends the offsets behind the marks that
	// close spans and single tildes by their start; before noTilde is no such pair.
	spans   map[int]span
	ends    map[int]int
	noTilde int
}

type opened struct {
	mark  int
	kind  kind
	tag   string
	arrow bool
}

var critics = [...]struct {
	open, close string
	kind        kind
}{
	{"{++", "++}", insertion},
	{"{--", "--}", deletion},
	{"{~~", "~~}", substitution},
	{"{==", "==}", highlight},
}

// scan returns the marks of src in their order, each opening mark with its
// closing one; marks without partner are text and are left out. The offsets of
// those come back in unclosed.
func scan(src string, html bool) (marks []mark, unclosed []int) {
	s := &scanner{src: src, html: html, paired: map[int]bool{}, ends: map[int]int{}, strikes: html && strikesOut(src)}
	special := "{<~+-=\\"
	if !html {
		special = "{<~+-="
	} else if s.spans = spansOf(src, s.strikes); len(s.spans) > 0 {
		special += "[]"
	}
	if waived(src) {
		special += "rR"
	}
	for at := 0; at < len(src); {
		i := strings.IndexAny(src[at:], special)
		if i < 0 {
			break
		}
		at = s.markAt(at + i)
	}
	kept := s.marks[:0]
	renumbered := make(map[int]int, len(s.marks))
	for i, m := range s.marks {
		switch {
		case m.role == opens && !s.paired[i]:
			s.unclosed = append(s.unclosed, m.start)
			continue
		case m.role == closing || m.role == arrow:
			if !s.paired[m.closes] {
				continue
			}
			m.closes = renumbered[m.closes]
		}
		renumbered[i] = len(kept)
		kept = append(kept, m)
	}
	return kept, s.unclosed
}

// waiverWords begin a line that is a waiver: texts without comments have no other way
// to hold one. It is about the paragraph that follows. One that is mistyped is taken as
// well, so that it is told.
var waiverWords = lazyregexp.New(`(?i)^resolint(?:-[a-z]|:[ \t]*[a-z]|[ \t]+(?:waive|disable))`)

// waived reports whether a text may hold such a line.
func waived(src string) bool {
	return strings.Contains(src, "resolint") || strings.Contains(src, "Resolint") || strings.Contains(src, "RESOLINT")
}

// waiver takes the line at offset at, if it is a waiver.
func (s *scanner) waiver(at int) int {
	start := strings.LastIndexByte(s.src[:at], '\n') + 1
	if strings.TrimLeft(s.src[start:at], " \t") != "" || !waiverWords.MatchString(s.src[at:]) {
		return at + 1
	}
	end := len(s.src)
	if i := strings.IndexAny(s.src[at:], "\r\n"); i >= 0 {
		end = at + i
	}
	s.marks = append(s.marks, mark{start: at, end: end, kind: waiverLine, role: whole})
	return end
}

// markAt takes the mark at offset at, if there is one, and returns where to go on.
func (s *scanner) markAt(at int) int {
	rest := s.src[at:]
	switch rest[0] {
	case '\\':
		return min(at+2, len(s.src))
	case '<':
		if strings.HasPrefix(rest, "<!--") {
			return s.comment(at, "<!--", "-->", htmlComment, &s.noHTMLComment)
		}
		if s.html {
			return s.tag(at)
		}
		return at + 1
	case '[', ']':
		return s.span(at)
	case 'r', 'R':
		return s.waiver(at)
	case '{':
		if strings.HasPrefix(rest, "{>>") {
			return s.comment(at, "{>>", "<<}", comment, &s.noComment)
		}
		for _, c := range critics {
			if strings.HasPrefix(rest, c.open) {
				s.push(mark{start: at, end: at + 3, kind: c.kind}, c.close)
				return at + 3
			}
		}
		return at + 1
	}
	for _, c := range critics {
		if strings.HasPrefix(rest, c.close) && s.pop(at, at+3, c.close) {
			return at + 3
		}
	}
	if strings.HasPrefix(rest, "~>") && s.arrow(at) {
		return at + 2
	}
	switch end, closes := s.ends[at]; {
	case strings.HasPrefix(rest, "~~"):
		return s.strike(at)
	case !s.html || rest[0] != '~':
	case closes && s.pop(at, end, "~"):
		return end
	default:
		return s.tilde(at)
	}
	return at + 1
}

// push opens a mark; false where too many are open.
func (s *scanner) push(m mark, tag string) bool {
	if len(s.open) >= maxNesting {
		return false
	}
	s.marks = append(s.marks, m)
	s.open = append(s.open, opened{mark: len(s.marks) - 1, kind: m.kind, tag: tag})
	return true
}

// pop closes the innermost open mark with the given tag; what was opened inside
// it and has no end is text.
func (s *scanner) pop(start, end int, tag string) bool {
	for i := len(s.open) - 1; i >= 0; i-- {
		o := s.open[i]
		if o.tag != tag {
			continue
		}
		s.paired[o.mark] = true
		s.marks = append(s.marks, mark{start: start, end: end, kind: o.kind, role: closing, closes: o.mark})
		s.open = s.open[:i]
		return true
	}
	return false
}

func (s *scanner) arrow(at int) bool {
	if len(s.open) == 0 {
		return false
	}
	o := &s.open[len(s.open)-1]
	if o.kind != substitution || o.arrow {
		return false
	}
	o.arrow = true
	s.marks = append(s.marks, mark{start: at, end: at + 2, kind: substitution, role: arrow, closes: o.mark})
	return true
}

func (s *scanner) comment(at int, open, end string, k kind, none *bool) int {
	if *none {
		return at + len(open)
	}
	i := strings.Index(s.src[at+len(open):], end)
	if i < 0 {
		*none = true
		s.unclosed = append(s.unclosed, at)
		return at + len(open)
	}
	stop := at + len(open) + i + len(end)
	s.marks = append(s.marks, mark{start: at, end: stop, kind: k, role: whole})
	return stop
}

// strike takes the ~~ of GitHub's Markdown, which writers of plain text use, too: it opens
// before a character that is no space, and closes in the same paragraph. GitHub asks for no
// space before the second; those who strike out by hand forget that.
func (s *scanner) strike(at int) int {
	end := at + 2
	for end < len(s.src) && s.src[end] == '~' {
		end++
	}
	if end-at > 2 { // a fence of code
		return end
	}
	if s.strikeOpen(at) && s.pop(at, end, "~~") {
		return end
	}
	if end < len(s.src) && !blank(s.src[end]) {
		s.push(mark{start: at, end: end, kind: deletion}, "~~")
	}
	return end
}

// longestStrike is how many bytes ~~ ~~ hold at most.
const longestStrike = 20_000

// strikeOpen reports whether a ~~ before at is open in its paragraph.
func (s *scanner) strikeOpen(at int) bool {
	for i := len(s.open) - 1; i >= 0; i-- {
		if o := s.open[i]; o.tag == "~~" {
			between := s.src[s.marks[o.mark].end:at]
			return len(between) <= longestStrike && between != "" && !strings.Contains(between, "\n\n") && !strings.Contains(between, "\r\n\r\n")
		}
	}
	return false
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// tags are the HTML elements that mark changes.
var tags = map[string]kind{
	"ins": insertion, "del": deletion, "s": deletion, "strike": deletion, "u": insertion,
}

func (s *scanner) tag(at int) int {
	end := strings.IndexByte(s.src[at:min(len(s.src), at+1024)], '>')
	if end < 0 {
		return at + 1
	}
	end += at + 1
	body := s.src[at+1 : end-1]
	closes := strings.HasPrefix(body, "/")
	name := strings.TrimPrefix(body, "/")
	if i := strings.IndexAny(name, " \t\r\n/"); i >= 0 {
		name = name[:i]
	}
	name = strings.ToLower(name)
	k, ok := tags[name]
	if name == "span" || name == "font" {
		k, ok = s.styled(body, name, closes)
	}
	if !ok || name == "u" && !s.strikes {
		return at + 1
	}
	if closes {
		s.pop(at, end, name)
		return end
	}
	s.push(mark{
		start: at, end: end, kind: k,
		author: firstOf(attribute(body, "data-author"), attribute(body, "author"), attribute(body, "cite")),
		date:   firstOf(attribute(body, "datetime"), attribute(body, "data-date")),
	}, name)
	return end
}

// styled returns what a style attribute does to the text of an element. Within such
// an element others of its name count, so that its end is its own.
func (s *scanner) styled(body, name string, closes bool) (kind, bool) {
	style := strings.ToLower(attribute(body, "style"))
	switch {
	case closes:
		return highlight, true
	case strings.Contains(style, "line-through"):
		return deletion, true
	case strings.Contains(style, "underline") && s.strikes:
		return insertion, true
	}
	return highlight, slices.ContainsFunc(s.open, func(o opened) bool { return o.tag == name })
}

// strikesOut reports whether the source strikes text out anywhere.
func strikesOut(src string) bool {
	for _, w := range [...]string{"~~", "<s>", "<del", "<strike>", "<S>", "<DEL", "{.strikeout", "{.deletion", "line-through"} {
		if strings.Contains(src, w) {
			return true
		}
	}
	return false
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// attribute returns the value of a quoted attribute of a tag.
func attribute(tag, name string) string {
	low := strings.ToLower(tag)
	for from := 0; ; {
		i := strings.Index(low[from:], name)
		if i < 0 {
			return ""
		}
		i += from
		from = i + len(name)
		rest := strings.TrimLeft(tag[from:], " \t\r\n")
		if i == 0 || !blank(tag[i-1]) || !strings.HasPrefix(rest, "=") {
			continue
		}
		rest = strings.TrimLeft(rest[1:], " \t\r\n")
		if rest == "" {
			return ""
		}
		if q := rest[0]; q == '"' || q == '\'' {
			if j := strings.IndexByte(rest[1:], q); j >= 0 {
				return rest[1 : 1+j]
			}
			return ""
		}
		return rest[:len(rest)-len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:."))]
	}
}

// lineOf returns the 1-based line of offset at.
func lineOf(src string, at int) int {
	return 1 + strings.Count(src[:at], "\n")
}

func sortedUnique(at []int) []int {
	sort.Ints(at)
	out := at[:0]
	for i, a := range at {
		if i == 0 || a != at[i-1] {
			out = append(out, a)
		}
	}
	return out
}
