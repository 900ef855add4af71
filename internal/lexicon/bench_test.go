package lexicon_test

import (
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/specimen"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ours(b)
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
