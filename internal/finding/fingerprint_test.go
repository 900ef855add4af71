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
