package grammar

import "strings"

// verbClass says what kind of clause a verb opens.
type verbClass uint8

const (
	verbNone      verbClass = iota
	verbPreamble            // recalling, aware, guided
	verbOperative           // resolves, calls upon
	verbAddress             // operative, and speaks to someone: instructs, urges
)

// verbs holds the words that open clauses, in lower case. -ize spellings stand
// for -ise ones too. The preambular and operative calls are those counted in the
// Final Acts of ITU conferences and in General Assembly, Human Rights Council,
// ECOSOC and Security Council resolutions.
var verbs = makeVerbs()

func makeVerbs() map[string]verbClass {
	m := make(map[string]verbClass, 400)
	put := func(c verbClass, words string) {
		for _, w := range strings.Fields(words) {
			m[w] = c
			if strings.Contains(w, "iz") {
				m[strings.Replace(w, "iz", "is", 1)] = c
			}
		}
	}
	put(verbPreamble, `acknowledging acting addressing admitting affirming agreeing alarmed anxious appalled appealing
		appreciating approving articulating asserting assuming attaching aware bearing being believing building calling
		celebrating cherishing cognizant commemorating commending committed committing concerned concluding condemning
		confident confirming congratulating conscious considering consistent convinced declaring deeming deploring
		desiring desirous determined determining deprecating disturbed drawing emphasizing encouraged encouraging
		endeavouring endorsing enhancing ensuring envisaging examining expecting expressing faced facing fearing finding following
		fulfilling grateful grieved guided having hearing highlighting honouring hopeful hoping horrified identifying
		indignant informed insisting inspired inviting keeping lamenting looking marking mindful moved
		noting observing outraged paying persuaded pledging praising preoccupied proceeding profiting pursuant pursuing
		reaffirming realizing rebuking recalling receiving recognizing recommending recommitting referring reflecting
		regarding regretting reiterating rejecting rejoicing remaining remembering reminding renewing repeating reporting
		requesting resolute resolved resolving respecting responding restating saluting satisfied seeking seized
		sharing shocked speaking stating stressing striving struck subscribing supporting sympathizing taking thanking
		troubled understanding underlining underscoring undertaking urging valuing viewing welcoming willing wishing witnessing
		worried`)
	put(verbOperative, `accepts acknowledges adheres adopts affirms agrees amends announces applauds appreciates approves
		attaches believes celebrates commemorates commends commits concludes concurs condemns confirms congratulates
		considers continues decides declares defers defines deplores deprecates designates determines elects emphasizes
		endorses enacts ensures establishes expects explains expresses extends finds gives highlights holds hopes identifies
		intends keeps lauds looks maintains makes notes observes opens pays pledges praises proclaims proposes
		provides places postpones reaffirms realizes recalls receives recognizes recommits refers regards regrets reiterates rejects rejoices
		remains renews repeats repeals resolves restates salutes sets shares states stresses supports supersedes takes
		terminates thanks transmits trusts underlines underscores undertakes underscores upholds values views
		wishes welcomes withdraws is anticipates assures salutes abolishes allocates appropriates reviews modifies
		reconfirms concedes objects re-emphasizes denounces discourages strengthens respects accords brings suspends grants merges bears insists ratifies`)
	put(verbAddress, `advises appeals appoints asks assigns authorizes beseeches calls cautions challenges charges commissions
		counsels delegates demands directs empowers encourages entrusts enjoins exhorts implores instructs invites mandates
		prompts recommends reminds requests requires solicits summons tasks urges warns`)
	return m
}

// preambleCalls are the words that preambular calls of the ITU form begin with:
// fewer than open a paragraph in the United Nations form, since items of the ITU
// form begin with participles too.
var preambleCalls = makeSet(`acknowledging affirming alarmed appreciating aware believing cognizant commending
	concerned confident confirming conscious considering convinced deploring desiring determined emphasizing emphasising
	encouraged endorsing expressing guided highlighting hoping mindful noting observing
	reaffirming realizing realising recalling recognizing recognising referring regretting reiterating reminding
	satisfied stressing thanking underlining underscoring understanding welcoming wishing anxious pleased grateful`)

// twoWordCalls are preambular calls whose first word says too little alone.
var twoWordCalls = []string{
	"bearing in mind", "keeping in mind", "having considered", "having examined", "having noted", "having regard", "having studied",
	"having taken", "having recognized", "having reviewed", "having heard", "having received", "having adopted", "having recalled",
	"taking into", "taking note", "taking account", "taking due", "in view of", "being aware", "being conscious", "being mindful",
	"having in mind", "having discussed",
}

// isPreambleCall reports whether s, from its verb on, begins with a preambular call
// of the ITU form.
func isPreambleCall(s string) bool {
	if lookup(preambleCalls, s, 0, wordEnd(s, 0)) {
		return true
	}
	for _, c := range twoWordCalls {
		if hasFold(s, c) {
			return true
		}
	}
	return false
}

// adverbs may stand before the verb of a clause.
var adverbs = makeSet(`also further again fully deeply gravely seriously profoundly strongly firmly particularly especially
	greatly keenly once more extremely highly increasingly solemnly urgently unanimously unequivocally vigorously warmly
	nevertheless moreover likewise additionally still continually expressly specifically categorically utterly equally
	duly thus therefore hereby accordingly consequently sincerely only kindly respectfully well both always
	similarly fervently earnestly wholeheartedly emphatically formally previously being finally`)

// tails may follow the verb of a preambular call and belong to it.
var tails = makeSet(`further also again with and in mind into account note consideration regard concern appreciation
	satisfaction interest regret deep grave serious great profound additionally addition moreover that to as well
	alarm attention particular special gratitude pleasure approval caution disappointment strong the fact
	however particularly due full`)

