package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// head reads heading, title and enacting line and returns the lines after them.
func (b *builder) head(s *sifted, form resolution.Form) []line {
	b.res.Form = form
	b.res.Mark, b.res.Source = s.mark, s.source
	title := b.takeHeads(s)
	body := s.body
	enact := -1
	for i := range body {
		if body[i].role == roleEnacting {
			enact = i
			break
		}
		if form == resolution.FormITU && body[i].role == roleCall {
			break
		}
	}
	stop := b.headEnd(body, enact, form)
	b.titleClause(body[:stop], title)
	if form == resolution.FormUN {
		b.takeDate(body[:stop])
	}
	if enact < 0 {
		if form == resolution.FormOutcome && b.current() >= 0 && len(b.segs[0]) > 0 {
			for stop > 0 && body[stop-1].block != b.segs[0][0].block {
				stop-- // section titles between the title and the first paragraph
			}
		}
		return body[stop:]
	}
	if enact > 0 && form == resolution.FormUN && countRole(body, roleEnacting) > 1 {
		if t := strings.TrimRight(body[enact-1].text, " *."); len(t) == 1 && t[0] >= 'A' && t[0] <= 'Z' {
			b.prefix = t + "/"
		}
	}
	b.part = resolution.PartEnacting
	b.add("enacting", "", -1, seg(&body[enact], 0))
	takeEnacting(b.res, body[enact].text)
	return body[enact+1:]
}

// takeHeads reads the heading lines and returns the offset of the title in the
// one that carries it ("77/160. Entrepreneurship …"), with that line.
func (b *builder) takeHeads(s *sifted) *titleAt {
	var title *titleAt
	for i := range s.heads {
		l := &s.heads[i]
		switch l.role {
		case roleHeading:
			h, _ := parseHeading(l.text)
			if b.res.Heading == "" || !h.bare || h.number != "" && b.res.Number == "" {
				b.takeHeading(l.text, h)
			}
		case roleNumberTitle:
			n, at, _ := parseNumberTitle(l.text)
			b.res.Heading, b.res.Number, b.res.Kind = squeeze(l.text), n, "resolution"
			title = &titleAt{l, at}
		case roleSymbol:
			b.takeSymbol(l.text)
		}
	}
	return title
}

type titleAt struct {
	line *line
	at   int
}

func (b *builder) takeHeading(s string, h heading) {
	r := b.res
	r.Heading, r.Kind, r.Number = squeeze(s), h.kind, h.number
	r.Place, r.Year, r.Revision = h.place, h.year, h.revision
	if h.flattened {
		r.Notices = append(r.Notices, "the heading \""+r.Heading+
			"\" holds two editions that run into each other: the text may be a redline whose deletions were kept as plain text; check the source")
	}
}

func (b *builder) takeSymbol(s string) {
	r := b.res
	if r.Heading == "" {
		r.Heading = s
	}
	for _, p := range [...]struct{ prefix, organ string }{
		{"A/HRC/", "un-hrc"}, {"A/", "un-ga"}, {"E/", "un-ecosoc"}, {"S/", "un-sc"},
	} {
		if strings.HasPrefix(s, p.prefix) && r.Organ == "" {
			r.Organ = p.organ
			break
		}
	}
	if i := strings.Index(s, "RES/"); i >= 0 && r.Number == "" {
		r.Number, r.Kind = s[i+4:], "resolution"
	}
}

