package read

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/read/limit"
)

// detect names the format of data, or says why it is none that can be read. The
// refusal's File is left to the caller.
func detect(name string, data []byte, lim limit.Limits) (document.Format, *Error) {
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))) == 0 {
		return "", &Error{Reason: "the file is empty", Remedy: "check that it was saved"}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return container(data, lim)
	}
	head := data[:min(len(data), 1024)]
	if i := bytes.Index(head, []byte("%PDF-")); i >= 0 && len(bytes.TrimSpace(head[:i])) < 64 && !texty(head[:i]) {
		return document.FormatPDF, nil
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return "", &Error{Reason: s.reason, Remedy: s.remedy}
		}
	}
	if bytes.HasPrefix(data, []byte(ole)) {
		return "", compound(data)
	}
	if bytes.HasPrefix(data, []byte("<")) && bytes.Contains(data[:min(len(data), 4096)], []byte("schemas.microsoft.com/office/2006/xmlPackage")) {
		return "", &Error{Reason: "Word documents as one XML file (Flat OPC) cannot be read", Remedy: "save it as Word (.docx)"}
	}
	if refusal := misnamed(name); refusal != nil {
		return "", refusal
	}
	if refusal := otherText(name, data); refusal != nil {
		return "", refusal
	}
	return text(name, data), nil
}

// misnamed refuses a file whose name promises a container that its content is
// not: a damaged Word file read as text would look like a clean draft.
func misnamed(name string) *Error {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".pdf":
		return &Error{Reason: "the file is named " + ext + " and its content is none; it may be damaged", Remedy: "get it again, or rename it if it is text"}
	}
	return nil
}

// otherText names texts that are no documents: reading them as plain text would
// find nothing and look like a clean draft.
func otherText(name string, data []byte) *Error {
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xef\xbb\xbf")))
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case ext == ".csv" || ext == ".tsv":
		return &Error{Reason: "tables (" + ext + ") cannot be read", Remedy: asText}
	case bytes.HasPrefix(trimmed, []byte("{\"")) || ext == ".json" || ext == ".jsonl" || ext == ".ipynb":
		return &Error{Reason: "JSON is no document", Remedy: asText}
	case foreignMarkup(trimmed, data, knownMarkup(ext)), bytes.HasPrefix(trimmed, []byte("<?xml")) && !knownMarkup(ext) && text(name, data) == document.FormatText:
		return &Error{Reason: "XML of a kind that cannot be read", Remedy: asWord}
	case ext == ".yaml" || ext == ".yml" || ext == ".toml":
		return &Error{Reason: "settings (" + ext + ") are no document", Remedy: asText}
	case bytes.HasPrefix(trimmed, []byte(`\documentclass`)) || ext == ".tex":
		return &Error{Reason: "LaTeX cannot be read", Remedy: "save it as PDF or text"}
	}
	return nil
}

// foreignMarkup reports whether a text is one element in a namespace that is none of
// those that are read, or one that HTML does not know; known says that its extension
// leads to a reader that says so itself.
func foreignMarkup(head, data []byte, known bool) bool {
	m := firstElement.FindSubmatch(head)
	if m == nil || !bytes.HasSuffix(bytes.TrimSpace(data), []byte("</"+string(m[1])+">")) {
		return false
	}
	space, name := strings.ToLower(string(m[2])), strings.ToLower(string(m[1]))
	if space == "" && atom.Lookup([]byte(name)) == 0 {
		return !known && !strings.Contains(name, "akomantoso")
	}
	for _, read := range []string{"xhtml", "rec-html", "akomantoso", "akn"} {
		if space == "" || strings.Contains(space, read) {
			return false
		}
	}
	return true
}

// firstElement finds the name and the namespace of the first element of XML.
var firstElement = lazyregexp.New(`^(?:<[?!][^>]*>|\s)*<([A-Za-z][A-Za-z0-9._-]*)(?:\s(?:[^>]*\s)?xmlns\s*=\s*["']([^"']*)["']|[\s>])`)

// knownMarkup reports whether an extension is that of markup that some reader takes.
func knownMarkup(ext string) bool {
	switch ext {
	case ".xml", ".akn", ".html", ".htm", ".xhtml", ".fodt":
		return true
	}
	return false
}

