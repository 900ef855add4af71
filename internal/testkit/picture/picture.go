// Package picture compares screenshots with golden pictures, with a tolerance.
//
// The same page looks different with other fonts or in another release of the
// browser. Where a picture was taken is therefore kept beside the golden pictures of a
// folder, and where it is another place the comparison is skipped and says so.
package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const (
	// sameness is how far a channel of a pixel may be off, of 255: edges of letters
	// differ by less between runs.
	sameness = 40
	// tolerated is the share of pixels that may be further off.
	tolerated = 0.005
)

// Check compares a screenshot, as PNG, with the golden picture at a path; with update
// it writes the golden picture. Where they differ it fails the test and leaves the
// picture it got, and one in which the difference is red, in a folder that it names.
func Check(t *testing.T, golden string, shot []byte, update bool) {
	t.Helper()
	takenBy := filepath.Join(filepath.Dir(golden), "taken-with.txt")
	if update {
		write(t, takenBy, []byte(here()))
		write(t, golden, shot)
		return
	}
	then, err := os.ReadFile(takenBy)
	if err != nil {
		t.Fatalf("%v; run the test with -update", err)
	}
	if string(then) != here() {
		t.Logf("NOT CHECKED: the golden pictures were taken with\n%sand this machine has\n%s", then, here())
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("%v; run the test with -update", err)
	}
	share, marked, err := Difference(want, shot)
	if err != nil {
		t.Fatalf("%s: %v", golden, err)
	}
	if share <= tolerated {
		return
	}
	dir, err := os.MkdirTemp("", "resolint-picture-")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "got.png"), shot)
	write(t, filepath.Join(dir, "difference.png"), marked)
	t.Errorf("%s: %.2f %% of the picture differs, more than %.2f %%; see %s; if it is meant, run the test with -update",
		golden, 100*share, 100*tolerated, dir)
}

// here is what decides how a page looks, beside the page.
func here() string {
	var out strings.Builder
	for _, command := range [][]string{{"chromium", "--version"}, {"fc-match", "system-ui"}, {"fc-match", "sans-serif"}, {"fc-match", "monospace"}} {
		said, err := exec.Command(command[0], command[1:]...).Output()
		if err != nil {
			said = []byte("unknown\n")
		}
		first, _, _ := strings.Cut(string(said), "\n")
		fmt.Fprintf(&out, "%s: %s\n", strings.Join(command, " "), first)
	}
	return out.String()
}

// Difference returns the share of pixels, from 0 to 1, in which two pictures of PNG
// differ, and the second with these pixels in red. Pictures of different sizes have no
// comparison and are an error.
func Difference(want, got []byte) (share float64, marked []byte, err error) {
	a, err := png.Decode(bytes.NewReader(want))
	if err != nil {
		return 0, nil, fmt.Errorf("read the golden picture: %w", err)
	}
	b, err := png.Decode(bytes.NewReader(got))
	if err != nil {
		return 0, nil, fmt.Errorf("read the picture: %w", err)
	}
	if a.Bounds() != b.Bounds() {
		return 0, nil, fmt.Errorf("the picture has %v, the golden one %v", b.Bounds().Size(), a.Bounds().Size())
	}
	box := a.Bounds()
	out := image.NewNRGBA(box)
	n := 0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			out.Set(x, y, b.At(x, y))
			if apart(a, b, x, y) {
				copy(out.Pix[out.PixOffset(x, y):], []byte{255, 0, 0, 255})
				n++
			}
		}
	}
	var buffer bytes.Buffer
	if err := png.Encode(&buffer, out); err != nil {
		return 0, nil, fmt.Errorf("write the difference: %w", err)
	}
	return float64(n) / float64(max(1, box.Dx()*box.Dy())), buffer.Bytes(), nil
}

func apart(a, b image.Image, x, y int) bool {
	r1, g1, b1, _ := a.At(x, y).RGBA()
	r2, g2, b2, _ := b.At(x, y).RGBA()
	for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
		if d>>8 > sameness || -d>>8 > sameness {
			return true
		}
	}
	return false
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
