package docx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/finding"
	report "github.com/resolint/resolint/internal/report/docx"
)

// some are redlines made of every third labelled case, and the one of testdata.
func some(t *testing.T) map[string][]byte {
	t.Helper()
	data, err := os.ReadFile(redline)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{"redline": data}
	cases, err := evaluate.Load(filepath.Join("..", "..", "..", "testdata", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		if base, draft := c.Files["base.txt"], c.Files["draft.txt"]; i%3 == 0 && base != nil && draft != nil {
			out[c.Name] = tracked(t, string(base), string(draft))
		}
	}
	return out
}

// TestSecondRun audits and annotates a copy again: the comments are those of the first
// run, once, and no byte is another.
func TestSecondRun(t *testing.T) {
	for name, data := range some(t) {
		once := annotate(t, data, false, audited(t, data, nil))
		twice := annotate(t, once, false, audited(t, once, nil))
		if !bytes.Equal(once, twice) {
			t.Errorf("%s: the second run gives another file:\n%s", name, cmp.Diff(parts(t, once), parts(t, twice)))
		}
		cleared := annotate(t, once, false, one(true))
		if got := quotes(read(t, cleared)); len(got) > 0 {
			t.Errorf("%s: comments are left where there are no findings: %q", name, got)
		}
		same(t, data, cleared, touched(t, data, cleared)...)
	}
}

// threads are what Word writes beside comments when it saves a file.
func threads(t *testing.T, data []byte) []byte {
	t.Helper()
	p := parts(t, data)
	comments := p["word/comments.xml"]
	for _, id := range []string{"00000001", "00000002", "00000003"} {
		comments = strings.Replace(comments, "<w:p><w:r><w:annotationRef/>", `<w:p w14:paraId="`+id+`"><w:r><w:annotationRef/>`, 1)
	}
	comments = strings.Replace(comments, "<w:comments ", `<w:comments xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" `, 1)
	reply := `<w:comment w:id="90" w:author="Chair"><w:p w14:paraId="00000009"><w:r><w:t>We shall ask.</w:t></w:r></w:p></w:comment>`
	word := map[string]string{
		"word/document.xml": p["word/document.xml"],
		"word/comments.xml": strings.Replace(comments, "</w:comments>", reply+"</w:comments>", 1),
		"word/commentsExtended.xml": head + `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">` +
			`<w15:commentEx w15:paraId="00000001" w15:done="0"/><w15:commentEx w15:paraId="00000002" w15:done="1"/><w15:commentEx w15:paraId="00000003" w15:done="0"/>` +
			`<w15:commentEx w15:paraId="00000009" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>`,
		"word/commentsIds.xml": head + `<w16cid:commentsIds xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid">` +
			`<w16cid:commentId w16cid:paraId="00000001" w16cid:durableId="11111111"/><w16cid:commentId w16cid:paraId="00000003" w16cid:durableId="33333333"/></w16cid:commentsIds>`,
		"word/commentsExtensible.xml": head + `<w16cex:commentsExtensible xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex">` +
			`<w16cex:commentExtensible w16cex:durableId="11111111"/><w16cex:commentExtensible w16cex:durableId="33333333"/></w16cex:commentsExtensible>`,
	}
	rels := ""
	for kind, name := range map[string]string{"comments": "comments", "commentsExtended": "commentsExtended", "commentsIds": "commentsIds", "commentsExtensible": "commentsExtensible"} {
		rels += `<Relationship Id="r` + kind + `" Type="` + relations + kind + `" Target="` + name + `.xml"/>`
	}
	word["word/_rels/document.xml.rels"] = head + relsOpen + rels + `</Relationships>`
	return build(t, word["word/document.xml"], word)
}

// TestConversation keeps what somebody answered or settled, and does not say it again;
// of other comments of its own nothing is left, in no part.
func TestConversation(t *testing.T) {
	data := build(t, body(para(run("that women lead"))+para(run("that girls lead"))+para(run("that all lead"))), nil)
	doc := read(t, data)
	var findings []finding.Finding
	for _, w := range []string{"women", "girls", "all"} {
		f := about(locate(t, doc, document.Draft, w))
		f.Message = "“" + w + "” stands here."
		findings = append(findings, f)
	}
	saved := threads(t, annotate(t, data, false, one(false, findings...)))
	doc = read(t, saved)
	for i, w := range []string{"women", "girls", "all"} {
		findings[i].Draft = locate(t, doc, document.Draft, w)
	}
	again := annotate(t, saved, false, one(false, findings...))
	var said []string
	for _, m := range read(t, again).Remarks {
		first, _, _ := strings.Cut(m.Text, "\n")
		said = append(said, m.Author+" at "+m.Quote+": "+first)
	}
	slices.Sort(said)
	want := []string{
		"Chair at : We shall ask.",
		"resolint at all: Error: “all” stands here.",
		"resolint at girls: Error: “girls” stands here.",
		"resolint at women: Error: “women” stands here.",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	p := parts(t, again)
	for name, id := range map[string]string{"commentsExtended": "00000003", "commentsIds": "00000003", "commentsExtensible": "33333333"} {
		if strings.Contains(p["word/"+name+".xml"], id) {
			t.Errorf("%s still knows the comment that was replaced", name)
		}
		if kept := strings.NewReplacer("3", "1").Replace(id); !strings.Contains(p["word/"+name+".xml"], kept) {
			t.Errorf("%s has lost the comment that was answered", name)
		}
	}
}

// TestSuggestionsHelp accepts what is suggested in redlines: the base stays, nothing is
// doubled, and the audit of the outcome finds less.
func TestSuggestionsHelp(t *testing.T) {
	before, after, files := 0, 0, 0
	for name, data := range some(t) {
		r := audited(t, data, nil)
		out := annotate(t, data, true, r)
		was, is := read(t, data), read(t, out)
		if diff := cmp.Diff(was.View(document.Base).Rendition(), is.View(document.Base).Rendition()); diff != "" {
			t.Errorf("%s: the base is another:\n%s", name, diff)
		}
		if !strings.Contains(parts(t, out)["word/document.xml"], `w:author="`+report.Author+`"`) {
			continue
		}
		files++
		again := audited(t, out, nil)
		before, after = before+losses(r), after+losses(again)
		if n, m := losses(r), losses(again); m >= n {
			t.Errorf("%s: %d losses before, %d with the suggestions", name, n, m)
		}
	}
	t.Logf("%d files, %d losses, %d with the suggestions accepted", files, before, after)
	if files < 10 {
		t.Errorf("only %d files have suggestions", files)
	}
}

// losses counts the findings that count.
func losses(r *finding.Report) int {
	n := 0
	for i := range r.Documents[0].Findings {
		if f := &r.Documents[0].Findings[i]; f.Suppressed == nil && f.Level.Rank() > 0 {
			n++
		}
	}
	return n
}
