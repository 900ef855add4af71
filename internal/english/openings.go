package english

import "strings"

// Opening says what kind of clause a verb opens.
type Opening uint8

// The kinds of opening.
const (
	NoOpening  Opening = iota
	Preambular         // recalling, aware, guided
	Operative          // resolves, calls upon
	Directive          // operative, and speaks to someone: instructs, urges
)

// OpeningVerbs are the words that open clauses. The preambular and operative calls are
// those counted in the Final Acts of ITU conferences and in General Assembly, Human Rights
// Council, ECOSOC and Security Council resolutions.
var OpeningVerbs = openingVerbs()

func openingVerbs() map[string]Opening {
	m := make(map[string]Opening, 400)
	put := func(o Opening, words string) {
		for w := range strings.FieldsSeq(words) {
			m[w] = o
			if strings.Contains(w, "iz") { // -ize spellings stand for -ise ones too
				m[strings.Replace(w, "iz", "is", 1)] = o
			}
		}
	}
	put(Preambular, `acknowledging acting addressing admitting affirming agreeing alarmed anxious appalled appealing
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
	put(Operative, `accepts acknowledges adheres adopts affirms agrees amends announces applauds appreciates approves
		attaches believes celebrates commemorates commends commits concludes concurs condemns confirms congratulates
		considers continues decides declares defers defines deplores deprecates designates determines elects emphasizes
		endorses enacts ensures establishes expects explains expresses extends finds gives highlights holds hopes identifies
		intends keeps lauds looks maintains makes notes observes opens pays pledges praises proclaims proposes
		provides places postpones reaffirms realizes recalls receives recognizes recommits refers regards regrets reiterates rejects rejoices
		remains renews repeats repeals resolves restates salutes sets shares states stresses supports supersedes takes
		terminates thanks transmits trusts underlines underscores undertakes underscores upholds values views
		wishes welcomes withdraws is anticipates assures salutes abolishes allocates appropriates reviews modifies
		reconfirms concedes objects re-emphasizes denounces discourages strengthens respects accords brings suspends grants merges bears insists ratifies`)
	put(Directive, `advises appeals appoints asks assigns authorizes beseeches calls cautions challenges charges commissions
		counsels delegates demands directs empowers encourages entrusts enjoins exhorts implores instructs invites mandates
		prompts recommends reminds requests requires solicits summons tasks urges warns`)
	return m
}

// PreambleCalls are the words that preambular calls of the ITU form begin with: fewer
// than open a paragraph in the United Nations form, since items of the ITU form begin
// with participles too.
var PreambleCalls = Words(`acknowledging affirming alarmed appreciating aware believing cognizant commending
	concerned confident confirming conscious considering convinced deploring desiring determined emphasizing emphasising
	encouraged endorsing expressing guided highlighting hoping mindful noting observing
	reaffirming realizing realising recalling recognizing recognising referring regretting reiterating reminding
	satisfied stressing thanking underlining underscoring understanding welcoming wishing anxious pleased grateful`)

// TwoWordCalls are preambular calls whose first word says too little alone.
var TwoWordCalls = []string{
	"bearing in mind", "keeping in mind", "having considered", "having examined", "having noted", "having regard", "having studied",
	"having taken", "having recognized", "having reviewed", "having heard", "having received", "having adopted", "having recalled",
	"taking into", "taking note", "taking account", "taking due", "in view of", "being aware", "being conscious", "being mindful",
	"having in mind", "having discussed",
}

// OpinionCalls are the calls of opinions, in the place of a verb that decides.
var OpinionCalls = []string{"is of the view", "is of the opinion", "are of the view", "are of the opinion"}

// Linking are preambular openers that have no verb first.
var Linking = []string{
	"in pursuit of ", "in view of ", "in accordance with ", "in line with ", "in the light of ", "in light of ",
	"in recognition of ", "in order to ", "with a view to ", "with deep ", "with concern", "on the basis of ", "whereas ",
}

// Adverbs may stand before the verb of a clause.
var Adverbs = Words(`also further again fully deeply gravely seriously profoundly strongly firmly particularly especially
	greatly keenly once more extremely highly increasingly solemnly urgently unanimously unequivocally vigorously warmly
	nevertheless moreover likewise additionally still continually expressly specifically categorically utterly equally
	duly thus therefore hereby accordingly consequently sincerely only kindly respectfully well both always
	similarly fervently earnestly wholeheartedly emphatically formally previously being finally`)

// CallTails may follow the verb of a preambular call and belong to it.
var CallTails = Words(`further also again with and in mind into account note consideration regard concern appreciation
	satisfaction interest regret deep grave serious great profound additionally addition moreover that to as well
	alarm attention particular special gratitude pleasure approval caution disappointment strong the fact
	however particularly due full`)

// Feelings are what a call expresses or does something with ("with concern"), Degrees how
// much of it.
var (
	Feelings = Words(`concern appreciation satisfaction interest regret alarm gratitude pleasure approval dismay
	disappointment indignation thanks`)
	Degrees = Words(`deep grave serious great profound deepest utmost particular special strong growing keen its the
	much sincere`)
)

// Declaring are the operative verbs that need nobody to speak to.
var Declaring = Words(`resolves decides declares proclaims agrees affirms`)

// BlockCalls are the verbs that blocks of the ITU form begin with. Participles are
// missing: they go on with an item as often as they start a block.
var BlockCalls = Words(`resolves decides declares instructs invites requests urges encourages recommends appeals authorizes charges`)

// AdoptingBodies are the first words of the names of bodies that adopt resolutions, with
// their capitals.
var AdoptingBodies = Words(`Plenipotentiary World General Human Economic Security Council Conference Radiocommunication
	Telecommunication ITU`)

// Sitting are the words that go on from the name of a body in an enacting line.
var Sitting = Words(`meeting gathered assembled convened having acting sitting at in under on representing`)

// Months are the names of the months.
var Months = Words(`january february march april may june july august september october november december`)

// NumberMarks are abbreviations that a number follows: their full stop ends no sentence.
var NumberMarks = Words(`no. nos. para. paras. art.`)

// BeforeNumber are words that a number follows and with which no clause ends.
var BeforeNumber = Words(`resolution resolutions decision decisions recommendation recommendations opinion opinions question questions
	article articles paragraph paragraphs para paras section sections annex annexes chapter chapters appendix no no. nos. number numbers
	table tables figure figures rule rules clause clauses document documents
	agenda item items point points target targets goal goals sdg step phase part page pages volume sub-paragraph subparagraph
	the a an of in by from at on for with than about least most under within over per between until before after since
	approximately some nearly almost only every additional further next last past first these those its their all
	january february march april may june july august september october november december
	usd us$ chf eur gbp jpy $ € £`)

// PartNames are the words for one part of a text, which its number or letter follows.
var PartNames = Words(`section article paragraph subparagraph sub-paragraph item annex appendix chapter part table figure
	box rule clause title volume schedule subsection`)
