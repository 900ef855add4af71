package audit

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/read/limit"
)

var update = flag.Bool("update", false, "write the golden files")

// TestStatements prints the statements of a text of each form: call blocks of ITU,
// paragraphs of the United Nations, an outcome document, articles, agreed conclusions.
func TestStatements(t *testing.T) {
	files, err := filepath.Glob("testdata/statements/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d texts: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			job := Job{Name: filepath.Base(file), Draft: []Source{{Name: filepath.Base(file), Path: filepath.Base(file), Load: func() ([]byte, error) { return data, nil }}}}
			if err := Statements(t.Context(), &b, job, Options{Limits: limit.Default()}); err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, b.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(want, b.Bytes()) {
				t.Errorf("%s differs; go test ./internal/audit -run TestStatements -update writes it anew\n%s", golden, b.String())
			}
		})
	}
}
