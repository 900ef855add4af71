package english

import "testing"

func TestLookup(t *testing.T) {
	const s = "Also URGES all; Recognising"
	if !Lookup(Adverbs, s, 0, 4) || Lookup(Adverbs, s, 5, 10) || Lookup(Adverbs, s, 3, 3) {
		t.Error("also is an adverb, urges is none")
	}
	for word, want := range map[string]Opening{"urges": Directive, "Resolves": Operative, "recognizing": Preambular, "recognising": Preambular, "women": NoOpening, "aVeryLongWordThatNoCallHasAtAll": NoOpening} {
		if got := Lookup(OpeningVerbs, word, 0, len(word)); got != want {
			t.Errorf("%s opens %d, want %d", word, got, want)
		}
	}
	if n := testing.AllocsPerRun(10, func() { Lookup(OpeningVerbs, s, 5, 10) }); n > 0 {
		t.Errorf("a look allocates %v times", n)
	}
}
