// Package page makes resolint.html: one file with the engine as WebAssembly in it,
// which is opened by a double click, audits in the browser and sends nothing.
//
// The page asks for nothing from anywhere: style, scripts and engine stand in it,
// and a content security policy allows these, by their hashes, and nothing else.
// This package puts the file together and builds what goes into it; what the engine
// does is internal/page/engine, what the page does is assets.
package page

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"text/template"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report"
	"github.com/resolint/resolint/internal/sheet"
)

// MaxBytes is the most that the one file may have: what a mail server passes on and
// a slow line brings in a minute or two.
const MaxBytes = 20_000_000

var (
	//go:embed assets/page.html
	source string
	//go:embed assets/style.css
	ownStyle string
	//go:embed assets/client.js
	clientScript string
	//go:embed assets/files.js
	filesScript string
	//go:embed assets/app.js
	appScript string
	//go:embed assets/worker.js
	workerScript string
)

// style is all of the page's.
var style = sheet.Base + ownStyle

// Parts are what a page is made of beside its assets.
type Parts struct {
	Version string
	// Engine is the compiled cmd/resolint-wasm, Exec the wasm_exec.js of the Go
	// release that compiled it.
	Engine, Exec []byte
	// Base and Draft are the example to try.
	Base, Draft string
}

// zone is one of the boxes that files are dropped on.
type zone struct{ ID, Title, About string }

var zones = []zone{
	{"draft", "The draft", "The text under review. A Word file with tracked changes is enough by itself."},
	{"base", "The adopted text", "What the draft would replace: the last adopted version."},
	{"proposals", "Proposals", "What was tabled, to see what the outcome dropped. May stay empty."},
}

// text is a script element that is data: nothing in it runs.
type text struct{ ID, Text string }

// values fill the template.
type values struct {
	Version, Policy, Style, Script string
	Zones                          []zone
	Texts                          []text
	// Beside and Integrity name the script that brings the engine, where it is not
	// in the page.
	Beside, Integrity string
}

var page = template.Must(template.New("page").Parse(source))

// File returns the page as one file.
func File(p Parts) ([]byte, error) {
	packed, err := pack(p.Engine)
	if err != nil {
		return nil, err
	}
	return p.write(packed, nil)
}

// EngineFile is the name of the script beside the page of Site.
const EngineFile = "resolint-engine.js"

// Site returns the same page for a static host with the engine beside it, in a
// script named EngineFile: browsers can then keep the one while the other changes.
// The page runs that script only if it is the very one, by its hash.
func Site(p Parts) (index, engine []byte, err error) {
	packed, err := pack(p.Engine)
	if err != nil {
		return nil, nil, err
	}
	engine = []byte("resolintEngineArrived(\"" + packed + "\");\n")
	index, err = p.write("", engine)
	return index, engine, err
}

// pack compresses the engine into characters that HTML and JavaScript leave alone.
// Gzip is what all browsers unpack by themselves.
func pack(engine []byte) (string, error) {
	var out strings.Builder
	encode := base64.NewEncoder(base64.StdEncoding, &out)
	z, err := gzip.NewWriterLevel(encode, gzip.BestCompression)
	if err != nil {
		return "", fmt.Errorf("compress the engine: %w", err)
	}
	if _, err := z.Write(engine); err != nil {
		return "", fmt.Errorf("compress the engine: %w", err)
	}
	if err := errors.Join(z.Close(), encode.Close()); err != nil {
		return "", fmt.Errorf("compress the engine: %w", err)
	}
	return out.String(), nil
}

func (p Parts) write(packed string, beside []byte) ([]byte, error) {
	script := strings.Join([]string{clientScript, filesScript, appScript}, "\n")
	v := values{Version: p.Version, Style: style, Script: script, Zones: zones, Texts: []text{
		{"worker", string(p.Exec) + "\n" + workerScript},
		{"example-base", "\n" + p.Base},
		{"example-draft", "\n" + p.Draft},
	}}
	scripts := []string{sheet.Digest(script)}
	if beside != nil {
		v.Beside, v.Integrity = EngineFile, sheet.Digest(string(beside))
		scripts = append(scripts, v.Integrity)
	} else {
		v.Texts = append(v.Texts, text{"engine-gzip", packed})
	}
	for _, t := range append(v.Texts, text{"script", script}) {
		// An element's text ends at its closing tag and nowhere else.
		if t.ID != "engine-gzip" && breaksOut.MatchString(t.Text) {
			return nil, fmt.Errorf("the text %q holds a tag of scripts, which would end its element; write it otherwise", t.ID)
		}
	}
	var err error
	if v.Policy, err = policy(scripts); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := page.Execute(&out, v); err != nil {
		return nil, fmt.Errorf("write the page: %w", err)
	}
	return out.Bytes(), nil
}

var breaksOut = regexp.MustCompile(`(?i)</script|<script|<!--`)

var (
	reportPolicy = regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`)
	unescape     = strings.NewReplacer("&#39;", "'", "&#43;", "+", "&quot;", `"`, "&amp;", "&")
)

// policy is the page's content security policy. The report stands in a frame that
// inherits it, so that what the report's own policy allows is allowed here too.
func policy(scripts []string) (string, error) {
	w, err := report.New("html", report.Options{})
	if err != nil {
		return "", err
	}
	var empty bytes.Buffer
	if err := w.Write(&empty, &finding.Report{}); err != nil {
		return "", err
	}
	found := reportPolicy.FindSubmatch(empty.Bytes())
	if found == nil {
		return "", errors.New("the HTML report has no content security policy to take over")
	}
	names := []string{"script-src", "style-src", "img-src", "worker-src", "frame-src"}
	allowed := map[string][]string{
		"script-src": {"'wasm-unsafe-eval'"},
		"style-src":  {"'" + sheet.Digest(style) + "'"},
		"img-src":    {"data:"}, // the empty icon, without which browsers ask a host for one
		"worker-src": {"blob:"},
		"frame-src":  {"blob:"},
	}
	for _, s := range scripts {
		allowed["script-src"] = append(allowed["script-src"], "'"+s+"'")
	}
	for directive := range strings.SplitSeq(unescape.Replace(string(found[1])), ";") {
		words := strings.Fields(directive)
		if len(words) < 2 || words[0] == "default-src" || words[0] == "base-uri" || words[0] == "form-action" || words[1] == "'none'" {
			continue
		}
		if allowed[words[0]] == nil {
			return "", fmt.Errorf("the HTML report's policy has %s, of which the page knows nothing", words[0])
		}
		allowed[words[0]] = append(allowed[words[0]], words[1:]...)
	}
	out := "default-src 'none'"
	for _, name := range names {
		out += "; " + name + " " + strings.Join(allowed[name], " ")
	}
	return out + "; base-uri 'none'; form-action 'none'", nil
}

// Write writes the page as one file.
func Write(w io.Writer, p Parts) error {
	data, err := File(p)
	if err != nil {
		return err
	}
	if len(data) > MaxBytes {
		return fmt.Errorf("the page has %d bytes, more than %d", len(data), MaxBytes)
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}
