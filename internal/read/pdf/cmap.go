package pdf

import (
	"slices"
	"unicode/utf16"
)

// codeRange maps the codes lo..hi of one length in bytes.
type codeRange struct {
	lo, hi uint32
	bytes  int
	// cid is the CID of lo, or the UTF-16 value of lo's last unit.
	cid uint32
	// prefix is what stands before the last unit in a ToUnicode range.
	prefix string
}

// cmap is a character map: what bytes form a code, and what a code stands for
// (ISO 32000-1, 9.7.5 and 9.10.3).
type cmap struct {
	spaces []codeRange       // codespace ranges
	text   map[uint32]string // bfchar, and bfrange with an array
	ranges []codeRange       // bfrange
	cids   []codeRange       // cidrange and cidchar
}

// maxMappings bounds the entries of one character map.
const maxMappings = 1 << 17

// parseCMap reads a ToUnicode or an embedded CID CMap. Broken entries are left
// out; it never fails.
func parseCMap(data []byte) *cmap {
	m := &cmap{text: map[uint32]string{}}
	l := lexer{in: data}
	var args []operand
	for {
		t := l.next()
		if t.kind == kindEnd {
			break
		}
		if t.kind != kindOperator {
			if len(args) < maxMappings {
				args = append(args, t)
			}
			continue
		}
		switch string(t.str) {
		case "endcodespacerange":
			m.addSpaces(args)
		case "endbfchar":
			m.addChars(args)
		case "endbfrange":
			m.addRanges(args)
		case "endcidchar":
			for i := 0; i+1 < len(args); i += 2 {
				code := codeOf(args[i].str)
				m.cids = append(m.cids, codeRange{lo: code, hi: code, bytes: len(args[i].str), cid: uint32(args[i+1].num)})
			}
		case "endcidrange":
			for i := 0; i+2 < len(args); i += 3 {
				m.cids = append(m.cids, codeRange{
					lo: codeOf(args[i].str), hi: codeOf(args[i+1].str), bytes: len(args[i].str), cid: uint32(args[i+2].num),
				})
			}
		}
		args = args[:0]
	}
	slices.SortStableFunc(m.ranges, compareRanges)
	slices.SortStableFunc(m.cids, compareRanges)
	return m
}

func compareRanges(a, b codeRange) int {
	switch {
	case a.lo < b.lo:
		return -1
	case a.lo > b.lo:
		return 1
	}
	return 0
}

func codeOf(s []byte) uint32 {
	var n uint32
	for _, c := range s {
		n = n<<8 | uint32(c)
	}
	return n
}

func (m *cmap) addSpaces(args []operand) {
	for i := 0; i+1 < len(args) && len(m.spaces) < 100; i += 2 {
		lo, hi := args[i].str, args[i+1].str
		if n := len(lo); n >= 1 && n <= 4 && len(hi) == n {
			m.spaces = append(m.spaces, codeRange{lo: codeOf(lo), hi: codeOf(hi), bytes: n})
		}
	}
}

func (m *cmap) addChars(args []operand) {
	for i := 0; i+1 < len(args) && len(m.text) < maxMappings; i += 2 {
		if args[i].kind == kindString && args[i+1].kind == kindString {
			m.text[codeOf(args[i].str)] = utf16Text(args[i+1].str)
		}
	}
}

func (m *cmap) addRanges(args []operand) {
	for i := 0; i+2 < len(args); i += 3 {
		lo, hi, to := codeOf(args[i].str), codeOf(args[i+1].str), args[i+2]
		if args[i].kind != kindString || hi < lo {
			continue
		}
		if to.kind == kindArray {
			for k, e := range to.arr {
				if code := lo + uint32(k); code <= hi && len(m.text) < maxMappings {
					m.text[code] = utf16Text(e.str)
				}
			}
			continue
		}
		s := to.str
		if len(s) == 0 || len(m.ranges) >= maxMappings {
			continue
		}
		r := codeRange{lo: lo, hi: hi, bytes: len(args[i].str)}
		if full := []rune(utf16Text(s)); len(s) == 4 && len(full) == 1 {
			r.cid = uint32(full[0]) // a surrogate pair counts as one
		} else {
			cut := max(len(s)-2, 0)
			r.cid, r.prefix = codeOf(s[cut:]), utf16Text(s[:cut])
		}
		m.ranges = append(m.ranges, r)
	}
}

// utf16Text decodes big-endian UTF-16; a single byte stands for itself.
func utf16Text(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// find returns the range that holds code; ranges must be sorted by lo.
func find(ranges []codeRange, code uint32, size int) (codeRange, bool) {
	i, exact := slices.BinarySearchFunc(ranges, code, func(r codeRange, c uint32) int {
		return compareRanges(r, codeRange{lo: c})
	})
	if !exact {
		i--
	}
	// Ranges may overlap in broken files; the few before are worth a look.
	for k := i; k >= 0 && k > i-4; k-- {
		if r := ranges[k]; code >= r.lo && code <= r.hi && (size == 0 || r.bytes == size) {
			return r, true
		}
	}
	return codeRange{}, false
}

// unicode returns the text of a code, and false if the map does not name it.
func (m *cmap) unicode(code uint32) (string, bool) {
	if s, ok := m.text[code]; ok {
		return s, true
	}
	if r, ok := find(m.ranges, code, 0); ok {
		return r.prefix + string(rune(r.cid+code-r.lo)), true
	}
	return "", false
}

// cid returns the CID of a code, 0 if the map does not name it.
func (m *cmap) cid(code uint32, size int) uint32 {
	if r, ok := find(m.cids, code, size); ok {
		return r.cid + code - r.lo
	}
	return 0
}

// take cuts the next code off s: the shortest that a codespace range allows,
// each byte within its bounds, else two bytes.
func (m *cmap) take(s []byte) (code uint32, size int) {
	for n := 1; n <= 4 && n <= len(s); n++ {
		code = code<<8 | uint32(s[n-1])
		for _, r := range m.spaces {
			if r.bytes == n && within(code, r) {
				return code, n
			}
		}
	}
	size = min(2, len(s))
	if len(m.spaces) > 0 {
		size = min(m.spaces[0].bytes, len(s))
	}
	return codeOf(s[:size]), size
}

func within(code uint32, r codeRange) bool {
	for shift := 0; shift < r.bytes*8; shift += 8 {
		c := code >> shift & 0xff
		if c < r.lo>>shift&0xff || c > r.hi>>shift&0xff {
			return false
		}
	}
	return true
}
