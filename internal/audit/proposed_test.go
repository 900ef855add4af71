package audit_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/read/limit"
)

// TestProposedMentionsAreCounted sees that what a proposal brought is counted for
// the resolution that it was tabled for, and the largest of several proposals.
func TestProposedMentionsAreCounted(t *testing.T) {
	text := func(number int, item string) audit.Source {
		body := fmt.Sprintf("RESOLUTION %d (Geneva, 2024)\n\nTraining\n\nresolves\n\n1 to hold courses%s;\n", number, item)
		name := fmt.Sprintf("%d%s.txt", number, strings.ReplaceAll(item, " ", "-"))
		return audit.Source{Name: name, Path: name, Load: func() ([]byte, error) { return []byte(body), nil }}
	}
	job := audit.Job{
		Name: "package", Draft: []audit.Source{text(900, ""), text(901, "")}, Base: []audit.Source{text(900, ""), text(901, "")},
		Proposals: []audit.Source{text(900, " for women"), text(900, " for women, led by women")},
	}
	var out bytes.Buffer
	if err := audit.Facts(t.Context(), &out, job, audit.Options{Limits: limit.Default()}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Texts []struct {
			Counts []struct {
				Family   string
				Proposal int
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	var proposed []int
	for _, text := range got.Texts {
		for _, n := range text.Counts {
			if n.Family == "gender" {
				proposed = append(proposed, n.Proposal)
			}
		}
	}
	if fmt.Sprint(proposed) != "[2 0]" {
		t.Errorf("proposals mention women %v times in the two resolutions, want [2 0]", proposed)
	}
}
