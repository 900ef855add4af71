package read

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// drawnPDF shows the words in question on a line of their own, between operators; more
// are resources of the page and objects from number 6 on.
func drawnPDF(before, text, after, resources, catalogue string, more ...string) string {
	content := "BT /F1 10 Tf 1 0 0 1 72 720 Tm (1 " + kept + ") Tj ET " + before + " BT /F1 10 Tf 1 0 0 1 72 700 Tm " + text + " (" + hidden + ") Tj ET " + after
	objects := append([]string{
		"<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> " + resources + " >> /Contents 5 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		stream("", content),
	}, more...)
	var out, xref strings.Builder
	out.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&xref, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF", len(objects)+1, xref.String(), len(objects)+1, at)
	return out.String()
}

func stream(entries, data string) string {
	return fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(data), entries, data)
}

// TestUnseenInPDF: words that a page does not show are not read, whatever keeps them
// back, and what looks like it and is shown is.
func TestUnseenInPDF(t *testing.T) {
	const (
		two     = "<< /Type /OCG /Name (a) >>"
		groups  = "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] /ON [7 0 R] >> >>"
		form    = "BT /F1 10 Tf 1 0 0 1 72 680 Tm (" + hidden + ") Tj ET"
		formAt  = "/Type /XObject /Subtype /Form /Resources << /Font << /F1 4 0 R >> >> /BBox "
		spot    = "/ColorSpace << /C [/Separation /Spot /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0 0] /N 1 >>] >>"
		palette = "/ColorSpace << /C [/Indexed /DeviceRGB 1 <000000ffffff>] >>"
		alpha   = "/ExtGState << /G << /ca 0 /CA 0 >> /M << /BM /Multiply >> /T << /Font [4 0 R 1.5] >> >>"
		around  = "68 695 200 15 re"
	)
	long := "BT /F1 10 Tf 1 0 0 1 72 740 Tm (" + strings.Repeat("words that fill a line of the page ", 4) + ") Tj ET"
	tests := []struct {
		what, before, text, after, resources, catalogue string
		more                                            []string
		seen                                            bool
	}{
		{what: "plain", seen: true},
		{what: "beyond the clip", before: "q 400 10 50 50 re W n", after: "Q"},
		{what: "beyond a clip of lines", before: "q 400 10 m 420 10 l 420 30 l h W* n", after: "Q"},
		{what: "in no clip at all", before: "q 0 0 300 300 re W n 400 400 100 100 re W n", after: "Q"},
		{what: "within the clip", before: "q 0 0 612 792 re W n " + around + " W n", after: "Q", seen: true},
		{what: "after the clip", before: "q 400 10 50 50 re W n Q", seen: true},
		{what: "turned off", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 6 0 R >>", catalogue: groups, more: []string{two, two}},
		{what: "turned on", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 7 0 R >>", catalogue: groups, more: []string{two, two}, seen: true},
		{what: "turned off within what is on", before: "/OC /Q BDC /OC /P BDC /Span BMC", after: strings.Repeat("EMC ", 3), resources: "/Properties << /P 6 0 R /Q 7 0 R >>", catalogue: groups, more: []string{two, two}},
		{what: "off unless turned on", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 6 0 R >>", catalogue: "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /BaseState /OFF /ON [7 0 R] >> >>", more: []string{two, two}},
		{what: "off by its usage", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 6 0 R >>", catalogue: "/OCProperties << /OCGs [6 0 R] /D << /AS [<< /Event /View /Category [/View] /OCGs [6 0 R] >>] >> >>", more: []string{"<< /Type /OCG /Usage << /View << /ViewState /OFF >> >> >>"}},
		{what: "of a group that is off", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 8 0 R >>", catalogue: groups, more: []string{two, two, "<< /Type /OCMD /OCGs 6 0 R >>"}},
		{what: "of groups that are not all on", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 8 0 R >>", catalogue: groups, more: []string{two, two, "<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AllOn >>"}},
		{what: "of groups of which one is on", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 8 0 R >>", catalogue: groups, more: []string{two, two, "<< /Type /OCMD /OCGs [6 0 R 7 0 R] >>"}, seen: true},
		{what: "of groups that are not all off", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 8 0 R >>", catalogue: groups, more: []string{two, two, "<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AllOff >>"}},
		{what: "of groups that are all on, where they should be off", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 8 0 R >>", catalogue: "/OCProperties << /OCGs [6 0 R 7 0 R] /D << >> >>", more: []string{two, two, "<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AllOff >>"}},
		{what: "of groups that are all on", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 8 0 R >>", catalogue: "/OCProperties << /OCGs [6 0 R 7 0 R] /D << >> >>", more: []string{two, two, "<< /Type /OCMD /OCGs [6 0 R 7 0 R] >>"}, seen: true},
		{what: "by an expression in more brackets than documents need", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 8 0 R >>", catalogue: groups, more: []string{two, two, "<< /Type /OCMD /VE " + strings.Repeat("[/And ", 30) + "6 0 R" + strings.Repeat("]", 30) + " >>"}},
		{what: "beyond a clip without end", before: "q 400 10 " + strings.Repeat("9", 400) + " 1 re W n", after: "Q"},
		{what: "by an expression", before: "/OC /P BDC", after: "EMC", resources: "/Properties << /P 8 0 R >>", catalogue: groups, more: []string{two, two, "<< /Type /OCMD /VE [/And 7 0 R [/Not 7 0 R]] >>"}},
		{what: "deeper than marks go", before: strings.Repeat("/Span BMC ", 1000) + "/OC /P BDC", after: strings.Repeat("EMC ", 1001), resources: "/Properties << /P 6 0 R >>", catalogue: groups, more: []string{two, two}},
		{what: "in a form", text: "/F1 0 Tf", after: "/X Do", resources: "/XObject << /X 6 0 R >>", more: []string{stream(formAt+"[0 0 612 792]", form)}, seen: true},
		{what: "in a form that is off", text: "/F1 0 Tf", after: "/X Do", resources: "/XObject << /X 8 0 R >>", catalogue: groups, more: []string{two, two, stream("/OC 6 0 R "+formAt+"[0 0 612 792]", form)}},
		{what: "in a form without room", text: "/F1 0 Tf", after: "/X Do", resources: "/XObject << /X 6 0 R >>", more: []string{stream(formAt+"[0 0 1 1]", form)}},
		{what: "under white", after: "1 g " + around + " f"},
		{what: "under black", after: around + " f"},
		{what: "under a picture", before: long, after: "q 250 0 0 20 68 692 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"},
		{what: "on white", before: "1 g " + around + " f 0 g", seen: true},
		{what: "under a marker's colour", after: "/M gs 1 1 0 rg " + around + " f", resources: alpha, seen: true},
		{what: "in a frame", after: around + " S", seen: true},
		{what: "black on black", before: around + " f"},
		{what: "red on red", before: "1 0 0 rg " + around + " f"},
		{what: "red on yellow", before: "1 1 0 rg " + around + " f 1 0 0 rg", seen: true},
		{what: "white on dark elsewhere", before: "0 0 .5 rg 400 100 80 80 re f 1 g"},
		{what: "white on dark", before: "0 0 .5 rg " + around + " f 1 g", seen: true},
		{what: "stroked in white", before: "1 G", text: "1 Tr"},
		{what: "white, stroked in black", before: "1 g", text: "1 Tr", seen: true},
		{what: "no tint", before: "/C cs 0 scn", resources: spot},
		{what: "full tint", before: "/C cs 1 scn", resources: spot, seen: true},
		{what: "an ink called None", before: "/C cs 1 scn", resources: "/ColorSpace << /C [/Separation /None /DeviceGray << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] >>"},
		{what: "white of a palette", before: "/C cs 1 sc", resources: palette},
		{what: "black of a palette", before: "/C cs 0 sc", resources: palette, seen: true},
		{what: "white of light and hue", before: "/C cs 100 0 0 sc", resources: "/ColorSpace << /C [/Lab << /WhitePoint [1 1 1] >>] >>"},
		{what: "an empty pattern", before: "/Pattern cs /E scn", resources: "/Pattern << /E 6 0 R >>", more: []string{stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1 /YStep 1 /Resources << >>", "")}},
		{what: "transparent", before: "/G gs", resources: alpha},
		{what: "tiny by the graphics state", text: "/T gs", resources: alpha},
		{what: "a point and a half high", text: "/F1 1.5 Tf"},
		{what: "a font that draws nothing", text: "/F2 10 Tf", resources: "/Font << /F1 4 0 R /F2 6 0 R >>", more: []string{"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 32 /LastChar 122 /Widths [" + strings.Repeat("500 ", 91) + "] /Encoding /WinAnsiEncoding /CharProcs << >> /Resources << >> >>"}},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			doc := seesThrough(t, "a.pdf", drawnPDF(tt.before, tt.text, tt.after, tt.resources, tt.catalogue, tt.more...), tt.seen)
			if tt.seen != (len(doc.Notices) == 0) && !strings.Contains(tt.what, "form") {
				t.Errorf("notices %q", doc.Notices)
			}
		})
	}
}

// TestCrowdedPage: where more is painted than can be held against each letter, the
// document says so.
func TestCrowdedPage(t *testing.T) {
	doc, err := Document("a.pdf", []byte(drawnPDF(strings.Repeat(".5 g 300 300 9 9 re f ", 5000)+"0 g", "", "", "", "")), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Notices) != 1 || !strings.Contains(doc.Notices[0], "So much is painted on page 1") {
		t.Errorf("notices %q", doc.Notices)
	}
}

// TestLayersAreBounded: expressions that name each other cost what they hold, and what
// takes more than that is not shown.
func TestLayersAreBounded(t *testing.T) {
	more := []string{"<< /Type /OCG >>", "<< /Type /OCMD /VE 8 0 R >>"}
	for i := 8; i < 30; i++ {
		next := fmt.Sprintf(" %d 0 R", i+1)
		more = append(more, "[/And"+strings.Repeat(next, 3)+"]")
	}
	more = append(more, "[/And 6 0 R]")
	data := drawnPDF(strings.Repeat("/OC /P BDC EMC ", 1000)+"/OC /P BDC", "", "EMC", "/Properties << /P 7 0 R >>", "/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] >> >>", more...)
	testkit.Soon(t, 2*time.Second, func() {
		doc, err := Document("a.pdf", []byte(data), limit.Default())
		if err != nil || strings.Contains(doc.View(document.Draft).Rendition(), hidden) {
			t.Errorf("error %v, or the words are read", err)
		}
	})
}
