package near

import (
	"slices"
	"testing"
)

func TestNames(t *testing.T) {
	known := []string{"adopted/res70.docx", "adopted/res-130-rev.txt", "adopted/zebra.txt"}
	if got := Names("drafts/res-130.txt", known, 2); !slices.Equal(got, []string{"adopted/res-130-rev.txt", "adopted/res70.docx"}) {
		t.Errorf("%q", got)
	}
	if got := Names("x", nil, 3); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

func TestSentence(t *testing.T) {
	for want, names := range map[string][]string{
		"": nil, "the closest is a": {"a"}, "the closest are a and b": {"a", "b"}, "the closest are a, b and c": {"a", "b", "c"},
	} {
		if got := Sentence(names); got != want {
			t.Errorf("%q: %q", names, got)
		}
	}
}
