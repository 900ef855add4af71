package read

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
)

// alikes pairs letters of other scripts, of phonetics and of old print with the
// letters of English that readers take them for, after the table of confusables of
// Unicode Technical Standard 39.
const alikes = "аa ɑa αa вb ьb сc ϲc ԁd еe ҽe ɡg һh հh іi ιi ɩi јj ϳj кk κk ӏl мm пn ոn оo οo օo рp ρp ԛq гr ѕs ſs тt τt цu υu սu νv ѵv ѡw ԝw хx χx уy γy ү" +
	"y АA ΑA ВB ΒB СC ϹC ԀD ЕE ΕE ԌG НH ΗH ІI ΙI ӀI ЈJ ͿJ КK ΚK МM ΜM ΝN ОO ΟO ՕO РP ΡP ЅS ՏS ТT ΤT ՍU ѴV ԜW ХX ΧX ҮY ΥY УY ΖZ " +
	"ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz"

var alike = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	for pair := range strings.FieldsSeq(alikes) {
		r, n := utf8.DecodeRuneInString(pair)
		m[r] = pair[n:]
	}
	return m
})

// lookalikes returns the stands of each run of a paragraph in which letters of other
// scripts pass for English ones, nil where there are none: "mаy" with a Cyrillic
// letter is read as "may" by everybody.
func lookalikes(p *document.Paragraph) func(run int) stands {
	starts := make([]int, len(p.Runs))
	var text strings.Builder
	found := false
	for i := range p.Runs {
		starts[i] = text.Len()
		text.WriteString(p.Runs[i].Text)
		found = found || strings.ContainsFunc(p.Runs[i].Text, func(r rune) bool { return r >= utf8.RuneSelf && alike()[r] != "" })
	}
	if !found {
		return nil
	}
	at := passing(text.String())
	if len(at) == 0 {
		return nil
	}
	return func(run int) stands {
		return func(text string, i int) (string, int) {
			if !at[starts[run]+i] {
				return "", 0
			}
			r, n := utf8.DecodeRuneInString(text[i:])
			return alike()[r], n
		}
	}
}

// passing returns the offsets of the letters in a text that pass for English ones: in
// words that mix them with letters of English, and in words made of nothing else in a
// text that is English by most of its other letters.
func passing(text string) map[int]bool {
	latin, other := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r) && alike()[r] == "":
			other++
		}
	}
	english := latin > other
	at := map[int]bool{}
	var word []int
	mixed, foreign := false, false
	end := func() {
		if !foreign && (mixed || english && len(word) > 1) {
			for _, i := range word {
				at[i] = true
			}
		}
		word, mixed, foreign = word[:0], false, false
	}
	for i, r := range text {
		switch {
		case r >= utf8.RuneSelf && alike()[r] != "":
			word = append(word, i)
		case unicode.Is(unicode.Latin, r):
			mixed = true
		case unicode.IsLetter(r):
			foreign = true
		case !unicode.IsMark(r):
			end()
		}
	}
	end()
	return at
}

// turned refuses a text whose letters are shown from right to left: readers see other
// words than a program reads. Marks of direction that leave English words as they are
// do not count, nor does text that a draft no longer has.
func turned(doc *document.Document) error {
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		for j := range p.Runs {
			_, after, ok := strings.Cut(p.Runs[j].Text, rightToLeft)
			if !ok {
				continue
			}
			for _, r := range p.Runs[j+1:] {
				after += r.Text
			}
			after, _, _ = strings.Cut(after, "\u202c")
			if strings.ContainsFunc(after, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
				return fmt.Errorf("a character (U+202E) turns the letters of “%s” about, so that readers see other words; take it out", firstWords(after))
			}
		}
	}
	return nil
}

// rightToLeft is the right-to-left override.
const rightToLeft = "\u202e"
