package limit

import (
	"fmt"
	"slices"
	"strings"
)

// CheckPartName returns an error if the name of a container's entry leads out of
// the container: absolute, with a drive, through "..", with a NUL byte. No reader
// unpacks to disk; whoever packed such a name meant harm to one that does.
func CheckPartName(name string) error {
	slashed := strings.ReplaceAll(name, `\`, "/")
	if strings.HasPrefix(slashed, "/") || strings.ContainsRune(name, 0) || len(name) > 1 && name[1] == ':' ||
		slices.Contains(strings.Split(slashed, "/"), "..") {
		return fmt.Errorf("part name %q leads out of the package; the file was not written by a word processor: do not open it", name)
	}
	return nil
}
