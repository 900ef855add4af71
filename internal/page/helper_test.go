package page_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/cli"
	"github.com/resolint/resolint/internal/page"
	"github.com/resolint/resolint/internal/testkit"
)

// version is what the page and the command line both call themselves in tests.
const version = "v0.0.0-test"

// now is the time of all audits here.
var now = time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)

const root = "../.."

// built is the page with its parts, made once for all tests of the package.
var built = sync.OnceValues(func() (page.Parts, error) {
	return page.Build(context.Background(), root, version)
})

// parts compiles the engine, or skips a short test.
func parts(t *testing.T) page.Parts {
	t.Helper()
	if testing.Short() {
		t.Skip("compiling the engine takes a minute; run without -short")
	}
	if testkit.Race {
		t.Skip("NOT CHECKED with the race detector, which sees nothing of what the compiled engine does; run without -race, as .ci/run page does")
	}
	p, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// file is the page as one file.
var file = sync.OnceValues(func() ([]byte, error) {
	p, err := built()
	if err != nil {
		return nil, err
	}
	return page.File(p)
})

// saved writes the page into a folder of its own.
func saved(t *testing.T) string {
	t.Helper()
	parts(t)
	data, err := file()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "resolint.html")
	write(t, name, data)
	return name
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// resolint runs the command line in a folder, at the time of the tests.
func resolint(t *testing.T, dir string, args ...string) (stdout []byte, status int) {
	t.Helper()
	f, err := cli.NewFactory()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	f.Streams = cli.Streams{In: &bytes.Buffer{}, Out: &out, Err: &errs}
	f.Dir, f.Version = dir, version
	f.Getenv, f.Now = func(string) string { return "" }, func() time.Time { return now }
	status = cli.Run(context.Background(), f, args)
	if status > 1 {
		t.Logf("resolint %q: %s", args, errs.String())
	}
	return out.Bytes(), status
}

func buildIn(dir string) (page.Parts, error) { return page.Build(context.Background(), dir, version) }

func fileOf(p page.Parts) ([]byte, error) { return page.File(p) }
