package facts

import (
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"

	_ "embed"
)

// Schema is the published JSON Schema of the value that policies see.
//
//go:embed schema.json
var Schema []byte

// Value returns the facts as policies see them. It is built by hand: turning
// them into JSON and back would take longer than judging them.
func (f *Facts) Value() ast.Value {
	fates := make([]*Fate, len(f.Fates))
	for i := range f.Fates {
		fates[i] = &f.Fates[i]
	}
	return f.value(fates, f)
}

// value is what policies see of some fates, and of the other records of rest.
func (f *Facts) value(fates []*Fate, rest *Facts) ast.Value {
	v := &values{
		strings: map[string]*ast.Term{"": noWords}, ranks: map[Rank]*ast.Term{{}: noRank},
		sites: map[Site]*ast.Term{}, words: map[[2]string]*ast.Term{}, steps: map[[2]Rank]*ast.Term{{}: noStep},
	}
	return v.object(
		"version", v.str(Version),
		"profile", v.str(f.Profile),
		"roles", v.object("base", boolean(f.HasBase), "proposals", boolean(f.HasProposals), "package", boolean(f.Package)).term(),
		"fates", list(fates, func(fate **Fate) *ast.Term { return v.fate(*fate) }),
		"clauses", list(rest.Clauses, v.clause),
		"acts", list(rest.Acts, v.act),
		"definitions", list(rest.Definitions, v.definition),
		"texts", list(rest.Texts, v.whole),
		"reverted", list(rest.Reverted, v.reverted),
		"rewritten", list(rest.Rewritten, v.rewritten),
		"statements", list(rest.Statements, v.statement),
	).Object
}

// values makes the terms of one value. What several records have in common is made
// once: calls, headings, ranks, the places of clauses. Evaluation writes to no term.
type values struct {
	terms   []ast.Term // room for terms to come
	strings map[string]*ast.Term
	ranks   map[Rank]*ast.Term
	sites   map[Site]*ast.Term
	// words and steps are objects with the keys from and to.
	words map[[2]string]*ast.Term
	steps map[[2]Rank]*ast.Term
}

// once returns the term of a key, made when it is first asked for.
func once[K comparable](terms map[K]*ast.Term, key K, term func() *ast.Term) *ast.Term {
	t, ok := terms[key]
	if !ok {
		t = term()
		terms[key] = t
	}
	return t
}

// obj is an object under construction.
type obj struct{ ast.Object }

func (o obj) term() *ast.Term { return ast.NewTerm(o.Object) }

// object takes keys and terms in turn.
func object(pairs ...any) obj { return (&values{strings: map[string]*ast.Term{}}).object(pairs...) }

func (v *values) object(pairs ...any) obj {
	items := make([][2]*ast.Term, 0, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		items = append(items, [2]*ast.Term{v.str(pairs[i].(string)), pairs[i+1].(*ast.Term)})
	}
	return obj{ast.NewObject(items...)}
}

// Terms that most values have in common.
var (
	noWords = ast.StringTerm("")
	noList  = ast.ArrayTerm()
	noRank  = object("rank", number(0), "ladder", noWords, "words", noWords, "role", noWords).term()
	noStep  = object("from", noRank, "to", noRank).term()
	negated = map[bool]map[bool]*ast.Term{false: {}, true: {}}
)

func init() {
	for from, row := range negated {
		for _, to := range []bool{false, true} {
			row[to] = object("from", boolean(from), "to", boolean(to)).term()
		}
	}
}

func (v *values) str(s string) *ast.Term {
	t, ok := v.strings[s]
	if !ok {
		t = v.term(ast.String(s))
		v.strings[s] = t
	}
	return t
}

// text is str for what is seldom said twice.
func (v *values) text(s string) *ast.Term {
	if s == "" {
		return noWords
	}
	return v.term(ast.String(s))
}

// term makes a term in a piece with others.
func (v *values) term(value ast.Value) *ast.Term {
	if len(v.terms) == 0 {
		v.terms = make([]ast.Term, 256)
	}
	t := &v.terms[0]
	t.Value, v.terms = value, v.terms[1:]
	return t
}

func boolean(b bool) *ast.Term { return ast.InternedTerm(b) }
func number(n int) *ast.Term   { return ast.InternedTerm(n) }

// fraction is a number between 0 and 1 with two decimals.
func fraction(x float64) *ast.Term {
	return ast.NewTerm(ast.Number(appendFraction(nil, x)))
}

func appendFraction(b []byte, x float64) []byte { return strconv.AppendFloat(b, x, 'f', 2, 64) }

