package resolution

// Tags are what one clause says in the terms of the lexicon.
type Tags struct{}
