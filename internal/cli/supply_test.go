package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var row = regexp.MustCompile(`(?m)^\| ([a-z0-9./-]+\.[a-z0-9./-]+/[A-Za-z0-9./-]+) \| ([^|]+) \| ([^|]+) \|$`)

// words tell a licence by its text.
var licenceWords = map[string]string{
	"MIT": "Permission is hereby granted", "BSD-3-Clause": "Redistribution and use", "Apache-2.0": "Apache License",
}

// TestLinkedModulesAreListed compares docs/dependencies.md with what the program
// links, and the licence of each module with its text.
func TestLinkedModulesAreListed(t *testing.T) {
	listed := map[string]string{}
	for _, m := range row.FindAllStringSubmatch(readRoot(t, "docs/dependencies.md"), -1) {
		if licenceWords[m[3]] == "" {
			t.Errorf("%s: licence %q", m[1], m[3])
		}
		listed[m[1]] = m[3]
	}
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "../../cmd/resolint").Output()
	if err != nil {
		t.Skipf("go list cannot run here: %v", err)
	}
	linked := strings.Fields(string(out))
	for _, m := range linked {
		if listed[m] == "" && m != "github.com/resolint/resolint" {
			t.Errorf("%s is linked and not in docs/dependencies.md", m)
		}
	}
	for m, licence := range listed {
		if text := licenceOf(m); text != "" && !strings.Contains(text, licenceWords[licence]) {
			t.Errorf("%s is not under %s", m, licence)
		}
	}
	// The second table holds no more than what is linked.
	_, second, _ := strings.Cut(readRoot(t, "docs/dependencies.md"), "## Linked")
	for _, m := range row.FindAllStringSubmatch(second, -1) {
		if !slices.Contains(linked, m[1]) {
			t.Errorf("%s is in docs/dependencies.md and not linked any more", m[1])
		}
	}
}

// licenceOf returns the licence text of a module, "" where it is not at hand.
func licenceOf(module string) string {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return ""
	}
	var all strings.Builder
	files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "[Ll][Ii][Cc][Ee][Nn]*")) // the pattern is well-formed
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err == nil {
			all.Write(data)
		}
	}
	return all.String()
}

// TestReleaseConfiguration: releases are reproducible, have checksums and a bill of
// materials. `.ci/run release` lets GoReleaser itself check the file.
func TestReleaseConfiguration(t *testing.T) {
	var c struct {
		Version int `yaml:"version"`
		Builds  []struct {
			Main    string   `yaml:"main"`
			Env     []string `yaml:"env"`
			Flags   []string `yaml:"flags"`
			Ldflags []string `yaml:"ldflags"`
			Mod     string   `yaml:"mod_timestamp"`
			Goos    []string `yaml:"goos"`
		} `yaml:"builds"`
		Archives []map[string]any `yaml:"archives"`
		Checksum struct {
			Name      string `yaml:"name_template"`
			Algorithm string `yaml:"algorithm"`
		} `yaml:"checksum"`
		Sboms []struct {
			Artifacts string `yaml:"artifacts"`
		} `yaml:"sboms"`
	}
	if err := yaml.Unmarshal([]byte(readRoot(t, ".goreleaser.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	if c.Version != 2 || len(c.Builds) != 1 || len(c.Archives) == 0 {
		t.Fatalf("%+v", c)
	}
	b := c.Builds[0]
	if b.Main != "./cmd/resolint" || !slices.Contains(b.Env, "CGO_ENABLED=0") || !slices.Contains(b.Flags, "-trimpath") || !slices.Contains(b.Flags, "-buildvcs=false") ||
		!strings.Contains(strings.Join(b.Ldflags, " "), "-buildid=") || b.Mod != "{{ .CommitTimestamp }}" || len(b.Goos) < 3 {
		t.Errorf("builds %+v", b)
	}
	if c.Checksum.Algorithm != "sha256" || c.Checksum.Name == "" {
		t.Errorf("checksum %+v", c.Checksum)
	}
	if len(c.Sboms) == 0 || c.Sboms[0].Artifacts != "archive" {
		t.Errorf("sboms %+v", c.Sboms)
	}
	// The variable that the linker sets must be there, or every release is "devel".
	if !strings.Contains(strings.Join(b.Ldflags, " "), "-X github.com/resolint/resolint/internal/cli.version=") {
		t.Error("the version is not set")
	}
}
