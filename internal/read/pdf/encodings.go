package pdf

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// encoding maps the codes of a simple font to text.
type encoding [256]string

// The base encodings of ISO 32000-1, annex D.
var (
	winAnsi  = fromCharmap(charmap.Windows1252)
	macRoman = fromCharmap(charmap.Macintosh)
	standard = standardEncoding()
	symbol   = tableEncoding(symbolTable)
)

func fromCharmap(m *charmap.Charmap) *encoding {
	var e encoding
	for i := 32; i < 256; i++ {
		if r := m.DecodeByte(byte(i)); r != utf8.RuneError && r >= ' ' {
			e[i] = string(r)
		}
	}
	return &e
}

// standardEncoding is ASCII but for two quotes, with its own upper half.
func standardEncoding() *encoding {
	e := tableEncoding(standardTable)
	for i := 32; i < 127; i++ {
		e[i] = string(rune(i))
	}
	e['\''], e['`'] = "’", "‘"
	return e
}

// Each word gives the first code in hexadecimal, and the characters from there
// on; "·" stands for a code without a character.
const standardTable = `A1¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ B1–†‡ B6¶•‚„”»…‰·¿ C1` + "`" + `´ˆ˜¯˘˙¨·˚¸·˝˛ˇ—
	E1Æ·ª E8ŁØŒº F1æ F5ı F8łøœß`

const symbolTable = `20·!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_
	61αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ A0€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈… C0ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑`

func tableEncoding(table string) *encoding {
	var e encoding
	for word := range strings.FieldsSeq(table) {
		code, err := strconv.ParseUint(word[:2], 16, 8)
		if err != nil {
			panic("pdf: encoding table: " + word)
		}
		for _, r := range word[2:] {
			if r != '·' {
				e[code] = string(r)
			}
			code++
		}
	}
	e[' '] = " "
	return &e
}

// glyphNames are the names of the Adobe Glyph List that occur in text fonts and
// that glyphText cannot derive.
const glyphNames = `space␣ exclam! quotedbl" numbersign# dollar$ percent% ampersand& quotesingle' quoteright’ quoteleft‘ parenleft(
	parenright) asterisk* plus+ comma, hyphen- minus− period. slash/ zero0 one1 two2 three3 four4 five5 six6 seven7 eight8
	nine9 colon: semicolon; less< equal= greater> question? at@ bracketleft[ backslash\ bracketright] asciicircum^
	underscore_ grave` + "`" + ` braceleft{ bar| braceright} asciitilde~ exclamdown¡ cent¢ sterling£ fraction⁄ yen¥ florinƒ section§
	currency¤ quotedblleft“ guillemotleft« guilsinglleft‹ guilsinglright› endash– dagger†
	daggerdbl‡ periodcentered· paragraph¶ bullet• quotesinglbase‚ quotedblbase„ quotedblright” guillemotright» ellipsis…
	perthousand‰ questiondown¿ acute´ circumflexˆ tilde˜ macron¯ breve˘ dotaccent˙ dieresis¨ ring˚ cedilla¸ hungarumlaut˝
	ogonek˛ caronˇ emdash— AEÆ ordfeminineª LslashŁ OslashØ OEŒ ordmasculineº aeæ dotlessiı lslashł oslashø oeœ
	germandblsß ethð EthÐ thornþ ThornÞ brokenbar¦ copyright© registered® trademark™ logicalnot¬ degree° plusminus± twosuperior²
	threesuperior³ onesuperior¹ multiply× onequarter¼ onehalf½ threequarters¾ divide÷ Euro€ DcroatĐ dcroatđ Hbarħ hbarħ
	Idotaccentİ nbspace␣ nonbreakingspace␣ uni00A0␣ hyphentwo‐ figuredash‒ horizontalbar― minute′ second″
	lessequal≤ greaterequal≥ notequal≠ approxequal≈ infinity∞ summation∑ product∏ radical√ integral∫ partialdiff∂ lozenge◊
	arrowright→ arrowleft← arrowup↑ arrowdown↓ bulletoperator∙ filledbox■ H22073□ circle○ blackcircle● checkmark✓ a1●
	zerosuperior⁰ foursuperior⁴ fivesuperior⁵ sixsuperior⁶ sevensuperior⁷ eightsuperior⁸ ninesuperior⁹ onesuperior¹
	AlphaΑ BetaΒ GammaΓ DeltaΔ EpsilonΕ ZetaΖ EtaΗ ThetaΘ IotaΙ KappaΚ LambdaΛ MuΜ NuΝ XiΞ OmicronΟ PiΠ RhoΡ SigmaΣ TauΤ
	UpsilonΥ PhiΦ ChiΧ PsiΨ OmegaΩ alphaα betaβ gammaγ deltaδ epsilonε zetaζ etaη thetaθ iotaι kappaκ lambdaλ nuν xiξ omicronο
	piπ rhoρ sigmaσ sigma1ς tauτ upsilonυ phiφ chiχ psiψ omegaω afii61352№ afii00208― afii10071ё afii10023Ё`