func makeSet(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// lookup folds the word s[i:j] to lower case and looks it up without allocating.
func lookup[T any](m map[string]T, s string, i, j int) T {
	var buf [24]byte
	var zero T
	if j-i > len(buf) || j == i {
		return zero
	}
	for k := i; k < j; k++ {
		c := s[k]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[k-i] = c
	}
	return m[string(buf[:j-i])]
}

// opening is the verb that a clause begins with.
type opening struct {
	class verbClass
	// start and end delimit the verb phrase: from the first adverb to the last
	// word that belongs to the verb.
	start, end int
	// verb is where the verb itself begins, after adverbs.
	verb int
}

// openerOf finds the opening verb of s.
func openerOf(s string) (opening, bool) {
	i := skipQuotes(s)
	o := opening{start: i}
	for range 5 {
		j := wordEnd(s, i)
		if j == i {
			return opening{}, false
		}
		if c := lookup(verbs, s, i, j); c != verbNone {
			o.class, o.verb = c, i
			o.end = verbPhraseEnd(s, j)
			return o, true
		}
		if !lookup(adverbs, s, i, j) {
			if c := plainVerbClass(s, o.start, i, j); c != verbNone {
				o.class, o.verb, o.end = c, i, verbPhraseEnd(s, j)
				return o, true
			}
			if o.start == i && isLinking(s[i:]) {
				o.class, o.verb, o.end = verbPreamble, i, j
				return o, true
			}
			return opening{}, false
		}
		i = skipSpace(s, j)
		if i < len(s) && s[i] == ',' {
			i = skipSpace(s, i+1)
		}
		if rest, ok := cutFold(s[i:], "and "); ok {
			i = len(s) - len(rest)
		}
	}
	return opening{}, false
}

// plainVerbClass knows verbs in the plain form with a capital, as in declarations
// that leave their subject out ("Reaffirm", "Call upon").
func plainVerbClass(s string, start, i, j int) verbClass {
	if s[start] < 'A' || s[start] > 'Z' || j-i > 20 {
		return verbNone
	}
	var buf [24]byte
	n := copy(buf[:], s[i:j])
	if buf[n-1]|0x20 == 's' { // stress, stresses
		buf[n] = 'e'
		n++
	}
	buf[n] = 's'
	for k := range n {
		if buf[k] >= 'A' && buf[k] <= 'Z' {
			buf[k] += 'a' - 'A'
		}
	}
	return verbs[string(buf[:n+1])]
}

// isLinking knows the preambular openers that have no verb first.
func isLinking(s string) bool {
	for _, p := range [...]string{
		"in pursuit of ", "in view of ", "in accordance with ", "in line with ", "in the light of ", "in light of ",
		"in recognition of ", "in order to ", "with a view to ", "with deep ", "with concern", "on the basis of ",
	} {
		if hasFold(s, p) {
			return true
		}
	}
	return false
}

func skipQuotes(s string) int {
	for i, r := range s {
		if !isSpace(r) && r != '"' && r != '“' && r != '_' && r != '*' {
			return i
		}
	}
	return len(s)
}

// verbPhraseEnd returns where the verb phrase whose verb ends at s[:j] ends:
// with also, further, upon, on, note, "with concern", "into account" and the
// like.
func verbPhraseEnd(s string, j int) int {
	end := j
	for range 7 {
		k := skipSpace(s, end)
		w := wordEnd(s, k)
		if w == k {
			break
		}
		if !phraseWord(s, k, w, end) {
			break
		}
		end = w
	}
	return end
}

// phraseWord reports whether the word s[k:w], which follows the phrase that ends
// at end, still belongs to the verb.
func phraseWord(s string, k, w, end int) bool {
	if before := lower(s[:end]); strings.HasSuffix(before, "having") || strings.HasSuffix(before, "having also") {
		return true // having considered, having heard
	} else if strings.Contains(before, "express") && (lookup(degrees, s, k, w) || lookup(feelings, s, k, w)) {
		return true // expresses its deep concern
	}
	switch word := lower(s[k:w]); word {
	case "also", "further", "again", "upon", "note", "notice", "mind", "account", "consideration", "cognizance":
		return true
	case "on":
		return strings.HasSuffix(lower(s[:end]), "calls") || strings.HasSuffix(lower(s[:end]), "calling")
	case "to":
		return strings.HasSuffix(lower(s[:end]), "appeals") || strings.HasSuffix(lower(s[:end]), "appealing")
	case "for":
		return strings.HasSuffix(lower(s[:end]), "calls")
	case "into":
		return hasFold(s[skipSpace(s, w):], "account") || hasFold(s[skipSpace(s, w):], "consideration")
	case "in":
		return hasFold(s[skipSpace(s, w):], "mind")
	case "with":
		x := skipSpace(s, w)
		for range 3 {
			y := wordEnd(s, x)
			if lookup(feelings, s, x, y) {
				return true
			}
			if !lookup(degrees, s, x, y) {
				return false
			}
			x = skipSpace(s, y)
		}
		return false
	default:
		return lookup(feelings, s, k, w) || lookup(degrees, s, k, w) && strings.HasSuffix(lower(s[:end]), "with") ||
			word == "and" && strings.HasSuffix(lower(s[:end]), "satisfaction") && lookup(feelings, s, skipSpace(s, w), wordEnd(s, skipSpace(s, w)))
	}
}

var feelings = makeSet(`concern appreciation satisfaction interest regret alarm gratitude pleasure approval dismay
	disappointment indignation thanks`)

var degrees = makeSet(`deep grave serious great profound deepest utmost particular special strong growing keen its the
	much sincere`)
