package lsp_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// TestDefinition: ^ in a text is where is asked; the words that are led to follow.
func TestDefinition(t *testing.T) {
	itu := "RESOLUTION 5 (BERN, 2030)\n\nMeters\n\nThe Conference (Bern, 2030),\n\nrecognizing\n\na) that meters fail;\n\nb) that readers tire,\n\nresolves\n\n1 to train readers;\n\n2 to read meters¹.\n\n"
	note := "____\n\n¹ Water meters are meant.\n"
	un := "The General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Requests the Secretary-General to read meters;\n\n2. Decides to train readers;\n\n"
	for name, tt := range map[string]struct{ text, want string }{
		"a clause under a call": {itu + "instructs the Secretary-General\n\nto act under res^olves 2 above.\n", "to read meters"},
		"its label":             {itu + "instructs the Secretary-General\n\nto act under recognizing b^) above.\n", "that readers tire"},
		"a footnote":            {strings.Replace(itu, "meters¹", "meters^¹", 1) + note, "Water meters are meant"},
		"a paragraph":           {un + "3. Also requests him to report on paragr^aph 2 above.\n", "Decides to train"},
		"nothing that is cited": {itu + "instructs the Secretary-General\n\nto act un^der resolves 2 above.\n", ""},
		"no such clause":        {itu + "instructs the Secretary-General\n\nto act under res^olves 9 above.\n", ""},
		"outside clauses":       {"^" + itu, ""},
	} {
		t.Run(name, func(t *testing.T) {
			at := strings.IndexByte(tt.text, '^')
			text := strings.Replace(tt.text, "^", "", 1)
			c := start(t, nil)
			c.open(capabilities(), nil)
			c.didOpen("d.txt", text)
			p := position(text, at)
			m := c.ask("textDocument/definition", c.at("d.txt", p.Line, p.Character))
			var got protocol.Location
			if err := json.Unmarshal(m.Result, &got); err != nil && string(m.Result) != "null" {
				t.Fatal(err)
			}
			words := ""
			if got.URI != "" {
				words = text[offset(text, got.Range.Start):offset(text, got.Range.End)]
			}
			if tt.want == "" && words != "" || !strings.HasPrefix(words, tt.want) {
				t.Errorf("it leads to %q, want %q", words, tt.want)
			}
		})
	}
}

// TestHoverTellsConcept: a word of a family is told with its concept, in plain text
// for clients that show no Markdown.
func TestHoverTellsConcept(t *testing.T) {
	for _, format := range []string{"markdown", "plaintext"} {
		caps := capabilities()
		caps["textDocument"].(map[string]any)["hover"] = map[string]any{"contentFormat": []string{format}}
		c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
		c.open(caps, nil)
		c.didOpen("d.txt", lossBase)
		c.diagnostics("d.txt", 1)
		p := position(lossBase, strings.Index(lossBase, "girls"))
		got := call[protocol.Hover](c, "textDocument/hover", c.at("d.txt", p.Line, p.Character))
		for _, want := range []string{"resolves/1", "the same in the base", "women and girls", "of the family gender"} {
			if !strings.Contains(got.Contents.Value, want) {
				t.Errorf("%s: no %q in %q", format, want, got.Contents.Value)
			}
		}
		if got.Contents.Kind != format || format == "plaintext" && strings.ContainsAny(got.Contents.Value, "`*\\") {
			t.Errorf("%+v", got.Contents)
		}
	}
}

// TestConfigCompletion: ^ is where is asked.
func TestConfigCompletion(t *testing.T) {
	var schema struct {
		Properties struct {
			Limits struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(config.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	limits := strings.Join(slices.Sorted(maps.Keys(schema.Properties.Limits.Properties)), " ")
	for text, want := range map[string]string{
		"^":                                     "baseline confidence fail-on families ignore jobs lexicon limits map profile rule-dirs rules waivers",
		"profile: un\nfa^":                      "baseline confidence fail-on families ignore jobs lexicon limits map profile rule-dirs rules waivers",
		"fail-on: ^":                            "error warning note never",
		"map:\n  - dr^":                         "base draft proposals",
		"map:\n  - draft: a\n    ^":             "base draft proposals",
		"waivers:\r\n- rule: '*'\r\n  re^":      "by clause file reason rule until",
		"limits:\n  find^":                      limits,
		"rules:\n  gender/removed: ^":           "error warning note none off",
		"ignore:\n  - x^":                       "",
		"map:\n  - draft: a\nlimits:\n  depth^": limits,
	} {
		at := strings.IndexByte(text, '^')
		plain := strings.Replace(text, "^", "", 1)
		c := start(t, nil)
		c.open(capabilities(), nil)
		c.didOpen(".resolint.yaml", plain)
		p := position(plain, at)
		var labels []string
		for _, item := range call[protocol.CompletionList](c, "textDocument/completion", c.at(".resolint.yaml", p.Line, p.Character)).Items {
			labels = append(labels, item.Label)
		}
		if got := strings.Join(labels, " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestHoverMarksWords: words that are gone stand apart from those around them, whatever
// spaces the draft has there.
func TestHoverMarksWords(t *testing.T) {
	c := start(t, coast(t))
	c.open(capabilities(), nil)
	c.didOpen("drafts/coast.md", coast(t)["drafts/coast.md"])
	for line, want := range map[uint32]string{
		12: "to build coastal stations ~~within its mandate~~;",
		14: "to plan them with governments ~~, civil society~~ and academia;",
		16: "the number of ~~women~~ **people** trained.",
	} {
		h := call[protocol.Hover](c, "textDocument/hover", c.at("drafts/coast.md", line, 8))
		if !strings.Contains(h.Contents.Value, want) {
			t.Errorf("line %d: no %q in\n%s", line+1, want, h.Contents.Value)
		}
	}
}
