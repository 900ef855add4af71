package compare

import "slices"

// maxPlaces is how many places of a mention are looked at for one that is missing:
// all of them in texts that mention it less often, those closest to where it stood
// in longer ones.
const maxPlaces = 1024

func closest(all []place, near int) []place {
	if len(all) <= maxPlaces {
		return all
	}
	at, _ := slices.BinarySearchFunc(all, near, func(p place, near int) int { return p.unit - near })
	from := min(max(at-maxPlaces/2, 0), len(all)-maxPlaces)
	return all[from : from+maxPlaces]
}

// maxUnits is the same for the clauses of a family, which are held against a lost
// mention by their signatures, at little cost.
const maxUnits = 4096

func closestUnits(all []int, near int) []int {
	if len(all) <= maxUnits {
		return all
	}
	at, _ := slices.BinarySearch(all, near)
	from := min(max(at-maxUnits/2, 0), len(all)-maxUnits)
	return all[from : from+maxUnits]
}
