package tag

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// power is the role of verbs that hold power over others, and of those others.
const power = "power"

// reach is how many words may lie between a verb and its object.
const reach = 7

// findActs finds what a clause makes somebody do that may enlarge a mandate: a
// phrase that says so by itself, a verb of governing with an object outside
// the core mandate behind it, or before it in the passive, or a verb of power over
// others that stands as a predicate with one of those others as its object.
func findActs(r *resolution.Resolution, c *resolution.Clause) {
	t := c.Tags
	if c.Part == resolution.PartEnacting || c.Part == resolution.PartReasons {
		return
	}
	for i := range t.Hits {
		h := &t.Hits[i]
		switch h.Entry.Kind {
		case "act-phrase":
			addAct(r, c, resolution.Act{Entry: h.Entry, From: h.From, To: h.To})
		case "act-verb":
			for j := range t.Hits {
				o := &t.Hits[j]
				if o.Entry.Kind == "act-object" && h.Entry.Role == o.Entry.Role && governs(t, h, o) && (h.Entry.Role != power || does(t, h.From)) {
					addAct(r, c, resolution.Act{Entry: h.Entry, Object: o.Entry, From: min(h.From, o.From), To: max(h.To, o.To)})
					break
				}
			}
		}
	}
}

func governs(t *resolution.Tags, verb, object *lexicon.Hit) bool {
	switch {
	case object.From >= verb.To && object.From-verb.To <= reach:
		return !stopBetween(t.Words, verb.To, object.From)
	case verb.From >= object.To && verb.From-object.To <= reach:
		// The passive has "be" right before the verb.
		return verb.From > 0 && t.Words[verb.From-1].Fold == "be" && !stopBetween(t.Words, object.To, verb.From)
	}
	return false
}

func addAct(r *resolution.Resolution, c *resolution.Clause, a resolution.Act) {
	t := c.Tags
	for i := range t.Acts {
		if o := &t.Acts[i]; o.From <= a.From && a.To <= o.To {
			return
		}
	}
	if a.Object == nil || a.Entry.Role != power { // a verb alone has a subject, or nobody acts
		a.Actor = actor(r, c, a.Entry)
	}
	if a.Actor == "" && a.Entry.Role == power && does(t, a.From) {
		a.Actor = holder(c, &a)
	}
	a.Service = service(t, a.From)
	t.Acts = append(t.Acts, a)
}

// actor names who acts: a body of the Union in the clause, or the call's first
// addressee; in an ITU text without either, the Union itself.
func actor(r *resolution.Resolution, c *resolution.Clause, act *lexicon.Entry) string {
	itu := strings.HasPrefix(r.Organ, "itu-") || r.Organ == "" && r.Form == resolution.FormITU
	for _, h := range c.Tags.Hits {
		// In the texts of other organizations only the Union is named as itself;
		// "the Secretary-General" is everywhere.
		if h.Entry.Kind == "scope-of-actor" && (itu || h.Entry.Role == "itu") {
			return c.Words(h.From, h.To)
		}
	}
	// Leading is what UN bodies are told to do every day; only in digital matters do
	// their other powers concern us.
	if !itu && r.Organ != "" && (act.ID == "act-lead" || !digital(c)) {
		return ""
	}
	if c.Call != nil && len(c.Call.Addressees) > 0 {
		for _, a := range c.Call.Addressees {
			if !states(a) {
				return a
			}
		}
		return "" // what states are asked to do enlarges no organization's mandate
	}
	switch {
	case strings.HasPrefix(r.Organ, "itu-"):
		return "ITU"
	case itu: // the form of a specialized agency that the reader does not know by name
		return "the organization"
	}
	return ""
}

func states(addressee string) bool {
	return english.Others(strings.ToLower(addressee))
}

// digital reports whether a clause is about a subject of digital policy.
func digital(c *resolution.Clause) bool {
	for _, h := range c.Tags.Hits {
		if h.Entry.Kind == "digital" || h.Entry.Kind == "act-object" && h.Entry.Role != power || h.Entry.Kind == "topic" && h.Entry.ID == "topic-cybersecurity" {
			return true
		}
	}
	return false
}

// service reports whether the predicate that the act stands in only serves: it
// studies, shares, assists, reports. The word that opens the predicate decides.
func service(t *resolution.Tags, at int) bool {
	from := 0
	for i := at - 1; i >= 0; i-- {
		if english.OpensDuty(t.Words[i].Fold) {
			from = i
			break
		}
	}
	for _, h := range t.Hits {
		if h.Entry.Kind == "act-service" && h.From >= from && h.To <= at && h.From <= from+3 {
			return true
		}
	}
	return false
}

// findDefinition finds a definition: a phrase that defines, with the term of art
// or the quoted word that it defines right before it.
func findDefinition(c *resolution.Clause) {
	t := c.Tags
	for i := range t.Hits {
		h := &t.Hits[i]
		if h.Entry.Kind != "definition" || h.From == 0 && h.To < 3 {
			continue
		}
		reach := 5
		switch {
		case announced(t.Words, h.From):
			reach = 8
		case h.To-h.From == 1 && t.Words[h.From].Fold == "means": // "means" is a noun too: only a term right before it is defined
			reach = 0
		}
		var terms []*lexicon.Entry
		family := ""
		for j := range t.Hits {
			o := &t.Hits[j]
			near := o.To <= h.From && h.From-o.To <= reach || o.From >= h.From && o.To <= h.To
			if !near {
				continue
			}
			switch {
			case o.Entry.Kind == "term":
				terms = append(terms, o.Entry)
				family = "mandate"
			case o.Entry.Kind == "concept" && o.Entry.Family == "gender" && o.Entry.Role != "group":
				terms = append(terms, o.Entry)
				family = "gender"
			}
		}
		if family == "" && quotedBefore(c, h.From) {
			family = "mandate"
		}
		if family == "" {
			if t.Definition == nil && h.Entry.Role == "stipulates" { // unless a term is defined behind it
				t.Definition = &resolution.Definition{Entry: h.Entry, From: h.From, To: h.To, Family: "mandate"}
			}
			continue
		}
		t.Definition = &resolution.Definition{Entry: h.Entry, From: h.From, To: h.To, Terms: terms, Family: family}
		return
	}
}

// announced reports whether the words before word i announce a term: "that the
// term X in these texts …".
func announced(w []lexicon.Token, i int) bool {
	for j := max(0, i-8); j < i; j++ {
		if english.AnnouncesTerm(w[j].Fold) {
			return true
		}
	}
	return false
}

// quotedBefore reports whether a quotation ends right before word i.
func quotedBefore(c *resolution.Clause, i int) bool {
	if i == 0 {
		return false
	}
	rest := strings.TrimSpace(c.Text[c.Tags.Words[i-1].End:c.Tags.Words[i].Start])
	return strings.ContainsAny(rest, "\"”»'’") && rest != ""
}
