package junit

import (
	"encoding/xml"
	"errors"
	"io"
	"testing"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "sample.xml", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, "empty.xml", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
}

// TestCases reads the XML back: it is well-formed whatever the texts hold, the
// numbers of each suite are right, and failures are what fails the run.
func TestCases(t *testing.T) {
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "empty": reporttest.Empty(), "hostile": reporttest.Hostile()} {
		out := reporttest.Bytes(t, Writer{}, r)
		reporttest.NothingSteers(t, out)
		var back struct {
			Suites []suite `xml:"testsuite"`
		}
		if err := xml.Unmarshal(out, &back); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(back.Suites) != len(r.Documents)+len(r.Failures) {
			t.Errorf("%s: %d suites", name, len(back.Suites))
		}
		for i, s := range back.Suites {
			failures, skipped, errs := 0, 0, 0
			for _, c := range s.Cases {
				if c.Failure != nil {
					failures++
				}
				if c.Skipped != nil {
					skipped++
				}
				if c.Error != nil {
					errs++
				}
			}
			if s.Tests != len(s.Cases) || s.Failures != failures || s.Skipped != skipped || s.Errors != errs {
				t.Errorf("%s: suite %s says %d tests, %d failures, %d skipped, %d errors", name, s.Name, s.Tests, s.Failures, s.Skipped, s.Errors)
			}
			if i >= len(r.Documents) {
				continue
			}
			want := 0
			for j := range r.Documents[i].Findings {
				if digest.Fails(&r.Documents[i].Findings[j], r.FailOn) {
					want++
				}
			}
			if failures != want {
				t.Errorf("%s: suite %s has %d failures, want %d", name, s.Name, failures, want)
			}
		}
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Empty()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}
