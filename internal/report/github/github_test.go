package github

import (
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "sample.txt", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, "empty.txt", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
}

// command is how the runner reads a line, actions/runner
// src/Runner.Common/ActionCommand.cs: properties are divided by commas and end
// at the second "::".
var command = regexp.MustCompile(`^::(error|warning|notice) (file=[^,:]*(?:,(?:line|endLine|col|endColumn)=\d+)*,title=[^,:]*)::(.+)$`)

func TestHostileTextsGiveNoCommands(t *testing.T) {
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "hostile": reporttest.Hostile()} {
		out := reporttest.Bytes(t, Writer{}, r)
		reporttest.NothingSteers(t, out)
		commands := 0
		for line := range strings.Lines(string(out)) {
			line = strings.TrimSuffix(line, "\n")
			switch {
			case strings.Contains(line, "##["):
				t.Errorf("%s: a command of the old form in %q", name, line)
			case command.MatchString(line):
				commands++
			case !strings.HasPrefix(line, "resolint: "):
				t.Errorf("%s: a line that is neither ours nor a command: %q", name, line)
			}
		}
		want := len(r.Failures)
		for _, d := range r.Documents {
			for i := range d.Findings {
				if f := &d.Findings[i]; f.Suppressed == nil && f.Level.Rank() > 0 {
					want++
				}
			}
		}
		if commands != want {
			t.Errorf("%s: %d commands, want %d", name, commands, want)
		}
	}
}

func TestLimits(t *testing.T) {
	out := string(reporttest.Bytes(t, Writer{Information: true}, reporttest.Large(1000)))
	if n := strings.Count(out, "\n::error "); n != 9 || !strings.HasPrefix(out, "::error ") {
		t.Errorf("%d errors after the first line, want 9", n)
	}
	if n := strings.Count(out, "\n::warning "); n != perLevel {
		t.Errorf("%d warnings, want %d", n, perLevel)
	}
	if strings.LastIndex(out, "::error ") > strings.Index(out, "::warning ") {
		t.Error("a warning stands before an error")
	}
	// 1,000 findings in turns of six, of which two count as errors, one as a
	// warning: 167 first ones, 167 second, 167 third.
	if want := "324 errors, 157 warnings more are listed here."; !strings.Contains(out, want) {
		t.Errorf("the log does not say %q", want)
	}
	if n := strings.Count(out, "\nresolint: drafts/") + strings.Count(out, "\nresolint: adopted/"); n < 980 {
		t.Errorf("%d findings in the log", n)
	}
}

// TestInformationOnDemand: what is no loss is not in the log unless it is asked for.
func TestInformationOnDemand(t *testing.T) {
	for asked, want := range map[bool]bool{true: true, false: false} {
		out := string(reporttest.Bytes(t, Writer{Information: asked}, reporttest.Sample()))
		if got := strings.Contains(out, "[gender/added]"); got != want {
			t.Errorf("asked for %t: information is there: %t", asked, got)
		}
	}
}

func TestEscapes(t *testing.T) {
	if got, want := property("a%b,c:d"), "a%25b%2Cc%3Ad"; got != want {
		t.Errorf("property: got %q, want %q", got, want)
	}
	if got, want := data("100 %\nnext\x1b"), "100 %25%0Anext<U+001B>"; got != want {
		t.Errorf("data: got %q, want %q", got, want)
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Empty()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}
