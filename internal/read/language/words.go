package language

import "strings"

// latin are the languages in Latin script that are told apart by their function
// words: articles, prepositions, pronouns and the verbs that calls of resolutions
// begin with. A word that two languages share speaks for both, so that it decides
// nothing; words that are English too, or stand in names that English texts hold
// ("Rio de Janeiro", "El Salvador"), are left out.
var latin = makeLatin(map[string]string{
	English: `the of and to in for that with on by its their as is are be was were this these those which from at or not
		has have had will shall should may can all other also into such through between within under including upon
		regarding whether an it they who whose been being than both each any further more where when however
		resolution recalling noting recognizing reaffirming resolves requests decides invites encourages calls urges
		instructs considering welcoming emphasizing takes stresses expresses`,
	French: `le les des du au aux une et est dans que qui pour par sur avec ainsi leur leurs cette ces ses sont être à où ne
		pas plus ou comme entre sans sous lors selon dont il elle ils nous vous été ont ayant afin tous toutes toute tout
		notamment également compte rappelant notant considérant reconnaissant décide demande prie invite charge résolution
		soulignant réaffirmant rappelle constate réaffirme créer convoquer encourage y en assemblée générale conférence conseil unies droits femmes accès données réseaux développement égalité filles logement`,
	Spanish: `el los las del una y es en que para por con sobre como su sus al lo se entre sin más también este esta estos estas
		ha han sido o así según desde hasta dicha dicho todos todas cuya cuyo cual son ser mediante incluidos incluidas
		recordando teniendo observando reconociendo considerando decide pide insta invita encarga alienta exhorta resuelve
		resolución poniendo reafirmando recuerda observa reafirma recomienda aprueba crear convocar asamblea conferencia consejo naciones unidas derechos mujeres acceso datos abiertos redes desarrollo igualdad niñas vivienda`,
	Portuguese: `os da das do dos uma e é em que para por com sobre como seu seus sua suas ao aos à às não na nas no nos mais também este
		esta entre sem pela pelas pelo pelos são ser foi foram ou resolução recordando reconhecendo considerando decide solicita
		convida recorda reafirma recomenda aprova criar convocar assembleia conselho nações unidas direitos mulheres acesso dados redes desenvolvimento igualdade meninas`,
	Italian: `il lo gli della delle dei degli del nel nella alla alle ai al una e è che per con sul sulla come suo sua loro da dal dalla
		tra fra non più anche questo questa sono essere stato ha hanno o ed nonché ricordando considerando riconoscendo decide
		chiede invita ricorda raccomanda approva istituire convocare comitato risoluzione assemblea consiglio diritti donne accesso dati sviluppo uguaglianza ragazze`,
	German: `der das des dem den ein eine einer eines einem und ist im für mit auf von zu zur zum als auch sowie sich nicht
		oder bei nach über unter durch werden wird wurde sind hat haben dass ihre ihrer ihren dieser diese dieses
		entschließung resolution eingedenk erinnernd beschließt ersucht fordert bekräftigend versammlung vereinten nationen daten zugang netze entwicklung gleichstellung frauen mädchen`,
	Dutch: `de het een van en is in op met voor door aan bij naar over zijn wordt worden niet ook als dat die deze dit
		te tot uit om of zij hun heeft hebben resolutie besluit verzoekt raad verenigde naties rechten vrouwen gegevens toegang netwerken ontwikkeling meisjes`,
	Swedish: `och att det som för på med av är den till inte om ett har från vid eller samt också skall ska genom deras
		resolution beslutar uppmanar rådet nationerna rättigheter kvinnor`,
	Polish: `w i z na do się że jest oraz o dla przez od po jako które który która nie są ich jej jego także przy ze
		rezolucja postanawia wzywa zgromadzenie rada narodów praw kobiet dostęp rozwój dziewcząt`,
	Turkish: `ve bir bu ile için olarak olan da de tarafından gibi veya daha üzere karar genel kurulu birleşmiş milletler
		kadınların hakları her çok`,
	Indonesian: `yang dan di dari untuk dengan pada ini dalam tidak oleh akan atau sebagai kepada serta telah dapat
		resolusi memutuskan majelis umum perserikatan bangsa hak perempuan jaringan akses pembangunan`,
	Romanian: `și în de la cu pe pentru din este care sunt prin sau că se nu ale al ai lor precum această acest o un
		rezoluția hotărăște adunarea generală națiunilor unite drepturile femeilor`,
	Swahili:    `ya na wa kwa la katika za ni kuwa hii cha pia kama ili au vya hilo mkutano mkuu azimio haki wanawake`,
	Vietnamese: `và của các trong là những được cho với một có không về này tại theo từ đã nghị quyết đại hội đồng phụ nữ`,
})

// homographs are words of the lists above that English texts hold too: in names,
// in quoted Latin, as English words. They speak for a language only together with
// others, and so do not count.
var homographs = set(`op de la en o e i y a is in an on all no as at me be by or of do us so to that die war am non
	per plus sans par via son pour est au dans al se da das do dos na os ha la lo el los las del san un una te om et ou des du
	resolution charge decide invite encourage ai die di z w il le les over door bad list van den der von ya au han has may
	case são me che con come son sin hat also on per se pay par sub ex ad in de facto bin ben`)

// articles are those of the homographs that say, in a text without an English word, what
// it is written in.
var articles = spoken(map[string]string{
	French:  `de des du la le les au aux et ou`,
	Spanish: `de del la el los las y un una`,
	Italian: `di della il la un una`,
	German:  `der des und von`,
	Dutch:   `van de en`,
})

// votes is a set of languages in Latin script, one bit each, in the order of names.
type votes uint32

func makeLatin(lists map[string]string) map[string]votes {
	out := spoken(lists)
	for w := range homographs {
		out[w] &= 1 // English
	}
	return out
}

// spoken are the languages of the words of lists.
func spoken(lists map[string]string) map[string]votes {
	out := map[string]votes{}
	for i, name := range names {
		for _, w := range strings.Fields(lists[name]) {
			out[w] |= 1 << i
		}
	}
	return out
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// openEnglish are English words that end as those of Romance languages do, in the singular.
var openEnglish = set(`agenda area criteria data media era formula quota phenomena visa dilemma stigma trauma diploma drama
	camera diaspora propaganda panorama malaria cholera ebola extra alpha beta gamma idea china plaza arena aroma asthma
	replica villa opera orchestra curricula memoranda addenda corrigenda errata strata schema dogma saga pizza
	video radio photo zero studio ratio memo portfolio scenario embargo motto auto euro cargo tempo logo info piano
	tobacco mosquito potato tomato chao etho patho kudo kilo also into onto volcano echo hero veto cocoa
	taxi alumni alibi semi multi anti bia gas atla christma canva pajama`)
