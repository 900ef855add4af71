package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The largest parts that are unpacked, in bytes: those that hold text were
// admitted by the reader under the user's limits, the others are small in every
// honest file.
const (
	mostText  = 1 << 30
	mostIndex = 16 << 20
)

const contentTypes = "[Content_Types].xml"

// pack is a package that is being changed.
type pack struct {
	zip     *zip.Reader
	entries map[string]*zip.File // by lower-case name
	main    string               // name of the main document part
	rels    []relationship       // of the main part
	// relPrefix is what the types of relationships begin with: strict files have
	// other names than transitional ones.
	relPrefix string
	changed   map[string][]byte // by entry name
	added     []addition
}

type addition struct {
	name string
	data []byte
}

type relationship struct{ id, kind, target string }

// openPack opens a Word package and finds its main document part.
func openPack(data []byte) (*pack, error) {
	notWord := errors.New("it is not a Word document (.docx), and only those can hold comments; use another format, such as --format html")
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, notWord
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open zip container: %w; open and save the file in Word", err)
	}
	p := &pack{zip: zr, entries: map[string]*zip.File{}, changed: map[string][]byte{}}
	for _, f := range zr.File {
		p.entries[key(f.Name)] = f
	}
	p.relPrefix = transitional
	if !p.has("_rels/.rels") {
		if !p.has("word/document.xml") {
			return nil, notWord
		}
		p.main = "word/document.xml"
	} else if err := p.findMain(); err != nil {
		return nil, err
	}
	if p.main == "" || !p.has(p.main) || !p.has(contentTypes) {
		return nil, notWord
	}
	if p.has(relsName(p.main)) {
		p.rels, err = p.relationships(p.main)
	}
	return p, err
}

const transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

func (p *pack) findMain() error {
	rels, err := p.relationships("")
	if err != nil {
		return err
	}
	for _, r := range rels {
		if prefix, ok := strings.CutSuffix(r.kind, "officeDocument"); ok {
			p.main, p.relPrefix = r.target, prefix
		}
	}
	return nil
}

func key(name string) string { return strings.ToLower(strings.ReplaceAll(name, `\`, "/")) }

func (p *pack) has(name string) bool { return p.entries[key(name)] != nil }

// read returns the bytes of a part as they are now.
func (p *pack) read(name string, most uint64) ([]byte, error) {
	f := p.entries[key(name)]
	if f == nil {
		return nil, fmt.Errorf("part %s is not in the package", name)
	}
	if data, ok := p.changed[f.Name]; ok {
		return data, nil
	}
	if f.UncompressedSize64 > most {
		return nil, fmt.Errorf("part %s has %d bytes, more than the %d that are handled; open and save the file in Word", name, f.UncompressedSize64, most)
	}
	rc, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open part %s: %w", name, err)
	}
	defer func() { _ = rc.Close() }() // it was only read
	data, err := io.ReadAll(rc)       // fails beyond the declared size
	if err != nil {
		return nil, fmt.Errorf("unpack part %s: %w", name, err)
	}
	return data, nil
}

// relationships returns the internal relationships of a part, or those of the
// package for the empty name.
func (p *pack) relationships(part string) ([]relationship, error) {
	name := relsName(part)
	data, err := p.read(name, mostIndex)
	if err != nil {
		return nil, err
	}
	var out []relationship
	err = walk(name, data, func(_ *scanner, e *element) {
		if e.local != "Relationship" {
			return
		}
		r := relationship{id: e.attr("Id"), kind: e.attr("Type")}
		if !strings.EqualFold(e.attr("TargetMode"), "External") {
			target := strings.ReplaceAll(e.attr("Target"), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", path.Dir(part), target)
			}
			r.target = strings.TrimPrefix(path.Clean(target), "/")
		}
		out = append(out, r)
	})
	return out, err
}

func relsName(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}

// related returns the part that the main part refers to by a kind of
// relationship, "" if there is none.
func (p *pack) related(kind string) string {
	for _, r := range p.rels {
		if strings.HasSuffix(r.kind, "/"+kind) && r.target != "" && p.has(r.target) {
			return r.target
		}
	}
	return ""
}

// replace sets new bytes for a part of the package.
func (p *pack) replace(name string, data []byte) { p.changed[p.entries[key(name)].Name] = data }

// add adds a part, its content type and its relationship with the main part.
func (p *pack) add(name, kind, contentType string, data []byte) error {
	types, err := p.read(contentTypes, mostIndex)
	if err != nil {
		return err
	}
	types, err = appendChild(contentTypes, types, func(prefix string) string {
		return `<` + prefix + `Override PartName="/` + escape(name) + `" ContentType="` + contentType + `"/>`
	})
	if err != nil {
		return err
	}
	p.replace(contentTypes, types)
	p.added = append(p.added, addition{name, data})
	return p.relate(name, kind)
}

// relate adds a relationship of the main part with the part called name, which
// stands in the same folder.
func (p *pack) relate(name, kind string) error {
	used := map[string]bool{}
	for _, r := range p.rels {
		used[r.id] = true
	}
	id := ""
	for n := len(p.rels) + 1; id == "" || used[id]; n++ {
		id = fmt.Sprintf("rId%d", n)
	}
	child := func(prefix string) string {
		return `<` + prefix + `Relationship Id="` + id + `" Type="` + p.relPrefix + kind + `" Target="` + escape(path.Base(name)) + `"/>`
	}
	rels := relsName(p.main)
	if !p.has(rels) {
		p.added = append(p.added, addition{rels, []byte(xmlHead +
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + child("") + `</Relationships>`)})
		return nil
	}
	data, err := p.read(rels, mostIndex)
	if err != nil {
		return err
	}
	if data, err = appendChild(rels, data, child); err != nil {
		return err
	}
	p.replace(rels, data)
	return nil
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// write writes the package: changed parts anew, in their places, all others as
// they are stored.
func (p *pack) write(w io.Writer) error {
	zw := zip.NewWriter(w)
	for _, f := range p.zip.File {
		data, ok := p.changed[f.Name]
		if !ok {
			if err := zw.Copy(f); err != nil {
				return fmt.Errorf("copy part %s: %w", f.Name, err)
			}
			continue
		}
		h := &zip.FileHeader{Name: f.Name, Method: f.Method, Comment: f.Comment, NonUTF8: f.NonUTF8, ExternalAttrs: f.ExternalAttrs}
		if h.Method != zip.Store {
			h.Method = zip.Deflate
		}
		if f.Modified.Year() >= 1980 { // the form knows no earlier date
			h.Modified = f.Modified
		}
		if err := store(zw, h, data); err != nil {
			return err
		}
	}
	for _, a := range p.added {
		if err := store(zw, &zip.FileHeader{Name: a.name, Method: zip.Deflate}, a.data); err != nil {
			return err
		}
	}
	if err := zw.SetComment(p.zip.Comment); err != nil {
		return fmt.Errorf("copy the comment of the container: %w", err)
	}
	return zw.Close()
}

func store(zw *zip.Writer, h *zip.FileHeader, data []byte) error {
	w, err := zw.CreateHeader(h)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write part %s: %w", h.Name, err)
	}
	return nil
}
