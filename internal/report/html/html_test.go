package html

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/reporttest"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) {
	reporttest.Golden(t, *update, "sample.html", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, *update, "empty.html", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
}

var reports = map[string]func() *finding.Report{
	"sample": reporttest.Sample, "empty": reporttest.Empty, "hostile": reporttest.Hostile,
	"nothing": func() *finding.Report { return &finding.Report{} },
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func elements(t *testing.T, out []byte) []*html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

// TestSelfContained checks that the page can ask for nothing: no element that
// loads anything, no style or handler in attributes, links to places in the page
// and to the rules' pages only, and a policy that allows our style and script.
func TestSelfContained(t *testing.T) {
	// What loads, runs or sends; svg and form are ours.
	loads := regexp.MustCompile(`^(img|iframe|frame|object|embed|link|audio|video|source|track|base|applet|image|use|foreignobject|animate|set|template)$`)
	for name, report := range reports {
		out := reporttest.Bytes(t, Writer{}, report())
		reporttest.NothingSteers(t, out)
		scripts, styles := 0, 0
		for _, n := range elements(t, out) {
			if loads.MatchString(strings.ToLower(n.Data)) {
				t.Errorf("%s: a %s element", name, n.Data)
			}
			switch n.Data {
			case "script":
				scripts++
				if n.FirstChild.Data != script || !strings.Contains(policy, "'"+hash(n.FirstChild.Data)+"'") {
					t.Errorf("%s: a script that is not ours", name)
				}
			case "style":
				styles++
				if !strings.Contains(policy, "'"+hash(n.FirstChild.Data)+"'") {
					t.Errorf("%s: a style that the policy does not allow", name)
				}
			}
			for _, a := range n.Attr {
				key := strings.ToLower(a.Key)
				switch {
				case strings.HasPrefix(key, "on") || key == "style" || key == "src" || key == "srcdoc" || key == "action" || key == "formaction":
					t.Errorf("%s: attribute %s on %s", name, a.Key, n.Data)
				case key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, digest.Home+"/"):
					t.Errorf("%s: a link to %s", name, a.Val)
				}
			}
		}
		if scripts != 1 || styles != 1 {
			t.Errorf("%s: %d scripts and %d styles", name, scripts, styles)
		}
		if !bytes.Contains(out, []byte(`http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;`)) {
			t.Errorf("%s: no content security policy", name)
		}
	}
}

// TestReferences checks that ids are unique and every link and label in the
// page finds its target.
func TestReferences(t *testing.T) {
	for name, report := range reports {
		all := elements(t, reporttest.Bytes(t, Writer{}, report()))
		ids := map[string]bool{}
		for _, n := range all {
			if id := attribute(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: the id %s twice", name, id)
				}
				ids[id] = true
			}
		}
		for _, n := range all {
			if href := attribute(n, "href"); strings.HasPrefix(href, "#") {
				if id, _ := url.PathUnescape(href[1:]); !ids[id] {
					t.Errorf("%s: a link to %s, which is not there", name, href)
				}
			}
			for _, key := range []string{"aria-labelledby", "aria-describedby"} {
				for _, id := range strings.Fields(attribute(n, key)) {
					if !ids[id] {
						t.Errorf("%s: %s=%s, which is not there", name, key, id)
					}
				}
			}
		}
	}
}

// TestAccessible checks what a screen reader needs and a parser can see.
func TestAccessible(t *testing.T) {
	for name, report := range reports {
		headings, main, before := 0, 0, 0
		for _, n := range elements(t, reporttest.Bytes(t, Writer{}, report())) {
			switch n.Data {
			case "html":
				if attribute(n, "lang") != "en" {
					t.Errorf("%s: no language", name)
				}
			case "h1":
				headings++
			case "main":
				main++
			case "th":
				if attribute(n, "scope") == "" {
					t.Errorf("%s: a heading cell without scope", name)
				}
			case "select", "input":
				if n.Parent.Data != "label" {
					t.Errorf("%s: a field without label", name)
				}
			case "svg":
				if attribute(n, "aria-labelledby") == "" && attribute(n.Parent, "aria-hidden") != "true" {
					t.Errorf("%s: a picture without a name", name)
				}
			}
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				level := int(n.Data[1] - '0')
				if level > before+1 {
					t.Errorf("%s: a heading of level %d after one of %d", name, level, before)
				}
				before = level
			}
		}
		if headings != 1 || main != 1 {
			t.Errorf("%s: %d h1 and %d main", name, headings, main)
		}
	}
}

func TestRows(t *testing.T) {
	for name, report := range reports {
		r := report()
		want := 0
		for i := range r.Documents {
			want += len(r.Documents[i].Findings)
		}
		rows := 0
		for _, n := range elements(t, reporttest.Bytes(t, Writer{}, r)) {
			if n.Data == "tr" && attribute(n, "data-rule") != "" {
				rows++
			}
		}
		if rows != want {
			t.Errorf("%s: %d rows, want %d", name, rows, want)
		}
	}
}

func TestProposalColumns(t *testing.T) {
	r := reporttest.Sample()
	if out := reporttest.Bytes(t, Writer{}, r); bytes.Count(out, []byte(`<th scope="col">Proposal EUR-44A7.docx</th>`)) != 1 {
		t.Error("no column for the proposal")
	}
	r.Documents[1].Proposals = append(r.Documents[1].Proposals, "b.docx", "c.docx", "d.docx")
	out := reporttest.Bytes(t, Writer{}, r)
	if bytes.Count(out, []byte(`<th scope="col">Proposal</th>`)) != 1 || !bytes.Contains(out, []byte("(proposals/EUR-44A7.docx, resolves/5)")) {
		t.Error("four proposals do not share a column")
	}
}

func TestMarks(t *testing.T) {
	d := &finding.Document{Base: "b", Findings: []finding.Finding{{Family: "gender", Level: "error"}, {Family: "mandate", Level: "error"}}}
	for _, c := range []struct {
		name   string
		clause finding.ClauseText
		want   string
	}{
		{"kept", finding.ClauseText{Base: []string{"gender"}, Draft: []string{"gender"}}, "gender kept"},
		{"lost", finding.ClauseText{Base: []string{"gender"}, Findings: []int{0}}, "gender lost"},
		{"gained", finding.ClauseText{Draft: []string{"gender"}}, "gender gained"},
		{"changed", finding.ClauseText{Base: []string{"gender"}, Draft: []string{"gender"}, Findings: []int{0}}, "gender changed"},
		{"flagged", finding.ClauseText{Draft: []string{"gender"}, Findings: []int{1}}, "gender gained, mandate flagged"},
		{"an index out of range", finding.ClauseText{Findings: []int{7, -1}}, ""},
	} {
		var got []string
		for _, m := range marks(&c.clause, d) {
			got = append(got, m.Family+" "+m.State)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
	alone := &finding.Document{}
	if got := marks(&finding.ClauseText{Draft: []string{"gender"}}, alone); len(got) != 1 || got[0].State != kept {
		t.Errorf("without a base: %v", got)
	}
}

func TestLabel(t *testing.T) {
	parts := []mapPart{{Name: "preamble", X: 0}, {Name: "operative", X: 16}, {Name: "annex", X: 52}, {Name: "footnote", X: 100}}
	label(parts, 200)
	for i, want := range []string{"", "oper.", "annex", "footnote"} {
		if parts[i].Label != want {
			t.Errorf("%s is labelled %q, want %q", parts[i].Name, parts[i].Label, want)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Large(100)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}
