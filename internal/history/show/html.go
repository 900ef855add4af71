package show

import (
	"bufio"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/resolint/resolint/internal/history"
	"github.com/resolint/resolint/internal/sheet"
)

var (
	//go:embed assets/style.css
	ownStyle string
	//go:embed assets/page.gohtml
	source string
)

// style is all of the page's.
var style = sheet.Base + ownStyle

// policy lets the page load nothing: its one style stands in it and is named by its hash.
func policy() string {
	return fmt.Sprintf("default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'", sheet.Digest(style))
}

// page is the template, parsed for the first story in this form.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"clean":  clean,
		"policy": policy,
		"style":  func() template.CSS { return template.CSS(style) }, //nolint:gosec // our own
		"kinds":  func() []history.Kind { return history.Kinds },
		"legend": legend,
	}).Parse(source))
})

// view is what the page shows.
type view struct {
	*story
	Summary  string
	Lineages []string
	// Matrices are the pictures of the families and of the clauses to which something
	// happened.
	Matrices []matrixView
	Flow     template.HTML
	Flows    []flowRow
	Line     []string
	Small    []series
	Dated    bool
	Quiet    int
	Last     string
}

type matrixView struct {
	Title   string
	Picture template.HTML
	Rows    []row
	Lines   []line
	// Cut is how many rows the picture leaves out; the table has them.
	Cut int
}

// mostRows is how many rows a picture has; its table has all.
const mostRows = 300

func (s *story) html(w io.Writer) error {
	v := view{story: s, Summary: s.summary(), Dated: history.Dated(s.Versions), Last: s.Versions[s.last].ID}
	for i := range s.Versions {
		v.Lineages = append(v.Lineages, s.lineage(i))
	}
	for i, f := range s.Families {
		v.Matrices = append(v.Matrices, s.matrixView(fmt.Sprintf("family%d", i), f.Name, f.Lines))
	}
	var changed []line
	for i := range s.Clauses {
		if s.Clauses[i].Quiet {
			v.Quiet++
			continue
		}
		changed = append(changed, s.Clauses[i])
	}
	if len(changed) > 0 {
		v.Matrices = append(v.Matrices, s.matrixView("clauses", "Clauses", changed))
	}
	if line := s.mainLine(); len(line) > 1 {
		v.Flow, v.Flows = s.flow("flow"), s.flows()
		for _, i := range line {
			v.Line = append(v.Line, s.Versions[i].ID)
		}
		v.Small = s.multiples()
	}
	b := bufio.NewWriterSize(w, 1<<16)
	if err := page().Execute(b, &v); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return b.Flush()
}

func (s *story) matrixView(id, title string, lines []line) matrixView {
	m := matrixView{Title: title, Lines: lines}
	for i := range lines {
		m.Rows = append(m.Rows, s.lineRow(&lines[i]))
	}
	n := min(len(m.Rows), mostRows)
	m.Cut = len(m.Rows) - n
	m.Picture = s.matrix(id, title+" over the versions", m.Rows[:n])
	return m
}

// Percent is the share of a version in the words of the last.
func (v *view) Percent(i int) string { return v.percent(i) }

// By names a version and who is behind it.
func (v *view) By(i int) string { return v.by(i) }
