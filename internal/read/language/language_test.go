package language

import (
	"slices"
	"strings"
	"testing"
)

// Short drafts in the six languages of the United Nations and in others.
var drafts = map[string]string{
	English: "The General Assembly,\nRecalling its resolution 70/125,\n1. Decides to convene a meeting;\n2. Requests the Secretary-General to report.",
	French: "L’Assemblée générale,\nRappelant sa résolution 70/125,\n1. Décide de convoquer une réunion;\n" +
		"2. Prie le Secrétaire général de lui faire rapport sur les données relatives aux femmes et aux filles.",
	Spanish: "La Asamblea General,\nRecordando su resolución 70/125,\n1. Decide convocar una reunión;\n" +
		"2. Pide al Secretario General que le presente un informe sobre las mujeres y las niñas.",
	Russian: "Генеральная Ассамблея,\nссылаясь на свою резолюцию 70/125,\n1. постановляет созвать совещание;\n2. просит Генерального секретаря представить доклад.",
	Arabic:  "إن الجمعية العامة،\nإذ تشير إلى قرارها 70/125،\n1 - تقرر عقد اجتماع؛\n2 - تطلب إلى الأمين العام أن يقدم تقريرا.",
	Chinese: "大会，\n回顾其第70/125号决议，\n1. 决定召开一次会议；\n2. 请秘书长提交报告。",
	Portuguese: "A Assembleia Geral,\nRecordando a sua resolução 70/125,\n1. Decide convocar uma reunião;\n" +
		"2. Solicita ao Secretário-Geral que apresente um relatório sobre as mulheres e os direitos das comunidades.",
	German: "Die Generalversammlung,\nunter Hinweis auf ihre Resolution 70/125,\n1. beschließt, eine Tagung einzuberufen;\n" +
		"2. ersucht den Generalsekretär, der Versammlung über die Lage der Frauen und der Mädchen zu berichten.",
}

func TestShortDrafts(t *testing.T) {
	for want, text := range drafts {
		v := Judge(strings.Split(text, "\n"))
		if want == English {
			if v.Foreign > 0 {
				t.Errorf("English: %d words are called %s", v.Foreign, v.Main)
			}
			continue
		}
		if v.Main != want || !v.Whole() {
			t.Errorf("%s: called %q, %d of %d words", want, v.Main, v.Foreign, v.Words)
		}
	}
}

func TestOneLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Décide que les femmes et les filles participent à toutes les réunions.", French},
		{"Decide que las mujeres participen en todas las reuniones de la organización.", Spanish},
		{"会议决定妇女参加。", Chinese},
		{"Rio de Janeiro, Côte d’Ivoire, El Salvador and Sao Tome", ""},
		{"RESOLUTION 44 (REV. GENEVA, 2026)", ""},
		{"Geneva Plan; Dubai Package; Doha Round", ""},
		{"La Francophonie and Médecins sans frontières were invited to the meeting.", ""},
		{"COM ITU DAS PARA SEM NOS", ""},
		{"INCLUIR A LAS MUJERES.", Spanish},
		{"INCLUDE ALL WOMEN.", ""},
		{"PRIE LE SECRETAIRE GENERAL DE PRESENTER UN RAPPORT", French},
		{"GENEVA DUBAI KYIV DOHA", ""},
	} {
		v := Judge([]string{c.text})
		if v.Main != c.want {
			t.Errorf("%s: %q, want %q", c.text, v.Main, c.want)
		}
	}
}

