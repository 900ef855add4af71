package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report"
	"github.com/resolint/resolint/internal/report/reporttest"
)

// FuzzFormats puts a foreign string into every place of a report that a foreign
// string can come from, and writes it in every format: the output is valid, holds
// no code of the string's and nothing that steers a terminal.
func FuzzFormats(f *testing.F) {
	for _, s := range []string{
		reporttest.Esc, reporttest.C1, reporttest.Override, reporttest.Script, reporttest.Command, reporttest.Table, reporttest.Mention,
		"", "\x00", "\xff", "]]>", "--><b>", "\ufffe\uffff", "\U000e0041", "`````", "</style></script>", "\\", "a\u0085b\u2028c", "{{.}}", "%25%0A",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			return
		}
		r := reporttest.Sample()
		foreign(reflect.ValueOf(r).Elem(), s)
		for i := range r.Documents {
			finding.Fingerprints(r.Documents[i].Findings)
		}
		for _, format := range append(lists(), "brief") {
			w, err := report.New(format, report.Options{Verbose: true})
			if err != nil {
				t.Fatal(err)
			}
			out := reporttest.Bytes(t, w, r)
			if !utf8.Valid(out) {
				t.Fatalf("%s is not UTF-8 with %q", format, s)
			}
			valid(t, format, out, s)
		}
	})
}

// foreign puts s into all strings of a report but those that resolint makes: rules,
// levels, states, operations.
func foreign(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			foreign(v.Elem(), s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			foreign(v.Index(i), s)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch v.Type().Field(i).Name {
			case "Rules", "Rule", "Family", "Kind", "Level", "Op", "State", "Part", "Baseline", "FailOn", "Version", "Families", "Fingerprint":
				continue
			}
			foreign(v.Field(i), s)
		}
	case reflect.String:
		v.SetString(s)
	}
}

func valid(t *testing.T, format string, out []byte, s string) {
	t.Helper()
	switch format {
	case "json", "sarif", "gitlab":
		if !json.Valid(out) {
			t.Fatalf("%s is no JSON with %q", format, s)
		}
	case "junit":
		d := xml.NewDecoder(bytes.NewReader(out))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("junit is no XML with %q: %v", s, err)
			}
		}
	case "html":
		page(t, out, s)
		return
	case "github":
		for line := range strings.Lines(string(out)) {
			if !strings.HasPrefix(line, "::") && !strings.HasPrefix(line, "resolint:") || strings.Contains(line, "##[") {
				t.Fatalf("github: the line %q with %q", line, s)
			}
		}
	}
	reporttest.NothingSteers(t, bytes.ReplaceAll(out, []byte("\t"), []byte(" ")))
}

// page checks that a page has the elements and attributes of the template only.
func page(t *testing.T, out []byte, s string) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" {
			scripts++
		}
		if !elements()[n.Data] {
			t.Fatalf("html: an element %s with %q", n.Data, s)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
				t.Fatalf("html: an attribute %s=%q with %q", a.Key, a.Val, s)
			}
		}
	}
	if scripts > 1 {
		t.Fatalf("html: %d scripts with %q", scripts, s)
	}
}

// elements are those of a page on a report that holds no markup.
var elements = sync.OnceValue(func() map[string]bool {
	r := reporttest.Sample()
	foreign(reflect.ValueOf(r).Elem(), "words")
	w, err := report.New("html", report.Options{})
	if err != nil {
		panic(err)
	}
	var out bytes.Buffer
	if err := w.Write(&out, r); err != nil {
		panic(err)
	}
	root, err := html.Parse(&out)
	if err != nil {
		panic(err)
	}
	names := map[string]bool{}
	for n := range root.Descendants() {
		names[n.Data] = names[n.Data] || n.Type == html.ElementNode
	}
	return names
})
