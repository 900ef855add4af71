package reporttest

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Writer is report.Writer, which the tests of formats cannot import.
type Writer interface {
	Write(w io.Writer, r *finding.Report) error
}

// Bytes is what a writer makes of a report.
func Bytes(t testing.TB, w Writer, r *finding.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := w.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Update is the flag -update of the tests of formats.
var Update = flag.Bool("update", false, "write the golden files")

// Golden compares output with a file under testdata or, with -update, writes that file.
func Golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *Update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("read golden file: %v (run the test with -update)", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got), see the difference and run with -update if it is meant:\n%s", path, diff)
	}
}

// NothingSteers fails the test where output holds a character that a terminal
// acts upon or that turns the reading order around.
func NothingSteers(t *testing.T, out []byte) {
	t.Helper()
	for i, r := range string(out) {
		if r != '\n' && (unicode.IsControl(r) || plain.Steers(r)) {
			t.Errorf("%U at byte %d, after %q", r, i, string(out[max(0, i-40):i]))
			return
		}
	}
}

// Full is a writer whose disk is full.
type Full struct{}

func (Full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
