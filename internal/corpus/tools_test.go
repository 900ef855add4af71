package corpus

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// questions are those of docs/corpus/questions.sql, one by one.
func questions(tb testing.TB) []string {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(docs, "questions.sql"))
	if err != nil {
		tb.Fatal(err)
	}
	list := strings.Split(strings.TrimSpace(string(data)), ";\n")
	if len(list) != 5 {
		tb.Fatalf("%d questions", len(list))
	}
	return list
}

// asked is a run whose output is to be loaded, and what the questions give: worked out
// from the rows by other means than SQL.
func asked(tb testing.TB) (dir string, s *Summary) {
	tb.Helper()
	dir = filepath.Join(tb.TempDir(), "out")
	return dir, mustRun(tb, options(many(tb, 300), dir, Shard{1, 1}))
}

// run runs a tool in a folder and returns what it prints.
func tool(tb testing.TB, dir, stdin, name string, args ...string) string {
	tb.Helper()
	cmd := exec.CommandContext(tb.Context(), name, args...)
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(stdin)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil || errs.Len() > 0 {
		tb.Fatalf("%s: %v\n%s%s", name, err, out, errs.String())
	}
	return string(out)
}

// inSQLite loads the output and returns the answers.
func inSQLite(tb testing.TB, dir string) []string {
	tb.Helper()
	load, err := os.ReadFile(filepath.Join(docs, "sqlite.sql"))
	if err != nil {
		tb.Fatal(err)
	}
	db := filepath.Join(tb.TempDir(), "a.db")
	tool(tb, dir, string(load), "sqlite3", "-bail", db)
	var out []string
	for _, stream := range streams {
		out = append(out, tool(tb, dir, "select count(*) from "+stream+";", "sqlite3", "-bail", db))
	}
	for _, q := range questions(tb) {
		out = append(out, tool(tb, dir, q+";", "sqlite3", "-bail", db))
	}
	return out
}

// TestSQLite loads the streams as docs/corpus.md says and asks the five questions.
func TestSQLite(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("NOT CHECKED: sqlite3 is not installed")
	}
	dir, s := asked(t)
	got := inSQLite(t, dir)
	for i, stream := range streams {
		if strings.TrimSpace(got[i]) != strconv.FormatInt(s.Streams[stream].Lines, 10) {
			t.Errorf("%s has %s rows, run.json says %d", stream, got[i], s.Streams[stream].Lines)
		}
	}
	lost, removed := 0, int64(0)
	for line := range strings.Lines(got[len(streams)]) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 5 || cells[1] != "gender" {
			t.Fatalf("question 1 answers %q", line)
		}
		n, err := strconv.Atoi(cells[2])
		if err != nil {
			t.Fatal(err)
		}
		lost += n
	}
	if removed = s.Streams[Findings].Lines; int64(lost) != removed {
		t.Errorf("question 1 counts %d losses of %d", lost, removed)
	}
	if rows := strings.Count(got[len(streams)+1], "\n"); rows != 20 {
		t.Errorf("question 2 gives %d texts", rows)
	}
	if want := fmt.Sprintf("un-ga|gender|%d|%d|%d|-%d\n", s.Audited, 2*s.Audited, s.Audited, s.Audited); got[len(streams)+3] != want {
		t.Errorf("question 4 answers %q, want %q", got[len(streams)+3], want)
	}
}

// duck is a program for Node that runs SQL from its arguments and prints rows as
// sqlite3 does.
const duck = `
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const c = await (await DuckDBInstance.create(':memory:')).connect();
  for (const sql of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
    const r = await c.runAndReadAll(sql);
    process.stdout.write(r.getRows().map(row => row.map(v => v === null ? '' : String(v)).join('|') + '\n').join('') + '\x1e');
  }
})().catch(e => { console.error(String(e)); process.exit(1); });
`

// TestDuckDB asks the same questions through npm's @duckdb/node-api, which NODE_PATH
// must lead to: the answers are those of SQLite.
func TestDuckDB(t *testing.T) {
	if err := exec.Command("node", "-e", "require('@duckdb/node-api')").Run(); err != nil {
		t.Skip("NOT CHECKED: node does not find @duckdb/node-api (npm install @duckdb/node-api, and set NODE_PATH)")
	}
	dir, _ := asked(t)
	load, err := os.ReadFile(filepath.Join(docs, "duckdb.sql"))
	if err != nil {
		t.Fatal(err)
	}
	var sql []string
	for line := range strings.Lines(string(load)) {
		if !strings.HasPrefix(line, "--") {
			sql = append(sql, line)
		}
	}
	views := len(sql)
	for _, stream := range streams {
		sql = append(sql, "select count(*) from "+stream)
	}
	sql = append(sql, questions(t)...)
	sql = append(sql, "select count(*) from 'findings.jsonl'", "select count(*), sum(errors) from 'texts.jsonl' where audited and \"columns\".note is not null")
	var stdin bytes.Buffer
	if err := encode(&stdin, sql); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(tool(t, dir, stdin.String(), "node", "-e", duck), "\x1e")[views:]
	if _, err := exec.LookPath("sqlite3"); err == nil {
		if d := cmp.Diff(inSQLite(t, dir), got[:len(streams)+5]); d != "" {
			t.Errorf("DuckDB and SQLite answer differently:\n%s", d)
		}
	}
	as := got[len(streams)+5:]
	if as[0] != got[2] {
		t.Errorf("findings.jsonl as it is has %s rows, the view %s", as[0], got[2])
	}
	if as[1] != fmt.Sprintf("%s|%s\n", strings.TrimSpace(count(dir, Texts, `"audited":true`)), strings.TrimSpace(got[2])) {
		t.Errorf("texts.jsonl as it is: %q", as[1])
	}
}

// count counts the lines of a stream that hold some words.
func count(dir, stream, words string) string {
	data, err := os.ReadFile(filepath.Join(dir, stream+".jsonl"))
	if err != nil {
		return err.Error()
	}
	return strconv.Itoa(strings.Count(string(data), words))
}

// TestPandas reads every stream that has a line.
func TestPandas(t *testing.T) {
	if err := exec.Command("python3", "-c", "import pandas").Run(); err != nil {
		t.Skip("NOT CHECKED: python3 has no pandas")
	}
	dir, s := asked(t)
	got := tool(t, dir, "", "python3", "-c", `
import pandas as pd
f = pd.read_json("findings.jsonl", lines=True)
t = pd.read_json("texts.jsonl", lines=True)
m = f.merge(t, on="row", suffixes=("", "_of_text"))
print(len(f), len(t), len(m), int(m[m.kind == "removed"].groupby("year").size().sum()))
`)
	n := s.Streams[Findings].Lines
	if want := fmt.Sprintf("%d %d %d %d\n", n, s.Texts, n, n); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
