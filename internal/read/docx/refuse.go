package docx

import (
	"bytes"
	"errors"
	"unicode/utf16"
)

// oleMagic starts every OLE compound file ([MS-CFB] 2.2).
var oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// refuseForeign names files that are no zip container by what they are, with
// the remedy.
func refuseForeign(data []byte) error {
	head := bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\ufeff")
	switch {
	case len(data) == 0:
		return errors.New("empty file")
	case bytes.HasPrefix(data, oleMagic):
		return refuseOLE(data)
	case bytes.HasPrefix(data, []byte("PK")):
		return nil
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return errors.New("a PDF file, not a Word document; give it its own ending (.pdf)")
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return errors.New("a Rich Text Format file, not a Word document; open it in Word and save it as .docx")
	case bytes.HasPrefix(head, []byte("<")) && bytes.Contains(data[:min(len(data), 4096)], []byte("schemas.microsoft.com/office/2006/xmlPackage")):
		return errors.New("a Word document as one XML file (Flat OPC); open it in Word and save it as .docx")
	case bytes.HasPrefix(head, []byte("<")):
		return errors.New("an XML or HTML file, not a Word document; open it in Word and save it as .docx")
	}
	return errors.New("damaged Word file or no Word file: it is not a zip container; ask for the file again, or open and save it in Word as .docx")
}

// refuseOLE tells the kinds of compound file apart by the names of their
// streams, which stand in the directory in UTF-16.
func refuseOLE(data []byte) error {
	switch {
	case bytes.Contains(data, utf16le("EncryptedPackage")):
		return errors.New("the file is encrypted with a password; open it in Word, remove the password (File, Info, Protect Document) and save it again")
	case bytes.Contains(data, utf16le("WordDocument")):
		return errors.New("an old Word file (.doc); open it in Word or LibreOffice and save it as .docx")
	}
	return errors.New("an OLE compound file (an old Office document or a message), not a Word document; save its text as .docx")
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}
