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
// path, and for each statement a line with its standing, its force and its words.
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
		for k := range c.Tags.Mentions {
			if m := &c.Tags.Mentions[k]; s.From <= m.From && m.From < s.To {
				fmt.Fprintf(b, "                · %s (%s, %s)\n", c.Words(m.From, m.To), m.Family, m.Entry.Name())
			}
		}
	}
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
