package specimen

// The words of the texts. They are plain and our own; what they name of the four
// families stands about as often as in resolutions: in every second clause.

var titles = []string{
	"strengthening the work on", "the role of the Union in", "cooperation on", "measures for", "support to developing countries in",
}

var fields = []string{
	"rural connectivity", "the affordability of mobile broadband", "emergency telecommunications", "spectrum for small operators",
	"numbering resources", "the training of network engineers", "digital public services", "the repair and reuse of devices",
	"the accessibility of telecommunications/ICTs", "interference-free satellite services", "statistics on digital inclusion",
	"the resilience of submarine cables", "artificial intelligence in network management", "local content and languages",
	"confidence and security in the use of ICTs", "the transition to Internet Protocol version 6", "community networks",
	"the measurement of quality of service", "electromagnetic field exposure", "energy efficiency of data centres",
	"the protection of children online", "the digital divide", "smart villages", "the conformity of equipment", "open access infrastructure",
	"early warning systems", "skills for small enterprises", "telecommunication tariffs", "universal service funds", "the circular economy",
}

var verbs = []string{
	"develop", "continue", "prepare", "publish", "review", "support", "promote", "ensure", "organize", "strengthen", "collect", "update",
	"facilitate", "carry out", "share", "extend", "encourage", "report to the Council on", "maintain", "coordinate", "assist Member States with",
	"expand", "revise", "present to the next conference",
}

var nouns = []string{
	"guidelines", "training programmes", "a set of indicators", "the annual report", "pilot projects", "an open consultation", "model contracts",
	"regional workshops", "a technical assistance programme", "studies", "the database", "a handbook", "partnerships", "the work plan",
	"recommendations", "a road map", "comparable data", "good practices", "case studies", "an inventory of projects",
}

var places = []string{
	"least developed countries", "small island developing States", "landlocked developing countries", "remote and mountain areas",
	"countries with economies in transition", "all regions", "cities and settlements", "areas affected by disasters", "border regions",
}

var groups = []string{
	"with particular attention to women and girls", "including persons with disabilities, older persons and indigenous peoples",
	"in consultation with governments, the private sector, civil society, the technical community and academia",
	"with the full and equal participation of women", "taking account of the needs of women, youth and rural communities",
	"in cooperation with all relevant stakeholders", "with data disaggregated by sex, age and disability",
	"including women's organizations and local communities", "with the regional organizations concerned", "together with Sector Members",
}

var safeguards = []string{
	"in full respect for human rights and fundamental freedoms", "in accordance with the right to privacy", "within the mandate of the Union",
	"without duplicating the work of other organizations", "consistent with international human rights law", "upon request",
	"while respecting freedom of expression", "within the limits of available resources", "on a regular basis", "in an open and transparent manner",
}

var bodies = []string{
	"the regional offices", "the study groups", "the Council", "the Director of the Telecommunication Development Bureau", "an expert group",
	"Member States and Sector Members", "the Broadband Commission",
}

var operative = []string{
	"resolves", "instructs the Secretary-General", "instructs the Director of the Telecommunication Development Bureau",
	"instructs the Directors of the Bureaux", "instructs the Council", "invites Member States", "invites Member States and Sector Members",
	"encourages Sector Members, Associates and Academia",
}

var truths = []string{
	"women and girls remain less connected than men in most regions, and the gap is widest where incomes are lowest",
	"the same rights that people have offline must also be protected online",
	"networks that are planned together with civil society, academia and the private sector are better used",
	"the cost of a device is still above one month's income for a third of households",
	"the Union works within its mandate and in cooperation with other organizations that lead in their fields",
	"many schools have a connection and no teacher who was trained to use it", "satellite capacity has become cheaper while earth stations have not",
	"persons with disabilities and older persons meet obstacles that standards could remove",
	"data that are disaggregated by sex, age and disability are missing in more than half of the countries",
	"confidence in the use of ICTs rests on the protection of privacy and personal data",
	"repair of submarine cables takes weeks where no ship is stationed nearby", "spectrum that lies idle helps nobody",
	"small operators have reached settlements that larger ones did not find profitable", "energy is the largest cost of a rural base station",
	"local languages are spoken by billions of people and stand on few screens", "early warnings save lives where they arrive in time",
	"all stakeholders, in their respective roles, contribute to the information society", "freedom of expression is a condition of sustainable development",
	"governments, the private sector, civil society, the technical community and academia share the work", "standards are of use only where they are applied",
}

var assemblyCalls = []string{"Recognizing that", "Noting that", "Reaffirming that", "Mindful that", "Concerned that", "Bearing in mind that"}

var assemblyVerbs = []string{"Calls upon Member States to", "Requests the Secretary-General to", "Encourages all stakeholders to", "Urges Member States to", "Invites the specialized agencies to", "Decides to"}

// edits are exchanges of words, each as drafts make them.
var edits = [][2]string{
	{", with particular attention to women and girls", ", with particular attention to all users"},
	{"women and girls", "everyone"},
	{"civil society, the technical community and academia", "and other relevant stakeholders"},
	{", in full respect for human rights and fundamental freedoms", ""},
	{"in accordance with the right to privacy", "in accordance with national legislation"},
	{"ensure", "consider"},
	{"develop", "study"},
	{"strengthen", "encourage"},
	{"promote", "take note of"},
	{", within the mandate of the Union", ""},
	{", with data disaggregated by sex, age and disability", ", with comparable data"},
	{"with the full and equal participation of women", "with the participation of all"},
	{"must also", "should"},
	{"guidelines", "voluntary guidelines"},
	{"regional workshops", "online workshops"},
	{"pilot projects", "pilot and follow-up projects"},
	{"freedom of expression", "the free flow of information"},
	{"in cooperation with all relevant stakeholders", "in cooperation with Member States"},
	{"studies", "further studies"},
	{"upon request", "upon request and subject to available resources"},
	{"organize", "explore the possibility of organizing"},
	{"the annual report", "a report"},
	{"least developed countries", "developing countries"},
	{"and academia", ""},
}
