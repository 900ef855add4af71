package history

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/resolution"
)

// settle gives each clause of the version its life, and each life what happened to it.
func (t *turn) settle() {
	e := t.h.editions[t.v]
	t.findParts()
	for c := range e.Clauses {
		if m := t.main[c]; m != nil {
			life := t.lifeAt(m.Place)
			t.stand(life, c)
		}
	}
	for c := range e.Clauses {
		if !e.Clauses[c].Followed || t.main[c] != nil {
			continue
		}
		origin := t.splitFrom(c)
		life := t.newLife(origin, c)
		if origin < 0 {
			t.tell(life, Event{Kind: Born, Clause: path(e, c), First: t.v == 0})
			continue
		}
		whole := t.placed[origin]
		t.halves[whole] = append(t.halves[whole], c)
	}
	for c := range e.Clauses {
		if t.main[c] != nil {
			t.happened(c)
		}
	}
}

func (t *turn) newLife(origin, c int) int {
	id := len(t.h.Lives)
	t.h.Lives = append(t.h.Lives, &Life{ID: id, Origin: origin, Into: -1})
	t.stand(id, c)
	return id
}

// stand places a life in a clause of the version.
func (t *turn) stand(life, c int) {
	l := t.h.Lives[life]
	l.Places = append(l.Places, Place{t.v, c})
	l.Into = -1
	t.h.of[t.v][c] = life
	t.placed[life] = c
}

func (t *turn) tell(life int, e Event) {
	e.Version = t.v
	if e.Kind != Returned {
		e.Since = -1
	}
	if e.Kind == Born || e.Kind == Dropped || e.Kind == Returned {
		e.Undoes = -1
	}
	l := t.h.Lives[life]
	l.Events = append(l.Events, e)
}

// splitFrom is the life that a new clause is a half of, -1 for none.
func (t *turn) splitFrom(c int) int {
	for _, s := range t.links[c] {
		life := t.lifeAt(s.Place)
		if life < 0 {
			continue
		}
		whole, there := t.placed[life]
		if there && whole != c && (s.link.Relation == facts.Split || t.splitInto(s.Place, whole)) {
			return life
		}
	}
	return -1
}

// splitInto reports whether a clause is the lesser half of the one at p.
func (t *turn) splitInto(p Place, c int) bool {
	return slices.ContainsFunc(t.links[c], func(s source) bool { return s.Place == p && s.link.Relation == facts.Split })
}

// findParts notes, for each clause, which others were merged into it: lives that stand
// nowhere else and whose words it took in. A clause that a split gave back to its old
// life is a half as well.
func (t *turn) findParts() {
	for c, list := range t.links {
		for _, s := range list {
			life := t.lifeAt(s.Place)
			at, there := t.placed[life]
			switch {
			case life < 0:
			case s.link.Relation == facts.Merged && !there && t.main[c] != nil:
				if !slices.ContainsFunc(t.parts[c], func(o source) bool { return t.lifeAt(o.Place) == life }) {
					t.parts[c] = append(t.parts[c], s)
				}
			case there && at != c && (s.link.Relation == facts.Split || t.splitInto(s.Place, at)) && t.main[c] != nil && t.main[c].gap():
				if t.h.Lives[t.lifeAt(t.main[c].Place)].Into == life && !slices.Contains(t.halves[at], c) {
					t.halves[at] = append(t.halves[at], c)
				}
			}
		}
	}
}

