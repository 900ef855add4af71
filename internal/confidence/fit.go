package confidence

import (
	"hash/fnv"
	"maps"
	"math"
	"slices"
)

// Example is one labelled change.
type Example struct {
	// Series names the series of texts that it comes from: examples of one series are
	// fitted together or tested together, never both.
	Series   string
	Features map[string]float64
	// Right is the label; Weight how much the example counts, usually 1.
	Right  bool
	Weight float64
}

// Fit fits a model by logistic regression with a quadratic penalty on the weights
// (ridge; Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning", 4.4),
// solved by Newton's method. Features that fewer than least examples have are left out.
func Fit(examples []Example, penalty float64, least int) *Model {
	count := map[string]int{}
	for i := range examples {
		for name, v := range examples[i].Features {
			if v != 0 {
				count[name]++
			}
		}
	}
	maps.DeleteFunc(count, func(_ string, n int) bool { return n < least })
	names := slices.Sorted(maps.Keys(count))
	at := map[string]int{}
	for i, name := range names {
		at[name] = i + 1
	}
	w := make([]float64, len(names)+1) // the bias first
	rows := make([][]cell, len(examples))
	for i := range examples {
		rows[i] = append(rows[i], cell{0, 1})
		for name, v := range examples[i].Features {
			if k, ok := at[name]; ok && v != 0 {
				rows[i] = append(rows[i], cell{k, v})
			}
		}
		slices.SortFunc(rows[i], func(a, b cell) int { return a.at - b.at }) // sums come out the same on every run
	}
	for range 30 {
		if step(w, rows, examples, penalty) < 1e-6 {
			break
		}
	}
	m := &Model{Version: Version, Bias: w[0], Weights: map[string]float64{}}
	for i, name := range names {
		m.Weights[name] = w[i+1]
	}
	return m
}

// cell is a feature's value in a row of examples.
type cell struct {
	at    int
	value float64
}

// step does one step of Newton's method and returns its length.
func step(w []float64, rows [][]cell, examples []Example, penalty float64) float64 {
	n := len(w)
	h := make([][]float64, n)
	for i := range h {
		h[i] = make([]float64, n+1) // the gradient last
		if i > 0 {
			h[i][i], h[i][n] = penalty, -penalty*w[i]
		}
	}
	h[0][0] = 1e-9
	for r, row := range rows {
		odds := 0.0
		for _, c := range row {
			odds += c.value * w[c.at]
		}
		p := sigmoid(odds)
		y := 0.0
		if examples[r].Right {
			y = 1
		}
		weight := examples[r].Weight
		for _, c := range row {
			h[c.at][n] += weight * (y - p) * c.value
			for _, d := range row {
				h[c.at][d.at] += weight * p * (1 - p) * c.value * d.value
			}
		}
	}
	solve(h)
	length := 0.0
	for i := range w {
		w[i] += h[i][n]
		length += h[i][n] * h[i][n]
	}
	return math.Sqrt(length)
}

// solve solves a system of linear equations by elimination with pivots; its last
// column becomes the solution.
func solve(h [][]float64) {
	n := len(h)
	for k := range n {
		p := k
		for i := k + 1; i < n; i++ {
			if math.Abs(h[i][k]) > math.Abs(h[p][k]) {
				p = i
			}
		}
		h[k], h[p] = h[p], h[k]
		if math.Abs(h[k][k]) < 1e-12 {
			continue
		}
		for j := n; j >= k; j-- {
			h[k][j] /= h[k][k]
		}
		for i := range n {
			if f := h[i][k]; i != k && f != 0 {
				for j := k; j <= n; j++ {
					h[i][j] -= f * h[k][j]
				}
			}
		}
	}
}

// Folds is into how many parts the series are cut for cross-validation.
const Folds = 10

// CrossValidate returns the confidence of every example from a model that has seen
// nothing of its series.
func CrossValidate(examples []Example, penalty float64, least int) []float64 {
	models := crossed(examples, penalty, least)
	out := make([]float64, len(examples))
	for i := range examples {
		out[i] = models[foldOf(examples[i].Series)].ofMap(examples[i].Features)
	}
	return out
}

// crossed fits, for each part of the series, a model that has seen nothing of it.
func crossed(examples []Example, penalty float64, least int) [Folds]*Model {
	var out [Folds]*Model
	for fold := range Folds {
		var seen []Example
		for i := range examples {
			if foldOf(examples[i].Series) != fold {
				seen = append(seen, examples[i])
			}
		}
		out[fold] = Fit(seen, penalty, least)
	}
	return out
}

func foldOf(series string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(series)) // never fails
	return int(h.Sum32() % Folds)
}

func (m *Model) ofMap(features map[string]float64) float64 {
	odds := m.Bias
	for _, name := range slices.Sorted(maps.Keys(features)) {
		odds += features[name] * m.Weights[name]
	}
	return sigmoid(odds)
}
