package history

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
)

// Auditor is what the audit does for a history.
type Auditor interface {
	// Step holds a version against one that was made from it.
	Step(ctx context.Context, older, newer *audit.Edition) (*audit.Step, error)
	// Resume looks for clauses that are gone among those of a later version.
	Resume(gone, newer []audit.EditionPlace) []audit.StepLink
}

// Follow tells the story of versions, given with their editions, in an order in which
// parents go before. Its errors name the version: one that cannot be audited, one that
// holds no text, one that is another text.
func Follow(ctx context.Context, a Auditor, versions []Version, editions []*audit.Edition) (*History, error) {
	f := &follower{
		auditor: a, h: &History{Versions: versions, editions: editions}, up: ancestors(versions),
		at: map[MentionPlace]int{}, gone: map[int][]goneStatement{},
	}
	if err := checkDates(versions); err != nil {
		return nil, err
	}
	markSides(versions)
	for v := range versions {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		versions[v].Heading, versions[v].Notices = editions[v].Named(), editions[v].Notices
		if !slices.ContainsFunc(editions[v].Clauses, func(c audit.EditionClause) bool { return c.Followed }) {
			return nil, fmt.Errorf("version %s (%s): there is no text in it; take it out, or give the file that holds it", versions[v].ID, versions[v].Source)
		}
		if err := f.version(ctx, v); err != nil {
			return nil, err
		}
	}
	f.taken()
	return f.h, nil
}

// follower is a history at work.
type follower struct {
	auditor Auditor
	h       *History
	// up says of each version which others it comes from, itself included.
	up [][]bool
	// at says which mention stands in a place.
	at map[MentionPlace]int
	// gone are, by life, the statements that it lost while it went on.
	gone map[int][]goneStatement
	// same are the numbers from 0 on: each word of a clause that stands as it stood.
	same []int
}

// source is where a clause of a new version comes from: a clause of one that it was made
// from, or, where it comes back, of one before that.
type source struct {
	Place
	link audit.StepLink
	// step is nil where the clause comes back over a gap.
	step *audit.Step
}

func (s *source) gap() bool { return s.step == nil }

// turn is one version being joined to those that it was made from.
type turn struct {
	*follower
	v     int
	steps []*audit.Step // by parent
	// links are, by clause, all that lead to it, those between other clauses left out.
	links [][]source
	// main is, by clause, the one that it goes on from; nil for none.
	main []*source
	// placed says in which clause of the version each life stands.
	placed map[int]int
	// halves are, by clause, the others that its clause was split into, parts those that
	// were merged into it.
	halves map[int][]int
	parts  map[int][]source
	diffs  keeping
}

func (f *follower) version(ctx context.Context, v int) error {
	h := f.h
	e := h.editions[v]
	of := make([]int, len(e.Clauses))
	for i := range of {
		of[i] = -1
	}
	h.of = append(h.of, of)
	t := &turn{
		follower: f, v: v, links: make([][]source, len(of)), main: make([]*source, len(of)),
		placed: map[int]int{}, halves: map[int][]int{}, parts: map[int][]source{}, diffs: keeping{},
	}
	for _, p := range h.Versions[v].Parents {
		step, err := f.auditor.Step(ctx, h.editions[p], e)
		if err != nil {
			return fmt.Errorf("version %s against %s: %w", h.Versions[v].ID, h.Versions[p].ID, err)
		}
		t.steps = append(t.steps, step)
		for _, l := range step.Links {
			if l.Relation == facts.Replaced && !t.continued(p, &l) {
				continue // another clause stands in its place
			}
			t.links[l.To] = append(t.links[l.To], source{Place{p, l.From}, l, step})
		}
	}
	if err := t.sameText(); err != nil {
		return err
	}
	t.choose()
	t.restore()
	t.resume()
	t.settle()
	t.end()
	t.mentions()
	t.brought()
	return nil
}

// leastStanding is the share of both clauses' words that must stand for one that took the
// other's place to be the same.
const leastStanding = 0.6

