package lexicon_test

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/rules"
)

func ours(tb testing.TB) *lexicon.Lexicon {
	tb.Helper()
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		tb.Fatal(err)
	}
	l, err := lexicon.Load(own)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// FuzzTokens: tokens lie in the text, in order and on borders of characters, a
// fold folds to itself, marks without width change nothing, and hits lie in the
// tokens.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"to ensure multi\u2011stakeholder participation of women’s organizations, 70/125 and 1.5 per cent – as agreed",
		"gender\u00a0main\u00adstreaming;\u200b sex-disaggregated data: human rights [and] \ufb01rst (a) % !",
		"the States' rights, IT’S, 'quoted', 7/ 7. 7, .7 ʼs",
		"naïve ÉTATS İstanbul \u212a \u03a3 ẞ e\u0301 ﷽",
		"\xff\xfe broken \xe2\x80 utf",
		"programme organisation ISATION ISATIONisAtion privatisations colour",
	} {
		f.Add(s)
	}
	l := ours(f)
	f.Fuzz(func(t *testing.T, text string) {
		hung := time.AfterFunc(5*time.Second, func() { panic("it takes too long: " + strconv.Quote(text)) })
		defer hung.Stop()
		tokens := l.Tokens(text, nil)
		end := int32(0)
		for _, w := range tokens {
			if w.Start < end || w.End <= w.Start || int(w.End) > len(text) {
				t.Fatalf("token %+v after byte %d of %d", w, end, len(text))
			}
			end = w.End
			if utf8.ValidString(text) && (!border(text, int(w.Start)) || !border(text, int(w.End))) {
				t.Fatalf("token %+v cuts a character of %q", w, text)
			}
			if w.Fold == "" {
				t.Fatalf("token %+v folds to nothing", w)
			}
			again := l.Tokens(w.Fold, nil)
			if w.Kind == lexicon.Word && utf8.ValidString(w.Fold) && (len(again) != 1 || again[0].Fold != w.Fold) {
				t.Fatalf("%q folds to %q, and that to %+v", text[w.Start:w.End], w.Fold, again)
			}
		}
		for _, h := range l.Find(tokens) {
			if h.From < 0 || h.To <= h.From || h.To > len(tokens) || h.Entry == nil {
				t.Fatalf("hit %+v of %d tokens", h, len(tokens))
			}
		}
		spaced := l.Tokens(strings.ReplaceAll(text, " ", "\u00a0"), nil)
		if utf8.ValidString(text) && !strings.ContainsAny(text, "–—") && folds(spaced) != folds(tokens) {
			t.Fatalf("with spaces that do not break %q is\n%s\ninstead of\n%s", text, folds(spaced), folds(tokens))
		}
	})
}

func border(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

func folds(tokens []lexicon.Token) string {
	var out []string
	for _, w := range tokens {
		out = append(out, w.Fold)
	}
	return strings.Join(out, "|")
}

// FuzzLoad reads hostile files of lexicon entries.
func FuzzLoad(f *testing.F) {
	f.Add("families: [{id: gender}]\nkinds: [{id: concept}]\ngroups: [{kind: concept, family: gender, entries: [{id: x, words: ['women (and|or) girls+', '[all] limit~ _3 <m>']}]}]\nlists: {m: [a, b]}")
	f.Add("kinds: [{id: concept}]\nlists: {a: ['<a>']}\ngroups: [{kind: concept, entries: [{id: y, words: ['<a>']}]}]")
	f.Add("kinds: [{id: concept}]\ngroups: [{kind: concept, entries: [{id: z, words: ['((((((((a|b)|c)|d)|e)']}]}]")
	f.Add("kinds: [{id: concept}]\ngroups: [{kind: concept, entries: [{id: w, words: ['a ([b])~ ([c])+ y~ +']}]}]")
	f.Fuzz(func(_ *testing.T, text string) {
		l, err := lexicon.Load(file(text))
		if err != nil {
			return
		}
		l.Find(l.Tokens("all women and girls limit a b c d e", nil))
	})
}

// file is a file system with one file of lexicon entries.
type file string

func (f file) Open(string) (fs.File, error) { return nil, fs.ErrNotExist }

func (f file) ReadFile(string) ([]byte, error) { return []byte(f), nil }

func (f file) Glob(string) ([]string, error) { return []string{"user.yaml"}, nil }

// TestListOfItself: a list that names itself is an error, not the end.
func TestListOfItself(t *testing.T) {
	for _, text := range []string{
		"kinds: [{id: concept}]\nlists: {a: ['<a>']}\ngroups: [{kind: concept, entries: [{id: y, words: ['<a>']}]}]",
		"kinds: [{id: concept}]\nlists: {a: ['x [<b>]'], b: ['(y|<a>)']}\ngroups: [{kind: concept, entries: [{id: y, words: ['w <a>']}]}]",
	} {
		_, err := lexicon.Load(file(text))
		if err == nil || !strings.Contains(err.Error(), "does a list name itself?") || !strings.Contains(err.Error(), "entry y") {
			t.Errorf("%v", err)
		}
	}
}