// texty reports whether s has words: then what follows is a text about PDF.
func texty(s []byte) bool {
	return bytes.Count(s, []byte(" ")) > 2
}

const (
	asWord = "save it as Word (.docx), OpenDocument (.odt), PDF or text"
	asText = "use the text version of the document"
)

var signatures = []struct{ magic, reason, remedy string }{
	{`{\rtf`, "Rich Text Format (.rtf) cannot be read", asWord},
	{"\x89PNG\r\n", "the file is a PNG image, not text", asText},
	{"\xff\xd8\xff", "the file is a JPEG image, not text", asText},
	{"GIF87a", "the file is a GIF image, not text", asText},
	{"GIF89a", "the file is a GIF image, not text", asText},
	{"II*\x00", "the file is a TIFF image, not text", asText},
	{"MM\x00*", "the file is a TIFF image, not text", asText},
	{"BM6", "the file is a bitmap image, not text", asText},
	{"\x1f\x8b", "the file is packed with gzip", "unpack it first"},
	{"BZh", "the file is packed with bzip2", "unpack it first"},
	{"\xfd7zXZ\x00", "the file is packed with xz", "unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "the file is a 7z archive", "unpack it first"},
	{"Rar!\x1a\x07", "the file is a RAR archive", "unpack it first"},
	{"%!PS", "PostScript cannot be read", "save it as PDF"},
	{"\x7fELF", "the file is a program", asText},
	{"MZ\x90", "the file is a program", asText},
	{"BEGIN:VCALENDAR", "the file is a calendar, not text", asText},
	{"BEGIN:VCARD", "the file is an address book, not text", asText},
	{"WEBVTT", "the file is subtitles, not text", asText},
	{"begin 644 ", "the file is packed with uuencode", "unpack it first"},
	{"\xffWPC", "WordPerfect files cannot be read", asWord},
}

const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// compound says what an OLE compound file is: Office writes encrypted packages
// in that form, too. Names of streams stand in it in UTF-16.
func compound(data []byte) *Error {
	has := func(s string) bool {
		var wide []byte
		for i := range len(s) {
			wide = append(wide, s[i], 0)
		}
		return bytes.Contains(data, wide)
	}
	switch {
	case has("EncryptedPackage"):
		return &Error{Reason: "the document is encrypted", Remedy: "remove the password (File, Info, Protect Document) and save it again"}
	case has("WordDocument"):
		return &Error{Reason: "the old Word format (.doc) cannot be read", Remedy: "save it as Word (.docx)"}
	case has("Workbook"), has("PowerPoint Document"):
		return &Error{Reason: "the file is an Office file of the old kind, but no text document", Remedy: asWord}
	}
	return &Error{Reason: "the file is an OLE compound file, as old Office programs write them, and cannot be read", Remedy: asWord}
}

// container names the format of a zip file by its entries.
func container(data []byte, lim limit.Limits) (document.Format, *Error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", &Error{
			Reason: "the file starts like a Word or OpenDocument file but is damaged (" + strings.TrimPrefix(err.Error(), "zip: ") + ")",
			Remedy: "get it again or save it again", Err: err,
		}
	}
	if err := lim.CheckParts(int64(len(z.File))); err != nil {
		return "", &Error{Reason: err.Error(), Err: err}
	}
	names := make(map[string]*zip.File, len(z.File))
	word := false
	for _, f := range z.File {
		if _, twice := names[f.Name]; !twice {
			names[f.Name] = f
		}
		word = word || strings.HasPrefix(f.Name, "word/")
	}
	if f := names["mimetype"]; f != nil {
		return openDocument(f, names)
	}
	switch {
	case names["[Content_Types].xml"] != nil && (word || !anyPrefix(names, "xl/", "ppt/")):
		return document.FormatDocx, nil
	case anyPrefix(names, "xl/"):
		return "", &Error{Reason: "the file is a spreadsheet (.xlsx), not a text document", Remedy: asWord}
	case anyPrefix(names, "ppt/"):
		return "", &Error{Reason: "the file is a presentation (.pptx), not a text document", Remedy: asWord}
	case anyPrefix(names, "Index/Document.iwa", "index.apxl"):
		return "", &Error{Reason: "Apple Pages documents cannot be read", Remedy: asWord}
	case names["content.xml"] != nil && names["META-INF/manifest.xml"] != nil:
		return document.FormatODT, nil
	}
	return "", &Error{Reason: "the file is a zip archive and no Word or OpenDocument text", Remedy: "unpack it and give the files in it"}
}

