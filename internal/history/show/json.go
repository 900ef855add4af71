package show

import (
	"encoding/json"
	"io"

	"github.com/resolint/resolint/internal/history"
)

// document is the JSON form; schema.json is its JSON Schema.
type document struct {
	Schema     string        `json:"$schema"`
	Version    string        `json:"version"`
	Resolint   string        `json:"resolint"`
	Title      string        `json:"title"`
	Last       string        `json:"last"`
	Versions   []version     `json:"versions"`
	Clauses    []clause      `json:"clauses"`
	Mentions   []mention     `json:"mentions"`
	Proponents []proponent   `json:"proponents"`
	Words      []wordCount   `json:"words"`
	Entered    []enteredJSON `json:"entered"`
}

type version struct {
	ID        string   `json:"id"`
	Source    string   `json:"source"`
	Date      string   `json:"date,omitempty"`
	Proponent string   `json:"proponent,omitempty"`
	Parents   []string `json:"parents"`
	Side      bool     `json:"side"`
	Heading   string   `json:"heading"`
	Notices   []string `json:"notices"`
}

type placeJSON struct {
	Version string `json:"version"`
	Clause  string `json:"clause"`
	Text    string `json:"text"`
}

type eventJSON struct {
	Version   string   `json:"version"`
	Kind      string   `json:"kind"`
	Clause    string   `json:"clause"`
	Proponent string   `json:"proponent,omitempty"`
	First     bool     `json:"first,omitempty"`
	Undoes    string   `json:"undoes,omitempty"`
	Since     string   `json:"since,omitempty"`
	Others    []string `json:"others,omitempty"`
	Statement string   `json:"statement,omitempty"`
	Details   []string `json:"details,omitempty"`
	Rules     []string `json:"rules,omitempty"`
	Untaken   bool     `json:"untaken,omitempty"`
}

type clause struct {
	ID       int         `json:"id"`
	Stands   bool        `json:"stands"`
	Origin   *int        `json:"origin,omitempty"`
	Into     *int        `json:"into,omitempty"`
	Sentence string      `json:"sentence"`
	Places   []placeJSON `json:"places"`
	Events   []eventJSON `json:"events"`
	Mentions []int       `json:"mentions"`
}

type mention struct {
	ID       int         `json:"id"`
	Family   string      `json:"family"`
	Concept  string      `json:"concept"`
	Label    string      `json:"label"`
	Stands   bool        `json:"stands"`
	Sentence string      `json:"sentence"`
	Places   []placeJSON `json:"places"`
	Events   []eventJSON `json:"events"`
}

type proponent struct {
	Name     string         `json:"name"`
	Clauses  map[string]int `json:"clauses"`
	Mentions map[string]int `json:"mentions"`
}

type wordCount struct {
	Version string `json:"version"`
	Words   int    `json:"words"`
}

type enteredJSON struct {
	Family  string `json:"family"`
	Text    string `json:"text"`
	Clause  string `json:"clause"`
	Version string `json:"version"`
}

const schemaID = "https://raw.githubusercontent.com/resolint/resolint/main/internal/history/show/schema.json"

func (s *story) json(w io.Writer) error {
	d := document{
		Schema: schemaID, Version: history.SchemaVersion, Resolint: s.Resolint, Title: s.Title, Last: s.Versions[s.last].ID,
		Versions: []version{}, Clauses: []clause{}, Mentions: []mention{}, Proponents: []proponent{}, Words: []wordCount{}, Entered: []enteredJSON{},
	}
	for i := range s.Versions {
		v := &s.Versions[i]
		d.Versions = append(d.Versions, version{
			v.ID, v.Source, v.Date, v.Proponent, s.ids(v.Parents), v.Side, v.Heading, append([]string{}, v.Notices...),
		})
		if s.Words[i] > 0 {
			d.Words = append(d.Words, wordCount{v.ID, s.Words[i]})
		}
	}
	for i := range s.Clauses {
		l := s.Clauses[i].Life
		c := clause{ID: l.ID, Stands: s.Clauses[i].Stands, Sentence: s.Clauses[i].Sentence, Events: s.events(l.Events), Mentions: []int{}}
		if l.Origin >= 0 {
			c.Origin = &l.Origin
		}
		if l.Into >= 0 {
			c.Into = &l.Into
		}
		for _, p := range l.Places {
			c.Places = append(c.Places, placeJSON{s.Versions[p.Version].ID, s.Path(p), s.Text(p)})
		}
		for _, id := range l.Mentions {
			if s.wanted(s.Mentions[id].Family) {
				c.Mentions = append(c.Mentions, id)
			}
		}
		d.Clauses = append(d.Clauses, c)
	}
	for _, f := range s.Families {
		for i := range f.Lines {
			l := &f.Lines[i]
			m := mention{ID: l.Mention.ID, Family: l.Mention.Family, Concept: l.Mention.Concept, Label: l.Label, Stands: l.Stands, Sentence: l.Sentence, Events: s.events(l.Mention.Events)}
			for _, p := range l.Mention.Places {
				m.Places = append(m.Places, placeJSON{s.Versions[p.Version].ID, s.Path(p.Place), s.History.Words(p)})
			}
			d.Mentions = append(d.Mentions, m)
		}
	}
	for i := range s.Tally {
		d.Proponents = append(d.Proponents, proponent{s.Tally[i].Who, byName(s.Tally[i].Clauses), byName(s.Tally[i].Mentions)})
	}
	for i := range s.Entered {
		e := &s.Entered[i]
		d.Entered = append(d.Entered, enteredJSON{e.Family, e.Quote, e.Clause, s.Versions[e.Version].ID})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(d)
}

func byName(n map[history.Kind]int) map[string]int {
	out := map[string]int{}
	for k, v := range n {
		out[string(k)] = v
	}
	return out
}

func (s *story) ids(versions []int) []string {
	out := []string{}
	for _, v := range versions {
		out = append(out, s.Versions[v].ID)
	}
	return out
}

func (s *story) id(v int) string {
	if v < 0 {
		return ""
	}
	return s.Versions[v].ID
}

func (s *story) events(list []history.Event) []eventJSON {
	out := []eventJSON{}
	for i := range list {
		e := &list[i]
		out = append(out, eventJSON{
			s.id(e.Version), string(e.Kind), e.Clause, s.Versions[e.Version].Proponent, e.First, s.id(e.Undoes), s.id(e.Since), e.Others, e.Statement, e.Details, e.Rules, e.Untaken,
		})
	}
	return out
}
