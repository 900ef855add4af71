package picture_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/resolint/resolint/internal/testkit/picture"
)

// drawn is a grey picture in which a few columns have another grey.
func drawn(t *testing.T, width, columns int, shade uint8) []byte {
	t.Helper()
	p := image.NewGray(image.Rect(0, 0, width, 10))
	for i := range p.Pix {
		p.Pix[i] = 100
	}
	for x := range columns {
		for y := range 10 {
			p.SetGray(x, y, color.Gray{Y: shade})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestDifference(t *testing.T) {
	plain := drawn(t, 100, 0, 0)
	for name, c := range map[string]struct {
		got   []byte
		share float64
	}{
		"same":               {plain, 0},
		"as good as same":    {drawn(t, 100, 50, 130), 0},
		"five columns paler": {drawn(t, 100, 5, 180), 0.05},
		"all darker":         {drawn(t, 100, 100, 10), 1},
	} {
		share, marked, err := picture.Difference(plain, c.got)
		if err != nil || share != c.share {
			t.Errorf("%s: %v, %v, want %v", name, share, err, c.share)
			continue
		}
		shown, err := png.Decode(bytes.NewReader(marked))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r, g, _, _ := shown.At(0, 0).RGBA(); (r == 0xffff && g == 0) != (c.share > 0) {
			t.Errorf("%s: the first pixel is marked as %x %x", name, r, g)
		}
	}
	if _, _, err := picture.Difference(plain, drawn(t, 90, 0, 0)); err == nil {
		t.Error("pictures of different sizes are compared")
	}
	if _, _, err := picture.Difference(plain, []byte("no picture")); err == nil {
		t.Error("what is no picture is compared")
	}
}
