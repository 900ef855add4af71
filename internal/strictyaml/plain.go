package strictyaml

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// plain reads a tree.
type plain struct {
	tree
	// at is the place, line counts from 1, begin is where the line begins.
	at, line, begin int
}

// simple are the bytes that a plain scalar may begin with, and keys consist of.
var simple = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
	}
	return t
}()

// longestLine is the length, in bytes, up to which it is no work to count characters up to
// each node.
const longestLine = 2000

// odd are characters that the library breaks lines at or refuses.
var odd = []string{"\t", "\r", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\n---", "\n..."}

func readPlain(src string) (*tree, bool) {
	begin := 0
	for i := range len(src) {
		c := src[i]
		if c == '\n' {
			begin = i + 1
		}
		if c < ' ' && c != '\n' || c == 0x7f || c == 0xc2 && i+1 < len(src) && src[i+1] < 0xa0 || i-begin > longestLine {
			return nil, false
		}
	}
	for _, s := range odd {
		if strings.Contains(src, s) {
			return nil, false
		}
	}
	if strings.HasPrefix(src, "---") || strings.HasPrefix(src, "...") || strings.HasPrefix(src, "%") {
		return nil, false
	}
	p := &plain{tree: tree{src: src, nodes: make([]plainNode, 1, 16+len(src)/15)}, line: 1}
	indent, ok := p.next()
	if !ok {
		return nil, false
	}
	_, ok = p.block(indent, 1)
	if _, more := p.next(); !ok || more {
		return nil, false
	}
	return &p.tree, true
}

// next goes to the first character of the next line with content, if the place is at
// the beginning of a line, and returns its indentation; false at the end.
func (p *plain) next() (indent int, ok bool) {
	for p.at < len(p.src) {
		i := p.at
		for i < len(p.src) && p.src[i] == ' ' {
			i++
		}
		if i < len(p.src) && p.src[i] != '\n' && p.src[i] != '#' {
			indent, p.at = i-p.begin, i
			return indent, true
		}
		p.at = i
		p.newline()
	}
	return 0, false
}

// newline goes to the beginning of the next line.
func (p *plain) newline() {
	if i := strings.IndexByte(p.src[p.at:], '\n'); i >= 0 {
		p.at += i + 1
	} else {
		p.at = len(p.src)
	}
	p.line++
	p.begin = p.at
}

// peek returns the indentation of the next line with content without going there, and
// whether a sequence begins in it; -1 at the end.
func (p *plain) peek() (indent int, sequence bool) {
	q := *p
	indent, ok := q.next()
	if !ok {
		return -1, false
	}
	return indent, strings.HasPrefix(q.src[q.at:], "- ")
}

// node makes a node of which the value stands at a place and has a length.
func (p *plain) node(kind yaml.Kind, style yaml.Style, at, length int) int32 {
	p.nodes = append(p.nodes, plainNode{at: int32(at), length: int32(length), line: int32(p.line), kind: uint8(kind), style: uint8(style)})
	return int32(len(p.nodes) - 1)
}

// add makes a node the next child of another one whose last child is given, 0 for none.
func (p *plain) add(of, last, n int32) {
	if last == 0 {
		p.nodes[of].child = n
	} else {
		p.nodes[last].next = n
	}
}

// block reads what begins at the place with an indentation.
func (p *plain) block(indent, depth int) (int32, bool) {
	switch {
	case depth > maxNesting:
		return 0, false
	case strings.HasPrefix(p.src[p.at:], "- "):
		return p.sequence(indent, depth)
	}
	return p.mapping(indent, depth)
}

// key returns the length of a simple key at the place with its colon, in quotation marks
// or without, 0 where there is none.
func (p *plain) key() (length int) {
	i := p.at
	if i < len(p.src) && p.src[i] == '"' {
		end := strings.IndexAny(p.src[i+1:], "\"\\\n")
		if end < 1 || p.src[i+1+end] != '"' {
			return 0
		}
		i += end + 2
	} else {
		for i < len(p.src) && (simple[p.src[i]] || i > p.at && strings.IndexByte("-./*", p.src[i]) >= 0) {
			i++
		}
	}
	if i == p.at || i-p.at > longestKey || i >= len(p.src) || p.src[i] != ':' || i+1 < len(p.src) && p.src[i+1] != ' ' && p.src[i+1] != '\n' {
		return 0
	}
	return i + 1 - p.at
}

// longestKey is far below the length at which the library takes nothing for a key.
const longestKey = 200

// keyNode makes a node of the key with a length and goes behind it.
func (p *plain) keyNode(length int) int32 {
	var n int32
	if p.src[p.at] == '"' {
		n = p.node(yaml.ScalarNode, yaml.DoubleQuotedStyle, p.at+1, length-3)
	} else {
		n = p.node(yaml.ScalarNode, 0, p.at, length-1)
	}
	p.at += length
	return n
}

func (p *plain) mapping(indent, depth int) (int32, bool) {
	n, last := p.node(yaml.MappingNode, 0, p.at, 0), int32(0)
	for {
		length := p.key()
		if length == 0 {
			return 0, false
		}
		key := p.keyNode(length)
		value, ok := p.value(indent, depth+1, true)
		if !ok {
			return 0, false
		}
		p.add(n, last, key)
		p.add(n, key, value)
		last = value
		switch at, _ := p.peek(); {
		case at > indent:
			return 0, false
		case at < indent:
			return n, true
		}
		p.next()
	}
}

func (p *plain) sequence(indent, depth int) (int32, bool) {
	n, last := p.node(yaml.SequenceNode, 0, p.at, 0), int32(0)
	for {
		if !strings.HasPrefix(p.src[p.at:], "- ") {
			return 0, false
		}
		p.at += 2
		item, ok := int32(0), false
		if p.key() > 0 {
			item, ok = p.mapping(indent+2, depth+1)
		} else {
			item, ok = p.value(indent, depth+1, false)
		}
		if !ok {
			return 0, false
		}
		p.add(n, last, item)
		last = item
		switch at, again := p.peek(); {
		case at > indent:
			return 0, false
		case at < indent || !again: // a key at the indentation of its own sequence goes on
			return n, true
		}
		p.next()
	}
}

// value reads what stands behind a key or the mark of an item, up to the beginning of
// the next line.
func (p *plain) value(indent, depth int, ofKey bool) (int32, bool) {
	for p.at < len(p.src) && p.src[p.at] == ' ' {
		p.at++
	}
	if p.lineEnds() {
		if !ofKey {
			return 0, false
		}
		p.newline()
		switch at, sequence := p.peek(); {
		case at > indent || at == indent && sequence:
			p.next()
			return p.block(at, depth)
		}
		return 0, false
	}
	n, ok := int32(0), false
	switch c := p.src[p.at]; {
	case c == '[' || c == '{':
		n, ok = p.flow(indent, depth)
	case c == '"' || c == '\'':
		n, ok = p.quoted()
	case strings.HasPrefix(p.src[p.at:], ">-\n"):
		return p.fold(indent)
	case begins(p.src[p.at:]):
		n, ok = p.scalar()
	}
	if !ok {
		return 0, false
	}
	for p.at < len(p.src) && p.src[p.at] == ' ' {
		p.at++
	}
	if !p.lineEnds() {
		return 0, false
	}
	p.newline()
	return n, true
}

// lineEnds reports whether nothing but a comment follows; a comment stands behind a
// space.
func (p *plain) lineEnds() bool {
	return p.at >= len(p.src) || p.src[p.at] == '\n' || p.src[p.at] == '#' && p.at > 0 && p.src[p.at-1] == ' '
}

// begins reports whether a plain scalar can begin so.
func begins(s string) bool {
	number := s[0] == '-' && len(s) > 1 && s[1] >= '0' && s[1] <= '9'
	return simple[s[0]] || s[0] == '(' || s[0] == '<' || s[0] >= utf8.RuneSelf || number
}

// scalar reads a plain scalar of a block up to the end of its line. One that goes on in
// the next line is found out by that line's indentation.
func (p *plain) scalar() (int32, bool) {
	line := p.src[p.at:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	if i := strings.Index(line, " #"); i >= 0 {
		line = line[:i]
	}
	text := strings.TrimRight(line, " ")
	if strings.Contains(text, ": ") || strings.HasSuffix(text, ":") {
		return 0, false
	}
	n := p.node(yaml.ScalarNode, 0, p.at, len(text))
	p.at += len(text)
	return n, true
}

// quoted reads a scalar in quotation marks on one line.
func (p *plain) quoted() (int32, bool) {
	mark := p.src[p.at]
	style := yaml.DoubleQuotedStyle
	if mark == '\'' {
		style = yaml.SingleQuotedStyle
	}
	rest := p.src[p.at+1:]
	end := strings.IndexByte(rest, mark)
	if end < 0 {
		return 0, false
	}
	text := rest[:end]
	if strings.IndexByte(text, '\n') >= 0 || strings.IndexByte(text, '\\') >= 0 && mark == '"' || end+1 < len(rest) && rest[end+1] == mark {
		return 0, false
	}
	n := p.node(yaml.ScalarNode, style, p.at+1, end)
	p.at += end + 2
	return n, true
}

// fold reads text whose lines are joined with spaces.
func (p *plain) fold(indent int) (int32, bool) {
	n := p.node(yaml.ScalarNode, yaml.FoldedStyle, p.at, 0)
	p.newline()
	var lines []string
	own := -1
	for p.at < len(p.src) {
		line := p.src[p.at:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		text := strings.TrimLeft(line, " ")
		at := len(line) - len(text)
		if text != "" && at <= indent {
			break
		}
		if own < 0 {
			own = at
		}
		if text == "" || at != own || strings.HasSuffix(text, " ") {
			return 0, false
		}
		lines = append(lines, text)
		p.newline()
	}
	if p.folded == nil {
		p.folded = map[int32]string{}
	}
	p.folded[n] = strings.Join(lines, " ")
	return n, len(lines) > 0
}

// flow reads a collection in brackets, of one or more lines.
func (p *plain) flow(indent, depth int) (int32, bool) {
	if depth > maxNesting {
		return 0, false
	}
	kind, closing := yaml.SequenceNode, byte(']')
	if p.src[p.at] == '{' {
		kind, closing = yaml.MappingNode, '}'
	}
	n, last := p.node(kind, yaml.FlowStyle, p.at, 0), int32(0)
	p.at++
	for {
		if !p.space(indent) {
			return 0, false
		}
		if p.src[p.at] == closing && last == 0 {
			p.at++
			return n, true
		}
		if kind == yaml.MappingNode {
			length := p.key()
			if length == 0 {
				return 0, false
			}
			key := p.keyNode(length)
			p.add(n, last, key)
			last = key
			if !p.space(indent) {
				return 0, false
			}
		}
		item, ok := p.item(indent, depth)
		if !ok || !p.space(indent) {
			return 0, false
		}
		p.add(n, last, item)
		last = item
		p.at++
		switch p.src[p.at-1] {
		case closing:
			return n, true
		case ',':
		default:
			return 0, false
		}
	}
}

// space goes over spaces and the ends of lines in brackets; the lines that follow are
// indented. It is false at the end of the text.
func (p *plain) space(indent int) bool {
	for p.at < len(p.src) && p.src[p.at] == ' ' {
		p.at++
	}
	if p.at < len(p.src) && p.src[p.at] == '\n' {
		p.newline()
		at, ok := p.next()
		return ok && at > indent
	}
	return p.at < len(p.src) && p.src[p.at] != '#'
}

// item reads one value in brackets.
func (p *plain) item(indent, depth int) (int32, bool) {
	switch c := p.src[p.at]; {
	case c == '[' || c == '{':
		return p.flow(indent, depth+1)
	case c == '"' || c == '\'':
		return p.quoted()
	case !begins(p.src[p.at:]):
		return 0, false
	}
	end := strings.IndexAny(p.src[p.at:], ",[]{}\n")
	if end < 0 {
		return 0, false
	}
	text := strings.TrimRight(p.src[p.at:p.at+end], " ")
	if c := p.src[p.at+end]; c != ',' && c != ']' && c != '}' || strings.ContainsAny(text, ":#?") {
		return 0, false
	}
	n := p.node(yaml.ScalarNode, 0, p.at, len(text))
	p.at += len(text)
	return n, true
}
