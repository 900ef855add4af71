package audit_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// texts are the texts of one audit.
type texts struct {
	name, base, draft string
	proposals         []string
}

// law is a change of a text that changes nothing of what the text says, so that
// the audit of the changed text must find the same.
type law struct {
	name   string
	change func(string) string
	// file is the draft's name, which says its format.
	file string
	// both also changes base and proposals.
	both bool
	// order says that the words of a list come in another order, so that rules are
	// compared and words and levels are not.
	order bool
	// more says that the text grows: how sure a loss is depends on how much of the text
	// was changed, so that rules and words are compared and levels are not.
	more bool
}

var laws = []law{
	{name: "items are renumbered", change: renumbered},
	{name: "labels have another style", change: relabelled},
	{name: "lists are reordered", change: reordered, order: true},
	{name: "spaces do not break", change: noBreakSpaces},
	{name: "hyphens do not break", change: hardHyphens},
	{name: "words have soft hyphens", change: softHyphens},
	{name: "apostrophes are curly", change: curly},
	{name: "a tab follows labels", change: labelTabs},
	{name: "a no-break space follows labels", change: labelSpaces},
	{name: "lines end as on Windows", change: windows},
	{name: "no line is empty", change: dense},
	{name: "many lines are empty", change: loose},
	{name: "lines are indented", change: indented},
	{name: "calls are in capitals", change: shoutedCalls},
	{name: "calls end in a colon", change: colons},
	{name: "calls end in a comma", change: commas},
	{name: "lines are wrapped", change: wrapped},
	{name: "lines are wrapped in all texts", change: wrapped, both: true},
	{name: "headings have another case", change: otherCase},
	{name: "calls begin with capitals", change: capitalCalls},
	{name: "unrelated items are added", change: withUnrelated, more: true},
	{name: "an unrelated call is added", change: withUnrelatedCall, more: true},
	{name: "paragraphs are split", change: split},
	{name: "the draft is Markdown", change: asMarkdown, file: "draft.md"},
	{name: "the draft is HTML", change: asHTML, file: "draft.html"},
}

// own are the texts that the repository brings: those of testdata and the
// examples of the rules.
func own(t *testing.T) []texts {
	t.Helper()
	var out []texts
	for _, name := range []string{"connectivity"} {
		dir := filepath.Join("..", "..", "testdata", name)
		out = append(out, texts{name: name, base: readText(t, dir, "base.txt"), draft: readText(t, dir, "draft.txt")})
	}
	for i, e := range examples(t) {
		if e.trips && e.Proposal == "" && i%3 == 0 {
			out = append(out, texts{name: e.rule + ": " + e.Title, base: wholeOrNone(e.Base), draft: whole(e.Draft)})
		}
	}
	return out
}

func wholeOrNone(text string) string {
	if text == "" {
		return ""
	}
	return whole(text)
}

