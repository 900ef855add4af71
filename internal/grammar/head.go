package grammar

import (
	"strings"

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
	if !b.titleClause(body[:stop], title) && form != resolution.FormITU && len(s.heads) == 0 && stop == 0 && len(body) == 0 {
		return nil
	}
	if enact < 0 {
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
		if ok && lab.kind != kindBullet && lab.kind != kindUpper {
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
			continue
		}
		if l.ends(".;:,") && len(l.text) > 60 {
			return i
		}
	}
	return len(body)
}

// titleClause finds the title among the lines above the text and reports whether
// there was one.
func (b *builder) titleClause(lines []line, given *titleAt) bool {
	b.part = resolution.PartTitle
	if given != nil {
		b.add("title", "", -1, seg(given.line, given.at))
		b.res.Title = squeeze(given.line.text[given.at:])
		return true
	}
	from := 0
	for i := range lines {
		if lines[i].role == roleHeading {
			from = i + 1
		}
	}
	var picked []*line
	if from > 0 {
		picked = ituTitle(lines[from:])
	} else {
		picked = b.plainTitle(lines)
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
	return len(picked) > 0
}

// ituTitle picks the title lines below a heading: not the edition, nor the list
// of places of earlier editions.
func ituTitle(lines []line) []*line {
	var out []*line
	for i := range lines {
		l := &lines[i]
		if l.role != roleText || l.text == "" || l.text[0] == '(' && strings.HasSuffix(l.text, ")") || l.style == "resref" {
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
		if l.style == "title" || l.style == "restitle" || l.style == "heading1" {
			return []*line{l}
		}
		if l.role == roleText && l.text != "" && !isMasthead(l.text) && l.auto == "" {
			if lab, ok := parseLabel(l.text); ok && lab.kind == kindUpper {
				continue
			}
			if len(l.text) == 1 || len(l.text) > 400 {
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

// isMasthead knows the lines above the title of a United Nations document.
func isMasthead(s string) bool {
	for _, p := range [...]string{
		"agenda item", "item ", "resolution adopted", "adopted by", "adopted on", "distr", "general", "original", "united",
		"nations", "[", "english", "draft resolution", "human rights council", "general assembly", "security council",
		"economic and social council", "third committee", "second committee", "first committee", "fifth committee", "sixth committee",
		"fourth committee", "limited", "revision ", "rev.", "rev ", "zero draft", "draft of", "version", "chair's text", "chair’s text",
		"co-facilitators", "adopted text", "document ", "page ", "resolutions adopted", "(", "*", "/", "addendum", "president's text", "source:", "contribution",
		"working document", "temporary document", "committee ", "ad hoc ", "draft text", "commission on", "dt/", "dl/",
	} {
		if hasFold(s, p) {
			return true
		}
	}
	t := strings.TrimRight(s, " *")
	return strings.HasSuffix(lower(t), " session") || strings.HasSuffix(lower(t), "draft resolution") || isSymbol(s) || isEnd(s) ||
		strings.HasPrefix(t, "of ") || hasDigit(t[:1]) && (strings.HasSuffix(t, "session") || strings.Contains(t, "–") || len(t) < 24)
}
