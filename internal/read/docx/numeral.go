package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/read/numeral"
)

// Letters that count in the formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat).
// Formats of other scripts are printed as decimals: only English texts are audited,
// and no text of the corpora numbers a clause with them.
var alphabets = map[string][]rune{
	"lowerLetter": []rune("abcdefghijklmnopqrstuvwxyz"),
	"upperLetter": []rune("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
	"chicago":     []rune("*†‡§"),
}

// enclosed are the first characters and lengths of ready-made numbers.
var enclosed = map[string]struct {
	first rune
	n     int
}{
	"decimalEnclosedCircle":   {'①', 20},
	"decimalEnclosedParen":    {'⑴', 20},
	"decimalEnclosedFullstop": {'⒈', 20},
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
