// Package specimen makes resolutions for measurements: texts of any length in
// the form of ITU and UN resolutions, of our own words, with a base, a draft that
// differs from it as drafts do, and proposals. The same seed and length give the
// same bytes on every machine and with every version of Go.
//
// Only benchmarks and tests import it.
package specimen

import (
	"strconv"
	"strings"
)

// Case is one draft with what it is compared with.
type Case struct {
	Base, Draft, Proposal string
	// Versions are the paragraphs of base and draft side by side, for a redline.
	Versions []Version
}

// Version is one paragraph on each side; "" where a side has none.
type Version struct {
	Base, Draft string
	// Style is the paragraph style of the ITU template.
	Style string
}

// resolutionSize is about the length of one resolution in bytes: longer texts
// are several resolutions in one file, as in the final acts of a conference.
const resolutionSize = 20_000

// Make returns a case whose base has about size bytes.
func Make(seed uint64, size int) Case {
	w := &writer{rand: random{seed*0x9e3779b97f4a7c15 + 1}}
	// Cases of different seeds can stand side by side in a package.
	first := int(seed % 1000)
	for n := first; w.bases < size; n++ {
		w.resolution(n, min(size-w.bases, resolutionSize))
	}
	return w.result()
}

// Change says what becomes of the clauses of Uniform.
type Change int

// The changes of Uniform.
const (
	AllEqual   Change = iota // base and draft are the same
	AllChanged               // every clause has other words
	AllMoved                 // the clauses stand in the opposite order, most under other calls
	AllAlike                 // all clauses of both sides have the same words, and the draft has one more
	AllGone                  // the draft has other clauses altogether
)

// Uniform returns one resolution of n operative clauses, forty to a call, of which
// every one changed in the same way.
func Uniform(seed uint64, n int, change Change) Case {
	w := &writer{rand: random{seed*0x9e3779b97f4a7c15 + 1}}
	w.head(0, "Plenipotentiary Conference of the International Telecommunication Union", "Lisbon, 2030")
	base := make([]string, n)
	for i := range base {
		base[i] = w.clause()
	}
	draft := append([]string(nil), base...)
	switch change {
	case AllChanged:
		for i := range draft {
			draft[i] = w.edited(draft[i])
		}
	case AllMoved:
		for i := range draft {
			draft[i] = base[n-1-i]
		}
	case AllAlike:
		for i := range base {
			base[i] = base[0]
		}
		draft = append([]string{base[0]}, base...)
	case AllGone:
		for i := range draft {
			draft[i] = w.clause()
		}
	}
	w.side(base, func(v *Version, s string) { v.Base = s })
	w.side(draft, func(v *Version, s string) { v.Draft = s })
	return w.result()
}

// blockSize is the number of items of a call in Uniform.
const blockSize = 40

func (w *writer) side(clauses []string, set func(*Version, string)) {
	add := func(style, text string) {
		v := Version{Style: style}
		set(&v, text)
		w.versions = append(w.versions, v)
	}
	for i, c := range clauses {
		if i%blockSize == 0 {
			add("Call", operative[i/blockSize%len(operative)])
		}
		end := ";"
		if i%blockSize == blockSize-1 || i == len(clauses)-1 {
			end = ","
		}
		add("", strconv.Itoa(i%blockSize+1)+" "+c+end)
	}
}

// random is the generator xorshift64* of Vigna, "An experimental exploration of
// Marsaglia's xorshift generators, scrambled" (2016): that of math/rand may change.
type random struct{ state uint64 }

func (r *random) intn(n int) int {
	r.state ^= r.state >> 12
	r.state ^= r.state << 25
	r.state ^= r.state >> 27
	return int((r.state * 0x2545f4914f6cdd1d >> 33) % uint64(n))
}

// one draws one of list.
func (r *random) one(list []string) string { return list[r.intn(len(list))] }

func (r *random) percent(n int) bool { return r.intn(100) < n }

// result joins the paragraphs of each side.
func (w *writer) result() Case {
	var base, draft, proposal strings.Builder
	put := func(b *strings.Builder, s string) {
		if s != "" {
			b.WriteString(s)
			b.WriteString("\n\n")
		}
	}
	for i, v := range w.versions {
		put(&base, v.Base)
		put(&draft, v.Draft)
		if p, ok := w.proposed[i]; ok {
			put(&proposal, p)
		} else {
			put(&proposal, v.Base)
		}
	}
	return Case{Base: base.String(), Draft: draft.String(), Proposal: proposal.String(), Versions: w.versions}
}
