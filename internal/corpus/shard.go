package corpus

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Shard is one part of a run that is split: Index of Of, counted from 1. 1 of 1 is the
// whole.
type Shard struct {
	Index int `json:"index"`
	Of    int `json:"of"`
}

// MaxShards is the largest number of shards. Merge opens a file of each at once.
const MaxShards = 4096

func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

// Folder is the name of a shard's folder, so that names sort as shards do.
func (s Shard) Folder() string {
	width := len(strconv.Itoa(s.Of))
	return fmt.Sprintf("shard-%0*d-of-%d", width, s.Index, s.Of)
}

// ParseShard reads "3/16".
func ParseShard(s string) (Shard, error) {
	index, of, ok := strings.Cut(s, "/")
	i, err1 := strconv.Atoi(index)
	n, err2 := strconv.Atoi(of)
	if !ok || err1 != nil || err2 != nil {
		return Shard{}, fmt.Errorf("%q is no shard; write one such as 3/16, the third of sixteen", s)
	}
	return Shard{i, n}.check()
}

func (s Shard) check() (Shard, error) {
	switch {
	case s.Of < 1 || s.Of > MaxShards:
		return s, fmt.Errorf("%d shards cannot be made; choose 1 to %d", s.Of, MaxShards)
	case s.Index < 1 || s.Index > s.Of:
		return s, fmt.Errorf("there is no shard %d of %d; shards count from 1 to %d", s.Index, s.Of, s.Of)
	}
	return s, nil
}

// scheduler is how one kind of scheduler tells a task its place among others.
type scheduler struct {
	name, index, count string
	// first is the variable with the index of the first task, step that with the
	// distance of one to the next; without them tasks count from 0 by 1.
	first, step string
}

var schedulers = []scheduler{
	{name: "Slurm", index: "SLURM_ARRAY_TASK_ID", count: "SLURM_ARRAY_TASK_COUNT", first: "SLURM_ARRAY_TASK_MIN", step: "SLURM_ARRAY_TASK_STEP"},
	// Kubernetes tells a pod its index only; its manifest passes the number on.
	{name: "Kubernetes", index: "JOB_COMPLETION_INDEX", count: "JOB_COMPLETIONS"},
	{name: "Google Cloud Batch", index: "BATCH_TASK_INDEX", count: "BATCH_TASK_COUNT"},
	{name: "AWS Batch", index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"},
}

// ShardFromEnvironment returns the shard that a scheduler gave this task, and the
// variable that says so; the whole and "" where none did. of, where it is not 0, is
// the number of shards that the user named.
func ShardFromEnvironment(getenv func(string) string, of int) (Shard, string, error) {
	for _, s := range schedulers {
		if getenv(s.index) == "" {
			continue
		}
		shard, err := s.shard(getenv, of)
		if err != nil {
			return Shard{}, "", fmt.Errorf("%s=%s: %w", s.index, getenv(s.index), err)
		}
		return shard, s.index, nil
	}
	if of != 0 {
		return Shard{}, "", fmt.Errorf("no scheduler tells this task its place among %d; write it, as in --shard 3/%d", of, of)
	}
	return Shard{1, 1}, "", nil
}

func (s *scheduler) shard(getenv func(string) string, of int) (Shard, error) {
	number := func(name string, otherwise int) (int, error) {
		text := getenv(name)
		if name == "" || text == "" {
			return otherwise, nil
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return 0, fmt.Errorf("%s is %q and no whole number; give the shard with --shard", name, text)
		}
		return n, nil
	}
	var values [4]int
	for i, v := range []struct {
		name      string
		otherwise int
	}{{s.index, 0}, {s.count, of}, {s.first, 0}, {s.step, 1}} {
		n, err := number(v.name, v.otherwise)
		if err != nil {
			return Shard{}, err
		}
		values[i] = n
	}
	index, count, first, step := values[0], values[1], values[2], max(values[3], 1)
	if s.first != "" && getenv(s.first) == "" {
		first = 1 // an array of Slurm that does not say begins where people begin
	}
	switch {
	case count == 0:
		return Shard{}, fmt.Errorf("%s does not say how many tasks there are; set %s, or write --shard auto/16", s.name, s.count)
	case of != 0 && count != of:
		return Shard{}, fmt.Errorf("%s says %d tasks and --shard %d; let both say the same", s.count, count, of)
	case (index-first)%step != 0:
		return Shard{}, fmt.Errorf("the tasks of this array are not evenly spaced; give the shard with --shard")
	}
	return Shard{(index-first)/step + 1, count}.check()
}

// textCost is what a text costs beside its bytes, in bytes: about 1.5 ms at 2.5 MB a
// second.
const textCost = 4 << 10

// load is a shard with the work that it was given.
type load struct {
	shard int
	bytes int64
}

type loads []load

func (l loads) Len() int { return len(l) }
func (l loads) Less(i, j int) bool {
	return l[i].bytes < l[j].bytes || l[i].bytes == l[j].bytes && l[i].shard < l[j].shard
}
func (l loads) Swap(i, j int) { l[i], l[j] = l[j], l[i] }
func (l *loads) Push(x any)   { *l = append(*l, x.(load)) }
func (l *loads) Pop() any     { x := (*l)[len(*l)-1]; *l = (*l)[:len(*l)-1]; return x }

// split says which texts of the given sizes the shard takes: the largest first, each
// goes to the shard that has the least work so far. It depends on the sizes alone, so
// that every machine splits alike.
func (s Shard) split(sizes []int64) []bool {
	order := make([]uint32, len(sizes))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(sizes[b], sizes[a]), cmp.Compare(a, b))
	})
	all := make(loads, s.Of)
	for i := range all {
		all[i].shard = i + 1
	}
	take := make([]bool, len(sizes))
	for _, i := range order {
		least := &all[0]
		take[i] = least.shard == s.Index
		least.bytes += sizes[i] + textCost
		heap.Fix(&all, 0)
	}
	return take
}
