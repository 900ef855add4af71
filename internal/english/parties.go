package english

import "strings"

// InfinitiveGuards are words after which "to" begins no infinitive of its own.
var InfinitiveGuards = Words(`relation regard according subject related relevant belonging parties pursuant order
	respect addition due prior thanks view contributing relating attention access approach contribution commitment
	responsible accountable member adhere as how whether efforts ability able invited requested
	right need opportunity measures steps assistance support contributions conducive applicable committed`)

// PartyWords are words that the name of somebody who is called upon begins with, behind
// "and"; PartyStarts are further ones that begin it where the call goes on.
var (
	PartyWords = Words(`the all other its their relevant interested governments civil donors stakeholders international
	regional national academia administrations associates sector member states private women youth
	organizations intergovernmental non-governmental developed developing local industry operators
	those parties human business specialized concerned bilateral multilateral media civil-society academic technical`)
	PartyStarts = Words(`each any both it them those least small membership manufacturers regulators countries
	agencies entities users providers companies vendors scientific study universities research broadcasters
	telecommunication financial equipment standards standardization capital`)
)

// NoVerbs follow a body's name where no verb does.
var NoVerbs = Words(`of to in on for from at by with and or that which who the a an this as acting serving meeting
	their its all each any`)

// Addressing are verbs that call upon somebody who is named behind them.
var Addressing = Words(`call request invite urge encourage ask appeal task mandate instruct recommend calls requests
	invites urges encourages`)

// ProposerActions are what the owner of a proposal wants done, ProposerLinks what may
// stand between the names of proposers, NoProposers capitalized words before a colon that
// name none.
var (
	ProposerActions = Words(`add delete del alt replace retain reserve reserves insert move streamline merge oppose support
	added deleted keep reinstate`)
	ProposerLinks = Words(`and of the on behalf with supported by et al de for s also group text proposal former new`)
	NoProposers   = Words(`goal goals target article articles resolution decision recommendation paragraph paragraphs action
	annex part section chapter theme question agenda objective principle principles item step example examples source
	pillar output outcome indicator line commitment`)
)

// organs are the heads of the names of bodies and officers of an organization, and what
// stands for one of them; ofStates are words in a name that make it somebody else's.
var (
	organs = Words(`office secretariat bureau committee subcommittee council board commission group centre center agency
	union organization fund programme program panel network chamber assembly conference department rapporteur
	expert experts commissioner director directors secretary registrar institute body forum entity mechanism envoy coordinator
	administrator itu it presidency unit observatory academy authority`)
	ofStates = Words(`national domestic own each every member competent local municipal`)
)

// Organ reports whether a name, in lower case, is that of a body or officer of an
// organization: "the centre for network incidents", and not "the competent authority".
func Organ(name string) bool {
	organ := false
	for _, w := range strings.Fields(strings.ReplaceAll(name, "-", " ")) {
		if ofStates[w] {
			return false
		}
		organ = organ || organs[w]
	}
	return organ && !Others(name)
}
