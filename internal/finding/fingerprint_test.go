package finding

import "testing"

// TestFingerprintsAreDistinct: a baseline of nine alike must not swallow a tenth.
func TestFingerprintsAreDistinct(t *testing.T) {
	findings := make([]Finding, 12)
	for i := range findings {
		findings[i] = Finding{Rule: "gender/removed", Base: &Location{Clause: "resolves/1", Text: "women and girls"}}
	}
	Fingerprints(findings)
	seen := map[string]bool{}
	for _, f := range findings {
		seen[f.Fingerprint] = true
	}
	if len(seen) != len(findings) {
		t.Errorf("%d alike findings have %d fingerprints", len(findings), len(seen))
	}
}

// TestFingerprintsStay: what has a fingerprint keeps it, whatever is sorted or added, and
// what comes later with the same words has another.
func TestFingerprintsStay(t *testing.T) {
	twin := func(start int) Finding {
		return Finding{Rule: "gender/removed", Base: at("a.txt", "op/1", start, start+5)}
	}
	findings := []Finding{twin(90), twin(10)}
	Fingerprints(findings)
	first, second := findings[0].Fingerprint, findings[1].Fingerprint
	if first == second {
		t.Fatal("two findings have one fingerprint")
	}
	findings = append(findings, twin(50))
	Sort(findings)
	Fingerprints(findings)
	if findings[0].Fingerprint != second || findings[2].Fingerprint != first {
		t.Errorf("sorted and marked again they are %s and %s, want %s and %s", findings[2].Fingerprint, findings[0].Fingerprint, first, second)
	}
	if got := findings[1].Fingerprint; got == "" || got == first || got == second {
		t.Errorf("a third one has the fingerprint %q", got)
	}
}
