package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var extensions = []string{".txt", ".md", ".docx"}

// archive writes files, given as names and contents by turns, and returns their
// folder.
func archive(tb testing.TB, files ...string) string {
	tb.Helper()
	dir := tb.TempDir()
	for pair := range slices.Chunk(files, 2) {
		name := filepath.Join(dir, pair[0])
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(pair[1]), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// planned reads a manifest of the given text in a folder with a few files.
func planned(tb testing.TB, name, text string, columns map[string]string) ([]Entry, *Plan, error) {
	tb.Helper()
	dir := archive(tb, "a.txt", "one", "b.txt", "three", "sub/c.md", "x", "sub/d.txt", "yy", "sub/.hidden.txt", "no", "two.txt", "1", "two.md", "2")
	m := &Manifest{Path: filepath.Join(dir, name), Name: name, Root: dir, Columns: columns, Extensions: extensions}
	if name != "" {
		m.In = strings.NewReader(text)
	} else {
		m.Path, m.Name = dir, "archive"
	}
	p, err := m.plan(filepath.Join(tb.TempDir(), "entries"), Shard{1, 1})
	if err != nil {
		return nil, nil, err
	}
	var out []Entry
	if err := p.entries(true, func(e *Entry) error { out = append(out, *e); return nil }); err != nil {
		tb.Fatal(err)
	}
	return out, p, nil
}

// TestForms reads the same manifest in all forms.
func TestForms(t *testing.T) {
	want := []Entry{
		{Row: 1, ID: "A/1", Draft: []string{"a.txt"}, Base: []string{"b.txt"}, Date: "2023-12-18", Columns: map[string]any{"note": "x, \"y\""}, Bytes: 8},
		{Row: 2, ID: "A/2", Draft: []string{"sub/c.md", "sub/d.txt"}, Proposals: []string{"a.txt", "b.txt"}, Date: "2024", Columns: map[string]any{"note": ""}, Bytes: 11},
	}
	for _, tt := range []struct{ name, text string }{
		{"m.csv", "id,draft,base,proposals,date,note\nA/1,a.txt,b.txt,,2023-12-18,\"x, \"\"y\"\"\"\nA/2,sub/*,,a.txt;b.txt,2024,\n"},
		{"m.csv", "\ufeffID;Draft;Base;Proposals;Date;note\r\nA/1;a;b.txt;;2023-12-18T00:00:00Z;\"x, \"\"y\"\"\"\r\n\r\nA/2;sub/*;;\"a.txt; b.txt\";2024;\r\n"},
		{"m.tsv", "id\tdraft\tbase\tproposals\tdate\tnote\nA/1\t./a.txt\tb.txt\t\t2023-12-18\tx, \"y\"\nA/2\tsub\t\ta.txt;b.txt\t2024\t\n"},
		{"m.jsonl", `{"id":"A/1","draft":"a.txt","base":["b.txt"],"date":"2023-12-18","note":"x, \"y\""}` + "\n" +
			`{"id":"A/2","draft":"sub/{c,d}.*","proposals":["a.txt","b.txt"],"date":2024,"note":"","base":null}`},
		{"-", `{"id":"A/1","draft":"a.txt","base":["b.txt"],"date":"2023-12-18","note":"x, \"y\""}` + "\n\n" +
			`{"id":"A/2","draft":["sub/c.md","sub/d.txt"],"proposals":["a.txt","b.txt"],"date":2024,"note":""}` + "\n"},
	} {
		got, _, err := planned(t, tt.name, tt.text, nil)
		if err != nil {
			t.Errorf("%s: %v\n%s", tt.name, err, tt.text)
			continue
		}
		for i := range got {
			got[i].Line = 0
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (- want, + got):\n%s\n%s", tt.name, d, tt.text)
		}
	}
}

func TestColumns(t *testing.T) {
	got, _, err := planned(t, "m.csv", "draft,title,id\na.txt,On health,7\n", map[string]string{"id": "draft", "series": "title"})
	if err != nil {
		t.Fatal(err)
	}
	e := got[0]
	if e.ID != "a.txt" || e.Series != "On health" || e.Title != "On health" || e.Columns["id"] != "7" {
		t.Errorf("%+v", e)
	}
}

func TestFolder(t *testing.T) {
	got, p, err := planned(t, "", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i := range got {
		ids = append(ids, got[i].ID)
	}
	if d := cmp.Diff([]string{"a.txt", "b.txt", "sub/c.md", "sub/d.txt", "two.md", "two.txt"}, ids); d != "" {
		t.Error(d)
	}
	if p.Bytes != 13 || p.Mine != 6 {
		t.Errorf("%d bytes, %d texts", p.Bytes, p.Mine)
	}
}

// TestFolderAgainstFolder: a base is found under its own name or with another
// extension; the ids are those of the texts alone.
func TestFolderAgainstFolder(t *testing.T) {
	dir := archive(t, "new/a.txt", "one", "new/s/b.md", "two", "new/c.txt", "three", "new/x.jpg", "", "old/a.txt", "1", "old/s/b.txt", "2")
	m := &Manifest{Path: filepath.Join(dir, "new"), Name: "new", Root: dir, Base: filepath.Join(dir, "old"), Extensions: extensions}
	p, err := m.plan(filepath.Join(t.TempDir(), "entries"), Shard{1, 1})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	if err := p.entries(true, func(e *Entry) error { got[e.ID] = strings.Join(e.Base, ","); return nil }); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]string{"a.txt": "old/a.txt", "s/b.md": "old/s/b.txt", "c.txt": ""}, got); d != "" {
		t.Error(d)
	}
	if p.Unpaired != 1 || p.Skipped[".jpg"] != 1 {
		t.Errorf("unpaired %d, skipped %v", p.Unpaired, p.Skipped)
	}
}

// TestBadManifests: every mistake is told with its line and what to do, before
// anything runs.
func TestBadManifests(t *testing.T) {
	for _, tt := range []struct {
		name, file, text string
		want             []string
	}{
		{"empty", "m.csv", "", []string{"m.csv: it is empty", "columns id and draft"}},
		{"blank", "m.csv", "\n \n", []string{"it is empty"}},
		{"head only", "m.csv", "id,draft\n", []string{"names no text"}},
		{"no id", "m.csv", "draft,base\na.txt,b.txt\n", []string{"m.csv:1: there is no column id", "--columns id=NAME"}},
		{"no draft", "m.csv", "id,base\n1,b.txt\n", []string{"m.csv:1: there is no column draft"}},
		{"no id in an object", "m.jsonl", "{\"draft\":\"a.txt\"}\n", []string{"m.jsonl:1: there is no id"}},
		{"two columns of a name", "m.csv", "id,draft,draft\n1,a.txt,b.txt\n", []string{"m.csv:1: there are two columns \"draft\""}},
		{"doubled id", "m.csv", "id,draft\n1,a.txt\n2,b.txt\n\n1,b.txt\n", []string{"m.csv:5: the id \"1\" is that of line 2", "give each"}},
		{"empty id", "m.csv", "id,draft\n,a.txt\n", []string{"m.csv:2: the id is empty"}},
		{"empty draft", "m.csv", "id,draft\n1,\n", []string{"m.csv:2:", "names no draft"}},
		{"outside", "m.csv", "id,draft,base\n1,a.txt,../../etc/passwd\n", []string{"m.csv:2: the base ../../etc/passwd lies outside", "--root"}},
		{"absolute", "m.csv", "id,draft\n1,/etc/passwd\n", []string{"m.csv:2: the draft /etc/passwd lies outside"}},
		{"glob outside", "m.csv", "id,draft\n1,sub/../../*.txt\n", []string{"lies outside"}},
		{"own base", "m.csv", "id,draft,base\n1,a.txt,./sub/../a.txt\n", []string{"m.csv:2: a.txt is its own base", "leave base empty"}},
		{"own base by a glob", "m.csv", "id,draft,base\n1,a.txt,*.txt\n", []string{"m.csv:2: a.txt is its own base"}},
		{"no date", "m.csv", "id,draft,date\n1,a.txt,18.12.2023\n", []string{"m.csv:2: \"18.12.2023\" is no date; write 2023-12-18"}},
		{"too many cells", "m.csv", "id,draft\n1,a.txt,b\n", []string{"m.csv:2: it has 3 cells, and there are 2 columns"}},
		{"open quotation mark", "m.csv", "id,draft\n1,\"a.txt\n2,b.txt\n", []string{"m.csv:2:"}},
		{"record without end", "m.csv", "id,draft\n1,\"" + strings.Repeat("word ", 300_000) + "\n", []string{"m.csv:2:", "longer than"}},
		{"line without end", "m.tsv", "id\tdraft\n1\t" + strings.Repeat("word ", 300_000), []string{"m.tsv:2:", "longer than"}},
		{"no object", "m.jsonl", "{\"id\":\"1\",\"draft\":\"a.txt\"}\n[1]\n", []string{"m.jsonl:2: it is no JSON object"}},
		{"half an object", "m.jsonl", "{\"id\":\"1\",\"draft\":\"a.txt\"\n", []string{"m.jsonl:1: it is no JSON object"}},
		{"two objects", "m.jsonl", "{\"id\":\"1\",\"draft\":\"a.txt\"}{}\n", []string{"m.jsonl:1: it is no JSON object"}},
		{"a draft that is a number of things", "m.jsonl", "{\"id\":\"1\",\"draft\":{\"a\":1}}\n", []string{"m.jsonl:1: draft is no text"}},
		{"a path that is none", "m.jsonl", "{\"id\":\"1\",\"draft\":[7]}\n", []string{"m.jsonl:1: draft holds something that is no path"}},
		{"UTF-16", "m.csv", "\xff\xfei\x00d\x00", []string{"UTF-16", "save it as UTF-8"}},
		{"Latin-1", "m.csv", "id,draft\nr\xe9s,a.txt\n", []string{"m.csv:2:", "no UTF-8"}},
		{"several at once", "m.csv", "id,draft,base\n1,a.txt,a.txt\n2,../x,\n3,b.txt,\n3,b.txt,\n", []string{"m.csv:2:", "m.csv:3:", "m.csv:5:"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := planned(t, tt.file, tt.text, nil)
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q lacks %q", err, want)
				}
			}
			if len(err.Error()) > 3000 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
		})
	}
}

