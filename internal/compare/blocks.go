package compare

// spot names the place of a clause among all resolutions of a role.
type spot struct{ text, path string }

// number numbers the places of two texts: the same path in the same resolution is
// one place.
func number(a, b *text) {
	places := make(map[spot]int32, max(len(a.units), len(b.units)))
	place := func(at spot) int32 {
		n, ok := places[at]
		if !ok {
			n = int32(len(places))
			places[at] = n
		}
		return n
	}
	for _, t := range []*text{a, b} {
		var last spot // consecutive clauses share a block
		var block int32
		for i := range t.units {
			u := &t.units[i]
			u.spot, u.parent = place(spot{u.text, u.clause.Path}), noPlace
			if at := (spot{u.text, blockOf(u.clause)}); i == 0 || at != last {
				last, block = at, place(at)
			}
			u.block = block
			if u.clause.Parent >= 0 {
				u.parent = place(spot{u.text, u.res.Clauses[u.clause.Parent].Path})
			}
		}
	}
	a.places, b.places = len(places), len(places)
}

// shareBlocks gives the sub-items of linked clauses the same block, whatever
// numbers the clauses bear: "resolves/3" of the base and "resolves/4" of the draft
// are one place if an item was put before them. What stands under a clause of the
// draft that took over the number of another one stands in a place of its own.
func shareBlocks(a, b *text) {
	inA, inB := make([]int32, a.places), make([]int32, a.places) // units by place, from 1
	for i := range a.units {
		inA[a.units[i].spot] = int32(i + 1)
	}
	for j := range b.units {
		v := &b.units[j]
		inB[v.spot] = int32(j + 1)
		if v.parent == noPlace {
			continue
		}
		p := inB[v.parent] - 1
		if p < 0 {
			continue
		}
		if links := b.units[p].links; len(links) > 0 {
			v.block = a.units[links[0].to].spot
			continue
		}
		if i := inA[v.parent] - 1; i >= 0 && len(a.units[i].links) > 0 {
			v.block = -1 - v.parent
		}
	}
}
