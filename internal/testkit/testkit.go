// Package testkit holds what tests of several packages need.
package testkit

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Shared returns a path in the folder of shared development data, which is no
// part of the repository: ../shared from its root, or RESOLINT_SHARED. It skips
// the test where the path is absent.
func Shared(tb testing.TB, elem ...string) string {
	tb.Helper()
	path, ok := FindShared(tb, elem...)
	if !ok {
		tb.Skipf("shared development data are absent: no %s (set RESOLINT_SHARED)", path)
	}
	return path
}

// FindShared returns the same path and whether it is there, for tests that have
// something to do without.
func FindShared(tb testing.TB, elem ...string) (path string, ok bool) {
	tb.Helper()
	root := os.Getenv("RESOLINT_SHARED")
	if root == "" {
		root = filepath.Join(repository(tb), "..", "shared")
	}
	path = filepath.Join(append([]string{root}, elem...)...)
	_, err := os.Stat(path)
	return path, err == nil
}

// repository is the folder with go.mod above the test.
func repository(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			tb.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

// Schema compiles a JSON Schema; name is how its $id calls it.
func Schema(tb testing.TB, name string, text []byte) *jsonschema.Schema {
	tb.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		tb.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// Zip packs files, given as names and contents by turns, in their order. A name
// may stand twice, as in hostile packages.
func Zip(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for pair := range slices.Chunk(parts, 2) {
		w, err := z.Create(pair[0])
		if err == nil {
			_, err = w.Write([]byte(pair[1]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// ZipFiles packs files by name, in the order of their names.
func ZipFiles(tb testing.TB, files map[string]string) []byte {
	tb.Helper()
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		parts = append(parts, name, files[name])
	}
	return Zip(tb, parts...)
}

// Soon runs f and fails the test if that takes far longer than most: four times,
// forty times with the race detector. It finds work of a wrong order of growth;
// how fast something is, benchmarks say. The best of three attempts counts, since
// other programs take their share of the machine.
func Soon(tb testing.TB, most time.Duration, f func()) {
	tb.Helper()
	most *= slowdown
	var took time.Duration
	for range 3 {
		start := time.Now()
		f()
		if took = time.Since(start); took <= most {
			return
		}
	}
	tb.Errorf("took %v, more than %v", took, most)
}

// Heap is the most bytes of heap that a test lets something occupy for which most
// are right: twice as many with the race detector, whose shadow of a collection
// running late counts too.
func Heap(most int) uint64 { return uint64(most) * heapSlack }

// Thin returns n under the race detector and 1 without it. Tests that go over many
// inputs of one make take every n-th there, where each takes ten times as long and shows
// no more than the others.
func Thin(n int) int {
	if Race {
		return n
	}
	return 1
}
