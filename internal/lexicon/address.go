package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addresses finds the addresses of pages and mailboxes, the names of accounts, sites,
// topics and files with the folders they lie in, and the identifiers of documents ("doi:10.1000/x") in a text, in
// their order. An address is no language: its words are the names of files and offices.
func addresses(text string) [][2]int {
	var out [][2]int
	from := 0 // the end of the last one
	for i := 0; i < len(text); {
		k := strings.IndexAny(text[i:], `@/.#:\`)
		if k < 0 {
			break
		}
		k += i
		start, end := address(text, from, k)
		if end <= k {
			i = k + 1
			continue
		}
		out = append(out, [2]int{start, end})
		i, from = end, end
	}
	return out
}

// address returns the bounds of an address that the character at k is a sign of; end is
// 0 if there is none.
func address(text string, from, k int) (start, end int) {
	rest := text[k:]
	switch {
	case text[k] == '@':
		return mailbox(text, from, k)
	case text[k] == '#':
		return topic(text, k)
	case text[k] == '.':
		return named(text, from, k)
	case text[k] == '/':
		if start, end = page(text, from, k); end == 0 {
			start, end = identifier(text, from, k)
		}
		if end == 0 {
			start, end = folders(text, from, k)
		}
		return start, end
	case text[k] == '\\':
		return share(text, k)
	}
	start = k
	for start > from && isLetter(text[start-1]) {
		start--
	}
	scheme := text[start:k]
	switch {
	case scheme == "":
	case strings.HasPrefix(rest, "://"):
		if end = addressEnd(text, k+3); end > k+3 {
			return start, end
		}
	case len(scheme) == 1 && strings.HasPrefix(rest, `:\`): // a drive
		return start, shareEnd(text, k+1)
	case (strings.EqualFold(scheme, "urn") || strings.EqualFold(scheme, "mailto")) && len(rest) > 1 && isLetter(rest[1]):
		return start, addressEnd(text, k+1)
	}
	return 0, 0
}

// topic returns the bounds of a word that a hash makes the name of a topic.
func topic(text string, k int) (start, end int) {
	if k > 0 && (isWordByte(text[k-1]) || text[k-1] == '&' || text[k-1] == '#') || k+1 >= len(text) || !isLetter(text[k+1]) {
		return 0, 0
	}
	end = k + 1
	for end < len(text) && (isWordByte(text[end]) || text[end] == '_') {
		end++
	}
	return k, end
}

// Endings of the names of sites that are no words, and of files.
var endings = map[string]bool{
	"org": true, "int": true, "com": true, "net": true, "edu": true, "gov": true, "mil": true, "info": true, "eu": true, "io": true,
	"pdf": true, "doc": true, "docx": true, "odt": true, "rtf": true, "txt": true, "md": true, "htm": true, "html": true, "xml": true,
	"xls": true, "xlsx": true, "csv": true, "ppt": true, "pptx": true, "zip": true, "json": true,
}

// named returns the bounds of the name of a site or file around the point at k
// ("women-and-girls.org"), with what follows of an address.
func named(text string, from, k int) (start, end int) {
	if k == from || !isWordByte(text[k-1]) || k+1 >= len(text) || !isLetter(text[k+1]) {
		return 0, 0
	}
	for start = k; start > from && (isPathByte(text[start-1]) || strings.IndexByte(`/\~`, text[start-1]) >= 0); {
		start-- // the folders of a file are a part of its name
	}
	for end = k; end < len(text) && isPathByte(text[end]); {
		end++
	}
	for text[end-1] == '.' || text[end-1] == '-' {
		end--
	}
	if !endings[text[start+strings.LastIndexByte(text[start:end], '.')+1:end]] || end < len(text) && text[end] == '@' {
		return 0, 0
	}
	return spelledOut(text, from, start), addressEnd(text, end)
}

// spelledOut returns where a mail address begins whose site begins at start and whose sign
// is written as a word, to hide it from machines: "women [at] example.org".
func spelledOut(text string, from, start int) int {
	before := strings.TrimRight(text[from:start], " ")
	for _, at := range [...]string{"[at]", "(at)"} {
		if name, ok := strings.CutSuffix(before, at); ok {
			name = strings.TrimRight(name, " ")
			i := len(name)
			for i > 0 && isPathByte(name[i-1]) {
				i--
			}
			if i < len(name) {
				return from + i
			}
		}
	}
	return start
}

// mailbox returns the bounds of a mail address around the @ at k; end is 0 if there is
// none.
func mailbox(text string, from, k int) (start, end int) {
	start = k
	for start > from && (isWordByte(text[start-1]) || strings.IndexByte("._%+-", text[start-1]) >= 0) {
		start--
	}
	end = k + 1
	for end < len(text) && (isWordByte(text[end]) || strings.IndexByte("-._", text[end]) >= 0) {
		end++
	}
	for end > k && (text[end-1] == '.' || text[end-1] == '-') {
		end--
	}
	if start == k && end > k+1 && (k == 0 || !isWordByte(text[k-1])) && isLetter(text[k+1]) {
		return k, end // the name of an account: "@women_girls"
	}
	if start == k {
		return 0, 0
	}
	// "git@host:path/women", "x@example.org?subject=women"
	if goesOn := end+1 < len(text) && strings.IndexByte(":/?", text[end]) >= 0 && (isWordByte(text[end+1]) || text[end+1] == '/' || text[end+1] == '~'); goesOn {
		return start, addressEnd(text, end)
	}
	if !strings.Contains(text[k:end], ".") {
		return 0, 0
	}
	return start, end
}

// folders returns the bounds of a path that begins with the slash at k, behind "~", "." or
// ".." too: "/women/rights", "../women/". One word behind a slash is no path: "women /men".
func folders(text string, from, k int) (start, end int) {
	for start = k; start > from && (text[start-1] == '.' || text[start-1] == '~'); {
		start--
	}
	if start > 0 && strings.IndexByte(" \t\n([\"'`<", text[start-1]) < 0 || k+1 >= len(text) || !isPathByte(text[k+1]) && text[k+1] != '/' {
		return 0, 0
	}
	for end = k; end < len(text) && (isPathByte(text[end]) || text[end] == '/'); {
		end++
	}
	if start == k && !strings.Contains(strings.TrimLeft(text[k:end], "/"), "/") && !strings.HasPrefix(text[k:], "//") {
		return 0, 0
	}
	return start, addressEnd(text, k)
}

// share returns the bounds of a path that begins with the backslash at k: the name of a
// folder on another machine, which Markdown prints with one backslash of two.
func share(text string, k int) (start, end int) {
	if k > 0 && isWordByte(text[k-1]) {
		return 0, 0
	}
	end = shareEnd(text, k)
	if strings.IndexByte(strings.TrimLeft(text[k:end], `\`), '\\') < 0 {
		return 0, 0
	}
	return k, end
}

// shareEnd returns where a path with backslashes ends that goes on at i.
func shareEnd(text string, i int) int {
	for i < len(text) && text[i] > ' ' && strings.IndexByte("<>\"|,;)", text[i]) < 0 {
		i++
	}
	return i
}

func isPathByte(c byte) bool { return isWordByte(c) || c == '-' || c == '_' || c == '.' }

// identifier returns the bounds of a registered identifier around the slash at k: "10.",
// digits and a slash, as DOIs have it.
func identifier(text string, from, k int) (start, end int) {
	start = k
	for start > from && (text[start-1] >= '0' && text[start-1] <= '9' || text[start-1] == '.') {
		start--
	}
	if !strings.HasPrefix(text[start:k], "10.") || k-start < 7 {
		return 0, 0
	}
	return start, addressEnd(text, k)
}

// page returns the bounds of an address without scheme whose path begins with the slash
// at k: a name of words with points before it ("www.example.org/news").
func page(text string, from, k int) (start, end int) {
	start = k
	for start > from && (isWordByte(text[start-1]) || text[start-1] == '.' || text[start-1] == '-') {
		start--
	}
	dot := strings.LastIndexByte(text[start:k], '.')
	if dot < 1 || k-(start+dot+1) < 2 || k-(start+dot+1) > 6 {
		return 0, 0
	}
	for i := start + dot + 1; i < k; i++ {
		if text[i] < 'a' || text[i] > 'z' {
			return 0, 0
		}
	}
	return start, addressEnd(text, k)
}

// addressEnd returns where the address ends that goes on at i: before white space, and
// before the marks of the sentence around it. Where a line ends behind a hyphen of the
// address, it continues behind the break.
func addressEnd(text string, i int) int {
	for {
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if r <= ' ' || strings.ContainsRune("<>\"[]{}|\\^`", r) || r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			i += n
		}
		if next := i + 1; i > 0 && text[i-1] == '-' && next < len(text) && (text[i] == '\n' || text[i] == ' ') && isWordByte(text[next]) {
			i = next
			continue
		}
		break
	}
	for i > 0 && strings.IndexByte(".,;:!?)'", text[i-1]) >= 0 {
		i--
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
