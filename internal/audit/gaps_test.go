package audit_test

import (
	"context"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
)

const gapHead = "RESOLUTION 9 (PORTO, 2026)\n\nTowers for the coast\n\n" +
	"The Plenipotentiary Conference of the International Telecommunication Union (Porto, 2026),\n\n"

// TestLostClausesAreAnchoredWhereTheyStood: the place in the draft at which a code
// host shows a loss lies beside the deleted lines, whatever mention survives elsewhere.
func TestLostClausesAreAnchoredWhereTheyStood(t *testing.T) {
	tests := []struct {
		name, base, draft string
		// line is the text of the line that the anchor stands on, "" for no anchor.
		line string
	}{
		{
			"after a clause",
			"resolves\n\n1 to build towers;\n\n2 to train women and girls in their repair;\n\n3 to paint the towers;\n\n4 to invite women and girls to the opening.\n",
			"resolves\n\n1 to build towers;\n\n2 to paint the towers;\n\n3 to invite women and girls to the opening.\n",
			"1 to build towers;",
		},
		{
			"after a clause of several lines",
			"resolves\n\n1 to build towers on the coast, and to see to it that every one of them\n  is kept in repair by those who live beside it;\n\n2 to train women and girls in their repair;\n\n3 to paint the towers.\n",
			"resolves\n\n1 to build towers on the coast, and to see to it that every one of them\n  is kept in repair by those who live beside it;\n\n2 to paint the towers.\n",
			"is kept in repair by those who live beside it;",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			draft := gapHead + tt.draft
			at := anchorOf(t, gapHead+tt.base, draft)
			if at == nil {
				t.Fatal("no anchor")
			}
			if got := strings.TrimSpace(strings.Split(draft, "\n")[at.Span.Line-1]); got != tt.line || at.Span.EndLine != at.Span.Line {
				t.Errorf("anchored at lines %d to %d, %q; want %q", at.Span.Line, at.Span.EndLine, got, tt.line)
			}
			if got := draft[at.Span.Start:at.Span.End]; !strings.HasSuffix(tt.line, got) || got != at.Text {
				t.Errorf("anchored at %q, called %q", got, at.Text)
			}
		})
	}
}

// TestFirstClauseLostOfTheSecondText: the clause before stands in another resolution;
// the anchor is in the right one.
func TestFirstClauseLostOfTheSecondText(t *testing.T) {
	second := "\nRESOLUTION 10 (PORTO, 2026)\n\nMasts for the hills\n\nThe Plenipotentiary Conference of the International Telecommunication Union (Porto, 2026),\n\nconsidering\n\n"
	first := gapHead + "resolves\n\n1 to build towers;\n\n2 to paint them.\n"
	base := first + second + "a) that few women and girls climb masts;\n\nb) that hills are high,\n\nresolves\n\n1 to build masts.\n"
	draft := first + second + "a) that hills are high,\n\nresolves\n\n1 to build masts.\n"
	at := anchorOf(t, base, draft)
	if at == nil || at.Span.Start < len(first) {
		t.Errorf("anchored at %+v, in the text before", at)
	}
}

func anchorOf(t *testing.T, base, draft string) *finding.Location {
	t.Helper()
	job := audit.Job{Name: "a", Draft: source("draft.txt", draft), Base: source("base.txt", base)}
	r, err := audit.Run(context.Background(), []audit.Job{job}, audit.Options{Limits: limit.Default()})
	if err != nil || len(r.Failures) > 0 {
		t.Fatal(err, r)
	}
	for _, f := range r.Documents[0].Findings {
		if f.Rule == "gender/removed" && f.Draft == nil {
			return f.Anchor
		}
	}
	t.Fatalf("no lost clause among %+v", r.Documents[0].Findings)
	return nil
}
