// Package message finds the text in MIME messages: mails, web archives (.mht) and
// what some programs write as .doc.
package message

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"github.com/resolint/resolint/internal/read/charset"
	"github.com/resolint/resolint/internal/read/limit"
)

// headers are fields of which one begins a message.
var headers = []string{
	"mime-version:", "content-type:", "from:", "received:", "return-path:", "delivered-to:", "date:", "subject:", "message-id:", "to:",
	"x-", "snapshot-content-location:", "reply-to:", "sender:", "dkim-signature:", "content-location:", "content-transfer-encoding:",
}

// Is reports whether data is a message: header fields, one of them the type of the
// content, before the first empty line.
func Is(data []byte) bool {
	head := data[:min(len(data), 16<<10)]
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), "\r\n")
	first := strings.ToLower(string(head[:min(len(head), 40)]))
	begins := false
	for _, h := range headers {
		begins = begins || strings.HasPrefix(first, h)
	}
	if !begins {
		return false
	}
	typed, version := false, false
	for line := range strings.Lines(string(head)) {
		line = strings.TrimRight(line, "\r\n")
		low := strings.ToLower(line)
		typed = typed || strings.HasPrefix(low, "content-type:")
		version = version || strings.HasPrefix(low, "mime-version:")
		switch {
		case line == "":
			return typed || version
		case line[0] == ' ' || line[0] == '\t': // goes on with the field before
		case !strings.Contains(line, ":") || strings.ContainsAny(line[:strings.IndexByte(line, ':')], " \t"):
			return false
		}
	}
	return false
}

// Text is the text of a message.
type Text struct {
	Data []byte // UTF-8 where the message names an encoding
	HTML bool
}

// ErrNone says that a message holds no text.
var ErrNone = errors.New("the message holds no text")

// Find returns the text of a message: the first page of HTML in it, else the first
// plain text. Errors are ErrNone, *limit.Error and those of broken messages.
func Find(data []byte, lim limit.Limits) (*Text, error) {
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")))
	if err != nil {
		return nil, fmt.Errorf("the message is damaged (%w)", err)
	}
	f := finder{lim: lim}
	if err := f.part(textproto.MIMEHeader(m.Header), m.Body, 0); err != nil {
		return nil, err
	}
	switch {
	case f.page != nil:
		return f.page, nil
	case f.plain != nil:
		return f.plain, nil
	}
	return nil, ErrNone
}

// deepest is how far parts are searched for in parts.
const deepest = 8

type finder struct {
	lim         limit.Limits
	size        int64
	page, plain *Text
}

func (f *finder) part(h textproto.MIMEHeader, body io.Reader, depth int) error {
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		if depth >= deepest || params["boundary"] == "" {
			return errors.New("the parts of the message cannot be told apart")
		}
		return f.parts(multipart.NewReader(body, params["boundary"]), strings.Trim(params["start"], "<>"), depth+1)
	case kind == "message/rfc822" && f.page == nil && f.plain == nil:
		if depth >= deepest {
			return errors.New("the messages in the message are too many to be told apart")
		}
		if m, err := mail.ReadMessage(body); err == nil { // a damaged one hides no other part
			return f.part(textproto.MIMEHeader(m.Header), m.Body, depth+1)
		}
		return nil
	case strings.HasPrefix(strings.ToLower(h.Get("Content-Disposition")), "attachment"):
		return nil
	case (kind == "text/html" || kind == "application/xhtml+xml") && f.page == nil:
		f.page, err = f.text(h, body, params["charset"])
		if f.page != nil {
			f.page.HTML = true
		}
		return err
	case kind == "text/plain" && f.plain == nil:
		f.plain, err = f.text(h, body, params["charset"])
		return err
	}
	return nil
}

// parts reads the parts of a message. Where the message names the one that it starts
// with (RFC 2387), the others are what that one refers to.
func (f *finder) parts(r *multipart.Reader, start string, depth int) error {
	for n := int64(0); ; n++ {
		if err := f.lim.CheckParts(n); err != nil {
			return err
		}
		p, err := r.NextRawPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && (f.page != nil || f.plain != nil):
			return nil // the end of a message is often missing; its text is there
		case err != nil:
			return fmt.Errorf("the message is damaged (%w)", err)
		}
		root := start != "" && strings.Trim(p.Header.Get("Content-Id"), "<>") == start
		if root {
			f.page, f.plain = nil, nil
		}
		if err := f.part(p.Header, p, depth); err != nil || root {
			return err
		}
	}
}

// text decodes the body of a part.
func (f *finder) text(h textproto.MIMEHeader, body io.Reader, encoding string) (*Text, error) {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	data, err := io.ReadAll(io.LimitReader(body, f.lim.Unpacked-f.size+1))
	if err != nil && len(data) == 0 {
		return nil, fmt.Errorf("a part of the message is damaged (%w)", err)
	}
	f.size += int64(len(data))
	if err := f.lim.CheckUnpacked(f.size); err != nil {
		return nil, err
	}
	if encoding != "" {
		if r, err := charset.Decode(data, encoding); err == nil {
			data = r.Text
		}
	}
	return &Text{Data: data}, nil
}
