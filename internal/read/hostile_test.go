package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/readtest"
	"github.com/resolint/resolint/internal/testkit"
)

// sample returns a file of testdata/formats, from which hostile ones are made.
func sample(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "formats", name))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// repacked returns a container with some parts exchanged or added.
func repacked(tb testing.TB, name string, change map[string]func(old string) string) []byte {
	tb.Helper()
	data := sample(tb, name)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	var parts []string
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		text := string(content)
		if c := change[f.Name]; c != nil {
			text = c(text)
			delete(change, f.Name)
		}
		parts = append(parts, f.Name, text)
	}
	for n, c := range change {
		parts = append(parts, n, c(""))
	}
	return testkit.Zip(tb, parts...)
}

// swap replaces one string, which the sample must have.
func swap(tb testing.TB, was, with string) func(string) string {
	tb.Helper()
	return func(s string) string {
		if !strings.Contains(s, was) {
			tb.Fatalf("the sample has no %q", was)
		}
		return strings.Replace(s, was, with, 1)
	}
}

func put(s string) func(string) string { return func(string) string { return s } }

// billion declares entities that grow to a thousand million words.
func billion() string {
	var out strings.Builder
	out.WriteString(`<!DOCTYPE x [<!ENTITY e0 "word">`)
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&out, `<!ENTITY e%d "%s">`, i, strings.Repeat(fmt.Sprintf("&e%d;", i-1), 10))
	}
	return out.String() + "]>"
}

type attack struct {
	name string // of the file
	what string
	data []byte
	// want is in the reason of the refusal; "" where the file has text that can be
	// read all the same.
	want string
}

func containerAttacks(t *testing.T) []attack {
	const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	const odfHead = `<?xml version="1.0" encoding="UTF-8"?>`
	type parts = map[string]func(string) string
	var out []attack
	for ext, p := range map[string]struct{ part, head, open, block, nested, entity string }{
		"docx": {"word/document.xml", xmlHead, "<w:body>", "<w:p><w:r><w:t>word</w:t></w:r></w:p>", "<w:sdt><w:sdtContent>", "document type"},
		"odt":  {"content.xml", odfHead, "<office:text>", "<text:p>word</text:p>", "<text:section>", "entity"},
	} {
		name := "base." + ext
		in := func(f func(string) string) []byte { return repacked(t, name, parts{p.part: f}) }
		out = append(out,
			attack{name, "zip bomb", in(swap(t, p.open, p.open+strings.Repeat(p.block, (48<<20)/len(p.block)))), "limits.unpack"},
			attack{name, "zip bomb by ratio", in(swap(t, p.open, p.open+strings.Repeat(" ", 28<<20))), "limits.unpack-ratio"},
			attack{name, "deep nesting", in(swap(t, p.open, p.open+strings.Repeat(p.nested, 100_000))), "limits.depth"},
			attack{name, "flood of paragraphs", in(swap(t, p.open, p.open+strings.Repeat(p.block, 250_000))), "limits."},
			attack{name, "entity expansion", in(func(s string) string {
				return swap(t, p.open, p.open+strings.Replace(p.block, "word", "&e9;", 1))(strings.Replace(s, p.head, p.head+billion(), 1))
			}), p.entity},
			attack{name, "external entity", in(func(s string) string {
				s = strings.Replace(s, p.head, p.head+`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>`, 1)
				return swap(t, p.open, p.open+strings.Replace(p.block, "word", "&e;", 1))(s)
			}), p.entity},
			attack{name, "many parts", repacked(t, name, manyParts(12_000)), "limits.parts"},
			attack{name, "path traversal", repacked(t, name, parts{"../../../etc/cron.d/x": put("x")}), "leads out of the package"},
			attack{name, "traversal with backslashes", repacked(t, name, parts{`..\..\x`: put("x")}), "leads out of the package"},
			attack{name, "absolute part name", repacked(t, name, parts{"/etc/passwd": put("x")}), "leads out of the package"},
		)
	}
	return append(out, cyclicAttacks(t)...)
}

func manyParts(n int) map[string]func(string) string {
	out := map[string]func(string) string{}
	for i := range n {
		out[fmt.Sprintf("x/%d", i)] = put("")
	}
	return out
}

