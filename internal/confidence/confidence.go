// Package confidence says how likely it is that a careful reader would want to be
// told of a change: a linear model over named features, fitted on labelled texts.
//
// It knows names and numbers. What the features mean is established by compare, what
// follows from the number is the policies'. The shipped model is rules/confidence.yaml,
// which a person can read and argue with; `resolint learn` fits another one.
package confidence

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/strictyaml"
)

// Version is the version of the form of a model's file.
const Version = 1

// Model is a linear model: the log odds are the bias and, for each feature, its value
// times its weight.
type Model struct {
	Version int `yaml:"version"`
	// About says on what the model was fitted and how good it was there.
	About string `yaml:"about"`
	// Bias are the log odds of a change without features.
	Bias float64 `yaml:"bias"`
	// Weights are by the names of features. A feature without weight says nothing.
	Weights map[string]float64 `yaml:"weights"`
	// Reading orders the reading list; nil in a model that has only findings in view.
	Reading *Linear `yaml:"reading"`
}

// Read reads a model's file. Errors say what is wrong and what to do.
func Read(data []byte) (*Model, error) {
	m := &Model{}
	if err := strictyaml.Read("", data, m); err != nil {
		return nil, fmt.Errorf("no model of confidence: %w; fit one with resolint learn", err)
	}
	if m.Version != Version {
		return nil, fmt.Errorf("a model of version %d, this program reads version %d; fit it anew with resolint learn", m.Version, Version)
	}
	if len(m.Weights) == 0 {
		return nil, fmt.Errorf("a model without weights; fit one with resolint learn")
	}
	for _, weights := range []map[string]float64{m.Weights, m.reading().Weights} {
		for name, w := range weights {
			if math.IsNaN(w) || math.IsInf(w, 0) {
				return nil, fmt.Errorf("the weight of %s is no number", name)
			}
		}
	}
	return m, nil
}

// Part is the model of the features whose names begin with prefix, which their names lose.
func (m *Model) Part(prefix string) *Model {
	out := &Model{Version: m.Version, About: m.About, Weights: map[string]float64{}}
	for name, w := range m.Weights {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			out.Weights[rest] = w
		}
	}
	return out
}

// Write writes the model in the form that Read reads, its weights by name.
func (m *Model) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "version: %d\nabout: %q\nbias: %.2f\nweights:\n", m.Version, m.About, m.Bias)
	for _, name := range slices.Sorted(maps.Keys(m.Weights)) {
		fmt.Fprintf(&b, "  %q: %.2f\n", name, m.Weights[name])
	}
	if l := m.Reading; l != nil {
		fmt.Fprintf(&b, "reading:\n  bias: %.2f\n  weights:\n", l.Bias)
		for _, name := range slices.Sorted(maps.Keys(l.Weights)) {
			fmt.Fprintf(&b, "    %q: %.2f\n", name, l.Weights[name])
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	return nil
}

// Of is the confidence that some features give, between 0 and 1, in steps of 1e-6:
// processors differ in the last digits of an exponential, and the same texts must give
// the same bytes on all of them, WebAssembly included.
func (m *Model) Of(features []facts.Feature) float64 {
	return math.Round(sigmoid(m.Bias+weighed(features, m.Weights))*1e6) / 1e6
}

// weighed is what features add to the log odds.
func weighed(features []facts.Feature, weights map[string]float64) float64 {
	odds := 0.0
	for _, f := range features {
		odds += f.Value * weights[f.Name]
	}
	return odds
}

// Weigh gives every record of f its confidence.
func (m *Model) Weigh(f *facts.Facts) {
	for e := range f.Evidence() {
		e.Confidence = m.Of(e.Features)
	}
}

// Reason is what one feature contributes to the log odds.
type Reason struct {
	Name   string
	Weight float64
}

// Reasons are the features that speak for and against, those that speak most first.
func (m *Model) Reasons(features []facts.Feature) []Reason {
	var out []Reason
	for _, f := range features {
		if w := f.Value * m.Weights[f.Name]; w != 0 {
			out = append(out, Reason{f.Name, w})
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return out
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
