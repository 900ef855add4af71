package grammar

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
)

var bracketForms = []formCase{
	{"alternatives with the label of what they replace", `
The General Assembly,
[ALT PP2 Recalling towers,]
1. Decides to build;
[ALT 1 1. Decides to mend;]
[ALT 2] 1. Encourages States to paint;
ALT 2. Decides to rest.
3. Ends.
[Annex I] [Terms of reference]
1. The group paints.
[ANNEX II [Rules]]
1. The group rests.`, `
enacting: The General Assembly,
pp/2alt: Recalling towers, [Recalling towers,]
op/1: Decides to build;
op/1alt1: Decides to mend; [Decides to mend;]
op/1alt2: Encourages States to paint;
op/2alt: Decides to rest.
op/3: Ends.
annex I/title: Terms of reference
annex I/1: The group paints.
annex II/title: Rules
annex II/1: The group rests.`},
	{"attributed brackets", `
1. The Forum urges [Norland: encourages] ships to slow down [Norland, Sudland: delete].
2. [Norland, ADD: The Forum thanks the fish.]
3. The Forum recalls rivers [Norland: delete "rivers"; replace by: lakes] and seas.
4. The Forum welcomes [Sudland delete: small] boats [Agreed].
5. [The Forum notes [clean] water] (agreed ad ref).
6. The Forum asks [for][against] bridges.
France, Germany: The Forum demands bridges.
Option 2: The Forum bans bridges.
[EU: alt The Forum wants tunnels.]`, `
para/1: The Forum urges ships to slow down. {Norland|false|encourages} {Norland, Sudland|true|}
para/2:  {Norland|false|The Forum thanks the fish.}
para/3: The Forum recalls rivers and seas. {Norland|false|lakes}
para/4: The Forum welcomes small boats. {Sudland|true|small}
para/5: The Forum notes clean water. [The Forum notes clean water] [clean]
para/6: The Forum asks for against bridges. {France, Germany|false|The Forum demands bridges.} {Option 2|false|The Forum bans bridges.} {EU|false|The Forum wants tunnels.} [for] [against]`},
	{"paragraph marks", `
The General Assembly,
PP1 Recalling rivers (agreed ad ref),
PP1 bis Recalling lakes [Norland: and seas],
PP2. Noting boats,
[PP3 Noting ships,]
OP1 Urges care;
OP1 alt [Norland: Urges great care];
OP2 ter Decides to stop.`, `
enacting: The General Assembly,
pp/1: Recalling rivers,
pp/1bis: Recalling lakes, {Norland|false|and seas}
pp/2: Noting boats,
pp/3: Noting ships, [Noting ships,]
op/1: Urges care;
op/1alt:  {Norland|false|Urges great care}
op/2ter: Decides to stop.`},
	{"brackets in the itu form", `
DRAFT NEW RESOLUTION [ARB-1] (LIMA, 2030)
Brackets
The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
resolves
1 to act [JKL: now];
[2 to think;]
3 [MNO: to sleep],
invites Member States [and Sector Members]
to follow.`, `
title: Brackets
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
resolves/1: to act; {JKL|false|now}
resolves/2: to think; [to think;]
resolves/3:  {MNO|false|to sleep}
invites Member States and Sector Members: to follow.`},
	{"brackets over several paragraphs", `
The General Assembly,
[Recalling rivers,
Recalling lakes,
Recalling seas,] noting salt,
1. Decides to swim;
2. [Norland: Decides to row:
(a) By day;
(b) By night;]
3. Decides to walk [with care;
4. Ends;
5. [Delete: Rests;]
6. Recalls [Goal 5: equality] and [ADD: more].`, `
enacting: The General Assembly,
pp/1: Recalling rivers, [Recalling rivers,]
pp/2: Recalling lakes, [Recalling lakes,]
pp/3: Recalling seas, noting salt, [Recalling seas,]
op/1: Decides to swim;
op/2:  {Norland|false|Decides to row:}
op/2/a:  {Norland|false|By day;}
op/2/b:  {Norland|false|By night;}
op/3: Decides to walk with care; [with care;]
op/4: Ends;
op/5: Rests; {|true|Rests;}
op/6: Recalls Goal 5: equality and. {|false|more} [Goal 5: equality]`},
	{"calls set off by more than brackets", `
RESOLUTION 5 (Rev. Lusaka, 2026)
Towers
The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
[*recognizing*]
a) that masts rust;
(recognizing further)
b) that wires rust,
[Option 1: resolves]
1 to paint them,
[ALT instructs the [Secretary-General][Director]]
1 to report,
“invites Member States”
to follow.`, `
title: Towers
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),
recognizing/a: that masts rust;
recognizing further/b: that wires rust,
resolves/1: to paint them,
instructs the Secretary-General Director/1: to report,
invites Member States: to follow.`},
	{"headings with brackets inside", `
The IUCN World Conservation Congress 2030, at its session in Lusaka, Zambia:
Recalling rivers,
1. Decides to swim.
[Annex I]¹
Rivers
1. They flow.
[Annex II] – Lakes
1. They stand.`, `
enacting: The IUCN World Conservation Congress 2030, at its session in Lusaka, Zambia:
pp/1: Recalling rivers,
op/1: Decides to swim.
annex I/title: Rivers
annex I/1: They flow.
annex II/title: Lakes
annex II/1: They stand.`},
	{"marks and owners before labels", `
The General Assembly,
[Agreed] PP1 Recalling rivers,
1. Decides to swim;
[Agreed ad ref] 2. Decides to row;
(agreed) 3. Decides to walk:
[EU, Norway: 3bis. Decides to run;]
[Norland: Decides to fly;]
4. Ends.`, `
enacting: The General Assembly,
pp/1: Recalling rivers,
op/1: Decides to swim;
op/2: Decides to row;
op/3: Decides to walk: {EU, Norway|false|3bis. Decides to run;} {Norland|false|Decides to fly;}
op/4: Ends.`},
	{"owners behind the words", `
The General Assembly,
PP1 [US: delete] Noting rivers,
[Agreed] Recalling lakes,
OP1. [Agreed] Reaffirms seas [and shores (US, Japan)];
OP2. Decides to stay; [G77 and China]
OP3. Welcomes ships [of all kinds – EU: delete].`, `
enacting: The General Assembly,
pp/1: Noting rivers, {US|true|}
pp/2: Recalling lakes,
op/1: Reaffirms seas; {US, Japan|false|and shores}
op/2: Decides to stay;
op/3: Welcomes ships of all kinds. {EU|true|of all kinds}`},
	{"titles, numbers of paragraphs and of annexes in brackets", `
Draft resolution
[Towers] [and wells] of the coast
The General Assembly,
[1]. Decides to build;
[2.] [Decides to mend;]
3. Decides to rest.
Annex [I]
[Terms of reference]
1. The group paints.
ENCLOSURE
Rules
1. The group rests.
Annex A.
List
1. The group sleeps.`, `
title: Towers and wells of the coast [Towers] [and wells]
enacting: The General Assembly,
op/1: Decides to build;
op/2: Decides to mend; [Decides to mend;]
op/3: Decides to rest.
annex I/title: Terms of reference [Terms of reference]
annex I/1: The group paints.
enclosure/title: Rules
enclosure/1: The group rests.
annex A/title: List
annex A/1: The group sleeps.`},
	{"notes in brackets are no titles", `
A/C.3/80/L.12
[Original: English]
[as of 12 May 2030]
[Draft]
[Agreed ad ref]
The General Assembly,
1. Decides to build.`, `
enacting: The General Assembly,
op/1: Decides to build.`},
}

// A list style of Word may print brackets round its numbers.
func TestBracketsOfAutomaticNumbers(t *testing.T) {
	doc := &document.Document{Name: "draft", Format: document.FormatDocx}
	add := func(label, text string) {
		doc.Paragraphs = append(doc.Paragraphs, document.Paragraph{
			Part: document.PartBody, Index: len(doc.Paragraphs) + 1, Label: [2]string{label, label}, Runs: []document.Run{{Text: text}},
		})
	}
	add("", "RESOLUTION 44 (Rev. Lima, 2030)")
	add("", "Towers")
	add("", "The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),")
	add("", "recalling")
	add("[a)]", "the towers of Lima;")
	add("[b)]", "its wells,")
	add("", "resolves")
	add("[1]", "to build;")
	add("[Annex A]", "Rules")
	add("[1]", "Towers are high.")
	want := `title: Towers
enacting: The Plenipotentiary Conference of the International Telecommunication Union (Lima, 2030),
recalling/a: the towers of Lima;
recalling/b: its wells,
resolves/1: to build;
annex A/title: Rules
annex A/1: Towers are high.
`
	if d := cmp.Diff(want, outline(doc.View(document.Draft))); d != "" {
		t.Errorf("outline differs (-want +got):\n%s", d)
	}
}
