package audit_test

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// paragraphs cuts a text at its empty lines.
func paragraphs(text string) []string {
	return strings.Split(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), "\n\n")
}

func joined(ps []string) string { return strings.Join(ps, "\n\n") + "\n" }

// eachParagraph changes every paragraph of a text by itself.
func eachParagraph(text string, change func(string) string) string {
	ps := paragraphs(text)
	for _, p := range ps {
		if strings.Contains(p, "\n") {
			return text // its lines are paragraphs by what they say, not by their layout
		}
	}
	for i := range ps {
		ps[i] = change(ps[i])
	}
	return joined(ps)
}

var (
	numberLabel = regexp.MustCompile(`^(\d{1,2})((?:bis|ter|alt)?[.)]? )`)
	letterLabel = regexp.MustCompile(`^(\(?)([a-y])(\) )`)
	anyLabel    = regexp.MustCompile(`^(\d{1,2}[.)]?|\(?[a-z]\)|\(?[ivx]+\)) `)
)

// renumbered raises every number and letter by one, as an item put before the
// first one does.
func renumbered(text string) string {
	return eachParagraph(text, func(p string) string {
		if rest, ok := strings.CutPrefix(p, "["); ok {
			return "[" + raised(rest)
		}
		return raised(p)
	})
}

func raised(p string) string {
	if m := numberLabel.FindStringSubmatch(p); m != nil {
		n, _ := strconv.Atoi(m[1]) // two digits
		return fmt.Sprint(n+1) + m[2] + p[len(m[0]):]
	}
	if m := letterLabel.FindStringSubmatch(p); m != nil {
		return m[1] + string(m[2][0]+1) + m[3] + p[len(m[0]):]
	}
	return p
}

// relabelled writes the labels in another style: "1 " as "1. ", "a) " as "(a) ".
func relabelled(text string) string {
	return eachParagraph(text, func(p string) string {
		if m := numberLabel.FindStringSubmatch(p); m != nil {
			return m[1] + otherStyle(m[2]) + p[len(m[0]):]
		}
		if m := letterLabel.FindStringSubmatch(p); m != nil {
			return map[string]string{"": "(", "(": ""}[m[1]] + m[2] + ") " + p[len(m[0]):]
		}
		return p
	})
}

func otherStyle(s string) string {
	if style, ok := map[string]string{" ": ". ", ". ": " ", ") ": ". "}[s]; ok {
		return style
	}
	return s
}

// wrapped breaks every paragraph into lines of at most 60 columns, as mail
// programs do.
func wrapped(text string) string {
	return eachParagraph(text, func(p string) string {
		var out strings.Builder
		column := 0
		for i, w := range strings.Fields(p) {
			n := len([]rune(w))
			switch {
			case i == 0:
			case column+1+n > 60:
				out.WriteByte('\n')
				column = 0
			default:
				out.WriteByte(' ')
				column++
			}
			out.WriteString(w)
			column += n
		}
		return out.String()
	})
}

// noBreakSpaces puts no-break spaces for all spaces inside a paragraph but that
// after its label.
func noBreakSpaces(text string) string {
	return eachParagraph(text, func(p string) string {
		label := anyLabel.FindString(p)
		return label + strings.ReplaceAll(p[len(label):], " ", "\u00a0")
	})
}

// labelTabs sets labels off by a tab, labelSpaces by a space that does not break.
func labelTabs(text string) string { return anyLabelEach(text, "\t") }

func labelSpaces(text string) string { return anyLabelEach(text, "\u00a0") }

func anyLabelEach(text, space string) string {
	return eachParagraph(text, func(p string) string {
		if label := anyLabel.FindString(p); label != "" {
			return strings.TrimSuffix(label, " ") + space + p[len(label):]
		}
		return p
	})
}

