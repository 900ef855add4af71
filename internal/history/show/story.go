// Package show writes a history as text, JSON, Markdown or one HTML page.
//
// It says what the history says and decides nothing: which of it is told first, in which
// words, and how it is drawn.
package show

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/history"
)

// Formats are the names of the formats that a history is written in.
func Formats() []string { return []string{"text", "json", "markdown", "html"} }

// Options say how to write.
type Options struct {
	// Title is what the story is about, "" for the name that the last version has.
	Title string
	// Resolint is the version of the program.
	Resolint string
	// Families keeps the mentions of these families only; empty keeps all.
	Families []string
}

// Write writes a history in one of the formats. The error is that of w.
func Write(w io.Writer, h *history.History, format string, o Options) error {
	s := newStory(h, o)
	switch format {
	case "json":
		return s.json(w)
	case "markdown":
		_, err := io.WriteString(w, s.markdown())
		return err
	case "html":
		return s.html(w)
	}
	_, err := io.WriteString(w, s.text())
	return err
}

// story is a history with what all formats say of it.
type story struct {
	*history.History
	Options
	last int
	// Families are the lines of the mentions by family, Clauses those of the clauses.
	Families []group
	Clauses  []line
	Tally    []tally
	Entered  []entered
	// Never are the lines of what stands no more, mentions first.
	Never []line
	// Words are how many words of the last version each version brought.
	Words []int

	ranks map[history.Place]int
}

// group is the lines of one family.
type group struct {
	Name  string
	Lines []line
}

// line is the life of one clause or mention in a sentence.
type line struct {
	// Label names a mention's concept; Quote are the words, those of the last version
	// that has them; Clause is where they stand, or stood last.
	Label, Quote, Clause string
	Stands               bool
	Sentence             string
	// Quiet is true where nothing happened since the first version.
	Quiet   bool
	Life    *history.Life
	Mention *history.Mention
}

// tally counts what one proponent, or a version whose proponent nobody names, did.
type tally struct {
	Who string
	// Clauses and Mentions are counted by kind.
	Clauses, Mentions map[history.Kind]int
}

// tallyRow is what one proponent did to clauses, or to mentions.
type tallyRow struct {
	Name   string
	Counts map[history.Kind]int
}

