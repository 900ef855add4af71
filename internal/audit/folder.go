package audit

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/near"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/resolution"
)

// Folder is a set of base texts in which drafts look for their own, by organ,
// number and title. Jobs share it; its texts are read once, when the first of them
// needs it.
type Folder struct {
	// Name is the folder as the user named it.
	Name    string
	Sources []Source
	// Whole is true where each of the texts must have a draft.
	Whole bool

	once   sync.Once
	texts  []folderText
	failed []finding.Failure
	mu     sync.Mutex
	taken  map[string]bool
}

// folderText is one text of a folder.
type folderText struct {
	doc         *document.Document
	resolutions []*resolution.Resolution
}

// Take notes that a text of the folder is the base of a draft.
func (f *Folder) Take(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.taken == nil {
		f.taken = map[string]bool{}
	}
	f.taken[name] = true
}

// left returns the names of the texts that no draft has as its base.
func (f *Folder) left() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []string
	for i := range f.Sources {
		if !f.taken[f.Sources[i].Name] {
			out = append(out, f.Sources[i].Name)
		}
	}
	return out
}

// load reads the folder's texts.
func (f *Folder) load(r *runner) {
	f.once.Do(func() {
		texts, failed := make([]folderText, len(f.Sources)), make([]error, len(f.Sources))
		r.each(len(f.Sources), func(i int) {
			data, err := f.Sources[i].Load()
			if err != nil {
				failed[i] = err
				return
			}
			if texts[i].doc, failed[i] = read.Document(f.Sources[i].Name, data, r.options.Limits); failed[i] == nil {
				texts[i].resolutions = grammar.Parse(texts[i].doc.View(document.Draft))
			}
		})
		for i, err := range failed {
			if err != nil {
				f.failed = append(f.failed, failure(f.Sources[i].Name, err))
			} else {
				f.texts = append(f.texts, texts[i])
			}
		}
	})
}

// sameText is the likeness from which on two texts are two versions of one.
const sameText = 0.6

// candidate is a text of a folder that may be the base of a resolution.
type candidate struct {
	text  *folderText
	score float64 // likeness
	year  string
}

// find returns the texts of the folder that a draft is a later version of, one for each
// of its resolutions that has one, or a failure that names the closest ones. Where several
// could be the base of one of them, it is for the user to say which.
func (f *Folder) find(r *runner, draft *document.Document) ([]*document.Document, *finding.Failure) {
	f.load(r)
	var out []*document.Document
	var missing *finding.Failure
	missed := func(reason string) *finding.Failure {
		return &finding.Failure{File: draft.Name, Reason: reason, Remedy: "name the base with --pair DRAFT=BASE, or pass --allow-unpaired to audit the draft alone"}
	}
	for _, mine := range grammar.Parse(draft.View(document.Draft)) {
		found := f.candidates(mine)
		if text, reason := f.choose(draft, found); text != nil {
			if !slices.Contains(out, text.doc) {
				out = append(out, text.doc)
			}
		} else if len(found) > 0 && found[0].score >= sameText {
			return nil, missed(reason)
		} else if missing == nil || len(found) > 0 {
			missing = missed(reason)
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	if missing == nil {
		_, reason := f.choose(draft, nil)
		missing = missed(reason)
	}
	return nil, missing
}

// candidates returns the texts of the folder that are like a resolution, the likeliest
// first; of several editions of one text the last one is the base.
func (f *Folder) candidates(mine *resolution.Resolution) []candidate {
	const unlike = 0.2
	var found []candidate
	for i := range f.texts {
		c := candidate{text: &f.texts[i]}
		for _, theirs := range f.texts[i].resolutions {
			if s := likeness(mine, theirs); s > c.score {
				c.score, c.year = s, edition(theirs)
			}
		}
		if c.score > unlike {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		if (a.score >= sameText) != (b.score >= sameText) || a.score < sameText {
			return cmp.Compare(b.score, a.score)
		}
		return cmp.Or(cmp.Compare(b.year, a.year), cmp.Compare(b.score, a.score))
	})
	return found
}

// choose returns the text among the candidates that is the base, or says why none is.
func (f *Folder) choose(draft *document.Document, found []candidate) (*folderText, string) {
	var closest []string
	if len(found) > 0 && found[0].score >= sameText {
		if len(found) == 1 || found[1].score < sameText || found[1].year != found[0].year {
			return found[0].text, ""
		}
		for _, c := range found {
			if c.score >= sameText && c.year == found[0].year {
				closest = append(closest, c.text.doc.Name)
			}
		}
		return nil, fmt.Sprintf("several texts in %s could be its base: %s", f.Name, strings.Join(closest, ", "))
	}
	for _, c := range found[:min(3, len(found))] {
		closest = append(closest, c.text.doc.Name)
	}
	if len(closest) == 0 {
		var all []string
		for i := range f.Sources {
			all = append(all, f.Sources[i].Name)
		}
		closest = near.Names(draft.Name, all, 3)
	}
	reason := fmt.Sprintf("no text in %s has its name, or its organ, number and title", f.Name)
	if s := near.Sentence(closest); s != "" {
		reason += "; " + s
	}
	if len(f.failed) > 0 {
		reason += fmt.Sprintf("; %s could not be read (%s)", f.failed[0].File, f.failed[0].Reason)
	}
	return nil, reason
}

// edition orders the editions of a text: by year, else by session ("78/132").
func edition(r *resolution.Resolution) string {
	if r.Year != "" {
		return r.Year
	}
	session, _, ok := strings.Cut(r.Number, "/")
	if !ok {
		return ""
	}
	return fmt.Sprintf("%4s", session)
}

// likeness says how probable it is that two resolutions are versions of one text, from 0
// to 1: by number where organ and kind agree, else by the words of the title.
func likeness(a, b *resolution.Resolution) float64 {
	if a.Organ != "" && b.Organ != "" && a.Organ != b.Organ || a.Kind != "" && b.Kind != "" && a.Kind != b.Kind {
		return 0
	}
	title := alike(a.Title, b.Title)
	switch {
	case a.Number == "" || b.Number == "" || strings.Contains(a.Number+b.Number, "/"):
		// A new text has no number, and one of the United Nations gets a new one.
		if a.Number != "" && a.Number == b.Number {
			return 1
		}
		return title
	case a.Number == b.Number && (title > 0 || a.Title == "" || b.Title == ""):
		return 0.8 + title/5
	case a.Number == b.Number:
		return 0.5
	}
	return title / 2
}

// alike is the share of words that two titles have in common.
func alike(a, b string) float64 {
	words := func(s string) map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0x80 }) {
			if len(w) > 3 {
				m[w] = true
			}
		}
		return m
	}
	x, y := words(a), words(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	if all := len(x) + len(y) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

// unpaired returns the texts of the jobs' folders that no draft belongs to.
func unpaired(ctx context.Context, jobs []Job) []finding.Failure {
	if ctx.Err() != nil {
		return nil // drafts that were not reached cannot have taken theirs
	}
	var out []finding.Failure
	var seen []*Folder
	for i := range jobs {
		f := jobs[i].Folder
		if f == nil || !f.Whole || slices.Contains(seen, f) {
			continue
		}
		seen = append(seen, f)
		for _, name := range f.left() {
			out = append(out, withoutDraft(name))
		}
	}
	return out
}

func withoutDraft(base string) finding.Failure {
	return finding.Failure{
		File: base, Reason: "no draft belongs to this base; it may have been deleted or renamed",
		Remedy: "add the draft, name it with --pair DRAFT=BASE, or pass --allow-unpaired",
	}
}
