package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/strictyaml"
)

// Error is a mistake in a configuration, with its place.
type Error = strictyaml.Error

// Read reads the configuration in the file path; name is how messages call it.
func Read(path, name string) (*Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &Error{Path: name, Message: "read configuration: " + reason(err)}
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, &Error{Path: name, Message: "read configuration: " + reason(err)}
	}
	c, err := Parse(data, name)
	if err != nil {
		return nil, err
	}
	c.Path = path
	c.Root = filepath.Dir(path)
	return c, c.checkFiles()
}

// reason cuts operation and path off a file error: the caller names the file.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// Parse reads a configuration and checks all of it that can be checked without
// looking at other files.
func Parse(data []byte, name string) (*Config, error) {
	if len(data) > MaxBytes {
		return nil, &Error{Path: name, Message: fmt.Sprintf("the configuration is larger than %d kB; move waivers of settled texts to a baseline", MaxBytes>>10)}
	}
	f, err := strictyaml.Parse(name, data)
	if err != nil {
		return nil, err
	}
	c := &Config{places: map[string]place{}, file: f}
	if f.Root == nil {
		return c, nil
	}
	c.locate("", f.Root)
	if err := f.Decode(&c.File); err != nil {
		return nil, err
	}
	return c, c.check()
}

// locate notes where each key and list entry stands.
func (c *Config) locate(path string, n *yaml.Node) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if path != "" {
				key = path + "." + key
			}
			c.places[key] = place{n.Content[i].Line, n.Content[i].Column}
			c.locate(key, n.Content[i+1])
		}
	case yaml.SequenceNode:
		for i, v := range n.Content {
			key := index(path, i)
			c.places[key] = place{v.Line, v.Column}
			c.locate(key, v)
		}
	}
}

func index(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
