// Package numeral prints the numbers of lists as word processors and browsers do.
package numeral

import (
	"strconv"
	"strings"
)

var romanDigits = [...]struct {
	value  int
	symbol string
}{
	{1000, "m"},
	{900, "cm"},
	{500, "d"},
	{400, "cd"},
	{100, "c"},
	{90, "xc"},
	{50, "l"},
	{40, "xl"},
	{10, "x"},
	{9, "ix"},
	{5, "v"},
	{4, "iv"},
	{1, "i"},
}

// Roman is n in lower-case Roman digits, and in Arabic ones outside 1 to most.
// CSS Counter Styles gives 3999 for most, Word counts to 32767.
func Roman(n, most int) string {
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			out.WriteString(d.symbol)
		}
	}
	return out.String()
}

// Letters is n in lower-case letters, a to z, aa to az and so on; empty below 1.
func Letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
