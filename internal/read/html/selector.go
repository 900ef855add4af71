package html

import (
	"strconv"
	"strings"
)

// selector is a chain of simple selectors, the last one of the element itself.
type selector struct {
	parts []compound
	// weight is its specificity: names of elements, of classes and attributes, of ids.
	weight int
}

// compound is what one element of a chain has to be.
type compound struct {
	joint    byte   // how it stands to the one before: ' ' below, '>' the very child, '+' next to, '~' after
	name, id string // "" for any
	classes  []string
	attrs    []attribute
	pseudos  []pseudo
}

// attribute is what a selector asks of an attribute: that it is there (no operator), or
// that its value is, begins with, ends with or holds another.
type attribute struct {
	name, value string
	operator    string
}

// pseudo is a condition behind a colon: the place among siblings, or other selectors.
type pseudo struct {
	kind   string // "nth", "nth-last", both with "-kind" for siblings of the same name; "is", "not"; "never"
	a, b   int    // of an+b
	others []selector
}

const (
	weightOfClass = 1000
	weightOfID    = 1_000_000
	// deepest is how deep selectors stand in selectors.
	deepest = 8
)

// parseSelector reads one selector, in lower case; ok is false for what it does not know.
func parseSelector(s string) (out selector, ok bool) {
	p := selectorParser{rest: strings.TrimSpace(s)}
	out, ok = p.chain(0)
	return out, ok && p.rest == "" && len(out.parts) > 0
}

type selectorParser struct{ rest string }

// chain reads up to a comma or a closing bracket.
func (p *selectorParser) chain(depth int) (out selector, ok bool) {
	joint := byte(' ')
	for p.rest != "" && p.rest[0] != ',' && p.rest[0] != ')' {
		trimmed := strings.TrimLeft(p.rest, " \t\r\n\f")
		spaced := len(trimmed) < len(p.rest)
		p.rest = trimmed
		switch {
		case p.rest == "" || p.rest[0] == ',' || p.rest[0] == ')':
			return out, true
		case strings.IndexByte(">+~", p.rest[0]) >= 0:
			joint = p.rest[0]
			p.rest = p.rest[1:]
			continue
		case spaced && joint == 0:
			joint = ' '
		}
		c := compound{joint: joint}
		if !p.compound(&c, &out.weight, depth) {
			return out, false
		}
		out.parts = append(out.parts, c)
		joint = 0
	}
	return out, true
}

// compound reads what one element has to be.
func (p *selectorParser) compound(c *compound, weight *int, depth int) bool {
	start := p.rest
	for p.rest != "" {
		switch p.rest[0] {
		case '*':
			p.rest = p.rest[1:]
		case '.':
			p.rest = p.rest[1:]
			c.classes = append(c.classes, p.ident())
			*weight += weightOfClass
		case '#':
			p.rest = p.rest[1:]
			c.id = p.ident()
			*weight += weightOfID
		case '[':
			if !p.attribute(c) {
				return false
			}
			*weight += weightOfClass
		case ':':
			if !p.pseudo(c, weight, depth) {
				return false
			}
		default:
			name := p.ident()
			if name == "" {
				return p.rest != start && strings.IndexByte(" \t\r\n\f>+~,)", p.rest[0]) >= 0
			}
			c.name = name
			*weight++
		}
	}
	return p.rest != start
}

// ident reads a name, in which a backslash takes the next character as it is, or by its
// number.
func (p *selectorParser) ident() string {
	var out strings.Builder
	i := 0
	for ; i < len(p.rest); i++ {
		ch := p.rest[i]
		switch {
		case ch == '\\' && i+1 < len(p.rest):
			one, n := escaped(p.rest[i:])
			out.WriteString(one)
			i += n - 1
			continue
		case ch >= 'a' && ch <= 'z' || ch >= '0' && ch <= '9' || ch == '-' || ch == '_' || ch >= 0x80:
		default:
			p.rest = p.rest[i:]
			return out.String()
		}
		out.WriteByte(ch)
	}
	p.rest = ""
	return out.String()
}

func (p *selectorParser) attribute(c *compound) bool {
	inner, after, ok := strings.Cut(p.rest[1:], "]")
	if !ok {
		return false
	}
	p.rest = after
	i := strings.IndexAny(inner, "=~|^$*")
	if i < 0 {
		c.attrs = append(c.attrs, attribute{name: strings.TrimSpace(inner)})
		return true
	}
	operator, value, ok := strings.Cut(inner[i:], "=")
	value = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(value), " i"), " s")
	c.attrs = append(c.attrs, attribute{strings.TrimSpace(inner[:i]), strings.Trim(value, `"'`), operator + "="})
	return ok
}

// pseudo reads a condition behind a colon. States of the page ("hover") never hold for
// one that is printed, and what stands before or behind an element is not the element.
func (p *selectorParser) pseudo(c *compound, weight *int, depth int) bool {
	p.rest = p.rest[1:]
	if strings.HasPrefix(p.rest, ":") {
		p.rest = p.rest[1:]
		p.ident()
		c.pseudos = append(c.pseudos, pseudo{kind: "never"})
		return true
	}
	name := p.ident()
	add := func(more ...pseudo) bool {
		c.pseudos = append(c.pseudos, more...)
		*weight += weightOfClass
		return true
	}
	if strings.HasPrefix(p.rest, "(") {
		p.rest = p.rest[1:]
		switch name {
		case "is", "where", "not", "matches", "-webkit-any":
			return p.others(name, c, weight, depth+1)
		case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
			inner, after, ok := strings.Cut(p.rest, ")")
			a, b, known := progression(inner)
			p.rest = after
			return ok && known && add(pseudo{kind: placeKind(strings.TrimSuffix(strings.TrimSuffix(name, "-child"), "-of-type"), name), a: a, b: b})
		}
		return false
	}
	first, last := pseudo{kind: placeKind("nth", name), b: 1}, pseudo{kind: placeKind("nth-last", name), b: 1}
	switch name {
	case "first-child", "first-of-type":
		return add(first)
	case "last-child", "last-of-type":
		return add(last)
	case "only-child", "only-of-type":
		return add(first, last)
	case "root", "scope":
		c.name = "html"
		*weight += weightOfClass
		return true
	case "empty", "link", "any-link", "defined", "read-only":
		return false
	}
	return add(pseudo{kind: "never"})
}