// continued takes a clause in the place of another for the same one where most words of
// both are: in short texts with one subject no word is rare enough to tell them by.
func (t *turn) continued(p int, l *audit.StepLink) bool {
	older, newer := t.place(Place{p, l.From}), t.place(Place{t.v, l.To})
	back := t.kept(Place{p, l.From}, Place{t.v, l.To})
	if standsIn(older, newer, back) < leastStanding && !renewed(older, newer, back) {
		return false
	}
	l.Relation, l.Editorial = facts.Edited, renewed(older, newer, back)
	return true
}

// least is the share of a text that must go on, in one direction at least, for two
// versions to be of one text, unless they say by their titles that they are.
const least = 0.1

// sameText refuses a version of which nearly nothing comes from any parent.
func (t *turn) sameText() error {
	e := t.h.editions[t.v]
	if len(t.steps) == 0 {
		return nil
	}
	all, linked := 0, 0
	for c := range e.Clauses {
		if e.Clauses[c].Followed {
			all++
			linked += min(1, len(t.links[c]))
		}
	}
	if float64(linked) >= least*float64(all) {
		return nil
	}
	version := &t.h.Versions[t.v]
	for i, p := range version.Parents {
		if t.steps[i].Carried >= least || sameTitle(e, t.h.editions[p]) {
			return nil
		}
	}
	p := version.Parents[0]
	return fmt.Errorf("version %s (%s) is another text: of its %d clauses %d come from %s; it is “%s”, and %s is “%s”; take it out, or name what it was made from in parents",
		version.ID, version.Source, all, linked, t.h.Versions[p].ID, Clip(e.Named(), 80), t.h.Versions[p].ID, Clip(t.h.editions[p].Named(), 80))
}

// sameTitle reports whether two texts say by their titles that they are one: most of the
// words of the longer one's title stand in the other's. Numbers are no words.
func sameTitle(a, b *audit.Edition) bool {
	x, y := titleWords(a), titleWords(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	common := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		}
	}
	return 2*common > len(x)
}

func titleWords(e *audit.Edition) []string {
	words := strings.FieldsFunc(strings.ToLower(cmp.Or(e.Title, e.Heading)), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.DeleteFunc(words, english.StopWord)
}

// choose takes, for each clause, the one that it goes on from: the same words first, then
// the most alike; of several parents the first. No life goes on in two clauses.
func (t *turn) choose() {
	type candidate struct {
		// rank is 0 for the same words, 1 for words that the clause had once, 2 for others.
		clause, order, rank int
		s                   source
	}
	var all []candidate
	for c, list := range t.links {
		for _, s := range list {
			rank := 2
			switch l := s.link.Relation; {
			case t.lifeAt(s.Place) < 0 || l == facts.Merged:
				continue
			case t.unchanged(s.Place, c):
				rank = 0
			case t.stood(s.Place, c):
				rank = 1
			case l == facts.Split:
				continue
			}
			all = append(all, candidate{c, slices.Index(t.h.Versions[t.v].Parents, s.Version), rank, s})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		alike := 0.0
		if a.rank > 0 {
			alike = b.s.link.Likeness - a.s.link.Likeness
		}
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(alike, 0), cmp.Compare(a.order, b.order), cmp.Compare(a.clause, b.clause))
	})
	for i := range all {
		s := &all[i].s
		life := t.lifeAt(s.Place)
		if _, taken := t.placed[life]; taken || t.main[all[i].clause] != nil {
			continue
		}
		t.placed[life] = all[i].clause
		t.main[all[i].clause] = s
	}
}

func (t *turn) lifeAt(p Place) int { return t.h.of[p.Version][p.Clause] }

func (t *turn) clause(p Place) *audit.EditionClause {
	return &t.h.editions[p.Version].Clauses[p.Clause]
}

func (t *turn) place(p Place) audit.EditionPlace {
	return audit.EditionPlace{Edition: t.h.editions[p.Version], Clause: p.Clause}
}

// unchanged reports whether clause c of the version says what the clause at p says, with
// the same call and in the same part.
func (t *turn) unchanged(p Place, c int) bool { return t.alike(p, Place{t.v, c}) }

func (f *follower) alike(p, q Place) bool {
	a, b := &f.h.editions[p.Version].Clauses[p.Clause], &f.h.editions[q.Version].Clauses[q.Clause]
	return a.Key == b.Key && a.Part == b.Part && sameCall(a.Call, b.Call)
}

// sameCall compares calls without the adverbs with which a text counts them.
func sameCall(a, b string) bool { return a == b || bareCall(a) == bareCall(b) }

