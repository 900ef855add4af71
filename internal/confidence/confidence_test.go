package confidence_test

import (
	"bytes"
	"maps"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/confidence"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/rules"
)

// shipped is the model that resolint brings.
func shipped(t *testing.T) *confidence.Model {
	t.Helper()
	data, err := rules.FS.ReadFile("confidence.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := confidence.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestShippedModel(t *testing.T) {
	m := shipped(t)
	record := m.Of([]facts.Feature{{Name: "standing:record", Value: 1}, {Name: "dated", Value: 1}, {Name: "lost", Value: 1}})
	duty := m.Of([]facts.Feature{{Name: "standing:commitment", Value: 1}, {Name: "role:group", Value: 1}, {Name: "lost", Value: 1}})
	if record >= duty || record <= 0 || duty >= 1 {
		t.Errorf("a dated record has %.2f, a duty to a group %.2f", record, duty)
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := confidence.Read(b.Bytes())
	if err != nil || again.Weights["lost"] != m.Weights["lost"] || again.Bias != m.Bias {
		t.Errorf("what is written is not what is read: %v", err)
	}
}

func TestRead(t *testing.T) {
	for _, tt := range []struct{ about, data, want string }{
		{"nothing", "", "a model of version 0"},
		{"another version", "version: 7\nweights: {a: 1}\n", "version 7, this program reads version 1"},
		{"no weights", "version: 1\n", "without weights"},
		{"an unknown key", "version: 1\nwieghts: {a: 1}\n", "wieghts"},
		{"no number", "version: 1\nweights: {a: .nan}\n", "weight of a is no number"},
	} {
		t.Run(tt.about, func(t *testing.T) {
			_, err := confidence.Read([]byte(tt.data))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// TestFitFindsWhatSpeaks fits examples of which one feature decides, one does not and
// one is too rare to count.
func TestFitFindsWhatSpeaks(t *testing.T) {
	var examples []confidence.Example
	for i := range 200 {
		f := map[string]float64{"says": float64(i % 2), "noise": float64(i / 2 % 2)}
		if i == 0 {
			f["rare"] = 1
		}
		examples = append(examples, confidence.Example{Series: string(rune('a' + i%26)), Features: f, Right: i%2 == 1, Weight: 1})
	}
	m := confidence.Fit(examples, 1, 5)
	if m.Weights["says"] < 2 || math.Abs(m.Weights["noise"]) > 0.5 {
		t.Errorf("weights %v", m.Weights)
	}
	if _, ok := m.Weights["rare"]; ok {
		t.Error("a feature of one example has a weight")
	}
	said := confidence.CrossValidate(examples, 1, 5)
	s := confidence.Judge(examples, said)
	if s.AveragePrecision < 0.99 || s.Examples != 200 || s.Right != 100 {
		t.Errorf("score %+v", s)
	}
	if r := m.Reasons([]facts.Feature{{Name: "noise", Value: 1}, {Name: "says", Value: 1}}); len(r) != 2 || r[0].Name != "says" {
		t.Errorf("reasons %v", r)
	}
}

// TestJudge holds the calibration error of confidences that are all too high.
func TestJudge(t *testing.T) {
	examples := []confidence.Example{{Right: true, Weight: 1}, {Weight: 1}, {Weight: 1}, {Weight: 1}}
	s := confidence.Judge(examples, []float64{0.75, 0.75, 0.75, 0.75})
	if math.Abs(s.Error-0.5) > 1e-9 {
		t.Errorf("error %.3f, want 0.5", s.Error)
	}
}

// allWeights are the weights of the findings and of the reading list.
func allWeights(m *confidence.Model) map[string]float64 {
	all := maps.Clone(m.Weights)
	maps.Copy(all, m.Reading.Weights)
	return all
}

// TestInterest holds the shipped order: a duty that lost words which stand nowhere any
// more goes before one that lost a few, and before a record; a sure fate before all.
func TestInterest(t *testing.T) {
	m := shipped(t)
	evidence := func(standing string, nowhere, lost float64) *facts.Evidence {
		return &facts.Evidence{Features: []facts.Feature{
			{Name: "standing:" + standing, Value: 1}, {Name: "lost-nowhere", Value: nowhere}, {Name: "most", Value: lost}, {Name: "unmentioned", Value: 1},
		}}
	}
	order := []float64{
		m.Interest(evidence("commitment", 1, 0.7), 0.9), m.Interest(evidence("commitment", 1, 0.7), 0),
		m.Interest(evidence("commitment", 0, 0.1), 0), m.Interest(evidence("record", 0, 0.1), 0),
	}
	for i, x := range order {
		if x <= 0 || x >= 1 || i > 0 && x >= order[i-1] {
			t.Errorf("interests %v are not in order", order)
		}
	}
}

// TestFitReading fits changes of which the evidence decides where no fate was followed,
// and the confidence of the fates where some were.
func TestFitReading(t *testing.T) {
	var examples []confidence.Example
	var changes []confidence.Changed
	for i := range 400 {
		text := string(rune('a' + i%26))
		f := map[string]float64{"says": float64(i % 2)}
		examples = append(examples, confidence.Example{Series: text, Features: f, Right: i%2 == 1, Weight: 1})
		c := confidence.Changed{Text: text, Series: text, Features: map[string]float64{"cut": float64(i / 2 % 2)}, Known: true, Weight: 1}
		if i%4 == 0 {
			c.Loss = i%8 == 0
			c.Features["cut"] = float64(1 - i/4%2)
		} else {
			c.Fates, c.Loss = []map[string]float64{f}, i%2 == 1
		}
		changes = append(changes, c)
	}
	l, said := confidence.FitReading(examples, changes, 1, 2)
	if l.Weights["cut"] <= 0 || l.Weights["surer"] <= 0 {
		t.Errorf("weights %v", l.Weights)
	}
	if b := confidence.First(changes, said, 0.5); b.Share < 0.7 {
		t.Errorf("the first half holds %+v", b)
	}
}

func TestFirst(t *testing.T) {
	changes := []confidence.Changed{
		{Text: "a", Loss: true},
		{Text: "a"},
		{Text: "a"},
		{Text: "a"},
		{Text: "b"},
		{Text: "b", Loss: true},
		{Text: "c"},
		{Text: "c"}, // no loss: left out
	}
	b := confidence.First(changes, []float64{0.5, 0.9, 0.1, 0.1, 0.2, 0.8, 1, 1}, 0.5)
	want := confidence.Beginning{Changes: 6, Losses: 2, Share: 1, Mean: 1}
	if b != want {
		t.Errorf("got %+v, want %+v", b, want)
	}
	if b = confidence.First(changes, []float64{0.5, 0.9, 0.1, 0.1, 0.2, 0.8, 1, 1}, 0.2); b.Share != 0 || b.Mean != 0.5 {
		t.Errorf("got %+v", b)
	}
}

// TestFeaturesAreDescribed sees that docs/confidence.md tells what each feature with a
// weight is.
func TestFeaturesAreDescribed(t *testing.T) {
	m := shipped(t)
	doc, err := os.ReadFile("../../docs/confidence.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range allWeights(m) {
		group, _, colon := strings.Cut(name, ":")
		if colon {
			group += ":"
		}
		if !bytes.Contains(doc, []byte("`"+group+"`")) && !(strings.HasPrefix(name, "call-") && bytes.Contains(doc, []byte("`call-`"))) {
			t.Errorf("docs/confidence.md does not tell what %s is", name)
		}
	}
}