// happened tells what became of a clause that goes on in clause c.
func (t *turn) happened(c int) {
	e := t.h.editions[t.v]
	m := t.main[c]
	life := t.lifeAt(m.Place)
	ev := Event{Clause: path(e, c), Undoes: -1, Since: -1}
	if m.gap() {
		if !t.isHalf(c) {
			ev.Kind, ev.Since = Returned, m.Version
			if t.clause(m.Place).Key != e.Clauses[c].Key {
				ev.Details = []string{"in other words"}
			}
			t.tell(life, ev)
		}
		return
	}
	ev.Undoes = t.undone(life, m.Place, c)
	halves, parts := t.halves[c], t.parts[c]
	told := func(kind Kind, others, details []string) {
		x := ev
		x.Kind, x.Others, x.Details, x.Rules = kind, others, details, t.rules(m, kind)
		t.tell(life, x)
	}
	if len(halves) > 0 {
		var others []string
		for _, o := range halves {
			others = append(others, path(e, o))
			t.h.Joins = append(t.h.Joins, Join{Split, m.Place, Place{t.v, o}})
		}
		told(Split, others, nil)
	}
	if len(parts) > 0 {
		var others []string
		for _, o := range parts {
			others = append(others, t.h.Path(o.Place))
			t.h.Joins = append(t.h.Joins, Join{Merged, o.Place, Place{t.v, c}})
		}
		told(Merged, others, nil)
	}
	if t.unchanged(m.Place, c) {
		return
	}
	if t.moved(m.Place, c) {
		told(Moved, nil, []string{"from " + t.h.Path(m.Place)})
	}
	if len(halves)+len(parts) > 0 {
		return // words and force went with the halves
	}
	f := balance(t.place(m.Place), audit.EditionPlace{Edition: e, Clause: c}, t.kept(m.Place, Place{t.v, c}))
	f.judged(m)
	if len(f.down) > 0 {
		told(Weakened, nil, f.down)
	}
	if len(f.up) > 0 {
		told(Strengthened, nil, f.up)
	}
	if t.clause(m.Place).Key == e.Clauses[c].Key {
		return
	}
	if len(f.down)+len(f.up) == 0 && !m.link.Editorial {
		told(Reworded, nil, nil)
	}
	t.statements(life, m.Place, c)
}

// judged adds what the rules of the audit say where nothing else does: they know the
// ladders of terms, degrees and rivals.
func (f *force) judged(m *source) {
	if len(f.down)+len(f.up) > 0 {
		return
	}
	for i := range m.step.Verdicts {
		v := &m.step.Verdicts[i]
		_, kind, _ := strings.Cut(v.Rule, "/")
		switch {
		case kind == "weakened" && v.From == m.Clause && !slices.Contains(f.down, v.Rule):
			f.down = append(f.down, v.Rule)
		case kind == "strengthened" && v.To == m.link.To && !slices.Contains(f.up, v.Rule) && !wonIn(m.step, v.To):
			f.up = append(f.up, v.Rule)
		}
	}
}

// wonIn reports whether a clause won a mention: the rules call that strengthened, too,
// and the mention tells it.
func wonIn(s *audit.Step, clause int) bool {
	return slices.ContainsFunc(s.Won, func(w audit.StepMention) bool { return w.Clause == clause })
}

// rules are those that report a change of a clause. A gain is no reason for a loss.
func (t *turn) rules(m *source, kind Kind) []string {
	var out []string
	for i := range m.step.Verdicts {
		v := &m.step.Verdicts[i]
		if v.From != m.Clause && v.To != m.link.To {
			continue
		}
		_, of, _ := strings.Cut(v.Rule, "/")
		if gain := of == "strengthened" || of == "added"; gain == (kind == Strengthened) && of != "moved" && !slices.Contains(out, v.Rule) {
			out = append(out, v.Rule)
		}
	}
	slices.Sort(out)
	return out
}

func (t *turn) isHalf(c int) bool {
	for _, list := range t.halves {
		if slices.Contains(list, c) {
			return true
		}
	}
	return false
}

// undone is the version whose change clause c takes back, -1 for none.
func (t *turn) undone(life int, from Place, c int) int {
	if t.unchanged(from, c) {
		return -1
	}
	return undone(t.turnOf(t.h.Lives[life].Places), Place{t.v, c}, t.alike)
}

// past are the places of a life before a version, by version.
type past[P any] struct {
	places   map[int]P
	versions []Version
	// order are the versions in which it stood that the new one comes from, in their order.
	order []int
}

func (t *turn) turnOf(places []Place) past[Place] {
	out := past[Place]{places: map[int]Place{}, versions: t.h.Versions}
	for _, p := range places {
		if t.up[t.v][p.Version] && p.Version != t.v {
			out.places[p.Version] = p
			out.order = append(out.order, p.Version)
		}
	}
	return out
}

