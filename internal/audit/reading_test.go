package audit_test

import (
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
)

const ituStart = "RESOLUTION 44 (Rev. Geneva, 2026)\n\nWells and pumps\n\nThe Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2026),\n\n"

const unStart = "The General Assembly,\n\nRecalling its resolution 70/125,\n\n"

// readings are texts that were read wrongly, with the paths of their clauses and the
// words that each begins with.
var readings = []struct{ name, file, text, want string }{
	{
		"upper letters under a numbered paragraph", "a.txt", unStart + "1. Decides to ask:\n\nA. farmers;\n\nB. teachers; and\n\nC. Nurses.\n\n2. Decides to end.",
		"op/1 Decides|op/1/A farmers|op/1/B teachers|op/1/C Nurses|op/2 Decides",
	},
	{
		"a section letter stays a heading", "a.txt", unStart + "A. Means of transport\n\n1. Decides to go;\n\nB. Means of payment\n\n2. Decides to pay.",
		"op/1 Decides|op/2 Decides",
	},
	{
		"upper letters in the itu form", "a.txt", ituStart + "resolves\n\n1 to ask:\n\nA. farmers;\n\nB. teachers;\n\n2 to end.",
		"resolves/1 to|resolves/1/A farmers|resolves/1/B teachers|resolves/2 to",
	},
	{
		"roman two with a full stop", "a.txt", unStart + "1. Decides to ask:\n\ni. farmers;\n\nii. teachers;\n\niii. nurses.\n\n2. Decides to end.",
		"op/1 Decides|op/1/i farmers|op/1/ii teachers|op/1/iii nurses|op/2 Decides",
	},
	{
		"capital roman items", "a.txt", unStart + "1. Decides:\n\nI. to dig;\n\nII. to pump;\n\nIII. to drink;\n\nIV. To rest.\n\n2. Decides to end.",
		"op/1 Decides|op/1/I to|op/1/II to|op/1/III to|op/1/IV To|op/2 Decides",
	},
	{
		"capital roman items in the itu form", "a.txt", ituStart + "resolves\n\n1 to ask:\n\nI. farmers;\n\nII. teachers;\n\n2 to end.",
		"resolves/1 to|resolves/1/I farmers|resolves/1/II teachers|resolves/2 to",
	},
	{
		"roman section with a long title", "a.txt", unStart + "1. Decides to go;⁴\n\nII Estimates in respect of wells, pumps and other works that were authorized by the conference of the members or by its board in the course of the last three years of drought and need\n\n1. Decides to stay.",
		"op/1 Decides|II/op/1 Decides",
	},
	{
		"a paragraph that runs in", "a.txt", unStart + "1. Decides to go;\n\n2. Decides:\n\n(a) To dig; 3. Also decides to stay (see paragraph 2; 4. is void);\n\n4. Decides to end.",
		"op/1 Decides|op/2 Decides|op/2/a To|op/3 Also|op/4 Decides",
	},
	{
		"recitals", "a.txt", "The European Parliament,\n\n– having regard to the Rules,\n\nA. whereas wells run dry;\n\nB. whereas pumps break;\n\n1. Calls on all to dig;\n\n2. Decides to end.",
		"pp/1 having|pp/2 whereas|pp/3 whereas|op/1 Calls|op/2 Decides",
	},
	{
		"a declaration with a preamble", "a.txt", "Declaration of wells\n\nWe, the Heads of State and Government, gathered in Lusaka,\n\nRecalling the wells,\n\n1. Reaffirm our will;\n\n2. Decide to dig.",
		"pp/1 Recalling|op/1 Reaffirm|op/2 Decide",
	},
	{
		"a declaration that a resolution adopts", "a.txt", "The General Assembly,\n\nAdopts the following outcome document:\n\nWe, the Ministers, gathered in Lusaka,\n\nRecalling the wells,\n\n1. We reaffirm our will;\n\n2. We decide to dig.",
		"op/1 Adopts|pp/1 Recalling|para/1 We|para/2 We",
	},
	{
		"a body that sits", "a.txt", "The General Conference of the Labour Organization, meeting at its ninth session,\n\nRecalling the wells,\n\n1. Decides to dig;\n\n2. Decides to end.",
		"pp/1 Recalling|op/1 Decides|op/2 Decides",
	},
	{
		"an organ with a full stop under a second title", "a.txt", "The Economic and Social Council,\n\nRecalling wells,\n\n1. Decides to dig.\n\n1989/61. Pumps\n\nThe Economic and Social Council.\n\nRecalling pumps,\n\n1. Decides to pump.",
		"pp/1 Recalling|op/1 Decides|pp/1 Recalling|op/1 Decides",
	},
	{
		"lines that end in the middle of a sentence", "a.txt", ituStart + "resolves\n\n1 that pumps are kept under Resolutions 11 (Rev. Dubai, 2018),\n30 (Rev. Geneva, 2026), 70 (Rev. Geneva, 2026) and\n175 (Rev. Geneva, 2026) in all of their work until the\nend of the period of four years;\n2 to report by 31\nDecember 2027 under No.\n7 of the Convention and of resolution 70/\n125.",
		"resolves/1 that|resolves/2 to",
	},
	{
		"ninth and tenth suffix", "a.txt", unStart + "1. Decides to go;\n\n1novies. Decides to stay;\n\n1decies. Decides to sleep.",
		"op/1 Decides|op/1novies Decides|op/1decies Decides",
	},
	{
		"a number after the word that it belongs to", "a.txt", ituStart + "resolves\n\n1 that the pumps of this country shall be repaired under Resolution\n70 (Rev. Geneva, 2022) without delay;\n\n2 to ask the Bureau (ITU-\nT) and to apply Resolutions 30 and\n31 of this conference.",
		"resolves/1 that|resolves/2 to",
	},
	{
		"brackets before calls", "a.txt", ituStart + "[recognizing further]\n\na) that wells run dry;\n\nresolves\n\n1 to dig,\n\n[instructs the Secretary-General\n\n1 to buy pumps,\n\n2 to pay,]\n\ninvites Member States\n\nto take part.",
		"recognizing further/a that|resolves/1 to|instructs the Secretary-General/1 to|instructs the Secretary-General/2 to|invites Member States to",
	},
	{
		"a bracketed annex", "a.txt", unStart + "1. Decides to dig.\n\n[Annex I\n\nRules for wells\n\n1. Wells are deep.\n\n2. Pumps are strong.]",
		"op/1 Decides|annex I/title Rules|annex I/1 Wells|annex I/2 Pumps",
	},
	{
		"a continuation before items", "a.txt", ituStart + "decides\n\n1 to draw up plans, taking into account the following:\n\n1.1 that wells run dry;\n\n2 that pumps are shared,\n\ninstructs the Secretary-General\n\nto report.",
		"decides/1 to|decides/1.1 that|decides/2 that|instructs the Secretary-General to",
	},
	{
		"a note on the enacting line", "a.txt", "Decision 1/CMA.3\n\nWells\n\nThe Conference of the Parties,\n\nRecalling wells,\n\n1. Adopts a plan;\n\nDecision 2/CMA.3\n\nPumps\n\nThe Conference of the Parties,¹\n\nRecalling pumps,\n\n1. Adopts a list.\n\n¹ A note.",
		"pp/1 Recalling|op/1 Adopts|pp/1 Recalling|op/1 Adopts",
	},
	{
		"several organs", "a.txt", "Decision 1/CMA.3\n\nWells\n\nThe Conference of the Parties,\n\nRecalling wells,\n\n1. Adopts a plan;\n\nResolution 1/CMA.3\n\nThanks\n\nThe Conference of the Parties, the Conference of the Parties serving as the meeting of the Parties to the Kyoto Protocol and the Conference of the Parties serving as the meeting of the Parties to the Paris Agreement,\n\nHaving met,\n\n1. Thank the hosts.",
		"pp/1 Recalling|op/1 Adopts|pp/1 Having|op/1 Thank",
	},
	{
		"markdown with ones", "a.md", unStart + "1. Decides to dig:\n   1. wells;\n   1. ditches;\n1. Decides to drink;\n1. Decides to end.",
		"op/1 Decides|op/1/1 wells|op/1/2 ditches|op/2 Decides|op/3 Decides",
	},
	{
		"a heading wrapped in its parentheses", "a.txt", "RESOLUTION 290 (Rev.\nLusaka, 2026)\n\nWells\n\nThe Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),\n\nresolves\n\nto dig wells.",
		"resolves to",
	},
	{
		"a web archive", "a.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p class=3D\"a\">The General Assembly,</p><p>Recalling its resolution 70/125,</p><p>1. Decides to dig we=\r\nlls.</p>\r\n--b--\r\n",
		"pp/1 Recalling|op/1 Decides",
	},
	{
		"struck out by a style sheet", "a.html", "<html><head><style>.x{text-decoration:line-through}</style></head><body><p>The General Assembly,</p><p>Recalling its resolution 70/125,</p><p>1. <span class=\"x\">Requests</span><u>Urges</u> all to dig;</p><p style=\"text-decoration: line-through\">2. Decides to drink.</p></body></html>",
		"pp/1 Recalling|op/1 Urges",
	},
	{
		"struck out by the name of an element and for screens", "a.html", "<html><head><style>/* .y */ #x{text-decoration-line:line-through} @media screen{.z{text-decoration:line-through}}</style></head><body><p>The General Assembly,</p><p>Recalling its resolution 70/125,</p><p>1. <span id=\"x\">Requests</span>Urges all to dig;</p><p>2. <b class=\"z\">Asks</b>Calls upon all to drink.</p></body></html>",
		"pp/1 Recalling|op/1 Urges|op/2 Calls",
	},
}

func TestReadings(t *testing.T) {
	for _, c := range readings {
		doc, err := read.Document(c.file, []byte(c.text), limit.Default())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, r := range grammar.Parse(doc.View(document.Draft)) {
			for i := range r.Clauses {
				x := &r.Clauses[i]
				if x.Path == "title" || x.Path == "enacting" || strings.HasPrefix(x.Path, "footnote") || len(got) == 0 && x.Path == "pp/1" && !strings.Contains(c.want, "pp/1") {
					continue
				}
				word, _, _ := strings.Cut(strings.TrimSpace(x.Text), " ")
				got = append(got, x.Path+" "+strings.Trim(word, ".,;:"))
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, s, c.want)
		}
	}
}

// TestNoWordIsLost: a number or letter at the start of a wrapped line is no label.
func TestNoWordIsLost(t *testing.T) {
	text := ituStart + "resolves\n\n1 to ask the Telecommunication Standardization Sector of the Union (ITU-\nT) whether Resolution\n70 of this conference holds."
	doc, err := read.Document("a.txt", []byte(text), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	if s := doc.View(document.Draft).Rendition(); !strings.Contains(s, "(ITU-T) whether Resolution 70 of") {
		t.Errorf("%s", s)
	}
}