// cyclicAttacks have styles and lists that refer to themselves.
func cyclicAttacks(t *testing.T) []attack {
	type parts = map[string]func(string) string
	return []attack{
		{"base.docx", "cyclic numbering", repacked(t, "base.docx", parts{
			"word/numbering.xml": func(s string) string {
				from, to := strings.Index(s, `<w:multiLevelType`), strings.Index(s, `</w:abstractNum>`)
				return s[:from] + `<w:numStyleLink w:val="Ring"/>` + s[to:]
			},
			"word/styles.xml": swap(t, "</w:styles>", `<w:style w:type="numbering" w:styleId="Ring"><w:name w:val="Ring"/>`+
				`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`),
		}), "cyclic"},
		{"base.docx", "style based on itself", repacked(t, "base.docx", parts{
			"word/styles.xml": swap(t, `<w:basedOn w:val="Normal"/>`, `<w:basedOn w:val="ResNo"/>`),
		}), "based on itself"},
		{"base.docx", "levels beyond the ninth", repacked(t, "base.docx", parts{
			"word/document.xml": swap(t, `<w:ilvl w:val="0"/>`, `<w:ilvl w:val="2000000000"/>`),
		}), ""},
		{"base.docx", "number in the milliards", repacked(t, "base.docx", parts{
			"word/numbering.xml": swap(t, `<w:startOverride w:val="1"/>`, `<w:startOverride w:val="2147483647"/>`),
		}), ""},
		{"base.odt", "styles that inherit each other", repacked(t, "base.odt", parts{
			"styles.xml": func(s string) string {
				return strings.ReplaceAll(s, `style:parent-style-name="Standard"`, `style:parent-style-name="Call"`)
			},
		}), ""},
		{"base.odt", "list that goes on with itself", repacked(t, "base.odt", parts{
			"content.xml": swap(t, `<text:list text:style-name="Letters">`, `<text:list xml:id="a" text:continue-list="a" text:style-name="Letters">`),
		}), ""},
		{"base.odt", "number in the milliards", repacked(t, "base.odt", parts{
			"content.xml": swap(t, `<text:list-item>`, `<text:list-item text:start-value="2147483647">`),
		}), ""},
		{"base.odt", "a milliard of spaces", repacked(t, "base.odt", parts{
			"content.xml": swap(t, `<text:list-item>`, `<text:list-item><text:p>a<text:s text:c="1000000000"/>b</text:p>`),
		}), ""},
	}
}

func markupAttacks(t *testing.T) []attack {
	akn := string(sample(t, "base.akn"))
	html := string(sample(t, "base.html"))
	md := string(sample(t, "base.md"))
	txt := string(sample(t, "base.txt"))
	aknHead := `<?xml version="1.0" encoding="UTF-8"?>`
	return []attack{
		{"base.akn", "entity expansion", []byte(strings.Replace(swap(t, "<recital>", "<recital><p>&e9;</p>")(akn), aknHead, aknHead+billion(), 1)), "entit"},
		{"base.akn", "deep nesting", []byte(swap(t, "<recital>", strings.Repeat("<recital>", 100_000))(akn)), "limits.depth"},
		{"base.akn", "flood of paragraphs", []byte(swap(t, "<recital>", strings.Repeat("<recital><p>x</p></recital>", 300_000)+"<recital>")(akn)), "limits.paragraphs"},
		{"base.html", "entity expansion", []byte(swap(t, "<!DOCTYPE html>", billion())(strings.Replace(html, "<main>", "<main><p>&e9;</p>", 1))), ""},
		{"base.html", "deep nesting", []byte(swap(t, "<main>", "<main>"+strings.Repeat("<ol><li>", 200_000))(html)), "limits.depth"},
		{"base.html", "flood of paragraphs", []byte(swap(t, "<main>", "<main>"+strings.Repeat("<p>x", 300_000))(html)), "limits.paragraphs"},
		{"base.md", "deep quotes", []byte(md + "\n" + strings.Repeat("> ", 100_000) + "x\n"), "limits.depth"},
		{"base.md", "brackets without end", []byte(md + "\n" + strings.Repeat("[x](", 100_000) + "\n"), ""},
		{"base.md", "insertions without end", []byte(md + "\n" + strings.Repeat("{++x ", 100_000) + "\n"), ""},
		{"base.txt", "brackets without end", []byte(txt + "\n" + strings.Repeat("[US: ", 100_000) + "\n"), ""},
		{"base.txt", "flood of paragraphs", []byte(strings.Repeat("x\n\n", 300_000)), "limits.paragraphs"},
		{"base.txt", "a line without end", []byte(txt + strings.Repeat("word ", 1<<20)), ""},
	}
}

