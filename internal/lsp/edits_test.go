package lsp_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// snippets are what random edits put in: words that count, marks of structure, and
// characters of every width.
var snippets = []string{
	"", "x", " ", "\n", "\r\n", "\n\n", "🛟", "e\u0301", "\u200d", "women and girls ", "within its mandate, ", "civil society, ",
	"4. to report;", "*resolves*\n\n", "<!-- resolint-disable-next gender/*: agreed -->\n\n", "{--", "--}", "\t", "計器", "\ufeff", "1bis",
}

// TestRandomEdits: after any edits, applied one by one, the diagnostics are those of
// a fresh session that opens the text as it then is, byte for byte.
func TestRandomEdits(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	files := coast(t)
	const name = "drafts/coast.md"
	for _, units := range []string{"utf-16", "utf-8"} {
		t.Run(units, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 11))
			caps := capabilities()
			caps["general"] = map[string]any{"positionEncodings": []string{units}}
			one, fresh := start(t, files), start(t, files)
			fresh.dir = one.dir // the same names, so the same bytes
			one.open(caps, nil)
			fresh.open(caps, nil)
			text := files[name]
			one.didOpen(name, text)
			for round, version := 0, 1; round < rounds; round++ {
				for range 1 + r.IntN(4) {
					version++
					runes := []rune(text)
					from := r.IntN(len(runes) + 1)
					to := min(len(runes), from+r.IntN(1+r.IntN(40)))
					for _, at := range []*int{&from, &to} { // no editor edits between the two
						if *at > 0 && *at < len(runes) && runes[*at-1] == '\r' && runes[*at] == '\n' {
							*at++
						}
					}
					start, end := len(string(runes[:from])), len(string(runes[:to]))
					rng := protocol.Range{Start: encoded(text, start, units), End: encoded(text, max(start, end), units)}
					snippet := snippets[r.IntN(len(snippets))]
					one.change(name, version, &rng, snippet)
					text = text[:start] + snippet + text[max(start, end):]
				}
				got, err := json.Marshal(one.diagnostics(name, int32(version)))
				if err != nil {
					t.Fatal(err)
				}
				fresh.forget()
				fresh.didOpen(name, text)
				want, err := json.Marshal(fresh.diagnostics(name, 1))
				if err != nil {
					t.Fatal(err)
				}
				if string(got) != string(want) {
					t.Fatalf("round %d: got\n%s\na fresh session has\n%s\nfor\n%q", round, got, want, text)
				}
			}
		})
	}
}

// encoded is a position in the units of a session.
func encoded(s string, at int, units string) protocol.Position {
	p := position(s, at)
	if units == "utf-8" {
		last := strings.LastIndexAny(s[:at], "\r\n") + 1
		p.Character = uint32(at - last)
	}
	return p
}

// TestManyEdits: edits keep their order, and all but the last may go without an audit.
func TestManyEdits(t *testing.T) {
	n := 2000
	if testing.Short() {
		n = 200
	}
	c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
	c.open(capabilities(), nil)
	c.didOpen("d.txt", lossBase)
	end := protocol.Position{Line: 10, Character: uint32(len("2 to read meters."))}
	for i := range n {
		c.change("d.txt", i+2, &protocol.Range{Start: end, End: end}, fmt.Sprint(i%10))
		end.Character++
	}
	c.change("d.txt", n+2, &protocol.Range{Start: protocol.Position{Line: 10, Character: end.Character - uint32(n)}, End: end}, "")
	if ds := c.diagnostics("d.txt", int32(n+2)); len(ds) != 0 {
		t.Errorf("the text is the base again: %+v", ds)
	}
}

// TestActionsWhileTyping: fixes do not vanish while a newer text is audited; they
// move with the edits, and only what was edited itself goes.
func TestActionsWhileTyping(t *testing.T) {
	files := coast(t)
	const name = "drafts/coast.md"
	c := start(t, files)
	c.open(capabilities(), nil)
	c.didOpen(name, files[name])
	c.diagnostics(name, 1)
	top := protocol.Range{}
	c.change(name, 2, &top, "Draft of the secretariat 🛟\n\n")
	// No audit of version 2 is waited for: two lines further down stands the finding.
	text := "Draft of the secretariat 🛟\n\n" + files[name]
	rng := protocol.Range{Start: protocol.Position{Line: 16}, End: protocol.Position{Line: 16, Character: 20}}
	actions := c.actions(name, rng, protocol.QuickFix)
	i := slices.IndexFunc(actions, func(a protocol.CodeAction) bool { return a.IsPreferred })
	if i < 0 {
		t.Fatalf("%+v", actions)
	}
	edited := apply(t, text, c.edits(name, 2, actions[i]))
	if !strings.Contains(edited, "2. to plan them with governments, civil society and academia;") {
		t.Errorf("%s", edited)
	}
	whole := protocol.Range{Start: protocol.Position{Line: 16}, End: protocol.Position{Line: 17}}
	c.change(name, 3, &whole, "")
	for _, a := range c.actions(name, rng, protocol.QuickFix) {
		if a.Title != "Restore all that this file lost" && strings.Contains(a.Diagnostics[0].Message, "civil society") {
			t.Errorf("a fix of what is gone: %+v", a)
		}
	}
}

