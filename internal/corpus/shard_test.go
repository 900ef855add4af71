package corpus

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestParseShard(t *testing.T) {
	for s, want := range map[string]Shard{"1/1": {1, 1}, "3/16": {3, 16}, "4096/4096": {4096, 4096}} {
		if got, err := ParseShard(s); err != nil || got != want || got.String() != s {
			t.Errorf("%s: %v, %v", s, got, err)
		}
	}
	for s, want := range map[string]string{
		"": "is no shard", "3": "is no shard", "a/b": "is no shard", "0/4": "count from 1 to 4", "5/4": "no shard 5 of 4", "1/0": "choose 1 to", "-1/4": "no shard -1", "1/5000": "choose 1 to",
	} {
		if _, err := ParseShard(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", s, err, want)
		}
	}
	if got := (Shard{3, 16}).Folder(); got != "shard-03-of-16" {
		t.Error(got)
	}
}

func TestShardFromEnvironment(t *testing.T) {
	for _, tt := range []struct {
		env  string
		of   int
		want Shard
		err  string
	}{
		{"", 0, Shard{1, 1}, ""},
		{"", 16, Shard{}, "no scheduler"},
		{"SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=16", 0, Shard{3, 16}, ""},
		{"SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_COUNT=16 SLURM_ARRAY_TASK_MIN=0", 0, Shard{1, 16}, ""},
		{"SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=4", 0, Shard{3, 3}, ""},
		{"SLURM_ARRAY_TASK_ID=8 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=4", 0, Shard{}, "not evenly spaced"},
		{"SLURM_ARRAY_TASK_ID=17 SLURM_ARRAY_TASK_COUNT=16", 0, Shard{}, "no shard 17 of 16"},
		{"SLURM_ARRAY_TASK_ID=3", 0, Shard{}, "SLURM_ARRAY_TASK_COUNT"},
		{"SLURM_ARRAY_TASK_ID=x SLURM_ARRAY_TASK_COUNT=16", 0, Shard{}, "no whole number"},
		{"JOB_COMPLETION_INDEX=0", 8, Shard{1, 8}, ""},
		{"JOB_COMPLETION_INDEX=7 JOB_COMPLETIONS=8", 0, Shard{8, 8}, ""},
		{"JOB_COMPLETION_INDEX=7 JOB_COMPLETIONS=8", 9, Shard{}, "let both say the same"},
		{"JOB_COMPLETION_INDEX=7", 0, Shard{}, "auto/16"},
		{"BATCH_TASK_INDEX=2 BATCH_TASK_COUNT=4", 0, Shard{3, 4}, ""},
		{"AWS_BATCH_JOB_ARRAY_INDEX=2 AWS_BATCH_JOB_ARRAY_SIZE=4", 0, Shard{3, 4}, ""},
	} {
		env := map[string]string{}
		for _, v := range strings.Fields(tt.env) {
			name, value, _ := strings.Cut(v, "=")
			env[name] = value
		}
		got, from, err := ShardFromEnvironment(func(name string) string { return env[name] }, tt.of)
		switch {
		case tt.err != "":
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: %v, want %q", tt.env, err, tt.err)
			}
		case err != nil || got != tt.want || (from != "") != (tt.env != ""):
			t.Errorf("%s: %v from %q, %v, want %v", tt.env, got, from, err, tt.want)
		}
	}
}

// skewed are sizes of which a few are as large as most of the others together.
func skewed(n int) []int64 {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]int64, n)
	for i := range out {
		out[i] = int64(2000 / (0.001 + r.Float64()))
	}
	return out
}

// TestSplit: each text goes to one shard, and no shard has more to do than another by
// more than its smallest text, or than one text alone.
func TestSplit(t *testing.T) {
	for _, n := range []int{0, 1, 5, 653, 20_000} {
		sizes := skewed(n)
		for _, of := range []int{1, 2, 16, 64} {
			owners := make([]int, n)
			var most, least, largest int64 = 0, 1 << 60, 0
			for i := 1; i <= of; i++ {
				var sum int64
				for j, mine := range (Shard{i, of}).split(sizes) {
					if mine {
						owners[j]++
						sum += sizes[j] + textCost
					}
				}
				most, least = max(most, sum), min(least, sum)
			}
			for j, k := range owners {
				largest = max(largest, sizes[j]+textCost)
				if k != 1 {
					t.Fatalf("%d texts, %d shards: text %d has %d shards", n, of, j, k)
				}
			}
			if n >= of && most-least > largest {
				t.Errorf("%d texts, %d shards: %d to %d, largest text %d", n, of, least, most, largest)
			}
			if n == 20_000 && float64(most) > 1.01*float64(least) {
				t.Errorf("%d texts, %d shards: %d to %d", n, of, least, most)
			}
		}
	}
}
