package audit_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/report"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/tag"
	"github.com/resolint/resolint/rules"
)

// fuzzTexts are seeds: texts of all forms, redlines and oddities.
func fuzzTexts(tb testing.TB) []string {
	out := []string{
		profileBase, profileNext, twice, "", "\n", "resolves\n\n1 to act;\n\n1bis to {++promote++}{--ensure--} the {~~rights~>values~~} of women,",
		"1. We commit to human rights.\n\n(a) x\n\n[EU: women [and girls]]\n\nAnnex\n\n1 y¹\n\n____\n\n¹ gender means women and men.",
		"Article 1\n\n1. The Union shall coordinate the management of the Internet within its mandate.\n\n2. “content” means data.",
		"RESOLUTION 7 (REV. DUBAI, 2018)\n\nTitle\n\nrecalling Resolution 70 (Rev. Dubai, 2018),\n\nresolves to instruct the Secretary-General 1 to report; 2 to ensure that 50 per cent are women, as appropriate",
	}
	for _, name := range []string{"base.txt", "draft.txt"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "connectivity", name))
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, string(data))
	}
	// Where they are present, texts of the corpus are seeds too.
	root := cmp.Or(os.Getenv("RESOLINT_SHARED"), filepath.Join("..", "..", "..", "shared"))
	if cases, err := evaluate.Load(filepath.Join(root, "cases")); err == nil {
		for i := range cases {
			for _, n := range cases[i].Role("draft")[:1] {
				out = append(out, string(cases[i].Files[n]))
			}
		}
	}
	return out
}

// small keeps single executions fast.
func small() limit.Limits {
	l := limit.Default()
	l.Input, l.Paragraphs = 64<<10, 2000
	return l
}

func within(t *testing.T, d time.Duration, what string) func() bool {
	t.Helper()
	timer := time.AfterFunc(d, func() { panic("it takes longer than " + d.String() + ": " + what) })
	return timer.Stop
}

func parsed(name, text string) (*document.View, []*resolution.Resolution) {
	doc, err := read.Document(name, []byte(text), small())
	if err != nil {
		return nil, nil
	}
	v := doc.View(document.Draft)
	return v, grammar.Parse(v)
}

var ownTagger = sync.OnceValues(func() (*tag.Tagger, error) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Load(own)
	if err != nil {
		return nil, err
	}
	return tag.New(lex), nil
})

// FuzzTag: every position that a tag names lies in its clause.
func FuzzTag(f *testing.F) {
	for _, s := range fuzzTexts(f) {
		f.Add(s)
	}
	tagger, err := ownTagger()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer within(t, 20*time.Second, fmt.Sprintf("%.2000q", text))()
		_, rs := parsed("a.txt", text)
		for _, r := range rs {
			if err := tagger.Resolution(r); err != nil {
				t.Fatal(err)
			}
			for i := range r.Clauses {
				checkTags(t, &r.Clauses[i])
			}
		}
	})
}