// TestManyMistakes tells the first ones and counts the others.
func TestManyMistakes(t *testing.T) {
	_, _, err := planned(t, "m.csv", "id,draft\n"+strings.Repeat("1,../x\n", 500), nil)
	if err == nil || !strings.Contains(err.Error(), "m.csv:21:") || strings.Contains(err.Error(), "m.csv:22:") || !strings.Contains(err.Error(), "and 480 more") {
		t.Errorf("%v", err)
	}
}

// TestTrouble: what is not there costs its own text only.
func TestTrouble(t *testing.T) {
	got, _, err := planned(t, "m.csv", "id,draft,base\n1,gone.txt,\n2,a.txt,x*.txt\n3,two,\n4,a.txt,b.txt\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"gone.txt: no such file", "x*.txt: no file matches", "stands for several files: two.txt, two.md", ""} {
		if !strings.Contains(got[i].Trouble, want) || want == "" && got[i].Trouble != "" {
			t.Errorf("text %s: trouble %q, want %q", got[i].ID, got[i].Trouble, want)
		}
	}
}

// FuzzManifest: whatever a manifest holds ends in entries whose paths stay below the
// root, or in an error.
func FuzzManifest(f *testing.F) {
	for _, s := range []string{
		"id,draft\n1,a.txt\n", "id\tdraft\n1\ta\n", `{"id":"1","draft":["a.txt","../b"]}`, "id;draft;base\n1;*;sub/**\n", "\ufeffid,draft\n\"1\n\",a\n",
		"id,draft\n1,[\n", "id,draft\n1,{a,b}.txt\n", `{"id":1e9,"draft":"a","columns":{"a":[null]}}`, "id,draft,date\n1,a.txt,0000\n", "\x00", "id,draft\n1,\x00\n",
	} {
		f.Add(s)
	}
	dir := archive(f, "a.txt", "one", "sub/b.txt", "two")
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"m", "m.csv", "m.tsv", "m.jsonl"} {
			m := &Manifest{Path: name, Name: name, Root: dir, In: strings.NewReader(text), Extensions: extensions}
			p, err := m.plan(filepath.Join(t.TempDir(), "entries"), Shard{2, 3})
			if err != nil {
				continue
			}
			n := 0
			err = p.entries(true, func(e *Entry) error {
				n++
				if e.Row != n || e.ID == "" || len(e.Draft) == 0 {
					t.Errorf("entry %+v", e)
				}
				for _, path := range slices.Concat(e.Draft, e.Base, e.Proposals) {
					if !filepath.IsLocal(path) && e.Trouble == "" {
						t.Errorf("the path %q leads outside", path)
					}
				}
				return nil
			})
			if err != nil || n != p.Texts {
				t.Errorf("%d entries of %d, %v", n, p.Texts, err)
			}
		}
	})
}
