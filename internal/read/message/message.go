// Package message finds the text in MIME messages: mails, web archives (.mht) and
// what some programs write as .doc.
package message

import (
	"bytes"
	"cmp"
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

// Is reports whether data is a message: header fields before the first empty line, one of
// them the type of the content, or the sender and one more of a letter's.
func Is(data []byte) bool {
	data = begun(data)
	head := data[:min(len(data), 16<<10)]
	first := strings.ToLower(string(head[:min(len(head), 40)]))
	begins := false
	for _, h := range headers {
		begins = begins || strings.HasPrefix(first, h)
	}
	if !begins {
		return false
	}
	typed, version := false, false
	sender, letter := false, false
	for line := range strings.Lines(string(head)) {
		line = strings.TrimRight(line, "\r\n")
		low := strings.ToLower(line)
		typed = typed || strings.HasPrefix(low, "content-type:")
		version = version || strings.HasPrefix(low, "mime-version:")
		sender = sender || strings.HasPrefix(low, "from:")
		letter = letter || strings.HasPrefix(low, "to:") || strings.HasPrefix(low, "subject:") || strings.HasPrefix(low, "date:")
		switch {
		case line == "":
			return typed || version || sender && letter
		case line[0] == ' ' || line[0] == '\t': // goes on with the field before
		case !strings.Contains(line, ":") || strings.ContainsAny(line[:strings.IndexByte(line, ':')], " \t"):
			return false
		}
	}
	return false
}

// begun cuts off what stands before the first field: a byte order mark, empty lines, and
// the line that begins a message in a mailbox file ("From a@b Tue Mar 3 …").
func begun(data []byte) []byte {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")
	if i := bytes.IndexByte(data[:min(len(data), 1000)], '\n'); i > 0 && bytes.HasPrefix(data, []byte("From ")) {
		return data[i+1:]
	}
	return data
}

// Text is the text of a message.
type Text struct {
	Data []byte // UTF-8 where the message names an encoding
	HTML bool
	// Carried names the documents and messages that the message carries and that are not
	// its text.
	Carried []string
}

// ErrNone says that a message holds no text, errSeveral that a file holds several.
var (
	ErrNone    = errors.New("the message holds no text")
	errSeveral = errors.New("the file is a mailbox of several messages; save the one with the draft by itself")
)

// Find returns the text of a message: the first page of HTML in it, else the first
// plain text. Errors are ErrNone, *limit.Error and those of broken messages.
func Find(data []byte, lim limit.Limits) (*Text, error) {
	inside := begun(data)
	if len(inside) < len(data) && anotherBegins(inside) {
		return nil, errSeveral
	}
	m, err := mail.ReadMessage(bytes.NewReader(inside))
	if err != nil {
		return nil, fmt.Errorf("the message is damaged (%w)", err)
	}
	f := finder{lim: lim}
	if err := f.part(textproto.MIMEHeader(m.Header), m.Body, 0); err != nil {
		return nil, err
	}
	text := f.page
	if text == nil {
		text = f.plain
	}
	if text == nil {
		return nil, ErrNone
	}
	text.Carried = f.carried
	if !text.HTML {
		text.Data = unquoted(text.Data)
	}
	return text, nil
}

// anotherBegins reports whether a second message begins in a mailbox file.
func anotherBegins(data []byte) bool {
	for {
		_, after, ok := bytes.Cut(data, []byte("\nFrom "))
		if !ok {
			return false
		}
		data = after
		if _, next, ok := bytes.Cut(data, []byte("\n")); ok && Is(next) {
			return true
		}
	}
}

// unquoted takes the marks of an answer from a text that is quoted for the most part.
func unquoted(text []byte) []byte {
	for range deepest {
		lines := bytes.Split(text, []byte("\n"))
		quoted, others := 0, 0
		for _, l := range lines {
			switch {
			case bytes.HasPrefix(l, []byte(">")):
				quoted++
			case len(bytes.TrimSpace(l)) > 0:
				others++
			}
		}
		if quoted <= others {
			break
		}
		for i, l := range lines {
			if rest, ok := bytes.CutPrefix(l, []byte(">")); ok {
				lines[i] = bytes.TrimPrefix(rest, []byte(" "))
			}
		}
		text = bytes.Join(lines, []byte("\n"))
	}
	return text
}

// deepest is how far parts are searched for in parts.
const deepest = 8

type finder struct {
	lim         limit.Limits
	size        int64
	page, plain *Text
	carried     []string
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
	case kind == "message/rfc822":
		f.carry("a message")
		return nil
	case strings.HasPrefix(strings.ToLower(h.Get("Content-Disposition")), "attachment"), documents[kind]:
		f.carry(cmp.Or(fileName(h.Get("Content-Disposition"), "filename"), fileName(h.Get("Content-Type"), "name"), "a file without a name"))
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

// documents are the types of parts that are documents, whatever they are called.
var documents = map[string]bool{
	"application/pdf": true, "application/msword": true, "application/rtf": true, "application/vnd.oasis.opendocument.text": true,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": true,
}

// mostCarried is how many parts are told of.
const mostCarried = 10

func (f *finder) carry(name string) {
	if len(f.carried) < mostCarried {
		f.carried = append(f.carried, name)
	}
}

// fileName returns the parameter of a field that names a file, "" where there is none.
func fileName(field, parameter string) string {
	_, params, err := mime.ParseMediaType(field)
	if err != nil {
		return ""
	}
	name := params[parameter]
	if plain, err := new(mime.WordDecoder).DecodeHeader(name); err == nil {
		name = plain
	}
	return name
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
