//go:build !unix

package output

import "os"

// Lock does nothing where folders cannot be locked.
func Lock(string) (unlock func(), err error) { return func() {}, nil }

// hold does nothing: an open file cannot be removed where folders cannot be locked.
func hold(*os.File) bool { return true }

// removeAbandoned removes a file that no process has open.
func removeAbandoned(path string) { _ = os.Remove(path) }

// place closes a file and gives it its name: an open file cannot be renamed.
func place(f *os.File, path string) error {
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
