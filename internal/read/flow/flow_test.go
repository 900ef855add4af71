package flow

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
)

// compose feeds text in which [- -] marks a deletion, [+ +] an insertion and /
// a line break.
func compose(text string) *document.Document {
	f := New(text)
	del, ins := &document.Change{Kind: document.Deleted}, &document.Change{Kind: document.Inserted}
	from := 0
	for i := 0; i < len(text); i++ {
		n := 2
		var next []*document.Change
		switch {
		case strings.HasPrefix(text[i:], "[-"):
			next = []*document.Change{del}
		case strings.HasPrefix(text[i:], "[+"):
			next = []*document.Change{ins}
		case strings.HasPrefix(text[i:], "-]"), strings.HasPrefix(text[i:], "+]"):
		case text[i] == '/':
			next, n = f.Changes, 1
		default:
			continue
		}
		f.Characters(from, i)
		if text[i] == '/' {
			f.LineBreak(i, i+1)
		}
		f.Changes = next
		from = i + n
		i += n - 1
	}
	f.Characters(from, len(text))
	return &document.Document{Source: text, Paragraphs: []document.Paragraph{{Runs: f.Take()}}}
}

func TestWhiteSpace(t *testing.T) {
	tests := []struct{ text, base, draft string }{
		{"  one \n two  ", "one two", "one two"},
		{"to [-ensure-][+promote+] access", "to ensure access", "to promote access"},
		{"to [-ensure-] access", "to ensure access", "to access"},
		{"to[- ensure-] access", "to ensure access", "to access"},
		{"to [-ensure -]access", "to ensure access", "to access"},
		{"to [- ensure -] access", "to ensure access", "to access"},
		{"to [+try to +] [-really-] act", "to really act", "to try to act"},
		{"[-a-] b", "a b", "b"},
		{"a [-b-]", "a b", "a"},
		{"a / b", "a\nb", "a\nb"},
		{"a[-/-]b", "a\nb", "ab"},
		{"a&amp;b &#x20; c", "a&b c", "a&b c"},
	}
	for _, tt := range tests {
		doc := compose(tt.text)
		for s, want := range map[document.Side]string{document.Base: tt.base, document.Draft: tt.draft} {
			got := ""
			if b := doc.View(s).Blocks; len(b) > 0 {
				got = b[0].Text
			}
			if strings.TrimSpace(got) != want {
				t.Errorf("%q, %v: %q, want %q", tt.text, s, got, want)
			}
		}
	}
}

func TestReference(t *testing.T) {
	tests := []struct {
		text, want string
		n          int
	}{
		{"&amp;x", "&", 5},
		{"&eacute;", "é", 8},
		{"&copy x", "©", 5},
		{"&#8209;", "\u2011", 7},
		{"&#x2011;", "\u2011", 8},
		{"&unknown;", "", 0},
		{"& x", "", 0},
		{"&", "", 0},
		{"&D", "", 0},
	}
	for _, tt := range tests {
		if got, n := Reference(tt.text); got != tt.want || n != tt.n {
			t.Errorf("Reference(%q) = %q, %d", tt.text, got, n)
		}
	}
}

func TestSuper(t *testing.T) {
	f := New("towers1 of 5 km2")
	f.Characters(0, 6)
	f.Super = true
	f.Characters(6, 7)
	f.Super = false
	f.Characters(7, 15)
	f.Super = true
	f.Characters(15, 16)
	var got []string
	for _, r := range f.Take() {
		mark := ""
		if r.NoteRef {
			mark = "ref "
		}
		got = append(got, mark+r.Text)
	}
	if diff := cmp.Diff([]string{"towers", "ref ¹", " ", "of 5 km", "²"}, got); diff != "" {
		t.Error(diff)
	}
}
