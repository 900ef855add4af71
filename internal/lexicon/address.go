package lexicon

import "strings"

// addresses finds the addresses of pages and mailboxes, the names of accounts and the
// identifiers of documents ("doi:10.1000/x") in a text, in their order. An address is no
// language: its words are the names of files and offices.
func addresses(text string) [][2]int {
	var out [][2]int
	for i := 0; i < len(text); {
		k := strings.IndexAny(text[i:], "@/")
		if k < 0 {
			break
		}
		k += i
		start, end := 0, 0
		switch {
		case text[k] == '@':
			start, end = mailbox(text, i, k)
		case strings.HasPrefix(text[k:], "//") && k > i && text[k-1] == ':':
			start, end = k-1, addressEnd(text, k+2)
			for start > i && isLetter(text[start-1]) {
				start--
			}
			if start == k-1 || end == k+2 {
				end = 0
			}
		default:
			if start, end = page(text, i, k); end == 0 {
				start, end = identifier(text, i, k)
			}
		}
		if end <= k {
			i = k + 1
			continue
		}
		out = append(out, [2]int{start, end})
		i = end
	}
	return out
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
	if start == k || !strings.Contains(text[k:end], ".") {
		return 0, 0
	}
	return start, end
}

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
	if k-start < 6 {
		return 0, 0
	}
	return start, addressEnd(text, k)
}

// addressEnd returns where the address ends that goes on at i: before white space, and
// before the marks of the sentence around it.
func addressEnd(text string, i int) int {
	for i < len(text) && text[i] > ' ' && text[i] < 0x80 && strings.IndexByte("<>\"[]{}|\\^`", text[i]) < 0 {
		i++
	}
	for i > 0 && strings.IndexByte(".,;:!?)'", text[i-1]) >= 0 {
		i--
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
