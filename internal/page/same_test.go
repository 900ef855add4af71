package page_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/page/engine"
	"github.com/resolint/resolint/internal/testkit"
)

// nodeAudit is one audit of testdata/engine.mjs.
type nodeAudit struct {
	Request engine.Request `json:"request"`
	Files   []string       `json:"files"`
	Outputs []nodeOutput   `json:"outputs"`
	// want are the command line's bytes for each output.
	want [][]byte
	name string
}

type nodeOutput struct {
	Format   string `json:"format"`
	Document string `json:"document"`
	File     string `json:"file"`
}

// nodeResult is what became of it.
type nodeResult struct {
	Error   string
	Summary engine.Summary
	Stages  []string
}

// runNode runs audits by the compiled engine in node, or skips the test where there
// is none.
func runNode(t *testing.T, audits []nodeAudit) []nodeResult {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("NOT CHECKED: no node in PATH; install nodejs to run the compiled engine")
	}
	p := parts(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, "wasm_exec.js"), p.Exec)
	write(t, filepath.Join(dir, "resolint.wasm"), p.Engine)
	list, err := json.Marshal(audits)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "list.json"), list)
	cmd := exec.Command("node", "--stack-size=8192", "testdata/engine.mjs",
		filepath.Join(dir, "wasm_exec.js"), filepath.Join(dir, "resolint.wasm"), filepath.Join(dir, "list.json"))
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, errs.String())
	}
	var r struct {
		Audits []nodeResult
		Memory int
	}
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("node printed %.200q: %v", out, err)
	}
	if len(r.Audits) != len(audits) {
		t.Fatalf("node ran %d audits of %d", len(r.Audits), len(audits))
	}
	t.Logf("the engine has %d MB of memory after %d audits", r.Memory>>20, len(audits))
	if most := 350 << 20; r.Memory > most {
		t.Errorf("the engine has %d bytes of memory, more than %d", r.Memory, most)
	}
	return r.Audits
}

// auditOf makes an audit of the texts of a labelled case, written into dir, and runs the
// command line on the same.
func auditOf(t *testing.T, c *evaluate.Case, dir string) nodeAudit {
	t.Helper()
	a := nodeAudit{name: c.Name}
	args := []string{"check", "--fail-on", "never"}
	for role, side := range map[string]*[]engine.File{"draft": &a.Request.Draft, "base": &a.Request.Base, "proposal": &a.Request.Proposals} {
		for _, name := range c.Role(role) {
			f := engine.File{Name: path.Base(name)}
			if path.Dir(name) != "." {
				f.Path = name
			}
			*side = append(*side, f)
			write(t, filepath.Join(dir, filepath.FromSlash(name)), c.Files[name])
		}
	}
	for _, side := range [][]engine.File{a.Request.Draft, a.Request.Base, a.Request.Proposals} {
		for _, f := range side {
			a.Files = append(a.Files, filepath.Join(dir, filepath.FromSlash(path.Join(path.Dir(f.Path), f.Name))))
		}
	}
	// A folder is named as such, a file by itself.
	argument := func(name string) string {
		top, _, _ := strings.Cut(name, "/")
		return top
	}
	if base := c.Role("base"); len(base) > 0 {
		args = append(args, "--base", argument(base[0]))
	}
	var proposals []string
	for _, name := range c.Role("proposal") {
		proposals = append(proposals, argument(name))
	}
	for _, name := range slices.Compact(proposals) {
		args = append(args, "--proposal", name)
	}
	draft := argument(c.Role("draft")[0])
	var wanted []string
	for _, format := range []string{"json", "markdown"} {
		file := filepath.Join(dir, "line."+format)
		args = append(args, "--format", format, "--output", file)
		wanted = append(wanted, file)
		a.Outputs = append(a.Outputs, nodeOutput{Format: format, File: filepath.Join(dir, "page."+format)})
	}
	// A package whose texts do not all find their counterparts ends in 2; the page
	// must say so in the same words.
	if _, status := resolint(t, dir, append(args, draft)...); status != 0 && status != 2 {
		t.Fatalf("%s: resolint %q ends in %d", c.Name, args, status)
	}
	for _, file := range wanted {
		a.want = append(a.want, read(t, file))
	}
	a.Request.Now = now
	return a
}

// compare fails the test where the engine's bytes are not the command line's.
func compare(t *testing.T, audits []nodeAudit, results []nodeResult) {
	t.Helper()
	for i, a := range audits {
		if results[i].Error != "" {
			t.Errorf("%s: %s", a.name, results[i].Error)
			continue
		}
		for j, o := range a.Outputs {
			if got := read(t, o.File); !bytes.Equal(got, a.want[j]) {
				t.Errorf("%s: as %s the page says other than the command line: %s", a.name, o.Format, difference(got, a.want[j]))
			}
		}
	}
}

// difference shows where two texts part.
func difference(got, want []byte) string {
	n := 0
	for n < min(len(got), len(want)) && got[n] == want[n] {
		n++
	}
	around := func(b []byte) []byte { return b[max(0, n-60):min(len(b), n+80)] }
	return fmt.Sprintf("%d and %d bytes, at %d:\npage: %q\nline: %q", len(got), len(want), n, around(got), around(want))
}

