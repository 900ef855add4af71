package english

import "testing"

func TestRoot(t *testing.T) {
	for _, alike := range [][]string{
		{"represent", "represents", "represented", "representation"},
		{"equal", "equally", "equality"},
		{"participate", "participates", "participating", "participation"},
		{"involve", "involved", "involvement"},
		{"protect", "protecting", "protection"},
		{"discriminate", "discrimination"},
		{"policy", "policies"},
		{"public", "publicly", "publish", "publishing", "published", "publication"},
		{"establish", "established", "establishment"},
		{"apply", "application"},
		{"accept", "acceptable", "accepted"},
	} {
		for _, w := range alike[1:] {
			if a, b := Root(alike[0]), Root(w); a != b {
				t.Errorf("%s has the root %s, %s %s", alike[0], a, w, b)
			}
		}
	}
	for _, other := range [][2]string{{"women", "woman's"}, {"right", "rite"}, {"nation", "nature"}, {"use", "us"}} {
		if Root(other[0]) == Root(other[1]) {
			t.Errorf("%s and %s have one root", other[0], other[1])
		}
	}
}
