package facts

import (
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
	return object(
		"version", str(Version),
		"profile", str(f.Profile),
		"roles", object("base", boolean(f.HasBase), "proposals", boolean(f.HasProposals), "package", boolean(f.Package)).term(),
		"fates", list(f.Fates, (*Fate).value),
		"clauses", list(f.Clauses, (*Clause).value),
		"acts", list(f.Acts, (*Act).value),
		"definitions", list(f.Definitions, (*Definition).value),
		"texts", list(f.Texts, (*Text).value),
		"reverted", list(f.Reverted, (*Reverted).value),
	).Object
}

// obj is an object under construction.
type obj struct{ ast.Object }

func (o obj) term() *ast.Term { return ast.NewTerm(o.Object) }

func (o obj) with(key string, value *ast.Term) obj {
	o.Insert(ast.InternedTerm(key), value)
	return o
}

// object takes keys and terms in turn.
func object(pairs ...any) obj {
	items := make([][2]*ast.Term, 0, 32)
	for i := 0; i+1 < len(pairs); i += 2 {
		items = append(items, [2]*ast.Term{ast.InternedTerm(pairs[i].(string)), pairs[i+1].(*ast.Term)})
	}
	return obj{ast.NewObject(items...)}
}

// Terms that most records have in common are made once. Evaluation writes to none.
var (
	noWords = ast.StringTerm("")
	noList  = ast.ArrayTerm()
	noRank  = Rank{}.make()
	noStep  = object("from", noRank, "to", noRank).term()
)

func str(s string) *ast.Term {
	if s == "" {
		return noWords
	}
	return ast.StringTerm(s)
}

func boolean(b bool) *ast.Term { return ast.InternedTerm(b) }
func number(n int) *ast.Term   { return ast.InternedTerm(n) }

func strs(list []string) *ast.Term {
	if len(list) == 0 {
		return noList
	}
	terms := make([]*ast.Term, len(list))
	for i, s := range list {
		terms[i] = str(s)
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

func (s *Site) value() *ast.Term {
	call := ""
	if s.Clause.Call != nil {
		call = s.Clause.Call.Text
	}
	return object(
		"clause", str(s.Clause.Path), "part", str(string(s.Clause.Part)), "call", str(call),
		"resolution", str(s.Resolution.Heading), "organ", str(s.Resolution.Organ), "form", str(string(s.Resolution.Form)),
		"words", str(s.Clause.Words(s.From, s.To)),
	).term()
}

func (r Rank) value() *ast.Term {
	if r == (Rank{}) {
		return noRank
	}
	return r.make()
}

func (r Rank) make() *ast.Term {
	return object("rank", number(r.Rank), "ladder", str(r.Ladder), "words", str(r.Words)).term()
}

func (f *Fate) value() *ast.Term {
	o := object(
		"id", str(f.ID), "direction", str(string(f.Direction)), "family", str(f.Family),
		"concept", str(f.Concept), "label", str(f.Label), "relation", str(string(f.Relation)),
		"from", f.From.value(), "out_of_scope", boolean(f.OutOfScope), "editorial", boolean(f.Editorial),
		"open", boolean(f.Open), "kept", boolean(f.Kept), "gone_everywhere", boolean(f.NewElsewhere),
		"lost", list(f.Lost, (*Lost).value), "force", f.Force.value(),
	)
	if f.To != nil {
		o = o.with("to", f.To.value())
	}
	if f.Surviving != nil {
		o = o.with("surviving", f.Surviving.value())
	}
	return o.term()
}

func (l *Lost) value() *ast.Term {
	return object(
		"concept", str(l.Concept), "label", str(l.Label), "role", str(l.Role), "words", str(l.Words),
		"grade", number(int(l.Grade)), "listed", boolean(l.Listed), "siblings", boolean(l.Siblings),
		"umbrella", boolean(l.Umbrella), "positive", boolean(l.Positive), "standing", boolean(l.Standing), "instead", strs(l.Instead), "instead_words", str(l.InsteadWords), "instead_use", str(l.InsteadUse),
	).term()
}

func (f *Force) value() *ast.Term {
	step := func(from, to Rank) *ast.Term {
		if from == (Rank{}) && to == (Rank{}) {
			return noStep
		}
		return object("from", from.value(), "to", to.value()).term()
	}
	return object(
		"part", object("from", str(f.FromPart), "to", str(f.ToPart)).term(),
		"call", step(f.FromCall, f.ToCall), "modal", step(f.FromModal, f.ToModal),
		"verb", step(f.FromVerb, f.ToVerb), "concept", step(f.FromConcept, f.ToConcept),
		"negated", object("from", boolean(f.FromNegated), "to", boolean(f.ToNegated)).term(),
		"addressee", object("from", str(f.FromAddressee), "to", str(f.ToAddressee)).term(),
		"call_text", object("from", str(f.FromCallText), "to", str(f.ToCallText)).term(),
		"qualifiers", strs(f.Qualifiers), "limits", strs(f.Limits), "quantities", strs(f.Quantities),
		"degrees", strs(f.Degrees), "items", strs(f.Items), "moved", boolean(f.Moved),
	).term()
}

func (s *Subject) value() *ast.Term {
	return object("id", str(s.ID), "label", str(s.Label), "words", str(s.Words), "for", strs(s.For)).term()
}

func (c *Clause) value() *ast.Term {
	return object(
		"id", str(c.ID), "site", c.Site.value(), "subjects", list(c.Subjects, (*Subject).value),
		"families", strs(c.Families), "covered", strs(c.Covered), "new", boolean(c.New), "out_of_scope", boolean(c.OutOfScope),
	).term()
}

func (a *Act) value() *ast.Term {
	return object(
		"id", str(a.ID), "site", a.Site.value(), "label", str(a.Label), "kind", str(a.Kind), "words", str(a.Words),
		"verb", str(a.Verb), "object", str(a.Object), "actor", str(a.Actor), "families", strs(a.Families), "service", boolean(a.Service),
		"new", boolean(a.New), "limited", boolean(a.Limited), "out_of_scope", boolean(a.OutOfScope),
		"scope", object("from", a.FromScope.value(), "to", a.ToScope.value()).term(),
	).term()
}

func (d *Definition) value() *ast.Term {
	return object(
		"id", str(d.ID), "site", d.Site.value(), "family", str(d.Family), "terms", strs(d.Terms),
		"words", str(d.Words), "change", str(d.Change), "out_of_scope", boolean(d.OutOfScope),
	).term()
}

func (t *Text) value() *ast.Term {
	return object(
		"id", str(t.ID), "site", t.Site.value(), "state", str(t.State), "topics", list(t.Topics, (*Subject).value),
		"counts", list(t.Counts, (*Count).value), "named", strs(t.Named), "out_of_scope", boolean(t.OutOfScope),
	).term()
}

func (c *Count) value() *ast.Term {
	return object(
		"family", str(c.Family), "base", number(c.Base), "draft", number(c.Draft), "proposal", number(c.Proposal),
		"operative", number(c.Operative),
	).term()
}

func (r *Reverted) value() *ast.Term {
	return object("id", str(r.ID), "draft", r.Draft.value(), "proposal", r.Proposal.value()).term()
}
