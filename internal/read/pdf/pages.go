package pdf

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// page is a page of the file with the attributes that it inherits.
type page struct {
	number    int // 1-based
	dict      types.Dict
	resources types.Dict
	box       [4]float64 // left, bottom, right, top of what is shown
	rotate    int        // degrees clockwise: 0, 90, 180, 270
}

type node struct {
	object    types.Object
	resources types.Dict
	box       [4]float64
	rotate    int
	depth     int
}

// pages walks the page tree (ISO 32000-1, 7.7.3) in order. Nodes met twice are
// read once: a cycle ends there. The walk keeps its own stack, so that depth
// costs no goroutine stack.
func (f *file) pages() ([]page, error) {
	root, err := f.table.Catalog()
	if err != nil {
		return nil, fmt.Errorf("find the catalogue: %w", err)
	}
	letter := [4]float64{0, 0, 612, 792}
	stack := []node{{object: root["Pages"], box: letter}}
	seen := map[int]bool{}
	var out []page
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if id := object(n.object); id != 0 {
			if seen[id] {
				continue
			}
			seen[id] = true
		}
		d := f.dict(n.object)
		if d == nil || n.depth > maxTreeDepth {
			continue
		}
		f.inherit(&n, d)
		kids := f.array(d["Kids"])
		if kids == nil || f.name(d["Type"]) == "Page" {
			if len(out) == maxPages {
				return nil, fmt.Errorf("it has more than %d pages", maxPages)
			}
			out = append(out, page{
				number: len(out) + 1, dict: d, resources: n.resources, box: n.box, rotate: n.rotate,
			})
			continue
		}
		if len(stack)+len(kids) > maxObjects {
			return nil, fmt.Errorf("its page tree has more than %d nodes", maxObjects)
		}
		for i := len(kids) - 1; i >= 0; i-- {
			stack = append(stack, node{kids[i], n.resources, n.box, n.rotate, n.depth + 1})
		}
	}
	return out, nil
}

func (f *file) inherit(n *node, d types.Dict) {
	if r := f.dict(d["Resources"]); r != nil {
		n.resources = r
	}
	for _, key := range []string{"MediaBox", "CropBox"} {
		b := f.numbers(d[key])
		if len(b) != 4 {
			continue
		}
		box := [4]float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
		if w, h := box[2]-box[0], box[3]-box[1]; w > 1 && h > 1 && w < 1e5 && h < 1e5 {
			n.box = box
		}
	}
	if r, ok := f.number(d["Rotate"]); ok {
		n.rotate = ((int(r)%360 + 360) % 360) / 90 * 90
	}
}

// contents returns the page's content streams joined by line feeds, as the
// standard wants them read, and what could not be decoded.
func (f *file) contents(p *page) ([]byte, error) {
	o := f.resolve(p.dict["Contents"])
	parts, isArray := o.(types.Array)
	if !isArray {
		if o == nil {
			return nil, nil
		}
		return f.decode(p.dict["Contents"])
	}
	var out []byte
	var first error
	for _, part := range parts {
		b, err := f.decode(part)
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		out = append(append(out, b...), '\n')
		if len(out) > maxStreamBytes {
			return out, errBudget
		}
	}
	return out, first
}
