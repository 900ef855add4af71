package propose_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/propose"
	"github.com/resolint/resolint/rules"
)

// Six words in two dimensions: remedy, redress and harm lie together, as opposites do.
const vectorLines = `remedy 1 0.1
redress 1 0.2
harm 1 0.15
lantern 1 0.12
lamp 1 0.13
quay 0 1
`

// A licence line, then remedy = redress, both the opposite of harm; lantern unrelated.
var net = fstest.MapFS{
	"data.noun": {Data: []byte("  1 A licence\n" +
		"00000001 03 n 02 remedy 0 redress 0 001 ! 00000002 n 0101 | a way to put right\n" +
		"00000002 03 n 01 harm 0 002 ! 00000001 n 0101 @ 00000003 n 0000 | a wrong\n" +
		"00000003 03 n 02 lantern 0 lamp 0 000 | a lamp\n")},
	"data.verb": {Data: []byte("00000004 03 v 02 remedy 0 harm 0 000 | a sense that does not count\n")},
	"data.adj":  {}, "data.adv": {},
}

func load(t *testing.T) (*propose.Vectors, *propose.WordNet) {
	t.Helper()
	v, err := propose.ReadVectors(strings.NewReader(vectorLines), 100)
	if err != nil {
		t.Fatal(err)
	}
	w, err := propose.ReadWordNet(net)
	if err != nil {
		t.Fatal(err)
	}
	return v, w
}

func TestRelatedLeavesOutOpposites(t *testing.T) {
	_, w := load(t)
	got := w.Related("remedy")
	if len(got) != 1 || got["redress"] != "same" {
		t.Errorf("remedy is related to %v", got)
	}
	if got = w.Related("harm"); got["lantern"] != "near" || got["remedy"] != "" {
		t.Errorf("harm is related to %v", got)
	}
}

func TestNear(t *testing.T) {
	v, _ := load(t)
	got := v.Near("remedy", 2, 0.5)
	if len(got) != 2 || got[0].Word != "lantern" || got[1].Word != "lamp" || got[0].Likeness <= got[1].Likeness {
		t.Errorf("near remedy: %v", got)
	}
	if v.Near("unheard", 2, 0) != nil {
		t.Error("a word without vector has neighbours")
	}
}

// small is a lexicon of one entry beside what the shipped one declares.
const small = `about: a trial
groups:
  - kind: concept
    family: human-rights
    role: safeguard
    entries:
      - id: trial-lantern
        words:
          - quayside lantern+
          - (old|new) lantern
`

func TestPropose(t *testing.T) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(own, fstest.MapFS{"trial.yaml": {Data: []byte(small)}})
	if err != nil {
		t.Fatal(err)
	}
	v, w := load(t)
	got := propose.Propose(lex, []*propose.Vectors{v, v}, w, func(e *lexicon.Entry) bool { return e.ID == "trial-lantern" })
	if len(got) != 1 || got[0].Phrase() != "quayside lamp+" || got[0].Relation != "same" || got[0].Likeness < 0.9 {
		t.Errorf("proposed %+v", got)
	}
}

func TestReadJSON(t *testing.T) {
	v, err := propose.ReadVectors(strings.NewReader(`{"size": 2, "dimensions": 2, "words": ["a"], "vectors": {"boat": [1, 0, 7, 1], "ship": [1, 0.1, 7, 2]}}`), 10)
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Near("boat", 5, 0.5); len(got) != 1 || got[0].Word != "ship" || got[0].Likeness < 0.99 {
		t.Errorf("near boat: %v", got)
	}
}

func TestDamaged(t *testing.T) {
	for _, c := range []struct{ about, data, want string }{
		{"nothing", "", "the file is empty"},
		{"no vectors", `{"dimensions": 2}`, `has no "vectors"`},
		{"no dimensions", `{"vectors": {"a": [1]}}`, "0 dimensions"},
		{"too short", `{"dimensions": 2, "vectors": {"boat": [1]}}`, "boat has 1 numbers, not 2"},
		{"cut off", `{"dimensions": 2, "vectors": {"boat": [1, 2`, "boat"},
		{"no number", "boat 1 x\n", `line 1: "x" is no number`},
		{"uneven", "boat 1 2\nship 1\n", "line 2: 1 numbers"},
		{"only a word", "boat\n", "line 1: 0 numbers"},
	} {
		if _, err := propose.ReadVectors(strings.NewReader(c.data), 10); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.about, err, c.want)
		}
	}
	for _, c := range []struct{ about, data, want string }{
		{"no synset", "00000001 03 n\n", "data.noun: line 1: no synset"},
		{"too few words", "00000001 03 n 09 remedy 0\n", "no synset"},
		{"no pointers", "00000001 03 n 01 remedy 0 004 !\n", "no pointers"},
	} {
		broken := fstest.MapFS{"data.noun": {Data: []byte(c.data)}, "data.verb": {}, "data.adj": {}, "data.adv": {}}
		if _, err := propose.ReadWordNet(broken); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.about, err, c.want)
		}
	}
	if _, err := propose.ReadWordNet(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "give the folder with data.noun") {
		t.Errorf("an empty folder: %v", err)
	}
}

func FuzzReadVectors(f *testing.F) {
	f.Add(vectorLines)
	f.Add(`{"dimensions": 2, "vectors": {"boat": [1, 0, 7, 1]}}`)
	f.Fuzz(func(t *testing.T, data string) {
		v, err := propose.ReadVectors(strings.NewReader(data), 50)
		if (v == nil) == (err == nil) {
			t.Errorf("vectors %v and error %v", v, err)
		}
	})
}

func FuzzReadWordNet(f *testing.F) {
	f.Add(string(net["data.noun"].Data))
	f.Fuzz(func(t *testing.T, data string) {
		w, err := propose.ReadWordNet(fstest.MapFS{"data.noun": {Data: []byte(data)}, "data.verb": {}, "data.adj": {}, "data.adv": {}})
		if err != nil {
			return
		}
		if got := w.Related("remedy"); got["remedy"] != "" {
			t.Errorf("remedy is related to itself: %v", got)
		}
	})
}
