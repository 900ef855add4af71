package charset

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	const (
		western  = "Côte d’Azur – “towers” for all the operators of the region, and masts for the rest of them."
		russian  = "Конференция поручает Директору Бюро представить доклад Совету на его следующей сессии."
		chinese  = "全权代表大会责成秘书长向理事会下届会议提交报告，并请各成员国提供意见。"
		japanese = "この決議の実施について事務総局長に報告を求めることを決定する。"
	)
	encode := func(enc encoding.Encoding, s string) string {
		out, err := enc.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	tests := []struct{ name, data, declared, text, encoding string }{
		{"plain", "abc", "", "abc", "utf-8"},
		{"utf-8", russian, "", russian, "utf-8"},
		{"mark", "\xef\xbb\xbfabc", "", "abc", "utf-8"},
		{"utf-16 with mark", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), western), "", western, "utf-16be"},
		{"utf-16 without mark", encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), western), "", western, "utf-16le"},
		{"western", encode(charmap.Windows1252, western), "", western, "windows-1252"},
		{"russian, declared", encode(charmap.KOI8R, russian), "koi8-r", russian, "koi8-r"},
		{"chinese, declared", encode(simplifiedchinese.GB18030, chinese), "gb18030", chinese, "gb18030"},
		{"mostly letters beyond ASCII", encode(charmap.Windows1252, "éèêë à ç"), "", "éèêë à ç", "windows-1252"},
		{"declared wrongly", russian, "iso-8859-1", russian, "utf-8"},
		{"declared by an unknown name", "abc", "x-none", "abc", "utf-8"},
		{"japanese, declared", encode(shiftJIS, japanese), "shift_jis", japanese, "shift_jis"},
		{"broken utf-8", strings.Repeat("é", 40) + "\xe9", "", strings.Repeat("é", 40) + "\uFFFD", "utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Decode([]byte(tt.data), tt.declared)
			if err != nil {
				t.Fatal(err)
			}
			if string(r.Text) != tt.text || r.Name != tt.encoding {
				t.Errorf("Decode = %q in %s, want %q in %s", r.Text, r.Name, tt.text, tt.encoding)
			}
		})
	}
}

var shiftJIS = japanese.ShiftJIS

func TestBinary(t *testing.T) {
	for _, data := range []string{"a\x00b", "\x01\x02\x03abc", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"} {
		if _, err := Decode([]byte(data), ""); !errors.Is(err, ErrBinary) {
			t.Errorf("Decode(%q): error = %v, want ErrBinary", data, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("a\xe9"), "iso-8859-1")
	f.Add([]byte("\xff\xfea\x00"), "")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		r, err := Decode(data, declared)
		if err == nil && strings.ToValidUTF8(string(r.Text), "") != string(r.Text) {
			t.Errorf("Decode(%q, %q) = %q is no UTF-8", data, declared, r.Text)
		}
	})
}
