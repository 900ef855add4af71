package config

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// page is where the page of the configuration lies, which is made of the schema.
const page = "../../docs/configuration.md"

// pageStart stands before the keys. The test reads its example as a configuration.
const pageStart = `# Configuration

<!-- Made of internal/config/schema.json by go test ./internal/config -update -->

resolint reads one file, ` + "`" + FileName + "`" + `, at or above the drafts. It needs none: without it,
name the base with ` + "`--base`" + `. ` + "`resolint init`" + ` writes one for the documents of a folder,
` + "`resolint config`" + ` prints what holds and where each value came from, ` + "`resolint config DRAFT`" + `
which base a draft gets and why, ` + "`resolint config --schema`" + ` the JSON Schema for editors.
A flag of the command line goes before the file. An unknown key, a wrong value, an
anchor or a file over 256 KiB is an error that names line and column.

` + "```yaml\n" + pageExample + "```" + `

## Keys
`

const pageExample = `profile: itu
families: [gender, human-rights]
rules:
  gender: warning          # all rules of the family
  gender/removed: error    # but this one
fail-on: error
ignore: [drafts/old]
map:
  - draft: drafts/**/*.docx
    base: adopted/{name}.docx
    proposals: ["proposals/{name}*.docx"]
waivers:
  - rule: gender/removed
    file: drafts/res130.docx
    clause: resolves/3
    reason: moved to Resolution 70
    until: 2027-03-31
limits:
  document-seconds: 300
`

// defaults are the limits' own, by key.
func defaults() map[string]int64 {
	var l Limits
	d := l.Reading()
	return map[string]int64{
		"input-bytes": d.Input, "unpacked-bytes": d.Unpacked, "unpack-ratio": d.Ratio, "parts": d.Parts,
		"depth": d.Depth, "token-bytes": d.Token, "paragraphs": d.Paragraphs, "changes": d.Changes,
		"comments": d.Comments, "generated-bytes": d.Generated,
		"resolutions": int64(l.MaxResolutions()), "clauses": int64(l.MaxClauses()), "clause-bytes": int64(l.MaxClause()), "clause-mentions": int64(l.MaxMentions()),
		"findings": int64(l.MaxFindings()), "document-seconds": int64(l.DocumentTime().Seconds()),
		"rule-seconds": int64(l.RuleTime().Seconds()), "rule-bytes": l.RuleMemory(),
	}
}

// schemaNode is a part of the schema, its properties in the order of the file.
type schemaNode struct {
	Description          string      `yaml:"description"`
	Type                 string      `yaml:"type"`
	Format               string      `yaml:"format"`
	Enum                 []string    `yaml:"enum"`
	Required             []string    `yaml:"required"`
	Properties           yaml.Node   `yaml:"properties"`
	Items                *schemaNode `yaml:"items"`
	AdditionalProperties yaml.Node   `yaml:"additionalProperties"`
}

// takes says in words what a key may hold.
func (n *schemaNode) takes() string {
	switch {
	case len(n.Enum) > 0:
		return "one of `" + strings.Join(n.Enum, "`, `") + "`"
	case n.Type == "array" && n.Items != nil && n.Items.Properties.Kind != 0:
		return "list of the keys below"
	case n.Type == "array":
		return "list of texts"
	case n.Type == "object" && n.AdditionalProperties.Kind == yaml.MappingNode:
		var values schemaNode
		if n.AdditionalProperties.Decode(&values) == nil && len(values.Enum) > 0 {
			return "names, each with " + values.takes()
		}
		return "names with values"
	case n.Type == "object":
		return "the keys below"
	case n.Format == "date":
		return "date, like 2027-03-31"
	case n.Type == "":
		return "text, or list of texts"
	case n.Type == "integer":
		return "whole number from 1"
	}
	return "text"
}

// rows writes a table row for each key of a node, and for the keys below it.
func rows(t *testing.T, out *strings.Builder, n *schemaNode, above string) {
	t.Helper()
	for i := 0; i+1 < len(n.Properties.Content); i += 2 {
		name := n.Properties.Content[i].Value
		var child schemaNode
		if err := n.Properties.Content[i+1].Decode(&child); err != nil {
			t.Fatal(err)
		}
		about := child.Description
		for _, r := range n.Required {
			if r == name {
				about = strings.TrimSpace(about + " Has to be there.")
			}
		}
		if above == "limits." {
			d, ok := defaults()[name]
			if !ok {
				t.Errorf("limits.%s has no default on the page", name)
			}
			about = fmt.Sprintf("%s Default: %s.", about, grouped(d))
		}
		if about == "" {
			t.Errorf("the schema does not say what %s%s is", above, name)
		}
		fmt.Fprintf(out, "| `%s%s` | %s | %s |\n", above, name, child.takes(), strings.ReplaceAll(about, "|", `\|`))
		below := &child
		if child.Items != nil {
			below = child.Items
		}
		rows(t, out, below, above+name+".")
	}
}

// grouped writes a number with commas, and powers of two as such.
func grouped(n int64) string {
	for _, unit := range []struct {
		size int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= unit.size && n%unit.size == 0 {
			return fmt.Sprintf("%d %s", n/unit.size, unit.name)
		}
	}
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// TestPage: the page has every key of the schema, and its example is one.
func TestPage(t *testing.T) {
	var schema schemaNode
	if err := yaml.Unmarshal(Schema, &schema); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	out.WriteString(pageStart + "\n| key | takes | what it does |\n| --- | --- | --- |\n")
	rows(t, &out, &schema, "")
	if *update {
		if err := os.WriteFile(page, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != out.String() {
		t.Error("docs/configuration.md is not what the schema says; run go test ./internal/config -update")
	}
}

func TestPageExample(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/"+FileName, []byte(pageExample), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Read(dir+"/"+FileName, FileName)
	if err != nil {
		t.Fatal(err)
	}
	if c.Rules["gender/removed"] != "error" || len(c.Map) != 1 || len(c.Waivers) != 1 || c.Limits.DocumentSeconds != 300 {
		t.Errorf("the example is read as %+v", c.File)
	}
}