// TestRestoreAllOnce: what restores the whole file is offered once where quick fixes
// are, and to whoever asks for such actions.
func TestRestoreAllOnce(t *testing.T) {
	c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
	c.open(capabilities(), nil)
	c.didOpen("d.txt", lossText)
	at := c.diagnostics("d.txt", 1)[0].Range
	for _, test := range []struct {
		rng  protocol.Range
		only []string
		kind string
	}{
		{at, nil, protocol.QuickFix},
		{at, []string{protocol.QuickFix}, protocol.QuickFix},
		{at, []string{"source"}, protocol.FixAll},
		{at, []string{protocol.FixAll}, protocol.FixAll},
		{protocol.Range{}, nil, protocol.FixAll}, // nothing stands there that has a fix
	} {
		var kinds []string
		for _, a := range c.actions("d.txt", test.rng, test.only...) {
			if strings.HasPrefix(a.Title, "Restore all") {
				kinds = append(kinds, a.Kind)
			}
		}
		if len(kinds) != 1 || kinds[0] != test.kind {
			t.Errorf("only %v at %v: %v, want %s once", test.only, test.rng, kinds, test.kind)
		}
	}
}

// TestActionsWithWholeTexts: nothing vanishes either where a client sends its whole text
// with each edit.
func TestActionsWithWholeTexts(t *testing.T) {
	files := coast(t)
	const name = "drafts/coast.md"
	c := start(t, files)
	c.open(capabilities(), nil)
	c.didOpen(name, files[name])
	found := c.diagnostics(name, 1)
	lenses := len(call[[]protocol.CodeLens](c, "textDocument/codeLens", c.document(name)))
	text := "Draft of the secretariat 🛟\n\n" + strings.Replace(files[name], "fishing crews", "all fishing crews", 1)
	c.change(name, 2, nil, text)
	rng := found[1].Range
	rng.Start.Line, rng.End.Line = rng.Start.Line+2, rng.End.Line+2
	actions := c.actions(name, rng, protocol.QuickFix)
	if len(actions) == 0 || !actions[0].IsPreferred {
		t.Fatalf("%+v", actions)
	}
	if edited := apply(t, text, c.edits(name, 2, actions[0])); strings.Count(edited, "\n") != strings.Count(text, "\n") || edited == text {
		t.Errorf("%s", edited)
	}
	if got := len(call[[]protocol.CodeLens](c, "textDocument/codeLens", c.document(name))); got < lenses-1 {
		t.Errorf("%d lenses after the edit, %d before", got, lenses)
	}
}

// TestRestoreInRedline: in a redline the struck words come back, and the clause that
// is gone without a mark cannot.
func TestRestoreInRedline(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"r.md":   {"{--women and girls--}{++everyone++}", "women and girls in"},
		"s.md":   {"{~~women and girls~>everyone~~}", "women and girls in"},
		"r.html": {"<del>women and girls</del> <ins>everyone</ins>", "women and girls  in"},
	} {
		text := "# RESOLUTION 5 (BERN, 2030)\n\nThe Conference (Bern, 2030),\n\n*resolves*\n\n1. to train " + tt.text + " in every country;\n\n2. to read meters.\n"
		if strings.HasSuffix(name, ".html") {
			text = "<html><body><h1>RESOLUTION 5 (BERN, 2030)</h1>\n<p>resolves</p>\n<p>1 to train " + tt.text + " in every country;</p></body></html>"
		}
		c := start(t, map[string]string{name: text})
		c.open(capabilities(), nil)
		c.didOpen(name, text)
		ds := c.diagnostics(name, 1)
		if len(ds) == 0 {
			t.Errorf("%s: nothing is found", name)
			continue
		}
		actions := c.actions(name, ds[0].Range, protocol.QuickFix)
		if len(actions) == 0 || actions[0].Title != "Restore the words of the base here" {
			t.Errorf("%s: %+v", name, actions)
			continue
		}
		if edited := apply(t, text, c.edits(name, 1, actions[0])); !strings.Contains(edited, tt.want) {
			t.Errorf("%s: %s", name, edited)
		}
	}
}
