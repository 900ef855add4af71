package policy

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/resolint/resolint/internal/finding"
)

const described = `# METADATA
# title: "{family} language lost"
# description: What is reported of {family}.
# related_resources:
# - ref: https://example.org/a
#   description: A handbook
# custom:
#   why: It matters for {family}.
#   level: error
#   examples:
#     trips:
#     - title: cut
#       base: a b
#       draft: a
#     passes:
#     - title: kept
#       base: a b
#       draft: a b
#   sources: [a general source]
#   families:
#     human-rights:
#       why: Rights are not granted by texts.
#       sources: [a special source]
#     mandate:
#       level: warning
#       examples:
#         trips:
#         - {title: limiter cut, base: within its mandate, draft: ""}
package resolint.kinds.lost

verdicts := set()
`

func TestDescribe(t *testing.T) {
	set := fstest.MapFS{
		"main.rego": own["main.rego"], "lib/x.rego": own["lib/x.rego"],
		"kinds/lost.rego":  regoFile(described),
		"kinds/added.rego": regoFile("# METADATA\n# title: t\n# description: d\n# custom:\n#   kind: gained\n#   why: w\n#   families: [gender]\npackage resolint.kinds.added\n"),
	}
	dir := userDir(t, map[string]string{
		"a.rego": "# METADATA\n# title: Mine\n# custom:\n#   rule: gender/mine\n#   level: note\npackage custom.a\n\nverdicts := set()\n",
		"b.rego": "package custom.b\n\nverdicts := set()\n",
	})
	got, err := Describe(set, dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	byName := map[string]finding.Rule{}
	for _, r := range got {
		names = append(names, r.Name+" "+string(r.Level))
		byName[r.Name] = r
	}
	want := []string{"custom/b warning", "gender/gained warning", "gender/mine note", "human-rights/lost error", "mandate/lost warning"}
	if !slices.Equal(names, want) {
		t.Fatalf("rules are %q, want %q", names, want)
	}
	rights, mandate := byName["human-rights/lost"], byName["mandate/lost"]
	if rights.Title != "Human rights language lost" || rights.Why != "Rights are not granted by texts." ||
		rights.Description != "What is reported of human rights." || rights.Trips[0].Title != "cut" {
		t.Errorf("human-rights/lost is %+v", rights)
	}
	if want := []string{"a general source", "A handbook https://example.org/a", "a special source"}; !slices.Equal(rights.Sources, want) {
		t.Errorf("sources are %q, want %q", rights.Sources, want)
	}
	if mandate.Why != "It matters for mandate." || mandate.Trips[0].Base != "within its mandate" || mandate.Passes[0].Draft != "a b" {
		t.Errorf("mandate/lost is %+v", mandate)
	}
	if mine := byName["gender/mine"]; mine.Title != "Mine" || mine.Family != "gender" || mine.Kind != "mine" {
		t.Errorf("gender/mine is %+v", mine)
	}
}

func TestDescribeErrors(t *testing.T) {
	head := "# METADATA\n# title: t\n# description: d\n# custom:\n#   why: w\n"
	tail := "package resolint.kinds.x\n\nverdicts := set()\n"
	for name, tt := range map[string]struct{ text, want string }{
		"none":           {tail, "no METADATA"},
		"no why":         {"# METADATA\n# title: t\n# description: d\n" + tail, "custom.why"},
		"unknown key":    {head + "#   levle: error\n" + tail, "levle"},
		"level":          {head + "#   level: fatal\n" + tail, "level fatal"},
		"family":         {head + "#   families: [genders]\n" + tail, "families"},
		"family's key":   {head + "#   families:\n#     gender:\n#       whyy: x\n" + tail, "whyy"},
		"broken YAML":    {"# METADATA\n# title: [\n" + tail, "kinds/x.rego"},
		"Rego's mistake": {head + tail + "oops :=\n", "kinds/x.rego:10"},
	} {
		_, err := Describe(fstest.MapFS{"kinds/x.rego": regoFile(tt.text)})
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "kinds/x.rego") {
			t.Errorf("%s: error is %v, want %s", name, err, tt.want)
		}
	}
	dir := userDir(t, map[string]string{"a.rego": "# METADATA\n# custom:\n#   rule: mine\npackage custom.a\n\nverdicts := set()\n"})
	if _, err := Describe(fstest.MapFS{}, dir); err == nil || !strings.Contains(err.Error(), `a.rego: METADATA: rule "mine"`) {
		t.Errorf("a name without kind: %v", err)
	}
}
