// Package sheet holds what all pages that resolint writes look like: the report, the
// story of a text, and the page for people without a terminal.
package sheet

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
)

// Base is the style sheet to which each page adds its own: the colours, light, dark and
// on paper, which have the contrast that people with weak sight need, and the forms of
// text, links and tables.
//
//go:embed base.css
var Base string

// Digest is how a page's content security policy names a style or script that it allows.
func Digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
