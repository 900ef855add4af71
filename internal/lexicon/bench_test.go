package lexicon_test

import (
	"io/fs"
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/specimen"
	"github.com/resolint/resolint/rules"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ours(b)
	}
}

func BenchmarkLoadImage(b *testing.B) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lexicon.LoadImage(own, rules.LexiconImage); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFind looks through one resolution of 20 kB as one clause.
func BenchmarkFind(b *testing.B) {
	l := ours(b)
	text := specimen.Make(1, 20_000).Draft
	tokens := l.Tokens(text, nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if len(l.Find(tokens)) < 100 {
			b.Fatal("hardly anything is found")
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	l := ours(b)
	text := specimen.Make(1, 20_000).Draft
	var buf []lexicon.Token
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if buf = l.Tokens(text, buf[:0]); len(buf) < 2000 {
			b.Fatal("hardly any token")
		}
	}
}
