package confidence

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/resolint/resolint/internal/facts"
)

// Linear is a bias with weights by the names of features.
type Linear struct {
	Bias    float64            `yaml:"bias"`
	Weights map[string]float64 `yaml:"weights"`
}

func (m *Model) reading() *Linear {
	if m.Reading == nil {
		return &Linear{}
	}
	return m.Reading
}

// Interest is the chance that a changed clause holds a loss, between 0 and 1, in steps
// of 1e-4: from the evidence of the clause and the highest confidence of the fates of its
// mentions, 0 where it has none.
func (m *Model) Interest(e *facts.Evidence, highest float64) float64 {
	l := m.reading()
	odds := l.Bias + weighed(e.Features, l.Weights) + weighed(sureness(highest), l.Weights)
	return math.Round(sigmoid(odds)*1e4) / 1e4
}

// usual are the log odds of a fate about as likely as most that readers sign: beyond
// them certainty counts more than it does among fates that nobody would.
const usual = -1.5

// sureness turns the highest confidence of a clause's fates into two features of the
// clause: the log odds, and how far they are beyond the usual.
func sureness(highest float64) []facts.Feature {
	if highest == 0 {
		return nil
	}
	c := max(0.001, min(0.999, highest))
	odds := math.Log(c / (1 - c))
	return []facts.Feature{{Name: "sure", Value: odds / 4}, {Name: "surer", Value: max(0, odds-usual) / 4}}
}

// Changed is one labelled change of a reading list.
type Changed struct {
	// Text names the pair of texts that it comes from, Series the series of texts, as that
	// of an Example.
	Text, Series string
	// Features are those of the clause, Fates those of each of its fates.
	Features map[string]float64
	Fates    []map[string]float64
	// Loss is the label, Known false where the labels do not say.
	Loss, Known bool
	Weight      float64
}

// rarer is how many times as many clauses as findings must have a feature for it to get a
// weight: a clause has many more features, each of which says little.
const rarer = 4

// steadier is how many times as strongly as those of findings its weights are held near
// zero: measured on texts of authors and of series that the fit had not seen.
const steadier = 3

// FitReading fits the order of a reading list: what interest the clauses have, given the
// evidence and how sure models that have not seen the text are of its fates. It returns
// it with the interest that every change gets from one that has seen nothing of its text.
func FitReading(examples []Example, changes []Changed, penalty float64, least int) (*Linear, []float64) {
	models := crossed(examples, penalty, least)
	all := make([]Example, len(changes))
	var known []Example
	for i := range changes {
		c := &changes[i]
		highest := 0.0
		for _, f := range c.Fates {
			highest = max(highest, models[foldOf(c.Series)].ofMap(f))
		}
		features := maps.Clone(c.Features)
		for _, f := range sureness(highest) {
			features[f.Name] = f.Value
		}
		all[i] = Example{Series: c.Series, Features: features, Right: c.Loss, Weight: c.Weight}
		if c.Known {
			known = append(known, all[i])
		}
	}
	least *= rarer
	penalty *= steadier
	models = crossed(known, penalty, least)
	said := make([]float64, len(changes))
	for i := range all {
		said[i] = models[foldOf(all[i].Series)].ofMap(all[i].Features)
	}
	m := Fit(known, penalty, least)
	return &Linear{m.Bias, m.Weights}, said
}

// Beginning says what the beginning of a reading list holds.
type Beginning struct {
	// Changes and Losses count all of them.
	Changes, Losses int
	// Share is the share of the losses that the beginning of one list of all texts holds,
	// Mean the mean of the shares of each text's own list.
	Share, Mean float64
}

// Above says which share of the changes has an interest of least and more, and which
// share of the losses is among them.
func Above(changes []Changed, interest []float64, least float64) (share, losses float64) {
	n, held, all := 0, 0, 0
	for i := range changes {
		if changes[i].Loss {
			all++
		}
		if interest[i] < least {
			continue
		}
		n++
		if changes[i].Loss {
			held++
		}
	}
	return float64(n) / float64(max(1, len(changes))), float64(held) / float64(max(1, all))
}

// First says which share of the losses the first part of the changes holds, in the order
// of interest. Texts without any loss are left out.
func First(changes []Changed, interest []float64, part float64) Beginning {
	texts := map[string][]int{}
	losses := map[string]int{}
	for i := range changes {
		texts[changes[i].Text] = append(texts[changes[i].Text], i)
		if changes[i].Loss {
			losses[changes[i].Text]++
		}
	}
	held := func(list []int, n int) int {
		slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(interest[j], interest[i]) })
		k := 0
		for _, i := range list[:n] {
			if changes[i].Loss {
				k++
			}
		}
		return k
	}
	var b Beginning
	var pool []int
	for _, text := range slices.Sorted(maps.Keys(losses)) {
		list, n := texts[text], losses[text]
		pool, b.Losses = append(pool, list...), b.Losses+n
		b.Mean += float64(held(list, int(math.Ceil(part*float64(len(list)))))) / float64(n) / float64(len(losses))
	}
	b.Changes = len(pool)
	if b.Losses > 0 {
		b.Share = float64(held(pool, int(part*float64(len(pool))))) / float64(b.Losses)
	}
	return b
}