// TestSameFindings: findings of the page's engine and of the command line are the
// same bytes, over all labelled texts that are there.
func TestSameFindings(t *testing.T) {
	folders := []string{root + "/testdata/cases"}
	if shared, ok := testkit.FindShared(t, "cases"); ok {
		folders = append(folders, shared)
	} else {
		t.Logf("NOT CHECKED: the shared cases are absent (%s)", shared)
	}
	parts(t) // skips before any work
	var audits []nodeAudit
	for _, folder := range folders {
		cases, err := evaluate.Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		for i := range cases {
			dir := filepath.Join(t.TempDir(), fmt.Sprint(len(audits)))
			audits = append(audits, auditOf(t, &cases[i], dir))
		}
	}
	if len(audits) < 100 {
		t.Fatalf("only %d labelled texts", len(audits))
	}
	compare(t, audits, runNode(t, audits))
}

// TestSameWord: the Word file with comments is the same bytes too, and so is every
// other format for a redline in Word.
func TestSameWord(t *testing.T) {
	redlines, err := filepath.Glob(root + "/testdata/redline/*.docx")
	if err != nil || len(redlines) == 0 {
		t.Fatalf("no redline in Word in testdata/redline: %v", err)
	}
	parts(t)
	var audits []nodeAudit
	for i, redline := range redlines {
		dir, name := filepath.Join(t.TempDir(), fmt.Sprint(i)), filepath.Base(redline)
		write(t, filepath.Join(dir, name), read(t, redline))
		a := nodeAudit{name: name, Files: []string{filepath.Join(dir, name)}, Request: engine.Request{Draft: []engine.File{{Name: name}}, Now: now}}
		for _, f := range engine.Formats() {
			// The command line tells a brief in Word by the ending of its file.
			want, format := filepath.Join(dir, "line-"+f.Name+"."+f.Extension), strings.TrimSuffix(f.Name, "-word")
			if _, status := resolint(t, dir, "check", "--fail-on", "never", "--format", format, "--output", want, name); status != 0 {
				t.Fatalf("%s as %s: status %d", name, f.Name, status)
			}
			a.want = append(a.want, read(t, want))
			a.Outputs = append(a.Outputs, nodeOutput{Format: f.Name, Document: name, File: filepath.Join(dir, "page-"+f.Name)})
		}
		audits = append(audits, a)
	}
	compare(t, audits, runNode(t, audits))
}

// TestChoicesAndTrouble: the engine takes profile, families and levels, says what it
// does, and says what is wrong without coming to its end.
func TestChoicesAndTrouble(t *testing.T) {
	parts(t)
	dir := t.TempDir()
	pair := []string{root + "/testdata/connectivity/draft.txt", root + "/testdata/connectivity/base.txt"}
	garbage := filepath.Join(dir, "broken.docx")
	write(t, garbage, []byte("PK\x03\x04 and no more"))
	texts := engine.Request{Draft: []engine.File{{Name: "draft.txt"}}, Base: []engine.File{{Name: "base.txt"}}, Now: now}
	with := func(c engine.Choices) engine.Request { r := texts; r.Choices = c; return r }
	got := runNode(t, []nodeAudit{
		{Request: texts, Files: pair},
		{Request: with(engine.Choices{Profile: "un", Families: []string{"gender"}}), Files: pair},
		{Request: with(engine.Choices{Levels: map[string]string{"gender": "note"}}), Files: pair},
		{Request: with(engine.Choices{Profile: "nobody's"}), Files: pair},
		{Request: engine.Request{Draft: []engine.File{{Name: "broken.docx"}}}, Files: []string{garbage}},
		{Request: engine.Request{}},
		{Request: texts, Files: pair},
	})
	whole, one, notes := got[0].Summary.Texts[0], got[1].Summary.Texts[0], got[2].Summary.Texts[0]
	if whole.Errors == 0 || one.Errors == 0 || one.Errors >= whole.Errors {
		t.Errorf("one family has %d errors of %d", one.Errors, whole.Errors)
	}
	if notes.Errors >= whole.Errors || notes.Notes <= whole.Notes {
		t.Errorf("gender as notes: %+v, before %+v", notes, whole)
	}
	if want := []string{"read", "grammar", "tag", "compare", "policy", "report", "1/1"}; !slices.Equal(got[0].Stages, want) {
		t.Errorf("stages %q, want %q", got[0].Stages, want)
	}
	if !strings.Contains(got[3].Error, "nobody's") {
		t.Errorf("an unknown profile: %+v", got[3])
	}
	if f := got[4].Summary.Failures; len(f) != 1 || f[0].File != "broken.docx" || f[0].Reason == "" || f[0].Remedy == "" {
		t.Errorf("a broken file: %+v", got[4])
	}
	if !strings.Contains(got[5].Error, "no draft is chosen") {
		t.Errorf("no draft: %+v", got[5])
	}
	if got[6].Summary.Texts[0] != whole {
		t.Errorf("after all that %+v, before %+v", got[6].Summary.Texts[0], whole)
	}
}

// TestReproducible: the same source gives the same page, wherever it lies.
func TestReproducible(t *testing.T) {
	p := parts(t)
	if _, err := os.Stat(root + "/.git"); err != nil {
		t.Skip("NOT CHECKED: not a git checkout, so that it is unknown what belongs to the source")
	}
	copied := filepath.Join(t.TempDir(), "elsewhere")
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	names, err := list.Output()
	if err != nil {
		t.Skipf("NOT CHECKED: git does not list the source: %v", err)
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(names), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err == nil { // a file may be deleted and not yet committed
			write(t, filepath.Join(copied, name), data)
		}
	}
	again, err := buildIn(copied)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(p.Engine, again.Engine) {
		t.Fatal("two builds of one source differ")
	}
	one, err := file()
	if err != nil {
		t.Fatal(err)
	}
	two, err := fileOf(again)
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("two pages of one source differ (%v)", err)
	}
}
