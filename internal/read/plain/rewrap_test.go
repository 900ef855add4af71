package plain

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/testkit"
)

// wrap breaks a paragraph into lines of at most width columns, the first with
// the indentation first, the others with rest.
func wrap(p string, width int, first, rest string) []string {
	var out []string
	line, used := first, utf8.RuneCountInString(first)
	empty := true
	for _, w := range strings.Fields(p) {
		n := utf8.RuneCountInString(w)
		if !empty && used+1+n > width {
			out = append(out, line)
			line, used, empty = rest, utf8.RuneCountInString(rest), true
		}
		if !empty {
			line += " "
			used++
		}
		line += w
		used += n
		empty = false
	}
	return append(out, line)
}

// layouts are ways in which people lay out the same paragraphs.
var layouts = []struct {
	name        string
	width       int
	first, rest string
	gap         string
	least       int // paragraphs in 1000 that must come back
}{
	{"72 columns, blank lines", 72, "", "", "\n", 995},
	{"60 columns, blank lines", 60, "", "", "\n", 995},
	{"100 columns, blank lines", 100, "", "", "\n", 995},
	{"80 columns, first line indented", 80, "    ", "", "\n", 995},
	{"76 columns, hanging", 76, "", "     ", "\n", 995},
	{"72 columns, no blank lines", 72, "", "", "", 970},
	{"90 columns, no blank lines, hanging", 90, "", "   ", "", 970},
	{"a paragraph a line", 1 << 30, "", "", "", 995},
	{"a paragraph a line, blank lines", 1 << 30, "", "", "\n", 995},
}

// TestRewrap lays real texts out in other ways and counts the paragraphs that
// come back as they were.
func TestRewrap(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testkit.Shared(t, "corpus", "pairs"), "*", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			right, all := 0, 0
			for _, f := range files {
				data, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				want, text := relay(string(data), l.width, l.first, l.rest, l.gap)
				got := map[string]bool{}
				for _, p := range read(t, []byte(text)).Paragraphs {
					var s strings.Builder
					for _, r := range p.Runs {
						s.WriteString(r.Text)
					}
					got[strings.Join(strings.Fields(p.Label[0]+" "+s.String()), " ")] = true
				}
				for _, p := range want {
					all++
					if got[p] {
						right++
					} else if testing.Verbose() {
						fmt.Printf("%s: lost %.90q\n", filepath.Base(filepath.Dir(f)), p)
					}
				}
			}
			t.Logf("%d of %d paragraphs", right, all)
			if right*1000 < all*l.least {
				t.Errorf("only %d of %d paragraphs come back", right, all)
			}
		})
	}
}

func relay(text string, width int, first, rest, gap string) (paras []string, out string) {
	var b strings.Builder
	for _, p := range strings.Split(text, "\n") {
		if p = strings.Join(strings.Fields(p), " "); p == "" {
			continue
		}
		paras = append(paras, p)
		for _, line := range wrap(p, width, first, rest) {
			b.WriteString(line + "\n")
		}
		b.WriteString(gap)
	}
	return paras, b.String()
}

// TestShortWrapped wraps texts too short to show how they were wrapped.
func TestShortWrapped(t *testing.T) {
	for _, p := range []string{
		"The Plenipotentiary Conference of the International\nTelecommunication Union (Geneva, 2030),",
		"instructs the Director of the Telecommunication Development\nBureau",
	} {
		doc := read(t, []byte("Digital skills\n\n"+p+"\n\n1 to offer courses."))
		var got []string
		for _, p := range doc.Paragraphs {
			s := ""
			for _, r := range p.Runs {
				s += r.Text
			}
			got = append(got, s)
		}
		if len(got) != 3 || got[1] != strings.ReplaceAll(p, "\n", " ") {
			t.Errorf("%q", got)
		}
	}
}
