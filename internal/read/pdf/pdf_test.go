package pdf

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

func read(t *testing.T, m *maker) *document.Document {
	t.Helper()
	d, err := Read("test.pdf", m.bytes(), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// lines gives each paragraph as "part note page text".
func show(d *document.Document) []string {
	var out []string
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		head := string(p.Part)
		if p.Note != "" {
			head += " " + p.Note
		}
		out = append(out, fmt.Sprintf("%s p%d: %s", head, p.Page, text(p)))
	}
	return out
}

func text(p *document.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// column shows text wrapped in a column and returns the y below it.
func column(w *sheetWriter, x, y, size, width float64, text string) float64 {
	for _, l := range wrap(text, size, width) {
		w.at(x, y, roman, size, l)
		y -= size * 1.2
	}
	return y
}

const prose = "The conference takes note of the work that the secretariat has done with the members of the sector and with " +
	"other bodies in order to bring the benefits of networks to people who live far from the centres of towns, and " +
	"it asks the council to keep this work under review until the next conference meets."

func TestTwoColumns(t *testing.T) {
	var w sheetWriter
	w.at(150, 740, bold, 14, "A heading that runs over both columns")
	y := column(&w, 72, 700, 10, 220, "First. "+prose)
	column(&w, 72, y-6, 10, 220, "Second. "+prose)
	y = column(&w, 320, 700, 10, 220, "Third. "+prose)
	column(&w, 320, y-6, 10, 220, "Fourth. "+prose)
	m := newMaker()
	m.page(w.String(), "")
	want := []string{
		"body p1: A heading that runs over both columns",
		"body p1: First. " + prose, "body p1: Second. " + prose,
		"body p1: Third. " + prose, "body p1: Fourth. " + prose,
	}
	if diff := cmp.Diff(want, show(read(t, m))); diff != "" {
		t.Error(diff)
	}
}

// A label column and a masthead leave white strips too, but are no columns.
func TestLabelsAreNoColumns(t *testing.T) {
	var w sheetWriter
	w.at(72, 740, bold, 12, "General Assembly").at(420, 740, roman, 10, "Distr.: General")
	w.at(420, 727, roman, 10, "31 October 2018")
	y := 690.0
	var want []string
	for i := range 4 {
		w.at(72, y, roman, 10, fmt.Sprintf("%d.", i+1))
		y = column(&w, 108, y, 10, 400, prose) - 6
		want = append(want, fmt.Sprintf("%d. %s", i+1, prose))
	}
	m := newMaker()
	m.page(w.String(), "")
	var got []string
	for _, s := range show(read(t, m)) {
		s = strings.ReplaceAll(strings.TrimPrefix(s, "body p1: "), "\t", " ")
		if strings.Contains(s, prose) {
			got = append(got, s)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFurnitureNotesAndPageBreak(t *testing.T) {
	m := newMaker()
	half := strings.Fields(prose)
	first, second := strings.Join(half[:30], " "), strings.Join(half[30:], " ")
	for n := 1; n <= 3; n++ {
		var w sheetWriter
		w.at(72, 760, italic, 9, "Report of the working group").at(500, 760, roman, 9, "A/99/12")
		w.at(300, 30, roman, 9, fmt.Sprintf("%d/3", n))
		y := 720.0
		if n > 1 {
			y = column(&w, 72, y, 11, 460, second) - 8
		}
		y = column(&w, 72, y, 11, 460, prose) - 8
		lines := wrap(first, 11, 460)
		for i, l := range lines {
			w.at(72, y, roman, 11, l)
			if i == 0 { // a raised mark after the first line's last word
				width := 0.0
				for _, l2 := range wrap(l, 11, 1e6) {
					width = lineWidth(l2, 11)
				}
				w.at(72+width, y+4, roman, 6.5, fmt.Sprint(n))
			}
			y -= 13.2
		}
		w.rule(72, 180, 110)
		w.at(72, 99, roman, 5.5, fmt.Sprint(n)).at(77, 96, roman, 8.5, fmt.Sprintf("Note %d, which is longer than one line and is therefore", n))
		w.at(72, 86, roman, 8.5, "continued here.")
		m.page(w.String(), "")
	}
	d := read(t, m)
	var body, notes, edges []string
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		switch p.Part {
		case document.PartBody:
			body = append(body, text(p))
		case document.PartFootnote:
			notes = append(notes, fmt.Sprintf("%s p%d %s", p.Note, p.Page, text(p)))
		default:
			edges = append(edges, text(p))
		}
	}
	if len(body) != 6 {
		t.Fatalf("%d body paragraphs, want 6:\n%s", len(body), strings.Join(show(d), "\n"))
	}
	for i, s := range body {
		want := prose
		if i%2 == 1 {
			mark := []string{"¹", "²", "³"}[i/2]
			want = prose
			if i == 5 {
				want = first
			}
			if !strings.Contains(s, mark) {
				t.Errorf("paragraph %d lacks the reference %s: %s", i, mark, s)
			}
			s = strings.ReplaceAll(s, mark, "")
		}
		if s != want {
			t.Errorf("paragraph %d:\n got %s\nwant %s", i, s, want)
		}
	}
	wantNotes := []string{
		"1 p1 Note 1, which is longer than one line and is therefore continued here.",
		"2 p2 Note 2, which is longer than one line and is therefore continued here.",
		"3 p3 Note 3, which is longer than one line and is therefore continued here.",
	}
	if diff := cmp.Diff(wantNotes, notes); diff != "" {
		t.Error(diff)
	}
	wantEdges := []string{"Report of the working group\tA/99/12", "1/3", "2/3", "3/3"}
	if diff := cmp.Diff(wantEdges, edges); diff != "" {
		t.Error(diff)
	}
	refs := 0
	for i := range d.Paragraphs {
		for _, r := range d.Paragraphs[i].Runs {
			if r.NoteRef {
				refs++
			}
		}
	}
	if refs != 3 {
		t.Errorf("%d references, want 3", refs)
	}
}

// lineWidth is how wide a line is in Times-Roman, in points.
func lineWidth(s string, size float64) float64 {
	face := &typeface{name: "Times-Roman", encoding: *winAnsi, scale: 0.001}
	(&file{}).loadWidths(face, nil, nil)
	w := 0.0
	for _, r := range s {
		w += float64(face.widths[byte(r)]) / 1000 * size
	}
	return w
}

func TestParagraphs(t *testing.T) {
	tests := []struct {
		name  string
		lines []string // x offset, font and text: "24 i Text"
		want  []string
	}{
		{
			"first-line indent",
			[]string{
				"24 The members of the sector have met and have agreed on the following points, which",
				"0 they lay before the council,",
				"24 Having seen the report of the secretariat on the state of networks in the regions,",
			},
			[]string{
				"The members of the sector have met and have agreed on the following points, which they lay before the council,",
				"Having seen the report of the secretariat on the state of networks in the regions,",
			},
		},
		{
			"labels and hanging indents",
			[]string{
				"0 1. To keep the matter under review and to report on it to the next conference, in the",
				"18 light of what members say;",
				"18 (a) to ask members for their views in writing and to publish them on the site of the",
				"36 union;",
				"18 (b) to call a meeting.",
				"0 2. To close the matter.",
			},
			[]string{
				"1. To keep the matter under review and to report on it to the next conference, in the light of what members say;",
				"(a) to ask members for their views in writing and to publish them on the site of the union;",
				"(b) to call a meeting.",
				"2. To close the matter.",
			},
		},
		{
			"a line that happens to start with a label",
			[]string{
				"0 The report was laid before the council and was then sent on, as said in paragraph 12",
				"0 (a) of the decision of the year before, to the members of the union in all the regions.",
			},
			[]string{"The report was laid before the council and was then sent on, as said in paragraph 12 (a) of the decision of the year before, to the members of the union in all the regions."},
		},
		{
			"calls and items",
			[]string{
				"24 i considering",
				"0 that networks serve people everywhere and that people need them more and more for",
				"0 work and for study,",
				"24 i resolves",
				"0 to go on with the work.",
			},
			[]string{
				"considering", "that networks serve people everywhere and that people need them more and more for work and for study,",
				"resolves", "to go on with the work.",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var w sheetWriter
			y := 700.0
			for _, l := range tt.lines {
				indent, text, _ := strings.Cut(l, " ")
				font := roman
				if rest, ok := strings.CutPrefix(text, "i "); ok {
					font, text = italic, rest
				}
				var x float64
				fmt.Sscan(indent, &x)
				w.at(72+x, y, font, 11, text)
				y -= 13
			}
			m := newMaker()
			m.page(w.String(), "")
			var got []string
			d := read(t, m)
			for i := range d.Paragraphs {
				got = append(got, text(&d.Paragraphs[i]))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHyphens(t *testing.T) {
	v := &vocabulary{words: wordSet("conference follow-up networks capacity"), hyphenates: true}
	plain := &vocabulary{words: wordSet("conference")}
	tests := []struct {
		v    *vocabulary
		a, b string
		want joint
	}{
		{v, "the confer-", "ence of", jointDrop},
		{v, "a tele\u00ad", "communication", jointDrop},
		{v, "the follow-", "up of", jointNone},
		{v, "a high-", "level segment", jointNone},
		{v, "the UN-", "SPIDER platform", jointNone},
		{v, "short-", "and long-term", jointSpace},
		{v, "2015–", "2030", jointNone},
		{v, "the members –", "all of them", jointSpace},
		{v, "a word", "another", jointSpace},
		{v, "resolutions and/", "or decisions", jointNone},
		{v, "see www.itu.int/", "council", jointNone},
		{v, "an auto-", "matic system", jointDrop},
		{plain, "an evenly-", "spread system", jointNone},
		{v, "ITU\u2011", "T", jointNone},
		{v, "电信发", "展局", jointNone},
	}
	for _, tt := range tests {
		if got := tt.v.joint(tt.a, tt.b); got != tt.want {
			t.Errorf("joint(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestGlyphs(t *testing.T) {
	m := newMaker()
	cmap := `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <00660069> <0002> <D83DDE00> endbfchar
2 beginbfrange <0010> <0029> <0061> <0040> <0042> [<0041> <0042> <0043>] endbfrange endcmap`
	tu := m.stream("", cmap)
	desc := m.add("<< /Type /FontDescriptor /FontName /ABCDEF+Some-BoldItalic /Flags 4 >>")
	cid := m.add(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Some-BoldItalic /DW 500 /W [3 [250] 16 41 480] /FontDescriptor %d 0 R >>", desc))
	f9 := m.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Some-BoldItalic /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>", cid, tu))
	f8 := m.add("<< /Type /Font /Subtype /Type1 /BaseFont /Other /FirstChar 1 /Widths [500 500 500 500 500 500] /Encoding << /Differences [1 /f_i /Eacute /uni2011 /endash /afii10017 /quotedblleft] >> >>")
	m.resources = strings.Replace(m.resources, "/Font <<", fmt.Sprintf("/Font << /F9 %d 0 R /F8 %d 0 R", f9, f8), 1)
	var w sheetWriter
	w.raw("BT /F9 10 Tf 1 0 0 1 72 700 Tm <004000410042 0010 0011 0001> Tj ET")
	w.raw("BT /F8 10 Tf 1 0 0 1 72 660 Tm (\\001\\002\\003\\004\\005\\006) Tj ET")
	// Kerning by small moves, a word space by a move, a space taken back.
	w.raw("BT /F0 10 Tf 1 0 0 1 72 620 Tm [(Confere) -110 (nce) -250 (room) ( ) 250 (s) -50 (ized)] TJ ET")
	w.raw("BT /F0 10 Tf 1 0 0 1 72 580 Tm 14 TL (quoted) Tj T* (below) Tj (next) ' 1 2 (last) \" ET")
	w.raw("/Span << /ActualText (real) >> BDC BT /F0 10 Tf 1 0 0 1 72 480 Tm (fake) Tj ET EMC")
	w.at(72, 440, roman, 10, "Plenty of words with spaces stand on this line so that it is clear how they look.")
	m.page(w.String(), "")
	d := read(t, m)
	var all []string
	for i := range d.Paragraphs {
		all = append(all, text(&d.Paragraphs[i]))
	}
	joined := strings.Join(all, "|")
	for _, want := range []string{"ABCabfi", "fiÉ\u2011–А“", "Conference rooms", "quoted", "below", "next", "last", "real"} {
		if !strings.Contains(joined, want) {
			t.Errorf("no %q in %q", want, joined)
		}
	}
	if strings.Contains(joined, "fake") {
		t.Error("ActualText does not replace the glyphs")
	}
	if r := d.Paragraphs[0].Runs[0]; !r.Bold || !r.Italic {
		t.Errorf("run %+v is not bold and italic", r)
	}
}

func TestRotatedPage(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	w.raw("BT /F0 11 Tf 0 1 -1 0 200 72 Tm (A line on a page that is shown turned,) Tj ET")
	w.raw("BT /F0 11 Tf 0 1 -1 0 213 72 Tm (and the line below it.) Tj ET")
	m.page(w.String(), "/Rotate 90")
	want := []string{"body p1: A line on a page that is shown turned, and the line below it."}
	if diff := cmp.Diff(want, show(read(t, m))); diff != "" {
		t.Error(diff)
	}
}

func TestFormsAndArtifacts(t *testing.T) {
	m := newMaker()
	form := m.stream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Matrix [1 0 0 1 0 -20] /Resources << "+m.resources+" >>",
		"BT /F0 11 Tf 1 0 0 1 72 700 Tm (Text within a form, which counts like any other.) Tj ET")
	m.resources += fmt.Sprintf(" /XObject << /X1 %d 0 R >>", form)
	var w sheetWriter
	w.raw("/Artifact << /Type /Pagination >> BDC").at(72, 760, roman, 9, "Draft of May").raw("EMC")
	w.raw("q /X1 Do Q")
	w.at(72, 640, roman, 11, "Text after the form that belongs to another paragraph.")
	m.page(w.String(), "")
	want := []string{
		"body p1: Text within a form, which counts like any other.",
		"body p1: Text after the form that belongs to another paragraph.",
		"header p1: Draft of May",
	}
	if diff := cmp.Diff(want, show(read(t, m))); diff != "" {
		t.Error(diff)
	}
}

func TestRefusals(t *testing.T) {
	image := newMaker()
	im := image.stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")
	image.resources += fmt.Sprintf(" /XObject << /I %d 0 R >>", im)
	image.page("q 600 0 0 700 0 0 cm /I Do Q", "")
	empty := newMaker()
	empty.page("", "")
	none := newMaker()
	nameless := newMaker()
	f := nameless.add("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 >>] >>")
	nameless.resources = fmt.Sprintf("/Font << /F0 %d 0 R >>", f)
	nameless.page("BT /F0 10 Tf 72 700 Td <"+strings.Repeat("0102", 50)+"> Tj ET", "")
	tests := []struct {
		name, reason string
		data         []byte
	}{
		{"picture", "no text layer", image.bytes()},
		{"empty page", "no text layer", empty.bytes()},
		{"no pages", "no pages", none.bytes()},
		{"fonts without characters", "fonts do not say", nameless.bytes()},
		{"not a PDF", "not a PDF", []byte("PK\x03\x04")},
		{"nothing", "not a PDF", nil},
		{"header only", "damaged", []byte("%PDF-1.4\n")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read("draft.pdf", tt.data, limit.Default())
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("error %v, want *Error", err)
			}
			if !strings.Contains(e.Reason, tt.reason) || e.Remedy == "" {
				t.Errorf("reason %q, remedy %q; want %q and a remedy", e.Reason, e.Remedy, tt.reason)
			}
			if !strings.Contains(err.Error(), "draft.pdf") {
				t.Errorf("%q does not name the file", err)
			}
		})
	}
	m := newMaker()
	m.page("", "")
	var le *limit.Error
	if _, err := Read("x.pdf", m.bytes(), limit.Limits{Input: 10}); !errors.As(err, &le) {
		t.Errorf("error %v, want *limit.Error", err)
	}
}

// Letterspaced words stay whole; character spacing that stands for a word space
// does not.
func TestCharacterSpacing(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	w.raw("BT /F0 10 Tf 3 Tc 1 0 0 1 72 700 Tm (RESOLUTION) Tj ET")
	w.raw("BT /F0 10 Tf 1 0 0 1 72 600 Tm 0 Tc (th) Tj 2.5 Tc (e) Tj 0 Tc (offic) Tj 2.5 Tc (e) Tj 0 Tc (meets) Tj ET")
	m.page(w.String(), "")
	want := []string{"body p1: RESOLUTION", "body p1: the office meets"}
	if diff := cmp.Diff(want, show(read(t, m))); diff != "" {
		t.Error(diff)
	}
}

// A justified line with wide gaps has spaces, a row with a label a tab.
func TestWideGaps(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	w.at(72, 700, roman, 10, "international").at(155, 700, roman, 10, "cooperation").at(235, 700, roman, 10, "everywhere")
	w.at(72, 600, roman, 10, "1.").at(108, 600, roman, 10, "Takes note of the report;")
	m.page(w.String(), "")
	want := []string{"body p1: international cooperation everywhere", "body p1: 1.\tTakes note of the report;"}
	if diff := cmp.Diff(want, show(read(t, m))); diff != "" {
		t.Error(diff)
	}
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
