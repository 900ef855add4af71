package facts

import (
	"encoding/binary"
	"hash/maphash"
)

// Digest is short for all that policies see of a group but the names of its fates, and of
// what the facts say of the audit as a whole. Groups with the same digest are told of
// alike. Digests hold within one process.
type Digest [2]uint64

// seeds are those of the two halves of a digest.
var seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

// Digests are those of the groups of a division, in their order.
func (d *Division) Digests() []Digest {
	out := make([]Digest, len(d.Groups))
	var w writer
	for i, group := range d.Groups {
		w.bytes = w.bytes[:0]
		w.flags(d.all.HasBase, d.all.HasProposals, d.all.Package)
		w.text(d.all.Profile)
		for _, fate := range group {
			w.fate(fate)
		}
		out[i] = Digest{maphash.Bytes(seeds[0], w.bytes), maphash.Bytes(seeds[1], w.bytes)}
	}
	return out
}

// writer writes values one behind the other, each so that it cannot be taken for another.
type writer struct{ bytes []byte }

func (w *writer) number(n int) { w.bytes = binary.AppendVarint(w.bytes, int64(n)) }

func (w *writer) fraction(x float64) {
	w.bytes = append(appendFraction(w.bytes, x), 0)
}

func (w *writer) flags(all ...bool) {
	for _, b := range all {
		if b {
			w.bytes = append(w.bytes, 1)
		} else {
			w.bytes = append(w.bytes, 0)
		}
	}
}

func (w *writer) text(all ...string) {
	for _, s := range all {
		w.number(len(s))
		w.bytes = append(w.bytes, s...)
	}
}

func (w *writer) list(list []string) {
	w.number(len(list))
	w.text(list...)
}

func (w *writer) ranks(all ...Rank) {
	for i := range all {
		r := &all[i]
		w.number(r.Rank)
		w.text(r.Ladder, r.Words, r.Role)
	}
}

func (w *writer) site(s *Site) {
	if s == nil {
		w.flags(false)
		return
	}
	w.flags(true)
	call := ""
	if s.Clause.Call != nil {
		call = s.Clause.Call.Text
	}
	w.text(
		s.Clause.Path, string(s.Clause.Part), call, s.Resolution.Heading, s.Resolution.Organ, string(s.Resolution.Form),
		s.Clause.Words(s.From, s.To),
	)
}

func (w *writer) fate(f *Fate) {
	w.text(string(f.Direction), f.Family, f.Concept, f.Label, string(f.Relation), string(f.Standing))
	w.site(&f.From)
	w.site(f.To)
	w.site(f.Surviving)
	w.flags(f.OutOfScope, f.Editorial, f.Open, f.Kept, f.NewElsewhere, f.GoesOn, f.Next)
	w.fraction(f.Changed)
	w.fraction(f.Evidence.Confidence)
	w.force(&f.Force)
	w.number(len(f.Lost))
	for i := range f.Lost {
		w.lost(&f.Lost[i])
	}
}

func (w *writer) lost(l *Lost) {
	w.text(l.Concept, l.Label, l.Role, l.Words, string(l.Slot), string(l.Marker), l.InsteadWords, l.InsteadUse)
	w.number(int(l.Grade))
	w.flags(l.Listed, l.Siblings, l.Umbrella, l.Bare, l.Positive, l.Standing, l.Modifies)
	w.list(l.Instead)
}

func (w *writer) force(f *Force) {
	w.text(f.FromPart, f.ToPart, f.FromAddressee, f.ToAddressee, f.FromCallText, f.ToCallText)
	w.ranks(f.FromCall, f.ToCall, f.FromModal, f.ToModal, f.FromVerb, f.ToVerb, f.FromConcept, f.ToConcept)
	w.flags(f.FromNegated, f.ToNegated, f.Moved)
	for _, list := range [][]string{f.Qualifiers, f.Limits, f.Turned, f.Unturned, f.Conditions, f.Reach, f.Quantities, f.Degrees, f.Items} {
		w.list(list)
	}
	w.number(len(f.Lowered))
	for i := range f.Lowered {
		w.text(f.Lowered[i].Kind, f.Lowered[i].From, f.Lowered[i].To)
	}
}
