package lexicon

// Usage counts, for each pattern of a lexicon, how often texts have it. It is not safe
// for concurrent use.
type Usage struct {
	lexicon   *Lexicon
	automaton *automaton
	search    search
	patterns  []*Entry // each stands for one pattern
	count     map[*Entry]int
}

// Usage returns a count of nothing so far.
func (l *Lexicon) Usage() (*Usage, error) {
	u := &Usage{lexicon: l, count: map[*Entry]int{}}
	m := newMatcher(newVocabulary(l.spellings))
	for _, e := range l.Entries {
		for _, w := range e.Words {
			one := &Entry{ID: e.ID, Label: w, Lists: e.Lists, File: e.File, Line: e.Line}
			u.patterns = append(u.patterns, one)
			if err := m.add(l, one, w); err != nil {
				return nil, err
			}
		}
	}
	u.automaton = m.automaton()
	return u, nil
}

// Add counts the patterns in a text.
func (u *Usage) Add(text string) {
	for _, h := range u.search.all(u.automaton, u.lexicon.Tokens(text, nil)) {
		u.count[h.Entry]++
	}
}

// Pattern is one pattern of an entry, with how often the texts have it.
type Pattern struct {
	Entry, Words, File string
	Line, Count        int
}

// Patterns returns all patterns in the order of the lexicon.
func (u *Usage) Patterns() []Pattern {
	out := make([]Pattern, len(u.patterns))
	for i, p := range u.patterns {
		out[i] = Pattern{p.ID, p.Label, p.File, p.Line, u.count[p]}
	}
	return out
}
