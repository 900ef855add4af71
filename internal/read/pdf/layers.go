package pdf

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// layers says which optional content (ISO 32000-1, 8.11) a file does not show when it
// is opened: nobody reads that.
type layers struct {
	file *file
	// off holds the groups that are not shown, by their object numbers.
	off map[int]bool
}

// maxGroups bounds the groups that are looked at, maxExpression how deep their
// expressions nest.
const maxGroups, maxExpression = 10_000, 16

// layers reads which groups the catalogue turns off.
func (f *file) layers() layers {
	l := layers{file: f, off: map[int]bool{}}
	root, err := f.table.Catalog()
	if err != nil {
		return l
	}
	properties := f.dict(root["OCProperties"])
	d := f.dict(properties["D"])
	if f.name(d["BaseState"]) == "OFF" {
		l.turn(properties["OCGs"], true)
	}
	l.turn(d["ON"], false)
	l.turn(d["OFF"], true)
	for _, o := range f.array(d["AS"]) { // states that a program sets by itself
		if usage := f.dict(o); f.name(usage["Event"]) == "View" {
			l.turnByUsage(usage)
		}
	}
	return l
}

func (l layers) turn(groups types.Object, off bool) {
	for i, o := range l.file.array(groups) {
		if id := object(o); id != 0 && i < maxGroups {
			l.off[id] = off
		}
	}
}

func (l layers) turnByUsage(usage types.Dict) {
	for i, o := range l.file.array(usage["OCGs"]) {
		view := l.file.dict(l.file.dict(l.file.dict(o)["Usage"])["View"])
		if state := l.file.name(view["ViewState"]); state != "" && i < maxGroups {
			l.off[object(o)] = state == "OFF"
		}
	}
}

// hides reports whether what belongs to a group, or to a membership dictionary of
// several, is not shown.
func (l layers) hides(o types.Object) bool {
	if len(l.off) == 0 || o == nil {
		return false
	}
	d := l.file.dict(o)
	if l.file.name(d["Type"]) != "OCMD" {
		return l.off[object(o)]
	}
	if expression := l.file.array(d["VE"]); expression != nil {
		return !l.shows(expression, 0)
	}
	groups := l.file.array(d["OCGs"])
	if groups == nil && d["OCGs"] != nil {
		groups = types.Array{d["OCGs"]}
	}
	on := 0
	for _, g := range groups {
		if !l.off[object(g)] {
			on++
		}
	}
	switch l.file.name(d["P"]) {
	case "AllOn":
		return on < len(groups)
	case "AnyOff":
		return len(groups) > 0 && on == len(groups)
	case "AllOff":
		return on > 0
	}
	return len(groups) > 0 && on == 0
}

// shows evaluates an expression of visibility: [/And …], [/Or …], [/Not …].
func (l layers) shows(expression types.Array, depth int) bool {
	if len(expression) == 0 || depth > maxExpression {
		return true
	}
	operator := l.file.name(expression[0])
	for _, o := range expression[1:min(len(expression), 1000)] {
		shown := !l.off[object(o)]
		if inner := l.file.array(o); inner != nil {
			shown = l.shows(inner, depth+1)
		}
		switch {
		case operator == "Not":
			return !shown
		case operator == "And" && !shown:
			return false
		case operator == "Or" && shown:
			return true
		}
	}
	return operator != "Or"
}
