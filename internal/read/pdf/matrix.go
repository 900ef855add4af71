package pdf

import "math"

// matrix is a transformation [a b c d e f] of ISO 32000-1, 8.3.3.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul returns the transformation that applies m first and then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

// sane reports whether all numbers are finite and of a size that pages have.
func (m matrix) sane() bool {
	for _, v := range m {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return true
}

// toDevice returns the transformation from a page's user space to a space with
// its origin at the top left of the page as shown, y downwards, and the page's
// width and height there.
func (p *page) toDevice() (m matrix, width, height float64) {
	l, b, r, t := p.box[0], p.box[1], p.box[2], p.box[3]
	w, h := r-l, t-b
	switch p.rotate {
	case 90:
		return matrix{0, 1, 1, 0, -b, -l}, h, w
	case 180:
		return matrix{-1, 0, 0, 1, r, -b}, w, h
	case 270:
		return matrix{0, -1, -1, 0, t, r}, h, w
	}
	return matrix{1, 0, 0, -1, -l, t}, w, h
}