func checkTags(t *testing.T, c *resolution.Clause) {
	t.Helper()
	tags := c.Tags
	tags.Parse()
	n := len(tags.Words)
	in := func(what string, from, to int, empty bool) {
		if from < 0 || to > n || from > to || from == to && !empty {
			t.Fatalf("%s: %s stands at [%d,%d) of %d words of %q", c.Path, what, from, to, n, c.Text)
		}
	}
	end := int32(0)
	for _, w := range tags.Words {
		if w.Start < end || w.End <= w.Start || int(w.End) > len(c.Text) || !onBorder(c.Text, int(w.Start)) || !onBorder(c.Text, int(w.End)) {
			t.Fatalf("%s: word %+v of %q", c.Path, w, c.Text)
		}
		end = w.End
	}
	if tags.Speech != nil && len(tags.Speech) != n {
		t.Fatalf("%d parts of speech for %d words", len(tags.Speech), n)
	}
	for _, h := range tags.Hits {
		in("hit "+h.Entry.ID, h.From, h.To, false)
	}
	for _, m := range tags.Mentions {
		in("mention "+m.Entry.ID, m.From, m.To, false)
		if m.Statement < -1 || m.Statement >= max(len(tags.Statements), 1) || m.Slot < -1 || m.Slot >= max(len(tags.Slots), 1) || m.Slot >= 0 && m.Item >= len(tags.Slots[m.Slot].Items) {
			t.Fatalf("%s: mention %+v of %d statements and %d slots", c.Path, m, len(tags.Statements), len(tags.Slots))
		}
	}
	for _, l := range tags.Statements {
		in("statement", l.From, l.To, true)
		if l.Head < -1 || l.Head >= max(n, 1) {
			t.Fatalf("%s: the head of %+v", c.Path, l)
		}
	}
	for _, x := range tags.Citations {
		in("citation "+x.Key, x.From, x.To, false)
		in("title of "+x.Key, x.TitleFrom, x.TitleTo, true)
	}
	for _, s := range tags.Slots {
		in("slot", s.From, s.To, false)
		for _, it := range s.Items {
			in("item", it.From, it.To, false)
			if it.Head < -1 || it.Head >= it.To || it.Mention < -1 || it.Mention >= len(tags.Mentions) {
				t.Fatalf("%s: item %+v of %q", c.Path, it, c.Text)
			}
		}
		if q := s.Quantity; q != nil {
			in("quantity "+q.Kind, q.From, q.To, false)
		}
	}
	for _, a := range tags.Acts {
		in("act "+a.Entry.ID, a.From, a.To, false)
	}
	if d := tags.Definition; d != nil {
		in("definition", d.From, d.To, false)
	}
}

