package audit

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/resolution"
)

// Statements prints what each clause of the drafts of a job says, for a person: its
// path, and for each statement a line with its standing and its force, its words, and a
// line for each slot that they fill and for each mention.
func Statements(ctx context.Context, w io.Writer, job Job, o Options) error {
	e, err := newEngine(ctx, o)
	if err != nil {
		return err
	}
	r := &runner{engine: e, job: &job, mu: new(sync.Mutex)}
	in, _, failures := r.load(ctx)
	if len(failures) > 0 {
		return errors.New("read " + failures[0].String())
	}
	var b strings.Builder
	for _, res := range in.Draft {
		for i := range res.Clauses {
			if c := &res.Clauses[i]; c.Tags != nil && len(c.Tags.Words) > 0 {
				statements(&b, c)
			}
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print statements: %w", err)
	}
	return nil
}

func statements(b *strings.Builder, c *resolution.Clause) {
	c.Tags.Parse()
	b.WriteString(c.Path)
	if c.Call != nil {
		fmt.Fprintf(b, "  (%s)", c.Call.Text)
	}
	b.WriteByte('\n')
	for i := range c.Tags.Statements {
		s := &c.Tags.Statements[i]
		fmt.Fprintf(b, "  %-13s %s\n                %s\n", s.Standing, force(s), strings.Join(strings.Fields(c.Words(s.From, s.To)), " "))
		for k := range s.Slots {
			fmt.Fprintf(b, "                %-9s %s\n", s.Slots[k].Kind, slot(c, &s.Slots[k]))
		}
		for k := range c.Tags.Mentions {
			if m := &c.Tags.Mentions[k]; s.From <= m.From && m.From < s.To {
				fmt.Fprintf(b, "                · %s (%s, %s)\n", c.Words(m.From, m.To), m.Family, m.Entry.Name())
			}
		}
	}
}

// slot is what fills a slot: its marker, the verbs in a row that govern it, and its items
// with strokes between them.
func slot(c *resolution.Clause, s *resolution.Slot) string {
	var out []string
	if s.Marker != "" {
		out = append(out, "("+string(s.Marker)+")")
	}
	if len(s.Verbs) > 0 {
		verbs := make([]string, len(s.Verbs))
		for i, at := range s.Verbs {
			verbs[i] = c.Words(at, at+1)
		}
		out = append(out, "["+strings.Join(verbs, ", ")+"]")
	}
	items := make([]string, len(s.Items))
	for i, it := range s.Items {
		items[i] = strings.Join(strings.Fields(c.Words(it.From, it.To)), " ")
	}
	switch {
	case s.Quantity != nil:
		items = []string{c.Words(s.From, s.To) + " (" + s.Quantity.Kind + ")"}
	case s.Entry != nil:
		items = []string{c.Words(s.From, s.To) + " (" + s.Entry.ID + ")"}
	}
	return strings.Join(append(out, strings.Join(items, " | ")), " ")
}

// force names call, modal and verb of a statement with their ranks.
func force(s *resolution.Statement) string {
	var out []string
	for _, part := range []struct {
		name string
		rank resolution.Rank
	}{{"call", s.Call}, {"modal", s.Modal}, {"verb", s.Verb}} {
		if part.rank.Words != "" {
			out = append(out, fmt.Sprintf("%s “%s” %d", part.name, part.rank.Words, part.rank.Rank))
		}
	}
	if s.Negated {
		out = append(out, "negated")
	}
	return strings.Join(out, ", ")
}
