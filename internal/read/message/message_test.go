package message

import (
	"errors"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/read/limit"
)

// TestFind: which part of a message is its text.
func TestFind(t *testing.T) {
	const head = "From: a@b.int\r\nMIME-Version: 1.0\r\nContent-Type: "
	related := head + `multipart/related; start="<main@x>"; boundary=b` + "\r\n\r\n" +
		"--b\r\nContent-Type: text/html\r\nContent-ID: <ad@x>\r\n\r\n<p>advert</p>\r\n" +
		"--b\r\nContent-Type: text/html\r\nContent-ID: <main@x>\r\n\r\n<p>draft</p>\r\n--b--\r\n"
	tests := []struct {
		what, data, want string
		html             bool
	}{
		{"plain", head + "text/plain\r\n\r\ndraft", "draft", false},
		{"the part that it starts with", related, "<p>draft</p>", true},
		{"the first page where none is named", strings.Replace(related, "start=", "x=", 1), "<p>advert</p>", true},
		{"the first page where the named one is not there", strings.Replace(related, "<main@x>", "<other@x>", 1), "<p>advert</p>", true},
		{"a letter without a type", "From: a@b.int\r\nTo: c@d.int\r\nSubject: towers\r\n\r\ndraft", "draft", false},
		{"XHTML", head + "application/xhtml+xml\r\n\r\n<p>draft</p>", "<p>draft</p>", true},
		{"a message that is passed on", head + "multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\ndraft\r\n--b--\r\n", "draft", false},
		{"a message around the one passed on", head + "multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\ndraft\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: text/plain\r\n\r\nolder\r\n--b--\r\n", "draft", false},
		{"an answer that quotes", head + "text/plain\r\n\r\nSee below.\n> > first\n> > draft\n> > end\n> note", "See below.\nfirst\ndraft\nend\nnote", false},
		{"an answer with one quoted line", head + "text/plain\r\n\r\ndraft\n> why", "draft\n> why", false},
		{"a mailbox of one", "From a@b.int Tue Mar  3 10:00:00 2026\n" + head + "text/plain\r\n\r\ndraft\nFrom here on it ends", "draft\nFrom here on it ends", false},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			if !Is([]byte(tt.data)) {
				t.Fatal("no message")
			}
			got, err := Find([]byte(tt.data), limit.Default())
			if err != nil || strings.TrimSpace(string(got.Data)) != tt.want || got.HTML != tt.html {
				t.Errorf("found %+v, %v", got, err)
			}
		})
	}
}

// TestFindNone: what holds no text is said to, and messages in messages have an end.
func TestFindNone(t *testing.T) {
	const head = "MIME-Version: 1.0\r\nContent-Type: "
	if _, err := Find([]byte(head+"application/pdf\r\n\r\n%PDF"), limit.Default()); !errors.Is(err, ErrNone) {
		t.Errorf("%v, want %v", err, ErrNone)
	}
	if _, err := Find([]byte(strings.Repeat(head+"message/rfc822\r\n\r\n", 1000)+head+"text/plain\r\n\r\nx"), limit.Default()); err == nil {
		t.Error("messages without end were read")
	}
}

// TestCarried: what a message carries beside its text is named.
func TestCarried(t *testing.T) {
	const head = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the draft.\r\n--b\r\n"
	tests := []struct{ part, want string }{
		{"Content-Type: application/pdf\r\n\r\n%PDF", "a file without a name"},
		{"Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF", "a.pdf"},
		{"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=\"=?utf-8?Q?=C3=A9.txt?=\"\r\n\r\nx", "é.txt"},
		{"Content-Type: message/rfc822\r\n\r\nContent-Type: text/plain\r\n\r\nolder", "a message"},
		{"Content-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\n\r\nx", ""},
	}
	for _, tt := range tests {
		got, err := Find([]byte(head+tt.part+"\r\n--b--\r\n"), limit.Default())
		if err != nil || strings.Join(got.Carried, "|") != tt.want {
			t.Errorf("%q: %+v, %v; want %q", tt.part, got, err, tt.want)
		}
	}
	const from = "From a@b.int Tue Mar  3 10:00:00 2026\n"
	if _, err := Find([]byte(from+head+"--b--\n"+from+head), limit.Default()); !errors.Is(err, errSeveral) {
		t.Errorf("a mailbox of two: %v, want %v", err, errSeveral)
	}
}
