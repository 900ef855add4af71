package docx

// bareMath reads a formula that stands between paragraphs as a paragraph.
func (s *story) bareMath(e *element) error {
	start := *e
	return s.wrap(func() error { return s.math(&start) })
}

// operators are the signs that linear notation puts before the parts of a
// formula.
var operators = map[string]string{
	"den": "/",
	"sup": "^",
	"sub": "_",
	"deg": "",
	"rad": "√",
}

// math reads an element of Office Math as linear text: a/b, a^b, √(a).
func (s *story) math(e *element) error {
	var f format
	if op := operators[e.local]; op != "" {
		s.emit(op, e, &f)
	}
	if e.local == "phant" {
		around := s.outOfSight
		defer func() { s.outOfSight = around }()
	}
	if e.local == "d" {
		return s.delimited(&f)
	}
	return s.x.each(func(c *element) error { return s.mathChild(c, &f) })
}

// mathChild reads a child of an element of a formula.
func (s *story) mathChild(c *element, f *format) error {
	switch {
	case c.is(nsM, "t"):
		return s.text(c, f)
	case c.is(nsM, "naryPr"):
		return s.nary(f)
	case c.is(nsM, "phantPr"):
		return s.x.each(func(p *element) error {
			if v := p.attr(nsM, "val"); p.is(nsM, "show") && (v == "0" || v == "off" || v == "false") {
				s.outOfSight++
			}
			return nil
		})
	case c.is(nsW, "rPr"):
		of, err := s.runProperties()
		*f = of
		return err
	case isProperties(c):
		return nil
	case c.ns == nsM:
		return s.math(c)
	case c.ns != nsW || s.milestone(c):
		return nil
	}
	switch c.local {
	case "ins", "del", "moveFrom", "moveTo":
		return s.changed(c, func(e *element) error { return s.mathChild(e, f) })
	case "r":
		return s.run()
	}
	return s.runChild(c, f)
}

func isProperties(e *element) bool {
	n := len(e.local)
	return n > 2 && e.local[n-2:] == "Pr"
}

// nary gives the sign of a sum or an integral.
func (s *story) nary(f *format) error {
	return s.x.each(func(e *element) error {
		if e.is(nsM, "chr") {
			if v := e.attr(nsM, "val"); v != "" {
				s.emit(v, e, f)
			}
		}
		return nil
	})
}

// delimited reads m:d: its parts in brackets.
func (s *story) delimited(f *format) error {
	open, shut, started := "(", ")", false
	var last element
	err := s.x.each(func(e *element) error {
		if e.is(nsM, "dPr") {
			return s.x.each(func(p *element) error {
				switch p.local {
				case "begChr":
					open = p.attr(nsM, "val")
				case "endChr":
					shut = p.attr(nsM, "val")
				}
				return nil
			})
		}
		if e.ns != nsM {
			return nil
		}
		if !started {
			s.emit(open, e, f)
			started = true
		}
		err := s.math(e)
		last.start, last.end = s.x.offset(), s.x.offset()
		return err
	})
	if started {
		s.emit(shut, &last, f)
	}
	return err
}
