package audit_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// labelledText is a real text with what a look at its own spelling or markup, and
// not at ours, says of it.
type labelledText struct {
	path       string
	paragraphs []labelledParagraph
	// body are the words that the text has, without its furniture.
	body []string
}

// labelledParagraph is a preambular or operative paragraph with its label as
// printed, "" where it has none.
type labelledParagraph struct {
	label, text string
}

// structureRow is a line of the table: of so many paragraphs and words of the
// texts so many were found.
type structureRow struct {
	texts, paragraphs, found, words, kept int
	missing                               []string
}

func share(part, all int) float64 { return 100 * float64(part) / float64(max(all, 1)) }

// opening is what two spellings of a paragraph must share: its label and its first
// words.
func opening(label, text string) string {
	ws := plainWords(text)
	label = strings.NewReplacer("(", "", ")", "", " ", "", "\u00a0", "").Replace(strings.ToLower(label))
	return strings.Trim(label, ".:–-•*") + "|" + strings.Join(ws[:min(len(ws), 5)], " ")
}

// plainWords folds what readers and converters spell in several ways: marks of
// notes, punctuation and case.
func plainWords(s string) []string {
	s = strings.NewReplacer("\u00ad", "", "\u2011", "-", "\u2010", "-", "\u200d", "", "\u200b", "", "’", "'", "ʼ", "'").Replace(s)
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
}

// measure reads the text as an audit does and counts what it has of the labels.
func (row *structureRow) measure(t *testing.T, x *labelledText) {
	t.Helper()
	doc, err := read.Document(x.path, bytesOf(t, x.path), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	view := doc.View(document.Draft)
	have := map[string]int{}
	for _, r := range grammar.Parse(view) {
		for i := range r.Clauses {
			have[opening(r.Clauses[i].Label, r.Clauses[i].Text)]++
		}
	}
	row.texts++
	for _, p := range x.paragraphs {
		key := opening(p.label, p.text)
		row.paragraphs++
		if have[key] > 0 {
			have[key]--
			row.found++
		} else {
			row.missing = append(row.missing, filepath.Base(x.path)+": "+key)
		}
	}
	kept := map[string]int{}
	for _, w := range plainWords(view.Rendition()) {
		kept[w]++
	}
	for _, w := range x.body {
		row.words++
		if kept[w] > 0 {
			kept[w]--
			row.kept++
		}
	}
}

// TestStructure measures each format on the real texts of the shared corpus.
func TestStructure(t *testing.T) {
	if testkit.Race {
		t.Skip("measures shares of all texts, which the detector does not change")
	}
	testkit.Shared(t, "corpus")
	formats := []struct {
		name  string
		texts func(*testing.T) []labelledText
		least int // paragraphs that the texts have at least
	}{
		{"text, UN bodies (throughput)", throughputTexts, 10000},
		{"text, pairs", pairTexts, 1000},
		{"Akoma Ntoso, PP-18", finalActs, 2000},
		{"PDF, A/RES/73/6", assemblyPDF, 38},
		{"Word, WTSA Resolution 1", assemblyWord, 150},
	}
	t.Logf("%-30s %6s %11s %8s %9s %8s", "format", "texts", "paragraphs", "found", "words", "kept")
	for _, f := range formats {
		var row structureRow
		texts := f.texts(t)
		for i := range texts {
			row.measure(t, &texts[i])
		}
		found, kept := share(row.found, row.paragraphs), share(row.kept, row.words)
		t.Logf("%-30s %6d %11d %7.2f%% %9d %7.2f%%", f.name, row.texts, row.paragraphs, found, row.words, kept)
		if row.paragraphs < f.least {
			t.Errorf("%s: only %d labelled paragraphs, want at least %d", f.name, row.paragraphs, f.least)
		}
		if found < 98 {
			t.Errorf("%s: %.2f %% of the paragraphs found, want 98 %%", f.name, found)
		}
		if kept < 99 {
			t.Errorf("%s: %.2f %% of the words kept, want 99 %%", f.name, kept)
		}
		for _, m := range row.missing[:min(len(row.missing), 8)] {
			t.Log("  not found: " + m)
		}
	}
}

func throughputTexts(t *testing.T) []labelledText {
	return plainTexts(t, filepath.Join(testkit.Shared(t, "corpus", "throughput"), "*.txt"))
}

func pairTexts(t *testing.T) []labelledText {
	return plainTexts(t, filepath.Join(testkit.Shared(t, "corpus", "pairs"), "*", "*.txt"))
}

func plainTexts(t *testing.T, pattern string) []labelledText {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no texts at %s: %v", pattern, err)
	}
	var out []labelledText
	for _, n := range names {
		text := string(bytesOf(t, n))
		out = append(out, labelledText{path: n, paragraphs: spelled(strings.Split(text, "\n\n")), body: plainWords(text)})
	}
	return out
}

var (
	gluedMark    = regexp.MustCompile(`([a-z,;])\d{1,2}\b`)
	enactingLine = regexp.MustCompile(`^The [A-Z][^.;]{3,120},$`)
	// meetingLine says when a text was adopted, behind or above it.
	meetingLine = regexp.MustCompile(`^\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)|^\d{1,4}(st|nd|rd|th) .*meeting`)
	// printedLabel is a label in the spelling of any body: "1.", "1", "(a)", "a)",
	// "iv)", "2bis", "4.1".
	printedLabel = regexp.MustCompile(`^(\d{1,3}(?:bis|ter)?\.?|\d{1,2}\.\d{1,2}\.?|\(?[a-z]{1,5}\)(?:bis|ter)?)[ \t\x{a0}]+(.+)`)
)

// spelled returns the paragraphs that a text's own spelling tells: from the enacting
// line on, those with labels, and before the first number those that end as
// preambular paragraphs do.
func spelled(paragraphs []string) []labelledParagraph {
	start := slices.IndexFunc(paragraphs, func(p string) bool { return enactingLine.MatchString(strings.TrimSpace(p)) })
	var out []labelledParagraph
	numbered := false
	for _, p := range paragraphs[start+1:] {
		p = strings.TrimSpace(p)
		if meetingLine.MatchString(p) {
			continue
		}
		switch m := printedLabel.FindStringSubmatch(p); {
		case m != nil:
			numbered = numbered || m[1][0] >= '0' && m[1][0] <= '9'
			out = append(out, labelledParagraph{m[1], m[2]})
		case start >= 0 && !numbered && (strings.HasSuffix(p, ",") || strings.HasSuffix(p, ";")):
			out = append(out, labelledParagraph{"", p})
		}
	}
	return out
}
