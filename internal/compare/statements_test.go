package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/resolution"
)

// TestStatements: what happened to the slots of a statement, whether the lexicon knows what
// fills them or not.
func TestStatements(t *testing.T) {
	check(t, []pair{
		{
			"a condition in words that the lexicon does not know",
			"1 that the Bureau shall, if the weather at sea allows, publish data on women;",
			"1 that the Bureau shall publish data on women;",
			`condition went: “if the weather at sea allows” → nothing; lost the weather at sea allows`,
		},
		{
			"a condition that the lexicon knows",
			"1 that the Bureau shall publish data on women;",
			"1 that the Bureau shall publish data on women, as appropriate;",
			`condition came: nothing → “as appropriate”`,
		},
		{
			"a condition in another place",
			"1 that the Bureau shall, if the weather at sea allows, publish data on women;",
			"1 that the Bureau shall publish data on women if the weather at sea allows;",
			``,
		},
		{
			"a closed list became one of examples",
			"1 that the Bureau shall train women engineers only in the regional centres;",
			"1 that the Bureau shall train women engineers, including in the regional centres;",
			`object changed: (only) “only in the regional centres” → (including) “including in the regional centres”`,
		},
		{
			"an item went and one came",
			"1 to train women engineers, in cooperation with civil society, universities and bus drivers;",
			"1 to train women engineers, in cooperation with civil society, universities and chess players;",
			`partner changed: “in cooperation with civil society, universities and bus drivers” → “in cooperation with civil society, universities and chess players”; lost bus drivers; came chess players`,
		},
		{
			"a partner came",
			"1 to train women engineers in every region;",
			"1 to train women engineers in every region, in cooperation with universities;",
			`partner came: nothing → “in cooperation with universities”; came universities (academia)`,
		},
		{
			"a quantity",
			"1 that the Bureau shall train women engineers by 2040;",
			"1 that the Bureau shall train women engineers by 2050;",
			`quantity changed: “by 2040” → “by 2050”`,
		},
		{
			"the statement of another act",
			"1 to train women engineers in every region, if the weather at sea allows;",
			"1 to publish the maps of all mobile networks in the open;",
			``,
		},
		{
			"a clause that speaks of no family",
			"1 that the Bureau shall, if the weather at sea allows, publish maps;",
			"1 that the Bureau shall publish maps;",
			``,
		},
	}, slots)
}

// slots are those of all statements, a line each.
func slots(f *facts.Facts) []string {
	var out []string
	for i := range f.Statements {
		for _, s := range f.Statements[i].Slots {
			out = append(out, fmt.Sprintf("%s %s: %s → %s%s%s", s.Kind, s.Outcome, side(s.FromMarker, s.FromWords), side(s.ToMarker, s.ToWords),
				items("lost", s.Lost), items("came", s.Came)))
		}
	}
	return out
}

func side(m resolution.Marker, words string) string {
	switch {
	case words == "":
		return "nothing"
	case m != "":
		return fmt.Sprintf("(%s) “%s”", m, words)
	}
	return "“" + words + "”"
}

// items are the words of items, with what the lexicon knows of them.
func items(name string, list []facts.Item) string {
	if len(list) == 0 {
		return ""
	}
	out := make([]string, len(list))
	for i, it := range list {
		out[i] = it.Words
		if it.Concept != "" {
			out[i] += " (" + it.Concept + ")"
		}
	}
	return "; " + name + " " + strings.Join(out, ", ")
}
