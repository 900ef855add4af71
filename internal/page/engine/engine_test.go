package engine_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/page/engine"
)

const testdata = "../../../testdata/"

func bytesOf(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(testdata + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// file is a chosen file with the text of the example's base or draft.
func file(t *testing.T, side, name string) engine.File {
	t.Helper()
	f := engine.File{Name: name, Data: bytesOf(t, "connectivity/"+side+".txt")}
	if i := strings.LastIndex(name, "/"); i >= 0 {
		f.Path, f.Name = name, name[i+1:]
	}
	return f
}

func audited(t *testing.T, e *engine.Engine, r *engine.Request) *engine.Summary {
	t.Helper()
	s, err := e.Audit(context.Background(), r, engine.Listener{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func names[T any](list []T, of func(T) string) (out []string) {
	for _, x := range list {
		out = append(out, of(x))
	}
	return out
}

func name(f engine.Format) string { return f.Name }

func TestAbout(t *testing.T) {
	about, err := engine.New("v1.2.3").About(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if about.Version != "v1.2.3" || about.MaxBytes < 1<<20 {
		t.Errorf("%+v", about)
	}
	for what, c := range map[string]struct{ have, want []string }{
		"profiles":   {about.Profiles, []string{"itu", "un"}},
		"families":   {names(about.Families, func(f engine.Family) string { return f.Name + " " + f.Title }), []string{"gender Gender", "human-rights Human rights"}},
		"formats":    {names(about.Formats, name), []string{"docx", "brief-word", "html", "markdown", "json", "sarif"}},
		"extensions": {about.Extensions, []string{".docx", ".pdf", ".txt"}},
	} {
		for _, w := range c.want {
			if !slices.Contains(c.have, w) {
				t.Errorf("%s: %q is not among %q", what, w, c.have)
			}
		}
	}
	if slices.Contains(names(about.Formats, name), "junit") {
		t.Error("the page offers a format of build servers")
	}
}

// TestPairing: files of both sides find each other as the command line's do, and are
// called as there.
func TestPairing(t *testing.T) {
	draft := func(names ...string) (files []engine.File) {
		for _, n := range names {
			files = append(files, file(t, "draft", n))
		}
		return files
	}
	base := func(names ...string) (files []engine.File) {
		for _, n := range names {
			files = append(files, file(t, "base", n))
		}
		return files
	}
	for name, c := range map[string]struct {
		request engine.Request
		// want is draft and base of each audited text.
		want []string
	}{
		"a pair":                       {engine.Request{Draft: draft("new.txt"), Base: base("old.txt")}, []string{"new.txt < old.txt"}},
		"one name on both sides":       {engine.Request{Draft: draft("a.txt"), Base: base("a.txt")}, []string{"a.txt < base/a.txt"}},
		"the base of its name":         {engine.Request{Draft: draft("d/a.txt"), Base: base("b/c.txt", "b/a.txt")}, []string{"d/a.txt < b/a.txt"}},
		"the base of its name as Word": {engine.Request{Draft: draft("d/a.txt"), Base: base("b/c.txt", "b/a.md")}, []string{"d/a.txt < b/a.md"}},
		"alone":                        {engine.Request{Draft: draft("a.txt")}, []string{"a.txt < "}},
		"several without a base":       {engine.Request{Draft: draft("d/b.txt", "d/a.txt")}, []string{"d/a.txt < ", "d/b.txt < "}},
		"a folder, and files by name":  {engine.Request{Draft: draft("d/b/z.txt", "d/a.txt", "c.txt")}, []string{"d/a.txt < ", "d/b/z.txt < ", "c.txt < "}},
		"a package":                    {engine.Request{Draft: draft("d/a.txt", "d/b.txt"), Base: base("b/a.txt", "b/b.txt")}, []string{"d < b/a.txt, b/b.txt"}},
		"a package of loose files":     {engine.Request{Draft: draft("a.txt", "b.txt"), Base: base("c.txt")}, []string{"drafts < c.txt"}},
	} {
		s := audited(t, engine.New("test"), &c.request)
		var got []string
		for _, text := range s.Texts {
			got = append(got, text.File+" < "+text.Base)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q; not audited: %+v", name, got, c.want, s.Failures)
		}
	}
}

func TestRefused(t *testing.T) {
	broken := engine.File{Name: "draft.docx", Data: []byte("PK\x03\x04 and no more")}
	e := engine.New("test")
	if _, err := e.Write("json", ""); err == nil || !strings.Contains(err.Error(), "audit a draft first") {
		t.Errorf("a report before an audit: %v", err)
	}
	if _, err := e.View(); err == nil {
		t.Error("a view before an audit")
	}
	if _, err := e.Describe(broken); err == nil || !strings.Contains(err.Error(), "draft.docx") {
		t.Errorf("a broken file is described: %v", err)
	}
	for want, r := range map[string]engine.Request{
		"no draft is chosen": {},
		"one draft":          {Draft: []engine.File{file(t, "draft", "a.txt"), file(t, "draft", "b.txt")}, Proposals: []engine.File{file(t, "base", "p.txt")}},
		"nobody":             {Draft: []engine.File{file(t, "draft", "a.txt")}, Choices: engine.Choices{Profile: "nobody"}},
	} {
		if s, err := e.Audit(context.Background(), &r, engine.Listener{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v, %v", want, s, err)
		}
	}
	s := audited(t, e, &engine.Request{Draft: []engine.File{broken}})
	if len(s.Texts) != 0 || len(s.Failures) != 1 || s.Failures[0].File != "draft.docx" || s.Failures[0].Remedy == "" {
		t.Errorf("a broken draft: %+v", s)
	}
}

// TestLimits: a limit is told with what a person at the page can do, who has no
// configuration.
func TestLimits(t *testing.T) {
	long := "Considering " + strings.Repeat("the needs of all women and girls, ", 40_000)
	s := audited(t, engine.New("test"), &engine.Request{Draft: []engine.File{{Name: "long.txt", Data: []byte("RESOLUTION 1\n\n" + long)}}})
	if len(s.Failures) != 1 || strings.Contains(s.Failures[0].Remedy, "limits.") || !strings.Contains(s.Failures[0].Remedy, "in parts") {
		t.Errorf("a text over a limit: %+v", s)
	}
}

// TestChoices: a family's level and its absence show in what is counted, and going back
// to the choices of before gives what they gave before.
func TestChoices(t *testing.T) {
	e := engine.New("test")
	with := func(c engine.Choices) engine.Text {
		t.Helper()
		s := audited(t, e, &engine.Request{Choices: c, Draft: []engine.File{file(t, "draft", "d.txt")}, Base: []engine.File{file(t, "base", "b.txt")}})
		return s.Texts[0]
	}
	whole := with(engine.Choices{})
	gender := with(engine.Choices{Families: []string{"gender"}})
	softer := with(engine.Choices{Levels: map[string]string{"gender": "note"}})
	if whole.Errors == 0 || gender.Errors == 0 || gender.Errors >= whole.Errors {
		t.Errorf("of %d errors %d are about gender", whole.Errors, gender.Errors)
	}
	if softer.Errors != whole.Errors-gender.Errors || softer.Notes <= whole.Notes {
		t.Errorf("gender as notes: %+v, before %+v", softer, whole)
	}
	if again := with(engine.Choices{}); again != whole {
		t.Errorf("once more without choices: %+v, before %+v", again, whole)
	}
}

func TestStagesAndSkipped(t *testing.T) {
	e := engine.New("test")
	var heard []string
	l := engine.Listener{
		Stage: func(job, stage string) { heard = append(heard, job+" "+stage) },
		Done:  func(done, total int) { heard = append(heard, fmt.Sprintf("%d of %d", done, total)) },
	}
	r := &engine.Request{Draft: []engine.File{file(t, "draft", "d.txt")}, Base: []engine.File{file(t, "base", "b.txt")}, Skipped: []string{"d/picture.png"}}
	if _, err := e.Audit(context.Background(), r, l); err != nil {
		t.Fatal(err)
	}
	if len(heard) < 4 || heard[0] != "d.txt read" || heard[len(heard)-1] != "1 of 1" {
		t.Errorf("heard %q", heard)
	}
	out, err := e.Write("json", "")
	if err != nil || !bytes.Contains(out, []byte("d/picture.png")) {
		t.Errorf("the report does not name what was not read: %v", err)
	}
	n := len(heard)
	audited(t, e, r) // with a listener that hears nothing
	if len(heard) != n {
		t.Error("the listener of an audit hears of the next")
	}
}

// TestWord: a redline can be had back with comments, a package and a text cannot.
func TestWord(t *testing.T) {
	e := engine.New("test")
	redline := engine.File{Name: "redline.docx", Data: bytesOf(t, "redline/confidence-redline.docx")}
	d, err := e.Describe(redline)
	if err != nil || d.Changes == 0 || len(d.Resolutions) != 1 {
		t.Fatalf("described as %+v, %v", d, err)
	}
	now := time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)
	s := audited(t, e, &engine.Request{Draft: []engine.File{redline, file(t, "draft", "other.txt")}, Now: now})
	if len(s.Texts) != 2 || !s.Texts[0].Word || !s.Texts[0].Redline || s.Texts[1].Word {
		t.Fatalf("%+v", s.Texts)
	}
	one, err := e.Write("docx", "redline.docx")
	if err != nil || !bytes.HasPrefix(one, []byte("PK\x03\x04")) {
		t.Fatalf("the copy with comments: %.20q, %v", one, err)
	}
	if two, err := e.Write("docx", "redline.docx"); err != nil || !bytes.Equal(one, two) {
		t.Errorf("written twice it differs (%v)", err)
	}
	if _, err := e.Write("docx", "other.txt"); err == nil {
		t.Error("a text comes back as a Word file")
	}
	if _, err := e.Write("odt", ""); err == nil || !strings.Contains(err.Error(), "odt") {
		t.Errorf("an unknown format: %v", err)
	}
	audited(t, e, &engine.Request{Draft: []engine.File{redline, file(t, "draft", "o.txt")}, Base: []engine.File{file(t, "base", "b.txt")}})
	if _, err := e.Write("docx", "drafts"); err == nil {
		t.Errorf("a package as a Word file: %v", err)
	}
}

// TestBriefInWord: the brief comes as a Word file and as Markdown, of the same losses.
func TestBriefInWord(t *testing.T) {
	e := engine.New("test")
	audited(t, e, &engine.Request{Draft: []engine.File{file(t, "draft", "d.txt")}, Base: []engine.File{file(t, "base", "b.txt")}})
	text, err := e.Write("brief", "")
	if err != nil || !bytes.HasPrefix(text, []byte("#")) {
		t.Fatalf("%v %.80s", err, text)
	}
	word, err := e.Write("brief-word", "")
	if err != nil || !bytes.HasPrefix(word, []byte("PK\x03\x04")) {
		t.Fatalf("%v %.20q", err, word)
	}
	f := engine.File{Name: "brief.docx", Data: word}
	if d, err := e.Describe(f); err != nil || d.Format != "docx" {
		t.Errorf("the brief is read as %+v, %v", d, err)
	}
}

// TestViewIsWhole: a long text with few findings is shown with its full text.
func TestViewIsWhole(t *testing.T) {
	e := engine.New("test")
	base := file(t, "base", "b.txt")
	base.Data = bytes.Repeat(append(base.Data, "\n\n"...), 50)
	draft := base
	draft.Name = "d.txt"
	draft.Data = bytes.Replace(base.Data, []byte("women and girls"), []byte("everyone"), 1)
	s := audited(t, e, &engine.Request{Draft: []engine.File{draft}, Base: []engine.File{base}})
	view, err := e.View()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := e.Write("html", "")
	if err != nil {
		t.Fatal(err)
	}
	if s.Bounded != "" || len(draft.Data) < 200_000 || !bytes.Equal(view, whole) {
		t.Errorf("of a text of %d bytes: %q", len(draft.Data), s.Bounded)
	}
}

// TestViewIsBounded: of a report too large for a browser the page shows the gravest
// findings and says so; what is saved is whole.
func TestViewIsBounded(t *testing.T) {
	e := engine.New("test")
	r := &engine.Request{}
	for i := range 60 {
		side := func(s, folder string) engine.File {
			f := file(t, s, fmt.Sprintf("%s/%d.txt", folder, i))
			f.Data = bytes.ReplaceAll(f.Data, []byte("RESOLUTION 290"), fmt.Appendf(nil, "RESOLUTION %d", 300+i))
			return f
		}
		r.Draft, r.Base = append(r.Draft, side("draft", "d")), append(r.Base, side("base", "b"))
	}
	s := audited(t, e, r)
	if !strings.Contains(s.Bounded, "gravest of") || !strings.Contains(s.Bounded, "What you save is complete") {
		t.Fatalf("said of the view: %q", s.Bounded)
	}
	view, err := e.View()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := e.Write("html", "")
	if err != nil {
		t.Fatal(err)
	}
	if len(view) >= len(whole) {
		t.Errorf("the view has %d bytes, the report %d", len(view), len(whole))
	}
	out, err := e.Write("json", "")
	if err != nil {
		t.Fatal(err)
	}
	var saved struct{ Documents []struct{ Findings []any } }
	if err := json.Unmarshal(out, &saved); err != nil || len(saved.Documents) != 1 {
		t.Fatalf("%d documents, %v", len(saved.Documents), err)
	}
	t0 := s.Texts[0]
	if n := len(saved.Documents[0].Findings); n <= 300 || n != t0.Errors+t0.Warnings+t0.Notes+t0.Information {
		t.Errorf("%d findings are saved; the summary counts %+v", n, t0)
	}
	small := audited(t, e, &engine.Request{Draft: []engine.File{file(t, "draft", "d.txt")}, Base: []engine.File{file(t, "base", "b.txt")}})
	if small.Bounded != "" {
		t.Errorf("a small report: %q", small.Bounded)
	}
}
