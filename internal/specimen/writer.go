package specimen

import (
	"strconv"
	"strings"
)

// writer writes both sides at once.
type writer struct {
	rand     random
	versions []Version
	// proposed are the paragraphs of the proposal where it differs from the base.
	proposed map[int]string
	bases    int
}

func (w *writer) paragraph(style, base, draft string) {
	w.versions = append(w.versions, Version{Style: style, Base: base, Draft: draft})
	if base != "" {
		w.bases += len(base) + 2
	}
}

func (w *writer) same(style, text string) { w.paragraph(style, text, text) }

func (w *writer) head(n int, organ, place string) {
	w.paragraph("ResNo", "RESOLUTION "+strconv.Itoa(301+n)+" (REV. PORTO, 2026)", "RESOLUTION "+strconv.Itoa(301+n)+" (REV. "+strings.ToUpper(place)+")")
	title := w.rand.one(titles) + " " + w.rand.one(fields)
	w.same("Restitle", strings.ToUpper(title[:1])+title[1:])
	w.paragraph("Normalaftertitle", "The "+organ+" (Porto, 2026),", "The "+organ+" ("+place+"),")
}

// resolution writes one resolution of about size bytes of base: blocks of three to
// eight items, a third of them in the preamble.
func (w *writer) resolution(n, size int) {
	if n%4 == 3 {
		w.assembly(n, size)
		return
	}
	w.head(n, "Plenipotentiary Conference of the International Telecommunication Union", "Lisbon, 2030")
	start := w.bases
	for _, call := range []string{"recalling", "considering", "recognizing", "noting", "bearing in mind"} {
		if w.bases-start < size/3 {
			w.block(call, size/8, func() string { return w.reason(call) })
		}
	}
	for i := 0; w.bases-start < size; i++ {
		w.block(operative[i%len(operative)], size/8, w.clause)
	}
}

// block writes a call with items of about size bytes.
func (w *writer) block(call string, size int, item func() string) {
	w.same("Call", call)
	preamble := !strings.Contains(call, " ") && call != "resolves" || call == "bearing in mind"
	n := min(max(size/220, 2), 8)
	draft := 0
	for i := range n {
		end := ";"
		if i == n-1 {
			end = ","
		}
		base := item()
		changed, added := w.change(base)
		label := func(i int) string {
			if preamble {
				return string(rune('a'+i)) + ") "
			}
			return strconv.Itoa(i+1) + " "
		}
		text := ""
		if changed != "" {
			text = label(draft) + changed + end
			draft++
		}
		if w.rand.percent(12) {
			w.propose(label(i) + w.edited(base) + end)
		}
		w.paragraph("", label(i)+base+end, text)
		if added != "" {
			w.paragraph("", "", label(draft)+added+end)
			draft++
		}
	}
}

func (w *writer) propose(text string) {
	if w.proposed == nil {
		w.proposed = map[int]string{}
	}
	w.proposed[len(w.versions)] = text
}

// assembly writes a resolution in the form of the General Assembly.
func (w *writer) assembly(n, size int) {
	number := strconv.Itoa(60+n%30) + "/" + strconv.Itoa(100+n)
	w.same("ResNo", number+". Further action on "+w.rand.one(fields))
	w.same("Normalaftertitle", "The General Assembly,")
	start := w.bases
	for w.bases-start < size/3 {
		base := w.rand.one(assemblyCalls) + " " + w.truth()
		changed, added := w.change(base)
		w.paragraph("", base+",", comma(changed, ","))
		w.paragraph("", "", comma(added, ","))
	}
	d := 0
	for i := 1; w.bases-start < size; i++ {
		base := w.rand.one(assemblyVerbs) + " " + w.duty()
		changed, added := w.change(base)
		w.paragraph("", point(i)+base+";", numbered(&d, changed))
		w.paragraph("", "", numbered(&d, added))
	}
}

func point(i int) string { return strconv.Itoa(i) + ". " }

func comma(s, end string) string {
	if s == "" {
		return ""
	}
	return s + end
}

func numbered(n *int, s string) string {
	if s == "" {
		return ""
	}
	*n++
	return point(*n) + s + ";"
}

// change draws what becomes of a clause in the draft: of a hundred, seventy-two
// stay, fifteen are edited, seven go, six are followed by a new one.
func (w *writer) change(base string) (draft, added string) {
	switch d := w.rand.intn(100); {
	case d < 72:
		return base, ""
	case d < 87:
		return w.edited(base), ""
	case d < 94:
		return "", ""
	}
	return base, w.clause()
}

// edited returns a clause as negotiators change it: a group or a safeguard goes, a
// verb gets weaker, a qualifier comes, some words are exchanged.
func (w *writer) edited(s string) string {
	before := s
	for range 2 {
		e := edits[w.rand.intn(len(edits))]
		s = strings.Replace(s, e[0], e[1], 1)
	}
	if s == before {
		s += w.rand.one([]string{", as appropriate", ", within available resources", ", where applicable", ", in accordance with national law", " in the coming cycle"})
	}
	return s
}

func (w *writer) reason(call string) string {
	switch call {
	case "recalling":
		return "Resolution " + strconv.Itoa(20+w.rand.intn(180)) + " (Rev. Porto, 2026) of this conference, on " + w.rand.one(fields)
	case "noting":
		return strings.TrimPrefix(w.rand.one(nouns), "the ") + " on " + w.rand.one(fields) + " that " + w.rand.one(bodies) + " brought together in " + strconv.Itoa(2015+w.rand.intn(14))
	}
	return "that " + w.truth()
}

// truth is a statement, now and then with another one that follows from it.
func (w *writer) truth() string {
	s := w.rand.one(truths)
	if w.rand.percent(50) {
		s += ", which bears on " + w.rand.one(fields) + " in " + w.rand.one(places)
	}
	if w.rand.percent(40) {
		s += ", and that " + w.rand.one(truths)
	}
	return s
}

// clause is an operative item.
func (w *writer) clause() string { return "to " + w.duty() }

func (w *writer) duty() string {
	s := w.rand.one(verbs) + " " + w.rand.one(nouns) + " on " + w.rand.one(fields)
	if w.rand.percent(60) {
		s += " in " + w.rand.one(places)
	}
	if w.rand.percent(45) {
		s += ", " + w.rand.one(groups)
	}
	if w.rand.percent(30) {
		s += ", " + w.rand.one(safeguards)
	}
	if w.rand.percent(35) {
		s += ", and to " + w.rand.one(verbs) + " " + w.rand.one(nouns) + " for " + w.rand.one(fields)
	}
	if w.rand.percent(20) {
		s += " by " + strconv.Itoa(2031+w.rand.intn(9))
	}
	return s
}