func (v *values) strs(list []string) *ast.Term {
	if len(list) == 0 {
		return noList
	}
	terms := make([]*ast.Term, len(list))
	for i, s := range list {
		terms[i] = v.str(s)
	}
	return ast.ArrayTerm(terms...)
}

func list[T any](items []T, value func(*T) *ast.Term) *ast.Term {
	if len(items) == 0 {
		return noList
	}
	terms := make([]*ast.Term, len(items))
	for i := range items {
		terms[i] = value(&items[i])
	}
	return ast.ArrayTerm(terms...)
}

func (v *values) site(s *Site) *ast.Term {
	return once(v.sites, *s, func() *ast.Term { return v.place(s) })
}

func (v *values) place(s *Site) *ast.Term {
	call := ""
	if s.Clause.Call != nil {
		call = s.Clause.Call.Text
	}
	return v.object(
		"clause", v.str(s.Clause.Path), "part", v.str(string(s.Clause.Part)), "call", v.str(call),
		"resolution", v.str(s.Resolution.Heading), "organ", v.str(s.Resolution.Organ), "form", v.str(string(s.Resolution.Form)),
		"words", v.text(s.Clause.Words(s.From, s.To)),
	).term()
}

func (v *values) rank(r Rank) *ast.Term {
	return once(v.ranks, r, func() *ast.Term {
		return v.object("rank", number(r.Rank), "ladder", v.str(r.Ladder), "words", v.str(r.Words), "role", v.str(r.Role)).term()
	})
}

// step is a rank on both sides.
func (v *values) step(from, to Rank) *ast.Term {
	return once(v.steps, [2]Rank{from, to}, func() *ast.Term {
		return v.object("from", v.rank(from), "to", v.rank(to)).term()
	})
}

// both are words on both sides.
func (v *values) both(from, to string) *ast.Term {
	return once(v.words, [2]string{from, to}, func() *ast.Term {
		return v.object("from", v.str(from), "to", v.str(to)).term()
	})
}

// judged are the fields of a record that says how likely it is to be wanted.
func judged(j *Judged) []any {
	return []any{"changed", fraction(j.Changed), "confidence", fraction(j.Evidence.Confidence)}
}

func (v *values) fate(f *Fate) *ast.Term {
	pairs := []any{
		"id", v.text(f.ID), "direction", v.str(string(f.Direction)), "family", v.str(f.Family),
		"concept", v.str(f.Concept), "label", v.str(f.Label), "relation", v.str(string(f.Relation)),
		"from", v.site(&f.From), "out_of_scope", boolean(f.OutOfScope), "editorial", boolean(f.Editorial),
		"open", boolean(f.Open), "kept", boolean(f.Kept), "gone_everywhere", boolean(f.NewElsewhere),
		"lost", list(f.Lost, v.lost), "force", v.force(&f.Force),
		"standing", v.str(string(f.Standing)), "goes_on", boolean(f.GoesOn), "next", boolean(f.Next),
	}
	pairs = append(pairs, judged(&f.Judged)...)
	if f.To != nil {
		pairs = append(pairs, "to", v.site(f.To))
	}
	if f.Surviving != nil {
		pairs = append(pairs, "surviving", v.site(f.Surviving))
	}
	return v.object(pairs...).term()
}

func (v *values) lost(l *Lost) *ast.Term {
	return v.object(
		"concept", v.str(l.Concept), "label", v.str(l.Label), "role", v.str(l.Role), "words", v.text(l.Words),
		"slot", v.str(string(l.Slot)), "marker", v.str(string(l.Marker)), "grade", number(int(l.Grade)), "listed", boolean(l.Listed), "siblings", boolean(l.Siblings),
		"umbrella", boolean(l.Umbrella), "bare", boolean(l.Bare), "positive", boolean(l.Positive), "standing", boolean(l.Standing), "modifies", boolean(l.Modifies), "instead", v.strs(l.Instead), "instead_words", v.text(l.InsteadWords), "instead_use", v.str(l.InsteadUse),
	).term()
}

func (v *values) force(f *Force) *ast.Term {
	return v.object(
		"part", v.both(f.FromPart, f.ToPart),
		"call", v.step(f.FromCall, f.ToCall), "modal", v.step(f.FromModal, f.ToModal),
		"verb", v.step(f.FromVerb, f.ToVerb), "concept", v.step(f.FromConcept, f.ToConcept),
		"negated", negated[f.FromNegated][f.ToNegated],
		"addressee", v.both(f.FromAddressee, f.ToAddressee),
		"call_text", v.both(f.FromCallText, f.ToCallText),
		"qualifiers", v.strs(f.Qualifiers), "limits", v.strs(f.Limits), "turned", v.strs(f.Turned), "unturned", v.strs(f.Unturned), "conditions", v.strs(f.Conditions), "reach", v.strs(f.Reach), "quantities", v.strs(f.Quantities),
		"lowered", list(f.Lowered, v.change), "degrees", v.strs(f.Degrees), "items", v.strs(f.Items), "moved", boolean(f.Moved),
		"differs", v.strs(f.Differs()),
	).term()
}

