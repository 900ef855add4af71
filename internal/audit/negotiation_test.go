package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/resolution"
)

// negotiation is a draft as it lies on the table and the draft that it is without
// what belongs to proposers.
type negotiation struct {
	name         string
	base         string
	table, plain string
	// owned are words that a proposer alone wants, owner that proposer; owner is ""
	// where the words have no place in the clauses at all.
	owned, owner string
	// losses are findings that must be there although the proposer's words are in the
	// file.
	losses []string
	// flat is true where the old place and year stand beside the new ones in the
	// enacting formula as well, whose words are then not those of the draft.
	flat bool
}

const (
	negotiatedITU = "RESOLUTION 9 (PORTO, 2026)\n\nTowers for the coast\n\n" +
		"The Plenipotentiary Conference of the International Telecommunication Union (Porto, 2026),\n\n"
	ituBase = negotiatedITU + "considering\n\na) that storms break towers;\n\nb) that the coast is long,\n\nresolves\n\n" +
		"1 to build towers with the full participation of women and girls;\n\n2 to paint towers, within the mandate of the Union;\n\n3 to report on the cost of paint.\n"
	ituDraft = negotiatedITU + "considering\n\na) that storms break towers;\n\nb) that the coast is long,\n\nresolves\n\n" +
		"1 to build towers;\n\n2 to paint towers, within the mandate of the Union;\n\n3 to report on the cost of paint.\n"
	unHead = "91/7. Rivers and towns\n\nThe General Assembly,\n\n"
	unBase = unHead + "Recalling its resolutions on rivers,\n\nReaffirming the human rights of all people who live on rivers,\n\n" +
		"1. Urges Governments, the private sector and civil society to keep rivers clean;\n\n2. Requests the Secretary-General to report at its next session.\n"
	unDraft = unHead + "Recalling its resolutions on rivers,\n\nReaffirming the human rights of all people who live on rivers,\n\n" +
		"1. Urges Governments to keep rivers clean;\n\n2. Requests the Secretary-General to report at its next session.\n"
)

// edited returns a text with one string exchanged, which it must have.
func edited(text, was, with string) string {
	if !strings.Contains(text, was) {
		panic("the text has no " + was)
	}
	return strings.Replace(text, was, with, 1)
}

var negotiations = []negotiation{
	{
		name: "attributed words in brackets", base: ituBase, plain: ituDraft,
		table: edited(ituDraft, "towers;\n\n2", "towers [EUR: with the full participation of women and girls];\n\n2"),
		owned: "with the full participation of women and girls", owner: "EUR", losses: []string{"gender/removed"},
	},
	{
		name: "an attributed item", base: ituBase, plain: ituDraft,
		table: edited(ituDraft, "3 to report", "[EUR, USA: 2bis to include women and girls in all work on towers;]\n\n3 to report"),
		owned: "women and girls", owner: "EUR, USA", losses: []string{"gender/removed"},
	},
	{
		name: "an owner before a paragraph", base: unBase, plain: unDraft,
		table: edited(unDraft, "2. Requests", "Norway: Urges Governments, the private sector and civil society to keep rivers clean;\n\n2. Requests"),
		owned: "civil society", owner: "Norway", losses: []string{"multistakeholder/removed", "multistakeholder/narrowed"},
	},
	{
		name: "a deletion that one delegation wants", base: ituBase, plain: ituBase,
		table: edited(ituBase, ", within the mandate of the Union;", "[RUS: delete \"within the mandate of the Union\"], within the mandate of the Union;"),
		owner: "RUS",
	},
	{
		name: "words with a deletion around them", base: ituBase, plain: ituBase,
		table: edited(ituBase, ", within the mandate of the Union;", "[RUS: delete: , within the mandate of the Union];"),
		owner: "RUS",
	},
	{
		name: "a replacement that one delegation wants", base: unBase, plain: unBase,
		table: edited(unBase, "1. Urges Governments", "1. Urges [Norland: encourages] Governments"),
		owned: "encourages", owner: "Norland",
	},
	{
		name: "options", base: unBase, plain: unDraft,
		table: edited(unDraft, "2. Requests", "Option 2: Urges Governments, the private sector and civil society to keep rivers clean;\n\n2. Requests"),
		owned: "civil society", owner: "Option 2", losses: []string{"multistakeholder/removed", "multistakeholder/narrowed"},
	},
	{
		name: "marks of agreement", base: unBase, plain: unDraft,
		table: edited(edited(unDraft, "on rivers,\n\nReaff", "on rivers, [Agreed]\n\nReaff"), "2. Requests", "[Agreed ad ref] 2. Requests"),
		owned: "Agreed", losses: []string{"multistakeholder/removed", "multistakeholder/narrowed"},
	},
	{
		name: "paragraph marks", base: unBase, plain: unDraft,
		table: edited(edited(edited(edited(unDraft, "Recalling", "PP1. Recalling"), "Reaffirming", "PP2. Reaffirming"), "1. Urges", "OP1. Urges"), "2. Requests",
			"OP1 alt. [Norland: Urges Governments, the private sector and civil society to keep rivers clean;]\n\nOP2. Requests"),
		owned: "civil society", owner: "Norland", losses: []string{"multistakeholder/removed", "multistakeholder/narrowed"},
	},
	{
		name: "reasons", base: ituBase, plain: ituDraft,
		table: "MOD\tEUR/44A7/1\n\n" + ituDraft + "\nReasons:\tThe full participation of women and girls is now in another resolution, and the respect for human rights with it.\n",
		owned: "another resolution", losses: []string{"gender/removed"},
	},
	{
		name: "a flattened heading", base: ituBase,
		plain:  edited(edited(ituDraft, "(PORTO, 2026)", "(REV. SPLIT, 2030)"), "(Porto, 2026)", "(Split, 2030)"),
		table:  edited(edited(ituDraft, "RESOLUTION 9 (PORTO, 2026)", "RESOLUTION 9 (REV. PORTO, 2026SPLIT, 2030)"), "(Porto, 2026)", "(Porto, 2026Split, 2030)"),
		losses: []string{"gender/removed"}, flat: true,
	},
}