func pdfAttacks(t *testing.T) []attack {
	pdf := string(sample(t, "base.pdf"))
	xref := strings.Index(pdf, "xref\n0 ")
	kids := pdf[strings.Index(pdf, "/Kids ["):strings.Index(pdf, "] /Count")]
	return []attack{
		{"base.pdf", "page tree that contains itself", []byte(swap(t, kids, "/Kids [2 0 R 2 0 R")(pdf)), "no pages"},
		{"base.pdf", "a milliard of pages", []byte(swap(t, "/Count 2", "/Count 1999999999")(pdf)), ""},
		{"base.pdf", "cross-reference table of zeros", []byte(pdf[:xref] + strings.Repeat("0000000000 00000 n \n", 9) + pdf[strings.Index(pdf, "trailer"):]), ""},
		{"base.pdf", "cross-reference table of a milliard", []byte(swap(t, "xref\n0 ", "xref\n0 99999999")(pdf)), "structure is damaged"},
		{"base.pdf", "no cross-reference table", []byte(pdf[:xref]), ""},
		{"base.pdf", "table beyond the end", []byte(swap(t, "startxref\n", "startxref\n99")(pdf)), ""},
	}
}

// TestHostile gives every reader what was made to exhaust it, through the door that
// the program uses: a refusal that names the file, what is wrong and the remedy, or
// the text, within two seconds and 256 MiB.
func TestHostile(t *testing.T) {
	if testkit.Race {
		t.Skip("measures memory and time, to which the detector adds its own")
	}
	var all []attack
	all = append(all, containerAttacks(t)...)
	all = append(all, markupAttacks(t)...)
	all = append(all, pdfAttacks(t)...)
	for i := range all {
		a := &all[i]
		t.Run(a.name+"/"+a.what, func(t *testing.T) {
			var doc *document.Document
			var err error
			peak := testkit.PeakHeap(func() {
				testkit.Soon(t, 2*time.Second, func() { doc, err = Document(a.name, a.data, limit.Default()) })
			})
			if peak > 256<<20 {
				t.Errorf("peak of %d MiB, more than 256", peak>>20)
			}
			if a.want == "" && err == nil {
				if text := doc.View(document.Draft).Rendition(); !strings.Contains(text, "gigabyte of data") && !strings.Contains(a.what, "flood") {
					t.Errorf("the text is lost: %.200q", text)
				}
				return
			}
			named(t, a, err)
		})
	}
}

// named fails the test unless err is a refusal with its file, reason and remedy.
func named(t *testing.T, a *attack, err error) {
	t.Helper()
	var refusal *Error
	if !errors.As(err, &refusal) {
		t.Fatalf("error %v is no refusal", err)
	}
	if a.want == "" {
		t.Fatalf("refused: %v", err)
	}
	if !strings.Contains(err.Error(), a.want) || refusal.File != a.name {
		t.Errorf("error %q, want one about %q", err, a.want)
	}
	if refusal.Remedy == "" && !strings.Contains(refusal.Reason, "raise limits.") {
		t.Errorf("no remedy in %q", err)
	}
}

// TestDamaged cuts and breaks a file of each format in many places: what comes of
// it is a refusal by name or a document whose places are right.
func TestDamaged(t *testing.T) {
	for _, ext := range []string{"txt", "md", "html", "docx", "odt", "akn", "pdf"} {
		t.Run(ext, func(t *testing.T) {
			name := "draft." + ext
			data := sample(t, name)
			refused := 0
			for i := range 60 {
				at := i * len(data) / 60
				broken := bytes.Clone(data)
				for k := range 8 {
					broken[(at+k*13)%len(broken)] ^= byte(37*i + k + 1)
				}
				for _, damaged := range [][]byte{data[:at], data[at:], broken} {
					doc, err := Document(name, damaged, limit.Default())
					var refusal *Error
					switch {
					case err == nil:
						readtest.Check(t, doc)
					case !errors.As(err, &refusal) || refusal.Reason == "":
						t.Errorf("at %d: error %v is no refusal", at, err)
					default:
						refused++
					}
				}
			}
			if refused == 0 {
				t.Error("nothing was refused, not even the empty file")
			}
		})
	}
}
