package confidence

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/resolint/resolint/internal/pack"
)

const packedMagic = "model 1\n"

// Packed is the name of the file that holds resolint's own model NAME.yaml as Read reads
// it: there are thousands of weights, and most audits are short.
func Packed(name string) string { return name + ".bin" }

// Own reads one of resolint's own models, NAME.yaml. Where its packed form was made of
// another file, the file is read.
func Own(own fs.FS, name string) (*Model, error) {
	sum, err := pack.Digest(own, name+".yaml")
	if err != nil {
		return nil, fmt.Errorf("read %s.yaml: %w", name, err)
	}
	if file, err := pack.ReadFile(own, Packed(name)); err == nil {
		if r, ok := pack.Open(file, packedMagic, sum); ok {
			if m := unpack(r); r.Done() {
				return m, nil
			}
			return nil, fmt.Errorf("read %s: damaged; make it anew with go test ./rules -run TestModels -update", Packed(name))
		}
	}
	return readFile(own, name+".yaml")
}

func readFile(own fs.FS, name string) (*Model, error) {
	data, err := fs.ReadFile(own, name)
	if err != nil {
		return nil, fmt.Errorf("read the model: %w", err)
	}
	m, err := Read(data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return m, nil
}

// Pack returns what the packed form of NAME.yaml should hold.
func Pack(own fs.FS, name string) ([]byte, error) {
	sum, err := pack.Digest(own, name+".yaml")
	if err != nil {
		return nil, fmt.Errorf("read %s.yaml: %w", name, err)
	}
	m, err := readFile(own, name+".yaml")
	if err != nil {
		return nil, err
	}
	w := &pack.Writer{}
	w.Number(m.Version)
	w.Text(m.About)
	packLinear(w, &Linear{Bias: m.Bias, Weights: m.Weights})
	if m.Reading == nil {
		w.Number(0)
	} else {
		w.Number(1)
		packLinear(w, m.Reading)
	}
	return w.Bytes(packedMagic, sum), nil
}

func packLinear(w *pack.Writer, l *Linear) {
	w.Float(l.Bias)
	w.Number(len(l.Weights))
	for _, name := range slices.Sorted(maps.Keys(l.Weights)) {
		w.Text(name)
		w.Float(l.Weights[name])
	}
}

func unpack(r *pack.Reader) *Model {
	m := &Model{Version: r.Number(), About: r.Text()}
	all := unpackLinear(r)
	m.Bias, m.Weights = all.Bias, all.Weights
	if r.Below(2) == 1 {
		m.Reading = unpackLinear(r)
	}
	return m
}

func unpackLinear(r *pack.Reader) *Linear {
	l := &Linear{Bias: r.Float()}
	n := r.Count()
	l.Weights = make(map[string]float64, n)
	for range n {
		name := r.Text()
		l.Weights[name] = r.Float()
	}
	return l
}
