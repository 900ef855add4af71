package overview

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/resolint/resolint/internal/corpus"
)

var update = flag.Bool("update", false, "write the golden files")

// directory writes streams as a run would.
func directory(tb testing.TB, texts, findings, families, failures string) string {
	tb.Helper()
	dir := tb.TempDir()
	sum, err := json.Marshal(corpus.Summary{
		Identity: corpus.Identity{Format: corpus.Format, Version: "1", Model: "m", Manifest: "d", Texts: strings.Count(texts, "\n")},
		Shard:    corpus.Shard{Index: 1, Of: 1}, Audited: int64(strings.Count(texts, `"audited":true`)), Failed: int64(strings.Count(texts, `"audited":false`)),
	})
	if err != nil {
		tb.Fatal(err)
	}
	for name, text := range map[string]string{
		"texts.jsonl": texts, "findings.jsonl": findings, "families.jsonl": families, "failures.jsonl": failures, corpus.SummaryFile: string(sum),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// sample has texts of three years with a gap, one without a date, one alone, and one
// that was not audited; and a name that would like to be markup.
func sample(tb testing.TB) string {
	var texts, findings, families strings.Builder
	for i, t := range []struct{ id, date, compared, body, title string }{
		{"A", "2016-03-01", "base", "un-ga", "Health"},
		{"B", "2016", "base", "un-ga", "Health"},
		{"C", "2020-05", "base", "un-hrc", "Water"},
		{"<script>alert(1)</script>", "2021-01-02", "alone", "", "Water \u202e\x1b[31m"},
		{"E", "", "base", "un-hrc", ""},
	} {
		row := i + 1
		quoted := func(s string) string {
			if s == "" {
				return "null"
			}
			b, _ := json.Marshal(s)
			return string(b)
		}
		fmt.Fprintf(&texts, `{"row":%d,"text":%s,"audited":true,"compared":%s,"date":%s,"body":%s,"series":null,"title":%s,"base":["b.txt"],"lost_words":%d}`+"\n",
			row, quoted(t.id), quoted(t.compared), quoted(t.date), quoted(t.body), quoted(t.title), 10*row)
		for j := range row {
			kind := []string{"removed", "added", "weakened", "missing", "moved"}[j%5]
			level := map[string]string{"removed": "error", "weakened": "warning", "missing": "note"}[kind]
			fmt.Fprintf(&findings, `{"row":%d,"family":%q,"kind":%q,"level":%q,"waived":%s}`+"\n", row, []string{"gender", "mandate"}[j/3], kind, level, map[bool]string{true: `"agreed"`, false: "null"}[row == 5 && j == 0])
		}
		fmt.Fprintf(&families, `{"row":%d,"family":"gender","base":%d,"draft":%d}`+"\n", row, row+1, row)
	}
	texts.WriteString(`{"row":6,"text":"F","audited":false,"compared":null,"date":"2016","base":[]}` + "\n")
	return directory(tb, texts.String(), findings.String(), families.String(), `{"row":6,"text":"F","reason":"it is damaged"}`+"\n")
}

func read(tb testing.TB, dir string, top int) *Overview {
	tb.Helper()
	o, err := Read(dir, "out", top)
	if err != nil {
		tb.Fatal(err)
	}
	return o
}

func TestCounts(t *testing.T) {
	o := read(t, sample(t), 2)
	if want := (Counts{Texts: 5, Compared: 4, Errors: 4, Warnings: 3, Notes: 2, Information: 5, Waived: 1, Losses: 7, Gains: 4}); o.Total != want {
		t.Errorf("total %+v, want %+v", o.Total, want)
	}
	names := func(groups []Group) string {
		var out []string
		for _, g := range groups {
			out = append(out, fmt.Sprintf("%s:%d", g.Name, g.Texts))
		}
		return strings.Join(out, " ")
	}
	for what, pair := range map[string][2]string{
		"families": {names(o.Families), "gender:5 mandate:2"},
		"kinds":    {names(o.Kinds), "removed:5 weakened:3 added:4 missing:2 moved:1"},
		"years":    {names(o.Years), ":1 2016:2 2020:1 2021:1"},
		"bodies":   {names(o.Bodies), "un-ga:2 un-hrc:2 :1"},
		"series":   {names(o.Series), "Health:2 Water:1 Water \u202e\x1b[31m:1 :1"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s %q, want %q", what, pair[0], pair[1])
		}
	}
	want := []Point{
		{Period: "2016", Family: "gender", Texts: 2, Compared: 2, Losses: 2, Gains: 1, Base: 5, Draft: 3},
		{Period: "2020", Family: "gender", Texts: 1, Compared: 1, Losses: 2, Gains: 1, Base: 4, Draft: 3},
		{Period: "2021", Family: "gender", Texts: 1, Losses: 2, Gains: 1, Base: 5, Draft: 4},
		{Period: "2021", Family: "mandate", Texts: 1},
	}
	if d := cmp.Diff(want, o.Trend); d != "" {
		t.Errorf("trend:\n%s", d)
	}
	if len(o.Losses) != 2 || o.Losses[0].Text != "<script>alert(1)</script>" || o.Losses[1].Text != "C" || o.Losses[1].LostWords != 30 || o.Losses[1].Families["gender"] != 2 {
		t.Errorf("losses %+v", o.Losses)
	}
	if d := cmp.Diff([]Reason{{"it is damaged", 1, "F"}}, o.Failures); d != "" {
		t.Error(d)
	}
}

func TestGolden(t *testing.T) {
	o := read(t, sample(t), 20)
	for _, format := range Formats() {
		var out bytes.Buffer
		if err := o.Write(&out, format); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join("testdata", "sample."+format)
		if *update {
			if err := os.WriteFile(name, out.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), out.String()); d != "" {
			t.Errorf("%s (run with -update if that is right):\n%s", format, d)
		}
		if strings.ContainsAny(out.String(), "\x1b") || format == "text" && strings.Contains(out.String(), "\u202e") {
			t.Errorf("%s steers a terminal", format)
		}
	}
}

// TestPage: the page is whole, loads nothing and holds no markup of others.
func TestPage(t *testing.T) {
	var out bytes.Buffer
	if err := read(t, sample(t), 20).Write(&out, "html"); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	svgs := 0
	for n := range root.Descendants() {
		if n.Data == "script" || n.Data == "link" || n.Data == "img" {
			t.Errorf("an element %s", n.Data)
		}
		if n.Data == "svg" {
			svgs++
		}
		for _, a := range n.Attr {
			if a.Key == "src" || a.Key == "href" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("an attribute %s=%q", a.Key, a.Val)
			}
		}
	}
	if svgs != 3 {
		t.Errorf("%d charts, want mentions of both families and the losses of the one that was compared", svgs)
	}
}

// TestChartIsToScale: distances are those of the dates, and a line is broken where
// there is no text.
func TestChartIsToScale(t *testing.T) {
	points := []Point{{Period: "2010", Texts: 1, Draft: 1}, {Period: "2011", Texts: 1, Draft: 3}, {Period: "2020", Texts: 9, Draft: 18}, {Period: "2021", Texts: 1, Draft: 0}}
	svg := string(chart("a <title>", points, perTextMentions))
	if strings.Contains(svg, "<title>\"") || !strings.Contains(svg, "a &lt;title&gt;") {
		t.Error("the title is not escaped")
	}
	var xs []float64
	for _, m := range regexp.MustCompile(`<circle [^>]*cx="([0-9.]+)"`).FindAllStringSubmatch(svg, -1) {
		x, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		xs = append(xs, x)
	}
	if len(xs) != 4 {
		t.Fatalf("%d marks", len(xs))
	}
	if ratio := (xs[2] - xs[1]) / (xs[1] - xs[0]); ratio < 8.9 || ratio > 9.1 {
		t.Errorf("nine years are %.2f times as wide as one", ratio)
	}
	path := regexp.MustCompile(`<path [^>]*d="([^"]*)"`).FindStringSubmatch(svg)[1]
	if strings.Count(path, "M") != 2 || strings.Count(path, "L") != 2 {
		t.Errorf("path %s, want two pieces", path)
	}
}

func TestPeriods(t *testing.T) {
	for _, tt := range []struct {
		dates string
		want  int
	}{
		{"2023-01-01 2023-01-05", 10}, {"2023-01-01 2023-09-05", 7}, {"2010-01-01 2023-09-05", 4}, {"2023 2023-09-05", 4}, {"2023-02 2023-03-01", 7}, {"", 10},
	} {
		c := newCollector(1)
		for _, d := range strings.Fields(tt.dates) {
			at(c.texts, d)
		}
		if got := c.period(); got != tt.want {
			t.Errorf("%s: dates of length %d, want %d", tt.dates, got, tt.want)
		}
	}
}

func TestScale(t *testing.T) {
	for most, want := range map[float64][2]float64{0: {1, 1}, 0.03: {0.01, 0.03}, 1: {0.2, 1}, 7: {2, 8}, 12.3: {5, 15}, 999: {200, 1000}} {
		step, top := scale(most)
		if diff := step - want[0]; diff > 1e-9 || diff < -1e-9 || top-want[1] > 1e-9 || want[1]-top > 1e-9 {
			t.Errorf("up to %g: steps of %g to %g, want %v", most, step, top, want)
		}
	}
}

func TestNothing(t *testing.T) {
	o := read(t, directory(t, "", "", "", ""), 20)
	for _, format := range Formats() {
		var out bytes.Buffer
		if err := o.Write(&out, format); err != nil || out.Len() == 0 {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	if _, err := Read(t.TempDir(), "out", 1); err == nil || !strings.Contains(err.Error(), "out: it holds no run.json") {
		t.Errorf("%v", err)
	}
	dir := directory(t, `{"row":1,"text":"A","aud`, "", "", "")
	if _, err := Read(dir, "out", 1); err == nil || !strings.Contains(err.Error(), "out: texts.jsonl") {
		t.Errorf("%v", err)
	}
	if err := os.Remove(filepath.Join(dir, "findings.jsonl")); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(directory(t, "", "{", "", ""), "out", 1); err == nil || !strings.Contains(err.Error(), "findings.jsonl") {
		t.Errorf("%v", err)
	}
}
