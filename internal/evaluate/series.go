package evaluate

import "crypto/sha256"

// Series names for every case the series of texts that it belongs to: cases that share a
// text belong together, as the pairs of one text with the next and of that with the one
// after it do. What is learned from one of them is no news to the others. The name is
// that of the first case of the series.
func Series(cases []Case) []string {
	first := make([]int, len(cases)) // the case that leads each one's series, by itself or others
	lead := func(i int) int {
		for first[i] != i {
			i = first[i]
		}
		return i
	}
	seen := map[[sha256.Size]byte]int{}
	for i := range cases {
		first[i] = i
		for _, text := range cases[i].Files {
			sum := sha256.Sum256(text)
			j, ok := seen[sum]
			if !ok {
				seen[sum] = i
				continue
			}
			a, b := lead(i), lead(j)
			first[max(a, b)] = min(a, b)
		}
	}
	names := make([]string, len(cases))
	for i := range cases {
		names[i] = cases[lead(i)].Name
	}
	return names
}
