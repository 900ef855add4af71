package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// rawZip packs entries one by one, so that a test can lie about them.
func rawZip(t testing.TB, write func(*zip.Writer)) []byte {
	t.Helper()
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	write(zw)
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func put(t testing.TB, zw *zip.Writer, name, content string) {
	t.Helper()
	w, err := zw.Create(name)
	if err == nil {
		_, err = io.WriteString(w, content)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// bomb is a package whose main part unpacks to size bytes of text; declared is
// what its header says.
func bomb(t testing.TB, size, declared int) []byte {
	t.Helper()
	var packed bytes.Buffer
	fw, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	sum := crc32.NewIEEE()
	out := io.MultiWriter(fw, sum)
	head := []byte(part("document", "")[:len(part("document", ""))-len("</w:document>")] + "<w:body>")
	_, _ = out.Write(head)
	block := []byte(strings.Repeat("<w:p><w:r><w:t>aaaaaaaaaaaaaaaaaaaa</w:t></w:r></w:p>", 1000))
	for n := len(head); n < size; n += len(block) {
		_, _ = out.Write(block)
	}
	_ = fw.Close()
	return rawZip(t, func(zw *zip.Writer) {
		put(t, zw, "_rels/.rels", word("")["_rels/.rels"])
		w, err := zw.CreateRaw(&zip.FileHeader{
			Name: "word/document.xml", Method: zip.Deflate, CRC32: sum.Sum32(),
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(declared),
		})
		if err == nil {
			_, err = w.Write(packed.Bytes())
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}

func ole(stream string) []byte {
	return append(append(append([]byte{}, oleMagic...), make([]byte, 1024)...), utf16le(stream)...)
}

func TestRefusals(tt *testing.T) {
	good := word(p("text")).zip(tt)
	with := func(name, content string) []byte { return word(p("x"), files{name: content}).zip(tt) }
	main := func(xml string) []byte { return with("word/document.xml", xml) }
	stored := func(xml string) []byte { // not packed, so that its ratio says nothing
		return rawZip(tt, func(zw *zip.Writer) {
			w, err := zw.CreateHeader(&zip.FileHeader{Name: "word/document.xml", Method: zip.Store})
			if err == nil {
				_, err = io.WriteString(w, xml)
			}
			if err != nil {
				tt.Fatal(err)
			}
		})
	}
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 3_000_000)
	damaged := bytes.Clone(good)
	at := bytes.Index(damaged, []byte("word/document.xml")) + len("word/document.xml") + 20
	copy(damaged[at:], "\xff\xff\xff\xff\xff\xff\xff\xff")
	manyParts := rawZip(tt, func(zw *zip.Writer) {
		for range 20_000 {
			put(tt, zw, "x", "")
		}
	})
	encrypted := bytes.Clone(good)
	central := bytes.Index(encrypted, []byte("PK\x01\x02"))
	encrypted[central+8] |= 1
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "empty file"},
		{"encrypted package", ole("EncryptedPackage"), "remove the password"},
		{"old Word file", ole("WordDocument"), "save it as .docx"},
		{"other compound file", ole("Workbook"), "OLE compound file"},
		{"PDF", []byte("%PDF-1.7\n"), "PDF"},
		{"RTF", []byte(`{\rtf1 text}`), "Rich Text"},
		{"flat OPC", []byte(`<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>`), "Flat OPC"},
		{"HTML", []byte("<html></html>"), "HTML"},
		{"text", []byte("RESOLUTION 1"), "not a zip container"},
		{"truncated", good[:len(good)/2], "damaged"},
		{"corrupted", damaged, "damaged"},
		{"no main document", files{"a.txt": "x"}.zip(tt), "no main document"},
		{"empty zip", files{}.zip(tt), "empty zip"},
		{"workbook", files{"xl/workbook.xml": "x"}.zip(tt), "Excel"},
		{"OpenDocument", files{"mimetype": "x", "content.xml": "x"}.zip(tt), ".odt"},
		{"main part missing", files{"_rels/.rels": word("")["_rels/.rels"]}.zip(tt), "word/document.xml"},
		{"other root", main(part("styles", "")), "root element"},
		{"other namespace", main(`<document xmlns="urn:x"/>`), "root element"},
		{"no root", main("  "), "no root element"},
		{"two roots", main(bodyPart("") + "<x/>"), "two root elements"},
		{"cut off", main(strings.TrimSuffix(bodyPart(p("x")), "</w:p></w:body></w:document>")), "ends inside"},
		{"wrong end tag", main(strings.Replace(bodyPart(p("x")), "</w:t>", "</w:r>", 1)), "end tag"},
		{"bad UTF-8", main(bodyPart(p("\xff\xfe"))), "UTF-8"},
		{"foreign encoding", main(strings.Replace(bodyPart(""), "UTF-8", "windows-1252", 1)), "encoding"},
		{"document type", main(`<!DOCTYPE x [<!ENTITY a "aaaa">]>` + strings.TrimPrefix(bodyPart(p("&a;")), xmlHead)), "document type"},
		{"entity", main(bodyPart(p("&lol;"))), "entity"},
		{"external entity in styles", with("word/styles.xml", `<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>`), "word/styles.xml"},
		{"deep nesting", main(xmlHead + strings.TrimSuffix(part("document", ""), "</w:document>")[len(xmlHead):] + "<w:body>" + deep), "limits."},
		{"long token", stored(bodyPart(p(strings.Repeat("a", 5<<20)))), "limits.token-bytes"},
		{"many attributes", stored(bodyPart(`<w:p ` + strings.Repeat(`a="" `, 1<<20) + `/>`)), "limits.token-bytes"},
		{"many paragraphs", main(bodyPart(strings.Repeat("<w:p/>", 300_000))), "limits.paragraphs"},
		{"many parts", manyParts, "limits.parts"},
		{"bomb", bomb(tt, 40<<20, 40<<20), "limits.unpacked-bytes"},
		{"bomb by ratio", bomb(tt, 30<<20, 30<<20), "limits.unpack-ratio"},
		{"bomb that lies", bomb(tt, 40<<20, 1<<20), "damaged"},
		{"too large", make([]byte, 65<<20), "limits.input-bytes"},
		{"path traversal", with("../../etc/passwd", "x"), "leads out of the package"},
		{"backslash traversal", with(`word\..\..\evil`, "x"), "leads out of the package"},
		{"absolute path", with("/etc/passwd", "x"), "leads out of the package"},
		{"drive", with("C:/evil", "x"), "leads out of the package"},
		{"duplicate part", rawZip(tt, func(zw *zip.Writer) {
			put(tt, zw, "word/document.xml", bodyPart(p("one")))
			put(tt, zw, "WORD/document.xml", bodyPart(p("two")))
		}), "twice"},
		{"encrypted entry", encrypted, "encrypted"},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			var err error
			testkit.Soon(tt, 2*time.Second, func() { _, err = Read("bad.docx", c.data, limit.Default()) })
			if err == nil {
				tt.Fatal("no error")
			}
			if !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "read bad.docx: ") {
				tt.Errorf("error %q, want one about %q", err, c.want)
			}
			var l *limit.Error
			if strings.Contains(c.want, "limits.") && !errors.As(err, &l) {
				tt.Errorf("error %q is no *limit.Error", err)
			}
		})
	}
}

