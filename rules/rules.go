// Package rules holds resolint's policies, in Rego.
//
// main.rego is the one entry point. table.rego says which change gives which kind,
// changes.rego what a change is, judge.rego looks changes up. Each kind is told in
// one module, kinds/KIND.rego, with its tests beside it in KIND_test.rego and its
// page in KIND.md. What kinds share stands in lib. Rules see facts and never text.
package rules

import "embed"

// FS holds the modules with their tests, the pages of the kinds, the lexicon and
// the profiles.
//
//go:embed confidence.yaml lasting.yaml *.bin *.rego lib/*.rego kinds/*.rego kinds/*.md lexicon/*.yaml profiles/*.yaml
var FS embed.FS

// Lexicon is the lexicon as it was compiled; see lexicon.LoadCompiled.
//
//go:embed lexicon/compiled.bin
var Lexicon string
