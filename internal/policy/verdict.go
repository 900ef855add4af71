package policy

import (
	"cmp"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/finding"
)

// Verdict is what a rule says of one record of the facts.
type Verdict struct {
	Rule string // family/kind
	// Record is the identifier of the record judged.
	Record  string
	Level   finding.Level
	Message string
	// Why, Concept and Suggestion are empty or nil where the rule gives none.
	Why        string
	Concept    string
	Suggestion *finding.Suggestion
	// Extra are the other strings, numbers and booleans of the verdict, as
	// printed; nil for none.
	Extra map[string]string
}

// Compare orders verdicts by record, rule, concept and message. Verdicts that
// are equal in all these are one.
func Compare(a, b Verdict) int {
	return cmp.Or(
		cmp.Compare(a.Record, b.Record),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Concept, b.Concept),
		cmp.Compare(a.Level.Rank(), b.Level.Rank()),
		cmp.Compare(a.Message, b.Message),
	)
}

// decode reads the verdicts of a query, an array or a set of objects.
func decode(value ast.Value, q *query) ([]Verdict, error) {
	var all []Verdict
	take := func(t *ast.Term) error {
		v, err := decodeOne(t, q)
		if err == nil {
			all = append(all, v)
		}
		return err
	}
	switch list := value.(type) {
	case ast.Set:
		return all, iterate(list.Iter(take), &all)
	case *ast.Array:
		return all, iterate(list.Iter(take), &all)
	}
	return nil, fmt.Errorf("%s.verdicts is %s, not a set or array of objects", q.pkg, ast.ValueName(value))
}

func iterate(err error, all *[]Verdict) error {
	if err != nil {
		*all = nil
	}
	return err
}

func decodeOne(t *ast.Term, q *query) (Verdict, error) {
	o, ok := t.Value.(ast.Object)
	if !ok {
		return Verdict{}, fmt.Errorf("%s.verdicts holds %s %s, not an object", q.pkg, ast.ValueName(t.Value), t)
	}
	v := Verdict{Rule: q.rule}
	var bad error
	text := func(into *string, key string, value *ast.Term) {
		s, ok := value.Value.(ast.String)
		if !ok {
			bad = fmt.Errorf("%s: the verdict's %s is %s, not a string: %s", q.pkg, key, ast.ValueName(value.Value), t)
		}
		*into = string(s)
	}
	o.Foreach(func(k, value *ast.Term) {
		key, _ := k.Value.(ast.String)
		switch key {
		case "rule":
			text(&v.Rule, "rule", value)
		case "record":
			text(&v.Record, "record", value)
		case "level":
			text((*string)(&v.Level), "level", value)
		case "message":
			text(&v.Message, "message", value)
		case "why":
			text(&v.Why, "why", value)
		case "concept":
			text(&v.Concept, "concept", value)
		case "suggestion":
			v.Suggestion = suggestion(value)
		default:
			v.keep(string(key), value)
		}
	})
	if bad == nil {
		bad = v.check(q, t)
	}
	return v, bad
}

// check refuses verdicts that no finding can be made of.
func (v *Verdict) check(q *query, t *ast.Term) error {
	switch {
	case v.Rule == "":
		return fmt.Errorf("%s: a verdict names no rule: %s", q.pkg, t)
	case v.Record == "":
		return fmt.Errorf("%s: a verdict names no record; set it to the id of the record judged: %s", q.pkg, t)
	case v.Message == "":
		return fmt.Errorf("%s: a verdict has no message: %s", q.pkg, t)
	}
	switch v.Level {
	case finding.LevelError, finding.LevelWarning, finding.LevelNote, finding.LevelNone:
		return nil
	case "":
		v.Level = finding.LevelWarning
		return nil
	}
	return fmt.Errorf("%s: the verdict's level %q is none of error, warning, note, none: %s", q.pkg, v.Level, t)
}

func suggestion(t *ast.Term) *finding.Suggestion {
	o, ok := t.Value.(ast.Object)
	if !ok {
		return nil
	}
	var s finding.Suggestion
	o.Foreach(func(k, value *ast.Term) {
		text, _ := value.Value.(ast.String)
		switch k.Value {
		case ast.String("text"):
			s.Text = string(text)
		case ast.String("source"):
			s.Source = string(text)
		}
	})
	if s.Text == "" {
		return nil
	}
	return &s
}

func (v *Verdict) keep(key string, t *ast.Term) {
	var text string
	switch value := t.Value.(type) {
	case ast.String:
		text = string(value)
	case ast.Number, ast.Boolean:
		text = value.String()
	default:
		return
	}
	if v.Extra == nil {
		v.Extra = map[string]string{}
	}
	v.Extra[key] = text
}