func windows(text string) string { return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n") }

// dense leaves out the empty lines, loose puts more of them and white space at the
// ends of lines.
func dense(text string) string { return eachLine(text, "\n", "") }

func loose(text string) string { return eachLine(text, "  \n \n\n", "") }

func indented(text string) string { return eachLine(text, "\n\n", "    ") }

func eachLine(text, gap, indent string) string {
	ps := paragraphs(text)
	for i, p := range ps {
		if strings.Contains(p, "\n") {
			return text
		}
		ps[i] = indent + p
	}
	return strings.Join(ps, gap) + "\n"
}

// shoutedCalls prints the calls of the ITU form in capitals.
func shoutedCalls(text string) string {
	return eachParagraph(text, func(p string) string {
		if callLine.MatchString(p) {
			return strings.ToUpper(p)
		}
		return p
	})
}

// colons ends the calls of the ITU form in a colon, commas in a comma.
func colons(text string) string { return afterCalls(text, ":") }

func commas(text string) string { return afterCalls(text, ",") }

func afterCalls(text, mark string) string {
	return eachParagraph(text, func(p string) string {
		if callLine.MatchString(p) && !strings.HasSuffix(p, ",") {
			return p + mark
		}
		return p
	})
}

func hardHyphens(text string) string { return strings.ReplaceAll(text, "-", "\u2011") }

// softHyphens puts a soft hyphen into every word of eight letters or more.
func softHyphens(text string) string {
	var out strings.Builder
	letters := 0
	rs := []rune(text)
	for i, r := range rs {
		if !unicode.IsLetter(r) {
			letters = 0
		} else if letters++; letters == 5 && i+3 < len(rs) && unicode.IsLetter(rs[i+1]) && unicode.IsLetter(rs[i+2]) && unicode.IsLetter(rs[i+3]) {
			out.WriteRune('\u00ad')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// curly writes quotation marks and apostrophes as word processors do.
func curly(text string) string { return strings.ReplaceAll(text, "'", "’") }

var (
	headingLine = regexp.MustCompile(`^(RESOLUTION|Resolution|DECISION|RECOMMENDATION) [0-9X\[]`)
	upperWord   = regexp.MustCompile(`[A-Z][A-Z]+`)
)

// heading finds the paragraph that names the resolution, -1 for none.
func heading(ps []string) int {
	for i, p := range ps {
		if headingLine.MatchString(p) && len(p) < 80 {
			return i
		}
	}
	return -1
}

// otherCase changes the case of heading and title: RESOLUTION 7 (REV. DUBAI, 2018)
// to Resolution 7 (Rev. Dubai, 2018), the title to capitals.
func otherCase(text string) string {
	ps := paragraphs(text)
	i := heading(ps)
	if i < 0 || i+1 >= len(ps) {
		return text
	}
	ps[i] = upperWord.ReplaceAllStringFunc(ps[i], func(w string) string { return w[:1] + strings.ToLower(w[1:]) })
	if !strings.Contains(ps[i+1], ",") {
		ps[i+1] = strings.ToUpper(ps[i+1])
	}
	return joined(ps)
}

var callLine = regexp.MustCompile(`^(recalling|considering|recognizing|noting|bearing in mind|acknowledging|emphasizing|resolves|instructs|invites|encourages|requests|urges|calls upon|further|taking)[^.;]{0,90}$`)

// capitalCalls begins the calls of the ITU form with a capital letter.
func capitalCalls(text string) string {
	return eachParagraph(text, func(p string) string {
		if callLine.MatchString(p) {
			return strings.ToUpper(p[:1]) + p[1:]
		}
		return p
	})
}

// unrelated are clauses that speak of nothing that any family does.
var unrelated = []string{
	"that the harbour festival of the host city takes place every second year in spring",
	"that the anniversary of the telegraph convention was marked by an exhibition of stamps",
}

// withUnrelated adds clauses that speak of something else: items at the end of the
// first and of the last list of the ITU form, a paragraph before the first
// operative one of the UN form.
func withUnrelated(text string) string {
	ps := paragraphs(text)
	var out []string
	used := 0
	for i, p := range ps {
		out = append(out, p)
		next := ""
		if i+1 < len(ps) {
			next = ps[i+1]
		}
		if used >= len(unrelated) || !anyLabel.MatchString(p) || !callLine.MatchString(strings.TrimSuffix(next, ",")) {
			continue
		}
		if m := letterLabel.FindStringSubmatch(p); m != nil && strings.HasSuffix(p, ",") {
			out[len(out)-1] = strings.TrimSuffix(p, ",") + ";"
			out = append(out, m[1]+string(m[2][0]+1)+m[3]+unrelated[used]+",")
			used++
		}
	}
	return joined(out)
}

// withUnrelatedCall adds a call of its own before the first "resolves".
func withUnrelatedCall(text string) string {
	ps := paragraphs(text)
	var out []string
	for i, p := range ps {
		if p == "resolves" && len(out) == i {
			out = append(out, "bearing in mind further", unrelated[0]+",")
		}
		out = append(out, p)
	}
	return joined(out)
}

var secondSentence = regexp.MustCompile(`[a-z]{3}([;,]) and ((to|that) [a-z]+ )`)

// split cuts labelled items of the ITU form in two where a second duty or recital
// begins, as "5" and "5bis".
func split(text string) string {
	return eachParagraph(text, func(p string) string {
		m := numberLabel.FindStringSubmatch(p)
		at := secondSentence.FindStringSubmatchIndex(p)
		if at == nil || m == nil || strings.HasSuffix(m[2], ". ") {
			return p
		}
		return p[:at[2]] + ";\n\n" + m[1] + "bis" + m[2] + p[at[4]:]
	})
}

// asMarkdown writes a text as a repository keeps it.
func asMarkdown(text string) string {
	ps := paragraphs(text)
	at := heading(ps)
	for i, p := range ps {
		escaped := strings.NewReplacer("*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`").Replace(p)
		switch {
		case i == at:
			escaped = "# " + escaped
		case at >= 0 && i == at+1:
			escaped = "## " + escaped
		case callLine.MatchString(p):
			escaped = "*" + escaped + "*"
		case strings.HasPrefix(p, "____"):
			escaped = "---"
		}
		ps[i] = escaped
	}
	return joined(ps)
}

// asHTML writes a text as a web page.
func asHTML(text string) string {
	var out strings.Builder
	out.WriteString("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>x</title></head><body>\n")
	ps := paragraphs(text)
	at := heading(ps)
	for i, p := range ps {
		switch {
		case i == at:
			fmt.Fprintf(&out, "<h1>%s</h1>\n", html.EscapeString(p))
		case at >= 0 && i == at+1:
			fmt.Fprintf(&out, "<h2>%s</h2>\n", html.EscapeString(p))
		case callLine.MatchString(p):
			fmt.Fprintf(&out, "<p><i>%s</i></p>\n", html.EscapeString(p))
		default:
			fmt.Fprintf(&out, "<p>%s</p>\n", html.EscapeString(p))
		}
	}
	out.WriteString("</body></html>\n")
	return out.String()
}

// reordered swaps neighbours of a list of actors or groups wherever it finds one.
func reordered(text string) string {
	return series.ReplaceAllStringFunc(text, func(s string) string {
		m := series.FindStringSubmatch(s)
		if m[2] == "women" && m[3] == " and " {
			return s // women and men, women and girls
		}
		return m[2] + ", " + m[1] + m[3]
	})
}

// series finds two neighbours in a list of whom the words mean the same in any
// order.
var series = func() *regexp.Regexp {
	const item = "(governments|the private sector|civil society|the technical community|academia|Sector Members|Associates|women and girls|women|children|youth|" +
		"older persons|persons with disabilities|indigenous peoples|legality|necessity|age|disability|sex)"
	return regexp.MustCompile(`\b` + item + `, ` + item + `(,| and | or )`)
}()