// Texts of a line or two, with a heading that English has, too, or a part of their own.
func TestShort(t *testing.T) {
	for _, c := range []struct {
		text, want   string
		whole, large bool
	}{
		{"La Asamblea General,\n1. Decide reunirse.", Spanish, true, true},
		{"Resolution 44\nLa Conférence,\nrappelant\nla Constitution,\ndécide\nde faire rapport.", French, true, true},
		{"The General Assembly,\n1. Decides to convene.\n2. Prie le Secrétaire général de faire rapport sur les droits des femmes.", French, false, true},
		{"Resolution 44\nWells and pumps\nSUP", "", false, false},
		{"Décide de créer un comité.", French, true, true},
		{"Rappelant la résolution 70/125,", French, true, false},
		{"Decide crear un comité.", Spanish, true, true},
		{"Postanawia powołać komitet.", Polish, true, false},
		{"Bende yn sefydlu pwyllgôr newydd.", Other, true, true},
		{"Decides to meet.", "", false, false},
		{"Datos abiertos", Spanish, true, false},
		{"Reti veloci\nMasti ferrosi", Other, true, true},
		{"Fuochi aperti", Other, true, false},
		{"Campos vastos", Other, true, false},
		{"Offene Daten", German, true, false},
		{"Media agenda", "", false, false},
		{"Data criteria, radio quotas", "", false, false},
		{"Somalia, Kenya and Congo", "", false, false},
		{"Draft resolution\nDatos abiertos\nDerechos humanos y mujeres rurales", Spanish, false, true},
		{"LA CONFERENCE DECIDE DE FAIRE RAPPORT SUR LES DROITS DES FEMMES", French, true, true},
		{"THE CONFERENCE DECIDES TO REPORT ON THE RIGHTS OF WOMEN", "", false, false},
		{"Égalité des genres", French, true, false},
		{"Accès universel", French, true, false},
		{"Gleichstellung der Geschlechter", German, true, false},
		{"Marco de acción", Other, true, false},
		{"Rio de Janeiro", "", false, false},
		{"São Paulo", "", false, false},
		{"Side event: Égalité des genres for all", "", false, false},
		{"Towers", "", false, false},
		{"Paraguay, Côte d’Ivoire, São Tomé", "", false, false},
		{"Agenda\nRabat, Kigali, Lusaka", "", false, false},
	} {
		v := Judge(strings.Split(c.text, "\n"))
		if v.Main != c.want || v.Whole() != c.whole || v.Large() != c.large {
			t.Errorf("%s: %q, whole %v, large %v; %d of %d words", c.text, v.Main, v.Whole(), v.Large(), v.Foreign, v.Words)
		}
	}
}

func TestMixed(t *testing.T) {
	english := strings.Split(strings.Repeat(drafts[English]+"\n", 4), "\n")
	french := strings.Split(drafts[French]+"\n"+drafts[French], "\n")
	v := Judge(append(english, french...))
	if v.Whole() || !v.Large() || v.Main != French {
		t.Fatalf("whole %v, large %v, %q: %d of %d", v.Whole(), v.Large(), v.Main, v.Foreign, v.Words)
	}
	for i, l := range v.Paragraphs {
		if (l == French) != (i >= len(english)) {
			t.Errorf("paragraph %d is %q", i, l)
		}
	}
	// A quotation is no part of its own.
	quoted := append(english, "« Les femmes et les filles d’abord », dit le proverbe.")
	if v := Judge(quoted); v.Whole() || v.Large() {
		t.Errorf("a quotation counts as a part: %d of %d", v.Foreign, v.Words)
	}
}

func TestOtherLanguage(t *testing.T) {
	// Welsh has no list of words here.
	welsh := strings.Repeat("Mae pob unigolyn yn cael ei eni yn rhydd ac yn gydradd â’i gilydd mewn urddas a hawliau. ", 8)
	if v := Judge([]string{welsh}); !v.Whole() || v.Main != Other {
		t.Errorf("%q, %d of %d", v.Main, v.Foreign, v.Words)
	}
}

// A clause in another language beside English ones is seen, however short it is, with
// accents or in capitals without them.
func TestForeignClause(t *testing.T) {
	english := strings.Split(strings.Repeat(drafts[English]+"\n", 4), "\n")
	for clause, want := range map[string]string{
		"incluir a las mujeres.":           Spanish,
		"INCLUIR A LAS MUJERES.":           Spanish,
		"de protéger les femmes.":          French,
		"постановляет защищать права.":     Russian,
		"rozhoduje chránit práva žen;":     Other,
		"Rio de Janeiro":                   "",
		"Médecins sans frontières":         "",
		"Decides to protect the women.":    "",
		"Bruxelles, Genève, Côte d’Ivoire": "",
	} {
		if v := Judge(append(slices.Clone(english), clause)); v.Main != want || v.Large() {
			t.Errorf("%s: %q, %d of %d words", clause, v.Main, v.Foreign, v.Words)
		}
	}
}
