package gitlab

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "sample.json", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, "empty.json", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
}

// TestIssues checks what GitLab asks: a description, a name, one of its
// severities, a path without "./", a line, and fingerprints that differ.
func TestIssues(t *testing.T) {
	severities := map[string]bool{"info": true, "minor": true, "major": true, "critical": true, "blocker": true}
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "hostile": reporttest.Hostile(), "large": reporttest.Large(500)} {
		out := reporttest.Bytes(t, Writer{Information: true}, r)
		reporttest.NothingSteers(t, out)
		var issues []issue
		if err := json.Unmarshal(out, &issues); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := len(r.Failures)
		for i := range r.Documents {
			want += len(r.Documents[i].Findings)
		}
		if len(issues) != want {
			t.Errorf("%s: %d issues, want %d", name, len(issues), want)
		}
		seen := map[string]bool{}
		for _, x := range issues {
			if x.Description == "" || x.CheckName == "" || !severities[x.Severity] || x.Location.Path == "" || x.Location.Lines.Begin < 1 {
				t.Errorf("%s: %+v", name, x)
			}
			if seen[x.Fingerprint] {
				t.Errorf("%s: two issues with the fingerprint %s", name, x.Fingerprint)
			}
			seen[x.Fingerprint] = true
		}
	}
}

// TestInformationOnDemand: what is no loss is no issue unless it is asked for.
func TestInformationOnDemand(t *testing.T) {
	for asked, want := range map[bool]bool{true: true, false: false} {
		out := string(reporttest.Bytes(t, Writer{Information: asked}, reporttest.Sample()))
		if got := strings.Contains(out, `"gender/added"`); got != want {
			t.Errorf("asked for %t: information is there: %t", asked, got)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Empty()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}