// headEnd returns how many lines of the body stand before the text proper.
func (b *builder) headEnd(body []line, enact int, form resolution.Form) int {
	if enact >= 0 {
		return enact
	}
	for i := range body {
		l := &body[i]
		if l.role == roleCall || l.role == roleArticle {
			return i
		}
		lab, from, ok := l.label()
		if ok && lab.kind != kindBullet && lab.kind != kindUpper || form == resolution.FormOutcome && convenes(l) {
			return i
		}
		if form == resolution.FormITU {
			if c, ok := callOf(l.text[from:]); ok && l.text[0] >= 'a' && l.text[0] <= 'z' && c.size > 0 {
				return i
			}
			continue
		}
		if form == resolution.FormUN {
			if o, ok := openerOf(l.text); ok && o.start == 0 && l.ends(",;.:") {
				return i
			}
			if l.text != "" && l.ends(",;:.") && (len(l.text) > 60 || goesOn(l.text)) && !isMasthead(l.text) {
				return i // the text is cut off from its head
			}
			continue
		}
		if l.ends(".;:,") && (i > 0 || len(l.text) > 60) && !isMasthead(l.text) {
			return i
		}
	}
	return len(body)
}

// titleClause finds the title among the lines above the text.
func (b *builder) titleClause(lines []line, given *titleAt) {
	b.part = resolution.PartTitle
	if given != nil {
		b.add("title", "", -1, seg(given.line, given.at))
		b.res.Title = squeeze(given.line.text[given.at:])
		return
	}
	from := 0
	for i := range lines {
		if lines[i].role == roleHeading {
			from = i + 1
		}
	}
	picked := b.pickTitle(lines, from)
	if len(picked) == 0 {
		picked = b.pickTitle(bracketedTitles(lines[from:]), 0)
	}
	for i, l := range picked {
		if i == 0 {
			b.add("title", "", -1, seg(l, 0))
			b.res.Title = squeeze(l.text)
			continue
		}
		b.extend(b.current(), seg(l, 0))
		b.res.Title += " " + squeeze(l.text)
	}
}

// pickTitle picks the title lines among those above the text, below a heading if from is
// not zero.
func (b *builder) pickTitle(lines []line, from int) []*line {
	if from > 0 {
		return ituTitle(lines[from:], b.res.Form == resolution.FormUN)
	}
	return b.plainTitle(lines)
}

// bracketedTitles returns the lines that may be titles if they begin with square brackets,
// as what is not agreed does, without these. Some notes on a text stand in brackets, too:
// those that begin as a masthead does, and single words.
func bracketedTitles(lines []line) []line {
	var out []line
	for _, l := range lines {
		inner := strings.TrimLeft(l.text, "[ ")
		if l.role != roleText || inner == l.text || strings.IndexByte(inner, ']') < 0 {
			continue
		}
		l.start += len(l.text) - len(inner)
		if strings.Count(inner, "]") > strings.Count(inner, "[") {
			inner = strings.TrimRight(inner, "] ")
		}
		l.end, l.text = l.start+len(inner), inner
		if strings.IndexByte(inner, ' ') > 0 && inner[0] >= 'A' && inner[0] <= 'Z' && strings.IndexByte(inner, ':') < 0 && !isStatus(inner) && !isMasthead(inner) {
			out = append(out, l)
		}
	}
	return out
}

// ituTitle picks the title lines below a heading: not the edition, nor the list
// of places of earlier editions.
func ituTitle(lines []line, un bool) []*line {
	var out []*line
	for i := range lines {
		l := &lines[i]
		if l.role != roleText || l.text == "" || un && isMasthead(l.text) || l.text[0] == '(' && strings.HasSuffix(l.text, ")") || l.style == "resref" {
			if len(out) > 0 && l.text != "" && l.text[0] == '(' {
				break
			}
			continue
		}
		if len(out) > 0 && (l.ends(".;:,") || len(out) >= 3 || len(l.text) > 300) {
			break
		}
		out = append(out, l)
	}
	return out
}

// plainTitle picks the title where no heading stands above it: the line with a
// title's style, else the first or last line that is no masthead.
func (b *builder) plainTitle(lines []line) []*line {
	var cands []*line
	for i := range lines {
		l := &lines[i]
		if (l.style == "title" || l.style == "restitle" || l.style == "heading1") && !isMasthead(l.text) {
			return []*line{l}
		}
		if l.role == roleText && l.text != "" && !isMasthead(l.text) && l.auto == "" {
			if lab, ok := parseLabel(l.text); ok && lab.kind == kindUpper {
				continue
			}
			if len(l.text) == 1 || len(l.text) > 400 || l.ends(":") || b.res.Form != resolution.FormUN && goesOn(l.text) {
				continue
			}
			cands = append(cands, l)
		}
	}
	if len(cands) == 0 {
		return nil
	}
	if b.res.Form == resolution.FormUN {
		return cands[len(cands)-1:]
	}
	return cands[:1]
}

