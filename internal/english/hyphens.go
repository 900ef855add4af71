package english

import (
	"strings"
	"unicode/utf8"
)

// CompoundHeads are first parts of compounds that are written with a hyphen and that
// break at it: "gender-responsive", "multi-stakeholder".
var CompoundHeads = Words(`all anti cross counter decision ex five follow four full half high inter job landlocked large like
	long low lower micro middle multi new non north one part peer policy post pre pro public quasi real risk rights
	rule self semi short single small so socio south sub sustainable third three trans two under well wide world year gender age
	capacity data evidence human information knowledge market people science sex state time action result needs needs-based
	co cost user child victim survivor community climate vice by broad cutting far fact open end web land demand`)

// boundEndings end words and are none; up to two letters may stand before them.
var boundEndings = strings.Fields(`tion tions tional tionally sion sions ment ments mental ity ities tive tives tively ization izations isation isations`)

// wholeWords look like bound endings and are words.
var wholeWords = Words(`action actions nation nations national option options optional motion motions notion notions ration rations rational
	moment moments city cities unity native natives active actively motive motives mental`)

// endings are other ends of words that stand for themselves.
var endings = Words(`ing ings ting ding ning ling ping ly nology nologies nological nication nications munication munications
	cation cations lation lations ration zation ture tures tural bly ble bility bilities nance ence ences ship ships`)

// BoundEnding reports whether a fragment, in lower case, is the end of a word and no
// word.
func BoundEnding(s string) bool {
	if endings[s] {
		return true
	}
	if wholeWords[s] {
		return false
	}
	for _, e := range boundEndings {
		if rest, ok := strings.CutSuffix(s, e); ok && utf8.RuneCountInString(rest) <= 2 {
			return true
		}
	}
	return false
}
