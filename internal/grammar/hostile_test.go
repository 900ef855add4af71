package grammar

import (
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/testkit"
)

// TestHostile reads half a megabyte of each pattern that could make a careless
// parser quadratic. The limit is some hundred times the cost of ordinary text of
// that size, so that a busy machine keeps it.
func TestHostile(t *testing.T) {
	const itu = "RESOLUTION 1 (LIMA, 2030)\n\nTitle\n\nThe Council,\n\nresolves\n\n"
	const size = 1 << 19
	for name, c := range map[string]struct{ head, unit string }{
		"open brackets":        {"The General Assembly,\n\n1. Decides ", "["},
		"nested brackets":      {"The General Assembly,\n\n1. Decides ", "[a "},
		"brackets a clause":    {"The General Assembly,\n\n", "1. Decides [a;\n\n"},
		"closing brackets":     {"The General Assembly,\n\n1. Decides ", "a] "},
		"attributed":           {"The General Assembly,\n\n1. Decides ", "[US: delete a] b "},
		"run-in calls":         {itu + "1 to go", ", invites Member States to go"},
		"almost run-in calls":  {itu + "1 to go", ", invites all of it and "},
		"run-in items":         {itu + "a) to go", "; b) that c; c) that d; d) that e"},
		"run-in lists":         {itu + "1 to go", ": a) go: i) go"},
		"participles":          {itu + "1 to go", ", noting with and further with"},
		"plain notes":          {itu, "1 to go. rivers1\n\n2 Rivers.\n\n"},
		"restarting numbers":   {"The General Assembly,\n\n", "1. Decides:\n\n(i) go\n\n"},
		"the same call":        {itu, "resolves\n\nto go,\n\n"},
		"enacting lines":       {"", "The General Assembly,\n\nRecalling:\n\n"},
		"headings":             {"", "RESOLUTION 1 (LIMA, 2030)\n\nresolves\n\n"},
		"annexes":              {itu + "to go.\n\n", "ANNEX\n\nA\n\n"},
		"articles":             {"", "Article 1\n\n1. Go\n\n"},
		"footnotes":            {itu + "to go¹.\n\n____\n\n", "¹ Go. 2 Go. 3 Go.\n\n"},
		"one line of headings": {"", "ANNEX TO RESOLUTION 1 (A) "},
		"underscores":          {"", "_____ a "},
		"numbers of a label":   {itu + "1", ".1"},
		"superscripts":         {"1. We go", "¹ ² "},
		"options":              {"1. We go\n\n2. We run\n\n", "Option 1: go\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			v := viewOf(name, c.head+strings.Repeat(c.unit, size/len(c.unit)))
			var rs []*resolution.Resolution
			testkit.Soon(t, 3*time.Second, func() { rs = Parse(v) })
			if len(rs) == 0 {
				t.Error("nothing was read")
			}
		})
	}
}

// TestManyNotes: references that a reader has found are looked up by their places, not
// one by one.
func TestManyNotes(t *testing.T) {
	doc := &document.Document{Name: "a.docx"}
	for _, line := range []string{"RESOLUTION 1 (LIMA, 2030)", "Title", "The Council,", "resolves"} {
		doc.Paragraphs = append(doc.Paragraphs, document.Paragraph{Part: document.PartBody, Runs: []document.Run{{Text: line}}})
	}
	item := document.Paragraph{Part: document.PartBody, Runs: []document.Run{{Text: "1 to go"}}}
	for range 200_000 {
		item.Runs = append(item.Runs, document.Run{Text: "¹", NoteRef: true}, document.Run{Text: "x"})
	}
	doc.Paragraphs = append(doc.Paragraphs, item)
	var rs []*resolution.Resolution
	testkit.Soon(t, 3*time.Second, func() { rs = Parse(doc.View(document.Draft)) })
	if len(rs) != 1 {
		t.Errorf("%d resolutions", len(rs))
	}
}
