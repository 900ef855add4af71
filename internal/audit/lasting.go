package audit

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/resolint/resolint/internal/confidence"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/rules"
)

// standsAt is the likeness from which on the next text says a clause again.
const standsAt = 0.8

// leastSaid is how many words of content a clause needs to be about something.
const leastSaid = 5

// Lasting says of every clause of the bases of some jobs what it is about, and whether the
// draft, the next text of its series, says it again. The share of the base that goes on
// stands beside the words: it tells how much of it was to be expected.
func Lasting(ctx context.Context, jobs []Job, o Options) ([]confidence.Example, error) {
	e, err := newEngine(ctx, o)
	if err != nil {
		return nil, err
	}
	found := make([][]confidence.Example, len(jobs))
	var group errgroup.Group
	group.SetLimit(max(1, o.Jobs))
	for i := range jobs {
		group.Go(func() error {
			r := &runner{engine: e, job: &jobs[i], mu: new(sync.Mutex)}
			out := r.within(ctx, func(ctx context.Context) outcome {
				in, _, failures := r.load(ctx)
				if len(failures) == 0 {
					a, b := match.NewText(in.Base), match.NewText(in.Draft)
					in.Align(a, b, in.Each)
					found[i] = lastingExamples(jobs[i].Name, a, b)
				}
				return outcome{failures: failures}
			})
			if len(out.failures) > 0 {
				return errors.New(out.failures[0].String())
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("learn what lasts: %w", err)
	}
	return slices.Concat(found...), nil
}

func lastingExamples(name string, a, b *match.Text) []confidence.Example {
	var out []confidence.Example
	stand := 0.0
	for i := range a.Units {
		u := &a.Units[i]
		words := match.Subject(u.Clause.Tags, 0, len(u.Clause.Tags.Words))
		if u.Title || len(words) < leastSaid {
			continue
		}
		x := confidence.Example{Series: name, Weight: 1, Features: map[string]float64{
			"part:preamble":  indicator(u.Clause.Part == resolution.PartPreamble),
			"part:operative": indicator(u.Clause.Part == resolution.PartOperative),
			"long":           math.Log1p(float64(len(words))),
		}}
		for _, w := range words {
			x.Features[LastingWord+w] = wordValue
		}
		for _, l := range u.Links {
			x.Right = x.Right || match.Cosine(u, &b.Units[l.To]) >= standsAt
		}
		stand += indicator(x.Right)
		out = append(out, x)
	}
	share := (stand + 0.5) / (float64(len(out)) + 1)
	for i := range out {
		out[i].Features["share"] = math.Log(share / (1 - share))
	}
	return out
}

// LastingWord stands before the names of words among the features of Lasting.
const LastingWord = "word:"

// wordValue is the value of a word there: the smaller it is, the harder the weights of
// words are held near zero.
const wordValue = 0.3

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// loadLasting reads resolint's list of how long words last in the texts of a series.
func loadLasting() (map[string]float64, error) {
	m, err := confidence.Own(rules.FS, "lasting")
	if err != nil {
		return nil, fmt.Errorf("load the words that last: %w", err)
	}
	return m.Weights, nil
}
