package compare

// shareBlocks gives the sub-items of linked clauses the same block, whatever
// numbers the clauses bear: "resolves/3" of the base and "resolves/4" of the draft
// are one place if an item was put before them. What stands under a clause of the
// draft that took over the number of another one stands in a place of its own.
func shareBlocks(a, b *text) {
	byClause := map[spot]int{} // of a
	for i := range a.units {
		byClause[spotOf(&a.units[i])] = i
	}
	parents := map[spot]int{} // of b
	for j := range b.units {
		v := &b.units[j]
		parents[spotOf(v)] = j
		if v.clause.Parent < 0 {
			continue
		}
		own := spot{v.text, v.res.Clauses[v.clause.Parent].Path}
		p, known := parents[own]
		if !known {
			continue
		}
		if links := b.units[p].links; len(links) > 0 {
			u := &a.units[links[0].to]
			v.block = u.text + "\x00" + u.clause.Path
			continue
		}
		if i, ok := byClause[own]; ok && len(a.units[i].links) > 0 {
			v.block = own.text + "\x00" + own.path + "\x00new"
		}
	}
}

// spot names a clause among all resolutions of a role.
type spot struct{ text, path string }

func spotOf(u *unit) spot { return spot{u.text, u.clause.Path} }
