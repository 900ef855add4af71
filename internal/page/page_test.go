package page_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/page"
)

// TestFile: the page asks nobody for anything, and names each script by its hash.
func TestFile(t *testing.T) {
	p := page.Parts{Version: "v1 & <2>", Engine: []byte("engine"), Exec: []byte("// exec"), Base: "base", Draft: "draft"}
	whole, err := page.File(p)
	if err != nil {
		t.Fatal(err)
	}
	index, engine, err := page.Site(p)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(engine, []byte("resolintEngineArrived(")) || !bytes.Contains(index, []byte(`src="`+page.EngineFile+`"`)) {
		t.Error("the page for a host does not bring the engine")
	}
	for name, html := range map[string]string{"one file": string(whole), "for a host": string(index)} {
		_, rest, _ := strings.Cut(html, `Content-Security-Policy" content="`)
		policy, _, _ := strings.Cut(rest, `"`)
		if !strings.HasPrefix(policy, "default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-") {
			t.Errorf("%s: the policy is %q", name, policy)
		}
		for _, never := range []string{"connect-src", "http:", "https:", "'unsafe-eval'", "*"} {
			if strings.Contains(policy, never) {
				t.Errorf("%s: the policy allows %s: %s", name, never, policy)
			}
		}
		if strings.Contains(html, "https://") || strings.Contains(html, "http://") {
			t.Errorf("%s: an address stands in the page", name)
		}
	}
	p.Draft = "a draft with </script> in it"
	if _, err := page.File(p); err == nil || !strings.Contains(err.Error(), "example-draft") {
		t.Errorf("a text that breaks out of its element: %v", err)
	}
}

// TestSize: the one file can be sent by mail, and what changes of the page on a host
// without the engine is small.
func TestSize(t *testing.T) {
	p := parts(t)
	whole, err := file()
	if err != nil {
		t.Fatal(err)
	}
	if len(whole) > page.MaxBytes {
		t.Errorf("the page has %d bytes, more than %d", len(whole), page.MaxBytes)
	}
	index, engine, err := page.Site(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(index) > 200_000 || len(engine)+len(index) > page.MaxBytes {
		t.Errorf("on a host the page has %d bytes and its engine %d", len(index), len(engine))
	}
	if err := page.Write(&bytes.Buffer{}, page.Parts{Engine: incompressible(page.MaxBytes)}); err == nil {
		t.Error("a page over the ceiling is written")
	}
}

// incompressible returns bytes that gzip makes no smaller.
func incompressible(n int) []byte {
	out, x := make([]byte, n), uint64(1)
	for i := range out {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		out[i] = byte(x)
	}
	return out
}
