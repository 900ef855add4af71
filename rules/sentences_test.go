package rules_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/rules"
)

// row is a record of the facts, or a part of one.
type row = map[string]any

// with lays values over a row.
func with(base row, over row) row {
	out := maps.Clone(base)
	maps.Copy(out, over)
	return out
}

func step(words, to string, rank int) row {
	rung := func(n int, words string) row {
		return row{"rank": n, "ladder": "operative", "words": words, "role": ""}
	}
	return row{"from": rung(rank, words), "to": rung(1, to)}
}

var (
	place = row{"clause": "resolves/1", "part": "operative", "call": "resolves", "resolution": "RESOLUTION 7", "organ": "itu-pp", "form": "itu"}
	still = row{
		"part": row{"from": "operative", "to": "operative"}, "call": step("", "", 1), "modal": step("", "", 1), "verb": step("", "", 1),
		"concept": step("", "", 1), "negated": row{"from": false, "to": false}, "addressee": row{"from": "", "to": ""},
		"call_text": row{"from": "Requests", "to": "Invites"}, "qualifiers": []string{}, "limits": []string{}, "quantities": []string{},
		"lowered": []row{}, "degrees": []string{}, "items": []string{}, "moved": false, "differs": []string{},
	}
)

// otherwise is a force of which so much differs.
func otherwise(force row) row {
	return with(still, with(force, row{"differs": slices.Sorted(maps.Keys(force))}))
}

// told are the sentences that the rules make of one fact.
func told(t *testing.T, engine *policy.Engine, list string, record row) []string {
	t.Helper()
	input := row{
		"version": "1", "profile": "itu", "roles": row{"base": true, "proposals": true, "package": true},
		"fates": []row{}, "clauses": []row{}, "acts": []row{}, "definitions": []row{}, "texts": []row{}, "reverted": []row{}, "rewritten": []row{}, "statements": []row{},
	}
	input[list] = []row{record}
	if list == "texts" { // a package
		others := []row{record}
		for i := range 3 {
			others = append(others, with(record, row{"id": fmt.Sprint("other", i), "topics": []row{}, "named": []string{}, "counts": []row{}}))
		}
		input[list] = others
	}
	value, err := ast.InterfaceToValue(input)
	if err != nil {
		t.Fatal(err)
	}
	verdicts, err := engine.Judge(context.Background(), value)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range verdicts {
		out = append(out, verdicts[i].Rule+": "+verdicts[i].Message)
	}
	slices.Sort(out)
	return out
}

// mention is a concept with words that stand for it in a text.
type mention struct{ id, family, role, label, words string }

// fate is what became of a mention: it went, and over says how.
func (m mention) fate(over row) row {
	at := with(place, row{"words": m.words})
	return with(row{
		"id": "f1", "direction": "loss", "family": m.family, "concept": m.id, "label": m.label, "relation": "edited",
		"from": at, "to": at, "out_of_scope": false, "editorial": false, "open": false, "kept": false, "lost": []row{},
		"force": still, "standing": "commitment", "goes_on": true, "changed": 0.1, "confidence": 1,
	}, over)
}

func (m mention) lost(over row) []row {
	return []row{with(row{
		"concept": m.id, "label": m.label, "role": m.role, "words": m.words, "grade": 3, "listed": false, "siblings": false, "umbrella": false,
		"positive": true, "standing": true, "modifies": true, "instead": []string{}, "instead_words": "", "instead_use": "",
	}, over)}
}

