package corpus

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the files in docs/corpus that are made of the rows")

// docs is the folder with what is said of the streams.
var docs = filepath.Join("..", "..", "docs", "corpus")

// members are the rows of all streams.
var members = []struct {
	stream string
	row    reflect.Type
}{
	{Texts, reflect.TypeFor[textRow]()},
	{Families, reflect.TypeFor[familyRow]()},
	{Findings, reflect.TypeFor[findingRow]()},
	{Changes, reflect.TypeFor[changeRow]()},
	{Failures, reflect.TypeFor[failureRow]()},
}

// sqlType is what a member is in DuckDB, and whether it can be null.
func sqlType(tb testing.TB, t reflect.Type) (name string, null bool) {
	tb.Helper()
	if t.Kind() == reflect.Pointer {
		t, null = t.Elem(), true
	}
	switch t.Kind() {
	case reflect.Int, reflect.Int64:
		return "BIGINT", null
	case reflect.Float64:
		return "DOUBLE", null
	case reflect.String:
		return "VARCHAR", null
	case reflect.Bool:
		return "BOOLEAN", null
	case reflect.Slice:
		return "VARCHAR[]", null
	case reflect.Map:
		return "JSON", null
	}
	tb.Fatalf("no type for %s", t)
	return "", false
}

// TestColumnsAreDocumented makes the page of the columns and the files that load the
// streams, and compares them with those in docs.
func TestColumnsAreDocumented(t *testing.T) {
	page := &strings.Builder{}
	fmt.Fprint(page, `# Columns

Every row has every member of its stream; null stands where there is nothing to say.
Types are those of DuckDB; lists and objects are JSON in SQLite. The program adds
members in later versions and gives none another meaning without raising `+"`format`"+`
in run.json. Made by `+"`go test ./internal/corpus -run Columns -update`"+`.
`)
	sqlite := &strings.Builder{}
	fmt.Fprint(sqlite, `-- Loads the output of resolint corpus into SQLite 3.38 or later, with its columns:
--   cd archive.audit && sqlite3 archive.db < sqlite.sql
-- Made by: go test ./internal/corpus -run Columns -update
.mode ascii
.separator "\037" "\n"
`)
	duckdb := &strings.Builder{}
	fmt.Fprint(duckdb, `-- Views of the output of resolint corpus for DuckDB, with their types:
--   cd archive.audit && duckdb -init duckdb.sql
-- Made by: go test ./internal/corpus -run Columns -update
`)
	for _, m := range members {
		fmt.Fprintf(page, "\n## %s.jsonl\n\n| column | type | null | what |\n| --- | --- | --- | --- |\n", m.stream)
		var values, types []string
		for i := range m.row.NumField() {
			f := m.row.Field(i)
			name, about := f.Tag.Get("json"), f.Tag.Get("about")
			kind, null := sqlType(t, f.Type)
			if about == "" {
				t.Errorf("%s.%s: nothing is said about it", m.stream, name)
			}
			fmt.Fprintf(page, "| %s | %s | %s | %s |\n", name, kind, map[bool]string{true: "yes"}[null], about)
			values = append(values, fmt.Sprintf("line ->> '$.%s' as %q", name, name))
			types = append(types, fmt.Sprintf("%q: '%s'", name, kind))
		}
		fmt.Fprintf(sqlite, "create temp table raw_%s(line text);\n.import %s.jsonl raw_%s\ncreate table %s as select %s from raw_%s;\n",
			m.stream, m.stream, m.stream, m.stream, strings.Join(values, ", "), m.stream)
		fmt.Fprintf(duckdb, "create view %s as select * from read_json('%s.jsonl', format = 'newline_delimited', maximum_object_size = 134217728, columns = {%s});\n",
			m.stream, m.stream, strings.Join(types, ", "))
	}
	fmt.Fprint(sqlite, "create unique index text_rows on texts(\"row\");\ncreate index finding_rows on findings(\"row\");\ncreate index change_rows on changes(\"row\");\n.mode list\n.separator \"|\" \"\\n\"\n")
	for name, want := range map[string]string{"columns.md": page.String(), "sqlite.sql": sqlite.String(), "duckdb.sql": duckdb.String()} {
		path := filepath.Join(docs, name)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, string(got)); d != "" {
			t.Errorf("%s is not current (run with -update):\n%s", name, d)
		}
	}
}
