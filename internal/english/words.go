// Package english is the language that readers, grammar, tagger and comparison share
// and that is no judgement: words without content, stems. A second language would be a
// second such package.
package english

import "strings"

// stopWords are words without content of their own.
var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`a an the of to and or in on at by for from with as that this these those it its is are be been
		being was were has have had which who whom whose will shall should may can must not no nor into their his her our such
		other also any all each both between within under over per via than then there here so if when where while upon
		through throughout about after before during further including`) {
		m[w] = true
	}
	return m
}()

// StopWord reports whether a folded word has no content of its own.
func StopWord(fold string) bool { return stopWords[fold] }

// Stem cuts the commonest endings, enough to let "publish" meet "publication" in
// a similarity that is only a hint.
func Stem(w string) string {
	for _, suffix := range []string{"ing", "ed", "es", "s"} {
		if len(w) > len(suffix)+3 && strings.HasSuffix(w, suffix) {
			return strings.TrimRight(w[:len(w)-len(suffix)], "e")
		}
	}
	for _, participle := range []string{"een", "own", "awn"} { // overseen, shown, drawn
		if len(w) > 4 && strings.HasSuffix(w, participle) {
			w = w[:len(w)-1]
			break
		}
	}
	return strings.TrimRight(w, "e")
}
