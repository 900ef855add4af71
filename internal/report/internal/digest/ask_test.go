package digest_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestAsk(t *testing.T) {
	long := "that all measures taken under this resolution, wherever they are taken, respect the right to privacy, the protection of personal data and the freedom of expression, and are reviewed by an independent court each year"
	at := func(text, context string) *finding.Location {
		return &finding.Location{Clause: "op/1", Text: text, Context: context}
	}
	base := &finding.Suggestion{Text: long, Source: "the base text"}
	for _, c := range []struct {
		name string
		f    finding.Finding
		want string
	}{
		{
			"words exchanged", finding.Finding{
				Message: "“women” was replaced by “all”.", Base: at("women", "for women"), Draft: at("for all", "for all"), Suggestion: base, Diff: reporttest.Diff("for [-women-]{+all+}"),
			}, "“women” in place of “all”",
		},
		{
			"words cut", finding.Finding{
				Message: "“women” is no longer in the clause.", Base: at("women", "x"), Draft: at("y", "y"), Suggestion: base, Diff: reporttest.Diff("for men[-, women,-] and some more words here [-now-]"),
			}, "put back “women”",
		},
		{
			"words added", finding.Finding{
				Message: "a qualifier was added (as appropriate).", Base: at("x", "x"), Draft: at("y", "y"), Suggestion: base, Diff: reporttest.Diff("to consult{+, as appropriate,+} women"),
			}, "take out “as appropriate”",
		},
		{
			"a phrase of which half changed", finding.Finding{
				Message: "“respect for rights” is no longer in the clause.", Base: at("respect for rights", "x"), Draft: at("y", "y"), Suggestion: base,
				Diff: reporttest.Diff("this rests on [-respect for rights, including-] the [-right to privacy-]{+reliable operation+};"),
			}, "“respect for rights, including the right to privacy” in place of “the reliable operation”",
		},
		{
			"a clause that says something else now", finding.Finding{
				Message: "“personal data” is no longer in the clause.", Base: at("personal data", long), Draft: at("z", "z"), Suggestion: base,
			}, "put back “… the right to privacy, the protection of personal data and the freedom of expression, and are …” (the base text)",
		},
		{
			"a clause that is gone",
			finding.Finding{Message: "“personal data” is gone.", Base: at("personal data", long), Suggestion: base},
			"put back “that all measures taken under this resolution, wherever they are taken, respect the right to privacy,…” (the base text)",
		},
		{
			"agreed language",
			finding.Finding{Message: "none.", Draft: at("z", "z"), Suggestion: &finding.Suggestion{Text: "women and girls", Source: "ITU Resolution 70"}},
			"“women and girls” (ITU Resolution 70)",
		},
		{"a definition", finding.Finding{Kind: "redefined", Draft: at("z", "z")}, "the term as it was defined before"},
		{"nothing", finding.Finding{Kind: "added", Draft: at("z", "z")}, ""},
	} {
		got := digest.Ask(&c.f, 130)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if n := utf8.RuneCountInString(got); n > 140 {
			t.Errorf("%s: %d characters", c.name, n)
		}
	}
}

// TestDoubles: what moved within its clause is not put back a second time.
func TestDoubles(t *testing.T) {
	for _, c := range []struct {
		diff string
		want bool
	}{
		{"to [-leave the prosecution of senders to-]{+bear in mind+} the authorities of each country{+ in the prosecution of senders+}", true},
		{"to [-leave the prosecution of senders to-]{+help+} the authorities in time", false},
		{"in the prosecution of senders, to [-leave the prosecution of senders to-]{+help+} the authorities", false},
	} {
		f := &finding.Finding{Message: "“leave the prosecution” became “bear in mind”, “help”.", Diff: reporttest.Diff(c.diff)}
		var base strings.Builder
		for _, s := range f.Diff {
			if s.Op != "+" {
				base.WriteString(s.Text)
			}
		}
		hunks := digest.Hunks(f)
		if len(hunks) == 0 {
			t.Fatalf("%s: no place", c.diff)
		}
		if got := digest.Doubles(hunks[0], base.String()); got != c.want {
			t.Errorf("%s: %v, want %v", c.diff, got, c.want)
		}
	}
}