// changes are what may become of any mention, by what they are called.
var changes = []struct {
	name string
	make func(m mention) row
}{
	{"cut", func(m mention) row { return m.fate(row{"lost": m.lost(nil)}) }},
	{"gone", func(m mention) row {
		f := m.fate(row{"lost": m.lost(nil)})
		delete(f, "to")
		return f
	}},
	{"cut from a list", func(m mention) row { return m.fate(row{"lost": m.lost(row{"listed": true, "siblings": true})}) }},
	{"the general is left", func(m mention) row { return m.fate(row{"lost": m.lost(row{"umbrella": true})}) }},
	{"exchanged for the general", func(m mention) row {
		return m.fate(row{"lost": m.lost(row{"instead": []string{"universal", "umbrella", "rival", "vague-scope"}, "instead_words": "all people"})})
	}},
	{"exchanged for a reference", func(m mention) row {
		return m.fate(row{"lost": m.lost(row{"instead": []string{"reference"}, "instead_words": "Resolution 70", "instead_use": "named"})})
	}},
	{"a weaker call", changed(row{"call": step("Requests", "Invites", 8)})},
	{"a weaker modal", changed(row{"modal": step("shall", "should", 5)})},
	{"no modal", changed(row{"modal": row{"from": row{"rank": 0, "ladder": "", "words": "", "role": ""}, "to": row{"rank": 1, "ladder": "modal", "words": "may", "role": ""}}})},
	{"a weaker verb", changed(row{"verb": step("ensure", "promote", 9)})},
	{"into the preamble", changed(row{"part": row{"from": "operative", "to": "preamble"}})},
	{"into a footnote", changed(row{"part": row{"from": "operative", "to": "footnote"}})},
	{"a qualifier", changed(row{"qualifiers": []string{"as-appropriate"}})},
	{"a report", changed(row{"quantities": []string{"report", "share", "rhythm", "money", "target", "deadline"}})},
	{"a lower target", changed(row{"lowered": []row{{"kind": "share", "from": "40 per cent", "to": "30 per cent"}}})},
	{"a degree", changed(row{"degrees": []string{"strongly"}})},
	{"a weaker concept", changed(row{"concept": step("gender-responsive", "gender-sensitive", 5)})},
	{"limits", changed(row{"limits": []string{"national", "existing"}})},
	{"verbs of what is owed", changed(row{"items": []string{"fulfilling", "promoting"}})},
	{"moved", changed(row{"moved": true})},
	{"proposed", func(m mention) row { return m.fate(row{"direction": "proposed", "lost": m.lost(nil)}) }},
	{"new", func(m mention) row { return m.fate(row{"direction": "gain", "lost": m.lost(nil)}) }},
	{"more", func(m mention) row { return m.fate(row{"direction": "gain", "kept": true, "lost": m.lost(nil)}) }},
	{"less qualified", func(m mention) row {
		return m.fate(row{"direction": "gain", "kept": true, "force": otherwise(row{"qualifiers": []string{"where-possible"}, "modal": step("shall", "may", 5), "part": row{"from": "operative", "to": "preamble"}})})
	}},
}

// changed is a mention that stands and binds otherwise.
func changed(force row) func(m mention) row {
	return func(m mention) row { return m.fate(row{"kept": true, "force": otherwise(force)}) }
}

