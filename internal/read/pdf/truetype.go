package pdf

import "encoding/binary"

// glyphsOfTrueType returns the characters of an embedded TrueType font by glyph
// number, from its cmap table (OpenType 1.9, formats 4 and 12); nil if it has
// none that can be read.
func glyphsOfTrueType(b []byte) map[uint32]string {
	out := map[uint32]string{}
	eachMapping(b, func(char, glyph uint32) {
		if _, taken := out[glyph]; !taken && char != 0xffff {
			out[glyph] = string(rune(char))
		}
	})
	return out
}

// codesOfTrueType returns what the codes of a symbolic TrueType font without
// encoding stand for: the characters at 0xF000 + code are private; a character
// outside that range names the glyph better.
func codesOfTrueType(b []byte) map[int]string {
	glyphOf, charOf := map[int]uint32{}, map[uint32]uint32{}
	eachMapping(b, func(char, glyph uint32) {
		switch {
		case char >= 0xf000 && char <= 0xf0ff:
			glyphOf[int(char-0xf000)] = glyph
		case charOf[glyph] == 0:
			charOf[glyph] = char
		}
	})
	out := map[int]string{}
	for code, glyph := range glyphOf {
		if char := charOf[glyph]; char != 0 {
			out[code] = string(rune(char))
		}
	}
	return out
}

// eachMapping calls visit for every character and glyph of the font's Unicode
// and symbol subtables.
func eachMapping(b []byte, visit func(char, glyph uint32)) {
	at := tableOffset(b, "cmap")
	if at < 0 || at+4 > len(b) {
		return
	}
	table := b[at:]
	n := int(binary.BigEndian.Uint16(table[2:]))
	for i := 0; i < n && 4+i*8+8 <= len(table); i++ {
		record := table[4+i*8:]
		platform := binary.BigEndian.Uint16(record)
		off := binary.BigEndian.Uint32(record[4:])
		if (platform != 0 && platform != 3) || int64(off)+16 > int64(len(table)) {
			continue
		}
		switch sub := table[off:]; binary.BigEndian.Uint16(sub) {
		case 4:
			visitSegments(sub, visit)
		case 12:
			visitGroups(sub, visit)
		}
	}
}

func tableOffset(b []byte, tag string) int {
	if len(b) < 12 {
		return -1
	}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		at := 12 + i*16
		if at+16 > len(b) {
			return -1
		}
		if string(b[at:at+4]) == tag {
			if off := binary.BigEndian.Uint32(b[at+8:]); int64(off) < int64(len(b)) {
				return int(off)
			}
		}
	}
	return -1
}

// visitSegments reads a format 4 subtable.
func visitSegments(b []byte, visit func(char, glyph uint32)) {
	half := int(binary.BigEndian.Uint16(b[6:])) / 2
	if 16+half*8 > len(b) {
		return
	}
	u16 := func(at int) uint32 {
		if at+2 > len(b) {
			return 0
		}
		return uint32(binary.BigEndian.Uint16(b[at:]))
	}
	visits := 0
	for i := range half {
		end, start := u16(14+i*2), u16(16+half*2+i*2)
		delta, offAt := u16(16+half*4+i*2), 16+half*6+i*2
		off := u16(offAt)
		for c := start; c <= end && c < 0xffff && visits < maxMappings; c++ {
			visits++
			g := c + delta
			if off != 0 {
				if g = u16(offAt + int(off) + int(c-start)*2); g != 0 {
					g += delta
				}
			}
			if g &= 0xffff; g != 0 {
				visit(c, g)
			}
		}
	}
}

// visitGroups reads a format 12 subtable.
func visitGroups(b []byte, visit func(char, glyph uint32)) {
	n := binary.BigEndian.Uint32(b[12:])
	visits := 0
	for i := uint32(0); i < n && 16+int64(i)*12+12 <= int64(len(b)); i++ {
		g := b[16+i*12:]
		start, end := binary.BigEndian.Uint32(g), binary.BigEndian.Uint32(g[4:])
		glyph := binary.BigEndian.Uint32(g[8:])
		for c := start; c <= end && c <= 0x10ffff && visits < maxMappings; c++ {
			visits++
			visit(c, glyph+c-start)
		}
	}
}