// glyphs are made for the first PDF.
var glyphs = sync.OnceValue(glyphTable)

func glyphTable() map[string]string {
	m := map[string]string{"mu": "µ", "softhyphen": "\u00ad", "sfthyphen": "\u00ad", "space": " "}
	for word := range strings.FieldsSeq(glyphNames) {
		// The name ends where the character begins: it is all ASCII letters and
		// digits but for the last character; ligatures spell two or three.
		cut := len(word) - 1
		for cut > 0 && !utf8.RuneStart(word[cut]) {
			cut--
		}
		m[word[:cut]] = strings.ReplaceAll(word[cut:], "␣", " ")
	}
	for _, lig := range []string{"ff", "fi", "fl", "ffi", "ffl"} {
		m[lig] = lig
	}
	return m
}

// accents are the suffixes that the glyph list puts after a base letter.
var accents = []struct{ suffix, mark string }{
	{"hungarumlaut", "\u030b"},
	{"commaaccent", "\u0327"},
	{"circumflex", "\u0302"},
	{"dotaccent", "\u0307"},
	{"dieresis", "\u0308"},
	{"cedilla", "\u0327"},
	{"macron", "\u0304"},
	{"ogonek", "\u0328"},
	{"grave", "\u0300"},
	{"acute", "\u0301"},
	{"tilde", "\u0303"},
	{"breve", "\u0306"},
	{"caron", "\u030c"},
	{"ring", "\u030a"},
}

// glyphText returns the text that a glyph name stands for, by the rules of the
// Adobe Glyph List Specification, section 2; empty if the name says nothing.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if strings.Contains(name, "_") && len(name) > 1 {
		var out strings.Builder
		for part := range strings.SplitSeq(name, "_") {
			out.WriteString(glyphText(part))
		}
		return out.String()
	}
	if len(name) == 1 {
		return name
	}
	if s, ok := glyphs()[name]; ok {
		return s
	}
	if s := codedName(name); s != "" {
		return s
	}
	for _, a := range accents {
		if base, ok := strings.CutSuffix(name, a.suffix); ok && len(base) == 1 {
			if s := norm.NFC.String(base + a.mark); utf8.RuneCountInString(s) == 1 {
				return s
			}
		}
	}
	return ""
}

// codedName reads uniXXXX, uXXXXX and the Cyrillic afii names.
func codedName(name string) string {
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex)%4 == 0 && len(hex) > 0 {
		var out strings.Builder
		for i := 0; i < len(hex); i += 4 {
			n, err := strconv.ParseUint(hex[i:i+4], 16, 32)
			if err != nil {
				return ""
			}
			out.WriteRune(rune(n))
		}
		return out.String()
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return string(rune(n))
		}
	}
	if num, ok := strings.CutPrefix(name, "afii100"); ok && len(num) == 2 {
		n, err := strconv.Atoi(num)
		switch {
		case err != nil:
		case n >= 17 && n <= 22:
			return string(rune(0x410 + n - 17))
		case n >= 24 && n <= 49:
			return string(rune(0x416 + n - 24))
		case n >= 65 && n <= 70:
			return string(rune(0x430 + n - 65))
		case n >= 72 && n <= 97:
			return string(rune(0x436 + n - 72))
		}
	}
	return ""
}
