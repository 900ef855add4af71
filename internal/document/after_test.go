package document

import "testing"

func TestAfter(t *testing.T) {
	ins := &Change{Kind: Inserted, Author: "A"}
	del := &Change{Kind: Deleted, Author: "B"}
	d := &Document{Paragraphs: []Paragraph{
		{Label: [2]string{"1", "2"}, Runs: []Run{
			{Text: "shall "},
			{Text: "fully ", Changes: []*Change{ins}},
			{Text: "and freely ", Changes: []*Change{ins, del}},
			{Text: "act", Changes: []*Change{del}},
			{Text: "strive"},
		}, Break: []*Change{del}},
		{Runs: []Run{{Text: " here"}}},
	}}
	if n := len(d.Changes()); n != 2 {
		t.Errorf("%d changes, want 2", n)
	}
	tests := []struct {
		name string
		made []*Change
		want string
	}{
		{"nothing is made", nil, "1 shall actstrive\n\n here\n"},
		{"the insertion", []*Change{ins}, "2 shall fully and freely actstrive\n\n here\n"},
		{"both", []*Change{ins, del}, "2 shall fully strive here\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			after := d.After(func(c *Change) bool {
				for _, m := range tt.made {
					if m == c {
						return true
					}
				}
				return false
			})
			if got := after.View(Draft).Rendition(); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