// placeKind tells places among all siblings from those among siblings of one name.
func placeKind(kind, name string) string {
	if strings.HasSuffix(name, "of-type") {
		return kind + "-kind"
	}
	return kind
}

// others reads the selectors in the brackets of :is(), :where() and :not().
func (p *selectorParser) others(name string, c *compound, weight *int, depth int) bool {
	if depth > deepest {
		return false
	}
	one := pseudo{kind: "is"}
	if name == "not" {
		one.kind = "not"
	}
	most := 0
	for {
		s, ok := p.chain(depth)
		if !ok || len(s.parts) == 0 || p.rest == "" {
			return false
		}
		one.others = append(one.others, s)
		most = max(most, s.weight)
		end := p.rest[0]
		p.rest = p.rest[1:]
		if end == ')' {
			break
		}
	}
	if name != "where" {
		*weight += most
	}
	c.pseudos = append(c.pseudos, one)
	return true
}

// progression reads an+b, "even" and "odd".
func progression(s string) (a, b int, ok bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), " ", "")
	switch s {
	case "even":
		return 2, 0, true
	case "odd":
		return 2, 1, true
	}
	step, rest, found := strings.Cut(s, "n")
	if !found {
		b, err := strconv.Atoi(s)
		return 0, b, err == nil
	}
	switch step {
	case "", "+":
		a = 1
	case "-":
		a = -1
	default:
		n, err := strconv.Atoi(step)
		if err != nil {
			return 0, 0, false
		}
		a = n
	}
	if rest == "" {
		return a, 0, true
	}
	b, err := strconv.Atoi(rest)
	return a, b, err == nil
}

// key is what an element must have for the selector to be looked at.
func (s *selector) key() string {
	last := s.parts[len(s.parts)-1]
	switch {
	case last.id != "":
		return "#" + last.id
	case len(last.classes) > 0:
		return "." + last.classes[0]
	}
	return last.name
}

// looks counts the elements that were held against selectors.
type looks struct{ n, most int }

func (l *looks) spent() bool { return l.n >= l.most }

// matches reports whether the selector means an element.
func (s *selector) matches(e *node, l *looks) bool { return s.matchesFrom(len(s.parts)-1, e, l) }

func (s *selector) matchesFrom(i int, e *node, l *looks) bool {
	l.n++
	if l.spent() || !s.parts[i].is(e, l) {
		return false
	}
	if i == 0 {
		return true
	}
	next := func(e *node) *node { return e.parent }
	if joint := s.parts[i].joint; joint == '+' || joint == '~' {
		next = func(e *node) *node { return e.before }
	}
	for e = next(e); e != nil && !l.spent(); e = next(e) {
		if s.matchesFrom(i-1, e, l) {
			return true
		}
		if joint := s.parts[i].joint; joint == '>' || joint == '+' {
			return false
		}
	}
	return false
}

func (c *compound) is(e *node, l *looks) bool {
	if c.name != "" && c.name != e.name || c.id != "" && c.id != e.id {
		return false
	}
	for _, class := range c.classes {
		found := false
		for _, have := range e.classes {
			found = found || have == class
		}
		if !found {
			return false
		}
	}
	for _, a := range c.attrs {
		if !a.holds(e) {
			return false
		}
	}
	for i := range c.pseudos {
		if !c.pseudos[i].holds(e, l) {
			return false
		}
	}
	return true
}

func (a *attribute) holds(e *node) bool {
	v, ok := e.attr[a.name]
	v = strings.ToLower(v)
	switch {
	case !ok:
		return false
	case a.operator == "":
		return true
	case a.operator == "=":
		return v == a.value
	case a.value == "":
		return false
	}
	switch a.operator {
	case "^=":
		return strings.HasPrefix(v, a.value)
	case "$=":
		return strings.HasSuffix(v, a.value)
	case "|=":
		return v == a.value || strings.HasPrefix(v, a.value+"-")
	case "~=":
		return strings.Contains(" "+strings.Join(strings.Fields(v), " ")+" ", " "+a.value+" ")
	}
	return strings.Contains(v, a.value)
}

func (p *pseudo) holds(e *node, l *looks) bool {
	switch p.kind {
	case "is", "not":
		for i := range p.others {
			if p.others[i].matches(e, l) {
				return p.kind == "is"
			}
		}
		return p.kind == "not"
	case "never":
		return false
	}
	if e.parent == nil {
		return false
	}
	place := e.nth
	switch p.kind {
	case "nth-last":
		place = e.parent.children - e.nth + 1
	case "nth-kind":
		place = e.nthKind
	case "nth-last-kind":
		place = e.parent.count(e.name).n - e.nthKind + 1
	}
	if p.a == 0 {
		return place == p.b
	}
	return (place-p.b)%p.a == 0 && (place-p.b)/p.a >= 0
}