// Rows are those in which anything was counted.
func (t tally) Rows() []tallyRow {
	var out []tallyRow
	for _, r := range []tallyRow{{"clauses", t.Clauses}, {"mentions", t.Mentions}} {
		if len(r.Counts) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// entered says when today's words of a mention were complete.
type entered struct {
	Family, Quote, Clause string
	Version               int
}

func newStory(h *history.History, o Options) *story {
	s := &story{History: h, Options: o, last: h.Last()}
	if s.Title == "" {
		s.Title = h.Versions[s.last].Heading
	}
	s.Words = h.Brought(s.last)
	byFamily := map[string][]line{}
	var order []string
	for _, m := range h.Mentions {
		if !s.wanted(m.Family) {
			continue
		}
		l := s.mentionLine(m)
		if _, known := byFamily[m.Family]; !known {
			order = append(order, m.Family)
		}
		byFamily[m.Family] = append(byFamily[m.Family], l)
		if p, ok := m.In(s.last); ok {
			s.Entered = append(s.Entered, entered{m.Family, l.Quote, l.Clause, h.Entered(p)})
		} else {
			s.Never = append(s.Never, l)
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return rank(a) - rank(b) })
	for _, f := range order {
		s.Families = append(s.Families, group{f, byFamily[f]})
	}
	for _, l := range h.Lives {
		one := s.clauseLine(l)
		s.Clauses = append(s.Clauses, one)
		if !one.Stands && l.Into < 0 {
			s.Never = append(s.Never, one)
		}
	}
	s.count()
	return s
}

func (s *story) wanted(family string) bool {
	return len(s.Options.Families) == 0 || slices.Contains(s.Options.Families, family)
}

// rank is the place of a family among those that are told; a user's own come last.
func rank(id string) int {
	known := family.IDs()
	if i := slices.Index(known, id); i >= 0 {
		return i
	}
	return len(known)
}

func (s *story) mentionLine(m *history.Mention) line {
	at := m.Places[len(m.Places)-1]
	if p, ok := m.In(s.last); ok {
		at = p
	}
	l := line{Label: m.Label, Quote: s.History.Words(at), Clause: s.Path(at.Place), Stands: s.StandsIn(m), Mention: m}
	l.Quiet = len(m.Events) == 1 && m.Events[0].First && l.Stands
	var in []int
	for _, p := range m.Places {
		in = append(in, p.Version)
	}
	l.Sentence = s.tell(m.Events, in, m)
	return l
}

func (s *story) clauseLine(life *history.Life) line {
	at := life.Places[len(life.Places)-1]
	if p, ok := life.In(s.last); ok {
		at = p
	}
	l := line{Quote: quoted(s.Text(at)), Clause: s.Path(at), Stands: s.Stands(life), Life: life}
	l.Quiet = len(life.Events) == 1 && life.Events[0].First && l.Stands
	var in []int
	for _, p := range life.Places {
		in = append(in, p.Version)
	}
	l.Sentence = s.tell(life.Events, in, nil)
	if life.Origin >= 0 {
		v := life.Places[0].Version
		part := "split off in " + s.by(v)
		if l.Sentence != "" {
			part += "; "
		}
		l.Sentence = part + l.Sentence
	}
	if life.Into >= 0 && !l.Stands {
		l.Sentence += "; merged into " + s.Path(s.Lives[life.Into].Places[len(s.Lives[life.Into].Places)-1])
	}
	l.Sentence = strings.TrimPrefix(l.Sentence, "; ")
	return l
}

// quoted is the beginning of a clause, on one line.
func quoted(s string) string {
	return history.Clip(strings.Join(strings.Fields(s), " "), 90)
}

// by names a version and who is behind it.
func (s *story) by(v int) string {
	return by(s.Versions[v].ID, s.Versions[v].Proponent)
}

func by(id, proponent string) string {
	if proponent == "" || proponent == id || strings.HasSuffix(id, "/"+proponent) {
		return id
	}
	return id + " (" + proponent + ")"
}

// tell puts the events of a clause, or of mention m, into one sentence; in are the
// versions in which it stands.
func (s *story) tell(events []history.Event, in []int, m *history.Mention) string {
	var out []string
	for i := range events {
		e := &events[i]
		main := slices.ContainsFunc(in, func(v int) bool { return v < e.Version && !s.Versions[v].Side })
		if e.Kind == history.Dropped && e.Statement == "" && !main {
			out = append(out, "not taken up in "+s.by(e.Version))
			continue
		}
		out = append(out, s.event(e, m))
	}
	return strings.Join(out, "; ")
}

// verbs say what happened, to a clause and to a mention.
var verbs = map[history.Kind][2]string{
	history.Born: {"brought", "brought"}, history.Reworded: {"reworded", "reworded"},
	history.Weakened: {"weakened", "narrowed"}, history.Strengthened: {"strengthened", "widened"},
	history.Moved: {"moved", "moved"}, history.Split: {"split", "split"}, history.Merged: {"merged", "merged"},
	history.Dropped: {"gone", "gone"}, history.Returned: {"back", "back"},
}

// event is one event in words, of a clause or of mention m: "weakened in draft 3 (EUR):
// “shall” became “should”".
func (s *story) event(e *history.Event, m *history.Mention) string {
	if e.First {
		return "there from the start, in " + s.by(e.Version)
	}
	verb := verbs[e.Kind][0]
	if m != nil {
		verb = verbs[e.Kind][1]
	}
	var b strings.Builder
	if e.Statement != "" {
		fmt.Fprintf(&b, "“%s” ", quoted(e.Statement))
	}
	b.WriteString(verb)
	if e.Kind == history.Moved {
		b.WriteString(" to " + e.Clause)
	}
	b.WriteString(" in " + s.by(e.Version))
	switch {
	case e.Kind == history.Split:
		fmt.Fprintf(&b, " into %s", strings.Join(append([]string{e.Clause}, e.Others...), " and "))
	case e.Kind == history.Merged:
		fmt.Fprintf(&b, " with %s", strings.Join(e.Others, " and "))
	case e.Kind == history.Returned && m != nil:
		p, _ := m.In(e.Version)
		fmt.Fprintf(&b, " as “%s” in %s, last in %s", s.History.Words(p), e.Clause, s.Versions[e.Since].ID)
	case e.Kind == history.Returned:
		fmt.Fprintf(&b, " as %s, last in %s", e.Clause, s.Versions[e.Since].ID)
	}
	if len(e.Details) > 0 {
		b.WriteString(": " + strings.Join(e.Details, ", "))
	}
	if e.Undoes >= 0 {
		fmt.Fprintf(&b, " (undoes %s)", s.Versions[e.Undoes].ID)
	}
	if e.Untaken {
		b.WriteString(", not taken up")
	}
	return b.String()
}

// count counts who brought and who took out what.
func (s *story) count() {
	at := map[string]int{}
	add := func(e *history.Event, mention bool) {
		if e.First || e.Statement != "" {
			return
		}
		who := cmp.Or(s.Versions[e.Version].Proponent, s.Versions[e.Version].ID)
		i, there := at[who]
		if !there {
			i = len(s.Tally)
			at[who] = i
			s.Tally = append(s.Tally, tally{who, map[history.Kind]int{}, map[history.Kind]int{}})
		}
		if mention {
			s.Tally[i].Mentions[e.Kind]++
		} else {
			s.Tally[i].Clauses[e.Kind]++
		}
	}
	for v := range s.Versions { // in the order of the versions
		for _, l := range s.Lives {
			for i := range l.Events {
				if l.Events[i].Version == v {
					add(&l.Events[i], false)
				}
			}
		}
		for _, m := range s.Mentions {
			for i := range m.Events {
				if m.Events[i].Version == v && s.wanted(m.Family) {
					add(&m.Events[i], true)
				}
			}
		}
	}
}

// percent is a share of the last version's words.
func (s *story) percent(v int) string {
	all := 0
	for _, n := range s.Words {
		all += n
	}
	if all == 0 {
		return "0 %"
	}
	return fmt.Sprintf("%.0f %%", 100*float64(s.Words[v])/float64(all))
}

// clean keeps what a text could do to a terminal or a table away from them.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}
