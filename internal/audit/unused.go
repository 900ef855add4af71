package audit

import (
	"context"
	"errors"
	"fmt"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/lexicon"
)

// Usage counts how often documents have each pattern of the lexicon, in the order of
// the lexicon.
func Usage(ctx context.Context, docs []Source, o Options) ([]lexicon.Pattern, error) {
	lex, err := loadLexicon(o.Lexicons)
	if err != nil {
		return nil, err
	}
	usage, err := lex.Usage()
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	reading := TextOptions{Limits: o.Limits, Time: o.DocumentTime}
	for _, d := range docs {
		if ctx.Err() != nil {
			return nil, errors.New("interrupted")
		}
		doc, err := reading.document(ctx, d)
		if err != nil {
			return nil, err
		}
		blocks := doc.View(document.Draft).Blocks
		for i := range blocks {
			usage.Add(blocks[i].Text)
		}
	}
	return usage.Patterns(), nil
}
