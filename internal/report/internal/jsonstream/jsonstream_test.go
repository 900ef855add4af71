package jsonstream

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestStream(t *testing.T) {
	var b bytes.Buffer
	s := New(&b)
	s.Object("")
	s.Value("a", 1)
	s.Array("list")
	s.Value("", "x<y\u202e\u009b\u007f\U000e0041")
	s.Value("", map[string]int{"k": 2})
	s.End()
	s.Array("none")
	s.End()
	s.Object("o")
	s.Value("deep", []string{"z"})
	s.End()
	s.End()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	want := `{
  "a": 1,
  "list": [
    "x<y\u202e\u009b\u007f\udb40\udc41",
    {
      "k": 2
    }
  ],
  "none": [],
  "o": {
    "deep": [
      "z"
    ]
  }
}
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	var back struct{ List []any }
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if back.List[0] != "x<y\u202e\u009b\u007f\U000e0041" {
		t.Errorf("escaping changed the value: %q", back.List[0])
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestStreamReportsWriteErrors(t *testing.T) {
	s := New(brokenPipe{})
	s.Array("")
	for range 100 {
		s.Value("", strings.Repeat("x", 4096))
	}
	s.End()
	if err := s.Flush(); err == nil || !strings.Contains(err.Error(), "broken pipe") {
		t.Errorf("got %v, want the writer's error", err)
	}
}