func readText(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// realPairs are the pairs of real resolutions, nil where they are absent.
func realPairs(t *testing.T) []texts {
	t.Helper()
	root, _ := testkit.FindShared(t, "corpus", "pairs")
	found, err := filepath.Glob(filepath.Join(root, "*", "base.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []texts
	for _, f := range found {
		dir := filepath.Dir(f)
		out = append(out, texts{name: filepath.Base(dir), base: readText(t, dir, "base.txt"), draft: readText(t, dir, "draft.txt")})
	}
	return out
}

// shared are the labelled cases of one draft in plain text, nil where the folder
// of shared development data is absent.
func shared(t *testing.T) []texts {
	t.Helper()
	root, ok := testkit.FindShared(t, "cases")
	if !ok {
		t.Logf("shared development data are absent: no %s (set RESOLINT_SHARED)", root)
		return nil
	}
	cases, err := evaluate.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	var out []texts
	for i := range cases {
		c := &cases[i]
		if c.Roles == "redline" || c.Roles == "package" {
			continue
		}
		if strings.HasSuffix(c.Role("draft")[0], ".md") {
			continue // the laws write plain text
		}
		x := texts{name: c.Name}
		for _, n := range c.Role("base") {
			x.base = string(c.Files[n])
		}
		for _, n := range c.Role("draft") {
			x.draft = string(c.Files[n])
		}
		for _, n := range c.Role("proposal") {
			x.proposals = append(x.proposals, string(c.Files[n]))
		}
		out = append(out, x)
	}
	return out
}

func (x *texts) job(file string) audit.Job {
	job := audit.Job{Name: x.name, Draft: asIs(cmp.Or(file, "draft.txt"), x.draft)}
	if x.base != "" {
		job.Base = asIs("base.txt", x.base)
	}
	for i, p := range x.proposals {
		job.Proposals = append(job.Proposals, asIs(fmt.Sprintf("proposal-%d.txt", i+1), p)...)
	}
	return job
}

func asIs(name, text string) []audit.Source {
	return []audit.Source{{Name: name, Path: name, Load: func() ([]byte, error) { return []byte(text), nil }}}
}

// under returns the texts as a law changes them.
func (x texts) under(l *law) texts {
	x.draft = l.change(x.draft)
	if l.both {
		if x.base != "" {
			x.base = l.change(x.base)
		}
		x.proposals = slices.Clone(x.proposals)
		for i := range x.proposals {
			x.proposals[i] = l.change(x.proposals[i])
		}
	}
	return x
}

// judge audits all jobs and returns what is found in each.
func judge(t *testing.T, jobs []audit.Job) [][]string {
	t.Helper()
	r, err := audit.Run(context.Background(), jobs, audit.Options{Limits: limit.Default()})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failures) > 0 {
		t.Fatalf("failures: %+v", r.Failures)
	}
	out := make([][]string, len(jobs))
	for i := range r.Documents {
		for j := range r.Documents[i].Findings {
			out[i] = append(out[i], essence(&r.Documents[i].Findings[j]))
		}
		slices.Sort(out[i])
	}
	return out
}

// essence is what of a finding no law may change: rule, level and the words,
// without the characters that differ in print only.
func essence(f *finding.Finding) string {
	words := ""
	if at := f.Subject(); at != nil {
		words = at.Text
	}
	words = strings.NewReplacer("\u00ad", "", "\u2011", "-", "’", "'", "\n", " ").Replace(words)
	return fmt.Sprintf("%s (%s): %s", f.Rule, f.Level, strings.ToLower(strings.Join(strings.Fields(words), " ")))
}

// exceptions are texts in which a law changes what is found, each with the reason
// why that is no fault. The key is "law: text".
var exceptions = map[string]string{}

// TestLaws audits texts and what laws make of them. No finding may come or go.
func TestLaws(t *testing.T) {
	all := own(t)
	few := testing.Short() || testkit.Race || len(shared(t)) == 0
	if !few {
		all = append(all, shared(t)...)
	}
	jobs := make([]audit.Job, 0, len(all))
	for i := range all {
		jobs = append(jobs, all[i].job(""))
	}
	want := judge(t, jobs)
	unused := maps.Clone(exceptions)
	for i := range laws {
		l := &laws[i]
		t.Run(l.name, func(t *testing.T) {
			var changed []int
			var jobs []audit.Job
			for j := range all {
				x := all[j].under(l)
				if x.draft == all[j].draft {
					continue
				}
				changed = append(changed, j)
				jobs = append(jobs, x.job(l.file))
			}
			switch {
			case len(changed) == 0 && few:
				t.Skip("no text of the repository has what the law changes, and the shared development data are absent")
			case len(changed) < 2 && !few:
				t.Fatalf("the law changes %d texts only", len(changed))
			}
			for k, got := range judge(t, jobs) {
				j := changed[k]
				key := l.name + ": " + all[j].name
				was := want[j]
				if l.order {
					was, got = withoutWords(was), withoutWords(got)
				}
				if l.more {
					was, got = withoutLevels(was), withoutLevels(got)
				}
				if diff := difference(was, got); diff != "" {
					if exceptions[key] == "" {
						t.Errorf("%s\n%s", all[j].name, diff)
					}
					delete(unused, key)
				}
			}
		})
	}
	if !few {
		for key := range unused {
			t.Errorf("the exception %q is not needed any more", key)
		}
	}
}

// withoutWords leaves the rules: the order of a list moves how sure a finding is by a hundredth,
// and some stand at a threshold of the levels.
func withoutWords(found []string) []string {
	var out []string
	for _, f := range found {
		rule, _, _ := strings.Cut(f, " (")
		out = append(out, rule)
	}
	return out
}

func withoutLevels(found []string) []string {
	var out []string
	for _, f := range found {
		rule, rest, _ := strings.Cut(f, " (")
		_, words, _ := strings.Cut(rest, "): ")
		out = append(out, rule+": "+words)
	}
	slices.Sort(out)
	return out
}

// difference lists what two sorted lists do not share.
func difference(want, got []string) string {
	var out []string
	for len(want) > 0 || len(got) > 0 {
		switch {
		case len(got) == 0 || len(want) > 0 && want[0] < got[0]:
			out = append(out, "  gone: "+want[0])
			want = want[1:]
		case len(want) == 0 || got[0] < want[0]:
			out = append(out, "  new:  "+got[0])
			got = got[1:]
		default:
			want, got = want[1:], got[1:]
		}
	}
	return strings.Join(out, "\n")
}
