package history

// taken marks the events of proposals and branches that the main line never took up.
func (f *follower) taken() {
	for _, l := range f.h.Lives {
		for i := range l.Events {
			e := &l.Events[i]
			e.Untaken = f.untaken(e.Version, func(main int) bool {
				p, stands := l.In(main)
				side, stood := l.In(e.Version)
				if e.Kind == Dropped && e.Statement == "" || !stands || !stood {
					return stands == stood
				}
				return e.Kind == Born || f.alike(p, side)
			})
		}
	}
	for _, m := range f.h.Mentions {
		for i := range m.Events {
			e := &m.Events[i]
			e.Untaken = f.untaken(e.Version, func(main int) bool {
				p, stands := m.In(main)
				side, stood := m.In(e.Version)
				if !stands || !stood {
					return stands == stood
				}
				return e.Kind == Born || sameStems(f.stemsAt(p), f.stemsAt(side))
			})
		}
	}
}

// untaken reports whether a version is beside the main line and nothing on the main line
// that comes from it has what it changed.
func (f *follower) untaken(v int, has func(main int) bool) bool {
	if !f.h.Versions[v].Side {
		return false
	}
	for main := v + 1; main < len(f.h.Versions); main++ {
		if !f.h.Versions[main].Side && f.up[main][v] && has(main) {
			return false
		}
	}
	return true
}
