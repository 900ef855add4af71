package page

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Build compiles the engine from the repository at root and collects what else the
// page is made of. The same source and Go release give the same bytes, wherever the
// repository lies. It needs the command go.
func Build(ctx context.Context, root, version string) (Parts, error) {
	dir, err := os.MkdirTemp("", "resolint-page-")
	if err != nil {
		return Parts{}, fmt.Errorf("build the engine: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // nothing in it is needed any more
	p := Parts{Version: version}
	wasm := filepath.Join(dir, "resolint.wasm")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false",
		"-ldflags=-s -w -buildid= -X main.version="+version, "-o", wasm, "./cmd/resolint-wasm")
	cmd.Dir = root
	// Flags of the machine must not reach the bytes.
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWASM=", "GOEXPERIMENT=", "GOFLAGS=-mod=readonly", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return Parts{}, fmt.Errorf("build the engine: %w\n%s", err, out)
	}
	home, err := goRoot(ctx, root)
	if err != nil {
		return Parts{}, err
	}
	for _, f := range []struct {
		path string
		set  func([]byte)
	}{
		{wasm, func(b []byte) { p.Engine = b }},
		{filepath.Join(home, "lib", "wasm", "wasm_exec.js"), func(b []byte) { p.Exec = b }},
		{filepath.Join(root, "testdata", "connectivity", "base.txt"), func(b []byte) { p.Base = string(b) }},
		{filepath.Join(root, "testdata", "connectivity", "draft.txt"), func(b []byte) { p.Draft = string(b) }},
	} {
		data, err := os.ReadFile(f.path)
		if err != nil {
			return Parts{}, fmt.Errorf("build the page: %w", err)
		}
		f.set(data)
	}
	return p, nil
}

// goRoot is the folder of the Go release that compiles.
func goRoot(ctx context.Context, root string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", "env", "GOROOT")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("ask go for its folder: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
