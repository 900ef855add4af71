package policy

import (
	"bytes"
	"fmt"
	"strings"
)

// The bounds on what a user's files of rules may hold. OPA's parser and compiler
// take time that grows with the square or the power of these, and look at no
// deadline meanwhile; a file of rules that people write stays ten times below.
const (
	maxNestedRules = 50     // brackets in each other
	maxRuleTokens  = 20_000 // words, numbers and operators in one file
	maxRuleElse    = 200    // branches with else in one file
	maxRuleNot     = 20     // not before not
)

// bounded refuses a file of rules that is not written by hand: nested too deeply, or
// far too long. It reads no more of Rego than where strings and comments are.
func bounded(name string, text []byte) error {
	s := boundScanner{text: text, raw: bytes.Contains(text, []byte(`$"`)) || bytes.Contains(text, []byte("$`"))}
	for s.next() {
		if s.what != "" {
			break
		}
	}
	if s.what == "" {
		return nil
	}
	return Errors{{place{name, 1 + bytes.Count(text[:s.at], []byte("\n")), 1}, s.what + "; divide the rules, or let one of them call another"}}
}

type boundScanner struct {
	text []byte
	at   int
	// raw is true where strings may hold expressions, so that they are not skipped.
	raw                        bool
	depth, tokens, elses, nots int
	// what is the bound that was exceeded.
	what string
}

// next takes one token; false at the end.
func (s *boundScanner) next() bool {
	if s.at >= len(s.text) {
		return false
	}
	c := s.text[s.at]
	s.at++
	switch {
	case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		return true
	case c == '#':
		s.skipTo('\n')
		return true
	case (c == '"' || c == '`') && !s.raw:
		s.skipString(c)
	case strings.IndexByte("[{(", c) >= 0:
		s.depth++
	case strings.IndexByte("]})", c) >= 0:
		s.depth = max(0, s.depth-1)
	case wordByte(c):
		from := s.at - 1
		for s.at < len(s.text) && wordByte(s.text[s.at]) {
			s.at++
		}
		s.word(string(s.text[from:s.at]))
	}
	s.tokens++
	switch {
	case s.depth > maxNestedRules:
		s.what = fmt.Sprintf("brackets are nested more than %d deep", maxNestedRules)
	case s.tokens > maxRuleTokens:
		s.what = fmt.Sprintf("the file holds more than %d words and signs", maxRuleTokens)
	case s.elses > maxRuleElse:
		s.what = fmt.Sprintf("the file holds more than %d branches with else", maxRuleElse)
	case s.nots > maxRuleNot:
		s.what = fmt.Sprintf("not stands more than %d times in a row", maxRuleNot)
	}
	return true
}

func (s *boundScanner) word(w string) {
	if w == "else" {
		s.elses++
	}
	if w == "not" {
		s.nots++
	} else {
		s.nots = 0
	}
}

func wordByte(c byte) bool {
	return c == '_' || c == '.' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

func (s *boundScanner) skipTo(c byte) {
	if i := bytes.IndexByte(s.text[s.at:], c); i >= 0 {
		s.at += i
	} else {
		s.at = len(s.text)
	}
}

func (s *boundScanner) skipString(quote byte) {
	for s.at < len(s.text) {
		c := s.text[s.at]
		s.at++
		switch {
		case c == quote:
			return
		case c == '\\' && quote == '"':
			s.at++
		}
	}
	s.at = min(s.at, len(s.text))
}