// goesOn reports a line that is a part of a sentence or a paragraph of a preamble, with
// which a page begins that was cut out of a volume.
func goesOn(s string) bool {
	o, ok := openerOf(s)
	return s[0] >= 'a' && s[0] <= 'z' || ok && o.class == english.Preambular && o.start == 0 && o.end < len(s)
}

// mastheads are how lines above the title of a document begin, in lower case.
var mastheads = []string{
	"agenda item", "item ", "resolution adopted", "resolution submitted", "decision submitted", "draft decision", "submitted by", "adopted by the", "adopted on", "adopted at", "distr", "original:", "[", "draft resolution", "prst ",
	"rev. ", "rev.", "zero draft", "draft of ", "version ", "chair's text", "chair’s text", "co-facilitators", "co-chairs", "president's text",
	"president’s text", "facilitator's text", "document ", "page ", "resolutions adopted", "(", "*", "/", "addendum", "source:", "contribution",
	"sponsor", "co-sponsor", "signator", "submitters:", "main submitter", "committee:", "forum:",
	"working document", "temporary document", "ad hoc ", "draft text", "dt/", "dl/", "at its ", "on the report", "doc. ",
}

// mastheadLines are whole lines above a title, in lower case.
var mastheadLines = english.Words("general united nations english french spanish limited adopted restricted")

var mastheadNames = []string{
	"human rights council", "general assembly", "security council", "economic and social council", "first committee", "second committee",
	"third committee", "fourth committee", "fifth committee", "sixth committee", "adopted text", "united nations", "general assembly security council",
	"president's statement", "president’s statement", "statement by the president",
}

// isMasthead knows the lines above the title of a document.
func isMasthead(s string) bool {
	if n := strings.IndexByte(s, '.'); n > 0 && n < 8 && romanish(s[:n]) {
		if rest := s[n+1:]; hasFold(rest[skipSpace(rest, 0):], "resolutions adopted ") {
			return true // a running head: "VI. Resolutions adopted on the reports of …"
		}
	}
	for _, p := range mastheads {
		if hasFold(s, p) {
			return true
		}
	}
	t := strings.TrimRight(lower(s), " *,")
	if mastheadLines[t] || isSymbol(s) || isEnd(s) {
		return true
	}
	for _, n := range mastheadNames {
		if t == n {
			return true
		}
	}
	if rest, ok := strings.CutPrefix(t, "revision"); ok && (rest == "" || hasDigit(rest)) {
		return true
	}
	if strings.HasSuffix(t, " session") || strings.HasSuffix(t, "draft resolution") {
		return true
	}
	if rest, ok := cutFold(s, "of "); ok || hasFold(s, "on ") {
		return rest == "" || hasDigit(rest)
	}
	return hasDigit(t[:min(1, len(t))]) && (strings.Contains(t, "–") || len(t) < 24)
}

// takeDate reads the year of adoption from the masthead.
func (b *builder) takeDate(lines []line) {
	for i := range lines {
		s := lines[i].text
		if b.res.Year != "" || !hasFold(s, "resolution adopted by") && !hasFold(s, "adopted by the") && !hasFold(s, "adopted on") {
			continue
		}
		for k := len(s) - 4; k >= 0; k-- {
			if isYear(s, k) && (k+4 == len(s) || wordEnd(s, k+4) == k+4) {
				b.res.Year = s[k : k+4]
				break
			}
		}
		if b.res.Organ == "" {
			b.res.Organ = organOf(s)
		}
	}
}