func onBorder(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

// fuzzed is what all executions of a fuzz target share.
func fuzzed(tb testing.TB) *audit.Auditor {
	tb.Helper()
	a, err := audit.New(context.Background(), audit.Options{Limits: small(), Version: "fuzz"})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// names are the files that the fuzzer's texts are given as.
var names = []string{"draft.txt", "draft.md", "draft.html", "draft.xml", "draft"}

// FuzzAudit audits two texts of any bytes in any format: no panic, places inside
// the texts, findings with all that they need, and every output valid.
func FuzzAudit(f *testing.F) {
	seeds := fuzzTexts(f)
	for i, s := range seeds {
		f.Add([]byte(s), []byte(seeds[(i+1)%len(seeds)]), byte(i))
	}
	f.Add([]byte("<p>resolves <ins>women</ins><del>girls</del>"), []byte("<h1>RESOLUTION 7</h1>"), byte(2))
	f.Add([]byte(`<akomaNtoso><doc><p>resolves</p></doc></akomaNtoso>`), []byte("x"), byte(3))
	a := fuzzed(f)
	f.Fuzz(func(t *testing.T, base, draft []byte, which byte) {
		defer within(t, 30*time.Second, fmt.Sprintf("%.1000q %.1000q", base, draft))()
		name := names[int(which)%len(names)]
		job := audit.Job{Name: name, Draft: asIs(name, string(draft))}
		if len(base) > 0 {
			job.Base = asIs("base"+filepath.Ext(name), string(base))
		}
		r, err := a.Run(context.Background(), []audit.Job{job})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Documents)+len(r.Failures) == 0 {
			t.Fatal("neither a document nor a failure")
		}
		for _, x := range r.Failures {
			if strings.Contains(x.Reason, "broke off") || x.Reason == "" {
				t.Fatalf("%+v", x)
			}
		}
		for i := range r.Documents {
			for j := range r.Documents[i].Findings {
				checkFinding(t, &r.Documents[i].Findings[j], map[string]string{name: string(draft), "base" + filepath.Ext(name): string(base)})
			}
		}
		checkOutputs(t, r)
	})
}

func checkFinding(t *testing.T, f *finding.Finding, sources map[string]string) {
	t.Helper()
	if f.Rule == "" || f.Family == "" || f.Kind == "" || f.Message == "" || f.Fingerprint == "" || f.Primary() == nil {
		t.Fatalf("%+v lacks something", f)
	}
	for _, at := range []*finding.Location{f.Base, f.Draft, f.Proposal, f.Anchor} {
		if at == nil {
			continue
		}
		s := at.Span
		if s.Start < 0 || s.End < s.Start || s.Line < 1 || s.Column < 1 || s.EndLine < s.Line || s.EndLine == s.Line && s.EndColumn < s.Column {
			t.Fatalf("%s stands at %+v", f.Rule, s)
		}
		text, known := sources[at.File]
		if !known {
			t.Fatalf("%s stands in the unknown file %q", f.Rule, at.File)
		}
		text = strings.TrimPrefix(text, "\ufeff")
		if utf8.ValidString(text) && (s.End > len(text) || !onBorder(text, s.Start) || !onBorder(text, s.End)) {
			t.Fatalf("%s stands at %+v of %d bytes", f.Rule, s, len(text))
		}
		if at.Clause == "" {
			t.Fatalf("%s stands in no clause", f.Rule)
		}
	}
}

// checkOutputs writes a report in every format that lists findings.
func checkOutputs(t *testing.T, r *finding.Report) {
	t.Helper()
	for _, format := range report.Formats() {
		if format == "docx" {
			continue
		}
		w, err := report.New(format, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := w.Write(&out, r); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		if !utf8.Valid(out.Bytes()) {
			t.Fatalf("%s is not UTF-8", format)
		}
		switch format {
		case "json", "sarif", "gitlab":
			if !json.Valid(out.Bytes()) {
				t.Fatalf("%s is no JSON", format)
			}
		}
		if i := bytes.IndexFunc(out.Bytes(), func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 }); i >= 0 && format != "html" {
			t.Fatalf("%s holds a control character: %q", format, out.Bytes()[max(0, i-20):i+1])
		}
	}
}

// FuzzCompare: a text compared with itself loses and wins nothing, and what a
// text without one of its paragraphs lost, it wins when it is compared the other
// way round.
func FuzzCompare(f *testing.F) {
	for i, s := range fuzzTexts(f) {
		f.Add(s, uint16(i*7))
	}
	a := fuzzed(f)
	f.Fuzz(func(t *testing.T, text string, cut uint16) {
		if strings.Contains(text, "{") { // a redline holds two texts
			return
		}
		defer within(t, 30*time.Second, fmt.Sprintf("%.2000q", text))()
		ps := strings.SplitAfter(text, "\n\n")
		at := int(cut) % len(ps)
		without := strings.Join(slices.Delete(slices.Clone(ps), at, at+1), "")
		r, err := a.Run(context.Background(), []audit.Job{
			{Name: "self", Base: asIs("base.txt", text), Draft: asIs("draft.txt", text)},
			{Name: "lost", Base: asIs("base.txt", text), Draft: asIs("draft.txt", without)},
			{Name: "won", Base: asIs("base.txt", without), Draft: asIs("draft.txt", text)},
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Documents) == 0 {
			return
		}
		for i := range r.Documents[0].Findings {
			if f := &r.Documents[0].Findings[i]; r.Documents[0].File == "self" && f.Kind != "siloed" && f.Kind != "missing" {
				t.Fatalf("against itself: %s: %s", essence(f), f.Message)
			}
		}
		if len(r.Documents) == 3 {
			mirrored(t, &r.Documents[1], &r.Documents[2])
		}
	})
}

// mirrored checks that the clauses that lost a family in one comparison are those
// that won it in the opposite one.
func mirrored(t *testing.T, lost, won *finding.Document) {
	t.Helper()
	var gone, gained []string
	for i := range lost.Findings {
		if f := &lost.Findings[i]; f.Kind == "removed" && f.Draft == nil {
			gone = append(gone, f.Family+" "+f.Base.Clause)
		}
	}
	for i := range won.Findings {
		if f := &won.Findings[i]; f.Kind == "added" || f.Kind == "strengthened" {
			gained = append(gained, f.Family+" "+f.Draft.Clause)
		}
	}
	for _, g := range gone {
		if !slices.Contains(gained, g) {
			t.Fatalf("%s was lost one way and not won the other way, which won %q", g, gained)
		}
	}
}
