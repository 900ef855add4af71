package overview

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
)

// Formats are the names of the formats that an overview is written in.
func Formats() []string { return []string{"text", "json", "html"} }

// Write writes an overview in one of the formats. The error is that of w.
func (o *Overview) Write(w io.Writer, format string) error {
	switch format {
	case "json":
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(o)
	case "html":
		return page().Execute(w, o.page())
	}
	return o.text(w)
}

// shown is how many groups of an open list text and page have; JSON has all.
const shown = 20

// table is a list of groups with its heading.
type table struct {
	Title, Name string
	Rows        []Group
	// More counts the groups that are not shown.
	More int
}

func (o *Overview) tables() []table {
	list := []table{
		{Title: "By family", Name: "family", Rows: o.Families},
		{Title: "By kind", Name: "kind", Rows: o.Kinds},
		{Title: "By year", Name: "year", Rows: o.Years},
		{Title: "By body", Name: "body", Rows: o.Bodies},
		{Title: "By series", Name: "series", Rows: o.Series},
	}
	for i := range list {
		t := &list[i]
		if t.Name == "year" {
			continue // each year has its row, or a gap would not be seen
		}
		if n := len(t.Rows) - shown; n > 0 {
			t.Rows, t.More = t.Rows[:shown], n
		}
	}
	return list
}

// Shown is the name of a group, or what stands for those without one.
func (g Group) Shown() string {
	if g.Name == "" {
		return "(none)"
	}
	return g.Name
}

// Where says when and by whom a text was adopted.
func (l Loss) Where() string {
	return strings.Join(slices.DeleteFunc([]string{l.Date, l.Body}, func(s string) bool { return s == "" }), ", ")
}

// Lost says of which families, the most first.
func (l Loss) Lost() string {
	names := slices.SortedStableFunc(maps.Keys(l.Families), func(a, b string) int {
		if l.Families[a] != l.Families[b] {
			return l.Families[b] - l.Families[a]
		}
		return strings.Compare(a, b)
	})
	for i, n := range names {
		names[i] = fmt.Sprintf("%s %d", n, l.Families[n])
	}
	return strings.Join(names, ", ")
}

// printable keeps what a name could do to a terminal or a table away from them.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}

// short cuts a name to what a line has room for.
func short(s string) string {
	r := []rune(printable(s))
	if len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return string(r)
}

func (o *Overview) text(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d texts, %d audited, %d not; %d compared with a base. resolint %s, model %s.\n",
		o.Run.Texts, o.Run.Audited, o.Run.Failed, o.Total.Compared, o.Run.Version, o.Run.Model)
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, list := range o.tables() {
		if len(list.Rows) == 0 {
			continue
		}
		fmt.Fprintf(t, "\n%s\ttexts\tlosses\tgains\terrors\twarnings\tnotes\tinformation\n", list.Title)
		for _, g := range list.Rows {
			fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", short(g.Shown()), g.Texts, g.Losses, g.Gains, g.Errors, g.Warnings, g.Notes, g.Information)
		}
		if list.More > 0 {
			fmt.Fprintf(t, "and %d more\n", list.More)
		}
		_ = t.Flush() // into memory
	}
	if len(o.Losses) > 0 {
		fmt.Fprintf(t, "\nLargest losses\twhen, where\terrors\twarnings\twords lost\tof what\n")
		for _, l := range o.Losses {
			fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%d\t%s\n", short(l.Text), short(l.Where()), l.Errors, l.Warnings, l.LostWords, short(l.Lost()))
		}
		_ = t.Flush() // into memory
	}
	if len(o.Failures) > 0 {
		fmt.Fprintf(t, "\nNot audited\ttexts\tsuch as\n")
		for _, r := range o.Failures[:min(len(o.Failures), shown)] {
			fmt.Fprintf(t, "%s\t%d\t%s\n", short(r.Reason), r.Texts, short(r.Example))
		}
		_ = t.Flush() // into memory
	}
	_, err := io.WriteString(w, b.String())
	return err
}

//go:embed page.html
var pageText string

// page is the template, parsed for the first overview in this form.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{"plain": printable}).Parse(pageText))
})

// trend is the charts of one family.
type trend struct {
	Family          string
	Losses, Mention template.HTML
	Points          []Point
}

type pageData struct {
	*Overview
	Tables []table
	Trends []trend
	// Dated is false where no text has a date.
	Dated bool
	Shown int
}

func (o *Overview) page() pageData {
	d := pageData{Overview: o, Tables: o.tables(), Dated: len(o.Trend) > 0, Shown: shown}
	for i := 0; i < len(o.Trend); {
		j := i
		for j < len(o.Trend) && o.Trend[j].Family == o.Trend[i].Family {
			j++
		}
		points, family := o.Trend[i:j], o.Trend[i].Family
		t := trend{Family: family, Points: points, Mention: chart(family+": mentions in each text", points, perTextMentions)}
		if slices.ContainsFunc(points, func(p Point) bool { return p.Compared > 0 }) {
			t.Losses = chart(family+": losses and gains in each text that was compared", points, perText)
		}
		d.Trends = append(d.Trends, t)
		i = j
	}
	return d
}