// TestSentences makes the sentences of every change of every concept, and of every subject,
// act, qualifier and whole text. Each form of a sentence stands once in a file that a
// person has read; all are held to what reads well.
func TestSentences(t *testing.T) {
	lex, err := lexicon.Load(os.DirFS("lexicon"))
	if err != nil {
		t.Fatal(err)
	}
	engine, err := policy.New(policy.Options{Rules: rules.FS, Data: data(t)})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	section := func(name string, sentences []string) {
		fmt.Fprintf(&out, "%s\n", name)
		for _, s := range sentences {
			wellFormed(t, name, s)
			fmt.Fprintf(&out, "    %s\n", s)
		}
	}
	concepts := 0
	forms := map[string]bool{} // those that stand in the file for the words of one concept
	for i := range lex.Entries {
		e := lex.Entries[i]
		if e.Kind != "concept" {
			continue
		}
		concepts++
		m := mention{e.ID, e.Family, e.Role, e.Name(), strings.ReplaceAll(e.ID, "-", " ")}
		for _, c := range changes {
			sentences := told(t, engine, "fates", c.make(m))
			unread := false
			for _, s := range sentences {
				_, form, _ := strings.Cut(strings.ReplaceAll(s, "“"+m.words+"”", "“…”"), "/")
				wellFormed(t, e.ID+", "+c.name, s)
				unread = unread || !forms[form]
				forms[form] = true
			}
			if unread {
				section(e.ID+", "+c.name, sentences)
			}
		}
	}
	if concepts < 100 {
		t.Errorf("only %d concepts", concepts)
	}
	long := mention{"women", "gender", "group", "women", "women " + strings.Repeat("and girls in all their diversity ", 9)}
	section("words that are too many", told(t, engine, "fates", changed(row{"modal": step("shall", "may", 5)})(long)))
	section("punctuation in the place of data", told(t, engine, "fates",
		mention{"sex-disaggregated", "gender", "data", "", "by sex and age"}.fate(row{"lost": mention{"sex-disaggregated", "gender", "data", "", "by sex and age"}.lost(row{"instead_words": ";"})})))
	for i := range lex.Entries {
		e := lex.Entries[i]
		switch e.Kind {
		case "qualifier":
			section("qualifier "+e.ID, told(t, engine, "fates", changed(row{"qualifiers": []string{e.ID}})(mention{"women", "gender", "group", "women", "women"})))
		case "subject":
			section("subject "+e.ID, told(t, engine, "clauses", row{
				"id": "c1", "site": with(place, row{"words": "words"}), "families": []string{}, "covered": []string{}, "new": true, "out_of_scope": false,
				"subjects": []row{{"id": e.ID, "label": e.Name(), "words": "words of the clause", "for": e.For}},
			}))
		case "topic":
			section("topic "+e.ID, told(t, engine, "texts", whole(row{"topics": []row{{"id": e.ID, "label": e.Name(), "words": "w", "for": e.For}}})))
		case "act-phrase":
			section("act "+e.ID, told(t, engine, "acts", act(row{"label": e.Name()})))
		case "act-verb":
			for j := range lex.Entries {
				if o := lex.Entries[j]; o.Kind == "act-object" {
					section("act "+e.ID+" "+o.ID, told(t, engine, "acts", act(row{"kind": "verb", "label": e.Name() + " " + o.Name()})))
				}
			}
		case "basic-noun":
			section("act "+e.ID, told(t, engine, "acts", act(row{"kind": "basic", "label": e.Name()})))
		}
	}
	section("a wider scope", told(t, engine, "acts", act(row{"kind": "scope", "label": "a wider scope"})))
	for _, family := range []string{"gender", "human-rights", "multistakeholder", "mandate"} {
		section("siloed", told(t, engine, "texts", whole(row{
			"named": []string{family}, "counts": []row{{"family": family, "base": 0, "draft": 3, "operative": 3, "proposal": 0}},
		})))
		section("rewritten", told(t, engine, "rewritten", row{
			"id": "r1", "family": family, "base": place, "draft": place, "site": place, "clauses": 40, "carried": 3, "lost": 5, "before": 9, "after": 2, "out_of_scope": false,
		}))
	}
	for _, change := range []string{"added", "changed", "term"} {
		section("definition", told(t, engine, "definitions", row{
			"id": "d1", "site": with(place, row{"words": "“cybersecurity” means"}), "family": "mandate", "terms": []string{"cybersecurity", "information security"}, "words": "means",
			"change": change, "out_of_scope": false,
		}))
	}
	golden := filepath.Join("testdata", "sentences.txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("%s is not current (-want +got), read what is new and run with -update:\n%s", golden, diff)
	}
}

func whole(over row) row {
	return with(row{"id": "t1", "site": with(place, row{"part": "title"}), "state": "alone", "topics": []row{}, "named": []string{}, "counts": []row{
		{"family": "gender", "base": 0, "draft": 0, "operative": 0, "proposal": 0}, {"family": "mandate", "base": 0, "draft": 0, "operative": 0, "proposal": 0},
	}, "out_of_scope": false}, over)
}

func act(over row) row {
	return with(row{
		"id": "a1", "site": place, "kind": "phrase", "words": "words of the clause", "verb": "v", "object": "o", "actor": "ITU", "service": false, "new": true,
		"families": []string{}, "limited": false, "out_of_scope": false, "scope": step("", "", 1),
	}, over)
}

var (
	inMarks = regexp.MustCompile(`“[^“”]*”`)
	// odd is what no sentence says outside quotation marks: names of entries, nothing
	// where words belong, a word twice.
	odd = regexp.MustCompile(`[a-z]+_[a-z]+|  | [,;:.]|\b(\w+) on within\b|:$|^,`)
)

// wellFormed checks the form of a sentence: short, with balanced marks, and with words
// of the text in these alone.
func wellFormed(t *testing.T, name, told string) {
	t.Helper()
	_, sentence, _ := strings.Cut(told, ": ")
	bare := inMarks.ReplaceAllString(sentence, "Q")
	switch {
	case sentence == "" || utf8.RuneCountInString(sentence) > 240:
		t.Errorf("%s: %q has no length to be read", name, sentence)
	case strings.ContainsAny(bare, "“”"):
		t.Errorf("%s: %q has marks that do not match", name, sentence)
	case strings.Contains(sentence, "“”"), odd.MatchString(bare):
		t.Errorf("%s: %q does not read well", name, sentence)
	case strings.HasSuffix(sentence, "."):
		t.Errorf("%s: %q ends twice", name, sentence)
	}
}
