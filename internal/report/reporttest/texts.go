package reporttest

// The texts that the sample report speaks of. They are our own words in the
// form of the field.
const (
	baseFile  = "adopted/res139.txt"
	draftFile = "drafts/res139.txt"
	heading   = "RESOLUTION 139 (REV. BUCHAREST, 2022)"
	title     = "Use of telecommunications to close the digital divide"
	director  = "instructs the Director of the Telecommunication Development Bureau"
)

// BaseText and DraftText are what Sample's first document was compared from.
const BaseText = `RESOLUTION 139 (REV. DUBAI, 2018)

Use of telecommunications to close the digital divide

considering

a) that broadband has become a precondition for access to education and trade;

b) that the gender digital divide has widened in the least developed countries since the last conference;

recognizing

a) that women and girls, indigenous peoples and the inhabitants of remote islands are under-represented among Internet users;

resolves

1 to continue to treat affordable broadband as a priority of the Union;

2 that programmes to close the digital divide shall give priority to women and girls and to unserved communities, on the basis of needs assessments that Member States, Sector Members and civil society carry out together;

3 that the work under this resolution stays within the mandate of the Union,

instructs the Director of the Telecommunication Development Bureau

1 to produce and publish sex-disaggregated data on the use of mobile broadband in all regions;

2 to consult Member States, Sector Members, Academia and civil society on financing models.
`

// DraftText is the draft to BaseText.
const DraftText = `RESOLUTION 139 (REV. BUCHAREST, 2022)

Use of telecommunications to close the digital divide

considering

a) that broadband has become a precondition for access to education and trade;

recognizing

a) that women and girls, indigenous peoples and the inhabitants of remote islands are under-represented among Internet users;

resolves

1 to continue to treat affordable broadband as a priority of the Union;

2 that programmes to close the digital divide shall give priority to all people on an equal basis and to unserved communities, on the basis of needs assessments that Member States, Sector Members and civil society carry out together;

3 that the work under this resolution stays within the mandate of the Union;

4 that the Union shall serve as the global coordinator for the “naïve” 🌐 allocation of Internet resources,

instructs the Director of the Telecommunication Development Bureau

1 to produce and publish data on the use of mobile broadband in all regions;

2 to consult Member States, Sector Members and Academia on financing models;

3 to encourage women to apply for elected posts.
`

// Esc and the others are what a hostile author could put into a draft, into
// the name of its file or into their own.
const (
	Esc      = "\x1b[31mred\x1b]8;;http://evil.example/\x07link\x1b]8;;\x07"
	C1       = "\u009b31m"
	Override = "\u202egpj.exe\u202c"
	Script   = `<script>alert("1")</script><img src=x onerror=alert(2)>`
	Command  = "\n::error file=secret.txt,line=1::forged\r\n##[error]forged"
	Table    = "| a | b |\n| --- | --- |\n| 1 | 2 |"
	Mention  = "@octocat fixes #12 https://evil.example/ www.evil.example [click](javascript:alert(3)) ![i](http://evil.example/i.png) `code` **bold** _it_ ~~gone~~ <!-- c --> &lt;b&gt; ]]> {{.X}}"
)

// Hostile strings together.
var hostile = Esc + " " + C1 + " " + Override + " " + Script + Command + "\n" + Table + "\n" + Mention
