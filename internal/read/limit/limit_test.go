package limit

import (
	"errors"
	"strings"
	"testing"
)

func TestChecks(t *testing.T) {
	l := Limits{Input: 10, Unpacked: 20, Ratio: 5, Parts: 3, Depth: 4, Token: 6, Paragraphs: 7, Changes: 9, Generated: 11, Comments: 12}
	tests := []struct {
		name      string
		check     func(int64) error
		max       int64
		key       string
		exceeding int64
	}{
		{"input", l.CheckInput, 10, "limits.input-bytes", 11},
		{"unpacked", l.CheckUnpacked, 20, "limits.unpacked-bytes", 21},
		{"parts", l.CheckParts, 3, "limits.parts", 4},
		{"depth", l.CheckDepth, 4, "limits.depth", 5},
		{"token", l.CheckToken, 6, "limits.token-bytes", 7},
		{"paragraphs", l.CheckParagraphs, 7, "limits.paragraphs", 8},
		{"changes", l.CheckChanges, 9, "limits.changes", 10},
		{"generated", l.CheckGenerated, 11, "limits.generated-bytes", 12},
		{"comments", l.CheckComments, 12, "limits.comments", 13},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.check(tt.max); err != nil {
				t.Errorf("at the limit: %v", err)
			}
			err := tt.check(tt.exceeding)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("beyond the limit: %v, want *Error", err)
			}
			if e.Key != tt.key || e.Max != tt.max || e.Value != tt.exceeding {
				t.Errorf("error = %+v", e)
			}
			if !strings.Contains(err.Error(), tt.key) {
				t.Errorf("message %q does not name the key %s", err, tt.key)
			}
		})
	}
}

func TestRatio(t *testing.T) {
	l := Limits{Ratio: 100}
	tests := []struct {
		packed, unpacked int64
		ok               bool
	}{
		{1, RatioFloor, true},
		{1, RatioFloor + 1, false},
		{1 << 20, 100 << 20, true},
		{1 << 20, 100<<20 + 1, false},
		{0, RatioFloor + 1, false},
	}
	for _, tt := range tests {
		if err := l.CheckRatio(tt.packed, tt.unpacked); (err == nil) != tt.ok {
			t.Errorf("CheckRatio(%d, %d) = %v, want ok %v", tt.packed, tt.unpacked, err, tt.ok)
		}
	}
}

func TestZeroMeansNoLimit(t *testing.T) {
	var l Limits
	if err := l.CheckInput(1 << 40); err != nil {
		t.Error(err)
	}
	if err := l.CheckRatio(1, 1<<40); err != nil {
		t.Error(err)
	}
}

func TestDefaultSetsEveryLimit(t *testing.T) {
	l := Default()
	for name, v := range map[string]int64{
		"Input": l.Input, "Unpacked": l.Unpacked, "Ratio": l.Ratio, "Parts": l.Parts,
		"Depth": l.Depth, "Token": l.Token, "Paragraphs": l.Paragraphs, "Changes": l.Changes, "Generated": l.Generated, "Comments": l.Comments,
	} {
		if v <= 0 {
			t.Errorf("%s has no limit by default", name)
		}
	}
}

// TestMeter: charges add up, and the first that goes beyond a limit is told.
func TestMeter(t *testing.T) {
	m := Meter{Limits: Limits{Generated: 10, Changes: 2}}
	for i, n := range []int{4, 6} {
		if !m.Generate(n) || !m.Change() || m.Err != nil {
			t.Errorf("%d: %v", i, m.Err)
		}
	}
	if m.Generate(1) || m.Change() || m.Generate(0) {
		t.Error("charges go on beyond the limit")
	}
	var e *Error
	if !errors.As(m.Err, &e) || e.Value != 11 || e.Key != "limits.generated-bytes" {
		t.Errorf("beyond the limit: %v", m.Err)
	}
}
