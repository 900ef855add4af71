package report_test

import (
	"bytes"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/report"
	"github.com/resolint/resolint/internal/report/reporttest"
)

// lists are the formats that list findings. docx writes into one Word document,
// which these reports are not on; its own tests compare what it carries. A brief is a
// choice.
func lists() []string {
	return slices.DeleteFunc(report.Formats(), func(s string) bool { return s == "docx" || s == "brief" })
}

func TestNew(t *testing.T) {
	for _, name := range report.Formats() {
		if w, err := report.New(name, report.Options{}); err != nil || w == nil {
			t.Errorf("New(%q): %v, %v", name, w, err)
		}
	}
	_, err := report.New("pdf", report.Options{})
	if err == nil {
		t.Fatal("an unknown format is no error")
	}
	for _, name := range append(report.Formats(), `"pdf"`) {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("the error %q does not name %s", err, name)
		}
	}
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

// reading is what a reader of a format reads: its escapes undone, marks and
// white space set aside, so that the same sentence is the same in all.
func reading(format string, out []byte) string {
	s := string(out)
	switch format {
	case "json", "sarif", "gitlab":
		s = strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, " ").Replace(s)
	case "html", "junit":
		s = html.UnescapeString(tags.ReplaceAllString(s, " "))
		if format == "junit" {
			s = html.UnescapeString(tags.ReplaceAllString(string(out), " ") + " " + string(out))
		}
	case "markdown":
		s = html.UnescapeString(tags.ReplaceAllString(s, " "))
		s = strings.NewReplacer("\u200b", "").Replace(s)
	case "github":
		s = strings.NewReplacer("%0A", " ", "%3A", ":", "%2C", ",", "%25", "%").Replace(s)
	}
	return spaces.ReplaceAllString(s, " ")
}

// TestAllFormatsCarryTheSameFindings looks for the rule and the sentence of each
// finding, and for its reason where it is waived, in every format.
func TestAllFormatsCarryTheSameFindings(t *testing.T) {
	r := reporttest.Sample()
	for _, format := range lists() {
		w, err := report.New(format, report.Options{Verbose: true})
		if err != nil {
			t.Fatal(err)
		}
		text := reading(format, reporttest.Bytes(t, w, r))
		n := 0
		for i := range r.Documents {
			for j := range r.Documents[i].Findings {
				f := &r.Documents[i].Findings[j]
				n++
				// Hostile parts are spelled differently in each format.
				message, _, _ := strings.Cut(f.Message, "\x1b")
				message = strings.TrimSpace(message)
				if len(message) < 40 || !strings.Contains(text, message) {
					t.Errorf("%s lacks the sentence %q", format, message)
				}
				if !strings.Contains(text, f.Rule) {
					t.Errorf("%s lacks the rule %s", format, f.Rule)
				}
				if f.Suppressed != nil && !strings.Contains(text, f.Suppressed.Reason) {
					t.Errorf("%s lacks the reason %q", format, f.Suppressed.Reason)
				}
			}
		}
		if n != 10 {
			t.Fatalf("the sample has %d findings", n)
		}
		for _, f := range r.Failures {
			if !strings.Contains(text, f.Reason) {
				t.Errorf("%s lacks what could not be audited: %q", format, f.Reason)
			}
		}
	}
}

// TestDeterministic writes each report twice.
func TestDeterministic(t *testing.T) {
	for _, format := range lists() {
		w, err := report.New(format, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(reporttest.Bytes(t, w, reporttest.Hostile()), reporttest.Bytes(t, w, reporttest.Hostile())) {
			t.Errorf("%s: two reports on the same findings differ", format)
		}
	}
}

// counter notes the largest single write.
type counter struct{ writes, largest, total int }

func (c *counter) Write(p []byte) (int, error) {
	c.writes++
	c.largest = max(c.largest, len(p))
	c.total += len(p)
	return len(p), nil
}

// TestStreams checks that formats of unbounded size go out in pieces.
func TestStreams(t *testing.T) {
	r := reporttest.Large(1000)
	for _, format := range lists() {
		if format == "markdown" { // of bounded size, and the gravest first
			continue
		}
		w, err := report.New(format, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var c counter
		if err := w.Write(&c, r); err != nil {
			t.Fatal(err)
		}
		if c.total > 1<<18 && c.largest > c.total/2 {
			t.Errorf("%s: %d of %d bytes in one write", format, c.largest, c.total)
		}
	}
}

// 1,000 findings have to be written in at most 300 ms in any format. Figures of
// November 2026 on two shared cores, in ms: text 22, json 11, sarif 34, html 100,
// markdown 8, github 2, gitlab 5, junit 9.
func BenchmarkFormats(b *testing.B) {
	r := reporttest.Large(1000)
	for _, format := range lists() {
		w, err := report.New(format, report.Options{Color: true, Width: 100})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				if err := w.Write(io.Discard, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