// rulesOf is what the audit of a text says, without lines and columns.
func rulesOf(found []finding.Finding) []string {
	var out []string
	for i := range found {
		f := &found[i]
		side := func(l *finding.Location) string {
			if l == nil {
				return "-"
			}
			return l.Clause + ": " + words(l.Text)
		}
		out = append(out, f.Rule+" base "+side(f.Base)+" draft "+side(f.Draft))
	}
	slices.Sort(out)
	return out
}

// TestNegotiation: what belongs to a proposer is never the draft. The audit of the
// text on the table finds what the audit of the draft alone finds.
func TestNegotiation(t *testing.T) {
	var jobs []audit.Job
	for i := range negotiations {
		n := &negotiations[i]
		for _, draft := range []string{n.table, n.plain} {
			jobs = append(jobs, audit.Job{Name: n.name, Base: bytesAs("base.txt", []byte(n.base)), Draft: bytesAs("draft.txt", []byte(draft))})
		}
	}
	all := auditAll(t, jobs)
	for i := range negotiations {
		n := &negotiations[i]
		t.Run(n.name, func(t *testing.T) {
			got, want := all[2*i], all[2*i+1]
			if diff := gocmp.Diff(rulesOf(want), rulesOf(got)); diff != "" {
				t.Errorf("findings (-draft +table):\n%s", diff)
			}
			if len(n.losses) > 0 && !slices.ContainsFunc(got, func(f finding.Finding) bool { return slices.Contains(n.losses, f.Rule) }) {
				t.Errorf("none of %v is among the findings %v", n.losses, rulesOf(got))
			}
			if len(n.losses) == 0 && len(got) > 0 {
				t.Errorf("findings %v, want none", rulesOf(got))
			}
			n.ownership(t)
		})
	}
}

// ownership checks that the clauses of the text on the table are those of the draft,
// and that the proposer's words are its own.
func (n *negotiation) ownership(t *testing.T) {
	t.Helper()
	parse := func(text string) (clauses []string, variants []resolution.Variant) {
		doc, err := read.Document("draft.txt", []byte(text), limit.Default())
		if err != nil {
			t.Fatal(err)
		}
		rs := grammar.Parse(doc.View(document.Draft))
		if len(rs) != 1 {
			t.Fatalf("%d resolutions", len(rs))
		}
		r := rs[0]
		clauses = []string{fmt.Sprintf("%s %s %s (%s, %s) revision %t", r.Organ, r.Kind, r.Number, words(r.Place), r.Year, r.Revision)}
		for _, c := range r.Clauses {
			variants = append(variants, c.Variants...)
			if c.Part != resolution.PartReasons && c.Text != "" && !(n.flat && c.Part == resolution.PartEnacting) {
				clauses = append(clauses, c.Path+": "+words(c.Text))
			}
		}
		return clauses, variants
	}
	want, _ := parse(n.plain)
	got, variants := parse(n.table)
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("clauses (-draft +table):\n%s", diff)
	}
	for _, c := range got {
		if n.owned != "" && strings.Contains(c, strings.ToLower(n.owned)) {
			t.Errorf("the proposer's words %q are in the clause %q", n.owned, c)
		}
	}
	if n.owner == "" {
		return
	}
	if !slices.ContainsFunc(variants, func(v resolution.Variant) bool {
		return v.Owner == n.owner && (n.owned == "" && v.Delete || n.owned != "" && strings.Contains(v.Text, n.owned))
	}) {
		t.Errorf("no variant of %s with %q among %+v", n.owner, n.owned, variants)
	}
}
