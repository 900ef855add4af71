package evaluate

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/resolint/resolint/internal/capped"
)

// alarm is one judged alarm: a line of a .jsonl file. Base and Draft name texts of the
// folder un beside the file's own folder, or the folder that texts names.
type alarm struct {
	Base   string `json:"base"`
	Draft  string `json:"draft"`
	Rule   string `json:"rule"`
	Clause string `json:"base_clause"`
	// New is the clause of the draft that an alarm was about which has none of the base.
	New     string `json:"draft_clause"`
	Verdict string `json:"verdict"`
}

// LoadAlarms reads judged alarms as spot labels, one case for each pair of texts: an
// alarm that was right, or right but for its kind, is wanted; one that was wrong makes
// its clause quiet for its family; one that experts may argue about is a finding that
// may be missed. Texts are NAME.txt in the folder texts.
func LoadAlarms(path, texts string) ([]Case, error) {
	data, err := capped.ReadFile(path, maxCaseFile, "judged alarms")
	if err != nil {
		return nil, fmt.Errorf("load alarms: %w", err)
	}
	var cases []Case
	at := map[[2]string]int{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, maxCaseFile)
	complete := false
	for n := 1; lines.Scan(); n++ {
		var a alarm
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
		}
		key := [2]string{a.Base, a.Draft}
		k, ok := at[key]
		if !ok {
			c := Case{Name: a.Base + " " + a.Draft, Path: path, Roles: "pair", Names: []string{"base.txt", "draft.txt"}, Files: map[string][]byte{}}
			c.Want.Complete = &complete
			for i, name := range []string{a.Base, a.Draft} {
				text, err := os.ReadFile(filepath.Join(texts, name+".txt"))
				if err != nil {
					return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
				}
				c.Files[c.Names[i]] = text
			}
			k = len(cases)
			at[key], cases = k, append(cases, c)
		}
		if err := cases[k].Want.take(&a); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return cases, nil
}

func (w *Want) take(a *alarm) error {
	family, _ := split(a.Rule)
	side, clause := "base", a.Clause
	if clause == "" {
		side, clause = "draft", a.New
	}
	if clause == "" {
		return nil // an alarm on no clause
	}
	switch a.Verdict {
	case "right", "kind":
		w.Findings = append(w.Findings, Wanted{Rule: a.Rule, Side: side, Clause: clause})
	case "arguable":
		may := false
		w.Findings = append(w.Findings, Wanted{Rule: a.Rule, Side: side, Clause: clause, Must: &may})
	case "wrong":
		w.Quiet = append(w.Quiet, Quiet{Side: side, Clause: clause, Family: family})
	default:
		return fmt.Errorf("verdict %q is none of right, kind, arguable, wrong", a.Verdict)
	}
	return nil
}

// Argued is the share of careful readers who are taken to want to be told of what experts
// may argue about. From a fifth to a half the average precision on judged alarms is the
// same within 0.006.
const Argued = 0.35

// Label is the share of careful readers, 0 to 1, who want to be told of a finding by the
// labels of its case: all of a must finding of its family and clause, whatever its kind.
// known is false where the labels do not say, and for information and kinds that were
// not labelled.
func (c *Case) Label(f *Found) (wanted float64, known bool) {
	if information(f.Rule) {
		return 0, false
	}
	argued := false
	for i := range c.Want.Findings {
		w := &c.Want.Findings[i]
		if sameFamily(w.Rule, f.Rule) && f.touches(w.Clause) {
			if w.Required() {
				return 1, true
			}
			argued = true
		}
	}
	if argued {
		return Argued, true
	}
	if slices.ContainsFunc(c.Want.Quiet, func(q Quiet) bool { return f.breaks(&q) }) {
		return 0, true
	}
	if _, kind := split(f.Rule); kind == "missing" && c.Want.Complete != nil {
		return 0, false
	}
	return 0, c.Want.Complete == nil || *c.Want.Complete
}

// Loss says whether a clause of the base holds a loss by the labels; known is false where
// they do not say.
func (c *Case) Loss(clause string) (loss, known bool) {
	argued := false
	for i := range c.Want.Findings {
		w := &c.Want.Findings[i]
		if w.Side != "base" || information(w.Rule) || !samePath(w.Clause, clause) {
			continue
		}
		if w.Required() {
			return true, true
		}
		argued = true
	}
	if argued {
		return false, false
	}
	quiet := slices.ContainsFunc(c.Want.Quiet, func(q Quiet) bool { return q.Side == "base" && samePath(q.Clause, clause) })
	return false, quiet || c.Want.Complete == nil || *c.Want.Complete
}
