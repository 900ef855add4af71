package chromium

import (
	"encoding/base64"
	"encoding/json"
	"regexp"
)

// Whole returns a picture of the page in its full height, at most 12,000 pixels, as PNG.
func (b *Browser) Whole() []byte {
	b.T.Helper()
	var size struct{ W, H float64 }
	if err := json.Unmarshal([]byte(b.Value(`JSON.stringify({w: innerWidth, h: Math.min(document.documentElement.scrollHeight, 12000)})`)), &size); err != nil {
		b.T.Fatal(err)
	}
	var shot struct{ Data string }
	b.Call("Page.captureScreenshot", map[string]any{
		"format": "png", "captureBeyondViewport": true,
		"clip": map[string]any{"x": 0, "y": 0, "width": size.W, "height": size.H, "scale": 1},
	}, &shot)
	return b.decoded(shot.Data)
}

// Print prints the page as its style says, and returns the PDF.
func (b *Browser) Print() []byte {
	b.T.Helper()
	var pdf struct{ Data string }
	b.Call("Page.printToPDF", map[string]any{"printBackground": true, "preferCSSPageSize": true}, &pdf)
	return b.decoded(pdf.Data)
}

func (b *Browser) decoded(data string) []byte {
	b.T.Helper()
	raw, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		b.T.Fatal(err)
	}
	return raw
}

var pageObject = regexp.MustCompile(`/Type\s*/Page\b`)

// Pages counts the pages of a PDF that Chromium printed.
func Pages(pdf []byte) int { return len(pageObject.FindAll(pdf, -1)) }

// Media has the page shown as on "print" or on "screen".
func (b *Browser) Media(name string) {
	b.T.Helper()
	b.Call("Emulation.setEmulatedMedia", map[string]any{"media": name, "features": []map[string]string{}}, nil)
}
