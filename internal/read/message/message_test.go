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
		{"XHTML", head + "application/xhtml+xml\r\n\r\n<p>draft</p>", "<p>draft</p>", true},
		{"a message that is passed on", head + "multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\ndraft\r\n--b--\r\n", "draft", false},
		{"a message around the one passed on", head + "multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\ndraft\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: text/plain\r\n\r\nolder\r\n--b--\r\n", "draft", false},
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
