package html

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/reporttest"
	"github.com/resolint/resolint/internal/sheet"
)

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "sample.html", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, "empty.html", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
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
				if n.FirstChild.Data != script || !strings.Contains(policy, "'"+sheet.Digest(n.FirstChild.Data)+"'") {
					t.Errorf("%s: a script that is not ours", name)
				}
			case "style":
				styles++
				if !strings.Contains(policy, "'"+sheet.Digest(n.FirstChild.Data)+"'") {
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

// TestCards checks that every finding is on the page once: as a card where it counts,
// else in one of the lists.
func TestCards(t *testing.T) {
	for name, report := range reports {
		r := report()
		want := map[string]bool{}
		for i := range r.Documents {
			for n := range r.Documents[i].Findings {
				want[findingID(i+1, n)] = digest.Counts(&r.Documents[i].Findings[n])
			}
		}
		for _, n := range elements(t, reporttest.Bytes(t, Writer{}, r)) {
			id := attribute(n, "id")
			counts, known := want[id]
			if known && counts != (n.Data == "article") {
				t.Errorf("%s: %s is a %s", name, id, n.Data)
			}
			delete(want, id)
		}
		for id := range want {
			t.Errorf("%s: %s is not on the page", name, id)
		}
	}
}

// plainText is what the page says, without marks.
func plainText(t *testing.T, r *finding.Report) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(reporttest.Bytes(t, Writer{}, r)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && strings.Contains(" td th p li div tr h1 h2 h3 h4 dt dd caption section option label ", " "+n.Data+" ") {
			b.WriteString(" ")
		}
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestSays checks what a reader must be told.
func TestSays(t *testing.T) {
	for name, c := range map[string]struct {
		report *finding.Report
		want   []string
	}{
		"sample": {reporttest.Sample(), []string{
			"res139.txt and 3 other drafts: 4 errors, 2 warnings, 1 note – resolint", // the title
			"Brought by proposals/EUR-44A7.docx",
			"Changed by Délégation A, 2022-09-28",
			"Proposed that all measures respect the right to privacy",
			"Still “women and girls” in “recognizing” (a)",
			"Still nowhere in the draft",
			"proposals/EUR-44A7.docx a proposal 1 error",
			"operative paragraph 2",
		}},
		"package": {pkg(), []string{
			"drafts/res139.txt adopted/res139.txt its base 2 errors",
			"drafts/new.txt – no base belongs to it",
			"no draft adopted/c.txt no draft belongs to it",
			"RESOLUTION 5 (DUBAI, 2018) — A text without a draftadopted/c.txt 1 → 0 ✕, all lost",
		}},
		"read": {withChanges(), []string{
			"The first 46 of 60 changed clauses hold what is likely to matter; 21 judged, 30 to read, 9 editorial.",
			"Up to here is what is likely to matter.", "9 editorial changes", "nothing: it is new", "nothing in its place",
			"confidence high", "confidence medium", "confidence low",
		}},
	} {
		said := plainText(t, c.report)
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: nowhere says %q", name, want)
			}
		}
		for _, w := range []string{"A priority for everyone is a priority for no one"} {
			if n := strings.Count(said, w); name != "package" && n != 1 {
				t.Errorf("%s: says %d times %q", name, n, w)
			}
		}
	}
}

// TestCountsAgree: what the table of families, the table of resolutions and the maps say
// of one report is the same, deleted clauses included whatever the headings are.
func TestCountsAgree(t *testing.T) {
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "package": pkg(), "read": withChanges(), "long": reporttest.Large(300)} {
		for i := range r.Documents { // a clause that is gone has its own heading
			for n := range r.Documents[i].Findings {
				if f := &r.Documents[i].Findings[n]; f.Draft == nil {
					f.Resolution = "RESOLUTION 0 (REV. NOWHERE, 1900)"
				}
			}
		}
		v := newView(r)
		table, rows := map[string]int{}, map[string]int{}
		for _, f := range v.Families {
			table[f.Family] = f.All
		}
		for _, h := range v.Heat {
			for i, c := range h.Cells {
				if i < len(v.Families) {
					rows[v.Families[i].Family] += c.Findings
				}
			}
		}
		if diff := cmp.Diff(table, rows); diff != "" {
			t.Errorf("%s: findings by family (-all +by resolution):\n%s", name, diff)
		}
		for _, d := range v.documents {
			for j := range d.Resolutions {
				before, now := map[string]int{}, map[string]int{}
				for k := range d.Resolutions[j].Clauses {
					for _, m := range d.marks(&d.Resolutions[j].Clauses[k]) {
						c := &d.Resolutions[j].Clauses[k]
						if slices.Contains(c.Base, m.Family) {
							before[m.Family]++
						}
						if m.State == kept || m.State == gained || m.State == changed {
							now[m.Family]++
						}
					}
				}
				h := heatOf(d, j, digest.Families, nil)
				for i, family := range digest.Families {
					if c := h.Cells[i]; c.Base != before[family] || c.Now != now[family] {
						t.Errorf("%s: %s: the table says %d → %d of %s, the map %d → %d", name, h.Name, c.Base, c.Now, family, before[family], now[family])
					}
				}
			}
		}
	}
}

