package english

// Year reports whether a word is a year of the last or of this century, "2030".
func Year(fold string) bool {
	if len(fold) != 4 || fold[:2] != "19" && fold[:2] != "20" {
		return false
	}
	return '0' <= fold[2] && fold[2] <= '9' && '0' <= fold[3] && fold[3] <= '9'
}