// TestHostileFilesNeedLittleMemory: a bomb, deep nesting and a flood of
// paragraphs together allocate far less than they unpack to.
func TestHostileFilesNeedLittleMemory(tt *testing.T) {
	for name, data := range map[string][]byte{
		"bomb":       bomb(tt, 30<<20, 30<<20),
		"deep":       word("", files{"word/document.xml": bodyPart(strings.Repeat("<w:sdt>", 2_000_000))}).zip(tt),
		"attributes": word("", files{"word/document.xml": bodyPart(`<w:p ` + strings.Repeat(`a="" `, 1<<20) + `/>`)}).zip(tt),
		"paragraphs": word("", files{"word/document.xml": bodyPart(strings.Repeat("<w:p/>", 300_000))}).zip(tt),
	} {
		tt.Run(name, func(tt *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := Read("bad.docx", data, limit.Default()); err == nil {
				tt.Error("no error")
			}
			runtime.ReadMemStats(&after)
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 256 {
				tt.Errorf("allocated %d MiB, want at most 256", used)
			}
		})
	}
}

func TestZip64DirectoryIsNoPanic(tt *testing.T) {
	data := word(p("x")).zip(tt)
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	binary.LittleEndian.PutUint32(data[end+12:], 0xFFFFFFFF)
	if _, err := Read("bad.docx", data, limit.Default()); err == nil {
		tt.Error("a directory of 4 GB was accepted")
	}
}
