package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// The bounds within which one file may move. A resolution has a few hundred
// pages and some hundred kilobytes of text at most; what exceeds these is an
// accident or an attack.
const (
	maxStreamBytes = 16 << 20 // one decoded stream
	streamCost     = 4 << 10  // bytes that any stream counts, however small
	maxObjects     = 1 << 20
	maxPages       = 5000
	maxTreeDepth   = 64
	maxRefHops     = 32
)

// file is an open PDF: its objects and what may still be decoded of them.
type file struct {
	table *model.XRefTable
	// left is the number of bytes that streams may still decode to.
	left int64
	// deadline ends work on files whose cost is out of proportion.
	deadline time.Time
}

var (
	errBudget   = errors.New("its streams unpack to more than the limit")
	errDeadline = errors.New("it takes too long to read")
)

func init() {
	// pdfcpu would otherwise write a configuration directory into the user's home.
	model.ConfigPath = "disable"
}

// open reads the cross-reference table and all objects, without decoding the
// streams that carry pages, fonts and images.
func open(data []byte, decodable int64, deadline time.Time) (*file, error) {
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.DecodeAllStreams = false
	conf.Optimize = false
	conf.Offline = true
	conf.Cmd = model.LISTINFO
	conf.Limits = model.ResourceLimits{
		MaxStreamBytes:       int64(len(data)) + 1,
		MaxDecodeBytes:       min(maxStreamBytes, decodable),
		MaxImagePixels:       1 << 20,
		MaxImageBytes:        1 << 20,
		MaxObjectCount:       maxObjects,
		MaxObjectStreamCount: maxObjects,
		MaxObjectStreamFirst: 4 << 20,
		MaxXRefEntries:       maxObjects,
		MaxRecursionDepth:    maxTreeDepth,
	}
	c, cancel := context.WithDeadline(context.Background(), deadline)
	defer cancel()
	var ctx *model.Context
	err := library(func() (err error) {
		ctx, err = pdfcpu.ReadWithContext(c, &impatient{bytes.NewReader(data), deadline}, conf)
		return err
	})
	if err != nil {
		if c.Err() != nil {
			return nil, errDeadline
		}
		return nil, err
	}
	return &file{table: ctx.XRefTable, left: decodable, deadline: deadline}, nil
}

// library calls pdfcpu, to which odd files are panics now and then: they are damage
// of the file. A panic of this package's own is a defect, and told as one by who
// calls Read.
func library(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("pdfcpu gave up: %v", p)
		}
	}()
	return f()
}

// late reports whether the time for the file is used up.
func (f *file) late() bool { return time.Now().After(f.deadline) }

// resolve follows references to the object itself; nil for what is missing.
func (f *file) resolve(o types.Object) types.Object {
	for range maxRefHops {
		ref, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		var next types.Object
		err := library(func() (err error) {
			next, err = f.table.Dereference(ref)
			return err
		})
		if err != nil {
			return nil
		}
		o = next
	}
	return nil
}

func (f *file) dict(o types.Object) types.Dict {
	switch o := f.resolve(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	case *types.StreamDict:
		return o.Dict
	}
	return nil
}

func (f *file) array(o types.Object) types.Array {
	a, _ := f.resolve(o).(types.Array)
	return a
}

func (f *file) name(o types.Object) string {
	n, _ := f.resolve(o).(types.Name)
	return string(n)
}

// number returns a number, and false if the object is none.
func (f *file) number(o types.Object) (float64, bool) {
	switch n := f.resolve(o).(type) {
	case types.Integer:
		return float64(n), true
	case types.Float:
		return float64(n), true
	}
	return 0, false
}

// numbers returns the numbers of an array; what is none counts as 0.
func (f *file) numbers(o types.Object) []float64 {
	a := f.array(o)
	out := make([]float64, len(a))
	for i, v := range a {
		out[i], _ = f.number(v)
	}
	return out
}

// decode returns the unpacked bytes of a stream. They are not kept in the
// object, so that a long document never holds more than one page unpacked.
func (f *file) decode(o types.Object) ([]byte, error) {
	var sd types.StreamDict
	switch s := f.resolve(o).(type) {
	case types.StreamDict:
		sd = s
	case *types.StreamDict:
		sd = *s
	default:
		return nil, errors.New("not a stream")
	}
	if f.left <= 0 {
		return nil, errBudget
	}
	if f.late() {
		return nil, errDeadline
	}
	if len(sd.FilterPipeline) == 0 {
		f.left -= int64(len(sd.Raw)) + streamCost
		return sd.Raw, nil
	}
	sd.Content = nil
	limit := min(f.left, maxStreamBytes)
	if err := library(func() error { return sd.DecodeWithLimit(limit) }); err != nil {
		f.left -= limit / 4 // a bomb costs although it yields nothing
		return nil, fmt.Errorf("decode stream: %w", err)
	}
	f.left -= int64(len(sd.Content)) + streamCost
	return sd.Content, nil
}

// object identifies an indirect object, 0 for a direct one.
func object(o types.Object) int {
	if ref, ok := o.(types.IndirectRef); ok {
		return ref.ObjectNumber.Value()
	}
	return 0
}

// str returns the bytes of a string object, unescaped.
func (f *file) str(o types.Object) []byte {
	switch s := f.resolve(o).(type) {
	case types.StringLiteral:
		var b []byte
		err := library(func() (err error) {
			b, err = types.Unescape(string(s))
			return err
		})
		if err != nil {
			return nil
		}
		return b
	case types.HexLiteral:
		b, err := s.Bytes()
		if err != nil {
			return nil
		}
		return b
	}
	return nil
}
