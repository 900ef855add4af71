package pdf

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// layers says which optional content (ISO 32000-1, 8.11) a file does not show when it
// is opened: nobody reads that.
type layers struct {
	file *file
	// off holds the groups that are not shown, by their object numbers, hidden what was
	// found out about memberships.
	off, hidden map[int]bool
	// steps counts the groups that expressions were asked for.
	steps *int
}

// maxGroups bounds the groups that are looked at, maxExpression how deep their
// expressions nest, maxSteps how much is looked at to evaluate them in a document.
const maxGroups, maxExpression, maxSteps = 10_000, 16, 100_000

// layers reads which groups the catalogue turns off.
func (f *file) layers() layers {
	l := layers{file: f, off: map[int]bool{}, hidden: map[int]bool{}, steps: new(int)}
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
		id := object(o)
		view := l.file.dict(l.file.dict(l.file.dict(o)["Usage"])["View"])
		if state := l.file.name(view["ViewState"]); state != "" && i < maxGroups && id != 0 {
			l.off[id] = state == "OFF"
		}
	}
}

// hides reports whether what belongs to a group, or to a membership dictionary of
// several, is not shown.
func (l layers) hides(o types.Object) bool {
	if o == nil {
		return false
	}
	id := object(o)
	if hidden, known := l.hidden[id]; known && id != 0 {
		return hidden
	}
	d := l.file.dict(o)
	hidden := l.off[id]
	if l.file.name(d["Type"]) == "OCMD" {
		hidden = l.hidesMember(d)
	}
	l.hidden[id] = hidden
	return hidden
}

// hidesMember evaluates a membership dictionary. One that takes more than documents need
// hides.
func (l layers) hidesMember(d types.Dict) bool {
	if expression := l.file.array(d["VE"]); expression != nil {
		return !l.shows(expression, 0) || *l.steps > maxSteps
	}
	groups := l.file.array(d["OCGs"])
	if groups == nil && d["OCGs"] != nil {
		groups = types.Array{d["OCGs"]}
	}
	on := 0
	for _, g := range groups {
		if *l.steps++; *l.steps > maxSteps {
			return true
		}
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
	if depth > maxExpression {
		*l.steps = maxSteps + 1 // whatever stands around it, hidesMember hides it
		return false
	}
	if len(expression) == 0 {
		return true
	}
	operator := l.file.name(expression[0])
	for _, o := range expression[1:] {
		if *l.steps++; *l.steps > maxSteps {
			return false
		}
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
