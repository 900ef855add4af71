package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/read/numeral"
)

// Letters that count in the formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat).
var alphabets = map[string][]rune{
	"lowerLetter":  []rune("abcdefghijklmnopqrstuvwxyz"),
	"upperLetter":  []rune("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
	"russianLower": []rune("абвгдежзиклмнопрстуфхцчшщыэюя"),
	"russianUpper": []rune("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
	"arabicAlpha":  []rune("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
	"arabicAbjad":  []rune("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
	"ganada":       []rune("가나다라마바사아자차카타파하"),
	"chosung":      []rune("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
	"thaiLetters":  []rune("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"),
	"chicago":      []rune("*†‡§"),
}

// digits are the ten digits of positional formats, zero first.
var digits = map[string][]rune{
	"decimalFullWidth":           []rune("０１２３４５６７８９"),
	"decimalFullWidth2":          []rune("０１２３４５６７８９"),
	"hindiNumbers":               []rune("०१२३४५६७८९"),
	"thaiNumbers":                []rune("๐๑๒๓๔๕๖๗๘๙"),
	"ideographDigital":           []rune("〇一二三四五六七八九"),
	"japaneseDigitalTenThousand": []rune("〇一二三四五六七八九"),
	"taiwaneseDigital":           []rune("○一二三四五六七八九"),
	"koreanDigital":              []rune("영일이삼사오육칠팔구"),
}

// enclosed are the first characters and lengths of ready-made numbers.
var enclosed = map[string]struct {
	first rune
	n     int
}{
	"decimalEnclosedCircle":        {'①', 20},
	"decimalEnclosedCircleChinese": {'①', 10},
	"decimalEnclosedParen":         {'⑴', 20},
	"decimalEnclosedFullstop":      {'⒈', 20},
	"ideographEnclosedCircle":      {'㊀', 10},
}

// longest bounds the length of a label in repetitions of a letter: Word counts
// past the alphabet by repeating it, and a hostile file may start at a billion.
const longest = 30

// maxRoman is the largest number that Word writes in Roman digits.
const maxRoman = 32767

// formatted prints n (usually from 1) in a number format. Unknown formats, and
// numbers that a format does not reach, are printed as decimals.
func formatted(n int, format string) string {
	if letters := alphabets[format]; letters != nil && n > 0 {
		if times := (n-1)/len(letters) + 1; times <= longest {
			return strings.Repeat(string(letters[(n-1)%len(letters)]), times)
		}
	}
	if set := digits[format]; set != nil && n >= 0 {
		return positional(n, set)
	}
	if e, ok := enclosed[format]; ok && n > 0 && n <= e.n {
		return string(e.first + rune(n-1))
	}
	switch format {
	case "none":
		return ""
	case "lowerRoman":
		return numeral.Roman(n, maxRoman)
	case "upperRoman":
		return strings.ToUpper(numeral.Roman(n, maxRoman))
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	case "ordinal":
		return ordinal(n)
	case "ordinalText":
		return capital(ordinalWord(n))
	case "cardinalText":
		return capital(cardinalWord(n))
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16))
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "hebrew1":
		return hebrewNumeral(n)
	case "hebrew2":
		return hebrewLetters(n)
	case "chineseCounting", "taiwaneseCounting":
		return chineseCounting(n)
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting":
		return chineseThousands(n)
	}
	if zeros := padding(format); zeros > 0 {
		return fmt.Sprintf("%0*d", zeros, n)
	}
	return strconv.Itoa(n)
}

// padding returns the width of a custom format such as "001, 002, 003, ...".
func padding(format string) int {
	first, _, _ := strings.Cut(format, ",")
	if strings.Trim(first, "01") == "" && strings.HasSuffix(first, "1") && len(first) < 8 {
		return len(first)
	}
	return 0
}

func positional(n int, set []rune) string {
	var out []rune
	for _, c := range strconv.Itoa(n) {
		out = append(out, set[c-'0'])
	}
	return string(out)
}

func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

var (
	ones = strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen
		fourteen fifteen sixteen seventeen eighteen nineteen`)
	tens = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	// irregular are ordinals that do not just add "th".
	irregular = map[string]string{
		"one": "first", "two": "second", "three": "third", "five": "fifth",
		"eight": "eighth", "nine": "ninth", "twelve": "twelfth",
	}
)

func cardinalWord(n int) string {
	switch {
	case n < 0 || n >= 1_000_000:
		return strconv.Itoa(n)
	case n < 20:
		return ones[n]
	case n < 100:
		return joined(tens[n/10], "-", n%10)
	case n < 1000:
		return joined(ones[n/100]+" hundred", " ", n%100)
	}
	return joined(cardinalWord(n/1000)+" thousand", " ", n%1000)
}

func joined(head, sep string, rest int) string {
	if rest == 0 {
		return head
	}
	return head + sep + cardinalWord(rest)
}

func ordinalWord(n int) string {
	word := cardinalWord(n)
	at := strings.LastIndexAny(word, " -") + 1
	head, last := word[:at], word[at:]
	switch {
	case n < 0 || n >= 1_000_000:
		return ordinal(n)
	case irregular[last] != "":
		return head + irregular[last]
	case strings.HasSuffix(last, "y"):
		return head + strings.TrimSuffix(last, "y") + "ieth"
	}
	return word + "th"
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

var hebrewTable = []struct {
	value  int
	letter string
}{
	{400, "ת"},
	{300, "ש"},
	{200, "ר"},
	{100, "ק"},
	{90, "צ"},
	{80, "פ"},
	{70, "ע"},
	{60, "ס"},
	{50, "נ"},
	{40, "מ"},
	{30, "ל"},
	{20, "כ"},
	{16, "טז"},
	{15, "טו"},
	{10, "י"},
	{9, "ט"},
	{8, "ח"},
	{7, "ז"},
	{6, "ו"},
	{5, "ה"},
	{4, "ד"},
	{3, "ג"},
	{2, "ב"},
	{1, "א"},
}

// hebrewNumeral writes numbers with letters by their value; 15 and 16 avoid the
// divine name.
func hebrewNumeral(n int) string {
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, h := range hebrewTable {
		for n >= h.value && (h.value != 16 && h.value != 15 || n == h.value) {
			out.WriteString(h.letter)
			n -= h.value
		}
	}
	return out.String()
}

var hebrewAlphabet = []rune("אבגדהוזחטיכלמנסעפצקרשת")

// hebrewLetters counts with the alphabet; past the last letter it is repeated
// before the next ones.
func hebrewLetters(n int) string {
	size := len(hebrewAlphabet)
	if n <= 0 || n > size*longest {
		return strconv.Itoa(n)
	}
	last := string(hebrewAlphabet[size-1])
	return strings.Repeat(last, (n-1)/size) + string(hebrewAlphabet[(n-1)%size])
}

var chineseDigits = []rune("○一二三四五六七八九")

func chineseCounting(n int) string {
	if n <= 0 || n >= 100 {
		if n < 0 {
			return strconv.Itoa(n)
		}
		return positional(n, chineseDigits)
	}
	return chineseThousands(n)
}

// chineseThousands writes 1 to 9999 with the signs of ten, hundred and thousand.
func chineseThousands(n int) string {
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	gap := false
	for _, u := range []struct {
		value int
		sign  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / u.value % 10
		if d == 0 {
			gap = out.Len() > 0
			continue
		}
		if gap {
			out.WriteString("零")
			gap = false
		}
		if !(u.value == 10 && d == 1 && out.Len() == 0) {
			out.WriteRune(chineseDigits[d])
		}
		out.WriteString(u.sign)
	}
	return out.String()
}