func bareCall(s string) string {
	words := strings.Fields(strings.ToLower(s))
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "further" || w == "also" || w == "again" }), " ")
}

// ended are the lives that no parent has and that stood before in what the version comes
// from, with the place where each stood last.
func (t *turn) ended() []Place {
	alive := map[int]bool{}
	for _, p := range t.h.Versions[t.v].Parents {
		for _, l := range t.h.of[p] {
			alive[l] = true
		}
	}
	var out []Place
	for id, l := range t.h.Lives {
		if p, ok := t.last(l); ok && !alive[id] {
			out = append(out, p)
		}
	}
	return out
}

// last is where a life stood last among the versions that this one comes from.
func (t *turn) last(l *Life) (Place, bool) {
	for i := len(l.Places) - 1; i >= 0; i-- {
		if t.up[t.v][l.Places[i].Version] {
			return l.Places[i], true
		}
	}
	return Place{}, false
}

// leastWords is the number of words from which on equal words are no accident.
const leastWords = 4

// restore gives clauses that stand word for word as they once stood back to the lives
// that had those words, whatever clause stands in their place in the version before.
func (t *turn) restore() {
	e := t.h.editions[t.v]
	was := map[string][]Place{}
	for _, p := range t.ended() {
		for _, q := range t.h.Lives[t.lifeAt(p)].Places {
			if t.up[t.v][q.Version] {
				key := t.clause(q).Key
				was[key] = append(was[key], q)
			}
		}
	}
	for c := range e.Clauses {
		key := e.Clauses[c].Key
		m := t.main[c]
		if strings.Count(key, " ") < leastWords || m != nil && (t.clause(m.Place).Key == key || t.stood(m.Place, c)) {
			continue
		}
		for _, p := range was[key] {
			life := t.lifeAt(p)
			if _, taken := t.placed[life]; taken {
				continue
			}
			if m != nil {
				delete(t.placed, t.lifeAt(m.Place))
			}
			at, _ := t.last(t.h.Lives[life])
			t.main[c] = &source{Place: at, link: audit.StepLink{From: at.Clause, To: c, Relation: facts.Same, Likeness: 1}}
			t.placed[life] = c
			break
		}
	}
}

// stood reports whether the life at p had the words of clause c before.
func (t *turn) stood(p Place, c int) bool {
	return slices.ContainsFunc(t.h.Lives[t.lifeAt(p)].Places, func(q Place) bool {
		return t.up[t.v][q.Version] && t.clause(q).Key == t.h.editions[t.v].Clauses[c].Key
	})
}

// leastAlike is the likeness from which on a new clause is one that was gone before.
const leastAlike = 0.5

// resume looks among what is gone for clauses that come from none, and for the other
// halves of clauses that are split again.
func (t *turn) resume() {
	e := t.h.editions[t.v]
	var gone, open []audit.EditionPlace
	var at []Place
	for c := range e.Clauses {
		if e.Clauses[c].Followed && t.main[c] == nil {
			open = append(open, t.place(Place{t.v, c}))
		}
	}
	for _, p := range t.ended() {
		if _, taken := t.placed[t.lifeAt(p)]; !taken {
			gone, at = append(gone, t.place(p)), append(at, p)
		}
	}
	links := t.auditor.Resume(gone, open)
	slices.SortStableFunc(links, func(a, b audit.StepLink) int { return cmp.Compare(b.Likeness, a.Likeness) })
	for _, l := range links {
		p, c := at[l.From], open[l.To].Clause
		life := t.lifeAt(p)
		if _, taken := t.placed[life]; taken || t.main[c] != nil || l.Likeness < leastAlike || l.Relation == facts.Replaced || l.Relation == facts.Merged || l.Relation == facts.Split {
			continue
		}
		l.From, l.To = p.Clause, c
		t.main[c] = &source{Place: p, link: l}
		t.placed[life] = c
	}
}

// path is how a clause is called; see History.Path.
func path(e *audit.Edition, clause int) string {
	c := &e.Clauses[clause]
	if e.Clauses[len(e.Clauses)-1].Resolution > 0 {
		return strconv.Itoa(c.Resolution+1) + ":" + c.Path
	}
	return c.Path
}
