package json

import (
	"bytes"
	_ "embed"
	stdjson "encoding/json"
	"errors"
	"io"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/reporttest"
	"github.com/resolint/resolint/internal/testkit"
)

//go:embed schema.json
var schemaText []byte

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "sample.json", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, "empty.json", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
}

func TestSchema(t *testing.T) {
	schema := testkit.Schema(t, SchemaID, schemaText)
	for name, r := range map[string]*finding.Report{
		"sample": reporttest.Sample(), "empty": reporttest.Empty(), "hostile": reporttest.Hostile(), "large": reporttest.Large(200),
		"nothing": {Version: "0.1.0", FailOn: "never"},
	} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(reporttest.Bytes(t, Writer{}, r)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaIsStrict shows that the schema would notice a misspelt member.
func TestSchemaIsStrict(t *testing.T) {
	schema := testkit.Schema(t, SchemaID, schemaText)
	for _, change := range [][2]string{
		{`"rule": "gender/removed"`, `"rule": "gender"`},
		{`"level": "error"`, `"level": "severe"`},
		{`"fingerprint"`, `"fingerprnt"`},
		{`"version": 1`, `"version": 2`},
	} {
		out := bytes.Replace(reporttest.Bytes(t, Writer{}, reporttest.Sample()), []byte(change[0]), []byte(change[1]), 1)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("%s in place of %s is valid", change[1], change[0])
		}
	}
}

// TestFindingsComeBack reads the findings from the document: nothing that JSON
// carries is changed on the way, however hostile.
func TestFindingsComeBack(t *testing.T) {
	r := reporttest.Hostile()
	out := reporttest.Bytes(t, Writer{}, r)
	reporttest.NothingSteers(t, out)
	var back struct {
		Documents []struct{ Findings []finding.Finding }
		Failures  []finding.Failure
	}
	if err := stdjson.Unmarshal(out, &back); err != nil {
		t.Fatal(err)
	}
	want := r.Documents[0].Findings
	for i := range want {
		for _, at := range []*finding.Location{want[i].Base, want[i].Proposal, want[i].Draft} {
			if at != nil { // what JSON leaves out
				at.Span.UTF16Column, at.Span.UTF16EndColumn, at.Span.UnitStart, at.Span.UnitEnd = 0, 0, 0, 0
			}
		}
		want[i].Anchor = nil
	}
	if diff := cmp.Diff(want, back.Documents[0].Findings); diff != "" {
		t.Errorf("findings changed (-want +got):\n%s", diff)
	}
	if !reflect.DeepEqual(back.Failures, r.Failures) {
		t.Errorf("failures changed: %q", back.Failures)
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Large(100)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}
