// Package read turns files into documents. It finds out what a file is, first by
// its content and then by its name, and hands it to the reader of that format.
package read

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/akn"
	"github.com/resolint/resolint/internal/read/charset"
	"github.com/resolint/resolint/internal/read/docx"
	"github.com/resolint/resolint/internal/read/html"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/markdown"
	"github.com/resolint/resolint/internal/read/message"
	"github.com/resolint/resolint/internal/read/odt"
	"github.com/resolint/resolint/internal/read/pdf"
	"github.com/resolint/resolint/internal/read/plain"
)

// Error says why a file cannot be read and what to do about it.
type Error struct {
	// File is the file as the user named it, Reason what is wrong with it in lower
	// case without full stop, Remedy what to do, empty where nothing helps.
	File, Reason, Remedy string
	// Err is the error of the format's reader, nil for files that no reader takes.
	Err error
}

func (e *Error) Error() string {
	s := e.File + ": " + e.Reason
	if e.Remedy != "" {
		s += "; " + e.Remedy
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// reader is the function of each format's package.
type reader func(name string, data []byte, lim limit.Limits) (*document.Document, error)

// readers are the formats that can be read.
var readers = map[document.Format]reader{
	document.FormatDocx:     docx.Read,
	document.FormatPDF:      pdf.Read,
	document.FormatText:     plain.Read,
	document.FormatMarkdown: markdown.Read,
	document.FormatHTML:     html.Read,
	document.FormatODT:      odt.Read,
	document.FormatAKN:      akn.Read,
}

// Document reads data, the content of the file called name. The name decides
// only between formats that the content leaves open, such as plain text and
// Markdown. Errors are of type *Error.
func Document(name string, data []byte, lim limit.Limits) (doc *document.Document, err error) {
	if err := lim.CheckInput(int64(len(data))); err != nil {
		return nil, failure(name, err)
	}
	if message.Is(data) {
		return inMessage(name, data, lim)
	}
	format, refusal := detect(name, data, lim)
	if refusal != nil {
		refusal.File = name
		return nil, refusal
	}
	return readAs(format, name, data, lim)
}

// readAs reads data with the reader of a format, and does what all formats need.
func readAs(format document.Format, name string, data []byte, lim limit.Limits) (*document.Document, error) {
	read := readers[format]
	if read == nil {
		return nil, &Error{File: name, Reason: fmt.Sprintf("%s cannot be read by this build", format), Remedy: "save it as Word (.docx), text or Markdown"}
	}
	doc, err := read(name, data, lim)
	if err != nil {
		return nil, failure(name, err)
	}
	if empty(doc) {
		return nil, &Error{File: name, Reason: "the document holds no text", Remedy: "if it consists of images of pages, use its text version"}
	}
	if err := turned(doc); err != nil {
		return nil, failure(name, err)
	}
	resolveStruck(doc)
	fold(doc)
	setForeignApart(doc)
	return doc, nil
}

// inMessage reads the text of a mail or web archive. Its lines are not those of the
// file, so that places count in the rendition.
func inMessage(name string, data []byte, lim limit.Limits) (*document.Document, error) {
	text, err := message.Find(data, lim)
	if err != nil {
		e := failure(name, err)
		if e.Remedy != "" {
			e.Remedy = asWord
		}
		return nil, e
	}
	format := document.FormatText
	if text.HTML {
		format = document.FormatHTML
	}
	doc, err := readAs(format, name, text.Data, lim)
	if err != nil {
		return nil, err
	}
	if err := carries(doc, text.Carried); err != nil {
		return nil, err
	}
	doc.Source = ""
	for i := range doc.Paragraphs {
		for j := range doc.Paragraphs[i].Runs {
			r := &doc.Paragraphs[i].Runs[j]
			r.Start, r.End = -1, -1
		}
	}
	return doc, nil
}

// coveringNote is how many words a message has at most that only goes with a draft.
const coveringNote = 80

// carries tells of the files that a message carries beside its text. Where that is short,
// the draft is in one of them.
func carries(doc *document.Document, names []string) error {
	if len(names) == 0 {
		return nil
	}
	words := 0
	for i := range doc.Paragraphs {
		words += len(strings.Fields(wordsOf(&doc.Paragraphs[i])))
	}
	for i := range names {
		names[i] = strconv.Quote(names[i])
	}
	if words <= coveringNote {
		return &Error{File: doc.Name, Reason: fmt.Sprintf("the message has %d words and carries %s, which is not read", words, strings.Join(names, ", ")), Remedy: "save what it carries and give that"}
	}
	doc.Notices = append(doc.Notices, "what the message carries is not read: "+strings.Join(names, ", "))
	return nil
}

// failure wraps the error of a reader. Readers of containers write "read FILE:
// reason; remedy".
func failure(name string, err error) *Error {
	var own *Error
	if errors.As(err, &own) {
		return own
	}
	e := &Error{File: name, Err: err, Remedy: "open it in the program that wrote it and save it again"}
	e.Reason = strings.TrimPrefix(strings.TrimPrefix(err.Error(), "read "), name+": ")
	var beyond *limit.Error
	switch {
	case errors.As(err, &beyond):
		e.Remedy = "" // names its own
	case errors.Is(err, charset.ErrBinary):
		e.Remedy = "give a Word, OpenDocument, PDF, HTML, Akoma Ntoso, Markdown or text file"
	default:
		if reason, remedy, ok := strings.Cut(e.Reason, "; "); ok {
			e.Reason, e.Remedy = reason, remedy
		}
	}
	return e
}

func empty(doc *document.Document) bool {
	for i := range doc.Paragraphs {
		for _, r := range doc.Paragraphs[i].Runs {
			if strings.TrimSpace(r.Text) != "" {
				return false
			}
		}
	}
	return true
}
