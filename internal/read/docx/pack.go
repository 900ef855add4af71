package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/resolint/resolint/internal/read/limit"
)

// pack is an opened package (Open Packaging Conventions, ECMA-376 part 2).
type pack struct {
	lim   limit.Limits
	parts map[string]*zip.File // by lower-case name without leading slash
	main  string               // name of the main document part
	rels  map[string][]string  // parts related to the main part, by kind
	// unpacked counts the bytes of the parts opened so far.
	unpacked int64
}

func openPack(data []byte, lim limit.Limits) (*pack, error) {
	if err := lim.CheckInput(int64(len(data))); err != nil {
		return nil, err
	}
	if err := refuseForeign(data); err != nil {
		return nil, err
	}
	// The directory of a zip file is read as a whole: count its entries before.
	entries := int64(bytes.Count(data, []byte("PK\x01\x02")))
	if err := lim.CheckParts(entries / 16); err != nil {
		return nil, err
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("damaged Word file: open zip container: %w; ask for the file again, or open and save it in Word", err)
	}
	if err := lim.CheckParts(int64(len(zr.File))); err != nil {
		return nil, err
	}
	p := &pack{lim: lim, parts: make(map[string]*zip.File, len(zr.File)), rels: map[string][]string{}}
	if err := p.index(zr.File); err != nil {
		return nil, err
	}
	if err := p.findMain(); err != nil {
		return nil, err
	}
	return p, nil
}

// index enters the zip entries under their part names and refuses names that no
// Word program writes: they serve to attack whoever unpacks them, or to show
// different programs different texts.
func (p *pack) index(files []*zip.File) error {
	for _, f := range files {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if strings.HasSuffix(name, "/") {
			continue // a folder
		}
		if err := limit.CheckPartName(f.Name); err != nil {
			return err
		}
		key := strings.ToLower(name)
		if p.parts[key] != nil {
			return fmt.Errorf("part %q stands twice in the package, programs would show different texts; open and save the file in Word", f.Name)
		}
		if f.Flags&1 != 0 {
			return fmt.Errorf("part %q is encrypted; remove the password and save the file again", f.Name)
		}
		p.parts[key] = f
	}
	return nil
}

// findMain finds the main document part through the package relationships and
// reads that part's own relationships.
func (p *pack) findMain() error {
	if p.has("_rels/.rels") {
		rels, err := p.relationships("")
		if err != nil {
			return err
		}
		for _, r := range rels {
			if r.kind == "officeDocument" {
				p.main = r.target
			}
		}
	} else if p.has("word/document.xml") {
		p.main = "word/document.xml"
	}
	if p.main == "" {
		return errors.New(p.notWord())
	}
	if !p.has(p.main) {
		return fmt.Errorf("main document part %q is not in the package; ask for the file again, or open and save it in Word", p.main)
	}
	if !p.has(relsName(p.main)) {
		return nil
	}
	rels, err := p.relationships(p.main)
	if err != nil {
		return err
	}
	seen := map[relationship]bool{}
	for _, r := range rels {
		if p.has(r.target) && !seen[r] {
			seen[r] = true
			p.rels[r.kind] = append(p.rels[r.kind], r.target)
		}
	}
	return nil
}

// notWord says what a zip file without a main document is.
func (p *pack) notWord() string {
	what := "a zip file"
	switch {
	case p.has("mimetype") && p.has("content.xml"):
		what = "an OpenDocument file; give it its own ending (.odt)"
	case p.has("xl/workbook.xml"):
		what = "an Excel workbook"
	case p.has("ppt/presentation.xml"):
		what = "a PowerPoint presentation"
	case len(p.parts) == 0:
		what = "an empty zip file"
	}
	return "not a Word document: it has no main document part; it is " + what
}

func (p *pack) has(name string) bool { return p.parts[strings.ToLower(name)] != nil }

// related returns the parts that the main part refers to by a kind of
// relationship, in the order of the relationships.
func (p *pack) related(kind string) []string { return p.rels[kind] }

// parse runs fn over the XML of one part.
func (p *pack) parse(name string, fn func(*xmlReader) error) error {
	f := p.parts[strings.ToLower(name)]
	if f == nil {
		return fmt.Errorf("part %s is not in the package", name)
	}
	if err := p.admit(f); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	rc, err := f.Open()
	if err != nil {
		return fmt.Errorf("damaged Word file: open %s: %w; ask for the file again", name, err)
	}
	defer func() { _ = rc.Close() }() // it was only read
	x, err := newXMLReader(rc, p.lim)
	if err == nil {
		err = fn(x)
	}
	if err == nil {
		err = x.finish()
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm), isFlate(err):
		return fmt.Errorf("damaged Word file: unpack %s: %w; ask for the file again", name, err)
	case x != nil:
		return fmt.Errorf("%s at byte %d: %w", name, x.offset(), err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// admit checks a part against the limits before it is unpacked. The sizes are
// the declared ones: archive/zip fails as soon as a part grows beyond them.
func (p *pack) admit(f *zip.File) error {
	if f.UncompressedSize64 > 1<<62 || f.CompressedSize64 > 1<<62 {
		return fmt.Errorf("declared size of %d bytes is absurd; the file is damaged or hostile", f.UncompressedSize64)
	}
	size := int64(f.UncompressedSize64)
	if err := p.lim.CheckUnpacked(p.unpacked + size); err != nil {
		return err
	}
	p.unpacked += size
	return p.lim.CheckRatio(int64(f.CompressedSize64), size)
}

type relationship struct{ kind, target string }

// relationships reads the internal relationships of a part, or those of the
// package for the empty name.
func (p *pack) relationships(part string) ([]relationship, error) {
	var out []relationship
	err := p.parse(relsName(part), func(x *xmlReader) error {
		return x.eachAnywhere(func(e *element) error {
			if e.local != "Relationship" || strings.EqualFold(e.plain("TargetMode"), "External") {
				return nil
			}
			kind := e.plain("Type")
			kind = kind[strings.LastIndexByte(kind, '/')+1:]
			target := strings.ReplaceAll(e.plain("Target"), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", path.Dir(part), target)
			}
			out = append(out, relationship{kind, strings.TrimPrefix(path.Clean(target), "/")})
			return nil
		})
	})
	return out, err
}

func relsName(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}

func isFlate(err error) bool {
	var corrupt flate.CorruptInputError
	return errors.As(err, &corrupt) || errors.Is(err, io.ErrUnexpectedEOF)
}
