package cli

import "testing"

// TestGrowth: what a heap may grow to stays in its room, and is always more than is in
// use by as much as makes a collection worth while.
func TestGrowth(t *testing.T) {
	for _, tt := range []struct{ inUse, least, most uint64 }{ // MiB
		{10, 30, 30},
		{50, 100, 100},
		{64, packageRoom>>20 - 1, packageRoom >> 20},
		{150, packageRoom>>20 - 2, packageRoom >> 20},
		{packageRoom >> 20, packageRoom>>20 + 8, 200},
		{190, 200, 210},
		{200, 400, 400},
		{340, textRoom>>20 - 4, textRoom >> 20},
		{1000, 1500, 1500},
	} {
		to := tt.inUse * uint64(100+growth(tt.inUse<<20)) / 100
		if to < tt.least || to > tt.most {
			t.Errorf("%d MiB in use may grow to %d, want %d to %d", tt.inUse, to, tt.least, tt.most)
		}
	}
}