// undone finds the last version that made a life other than it is now, where a version
// that it was made from had it as now; where none did so in one step, the one after the
// last that had it as now; -1 where it never was so.
func undone[P any](past past[P], now P, alike func(a, b P) bool) int {
	after, next := -1, -1
	for i := len(past.order) - 1; i >= 0; i-- {
		v := past.order[i]
		p := past.places[v]
		if alike(p, now) {
			if after < 0 {
				after = next
			}
			continue
		}
		next = v
		was, own := false, true
		for _, q := range past.versions[v].Parents {
			if before, ok := past.places[q]; ok {
				was = was || alike(before, now)
				own = own && !alike(before, p)
			}
		}
		if was && own {
			return v
		}
	}
	return after
}

// moved reports whether clause c stands in another part, another resolution or under
// another call than its clause did. A call that was reworded where it stands takes its
// items along and moves none.
func (t *turn) moved(from Place, c int) bool {
	e, old := t.h.editions[t.v], t.h.editions[from.Version]
	a, b := t.clause(from), &e.Clauses[c]
	switch {
	case part(a.Part) != part(b.Part):
		return true
	case sameCall(a.Call, b.Call) || perParagraph(e) || perParagraph(old):
		return false
	}
	return hasCall(e, a.Call) || hasCall(old, b.Call)
}

// part takes numbered paragraphs, which are neither preamble nor operative, as operative.
func part(p resolution.Part) resolution.Part {
	if p == resolution.PartParagraph {
		return resolution.PartOperative
	}
	return p
}

// perParagraph reports whether each paragraph has a call of its own, so that there are no
// calls to move between.
func perParagraph(e *audit.Edition) bool {
	for i := range e.Clauses {
		if p := e.Clauses[i].Path; strings.HasPrefix(p, "op/") || strings.HasPrefix(p, "pp/") {
			return true
		}
	}
	return false
}

func hasCall(e *audit.Edition, call string) bool {
	return slices.ContainsFunc(e.Clauses, func(c audit.EditionClause) bool { return c.Followed && sameCall(c.Call, call) })
}

// end tells which lives of the parents go on no more. One that another parent let go of
// already was dropped there.
func (t *turn) end() {
	seen := map[int]bool{}
	for _, p := range t.h.Versions[t.v].Parents {
		for c, life := range t.h.of[p] {
			if _, there := t.placed[life]; life < 0 || there || seen[life] {
				continue
			}
			seen[life] = true
			l := t.h.Lives[life]
			if t.mergedHere(life) || t.takenOver(Place{p, c}, life) || droppedBeside(l.Events, t.up[t.v], t.up[p]) {
				continue
			}
			t.tell(life, Event{Kind: Dropped, Clause: t.h.Path(Place{p, c}), Rules: t.lossRules(p, c)})
		}
	}
}

func (t *turn) mergedHere(life int) bool {
	for c, list := range t.parts {
		if slices.ContainsFunc(list, func(s source) bool { return t.lifeAt(s.Place) == life }) {
			t.h.Lives[life].Into = t.h.of[t.v][c]
			return true
		}
	}
	return false
}

// takenOver reports whether the clause at p became a clause in which another life goes
// on, from another parent: two branches brought the same, and one of them is followed.
func (t *turn) takenOver(p Place, life int) bool {
	if len(t.steps) < 2 {
		return false
	}
	for c, list := range t.links {
		for _, s := range list {
			if s.Place == p && t.main[c] != nil && t.main[c].Version != p.Version && s.link.Relation != facts.Split {
				t.h.Lives[life].Into = t.h.of[t.v][c]
				return true
			}
		}
	}
	return false
}

// droppedBeside reports whether events end with a drop in a version that this one comes
// from and the parent does not.
func droppedBeside(events []Event, up, parent []bool) bool {
	return slices.ContainsFunc(events, func(e Event) bool {
		return e.Kind == Dropped && e.Statement == "" && up[e.Version] && !parent[e.Version]
	})
}

// lossRules are the rules that report the loss of a clause.
func (t *turn) lossRules(p, c int) []string {
	step := t.steps[slices.Index(t.h.Versions[t.v].Parents, p)]
	return t.rules(&source{Place: Place{p, c}, link: audit.StepLink{To: -1}, step: step}, Dropped)
}
