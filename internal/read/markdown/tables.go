package markdown

import (
	"strings"

	"github.com/resolint/resolint/internal/read/limit"
)

// cellBytes is about what a cell takes in memory that a short row is filled up with.
const cellBytes = 256

// checkTables charges the cells that fill up the short rows of tables: goldmark
// gives every row as many cells as the row of dashes has, so that a small table can
// stand for very many.
func checkTables(source string, lim limit.Limits) error {
	grow := limit.Meter{Limits: lim}
	columns := 0
	for line := range strings.Lines(source) {
		switch {
		case strings.TrimSpace(line) == "":
			columns = 0
		case dashes(line):
			columns = max(columns, strings.Count(line, "|")+1)
		case columns > 0:
			if !grow.Generate(cellBytes * max(0, columns-strings.Count(line, "|")-1)) {
				return grow.Err
			}
		}
	}
	return nil
}

// dashes reports whether a line could be the row of dashes below the head of a
// table, in a quotation or a list too.
func dashes(line string) bool {
	return strings.Contains(line, "|") && strings.Contains(line, "-") && strings.Trim(line, "|:- \t\r\n>*+") == ""
}