func (v *values) change(c *Change) *ast.Term {
	return v.object("kind", v.str(c.Kind), "from", v.str(c.From), "to", v.str(c.To)).term()
}

func (v *values) statement(s *Statement) *ast.Term {
	return v.object(
		"id", v.text(s.ID), "from", v.place(&s.From), "to", v.place(&s.To), "standing", v.str(string(s.Standing)),
		"slots", list(s.Slots, v.slot),
	).term()
}

func (v *values) slot(s *Slot) *ast.Term {
	return v.object(
		"kind", v.str(string(s.Kind)), "outcome", v.str(string(s.Outcome)), "concept", v.str(s.Concept), "quantity", v.str(s.Quantity),
		"marker", v.both(string(s.FromMarker), string(s.ToMarker)), "words", v.both(s.FromWords, s.ToWords),
		"lost", list(s.Lost, v.item), "came", list(s.Came, v.item),
	).term()
}

func (v *values) item(i *Item) *ast.Term {
	return v.object("words", v.text(i.Words), "concept", v.str(i.Concept), "family", v.str(i.Family)).term()
}

func (v *values) subject(s *Subject) *ast.Term {
	return v.object("id", v.text(s.ID), "label", v.str(s.Label), "words", v.text(s.Words), "for", v.strs(s.For)).term()
}

func (v *values) clause(c *Clause) *ast.Term {
	return v.object(append(judged(&c.Judged),
		"id", v.text(c.ID), "site", v.site(&c.Site), "subjects", list(c.Subjects, v.subject),
		"families", v.strs(c.Families), "covered", v.strs(c.Covered), "new", boolean(c.New), "out_of_scope", boolean(c.OutOfScope),
	)...).term()
}

func (v *values) act(a *Act) *ast.Term {
	return v.object(append(judged(&a.Judged),
		"id", v.text(a.ID), "site", v.site(&a.Site), "label", v.str(a.Label), "kind", v.str(a.Kind), "words", v.text(a.Words),
		"verb", v.str(a.Verb), "object", v.str(a.Object), "actor", v.str(a.Actor), "families", v.strs(a.Families), "service", boolean(a.Service),
		"new", boolean(a.New), "limited", boolean(a.Limited), "out_of_scope", boolean(a.OutOfScope),
		"scope", v.step(a.FromScope, a.ToScope),
	)...).term()
}

func (v *values) definition(d *Definition) *ast.Term {
	return v.object(append(judged(&d.Judged),
		"id", v.text(d.ID), "site", v.site(&d.Site), "family", v.str(d.Family), "terms", v.strs(d.Terms),
		"words", v.text(d.Words), "change", v.str(d.Change), "out_of_scope", boolean(d.OutOfScope),
	)...).term()
}

func (v *values) whole(t *Text) *ast.Term {
	return v.object(append(judged(&t.Judged),
		"id", v.text(t.ID), "site", v.site(&t.Site), "state", v.str(t.State), "topics", list(t.Topics, v.subject),
		"counts", list(t.Counts, v.count), "named", v.strs(t.Named), "out_of_scope", boolean(t.OutOfScope),
	)...).term()
}

func (v *values) count(c *Count) *ast.Term {
	return v.object(
		"family", v.str(c.Family), "base", number(c.Base), "draft", number(c.Draft), "proposal", number(c.Proposal),
		"operative", number(c.Operative),
	).term()
}

func (v *values) rewritten(r *Rewritten) *ast.Term {
	return v.object(append(judged(&r.Judged),
		"id", v.text(r.ID), "family", v.str(r.Family), "site", v.site(&r.Base), "draft", v.site(&r.Draft),
		"clauses", number(r.Clauses), "carried", number(r.Carried), "before", number(r.Before), "after", number(r.After), "lost", number(r.Lost), "out_of_scope", boolean(r.OutOfScope),
	)...).term()
}

func (v *values) reverted(r *Reverted) *ast.Term {
	return v.object("id", v.text(r.ID), "draft", v.site(&r.Draft), "proposal", v.site(&r.Proposal)).term()
}
