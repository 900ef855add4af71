package speech

import (
	"encoding/binary"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/tag/aptagmodel"

	"github.com/resolint/resolint/internal/pack"
)

var update = flag.Bool("update", false, "pack the model of prose anew")

// TestEnglish checks that the packed model is that of prose.
func TestEnglish(t *testing.T) {
	want := packProse(t, aptagmodel.English)
	if *update {
		if err := os.WriteFile("english.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(want) != packed {
		t.Error("english.bin is not the model of prose; go test ./internal/speech -run TestEnglish -update writes it")
	}
	for cut := len(packed) - 1; cut >= 0; cut -= 9973 {
		if _, err := read(packed[:cut]); err == nil {
			t.Errorf("a model cut after %d bytes is read", cut)
		}
	}
}

// packProse packs a file of prose: after the names of the classes, features with their
// pairs of a class and a weight, then words with one class. Numbers have 32 bits there,
// lengths of strings 16.
func packProse(t *testing.T, file []byte) []byte {
	t.Helper()
	cut := func(n int) []byte {
		out := file[:n]
		file = file[n:]
		return out
	}
	number := func() int { return int(binary.LittleEndian.Uint32(cut(4))) }
	word := func() string { return string(cut(int(binary.LittleEndian.Uint16(cut(2))))) }
	table := func(raw []byte) []int {
		out := make([]int, len(raw)/4)
		for i := range out {
			out[i] = int(binary.LittleEndian.Uint32(raw[4*i:]))
		}
		return out
	}
	if form := string(cut(8)); form != "PROSETAG" || number() != 1 {
		t.Fatalf("prose has its model in another form: %s", form)
	}
	w := &pack.Writer{}
	classes := make([]string, number())
	for i := range classes {
		classes[i] = word()
	}
	w.List(classes)
	n, pairs := number(), number()
	text := string(cut(number()))
	names, first := table(cut(4*(n+1))), table(cut(4*(n+1)))
	ids, weights := cut(pairs), table(cut(4*pairs))

	var lists [groups][]string
	var counts [groups][]int
	var order [groups][]int // of the features
	for i := range n {
		name := text[names[i]:names[i+1]]
		g := slices.IndexFunc(groupNames[:], func(prefix string) bool { return strings.HasPrefix(name, prefix) })
		if g < 0 {
			t.Fatalf("the feature %q is of no group", name)
		}
		lists[g] = append(lists[g], strings.TrimPrefix(name, groupNames[g]))
		counts[g] = append(counts[g], first[i+1]-first[i])
		order[g] = append(order[g], i)
	}
	values := []int32{}
	index := map[int]int{}
	var allIDs, allWeights []byte
	for g := range lists {
		packNames(t, w, lists[g])
		var starts []int32
		sizes := make([]byte, len(counts[g]))
		for k, i := range order[g] {
			if k%block == 0 {
				starts = append(starts, int32(len(allIDs)))
			}
			sizes[k] = byte(counts[g][k])
			for p := first[i]; p < first[i+1]; p++ {
				at, ok := index[weights[p]]
				if !ok {
					at = len(values)
					index[weights[p]] = at
					values = append(values, int32(uint32(weights[p])))
				}
				allIDs = append(allIDs, ids[p])
				allWeights = binary.LittleEndian.AppendUint16(allWeights, uint16(at))
			}
		}
		w.Text(string(sizes))
		w.Table(starts)
	}
	if len(values) > 1<<16 || len(allIDs) != pairs {
		t.Fatalf("%d different weights, %d of %d pairs", len(values), len(allIDs), pairs)
	}
	w.Text(string(allIDs))
	w.Text(string(allWeights))
	w.Table(values)
	sure := make([]string, number())
	sureIDs := make([]byte, len(sure))
	for i := range sure {
		sure[i], sureIDs[i] = word(), cut(1)[0]
	}
	packNames(t, w, sure)
	w.Text(string(sureIDs))
	if len(file) > 0 {
		t.Fatalf("%d bytes are left", len(file))
	}
	return w.Bytes(magic, 0)
}

func packNames(t *testing.T, w *pack.Writer, list []string) {
	t.Helper()
	var text strings.Builder
	var starts []int32
	lengths := make([]byte, len(list))
	for i, s := range list {
		if len(s) > 255 || i > 0 && s <= list[i-1] {
			t.Fatalf("%q is too long or in disorder", s)
		}
		if i%block == 0 {
			starts = append(starts, int32(text.Len()))
		}
		lengths[i] = byte(len(s))
		text.WriteString(s)
	}
	w.Text(text.String())
	w.Text(string(lengths))
	w.Table(starts)
}
