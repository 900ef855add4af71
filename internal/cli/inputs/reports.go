package inputs

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// What an earlier run wrote quotes the texts and is none. Each format is known by how it
// begins; a Word file with comments is not here: it is the draft still.
var (
	// pageMarks stand near the beginning of pages, test results and briefs in Word.
	pageMarks = []string{
		`<meta name="generator" content="resolint `,
		`<testsuites name="resolint">`,
		`<Application>resolint</Application>`,
	}
	// plainReport is the first line of a report as Markdown, as text, with or without
	// whole findings, as annotations, or of a brief.
	plainReport = lazyregexp.New(`^(## resolint: |# (What|Nothing) to ask for: |resolint: no findings\.$|::(error|warning|notice) file=\S.*,title=` +
		`|\S.* — (compared with |audited alone, for no base was named|tracked changes, against the text before them|a package of \d+ drafts?$)` +
		`|\S.*:\d+:\d+: (error|warning|note|info): .* \[[a-z-]+/[a-z-]+\]$)`)
)

// OwnReport is why a report that an earlier run wrote is not audited.
const OwnReport = "a report of resolint"

// reportHead is how many bytes of a file tell whether it is a report.
const reportHead = 2048

// ownReport reports whether a file is a report that an earlier run wrote.
func ownReport(full string) bool {
	switch strings.ToLower(filepath.Ext(full)) {
	case ".html", ".htm", ".xml", ".docx":
		text := head(full)
		for _, mark := range pageMarks {
			if strings.Contains(text, mark) {
				return true
			}
		}
	case ".md", ".markdown", ".txt", ".text", ".log":
		first, _, _ := strings.Cut(strings.TrimLeft(head(full), "\ufeff\r\n"), "\n")
		return plainReport.MatchString(strings.TrimRight(first, "\r "))
	}
	return false
}

// head returns the first bytes of a file, none of one that cannot be read.
func head(full string) string {
	f, err := os.Open(full)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }() // it was only read
	b := make([]byte, reportHead)
	n, _ := io.ReadFull(f, b) // a short file is one
	return string(b[:n])
}