func TestMarks(t *testing.T) {
	d := &document{
		Document: &finding.Document{Base: "b", Findings: []finding.Finding{{Family: "gender", Level: "error"}, {Family: "mandate", Level: "error"}}},
		byKey:    map[string]int{"x": 0, "y": 1},
	}
	for _, c := range []struct {
		name   string
		clause finding.ClauseText
		want   string
	}{
		{"kept", finding.ClauseText{Base: []string{"gender"}, Draft: []string{"gender"}}, "gender kept"},
		{"lost", finding.ClauseText{Base: []string{"gender"}, Findings: []string{"x"}}, "gender lost"},
		{"gained", finding.ClauseText{Draft: []string{"gender"}}, "gender gained"},
		{"changed", finding.ClauseText{Base: []string{"gender"}, Draft: []string{"gender"}, Findings: []string{"x"}}, "gender changed"},
		{"flagged", finding.ClauseText{Draft: []string{"gender"}, Findings: []string{"y"}}, "gender gained, mandate flagged"},
		{"a finding that was left out", finding.ClauseText{Findings: []string{"z"}}, ""},
	} {
		var got []string
		for _, m := range d.marks(&c.clause) {
			got = append(got, m.Family+" "+m.State)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
	alone := &document{Document: &finding.Document{}}
	if got := alone.marks(&finding.ClauseText{Draft: []string{"gender"}}); len(got) != 1 || got[0].State != kept {
		t.Errorf("without a base: %v", got)
	}
}

// TestSided: a side is the bytes of its text, whatever form the diff has them in, and a
// word that happens to be in both divides no change.
func TestSided(t *testing.T) {
	for _, c := range []struct{ text, diff, want string }{
		{"Urges “all” States,  in this field; to act", `urges "all"[- States,-] in this field, [-in time; -]to act`, `urges "all" [-States,-] in this field, [-in time;-] to act`},
		{"Urges “all” States,  in this field; to act", `urges "all" [-States, -]in this field[-; -]to act`, "Urges “all” [-States,-]  in this field[-;-] to act"},
		{"to  act within its\u00a0mandate", "to act [-within its mandate-]", "to  act [-within its\u00a0mandate-]"},
		{"Women, and girls in rural areas", "[-women-],[- -]and [-girls in rural areas-]", "[-Women, and girls in rural areas-]"},
		{"Respect the Plan of Action", "respect the plan of [-action-]", "Respect the Plan of [-Action-]"},
		{"the report entitled “Promotion”, and notes it", "the report [-entitled “-]promotion [-, and-] notes it", "the report [-entitled “Promotion”, and-] notes it"},
		{"a broken \xff byte", "a broken \xff [-byte-]", "a broken \xff [-byte-]"},
		{"other words", "these [-words-]", "these [-words-]"},
		{"too short", "too short [-by a word-]", "too short [-by a word-]"},
	} {
		if got := digest.Marked(sided(c.text, reporttest.Diff(c.diff), 0)); got != c.want {
			t.Errorf("%q over %q: %q, want %q", c.diff, c.text, got, c.want)
		}
	}
}

// TestBounded: the page grows with the text up to a point, and says what it leaves out.
func TestBounded(t *testing.T) {
	r := reporttest.Large(20_000)
	for i := range r.Documents {
		d := &r.Documents[i]
		for n := range d.Findings {
			f := &d.Findings[n]
			d.Changes = append(d.Changes, finding.Change{
				Base: &finding.ChangeSide{Clause: "op/1", Text: f.Message}, Relation: "gone", Reading: finding.ToRead, Interest: 0.5,
				Diff: []finding.Segment{{Op: "-", Text: f.Message}},
			})
		}
		for range 200 {
			d.Resolutions[0].Clauses = append(d.Resolutions[0].Clauses, finding.ClauseText{Path: "op/99", Part: "operative", Diff: []finding.Segment{{Op: "=", Text: strings.Repeat("It stands as it stood. ", 10)}}})
		}
	}
	out := reporttest.Bytes(t, Writer{}, r)
	if len(out) > 30_000_000 {
		t.Errorf("the page has %d bytes", len(out))
	}
	if !bytes.Contains(out, []byte("clauses not shown")) {
		t.Error("the page does not say that it leaves clauses out")
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Large(100)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}
