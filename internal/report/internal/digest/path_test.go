package digest_test

import (
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

func TestSpelled(t *testing.T) {
	for path, want := range map[string]string{
		"pp/6":                      "preamble paragraph 6",
		"op/2/a":                    "operative paragraph 2 (a)",
		"op/2bis":                   "operative paragraph 2bis",
		"para/12/c/ii":              "paragraph 12 (c) (ii)",
		"resolves/3/i":              "“resolves” 3 (i)",
		"considering/b":             "“considering” (b)",
		"article 5/2/a":             "article 5, paragraph 2 (a)",
		"Section B/1":               "Section B 1",
		"footnote/3":                "footnote 3",
		"title":                     "title",
		"annex/op/4":                "annex, operative paragraph 4",
		"res70.txt:pp/6":            "preamble paragraph 6 of res70.txt",
		"a b.docx:resolves/1":       "“resolves” 1 of a b.docx",
		"op":                        "op",
		"":                          "",
		"instructs the Director/10": "“instructs the Director” 10",
	} {
		if got := digest.Spelled(path); got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
}

func TestFar(t *testing.T) {
	list := func(readings ...string) *finding.Document {
		d := &finding.Document{}
		for _, r := range readings {
			d.Changes = append(d.Changes, finding.Change{Reading: r})
		}
		return d
	}
	for want, d := range map[string]*finding.Document{
		"none of 2 changed clauses is likely to matter; 0 judged, 1 to read, 1 editorial":                  list("read", "editorial"),
		"the first 1 of 1 changed clause holds what is likely to matter; 1 judged, 0 to read, 0 editorial": list("judged"),
		"the first 2 of 3 changed clauses hold what is likely to matter; 2 judged, 1 to read, 0 editorial": list("judged", "judged", "read"),
		"none of 0 changed clauses is likely to matter; 0 judged, 0 to read, 0 editorial":                  list(),
	} {
		if got := digest.Far(d); !strings.EqualFold(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
