package align

import "github.com/resolint/resolint/internal/match"

// spot names the place of a clause among all resolutions of a role.
type spot struct{ text, path string }

// number numbers the places of two texts: the same path in the same resolution is
// one place.
func number(a, b *match.Text) {
	succeed(a, b)
	places := make(map[spot]int32, max(len(a.Units), len(b.Units)))
	place := func(at spot) int32 {
		n, ok := places[at]
		if !ok {
			n = int32(len(places))
			places[at] = n
		}
		return n
	}
	only := [2]string{amongOthers(a, b), amongOthers(b, a)}
	for k, t := range []*match.Text{a, b} {
		var last spot // consecutive clauses share a block
		var block int32
		for i := range t.Units {
			u := &t.Units[i]
			name := u.Name
			if name == "" {
				name = only[k]
			}
			if i == 0 || u.Resolution != t.Units[i-1].Resolution {
				u.Home = place(spot{text: name})
			} else {
				u.Home = t.Units[i-1].Home
			}
			u.Spot, u.Parent = place(spot{name, u.Clause.Path}), match.NoPlace
			if at := (spot{name, blockOf(u.Clause)}); i == 0 || at != last {
				last, block = at, place(at)
			}
			u.Block = block
			if u.Clause.Parent >= 0 {
				u.Parent = place(spot{name, u.Resolution.Clauses[u.Clause.Parent].Path})
			}
		}
	}
	a.Places, b.Places = len(places), len(places)
	stay(a, b)
	stay(b, a)
}

// stay marks the units of t whose resolution the other text has too.
func stay(t, other *match.Text) {
	there := map[int32]bool{}
	for i := range other.Units {
		there[other.Units[i].Home] = true
	}
	for i := range t.Units {
		t.Units[i].Stays = there[t.Units[i].Home]
	}
}

// amongOthers returns the name that the one resolution of a text has in the other text,
// which holds several; "" if the text holds several itself or the other one lacks it.
func amongOthers(t, other *match.Text) string {
	if len(t.Units) == 0 || t.Units[0].Name != "" {
		return ""
	}
	name := match.Identity(t.Units[0].Resolution)
	for i := range other.Units {
		if other.Units[i].Name == name {
			return name
		}
	}
	return ""
}

// shareBlocks gives the sub-items of linked clauses the same block, whatever
// numbers the clauses bear: "resolves/3" of the base and "resolves/4" of the draft
// are one place if an item was put before them. What stands under a clause of the
// draft that took over the number of another one stands in a place of its own.
func shareBlocks(a, b *match.Text) {
	inA, inB := make([]int32, a.Places), make([]int32, a.Places) // units by place, from 1
	for i := range a.Units {
		inA[a.Units[i].Spot] = int32(i + 1)
	}
	for j := range b.Units {
		v := &b.Units[j]
		inB[v.Spot] = int32(j + 1)
		if v.Parent == match.NoPlace {
			continue
		}
		p := inB[v.Parent] - 1
		if p < 0 {
			continue
		}
		if links := b.Units[p].Links; len(links) > 0 {
			v.Block = a.Units[links[0].To].Spot
			continue
		}
		if i := inA[v.Parent] - 1; i >= 0 && len(a.Units[i].Links) > 0 {
			v.Block = -1 - v.Parent
		}
	}
}
