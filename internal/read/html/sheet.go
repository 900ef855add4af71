package html

import (
	"encoding/base64"
	"net/url"
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// sheet is what a page's own style sheets say of how its text looks.
type sheet struct {
	rules map[string][]rule // by the key of their selector
	count int
	// variables are the custom properties of all rules, the last of a name.
	variables map[string]string
	// unknown is true where a rule whose selector is not known paints a ground, before
	// which white text may be seen.
	unknown bool
	// unfollowed is true where a rule hides elements by a selector that is not followed.
	unfollowed bool
	// elsewhere is true where there are other style sheets, which are not read.
	elsewhere bool
}

// rule is a selector with those of its declarations that matter.
type rule struct {
	selector
	order int
	says  []declaration
}

// declaration gives a property a value.
type declaration struct {
	property, value string
	important       bool
}

const (
	// mostRules is how many rules of a page are held against its elements.
	mostRules = 2000
	// longestSelector is how long the selectors of nested rules grow, in bytes.
	longestSelector = 1000
	// deepestRules is how deep rules and groups stand in each other.
	deepestRules = 20
)

// newSheet reads the style elements of a page; low is the page in lower case.
func newSheet(page, low string) *sheet {
	s := &sheet{rules: map[string][]rule{}, variables: map[string]string{}, elsewhere: strings.Contains(low, "stylesheet")}
	s.readData(page)
	for from := 0; ; {
		i := strings.Index(low[from:], "<style")
		if i < 0 {
			return s
		}
		i += from
		start := strings.IndexByte(low[i:], '>')
		if start < 0 {
			return s
		}
		start += i + 1
		end := strings.Index(low[start:], "</style")
		if end < 0 {
			return s
		}
		s.read(strings.ToLower(uncommented(page[start:start+end])), nil, 0)
		from = start + end
	}
}

// dataSheet finds a style sheet that stands in the address of a link or an import.
var dataSheet = lazyregexp.New(`(?i)(?:<link\s[^>]*href\s*=|@import\s*(?:url\()?)\s*["']?\s*data:text/css([^,"'<>\s]*),([^"'<>]*)`)

// readData reads the style sheets that stand in addresses.
func (s *sheet) readData(page string) {
	for _, m := range dataSheet.FindAllStringSubmatch(page, deepestRules) {
		css := m[2]
		if strings.HasSuffix(strings.ToLower(m[1]), ";base64") {
			data, err := base64.StdEncoding.DecodeString(strings.TrimSpace(css))
			if err != nil {
				continue // as programs that show pages do
			}
			css = string(data)
		} else if plain, err := url.PathUnescape(css); err == nil {
			css = plain
		}
		s.read(strings.ToLower(uncommented(css)), nil, 0)
	}
}

// uncommented cuts the comments out of a style sheet, and the marks that old pages
// hide it with.
func uncommented(css string) string {
	var out strings.Builder
	css = strings.NewReplacer("<!--", " ", "-->", " ").Replace(css)
	for {
		i := strings.Index(css, "/*")
		if i < 0 {
			break
		}
		out.WriteString(css[:i])
		j := strings.Index(css[i+2:], "*/")
		if j < 0 {
			return out.String()
		}
		css = css[i+2+j+2:]
	}
	return out.String() + css
}

// read takes the rules of a style sheet, or of a rule with the given selectors, in their
// order. Of conditional groups those count that hold for a page on a screen of usual width.
func (s *sheet) read(css string, selectors []string, depth int) {
	own := ""
	for depth <= deepestRules && s.count < mostRules {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			break
		}
		head := strings.LastIndexAny(css[:open], ";}") + 1
		own += css[:head]
		prelude := strings.TrimSpace(css[head:open])
		end := closing(css, open)
		body := css[open+1 : end]
		css = css[min(end+1, len(css)):]
		switch {
		case !strings.HasPrefix(prelude, "@"):
			s.read(body, nested(alternatives(prelude), selectors), depth+1)
		case holds(prelude):
			s.read(body, selectors, depth+1)
		}
	}
	s.add(declarations(own+css), selectors)
}

// add gives selectors their declarations.
func (s *sheet) add(says []declaration, selectors []string) {
	paints := false
	for _, d := range says {
		paints = paints || d.property == ground
		if strings.HasPrefix(d.property, "--") {
			s.variables[d.property] = d.value
		}
	}
	if len(says) == 0 {
		return
	}
	for _, one := range selectors {
		if s.count >= mostRules {
			return
		}
		says := says
		if item, ok := beforeItem(one); ok {
			one, says = item, markers(says)
		}
		if len(says) == 0 {
			continue
		}
		sel, ok := parseSelector(one)
		s.unknown = s.unknown || !ok && paints
		s.unfollowed = s.unfollowed || !ok && unfollowed.MatchString(one) && toValues(says).hide()
		if ok {
			s.count++
			s.rules[sel.key()] = append(s.rules[sel.key()], rule{sel, s.count, says})
		}
	}
}

// unfollowed finds what selectors hold that is looked up in what comes later, or in
// lists of selectors.
var unfollowed = lazyregexp.New(`:has\(|\sof\s`)

// beforeItem returns the selector of the element that one means what stands before.
func beforeItem(one string) (string, bool) {
	for _, place := range [...]string{":before", ":marker"} {
		if item, ok := strings.CutSuffix(one, place); ok {
			return strings.TrimSuffix(item, ":"), true
		}
	}
	return one, false
}

// markers are the declarations of what stands before an element that say how it counts:
// `content: "(" counter(item, lower-alpha) ") "`.
func markers(says []declaration) []declaration {
	var out []declaration
	for _, d := range says {
		if d.property == "content" && strings.Contains(d.value, "counter(") {
			d.property = marker
			out = append(out, d)
		}
	}
	return out
}

// alternatives splits selectors at the commas outside of brackets.
func alternatives(selectors string) []string {
	var out []string
	depth, from := 0, 0
	for i := range len(selectors) {
		switch selectors[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, strings.TrimSpace(selectors[from:i]))
				from = i + 1
			}
		}
	}
	return append(out, strings.TrimSpace(selectors[from:]))
}

// nested spells out selectors that stand inside of a rule with others.
func nested(inner, around []string) []string {
	if len(around) == 0 {
		return inner
	}
	outer := ":is(" + strings.Join(around, ",") + ")"
	var out []string
	for _, one := range inner {
		if !strings.Contains(one, "&") {
			one = "& " + one
		}
		if len(one)+strings.Count(one, "&")*len(outer) <= longestSelector && len(out) < mostRules {
			out = append(out, strings.ReplaceAll(one, "&", outer))
		}
	}
	return out
}

// closing returns the place of the brace that closes the one at open, the end of
// css where there is none.
func closing(css string, open int) int {
	depth := 0
	for i := open; i < len(css); i++ {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(css)
}
