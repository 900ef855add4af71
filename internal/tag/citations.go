package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// findCitations finds the resolutions and decisions that a clause cites:
// "Resolution 70 (Rev. Dubai, 2018) of this conference, on …", "its resolutions
// 68/167 and 69/166", "decision 14/8 of the Council".
func findCitations(lex *lexicon.Lexicon, r *resolution.Resolution, c *resolution.Clause) {
	w := c.Tags.Words
	for i := 0; i < len(w); i++ {
		if w[i].Kind != lexicon.Word || !strings.HasPrefix(w[i].Fold, "resolution") && w[i].Fold != "decision" && w[i].Fold != "decisions" {
			continue
		}
		decision := w[i].Fold[0] == 'd'
		first, end := len(c.Tags.Citations), i+1
		for j := i + 1; j < len(w); {
			switch {
			case w[j].Kind == lexicon.Number && plausible(w[j].Fold):
				c.Tags.Citations = append(c.Tags.Citations, resolution.Citation{From: i, To: j + 1, Key: w[j].Fold, Position: -1})
				end = j + 1
				j++
				continue
			case w[j].Fold == "(":
				shut := closing(w, j)
				if shut > 0 && shut-j < 12 {
					j = shut + 1
					if len(c.Tags.Citations) > first {
						end = j
					}
					continue
				}
			case w[j].Fold == "," || w[j].Fold == "and" || w[j].Fold == "or" || w[j].Fold == "/" || w[j].Fold == "to":
				if j+1 < len(w) && w[j+1].Kind == lexicon.Number {
					j++
					continue
				}
			}
			break
		}
		if len(c.Tags.Citations) == first {
			continue
		}
		organ := organOf(r, w, i, end)
		from, to := titleOf(c.Tags, end)
		for k := first; k < len(c.Tags.Citations); k++ {
			cite := &c.Tags.Citations[k]
			if decision {
				cite.Key = organ + "/decision/" + cite.Key // numbered apart from resolutions
			} else {
				identify(lex, cite, organ)
			}
			cite.TitleFrom, cite.TitleTo = from, to
			cite.Use = use(c.Tags, i, max(end, to))
		}
		i = end - 1
	}
}

// plausible keeps years and amounts from being read as resolution numbers.
func plausible(number string) bool {
	return len(number) <= 9 && !strings.Contains(number, ".")
}

func closing(w []lexicon.Token, open int) int {
	for j := open + 1; j < len(w) && j < open+14; j++ {
		if w[j].Fold == ")" {
			return j
		}
	}
	return -1
}

// organOf names the organ of a citation: the words right before it, or "of the
// …" behind it, or else the resolution's own organ.
func organOf(r *resolution.Resolution, w []lexicon.Token, at, end int) string {
	before := joined(w, max(0, at-6), at)
	for _, o := range organs {
		if strings.HasSuffix(before, o.words) {
			return o.id
		}
	}
	if end < len(w) && (w[end].Fold == "of" || w[end].Fold == "adopted") {
		after := joined(w, end, min(len(w), end+9))
		for _, o := range organs {
			if strings.Contains(after, o.words) {
				return o.id
			}
		}
	}
	if r.Organ != "" {
		return r.Organ
	}
	return "un-ga"
}

// organs lists how organs are called in running text; longer names first.
var organs = []struct{ words, id string }{
	{"world telecommunication development conference", "itu-wtdc"},
	{"world telecommunication standardization assembly", "itu-wtsa"},
	{"radiocommunication assembly", "itu-ra"},
	{"plenipotentiary conference", "itu-pp"},
	{"human rights council", "un-hrc"},
	{"economic and social council", "un-ecosoc"},
	{"security council", "un-sc"},
	{"general assembly", "un-ga"},
	{"world health assembly", "who-wha"},
	{"itu council", "itu-council"},
	{"council", "itu-council"},
}

func joined(w []lexicon.Token, from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte(' ')
		}
		b.WriteString(w[i].Fold)
	}
	return b.String()
}

// titleOf finds the title of a cited instrument: ", on …", ", entitled …", up to
// the end of the sentence statement.
func titleOf(t *resolution.Tags, end int) (int, int) {
	w := t.Words
	j := end
	for j < len(w) && j < end+12 && w[j].Kind == lexicon.Word && !english.OpensTitle(w[j].Fold) {
		j++ // "of this conference", "of 18 December 2013"
	}
	for j < len(w) && (w[j].Fold == "," || w[j].Kind == lexicon.Number) {
		j++
	}
	for j < len(w) && j < end+16 && w[j].Kind != lexicon.Punct && !english.OpensTitle(w[j].Fold) {
		j++
	}
	if j >= len(w) || !english.OpensTitle(w[j].Fold) {
		return 0, 0
	}
	stop := j + 1
	for stop < len(w) && !english.EndsPart(w[stop].Fold) {
		// A title ends before a relative clause or the next citation.
		if w[stop].Fold == "," && stop+1 < len(w) && english.EndsTitle(w[stop+1].Fold) && stop+1 < len(w)-1 || w[stop].Fold == "," && citing(t, stop+1, stop+2) >= applied {
			break
		}
		if strings.HasPrefix(w[stop].Fold, "resolution") && stop+1 < len(w) && w[stop+1].Kind == lexicon.Number {
			break
		}
		stop++
	}
	return j, stop
}

// identify gives a citation its key: the series that it belongs to, or organ and
// number.
func identify(lex *lexicon.Lexicon, cite *resolution.Citation, organ string) {
	number := cite.Key
	for i := range lex.Series {
		s := &lex.Series[i]
		at := slices.Index(s.Numbers, number)
		if at < 0 || s.Organ != organ && !strings.Contains(number, "/") {
			continue
		}
		if s.Organ != organ && strings.HasPrefix(organ, "un-") {
			continue // GA and HRC numbers look alike
		}
		cite.Key, cite.Family, cite.Position = s.ID, s.Family, at
		return
	}
	// UN numbers hold their session and are the same whoever cites them; "its"
	// means another organ in each text.
	if strings.Contains(number, "/") {
		organ = "un"
	}
	cite.Key = organ + "/" + number
}

// applied is the rank on the ladder "reference" from which on a clause acts under what
// it cites.
const applied = 3

// use says how a clause cites what stands in words [from, to): by the words right
// before it, the strongest of them, or by a verb right behind it that makes it hold
// ("Resolution 70 applies to …").
func use(t *resolution.Tags, from, to int) string {
	rank := 0
	for i := range t.Hits {
		if h := &t.Hits[i]; h.Entry.Kind == "citing" && h.To <= from && from-h.To <= 3 {
			rank = max(rank, h.Entry.Rank)
		}
	}
	if behind := citing(t, to, to+3); behind >= applied {
		rank = max(rank, behind)
	}
	return [...]string{"named", "named", "considered", "applied", "incorporated"}[min(max(rank, 0), 4)]
}

// citing is the highest rank of the words of citing that begin in [from, to), 0 for
// none.
func citing(t *resolution.Tags, from, to int) int {
	rank := 0
	for i := range t.Hits {
		if h := &t.Hits[i]; h.Entry.Kind == "citing" && from <= h.From && h.From < to {
			rank = max(rank, h.Entry.Rank)
		}
	}
	return rank
}
