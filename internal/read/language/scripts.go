package language

import "unicode"

// Places in scripts.
const (
	latinScript = iota
	cyrillic
	arabic
	han
	kana
)

// scripts name the languages that are known by their script.
var scripts = []struct {
	name   string
	tables []*unicode.RangeTable
}{
	{"", []*unicode.RangeTable{unicode.Latin}},
	{Russian, []*unicode.RangeTable{unicode.Cyrillic}}, // and its neighbours, which share the script
	{Arabic, []*unicode.RangeTable{unicode.Arabic}},
	{Chinese, []*unicode.RangeTable{unicode.Han}},
	{"Japanese", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}},
	{"Korean", []*unicode.RangeTable{unicode.Hangul}},
	{"Greek", []*unicode.RangeTable{unicode.Greek}},
	{"Hebrew", []*unicode.RangeTable{unicode.Hebrew}},
	{"Thai", []*unicode.RangeTable{unicode.Thai}},
	{"Hindi", []*unicode.RangeTable{unicode.Devanagari}},
	{"Armenian", []*unicode.RangeTable{unicode.Armenian}},
	{"Georgian", []*unicode.RangeTable{unicode.Georgian}},
	{"Amharic", []*unicode.RangeTable{unicode.Ethiopic}},
	{"Bengali", []*unicode.RangeTable{unicode.Bengali}},
	{"Tamil", []*unicode.RangeTable{unicode.Tamil}},
	{"Khmer", []*unicode.RangeTable{unicode.Khmer}},
	{"Lao", []*unicode.RangeTable{unicode.Lao}},
	{"Burmese", []*unicode.RangeTable{unicode.Myanmar}},
	{Other, nil},
}

func scriptOf(r rune) int {
	if r < 0x250 {
		return latinScript
	}
	for i := range scripts {
		if unicode.In(r, scripts[i].tables...) {
			return i
		}
	}
	return len(scripts) - 1
}

// script returns the language of the script that most letters belong to, "" where
// that is Latin or where there are too few letters.
func (t *tally) script() string {
	total, best := 0, latinScript
	for i, n := range t.letters {
		total += n
		if n > t.letters[best] {
			best = i
		}
	}
	switch {
	case best == latinScript, total < 3, t.letters[latinScript]*2 > total:
		return ""
	case best == han && t.letters[kana]*5 > total:
		best = kana
	}
	return scripts[best].name
}