func anyPrefix(names map[string]*zip.File, prefixes ...string) bool {
	for n := range names {
		for _, p := range prefixes {
			if strings.HasPrefix(n, p) {
				return true
			}
		}
	}
	return false
}

func openDocument(f *zip.File, names map[string]*zip.File) (document.Format, *Error) {
	r, err := f.Open()
	if err != nil {
		return "", &Error{Reason: "the file is a damaged container (" + err.Error() + ")", Remedy: "get it again or save it again", Err: err}
	}
	defer func() { _ = r.Close() }() // it was only read
	buf := make([]byte, 256)
	n := 0
	for n < len(buf) {
		k, err := r.Read(buf[n:])
		n += k
		if err != nil {
			break
		}
	}
	mime := strings.TrimSpace(string(buf[:n]))
	switch {
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument.text"):
		return document.FormatODT, nil
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument."):
		return "", &Error{Reason: "the file is an OpenDocument file but no text (" + mime + ")", Remedy: asWord}
	case mime == "application/epub+zip":
		return "", &Error{Reason: "EPUB books cannot be read", Remedy: asWord}
	case names["[Content_Types].xml"] != nil:
		return document.FormatDocx, nil
	}
	return "", &Error{Reason: "the file is a zip archive and no Word or OpenDocument text", Remedy: "unpack it and give the files in it"}
}

// text names the format of what is not binary, by its first markup and else by
// its name.
func text(name string, data []byte) document.Format {
	head := strings.ToLower(string(decodable(data[:min(len(data), 8192)])))
	head = strings.TrimLeft(head, "\ufeff \t\r\n")
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case strings.Contains(head, "<office:document") && strings.Contains(head, "opendocument:xmlns:office"):
		return document.FormatODT
	case strings.HasPrefix(head, "<") && akomaNtoso.MatchString(head):
		return document.FormatAKN
	case likeHTML(head):
		return document.FormatHTML
	}
	switch ext {
	case ".html", ".htm", ".xhtml":
		return document.FormatHTML
	case ".md", ".markdown", ".mdown", ".mkd", ".qmd":
		return document.FormatMarkdown
	case ".akn", ".xml":
		if strings.HasPrefix(head, "<") {
			return document.FormatAKN
		}
	}
	headings, emphasis := likeMarkdown(string(data[:min(len(data), 64<<10)]))
	switch ext {
	case ".txt", ".text", ".asc": // the name says otherwise, so more is asked for
		if headings && emphasis {
			return document.FormatMarkdown
		}
	default:
		if headings || emphasis {
			return document.FormatMarkdown
		}
	}
	return document.FormatText
}

var akomaNtoso = lazyregexp.New(`<(?:[a-z][a-z0-9._-]*:)?akomantoso[\s>]`)

// decodable drops zero bytes, so that UTF-16 can be searched for ASCII words.
func decodable(b []byte) []byte {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return bytes.ReplaceAll(b[2:], []byte{0}, nil)
	}
	return b
}

// likeHTML reports whether a text starts with markup of HTML.
func likeHTML(head string) bool {
	for strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		end := ">"
		if head[1] == '!' {
			end = "-->"
		}
		i := strings.Index(head, end)
		if i < 0 {
			return false
		}
		head = strings.TrimLeft(head[i+len(end):], " \t\r\n")
	}
	for _, s := range [...]string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<h1", "<main", "<section", "<table"} {
		if strings.HasPrefix(head, s) {
			return true
		}
	}
	return false
}

// likeMarkdown reports what markup of Markdown a text has: ATX headings, and
// lines that emphasis fills or that define footnotes.
func likeMarkdown(s string) (headings, emphasis bool) {
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\r\n \t")
		if t := strings.TrimLeft(line, "#"); len(t) < len(line) && len(line)-len(t) <= 6 && strings.HasPrefix(t, " ") {
			headings = true
		}
		if len(line) > 4 && line[0] == '*' && line[1] != '*' && line[1] != ' ' && line[len(line)-1] == '*' && strings.Count(line, "*") == 2 ||
			strings.HasPrefix(line, "[^") && strings.Contains(line, "]:") {
			emphasis = true
		}
	}
	return headings, emphasis
}
