package compare_test

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/resolint/resolint/internal/align"
	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/tag"
	"github.com/resolint/resolint/rules"
)

// shipped is the lexicon that comes with the program, with a tagger for it.
var shipped = sync.OnceValues(func() (*lexicon.Lexicon, *tag.Tagger) {
	files, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		panic(err)
	}
	lex, err := lexicon.Load(files)
	if err != nil {
		panic(err)
	}
	return lex, tag.New(lex)
})

// pair is a base against a draft, and what becomes of the base's mentions: a line for each
// fate in the order of the text, as line writes it.
type pair struct{ name, base, draft, want string }

// check compares each pair and holds the lines against those that are wanted.
func check(t *testing.T, pairs []pair, lines func(*facts.Facts) []string) {
	t.Helper()
	for _, p := range pairs {
		t.Run(p.name, func(t *testing.T) {
			lex, _ := shipped()
			found := compare.Compare(compare.Input{
				Base: tagged(t, p.base), Draft: tagged(t, p.draft), Lexicon: lex, Align: align.Texts, Unread: true,
			})
			got := strings.Join(lines(found.Facts), "\n")
			if want := strings.TrimSpace(p.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// tagged reads the clauses of a text below "resolves", or a text with calls of its own.
func tagged(t *testing.T, text string) []*resolution.Resolution {
	t.Helper()
	text = strings.ReplaceAll(strings.TrimSpace(text), "\t", "")
	if strings.HasPrefix(text, "1 ") {
		text = "resolves\n" + text
	}
	text = "RESOLUTION 7 (REV. GENEVA, 2034)\nTraining\nThe Plenipotentiary Conference (Geneva, 2034),\n" + text
	doc, err := read.Document("text.txt", []byte(strings.ReplaceAll(text, "\n", "\n\n")), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	_, tagger := shipped()
	out := grammar.Parse(doc.View(document.Draft))
	for _, r := range out {
		if err := tagger.Resolution(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// losses are the fates of the base's mentions, a line each, gains those of the draft's.
func losses(f *facts.Facts) []string { return fates(f, facts.Loss) }

func gains(f *facts.Facts) []string { return fates(f, facts.Gain) }

func fates(f *facts.Facts, d facts.Direction) []string {
	var out []string
	for i := range f.Fates {
		if f.Fates[i].Direction == d {
			out = append(out, line(&f.Fates[i]))
		}
	}
	return out
}

// line writes a fate: its family and place, what became of the clause, what was lost and
// what came instead, whether the family is still in the clause it became, how that binds,
// and where else in the draft it is.
func line(f *facts.Fate) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s", f.Family, f.From.Clause.Path, f.Relation)
	if f.To != nil && f.To.Clause.Path != f.From.Clause.Path {
		fmt.Fprintf(&b, " %s", f.To.Clause.Path)
	}
	for i := range f.Lost {
		l := &f.Lost[i]
		fmt.Fprintf(&b, "; lost “%s” (%s)", l.Words, strings.Join(marks(l), " "))
		if len(l.Instead) > 0 {
			fmt.Fprintf(&b, " instead “%s” (%s)", l.InsteadWords, strings.Join(l.Instead, " "))
		}
	}
	if f.Kept {
		b.WriteString("; kept")
	}
	for _, s := range binding(&f.Force) {
		b.WriteString("; " + s)
	}
	if len(f.Lost) > 0 && !f.Kept {
		if f.Surviving == nil {
			b.WriteString("; still nowhere")
		} else {
			fmt.Fprintf(&b, "; still “%s” %s", f.Surviving.Clause.Words(f.Surviving.From, f.Surviving.To), f.Surviving.Clause.Path)
		}
	}
	return b.String()
}

// marks are the role and slot of lost words and what else is so.
func marks(l *facts.Lost) []string {
	out := []string{l.Role + ",", string(l.Slot)}
	if l.Marker != "" {
		out = append(out, string(l.Marker))
	}
	for _, m := range []struct {
		name string
		so   bool
	}{{"listed", l.Listed}, {"siblings", l.Siblings}, {"umbrella", l.Umbrella}, {"bare", l.Bare}} {
		if m.so {
			out = append(out, m.name)
		}
	}
	return out
}

// binding says what differs in a force.
func binding(f *facts.Force) []string {
	var out []string
	step := func(name string, from, to facts.Rank) {
		if from.Rank != to.Rank {
			out = append(out, fmt.Sprintf("%s %s %d → %s %d", name, from.Words, from.Rank, to.Words, to.Rank))
		}
	}
	if f.FromPart != f.ToPart {
		out = append(out, "part "+f.FromPart+" → "+f.ToPart)
	}
	step("call", f.FromCall, f.ToCall)
	step("modal", f.FromModal, f.ToModal)
	step("verb", f.FromVerb, f.ToVerb)
	step("concept", f.FromConcept, f.ToConcept)
	for _, l := range []struct {
		name  string
		words []string
	}{{"qualified", f.Qualifiers}, {"limited", f.Limits}, {"lost quantity", f.Quantities}, {"lost degree", f.Degrees}, {"lost verb", f.Items}} {
		if len(l.words) > 0 {
			out = append(out, l.name+" "+strings.Join(l.words, ", "))
		}
	}
	for _, c := range f.Lowered {
		out = append(out, fmt.Sprintf("%s %s → %s", c.Kind, c.From, c.To))
	}
	if f.Moved {
		out = append(out, "moved")
	}
	return out
}
