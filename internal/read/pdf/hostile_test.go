package pdf

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// filler is n bytes of the repeated unit, deflated. One block is made and written
// again and again, which costs nothing; the checksum at the end is missing.
func filler(n int, unit string) []byte {
	const size = 1 << 20
	var one bytes.Buffer
	w, _ := flate.NewWriter(&one, flate.BestCompression)
	w.Write([]byte(strings.Repeat(unit, size/len(unit))))
	w.Flush()
	return append([]byte{0x78, 0x9c}, bytes.Repeat(one.Bytes(), n/size)...)
}

func rawStream(dict string, data []byte) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

func onePage(content string) *maker {
	m := newMaker()
	m.page(content, "")
	return m
}

// hostile returns files that are broken or made to cost much.
func hostile() map[string][]byte {
	out := map[string][]byte{}
	bomb := func(dict string, n int, unit string) []byte {
		m := newMaker()
		c := m.add(rawStream(dict+" /Filter /FlateDecode", filler(n, unit)))
		m.pages = append(m.pages, m.add(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox %s /Resources << %s >> /Contents %d 0 R >>", letterBox, m.resources, c)))
		return m.bytes()
	}
	out["flate bomb of 2 GB"] = bomb("", 2<<30, "\x00")
	out["bomb of glyphs"] = bomb("", 14<<20, "BT /F0 9 Tf 72 700 Td (x) Tj ET\n")
	out["bomb of operators"] = bomb("", 15<<20, "q 1 0 0 1 0 0 cm Q\n")

	m := newMaker()
	c := m.add(rawStream("/Filter [/FlateDecode /FlateDecode]", deflate(filler(1<<30, "\x00"))))
	for range 200 {
		m.pages = append(m.pages, m.add(fmt.Sprintf("<< /Type /Page /MediaBox %s /Contents %d 0 R >>", letterBox, c)))
	}
	out["bomb on each of 200 pages"] = m.bytes()

	m = newMaker()
	m.objects[1] = "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 2147483647 >>"
	out["page tree that contains itself"] = m.bytes()

	m = newMaker()
	var deep strings.Builder
	n := len(m.objects)
	m.objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", n+1)
	for i := range 20000 {
		m.add(fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", n+2+i))
	}
	out["page tree 20000 deep"] = m.bytes()

	m = newMaker()
	m.page("BT /F0 10 Tf 72 700 Td (x) Tj ET", "")
	m.objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count 200000 >>", strings.Repeat(fmt.Sprintf("<< /Type /Page /MediaBox %s >> ", letterBox), 20000))
	out["20000 pages"] = m.bytes()

	m = newMaker()
	x := len(m.objects) + 1
	m.resources += fmt.Sprintf(" /XObject << /X %d 0 R >>", x)
	m.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>", x), strings.Repeat("/X Do ", 20))
	m.page("/X Do", "")
	out["form that paints itself twenty times"] = m.bytes()

	deep.WriteString(strings.Repeat("[", 1_000_000))
	out["content nested a million deep"] = onePage(deep.String()).bytes()
	out["dictionaries nested a million deep"] = onePage("/P " + strings.Repeat("<</A ", 1_000_000) + "BDC").bytes()
	out["object nested 100000 deep"] = func() []byte {
		m := onePage("")
		m.add(strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000))
		return m.bytes()
	}()
	out["absurd matrices"] = onePage("1e30 0 0 1e30 1e38 1e38 cm BT /F0 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (x) Tj 99999999999999999999999999 0 0 0 0 0 Tm (y) Tj ET").bytes()

	m = newMaker()
	tu := m.stream("", "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange "+strings.Repeat("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange ", 10000))
	f := m.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode %d 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /W [0 4294967295 500 -5 [1 2] 99999999999 1 1] >>] >>", tu))
	m.resources = fmt.Sprintf("/Font << /F0 %d 0 R >>", f)
	m.page("BT /F0 10 Tf 72 700 Td <0001FFFF> Tj ET", "")
	out["character map of absurd ranges"] = m.bytes()

	ok := onePage("BT /F0 10 Tf 72 700 Td (A sentence of some words.) Tj ET").bytes()
	out["cut in the middle"] = ok[:len(ok)/2]
	out["startxref beyond the end"] = bytes.Replace(ok, []byte("startxref\n"), []byte("startxref\n9"), 1)
	out["size of two milliards"] = bytes.Replace(ok, []byte("/Size "), []byte("/Size 2000000000"), 1)
	out["xref of many objects"] = bytes.Replace(ok, []byte("xref\n0 "), []byte("xref\n0 999999999"), 1)
	out["catalogue refers to itself"] = bytes.Replace(ok, []byte("/Pages 2 0 R"), []byte("/Pages 1 0 R"), 1)
	out["trailer chain that loops"] = bytes.Replace(ok, []byte("trailer\n<< "), []byte(fmt.Sprintf("trailer\n<< /Prev %d ", bytes.Index(ok, []byte("xref\n0 ")))), 1)
	return out
}

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(b)
	w.Close()
	return out.Bytes()
}

// TestHostile holds reading to a named error or a document within two seconds
// and 256 MiB.
func TestHostile(t *testing.T) {
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			peak := testkit.PeakHeap(func() {
				var err error
				testkit.Soon(t, 2*time.Second, func() { _, err = Read("hostile.pdf", data, limit.Default()) })
				t.Log(err)
				var e *Error
				var le *limit.Error
				if err != nil && !errors.As(err, &e) && !errors.As(err, &le) {
					t.Errorf("error without a name: %v", err)
				}
			})
			if peak > 256<<20 {
				t.Errorf("peak of %d MiB, more than 256", peak>>20)
			}
		})
	}
}

// TestDamagedStillReads: what other programs open is read.
func TestDamagedStillReads(t *testing.T) {
	ok := onePage("BT /F0 10 Tf 72 700 Td (A sentence of some words.) Tj ET").bytes()
	tests := map[string][]byte{
		"startxref wrong": bytes.Replace(ok, []byte("startxref\n"), []byte("startxref\n9"), 1),
		"junk in front":   append([]byte("junk\n"), ok...),
		"without xref":    ok[:bytes.Index(ok, []byte("xref\n0 "))],
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			d, err := Read("damaged.pdf", data, limit.Default())
			if err != nil {
				if name == "without xref" { // no trailer: there is no root to find
					t.Skip(err)
				}
				t.Fatal(err)
			}
			if got := text(&d.Paragraphs[0]); got != "A sentence of some words." {
				t.Errorf("text %q", got)
			}
		})
	}
}

// TestEncrypted: pdfcpu's own error for a password is named with its remedy.
func TestEncrypted(t *testing.T) {
	m := onePage("BT /F0 10 Tf 72 700 Td (Secret) Tj ET")
	enc := m.add("<< /Filter /Standard /V 1 /R 2 /O <" + strings.Repeat("41", 32) + "> /U <" + strings.Repeat("42", 32) + "> /P -4 >>")
	data := bytes.Replace(m.bytes(), []byte("trailer\n<< "), []byte(fmt.Sprintf("trailer\n<< /Encrypt %d 0 R /ID [<41> <41>] ", enc)), 1)
	_, err := Read("locked.pdf", data, limit.Default())
	var e *Error
	if !errors.As(err, &e) || !strings.Contains(e.Reason, "encrypted") || !strings.Contains(e.Remedy, "password") {
		t.Fatalf("error %v, want one about encryption", err)
	}
}
