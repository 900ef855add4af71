package pack

import (
	"slices"
	"testing"
	"testing/fstest"
)

func packed() []byte {
	var w Writer
	w.Number(300)
	w.String("women")
	w.List([]string{"a", "", "women"})
	w.List(nil)
	w.Table([]int32{-3, 1 << 15, 7})
	w.Table([]int32{-1, 9})
	w.Text("girls")
	w.Float(-0.12)
	return w.Bytes("test 1\n", 7)
}

func TestReadBack(t *testing.T) {
	r, ok := Open(string(packed()), "test 1\n", 7)
	if !ok {
		t.Fatal("not opened")
	}
	if n, s := r.Number(), r.String(); n != 300 || s != "women" {
		t.Errorf("read %d and %q", n, s)
	}
	if l := r.List(); !slices.Equal(l, []string{"a", "", "women"}) {
		t.Errorf("read %q", l)
	}
	if l := r.List(); l != nil {
		t.Errorf("read %q", l)
	}
	if long, short := r.Table().All(), r.Table().All(); !slices.Equal(long, []int32{-3, 1 << 15, 7}) || !slices.Equal(short, []int32{-1, 9}) {
		t.Errorf("read %d and %d", long, short)
	}
	if s, f := r.Text(), r.Float(); s != "girls" || f != -0.12 || !r.Done() {
		t.Errorf("read %q and %g, done %v", s, f, r.Done())
	}
	if r.Number(); r.Done() || !r.Bad() {
		t.Error("there was more to read than was written")
	}
}

func TestOpenOthers(t *testing.T) {
	file := string(packed())
	if _, ok := Open(file, "test 2\n", 7); ok {
		t.Error("a file of another form is opened")
	}
	if _, ok := Open(file, "test 1\n", 8); ok {
		t.Error("a file made of other files is opened")
	}
	if _, ok := Open("", "test 1\n", 7); ok {
		t.Error("an empty file is opened")
	}
}

// TestDamaged: whatever byte is missing, reading ends and says so.
func TestDamaged(t *testing.T) {
	file := string(packed())
	for n := range file {
		r, ok := Open(file[:n], "test 1\n", 7)
		if !ok {
			continue
		}
		r.Number()
		_ = r.String()
		r.List()
		r.List()
		r.Table()
		r.Table()
		_ = r.Text()
		r.Float()
		if r.Done() {
			t.Errorf("the first %d of %d bytes are taken for the whole", n, len(file))
		}
	}
}

func TestDigest(t *testing.T) {
	one := fstest.MapFS{"a.yaml": {Data: []byte("x")}, "b.yaml": {Data: []byte("y")}, "c.md": {Data: []byte("z")}}
	sum := func() uint64 {
		d, err := Digest(one, "*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	first := sum()
	one["c.md"] = &fstest.MapFile{Data: []byte("other")}
	if sum() != first {
		t.Error("files that are not meant count")
	}
	one["a.yaml"] = &fstest.MapFile{Data: []byte("xy")}
	one["b.yaml"] = &fstest.MapFile{Data: []byte("")}
	if sum() == first {
		t.Error("bytes that change places do not count")
	}
}
